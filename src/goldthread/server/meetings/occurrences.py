"""The meetings that are due in a span of days: from the cadence, and what became of each where that was said.

Nothing is kept of a meeting of which nothing is to be said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from django.db.models import Q
from django.utils import timezone

from goldthread.cadence import Cadence
from goldthread.server import clock

from .models import CadenceInForce, Meeting, Routine

State = Meeting.State


@dataclass(frozen=True)
class Occurrence:
    """One time that a routine comes round: by `day`, on which its cadence has it; `begins` is when it is.

    meeting: what is kept of it, if anything is. state: what became of it; missed where its day has passed
    and nobody said that it was held or cancelled.
    """

    routine: Routine
    day: date
    begins: datetime
    minutes: int
    state: Meeting.State
    meeting: Meeting | None = None

    @property
    def moved(self) -> bool:
        return self.meeting is not None and self.meeting.moved

    @property
    def ends(self) -> datetime:
        return self.begins + timedelta(minutes=self.minutes)

    @property
    def is_settled(self) -> bool:
        """Whether somebody said what became of it."""
        return self.state in (State.HELD, State.CANCELLED)

    @property
    def held_on(self) -> date:
        """The day on which it is, or was to be."""
        return timezone.localdate(self.begins)

    def address(self, name: str) -> str:
        """The address of what may be done with it."""
        return self.routine.address(name, self.day.isoformat())


def due_between(
    routines: Iterable[Routine], since: date, until: date, today: date | None = None
) -> list[Occurrence]:
    """What their cadences have between these days, both included, first things first: two queries.

    today: as of which day what nobody spoke of is missed.
    """
    return _found(routines, since, until, today or clock.the_day(), Q(day__gte=since, day__lte=until))


def held_between(
    routines: Iterable[Routine], since: date, until: date, today: date | None = None
) -> list[Occurrence]:
    """What is between these days, moved meetings on the day to which they were moved."""
    first = timezone.make_aware(datetime.combine(since, datetime.min.time()))
    last = timezone.make_aware(datetime.combine(until + timedelta(days=1), datetime.min.time()))
    rows = Q(day__gte=since, day__lte=until) | Q(moved=True, begins__gte=first, begins__lt=last)
    found = _found(routines, since, until, today or clock.the_day(), rows)
    return [each for each in found if since <= each.held_on <= until]


def coming(routines: Iterable[Routine], today: date, most: int = 1) -> dict[int, list[Occurrence]]:
    """The next meetings of each routine that are neither held nor cancelled, by its key: two queries."""
    by_key = {each.pk: each for each in routines}
    begins = timezone.make_aware(datetime.combine(today, datetime.min.time()))
    kept = _kept(by_key, Q(day__gte=today) | Q(begins__gte=begins))
    found: dict[int, list[Occurrence]] = defaultdict(list)
    for key, said in kept.items():
        rows = (_of_row(meeting, today) for meeting in said.values())
        found[key] = [each for each in rows if each.state is State.DUE and each.held_on >= today]
    for key, cadence in _cadences(by_key, today, date.max):
        said = kept.get(key, {})
        days = islice((day for day in days_from(cadence, today) if day not in said), most)
        found[key] += [_by_cadence(by_key[key], cadence, day, today) for day in days]
    return {key: sorted(those, key=_in_order)[:most] for key, those in found.items() if those}


def occurrence_of(routine: Routine, day: date) -> Occurrence | None:
    """The meeting that its cadence has on a day, if it has one."""
    return next(iter(due_between([routine], day, day)), None)


def is_over(ends: datetime, today: date) -> bool:
    """Whether the day on which it ended has passed: until then nobody says that it was missed."""
    return timezone.localdate(ends) < today


def _found(routines: Iterable[Routine], since: date, until: date, today: date, rows: Q) -> list[Occurrence]:
    by_key = {each.pk: each for each in routines}
    kept = _kept(by_key, rows)
    found = [_of_row(meeting, today) for each in kept.values() for meeting in each.values()]
    for key, cadence in _cadences(by_key, since, until):
        said = kept.get(key, {})
        days = cadence.days(since, until)
        found += [_by_cadence(by_key[key], cadence, day, today) for day in days if day not in said]
    return sorted(found, key=_in_order)


def _kept(by_key: Mapping[int, Routine], rows: Q) -> dict[int, dict[date, Meeting]]:
    """What is kept of these routines' meetings, by routine and day."""
    kept: dict[int, dict[date, Meeting]] = defaultdict(dict)
    for meeting in Meeting.objects.filter(rows, routine__in=list(by_key)):
        meeting.routine = by_key[meeting.routine_id]
        kept[meeting.routine_id][meeting.day] = meeting
    return kept


def _cadences(keys: Iterable[int], since: date, until: date) -> Iterator[tuple[int, Cadence]]:
    in_force = CadenceInForce.objects.filter(
        Q(ends=None) | Q(ends__gte=since), routine__in=list(keys), starts__lte=until
    )
    for each in in_force:
        yield each.routine_id, each.cadence


def days_from(cadence: Cadence, since: date) -> Iterator[date]:
    """The days of a cadence from a day on, one after the other."""
    day = cadence.after(since - timedelta(days=1))
    while day:
        yield day
        day = cadence.after(day)


def _in_order(each: Occurrence) -> tuple[datetime, str, int]:
    return each.begins, each.routine.title, each.routine.pk


def _of_row(meeting: Meeting, today: date) -> Occurrence:
    state = State(meeting.state)
    ends = meeting.begins + timedelta(minutes=meeting.minutes)
    if state is State.DUE and not meeting.begun_at and is_over(ends, today):
        state = State.MISSED
    return Occurrence(meeting.routine, meeting.day, meeting.begins, meeting.minutes, state, meeting)


def _by_cadence(routine: Routine, cadence: Cadence, day: date, today: date) -> Occurrence:
    state = State.MISSED if is_over(cadence.ends_on(day), today) else State.DUE
    return Occurrence(routine, day, cadence.begins(day), cadence.minutes, state)
