"""A process that ends with the one that started it, however that ended."""

import os
import signal
import threading
import time

STARTED_BY = "GOLDTHREAD_STARTED_BY"
"""The environment's name for the process that started this one, where it should not outlive that."""


def end_with_whoever_started_me() -> None:
    """Look on, where STARTED_BY says who that was, and end soon after it: SIGTERM, then without asking."""
    if said := os.environ.get(STARTED_BY):
        end_with(int(said))


def end_with(parent: int, *, every: float = 1.0, then: float = 8.0) -> None:
    """Look on for process `parent`, of which this one is a child; when it is gone, end this one.

    `then`: the seconds for what it is in the middle of.
    """

    def look() -> None:
        while os.getppid() == parent:
            time.sleep(every)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(then)
        os._exit(1)

    threading.Thread(target=look, name="looks after its parent", daemon=True).start()
