"""The queue's own bookkeeping: which job waits, who does it, how far it is, how it ended.

Nothing of the programme changes here, so nothing is recorded: that a job was asked for was, and so is what it
does. Each change is one statement that asks for the state it changes from, so that a job is begun once and
ends once, whoever is quicker.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from goldthread.server.live import telling

from .jobs import Ended, known_as
from .models import Job, Worker

MOST_TRIES = 3
KEPT = timedelta(days=90)
BROKEN_OFF = (
    "The server stopped while this was being done. Nothing of it was kept by halves: look at what is there, "
    "and ask again."
)


def begin(pk: int, worker: Worker | None) -> Job | None:
    """Take a job that waits; None when it was taken, cancelled or ended."""
    now = timezone.now()
    waiting = Job.objects.filter(pk=pk, state=Job.State.WAITING)
    begun = waiting.update(
        state=Job.State.RUNNING, began_at=now, beat_at=now, worker=worker, done=0, total=0, step=""
    )
    if not begun:
        return None
    job = Job.objects.select_related("by", "organisation").get(pk=pk)
    telling.tell(job)
    return job


def say(job: Job, *, done: int, total: int, step: str) -> bool:
    """Say how far a job is; whether it may go on."""
    running = _running(job).filter(stop=False)
    said = bool(running.update(done=done, total=total, step=step[:200], beat_at=timezone.now()))
    telling.tell(job)
    return said


def may_go_on(job: Job) -> bool:
    """The same without saying anything: within a transaction nobody would hear it, and others would wait."""
    return _running(job).filter(stop=False).exists()


def done(job: Job, ended: Ended) -> bool:
    """It is done."""
    return _end(
        job,
        Job.State.DONE,
        says=ended.says[:1000],
        link=ended.link,
        file=ended.file,
        file_name=ended.file_name,
        file_of=list(ended.of),
    )


def failed(job: Job, why: str) -> bool:
    """It was not done, and why."""
    return _end(job, Job.State.FAILED, says=why[:1000])


def cancelled(job: Job) -> bool:
    """It stopped because somebody asked it to."""
    return _end(job, Job.State.CANCELLED, says="It was cancelled. Nothing was changed.")


def put_back(job: Job) -> bool:
    """Its worker goes: another takes it up, unless somebody cancelled it, or it was tried too often."""
    if job.stop:
        return cancelled(job)
    known = known_as(job.job)
    if known is None or not known.begins_anew or job.tries + 1 >= MOST_TRIES:
        _end(job, Job.State.LOST, says=BROKEN_OFF)
        return False
    waits = _running(job).update(
        state=Job.State.WAITING, tries=job.tries + 1, worker=None, began_at=None, beat_at=None
    )
    telling.tell(job)
    return bool(waits)


def is_task(job: Job, task: object) -> None:
    """It was handed to the library's queue as this task."""
    Job.objects.filter(pk=job.pk).update(task=task)


def open_for(longer_than: timedelta) -> list[Job]:
    """Those that have been open for so long, by the task that was to do them."""
    long_ago = timezone.now() - longer_than
    return list(Job.objects.open().filter(asked_at__lt=long_ago, task__isnull=False))


def forget_old() -> int:
    """Forget jobs that ended long ago; returns how many."""
    return Job.objects.filter(ended_at__lt=timezone.now() - KEPT).delete()[0]


def orphans(dead: Iterable[Worker]) -> list[Job]:
    """The jobs that were in the hands of workers that are gone."""
    return list(Job.objects.filter(state=Job.State.RUNNING, worker__in=list(dead)))


def without_worker() -> list[Job]:
    """Running jobs of a worker that is forgotten altogether, as after a restore."""
    return list(Job.objects.filter(state=Job.State.RUNNING, worker=None))


def _running(job: Job) -> QuerySet[Job]:
    return Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, tries=job.tries)


def _end(job: Job, state: Job.State, **how: str | list[int]) -> bool:
    """It has ended; what it was given is forgotten."""
    ended = {"state": state, "ended_at": timezone.now(), "step": "", "arguments": {}}
    is_ended = bool(_running(job).update(**ended, **how))
    telling.tell(job)
    return is_ended
