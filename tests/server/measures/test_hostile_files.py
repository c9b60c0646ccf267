"""Files that are made to eat the machine are answered with a sentence, and take no more than they may."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from goldthread.server.measures import files
from goldthread.server.measures.files import BOUNDS, Wanted, read_file
from goldthread.tables import apart as reading_apart
from goldthread.tables.apart import Abandoned, Busy, Slow, Turns, apart, settle, within
from goldthread.tables.bounds import Bounds
from goldthread.tables.problem import Unreadable

from ...tables.hostile_files import MADE

resource = pytest.importorskip("resource")


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.parametrize("name", MADE)
def test_a_file_made_to_eat_the_machine_is_answered_with_a_sentence(name, monkeypatch):
    monkeypatch.setattr(files, "BOUNDS", replace(BOUNDS, seconds=4))  # the same at an end that is sooner
    content = MADE[name]()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = read_file("readings.xlsx", BytesIO(content), len(content), Wanted())
    assert found.problems
    assert not found.rows
    assert all(str(problem).endswith((".", "?")) for problem in found.problems)
    took = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert took < 200_000  # kB: what it unpacks to is never in this process


def bounds_of_here():
    return [
        resource.getrlimit(each)[0]
        for each in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE)
    ]


def endless():
    while True:
        pass


def greedy():
    return len([bytearray(2**24) for _ in range(1000)])


def broken():
    raise ValueError("as a library breaks")


def talkative():
    return "a" * 10**7


def sleepy():
    time.sleep(60)


def test_whoever_reads_is_kept_within_bounds():
    memory, seconds, written = apart(bounds_of_here, bounds=BOUNDS)
    assert 0 < memory < 8 * 1024**3
    assert 0 < seconds <= BOUNDS.seconds + 5
    assert written == 0


@pytest.mark.parametrize("work", [endless, greedy, broken, talkative, sleepy])
def test_what_asks_for_too_much_ends_alone_and_in_words(work):
    with pytest.raises(Unreadable) as told:
        apart(work, bounds=Bounds(memory=2**28, seconds=1, patience=5, answer=10**6))
    assert "Keep the rows" in str(told.value) or "damaged" in str(told.value)


def dozing():
    for _ in range(15):
        time.sleep(0.1)
    return "read"


def test_what_waits_for_a_processor_is_no_more_than_slow():
    bounds = Bounds(seconds=1)
    assert apart(dozing, bounds=bounds) == "read"  # longer than its time of a processor
    with within(0.3), pytest.raises(Slow):
        apart(dozing, bounds=bounds)


def test_who_looks_meanwhile_may_end_it():
    def enough():
        raise KeyboardInterrupt

    with within(60, looks=enough), pytest.raises(KeyboardInterrupt):
        apart(sleepy, bounds=BOUNDS)


def test_in_the_background_one_waits_longer_for_a_turn(monkeypatch):
    monkeypatch.setattr(reading_apart, "turns", Turns(1, wait=0))
    with reading_apart.turns.one():
        threading.Timer(0.5, reading_apart.turns._here.release).start()
        with within(60, turn=60):
            assert apart(talkative, bounds=BOUNDS)
        reading_apart.turns._here.acquire()


def test_the_work_ends_when_whoever_asked_has_gone():
    settle(gone=lambda: True)
    try:
        with pytest.raises(Abandoned):
            apart(sleepy, bounds=BOUNDS)
    finally:
        settle()


def test_no_more_read_at_once_than_may_whichever_process_asks(tmp_path):
    here, elsewhere = (Turns(1, wait=0.2, folder=tmp_path / "turns") for _ in range(2))
    with here.one():
        for each in (here, elsewhere):
            with pytest.raises(Busy), each.one():
                pass
    with elsewhere.one():
        pass


def test_two_wait_for_each_other_in_turn(tmp_path):
    turns, done = Turns(1, wait=20, folder=tmp_path / "turns"), []

    def work():
        with turns.one():
            done.append(1)

    workers = [threading.Thread(target=work) for _ in range(4)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()
    assert len(done) == 4


ASKS = """
import sys
from goldthread.tables.apart import apart
from goldthread.tables.bounds import Bounds
from tests.server.measures.test_hostile_files import tells_and_sleeps
if __name__ == "__main__":
    apart(tells_and_sleeps, sys.argv[1], bounds=Bounds(patience=60))
"""


def tells_and_sleeps(told: str) -> None:
    Path(told).symlink_to(str(os.getpid()))  # there whole or not at all
    time.sleep(60)


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks the kernel of Linux")
def test_whoever_reads_ends_with_the_server_however_that_ends(tmp_path):
    told, script = tmp_path / "told", tmp_path / "asks.py"
    script.write_text(ASKS)
    knows_us = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    server = subprocess.Popen([sys.executable, script, told], env=knows_us)
    assert becomes(told.is_symlink, unless=lambda: server.poll() is not None)
    child = int(told.readlink().name)
    server.send_signal(signal.SIGKILL)
    server.wait()
    assert becomes(lambda: not runs(child))


def becomes(true: Callable[[], bool], unless: Callable[[], bool] = lambda: False) -> bool:
    """Whether it becomes true within half a minute, and before what makes waiting needless."""
    until = time.monotonic() + 30
    while not true() and not unless() and time.monotonic() < until:
        time.sleep(0.1)
    return true()


def runs(process: int) -> bool:
    """Whether it is there, and is not over and waiting for its parent to notice."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False
