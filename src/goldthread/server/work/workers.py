"""Which workers there are, which are gone, and what becomes of what those had in hand."""

import os
import socket
from datetime import timedelta
from pathlib import Path

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from . import queue
from .doing import again, hand_out
from .models import Job, Worker

GONE = timedelta(minutes=3)
"""On another machine: who was silent for so long."""


LOST_AFTER = timedelta(minutes=3)


class WorkerDied(Exception):
    """The worker that did this was killed."""


def here() -> str:
    """This machine, as far as process numbers go: a container has its own."""
    names = Path("/proc/self/ns/pid")
    return f"{socket.gethostname()}:{names.stat().st_ino if names.exists() else 0}"


def enter() -> Worker:
    """This process is a worker from now on."""
    return Worker.objects.create(where=here(), pid=os.getpid())


def beat(worker: Worker) -> None:
    """It is alive."""
    if not Worker.objects.filter(pk=worker.pk).update(beat_at=timezone.now()):
        worker.save(force_insert=True)  # forgotten while this machine slept


def leave(worker: Worker) -> None:
    """It goes of its own will; its jobs were put back."""
    Worker.objects.filter(pk=worker.pk).delete()


def seen_lately() -> Worker | None:
    """A worker that is alive, as far as one can tell."""
    return next((worker for worker in Worker.objects.all() if is_alive(worker)), None)


def is_alive(worker: Worker) -> bool:
    """Whether it is there: its process, where that is on this machine; else whether it was heard of."""
    if worker.where == here():
        return _runs(worker.pid)
    return timezone.now() - worker.beat_at < GONE


def reap() -> int:
    """Find what workers that are gone had in hand: it is taken up again, or said to be broken off.

    Returns of how many jobs.
    """
    dead = [worker for worker in Worker.objects.all() if not is_alive(worker)]
    orphans = [*queue.orphans(dead), *queue.without_worker()]
    for job in orphans:
        again(job)
    _fail_tasks(dead)
    _find_lost_tasks()
    for worker in dead:
        worker.delete()
    return len(orphans)


def _find_lost_tasks() -> None:
    """Jobs that are open though the library is done with them, as when the database was away just then."""
    found = {job.task: job for job in queue.open_for(LOST_AFTER)}
    ended = DBTaskResult.objects.finished().filter(
        pk__in=list(found), finished_at__lt=timezone.now() - LOST_AFTER
    )
    for pk in ended.values_list("pk", flat=True):
        job = found[pk]
        again(job) if job.state == Job.State.RUNNING else hand_out(job)


def _fail_tasks(dead: list[Worker]) -> None:
    """What the library still takes to be running on workers that are gone."""
    gone = {name_of(worker) for worker in dead}
    for result in DBTaskResult.objects.running():
        if gone & set(result.worker_ids):
            result.set_failed(WorkerDied("The worker was killed."))


def name_of(worker: Worker) -> str:
    """What a worker is called in the library's own table."""
    return f"{worker.pk}"


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return not _is_zombie(pid)


def _is_zombie(pid: int) -> bool:
    """A process that was killed and whose parent has not asked after it does nothing any more."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (OSError, IndexError):
        return False
