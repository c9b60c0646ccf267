"""What is newly signalled by a measure, for somebody who knows it up to a period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from goldthread.methods import spc
from goldthread.methods.spc import Kind, watching
from goldthread.server.ui.addressing import reverse

from ..models import Measure, Revision, Told
from ..periods import WORDS, named
from .series import Series
from .verdict import Verdict, verdict_of

A_YEAR = {"day": 365.0, "week": 52.0, "month": 12.0, "quarter": 4.0, "year": 1.0}
"""Readings a year; of what is read at each event, as many as there were."""

MOST = 2_000.0
"""Readings between two false alarms: rarer than that nobody can promise."""

FROZEN = {Kind.XMR, Kind.PERCENT}
"""Charts whose usual level can be kept as it was when the watch began."""


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
        chart, begins = self.verdict.leading, self._begins
        if chart is None or len(self.series) - begins <= watching.FEWEST:
            return []
        known = sum(period <= until for period in self.series.periods[begins:]) if until else 0
        baseline = max(known, watching.FEWEST)
        found = self._episodes(chart, begins, baseline, years)
        return [self._said(each, begins) for each in found if each.signalled >= baseline]

    def often(self, years: int) -> float:
        """Readings between two false alarms."""
        return min(MOST, max(watching.SHORTEST, years * self._a_year))

    @property
    def _begins(self) -> int:
        """Where the last phase does."""
        return self.verdict.leading.phases[-1].start if self.verdict.leading else 0

    @property
    def _a_year(self) -> float:
        frequency = self.series.revision.frequency
        if frequency in A_YEAR:
            return A_YEAR[frequency]
        days = (self.series.periods[-1] - self.series.periods[0]).days
        return 365.25 * (len(self.series) - 1) / max(days, 1)

    def _episodes(self, chart: spc.Chart, begins: int, baseline: int, years: int) -> list[watching.Episode]:
        often = self.often(years)
        if adjusted := self.verdict.adjusted:
            outside = [each is spc.Signal.OUTSIDE for each in adjusted.signal[begins:]]
            return watching.judged(_beside(adjusted)[begins:], adjusted.side[begins:], outside, adjusted.run)
        if chart.kind in FROZEN:
            away = watching.standardised(chart.values[begins:], baseline)
            return watching.episodes(away, watching.rule(often, baseline))
        return watching.episodes(_beside(chart)[begins:], watching.rule(often))

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
        value = f"{self.series.values[at]:.4g}"
        unit = "%" if revision.unit == "%" else f" {revision.unit}"
        return f"{period}: {value}{unit}, further {high} than chance often takes it{means}."


def _means(revision: Revision, side: int) -> str:
    if revision.direction == Revision.Direction.NEITHER:
        return ""
    better = (revision.direction == Revision.Direction.UP) == (side > 0)
    return ", an improvement" if better else ", a concern"


def _beside(chart: spc.Chart) -> NDArray[np.float64]:
    """How far each point lies from the centre, in thirds of the way to its limit; a run chart: its side
    alone.
    """
    away = chart.values - chart.centre
    if not chart.kind.has_limits:
        return np.sign(away).astype(np.float64)
    up, down = chart.upper - chart.centre, chart.centre - chart.lower
    width = np.where(away >= 0, up, down) / 3  # a limit that was cut, or is none, leaves the other's width
    other = np.fmax(up, down) / 3
    width = np.where(np.isfinite(width) & (width > 0), np.fmax(width, other), other)
    with np.errstate(divide="ignore", invalid="ignore"):
        found: NDArray[np.float64] = np.where(width > 0, away / width, 0.0)
    return found


def is_told(told: Iterable[Told], found: Signalled) -> bool:
    """Whether it was told: a stretch on the same side that overlaps."""
    return any(
        each.side == found.side and each.starts <= found.ends and found.starts <= each.ends for each in told
    )


def page_at(measure: Measure, period: date) -> str:
    """The address of a measure's chart at one of its points."""
    page = reverse("measures:measure", args=[measure.organisation.code, measure.code])
    return f"{page}?point={period.isoformat()}"
