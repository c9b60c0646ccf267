"""One clock for everything that is due.

The programme's day may be set (the demonstration lives on 15 July 2019). What was done, and
when, is the audit's to say, and the audit keeps real time; only the demonstration's past and present
are on its own days.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """The programme's today: the day that was set for it, else the day it is."""
    return settings.GOLDTHREAD_TODAY or timezone.localdate()


_then: ContextVar[datetime | None] = ContextVar("then", default=None)


def now() -> datetime:
    """When something that is done now happens: at this moment.

    While a past is built, on the day it is built for; in the demonstration, on the demonstration's day at
    the present time, so that its history is of its own days.
    """
    if then := _then.get():
        return then
    moment = timezone.now()
    if not settings.GOLDTHREAD_DEMONSTRATION:
        return moment
    return timezone.make_aware(datetime.combine(today(), timezone.localtime(moment).time()))


def day() -> date:
    """The day of what is done now."""
    return timezone.localdate(now())


def the_day() -> date:
    """The programme's day on which something that is done now happens; while a past is built, of that past.

    For what is due. Where no past is built it is `today`.
    """
    then = _then.get()
    return timezone.localdate(then) if then else today()


@contextmanager
def happening_on(day: date) -> Iterator[None]:
    """What is done within it happened at ten in the morning of that day. For building a past alone."""
    moment = timezone.make_aware(datetime.combine(day, time(10)))
    before = _then.set(moment)
    try:
        yield
    finally:
        _then.reset(before)


def is_set() -> bool:
    """Whether the programme lives on a day of its own."""
    return settings.GOLDTHREAD_TODAY is not None
