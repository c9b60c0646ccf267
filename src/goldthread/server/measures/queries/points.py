"""One point of a measure's chart: everything that is known of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from django.db.models import Prefetch

from goldthread.server.audit.models import Event
from goldthread.server.audit.queries import history
from goldthread.server.people.models import DatedEvent
from goldthread.server.people.queries import dated_events_of

from ..models import Correction, Measure, Phase, PointNote, Reading, Revision, Withdrawal
from ..periods import after, first_day, named
from .kept_points import Points, points_of

SO_MANY_EVENTS = 500
"""Of the record, the latest, among which it is looked for who recorded a reading."""


@dataclass(frozen=True)
class ReadBy:
    """Who brought a reading, and when; the name of the file it came with, if with one."""

    who: str
    at: datetime
    file: str = ""


class OnePoint:
    """A reading of one period with its lines, and what people did and said about it.

    place: where it stands among the points of its series, from 0; None where it is withdrawn. Eight queries
    at most, once the points of the series are kept.
    """

    def __init__(
        self,
        measure: Measure,
        revision: Revision,
        reading: Reading,
        points: Points,
    ) -> None:
        self.measure, self.revision, self.reading, self.points = measure, revision, reading, points
        self.place = None if reading.withdrawn else points.place_of(reading.period)
        self.notes = list(
            PointNote.objects.filter(measure=measure, period=reading.period).select_related("by")
        )
        self.phase = Phase.objects.filter(measure=measure, starts=reading.period).select_related("by").first()

    @property
    def period(self) -> date:
        return self.reading.period

    @property
    def name(self) -> str:
        """Its period, as people say it."""
        return named(self.period, self.revision.frequency)

    @property
    def previous(self) -> date | None:
        """The point before it; of one that is withdrawn, too."""
        return max((day for day in self.points.periods if day < self.period), default=None)

    @property
    def next(self) -> date | None:
        """The point after it."""
        return min((day for day in self.points.periods if day > self.period), default=None)

    @cached_property
    def around(self) -> tuple[date, date]:
        """The first day of the period before it, and the day after the period after it.

        Of a day, or of what is read at each event: a week before it, and after.
        """
        frequency = self.revision.frequency
        first = first_day(self.period - timedelta(days=1), frequency)
        stop = after(after(self.period, frequency), frequency)
        if frequency in (Revision.Frequency.DAY, Revision.Frequency.EVENT):
            first, stop = self.period - timedelta(days=7), self.period + timedelta(days=8)
        return first, stop

    @cached_property
    def happened(self) -> Sequence[DatedEvent]:
        """What happened to the organisation in this period, in the one before it or in the one after it."""
        first, stop = self.around
        near = dated_events_of(self.measure.organisation_id).filter(on__gte=first, on__lt=stop)
        return list(near.order_by("on", "pk"))

    @cached_property
    def read_by(self) -> ReadBy | None:
        """Who recorded it; None where the record does not say."""
        if file := self.reading.came_with:
            return ReadBy(file.by.name, file.taken_in_at or file.at, file.name)
        recorded = history(self.measure).filter(what="readings.recorded")[:SO_MANY_EVENTS]
        event = next((each for each in recorded if self._was_added_by(each)), None)
        return ReadBy(event.actor_name, event.at) if event else None

    def _was_added_by(self, event: Event) -> bool:
        said, under = event.values, self.reading.read_under or self.revision
        back_cast = bool(said.get("back_cast"))
        if said.get("added") in (None, "0") or said.get("revision") != str(under.number):
            return False
        return back_cast == self.reading.back_cast and self._is_within(str(said.get("period", "")))

    def _is_within(self, span: str) -> bool:
        """Whether the record's `January 2018` or `January 2018 to June 2019` holds this period."""
        first, _, last = span.partition(" to ")
        if self.name in (first, last):
            return True
        if not last:
            return False
        begins, ends = self._places.get(first), self._places.get(last)
        return begins is not None and ends is not None and begins <= self.period <= ends

    @cached_property
    def _places(self) -> dict[str, date]:
        return {named(day, self.revision.frequency): day for day in self.points.periods}


def one_point(
    measure: Measure, revision: Revision, period: date, *, back_cast: bool = False
) -> OnePoint | None:
    """What is known of the reading of one period; the one that counts before one that is withdrawn."""
    found = Reading.kept.filter(revision=revision, back_cast=back_cast, period=period)
    reading = (
        found.select_related("came_with__by", "read_under")
        .prefetch_related(
            Prefetch("corrections", Correction.objects.select_related("by")),
            Prefetch("withdrawals", Withdrawal.objects.select_related("by", "put_back_by")),
        )
        .order_by("withdrawn", "-pk")
        .first()
    )
    if reading is None:
        return None
    return OnePoint(measure, revision, reading, points_of(measure, revision, back_cast=back_cast))
