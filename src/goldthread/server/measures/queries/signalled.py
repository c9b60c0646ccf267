"""What is newly signalled by a measure, for somebody who knows it up to a period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from goldthread.methods.spc import news, watching
from goldthread.server.ui.addressing import reverse
from goldthread.server.ui.formats import number

from ..models import Measure, Revision, Told
from ..periods import WORDS, named
from .series import Series
from .verdict import Verdict, verdict_of

A_YEAR = {"day": 365.0, "week": 52.0, "month": 12.0, "quarter": 4.0, "year": 1.0}
"""Readings a year; of what is read at each event, as many as there were."""

MOST = 2_000.0
"""Readings between two false alarms: rarer than that nobody can promise."""


@dataclass(frozen=True)
class Signalled:
    """Something that a measure signals: the stretch of points it is of, when it was, and what it says."""

    measure: Measure
    side: int
    starts: date
    signalled: date
    ends: date
    says: str


@dataclass(frozen=True)
class Watched:
    """A measure as it stands, looked at once for all who watch it."""

    measure: Measure
    series: Series

    @cached_property
    def verdict(self) -> Verdict:
        return verdict_of(self.series)

    def new_since(self, until: date | None, years: int) -> list[Signalled]:
        """What was signalled after the period `until`, with one false alarm in so many years. First to last.

        Nothing where fewer than watching.FEWEST readings say what is usual.
        """
        if (chart := self.verdict.leading) is None:
            return []
        begins = chart.phases[-1].start
        known = sum(period <= until for period in self.series.periods[begins:]) if until else 0
        return [self._said(each, begins) for each in news.new_on(chart, self.often(years), known=known)]

    def often(self, years: int) -> float:
        """Readings between two false alarms."""
        return min(MOST, max(watching.SHORTEST, years * self._a_year))

    @property
    def _a_year(self) -> float:
        frequency = self.series.revision.frequency
        if frequency in A_YEAR:
            return A_YEAR[frequency]
        days = (self.series.periods[-1] - self.series.periods[0]).days
        return 365.25 * (len(self.series) - 1) / max(days, 1)

    def _said(self, each: watching.Episode, begins: int) -> Signalled:
        periods = self.series.periods[begins:]
        return Signalled(
            self.measure,
            each.side,
            periods[each.starts],
            periods[each.signalled],
            periods[each.last],
            self._in_words(each, begins),
        )

    def _in_words(self, each: watching.Episode, begins: int) -> str:
        revision, at = self.series.revision, begins + each.signalled
        level = "what was to be expected" if self.verdict.adjusted else "the usual level"
        high = f"{'above' if each.side > 0 else 'below'} {level}"
        means = _means(revision, each.side)
        period = named(self.series.periods[at], revision.frequency)
        if each.why == "run":
            n = each.signalled - each.starts + 1
            many = WORDS[revision.frequency][1]
            return f"{n} {many} in a row, up to {period}, lie {high}{means}."
        value = number(float(self.series.values[at]))
        unit = "%" if revision.unit == "%" else f" {revision.unit}"
        return f"{period}: {value}{unit}, further {high} than chance often takes it{means}."


def _means(revision: Revision, side: int) -> str:
    if revision.direction == Revision.Direction.NEITHER:
        return ""
    better = (revision.direction == Revision.Direction.UP) == (side > 0)
    return ", an improvement" if better else ", a concern"


def is_told(told: Iterable[Told], found: Signalled) -> bool:
    """Whether it was told: a stretch on the same side that overlaps."""
    return any(
        each.side == found.side and each.starts <= found.ends and found.starts <= each.ends for each in told
    )


def page_at(measure: Measure, period: date) -> str:
    """The address of a measure's chart at one of its points."""
    page = reverse("measures:measure", args=[measure.organisation.code, measure.code])
    return f"{page}?point={period.isoformat()}"
