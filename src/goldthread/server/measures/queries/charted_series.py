"""Everything that there is to say of one series of a measure, read once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from hashlib import sha256
from math import isnan
from secrets import token_hex

from django.db.models import Prefetch
from django.utils import timezone

from goldthread import __version__
from goldthread.charts.figure import Figure
from goldthread.charts.spc import spc as spc_figure
from goldthread.charts.spc.layout import Event, centre_name, lay_out
from goldthread.charts.spc.words import CALLED
from goldthread.methods import spc
from goldthread.server.people.queries import dated_events_of

from ..models import ChartChoice, Correction, Measure, Phase, PointNote, Reading, Revision, Standing
from ..periods import gaps
from .drawing import adjusted_of
from .known import Known
from .official import PROVISIONAL, is_provisional
from .series import READ, Row, Series, readings_of, series_of
from .verdict import verdict_of


@dataclass(frozen=True)
class Point:
    """One line of the table beside a chart."""

    reading: Reading
    centre: float | None
    lower: float | None
    upper: float | None
    meaning: spc.Meaning | None
    notes: tuple[PointNote, ...]
    corrections: tuple[Correction, ...]


class ChartedSeries:
    """One series of a measure with its charts, and what is said beside them.

    Where the usual limits mislead, the adjusted chart leads. Four queries, whatever the number of readings.
    choice: how it is drawn, in place of what was decided of the measure. also_from: periods from which limits
    are worked out anew besides those that were decided. then: the series as it was known on a day, in place
    of the one of now. marked: what else is marked on it, day by day.
    """

    def __init__(
        self,
        measure: Measure,
        revision: Revision,
        *,
        back_cast: bool = False,
        choice: ChartChoice | None = None,
        also_from: Sequence[date] = (),
        then: Known | None = None,
        marked: Sequence[tuple[date, str]] = (),
    ) -> None:
        self.marked = marked
        self.then, self.back_cast = then, back_cast
        self.measure, self.revision = (then.measure, then.revision) if then else (measure, revision)
        self.phases = phases_of(measure, then)
        self.notes = notes_of(measure, then)
        self.dated = [
            each for each in dated_events_of(measure.organisation_id) if not then or each.on <= then.day
        ]
        self.rows = then.rows if then else rows_of(revision, back_cast=back_cast)
        starts = [*(p.starts for p in self.phases), *also_from]
        one = series_of(self.measure, self.revision, self.rows, starts, back_cast=back_cast)
        self.series: Series = replace(one, choice=choice) if choice else one
        self.verdict = verdict_of(self.series)
        self.chart, self.adjusted = self.verdict.chart, self.verdict.adjusted

    @cached_property
    def gaps(self) -> list[str]:
        """The periods between the first and the last that were not read, as people say them."""
        return gaps(self.series.periods, self.revision.frequency)

    @cached_property
    def events(self) -> Sequence[Event]:
        """The organisation's dated events within the chart's span, numbered as on the chart."""
        if self.chart is None or not self.dated:
            return ()
        return lay_out(self.chart, events=self._events, titled=False, key_rows=1, width=800).events

    @cached_property
    def noted(self) -> list[tuple[str, list[PointNote]]]:
        """The notes by the letter of their point, as on the chart."""
        points = [period for period in self.series.periods if period in self.note_texts]
        by_point = [[n for n in self.notes if n.period == p] for p in points]
        return [(_letter(place), notes) for place, notes in enumerate(by_point)]

    def points(self, latest: int, earliest: int) -> list[Point]:
        """Lines of the chart as a table, the last reading first: those from `latest` to before `earliest`.

        Two queries, and only their readings are read. As it was known on a day, no corrections are said.
        """
        first, stop = max(0, len(self.series) - earliest), len(self.series) - latest
        if self.then:
            then = [Reading(revision=self.revision, **row._asdict()) for row in self.rows[first:stop]]
            return [self._point(first + place, reading, ()) for place, reading in enumerate(then)][::-1]
        readings = readings_of(self.revision, back_cast=self.back_cast)[first:stop]
        found = readings.prefetch_related(Prefetch("corrections", Correction.objects.select_related("by")))
        return [
            self._point(first + place, reading, tuple(reading.corrections.all()))
            for place, reading in enumerate(found)
        ][::-1]

    @cached_property
    def beside(self) -> spc.Beside | None:
        """How often such a chart cries wolf, and whether its limits mislead; None without a chart."""
        return self._beside(self.chart) if self.chart else None

    @cached_property
    def beside_leading(self) -> spc.Beside | None:
        """What is said beside the chart that leads: how often its like cries wolf, and for which values."""
        if self.adjusted is None:
            return self.beside
        return self._beside(self.adjusted)

    def _beside(self, chart: spc.Chart) -> spc.Beside:
        return spc.beside(spc.as_judged(chart), period=self.series.period_word)

    def figure(self, width: int, *, adjusted: bool = False) -> Figure:
        """The chart to draw, or the adjusted one.

        Raises spc.TooFewPoints where there are fewer than two readings, or 12 for the adjusted one.
        """
        if self.chart is None:
            raise spc.TooFewPoints(self.verdict.sentence)
        return spc_figure(
            adjusted_of(self.series, self.chart) if adjusted else self.chart,
            title=PROVISIONAL if self.is_provisional else "",
            events=self._events,
            notes=self.note_texts,
            period=self.series.period_word,
            width=width,
        )

    @property
    def is_provisional(self) -> bool:
        """Whether the readings are not called official yet: the definition in force is to be completed."""
        if self.then:
            return self.then.is_provisional
        return self.revision.state == Revision.State.IN_FORCE and is_provisional(self.measure, self.revision)

    @property
    def alt(self) -> str:
        """The chart that leads in words, for those who do not see it."""
        if self.chart is None:
            return self.verdict.sentence
        said = self.adjusted_alt if self.adjusted else self.usual_alt
        provisional = f"{PROVISIONAL}. " if self.is_provisional else ""
        return f"{provisional}{said} The same is in the table below."

    @property
    def adjusted_alt(self) -> str:
        """The adjusted chart in words."""
        return f"Adjusted chart of {len(self.series)} readings. {self.verdict.sentence}"

    @property
    def usual_alt(self) -> str:
        """The chart with the usual limits in words; nothing without one."""
        if self.chart is None:
            return ""
        last, said = self.chart.phases[-1], self.verdict.usual or self.verdict.sentence
        lines = f"{centre_name(self.chart).capitalize()} {last.centre:.4g}"
        if not isnan(last.upper):
            moving = "at the last point " if self.chart.kind.needs_denominators else ""
            lines += f", {moving}limits {last.lower:.4g} to {last.upper:.4g}"
        return f"{CALLED[self.chart.kind]} of {len(self.chart)} readings. {said} {lines}."

    @property
    def _events(self) -> list[tuple[date, str]]:
        return sorted([*((event.on, event.title) for event in self.dated), *self.marked])

    @cached_property
    def note_texts(self) -> dict[date, str]:
        """What was noted, by the point it is about."""
        notes: dict[date, str] = {}
        for note in self.notes:
            notes[note.period] = f"{notes[note.period]}; {note.text}" if note.period in notes else note.text
        return notes

    def _point(self, place: int, reading: Reading, corrections: tuple[Correction, ...]) -> Point:
        notes = tuple(n for n in self.notes if n.period == reading.period)
        chart = self.verdict.leading
        if chart is None:
            return Point(reading, None, None, None, None, notes, corrections)
        return Point(
            reading,
            float(chart.centre[place]),
            known(chart.lower[place]),
            known(chart.upper[place]),
            chart.meaning[place],
            notes,
            corrections,
        )


def rows_of(revision: Revision, *, back_cast: bool) -> list[Row]:
    """The readings of a series as they are now, first to last."""
    return [Row(*row) for row in readings_of(revision, back_cast=back_cast).values_list(*READ)]


def phases_of(measure: Measure, then: Known | None = None) -> list[Phase]:
    """Where its limits begin anew, now or as it was then."""
    return list(then.phases if then else Phase.objects.filter(measure=measure).select_related("by"))


def notes_of(measure: Measure, then: Known | None = None) -> list[PointNote]:
    """What is noted of its points; of then what was noted by then and stands still."""
    notes = PointNote.objects.filter(measure=measure).select_related("by")
    return [each for each in notes if not then or timezone.localdate(each.at) <= then.day]


def fingerprint(
    measure: Measure, revision: Revision, *, back_cast: bool = False, then: Known | None = None
) -> str:
    """A short text that differs whenever a chart would; nothing is drawn, and no reading is looked at.

    Where nothing is kept of the measure, it differs each time.
    """
    mark = Standing.objects.filter(measure=measure).values_list("mark", flat=True).first() or token_hex(8)
    happened = dated_events_of(measure.organisation_id).values_list("pk", "on", "title")
    said = (__version__, revision.pk, back_cast, mark, list(happened), then and then.day)
    return sha256(repr(said).encode()).hexdigest()[:16]


def known(limit: float) -> float | None:
    """A limit; None where the chart has none."""
    return None if isnan(limit) else float(limit)


def _letter(count: int) -> str:
    """a, b, … z, aa, as the figure letters its points."""
    return ("" if count < 26 else _letter(count // 26 - 1)) + "abcdefghijklmnopqrstuvwxyz"[count % 26]
