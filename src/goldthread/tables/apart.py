"""Work on what strangers send, done in a process of its own, which alone ends if that asks for too much.

The processes are forks of one that has loaded what they need, so that each begins within some hundredths of a
second. A child ends with its parent, and when nobody waits for it any more. Only so many work at once.
What a child has used of a processor decides what is too much. The clock does not: on a busy machine it runs
for the honest as well.
"""

from __future__ import annotations

import io
import logging
import math
import os
import pickle
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import child
from .bounds import Bounds, bounded, ends_with
from .child import TOO_LONG, TOO_MUCH, beyond, is_apart
from .kinds import OPEN_AND_SAVE
from .problem import Problem, Unreadable

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

LOADED = ["goldthread.tables.reading", "goldthread.tables.columns", "ctypes", "resource"]
LOOKS = 0.1
"""Seconds between two looks whether anybody still waits."""

logger = logging.getLogger(__name__)


class Busy(Exception):
    """As many files are being read as may be at once."""

    def __init__(self) -> None:
        super().__init__("As many files are being read as can be at once. Try again in a moment.")


class Slow(Busy):
    """Whoever waits has no more time. Nothing is said about what was being read: it may be in order."""

    def __init__(self) -> None:
        Exception.__init__(self, "The server has too much to do to read this in time. Try again in a moment.")


class Abandoned(Exception):
    """Whoever asked has gone."""


def _never() -> bool:
    return False


has_gone: Callable[[], bool] = _never
"""Whether whoever asked has gone, asked in their own thread."""


@dataclass(frozen=True)
class Wait:
    """until: when whoever waits has no more time, by the monotonic clock. turn: how long for a turn, as the
    turns have it if None. looks: called again and again meanwhile, and may raise."""

    until: float = math.inf
    turn: float | None = None
    looks: Callable[[], object] | None = None


_wait: ContextVar[Wait] = ContextVar("wait", default=Wait())  # noqa: B039


@contextmanager
def within(
    seconds: float, *, turn: float | None = None, looks: Callable[[], object] | None = None
) -> Iterator[None]:
    """Whatever is read in it has so long in all, turns included; what is not read then is Slow.

    turn: seconds for a turn, where that is not to be as long as ever. looks: called meanwhile some times a
    second; what it raises ends the reading.
    """
    before = _wait.set(Wait(time.monotonic() + seconds, turn, looks))
    try:
        yield
    finally:
        _wait.reset(before)


def apart(work: Callable[..., Any], *given: Any, bounds: Bounds) -> Any:
    """What `work`, a function of a module, answers with when it is called in a process of its own.

    Unreadable as work raises it, or where it asks for more than the bounds. Busy where as many work already
    as may, Slow where the time is over that `within` gives; Abandoned where whoever asked went meanwhile.
    """
    if is_apart():
        return work(*given)
    with turns.one():
        return _asked(work, given, bounds)


class Turns:
    """So many may read at once: in this process, or in all that name one folder."""

    def __init__(self, most: int, wait: float, folder: Path | None = None) -> None:
        self.most, self.wait, self.folder = most, wait, folder
        self._here = threading.BoundedSemaphore(most)

    @contextmanager
    def one(self) -> Iterator[None]:
        """Take a turn; raises Busy where none is free for so long."""
        asked = _wait.get().turn
        wait = self.wait if asked is None else asked
        until = time.monotonic() + wait
        if not self._here.acquire(timeout=wait):
            raise Busy
        try:
            held = self._among_all(until)
            try:
                yield
            finally:
                if held is not None:
                    os.close(held)
        finally:
            self._here.release()

    def _among_all(self, until: float) -> int | None:
        """A file of the folder that is locked for this turn, which ends with the process whatever happens."""
        if self.folder is None:
            return None
        try:
            import fcntl
        except ImportError:
            return None
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        while True:
            for place in range(self.most):
                held = os.open(self.folder / f"turn-{place}", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
                try:
                    fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    return held
                except OSError:
                    os.close(held)
            if time.monotonic() > until:
                raise Busy
            time.sleep(LOOKS)


turns = Turns(most=max(2, (os.cpu_count() or 2) // 2), wait=5)


def settle(folder: Path | None = None, gone: Callable[[], bool] = _never) -> None:
    """For a server: all processes that name this folder share turns, and none reads for whoever has gone."""
    global turns, has_gone
    turns, has_gone = Turns(turns.most, turns.wait, folder), gone


def _asked(work: Callable[..., Any], given: tuple[Any, ...], bounds: Bounds) -> Any:
    context = _context(work.__module__)
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(there, work, given, bounds), daemon=True)
    try:
        process.start()
        there.close()
        how, said = _heard(here, bounds)
    except (EOFError, OSError) as error:  # it ended without a word, or says too much
        raise beyond(TOO_MUCH) from error
    finally:
        here.close()
        if process.pid:
            process.kill()
            process.join()
            process.close()
    if how == "refused":
        raise said
    if how == "failed":
        logger.error("A file could not be read: %s", said)
        raise Unreadable(Problem("it is damaged, or is not what it says it is", remedy=OPEN_AND_SAVE))
    return said


def _heard(here: Connection, bounds: Bounds) -> tuple[str, Any]:
    """What the child says, while somebody waits for it."""
    wait, until = _wait.get(), time.monotonic() + bounds.patience
    while not here.poll(LOOKS):
        if has_gone():
            raise Abandoned
        if wait.looks:
            wait.looks()
        if time.monotonic() > wait.until:
            raise Slow
        if time.monotonic() > until:
            raise beyond(TOO_LONG)
    told: tuple[str, Any] = _Plain(io.BytesIO(here.recv_bytes(bounds.answer))).load()
    return told


class _Plain(pickle.Unpickler):
    """Takes from a child nothing but what it may answer with."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith("goldthread.") or module == "datetime":
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no part of an answer")


def _answer(there: Connection, work: Callable[..., Any], given: tuple[Any, ...], bounds: Bounds) -> None:
    """In the child: do the work within bounds, and say what came of it."""
    child.of_this_process = True
    ends_with(os.getppid())
    _alone(there.fileno())
    os.environ["POLARS_MAX_THREADS"] = "1"
    if hasattr(os, "nice"):
        os.nice(5)  # who reads a page goes first
    bounded(bounds.memory, bounds.seconds)
    try:
        told = pickle.dumps(("done", work(*given)))
    except Unreadable as wrong:
        told = pickle.dumps(("refused", wrong))
    except (MemoryError, RecursionError):
        told = pickle.dumps(("refused", beyond(TOO_MUCH)))
    except Exception as wrong:
        told = pickle.dumps(("failed", "".join(traceback.format_exception(wrong))[-4000:]))
    there.send_bytes(told)


def _alone(said: int) -> None:
    """Keep nothing open but the way to say what came of it.

    What a library prints as it breaks is nothing for the server's log; and the process of which this is a
    fork ends with the server only once nobody holds the pipe between them.
    """
    nowhere = os.open(os.devnull, os.O_RDWR)
    for each in (0, 1, 2):
        os.dup2(nowhere, each)
    os.closerange(3, said)
    os.closerange(said + 1, 2**16)


def _context(module: str) -> Any:
    import multiprocessing

    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*LOADED, module])
    return context
