"""A worker that is killed loses nothing and leaves nothing half done: real processes, on both databases."""

import os
import signal
import socket
import time
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from .conftest import ENOUGH, There

pytestmark = [pytest.mark.slow, pytest.mark.long, pytest.mark.django_db]  # so that they run on PostgreSQL too


def test_what_a_killed_worker_had_in_hand_another_takes_up_from_the_start(there: There) -> None:
    pk = there.ask(name="room.count", upto=40, seconds=0.2)
    first = there.worker()
    there.until(lambda job: job["done"] > 2, pk=pk)
    first.send_signal(signal.SIGKILL)
    first.wait()
    second = there.worker()
    found = there.until(lambda job: job["state"] == "done", pk=pk)
    assert (found["tries"], found["written"], found["says"]) == (1, 1, "40 were counted.")
    assert found["workers"] == [second.pid]


def test_what_may_not_begin_anew_is_said_to_be_broken_off_and_is_not_there_by_halves(there: There) -> None:
    pk = there.ask(name="room.whole", upto=60, seconds=0.2)
    first = there.worker()
    there.until(lambda job: job["state"] == "running", pk=pk)
    first.send_signal(signal.SIGKILL)
    first.wait()
    there.worker()
    found = there.until(lambda job: job["state"] == "lost", pk=pk)
    assert found["written"] == 0
    assert "ask again" in found["says"]


def test_a_worker_that_is_asked_to_end_puts_its_job_back(there: There) -> None:
    pk = there.ask(name="room.count", upto=100, seconds=0.2)
    first = there.worker()
    there.until(lambda job: job["done"] > 0, pk=pk)
    first.send_signal(signal.SIGTERM)
    first.wait(30)
    found = there.state(pk=pk)
    assert (found["state"], found["written"], found["workers"]) == ("waiting", 0, [])


def test_two_workers_do_a_job_once(there: There) -> None:
    keys = [there.ask(name="room.count", upto=3, seconds=0.05) for _ in range(4)]
    there.worker()
    there.worker()
    found = [there.until(lambda job: job["state"] == "done", pk=pk) for pk in keys]
    assert found[-1]["written"] == len(keys)


def test_what_is_cancelled_mid_way_stops_and_leaves_nothing(there: There) -> None:
    pk = there.ask(name="room.count", upto=400, seconds=0.1)
    there.worker()
    there.until(lambda job: job["done"] > 1, pk=pk)
    there.cancel(pk=pk)
    found = there.until(lambda job: job["state"] == "cancelled", pk=pk)
    assert found["written"] == 0
    assert found["done"] < 400


class KillsWhoSends:
    """Takes a letter, and kills whoever sent it before they hear of it."""

    def __init__(self) -> None:
        self.got: list[bytes] = []
        self.pid: int | None = None

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.got.append(envelope.content)
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            self.pid = None
        return "250 OK"


def test_a_letter_whose_sender_was_killed_goes_again_under_the_same_name(there: There) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = KillsWhoSends()
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    mail = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(port)}
    try:
        first = there.worker(**mail)
        server.pid = first.pid
        there.write()
        first.wait(60)
        assert there.letters() == [{"state": "waiting", "tries": 1}]
        there.later()
        there.worker(**mail)
        found = []
        until = time.monotonic() + ENOUGH
        while time.monotonic() < until and (found := there.letters())[0]["state"] != "sent":
            time.sleep(0.1)
        assert found == [{"state": "sent", "tries": 2}]
    finally:
        controller.stop()
    names = [line for each in server.got for line in each.splitlines() if line.startswith(b"Message-ID")]
    assert len(names) == 2
    assert len(set(names)) == 1
