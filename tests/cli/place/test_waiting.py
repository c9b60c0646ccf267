"""A worker that begins before its database does waits for it, says so once, and goes on."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import knowing_only

pytestmark = [pytest.mark.slow, pytest.mark.long]


def worker(place: Path, **more: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "goldthread.cli", "worker", "--once"]
    surroundings = {**knowing_only(place), **more}
    return subprocess.Popen(command, env=surroundings, stderr=subprocess.PIPE, text=True)


def test_a_worker_waits_for_a_database_that_is_held_and_goes_on_once_it_is_let_go(place: Path) -> None:
    held = sqlite3.connect(place / "goldthread.sqlite3", isolation_level=None)
    held.execute("PRAGMA journal_mode=DELETE")
    held.execute("BEGIN EXCLUSIVE")
    begun = worker(place)
    try:
        assert begun.stderr
        assert "Busy just now: it is waited for." in begun.stderr.readline()
        held.execute("ROLLBACK")
        said = begun.communicate(timeout=120)[1]
    finally:
        held.close()
        begun.kill()
        begun.wait()
    assert (begun.returncode, said) == (0, "")
