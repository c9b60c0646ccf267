"""Doing a job: taken from the queue, told how far it is, ended in one of four ways."""

import logging
import time
from collections.abc import Callable
from functools import partial
from threading import Event

from django.db import Error, connection, transaction
from django_tasks import task

from goldthread.server import trouble
from goldthread.server.refusal import Refusal

from . import queue
from .jobs import known_as
from .models import Job, Worker
from .patience import is_passing, patiently

logger = logging.getLogger(__name__)

A_WHILE = 0.3  # seconds between what is said of a job
OUR_FAULT = (
    "Something went wrong here; it is no fault of yours. Nothing was kept by halves. Say ‘job {}’ to "
    "whoever looks after the server."
)
NO_LONGER = "This version of Goldthread does not know how to do this. Ask for it anew from its page."


class Cancelled(BaseException):
    """Somebody asked the job to stop. No `Exception`: what a job catches by itself does not catch this."""


class Leaving(BaseException):
    """The worker was asked to go: the job is put back, for another to take up."""


class Here:
    """This process as a worker: which one it is, and whether it was asked to go."""

    worker: Worker | None = None
    leaving = Event()


class Saying:
    """How one job says how far it is, from the thread that does it."""

    def __init__(self, job: Job) -> None:
        self.job, self.by = job, job.by
        self.done, self.total, self.step = 0, 0, ""
        self._said = 0.0

    def __call__(self, more: int = 0, *, step: str = "", total: int | None = None) -> None:
        """So much more is done. Raises Cancelled or Leaving when the job is to stop."""
        news = bool(step) or total is not None
        self.step = step or self.step
        if total is not None:
            self.done, self.total = 0, total
        self.done = min(self.done + more, self.total) if self.total else self.done + more
        if news or time.monotonic() - self._said > A_WHILE:
            self._said = time.monotonic()
            self._say()

    def _say(self) -> None:
        if Here.leaving.is_set():
            raise Leaving
        within = connection.in_atomic_block
        if not (queue.may_go_on(self.job) if within else self._said_or_busy()):
            raise Cancelled

    def _said_or_busy(self) -> bool:
        """While others are saving, how far a job is can wait."""
        try:
            return queue.say(self.job, done=self.done, total=self.total, step=self.step)
        except Error as wrong:
            if not is_passing(wrong):
                raise
            return True


@task()
def do(pk: int) -> None:
    """Do the job of that key, if it still waits. What goes wrong is said on its page."""
    job = patiently(lambda: queue.begin(pk, Here.worker))
    if job is None:
        return
    end = _done(job)
    patiently(end)


def _done(job: Job) -> Callable[[], object]:
    """Do it; what is to be written down of how it ended."""
    known = known_as(job.job)
    if known is None:
        return partial(queue.failed, job, NO_LONGER)
    try:
        ended = known(Saying(job), **job.arguments)
    except Cancelled:
        return partial(queue.cancelled, job)
    except Leaving:
        return partial(again, job)
    except Refusal as refusal:
        return partial(queue.failed, job, str(refusal))
    except Exception as wrong:
        return _went_wrong(job, wrong)
    return partial(queue.done, job, ended)


def _went_wrong(job: Job, wrong: Exception) -> Callable[[], object]:
    """What passes is tried again; what somebody must mend first is said; the rest is a fault of ours."""
    if is_passing(wrong):
        logger.warning("Job %s had to wait too long: %s. It begins again.", job.pk, trouble.cause(wrong))
        return partial(again, job)
    if found := trouble.of(wrong):
        logger.error("Job %s: %s", job.pk, trouble.cause(wrong))
        return partial(queue.failed, job, f"{found.title}. {found.says}")
    logger.exception("Job %s (%s) failed", job.pk, job.job)
    return partial(queue.failed, job, OUR_FAULT.format(job.pk))


def again(job: Job) -> None:
    """Have a job that was broken off taken up by another worker, where it may begin anew."""
    with transaction.atomic():
        job.refresh_from_db(fields=["stop"])
        if queue.put_back(job):
            hand_out(job)


def hand_out(job: Job) -> None:
    """Put a job that waits into the library's queue, and remember as which task."""
    queue.is_task(job, do.enqueue(job.pk).id)
