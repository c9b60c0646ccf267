"""The kills: the server and its worker end at random moments while people write, on either database.

Promised after each: the database is whole; of each invitation that was asked for there is all (one row, one
line of the record, one letter that waits or was written out) or nothing; what was answered as done is
there; the server begins again.
"""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from http.client import HTTPException
from random import Random

from .findings import Tally
from .place import Installation, installation, started_by

ROUNDS = 12
OF_PROCESSES = 4
"""Kills of single processes, which begin again by themselves, before all are killed at once."""
WRITERS = 4
INVITE = "/o/SASH/people/invite/"


class Writer(threading.Thread):
    """An administrator who invites one person after another until told to stop."""

    def __init__(self, place: Installation, number: str, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.place, self.number, self.stop = place, number, stop
        self.asked: list[str] = []
        self.done: list[str] = []

    def run(self) -> None:
        browser = self.place.browser("administrator")
        while not self.stop.is_set():
            email = f"w{self.number}n{len(self.asked)}@example.org"
            self.asked.append(email)
            with suppress(OSError, HTTPException):
                said = {"name": email, "email": email, "role": "staff"}
                if browser.post(INVITE, said).status == 302:
                    self.done.append(email)
                continue
            time.sleep(0.05)


def run(*, portion: float, seed: int) -> Tally:
    chance = Random(seed)
    with installation(started=False) as place:
        on = "PostgreSQL" if place.on_postgres else "SQLite"
        tally = Tally(f"kills on {on}")
        asked: list[str] = []
        done: list[str] = []
        for number in range(max(1, round(ROUNDS * portion))):
            writers = _killed(place, number, tally, chance)
            asked += [email for writer in writers for email in writer.asked]
            done += [email for writer in writers for email in writer.done]
            _weigh(place, asked, done, tally, f"seed {seed}, round {number}")
        tally.count("invitations asked for", len(asked))
        tally.count("of them answered as done", len(done))
        tally.expect(bool(done), "nobody was answered: nothing was tried", f"seed {seed}")
    return tally


def _killed(place: Installation, number: int, tally: Tally, chance: Random) -> list[Writer]:
    """One round: people write while processes are killed, in the end all of them."""
    place.start()
    stop = threading.Event()
    writers = [Writer(place, f"{number}x{n}", stop) for n in range(WRITERS)]
    for writer in writers:
        writer.start()
    for _ in range(OF_PROCESSES):
        time.sleep(chance.uniform(0.2, 2.5))
        _kill_one(place, chance)
        tally.count("kills of one process")
    time.sleep(chance.uniform(1, 4))
    place.kill()
    tally.count("kills of all at once")
    stop.set()
    for writer in writers:
        writer.join(30)
    return writers


def _kill_one(place: Installation, chance: Random) -> None:
    assert place.process
    others = sorted(started_by(place.process.pid) - {place.process.pid})
    if others:
        with suppress(ProcessLookupError):
            os.kill(chance.choice(others), signal.SIGKILL)


def _weigh(place: Installation, asked: list[str], done: list[str], tally: Tally, again: str) -> None:
    """Whether of each invitation there is all or nothing, and all where it was said to be done."""
    told = place.run("-m", "attack.counted")
    if told.returncode:
        tally.find(f"the database cannot be read: {told.stderr[-500:]}", again)
        return
    there: Mapping[str, Mapping[str, int]] = json.loads(told.stdout.splitlines()[-1])
    whole = {"rows": 1, "events": 1, "letters": 1}
    tally.expect(not there["wrong"], f"the database is not whole: {there['wrong']}", again)
    for email in asked:
        found = {kind: there[kind].get(email, 0) for kind in whole}
        if found != whole and (any(found.values()) or email in done):
            tally.find(f"half of {email}: {found}", again)
    for email in there["lost"]:
        tally.find(f"the letter to {email} is marked as sent, and there is none", again)
