"""Many people at once, without pause: `goldthread serve` as it is started, asked over loopback.

Each person goes through the usual pages and their charts, over and over, each from another place on; a chart
that they have they ask for again as a browser does, so that it is answered with 304. Bounded in people and
time.
"""

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np

from goldthread.server.people.models import Organisation, Partnership, Person

from . import pages

SECONDS = 20.0
UNTIL_READY = 120.0
ASKED_FOR = 8
"""Measures whose page and chart each person looks at."""


@dataclass(frozen=True)
class Load:
    """What so many people met: requests a second, the median and the 95th percentile in milliseconds."""

    people: int
    requests: int
    seconds: float
    median: float
    p95: float
    failed: int

    def row(self, database: str) -> str:
        a_second = self.requests / self.seconds
        times = f"{self.median:.0f} | {self.p95:.0f}"
        return f"| {database} | {self.people} | {a_second:.0f} | {times} | {self.failed} |"


HEAD = [
    "| database | people at once | requests a second | median, ms | 95th percentile, ms | failed |",
    "| --- | ---: | ---: | ---: | ---: | ---: |",
]


def usual_pages(organisation: Organisation, partnership: Partnership, person: Person) -> list[str]:
    """What people look at, charts after their pages."""
    every = pages.addresses(organisation, partnership, person)
    measure = every.pop("Measure")
    one_by_one = [measure.replace("M00", f"M{n:02}") for n in range(ASKED_FOR)]
    charts = [f"{address}chart.svg?width=800" for address in one_by_one]
    seen = [address for pair in zip(one_by_one, charts, strict=True) for address in pair]
    return [*every.values(), *seen]


def measure(addresses: list[str], cookies: list[str], *, people: int, seconds: float = SECONDS) -> Load:
    """Have so many people ask, each with one of these sessions, after one has looked at everything once."""
    with _served() as port:
        _Visitor(port, cookies[0], addresses).go_round(time.monotonic() + UNTIL_READY)
        until = time.monotonic() + seconds
        visitors = [_Visitor(port, cookies[n % len(cookies)], _from(addresses, n * 7)) for n in range(people)]
        threads = [threading.Thread(target=v.go_on, args=(until,)) for v in visitors]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    taken = 1000 * np.concatenate([v.taken for v in visitors])
    failed = sum(v.failed for v in visitors)
    return Load(people, len(taken), seconds, float(np.median(taken)), float(np.quantile(taken, 0.95)), failed)


def _from(addresses: list[str], place: int) -> list[str]:
    place %= len(addresses)
    return addresses[place:] + addresses[:place]


@dataclass
class _Visitor:
    """One person with one connection, who keeps the charts that came."""

    port: int
    cookie: str
    addresses: list[str]
    taken: list[float] = field(default_factory=list)
    failed: int = 0
    kept: dict[str, str] = field(default_factory=dict)

    def go_on(self, until: float) -> None:
        while time.monotonic() < until:
            self.go_round(until)

    def go_round(self, until: float) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            for address in self.addresses:
                if time.monotonic() >= until:
                    return
                self._ask(connection, address)
        except (OSError, http.client.HTTPException):
            self.failed += 1
        finally:
            connection.close()

    def _ask(self, connection: http.client.HTTPConnection, address: str) -> None:
        said = {"Cookie": f"sessionid={self.cookie}"}
        if address in self.kept:
            said["If-None-Match"] = self.kept[address]
        before = time.monotonic()
        connection.request("GET", address, headers=said)
        answer = connection.getresponse()
        answer.read()
        self.taken.append(time.monotonic() - before)
        self.failed += answer.status not in (200, 304)
        if tag := answer.headers.get("ETag"):
            self.kept[address] = tag


@contextmanager
def _served() -> Iterator[int]:
    """The server on a free port, as many processes as cores, ended afterwards."""
    from django.conf import settings

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    knows = {"DJANGO_SETTINGS_MODULE": "goldthread.server.config.settings"}
    knows["GOLDTHREAD_SECRET_KEY"] = settings.SECRET_KEY
    server = subprocess.Popen(
        [sys.executable, "-m", "goldthread.cli", "serve", "--port", str(port)],
        env=os.environ | knows,
        stdout=subprocess.DEVNULL,
    )
    try:
        _await(port)
        yield port
    finally:
        server.terminate()
        server.wait(30)


def _await(port: int) -> None:
    until = time.monotonic() + UNTIL_READY
    while time.monotonic() < until:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/accounts/login/")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("The server did not answer.")
