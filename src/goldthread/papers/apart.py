"""Papers written in a process of their own, so that whoever asks for one holds up nobody else meanwhile."""

from __future__ import annotations

import logging
import pickle
import subprocess
import sys
import threading

from goldthread.charts.apart import NotDrawn
from goldthread.papers.kinds import write
from goldthread.papers.paper import Paper

WAIT = 60.0
"""Seconds until a paper that is not written is given up."""

AT_ONCE = 2
"""So many are written at once, for people who wait for them on a page."""

logger = logging.getLogger(__name__)
_turns = threading.BoundedSemaphore(AT_ONCE)


def written_apart(paper: Paper, kind: str, *, wait: float = WAIT) -> bytes:
    """The paper as a file of that kind. Raises NotDrawn where that takes too long, or too many wait."""
    if not _turns.acquire(timeout=wait):
        raise NotDrawn("Too many papers are being written.")
    try:
        done = subprocess.run(
            [sys.executable, "-m", __name__, kind],
            input=pickle.dumps(paper),  # from this process to its own child, and from nowhere else
            capture_output=True,
            timeout=wait,
            check=True,
        )
    except (subprocess.SubprocessError, OSError) as wrong:
        logger.exception("A paper was not written")
        raise NotDrawn("This paper could not be written.") from wrong
    finally:
        _turns.release()
    return done.stdout


if __name__ == "__main__":
    sys.stdout.buffer.write(write(pickle.load(sys.stdin.buffer), sys.argv[1]))
