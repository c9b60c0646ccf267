"""A worker's process: jobs in the main thread, one by one; duties and a pulse in threads beside it."""

import logging
import signal
import sys
import time
from collections.abc import Callable
from threading import Event, Thread
from types import FrameType

from django.db import Error, connection
from django_tasks_db.management.commands.db_worker import Worker as Loop

from goldthread.server import trouble

from . import duties, workers
from .doing import Here
from .models import Worker
from .patience import is_passing

logger = logging.getLogger(__name__)

PULSE = 5.0  # seconds
SOON = 0.5


class Jobs(Loop):
    """The library's loop over its queue, that lets go of a job at its next step when it is asked to end."""

    def run(self) -> None:
        """Go on while the database is busy or away: the library would end at that."""
        while self.running:
            try:
                super().run()
                return
            except Error as wrong:
                if not is_passing(wrong):
                    raise
                logger.info("The queue could not be read: %s", trouble.cause(wrong))
                connection.close()
                time.sleep(1)

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        Here.leaving.set()
        self.running = False
        if not self.running_task:
            sys.exit(0)


def run(*, interval: float = SOON) -> None:
    """Be a worker until asked to end."""
    Here.leaving.clear()
    Here.worker = worker = workers.enter()
    ended = Event()
    threads = [
        _beside(ended, SOON, duties.do_what_is_due),
        _beside(ended, PULSE, lambda: workers.beat(worker)),
    ]
    try:
        _loop(worker, interval)
    finally:
        ended.set()
        for thread in threads:
            thread.join(timeout=5)
        workers.leave(worker)


def do_all() -> None:
    """Do every job that waits, one after the other, and come back."""
    _made("alone", interval=0, batch=True).run()


def _loop(worker: Worker, interval: float) -> None:
    loop = _made(workers.name_of(worker), interval=interval, batch=False)
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, loop.shutdown)
    loop.run()


def _made(name: str, *, interval: float, batch: bool) -> Jobs:
    return Jobs(
        queue_names=["default"],
        interval=interval,
        batch=batch,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
        excluded_queue_names=[],
    )


def _beside(ended: Event, seconds: float, does: Callable[[], None]) -> Thread:
    """Do something again and again in a thread of its own, with a connection of its own, until the end."""

    def go_round() -> None:
        while not ended.is_set():
            try:
                does()
            except Exception as wrong:
                if not is_passing(wrong):
                    logger.exception("A worker's duty failed; it is tried again")
            finally:
                connection.close()
            ended.wait(seconds)

    thread = Thread(target=go_round, daemon=True)
    thread.start()
    return thread
