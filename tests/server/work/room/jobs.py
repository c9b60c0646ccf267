"""Jobs that take as long as a test wants, and leave traces by which it sees what was done."""

import sqlite3
import time
from datetime import date

from django.db import OperationalError

from goldthread.server.audit.actions import Refusal, action, record
from goldthread.server.people import actions as people
from goldthread.server.people.models import DatedEvent, Organisation, Person
from goldthread.server.work.jobs import Ended, Progress, job


class Never(Refusal):
    """It says no."""


@job("room.count", begins_anew=True)
def count(progress: Progress, *, upto: int, seconds: float = 0.0) -> Ended:
    """Count slowly, and write down what was counted at the end, in one action."""
    for each in range(upto):
        progress(0 if not each else 1, step="Counting", total=None if each else upto)
        time.sleep(seconds)
    write_down(organisation=Organisation.objects.get(), title=f"{upto} counted", by=progress.by)
    return Ended(f"{upto} were counted.", link="/")


@job("room.whole")
def whole(progress: Progress, *, upto: int, seconds: float = 0.0) -> Ended:
    """Write something down at every step, all within one action; not to be begun anew."""
    write_all(progress=progress, upto=upto, seconds=seconds, by=progress.by)
    return Ended("All was written down.")


@job("room.refuses")
def refuses(progress: Progress) -> Ended:
    raise Never("It cannot be done on a Monday. Ask again tomorrow.")


@job("room.fails")
def fails(progress: Progress) -> Ended:
    raise ZeroDivisionError("nobody need read this")


@action
def write_all(*, progress: Progress, upto: int, seconds: float, by: Person) -> None:
    organisation = Organisation.objects.get()
    for each in range(upto):
        write_down(organisation=organisation, title=f"{each} of {upto}", by=by)
        progress(1, step="Writing")
        time.sleep(seconds)
    record("room.written", organisation, by=by)


def write_down(*, organisation: Organisation, title: str, by: Person) -> DatedEvent:
    return people.record_dated_event(
        organisation=organisation, kind=DatedEvent.Kind.OTHER, on=date(2019, 1, 1), title=title, by=by
    )


@job("room.busy", begins_anew=True)
def busy(progress: Progress) -> Ended:
    """Somebody else holds the database."""
    inner = sqlite3.OperationalError("database is locked")
    inner.sqlite_errorcode = sqlite3.SQLITE_BUSY
    raise OperationalError("database is locked") from inner
