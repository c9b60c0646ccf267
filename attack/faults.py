"""The faults: the database is held by somebody else, the disk is full, the mail server never answers.

Promised: whoever changes something meanwhile is told to try again (503), and nothing is half done; pages
are still shown where the fault leaves them anything to show; once the fault is over, all goes on by itself.
"""

from __future__ import annotations

import json
import resource
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from .findings import Tally
from .kills import INVITE
from .place import Installation, installation, started_by
from .walk import wrongs

FULL = 4096
"""Bytes beyond which no file may be written, while the disk is full."""


def run(*, portion: float, seed: int) -> Tally:
    tally = Tally("faults")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        mail = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(silent.getsockname()[1])}
        with installation(more=mail) as place:
            _goes_on(place, "mail@example.org", "while the mail server says nothing", tally)
            for number in range(max(1, round(4 * portion))):
                with held(place):
                    _refused(place, f"held{number}@example.org", "while the database is held", tally)
                _goes_on(place, f"let{number}@example.org", "after the database was held", tally)
                with full(place):
                    _refused(place, f"full{number}@example.org", "while the disk is full", tally)
                _goes_on(place, f"empty{number}@example.org", "after the disk was full", tally)
    return tally


def _refused(place: Installation, email: str, when: str, tally: Tally) -> None:
    """It is refused with a sentence, wholly; and a page is shown, or says the same."""
    said = {"name": email, "email": email, "role": "staff"}
    answer = place.browser("administrator").post(INVITE, said)
    tally.count(f"changes {when}")
    again = f"POST {INVITE} {said} {when}"
    tally.expect(answer.status == 503, f"{answer.status} {when}", again)
    tally.expect("try again" in answer.text.lower(), "it does not say to try again", again)
    for wrong in wrongs(answer):
        if wrong != "503":
            tally.find(wrong, again)
    page = place.browser("administrator").get("/o/SASH/people/")
    tally.count(f"pages {when}")
    tally.expect(page.status in (200, 503), f"{page.status} for a page {when}", again)
    tally.expect(set(_there(place, email)) == {0}, f"half of it is there {when}", again)


def _goes_on(place: Installation, email: str, when: str, tally: Tally) -> None:
    said = {"name": email, "email": email, "role": "staff"}
    answer = place.browser("administrator").post(INVITE, said)
    tally.count(f"changes {when}")
    again = f"POST {INVITE} {said} {when}"
    tally.expect(answer.status == 302, f"{answer.status} {when}", again)
    tally.expect(set(_there(place, email)) == {1}, f"it is not whole {when}", again)


def _there(place: Installation, email: str) -> list[int]:
    counted = json.loads(place.run("-m", "attack.counted").stdout.splitlines()[-1])
    return [counted[kind].get(email, 0) for kind in ("rows", "events", "letters")]


@contextmanager
def held(place: Installation) -> Iterator[None]:
    """Somebody else writes to the database and does not come to an end."""
    database = sqlite3.connect(place.folder / "goldthread.sqlite3", isolation_level=None, timeout=30)
    try:
        database.execute("BEGIN IMMEDIATE")
        yield
    finally:
        database.close()


@contextmanager
def full(place: Installation) -> Iterator[None]:
    """No process of the server can write any file further."""
    _limit(place, FULL)
    try:
        yield
    finally:
        _limit(place, resource.RLIM_INFINITY)


def _limit(place: Installation, size: int) -> None:
    assert place.process
    for pid in started_by(place.process.pid):
        with suppress(ProcessLookupError):
            hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)[1]
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, hard))
