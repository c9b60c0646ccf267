"""`goldthread serve` as a set of processes: whichever dies is replaced, and none outlives the others."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.conftest import knowing_only
from tests.server.edge.places import run
from tests.server.edge.serving import Client, in_the_end

pytestmark = [pytest.mark.slow, pytest.mark.long]

SIGNED_IN = """
import django; django.setup()
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.conf import settings
from importlib import import_module
from goldthread.server.people.models import Person
somebody = Person.objects.get()
session = import_module(settings.SESSION_ENGINE).SessionStore()
session[SESSION_KEY] = str(somebody.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = somebody.get_session_auth_hash()
session.save()
print(session.session_key)
"""


@pytest.fixture(scope="module")
def place(begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(begun, tmp_path_factory.mktemp("served") / "place")


class Served:
    """The server, as somebody started it."""

    def __init__(self, place: Path) -> None:
        command = [sys.executable, "-m", "goldthread.cli", "serve", "--port", "0", "--workers", "2"]
        self.process = subprocess.Popen(
            command, env=knowing_only(place), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        assert self.process.stdout
        for line in self.process.stdout:
            if found := re.search(r"Goldthread is at (http://127.0.0.1:(\d+))/", line):
                self.address, self.port = found[1], int(found[2])
                break
        assert in_the_end(self.answers)

    def answers(self) -> bool:
        try:
            with urlopen(f"{self.address}/accounts/login/", timeout=10) as answer:
                return bool(answer.status == 200)
        except HTTPError:
            raise
        except OSError:
            return False

    def children(self, called: bytes = b"") -> set[int]:
        """The processes that it started: `spawn_main` answer, `worker` works."""
        task = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        children = [int(pid) for pid in task.read_text().split() if is_there(int(pid))]
        return {pid for pid in children if called in Path(f"/proc/{pid}/cmdline").read_bytes()}


@pytest.fixture
def server(place: Path) -> Iterator[Served]:
    served = Served(place)
    yield served
    if served.process.poll() is None:
        served.process.kill()
    served.process.wait()


def is_there(pid: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False


def status_of(server: Served, body: bytes, cookie: str = "") -> int:
    request = Request(f"{server.address}/accounts/login/", body, {"Cookie": cookie})
    try:
        with urlopen(request, timeout=30) as answer:
            return int(answer.status)
    except HTTPError as refused:
        return refused.code


@pytest.mark.parametrize(("called", "many"), [(b"spawn_main", 2), (b"worker", 1)])
def test_a_process_that_is_killed_is_replaced(server: Served, called: bytes, many: int) -> None:
    before = server.children(called)
    assert len(before) == many
    os.kill(min(before), signal.SIGKILL)
    assert in_the_end(lambda: len(server.children(called) - {min(before)}) == many)
    assert in_the_end(server.answers)


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_told_to_end_all_end(server: Served, told: signal.Signals) -> None:
    children = server.children()
    assert len(children) >= 3
    server.process.send_signal(told)
    assert server.process.wait(20) == 0
    assert in_the_end(lambda: not any(map(is_there, children)))


def test_killed_without_a_word_none_serves_on(server: Served) -> None:
    children = server.children()
    server.process.kill()
    assert in_the_end(lambda: not any(map(is_there, children)))


def test_strangers_send_a_megabyte_and_people_a_file(server: Served, place: Path) -> None:
    cookie = f"sessionid={run('-c', SIGNED_IN, place=place).stdout.strip()}"
    assert status_of(server, b"a" * 1_000_000) == 403  # it comes through, and carries no token
    assert status_of(server, b"a" * 1_100_000) == 413
    assert status_of(server, b"a" * 1_100_000, "sessionid=made-up") == 413
    assert status_of(server, b"a" * 20_000_000, cookie) == 403
    assert status_of(server, b"a" * 23_000_000, cookie) == 413


def test_silent_connections_are_closed(server: Served) -> None:
    with Client(server.port) as client:
        assert client.until_closed() == b""
