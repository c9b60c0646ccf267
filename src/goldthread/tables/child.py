"""One function of ours in a new process, kept within bounds: what it reads and prints are bytes."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from .bounds import Bounds, bounded, ends_with
from .problem import Problem, Unreadable

TOO_MUCH = "it asks for more memory or time than a table may"
TOO_LONG = "it takes too long to read"
ABOVE = Path(__file__).parents[2]
BEGIN = """
import sys
sys.path.insert(0, sys.argv[1])
from goldthread.tables.child import main
main(sys.argv[2:])
"""

of_this_process = False
"""Whether this process was made to read a stranger's file, and is kept within bounds."""


def is_apart() -> bool:
    """Whether whatever is read here is read within bounds already."""
    return of_this_process


def beyond(what: str) -> Unreadable:
    """A refusal of what is too much for one table."""
    return Unreadable(Problem(what, remedy="Keep the rows and columns you need, and save them as CSV"))


def answered(work: Callable[..., None], given: Sequence[str | int], content: bytes, bounds: Bounds) -> bytes:
    """What `work`, a function of a module, prints for content on standard input, in a process of its own.

    Unreadable where it asks for more than the bounds.
    """
    asked = [work.__module__, work.__name__, bounds.memory, bounds.seconds, os.getpid(), *given]
    with subprocess.Popen(
        [sys.executable, "-I", "-c", BEGIN, str(ABOVE), *map(str, asked)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as child:
        assert child.stdin
        assert child.stdout
        threading.Thread(target=_write, args=(child.stdin, content), daemon=True).start()
        killer = threading.Timer(bounds.patience, child.kill)
        killer.start()
        try:
            said = child.stdout.read(bounds.answer + 1)
            is_late = not killer.is_alive()
        except BaseException:
            child.kill()
            raise
        finally:
            killer.cancel()
        if len(said) > bounds.answer:
            child.kill()
            raise beyond("it holds more than a table may")
    if child.returncode:
        raise beyond(TOO_LONG if is_late else TOO_MUCH)
    return said


def main(asked: Sequence[str]) -> None:
    """In the child: the function, its bounds, its parent, and what it is given."""
    global of_this_process
    of_this_process = True
    module, name, memory, seconds, parent, *given = asked
    ends_with(int(parent))
    bounded(int(memory), int(seconds))
    getattr(import_module(module), name)(*(int(each) if each.isdecimal() else each for each in given))


def _write(into: IO[Any], content: bytes) -> None:
    try:
        with into:
            into.write(content)
    except OSError:
        return  # it ended before it had read all
