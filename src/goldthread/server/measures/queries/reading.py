"""When measures were last read, and which are overdue."""

from collections.abc import Iterable
from datetime import date, timedelta

from goldthread.server import clock

from ..models import Measure, Revision
from ..periods import WORDS, after, first_day, unread_since
from .standings import last_periods

OVERDUE_AFTER = 2
"""A measure not read for this many whole periods is overdue."""


def last_read(measure: Measure) -> date | None:
    """The first day of the last period read, under whichever revision; None if never."""
    return last_periods([measure])[measure.pk]


def periods_unread(measure: Measure, today: date) -> int | None:
    """How many whole periods have passed since the last one read; None if none was ever read."""
    return unread([measure], today)[measure.pk]


def unread(measures: Iterable[Measure], today: date) -> dict[int, int | None]:
    """For each measure's key, the whole periods since the last one read; None if never. Two queries.

    A measure read at each event is never behind once it was read; a retired one is not either.
    """
    retired = {m.pk for m in measures if m.retired_on}
    lasts = last_periods(measures)
    frequencies = _frequencies(measures)
    return {
        key: 0 if key in retired else (unread_since(last, today, frequencies[key]) if last else None)
        for key, last in lasts.items()
    }


def periods_called(measures: Iterable[Measure]) -> dict[int, str]:
    """For each measure's key, what its periods are called: days, months. One query."""
    return {key: WORDS[frequency][1] for key, frequency in _frequencies(measures).items()}


def _frequencies(measures: Iterable[Measure]) -> dict[int, str]:
    in_force = Revision.objects.filter(measure__in=measures, state=Revision.State.IN_FORCE)
    return dict(in_force.values_list("measure", "frequency"))


def is_overdue(periods: int | None) -> bool:
    """Whether a measure that was not read for so many periods (None: never) needs somebody."""
    return periods is None or periods >= OVERDUE_AFTER


def next_period(measure: Measure, revision: Revision) -> date | None:
    """The first day of the first period not yet read, if it has begun; None for events.

    Of a measure that was never read that of the last whole period.
    """
    if revision.frequency == Revision.Frequency.EVENT:
        return None
    last = last_read(measure)
    if last is None:
        return first_day(first_day(clock.today(), revision.frequency) - timedelta(days=1), revision.frequency)
    following = after(last, revision.frequency)
    return following if following <= clock.today() else None
