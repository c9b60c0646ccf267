"""What a chart says, and what it would say with its limits worked out anew from a point on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goldthread.methods.spc import Assurance, Chart, Meaning, Signal

from ..models import Measure
from ..periods import named
from .charted_series import ChartedSeries
from .series import in_force

AT_MOST = 6
"""So many points that would read otherwise are named; how many more there are is said."""
A_MEANING = {
    Meaning.COMMON_CAUSE: "as usual",
    Meaning.IMPROVEMENT: "an improvement",
    Meaning.CONCERN: "a concern",
    Meaning.NEUTRAL: "unusual",
}


@dataclass(frozen=True)
class Lines:
    """The lines at the end of a chart, in the unit; None where there are none."""

    centre: float
    lower: float | None
    upper: float | None


class Rebasing:
    """A measure's chart as it is, and as it would become with new limits from a period on.

    Both need two readings or more on each side of `starts`, which is a period's first day.
    """

    def __init__(self, measure: Measure, starts: date) -> None:
        self.starts, self.revision = starts, in_force(measure)
        self.name = named(starts, self.revision.frequency)
        self.before = ChartedSeries(measure, self.revision)
        self.after = ChartedSeries(measure, self.revision, also_from=(starts,))

    @property
    def known(self) -> str:
        """The decisions that stand now, as text: who decides on another says which they knew of."""
        return ",".join(phase.starts.isoformat() for phase in self.before.phases)

    @property
    def lines(self) -> tuple[Lines, Lines]:
        """Where the lines lie at the end, before and after."""
        return _lines(self.before.verdict.leading), _lines(self.after.verdict.leading)

    @property
    def assurance(self) -> tuple[Assurance | None, Assurance | None]:
        """Whether it is said to meet its target, before and after."""
        return self.before.verdict.assurance, self.after.verdict.assurance

    @property
    def stands_out(self) -> bool:
        """Whether any point stands out now."""
        return bool(self._meant[0])

    @property
    def taken_away(self) -> list[str]:
        """The points that stand out now and would not any more: `March 2019 (a concern)`."""
        was, now = self._meant
        gone = [
            f"{self._named(place)} ({A_MEANING[meaning]})"
            for place, meaning in sorted(was.items())
            if place not in now
        ]
        return _told(gone)

    @property
    def brought(self) -> list[str]:
        """The points that would stand out, and do not now."""
        was, now = self._meant
        new = [
            f"{self._named(place)} ({A_MEANING[meaning]})"
            for place, meaning in sorted(now.items())
            if place not in was
        ]
        return _told(new)

    @property
    def _meant(self) -> tuple[dict[int, Meaning], dict[int, Meaning]]:
        return dict(_signals(self.before.verdict.leading)), dict(_signals(self.after.verdict.leading))

    def _named(self, place: int) -> str:
        return named(self.before.series.periods[place], self.revision.frequency)


def _signals(chart: Chart | None) -> Iterator[tuple[int, Meaning]]:
    for place, signal in enumerate(chart.signal if chart else ()):
        if chart and signal is not Signal.NONE:
            yield place, chart.meaning[place]


def _lines(chart: Chart | None) -> Lines:
    if chart is None:
        return Lines(float("nan"), None, None)
    last = [float(line[-1]) for line in (chart.centre, chart.lower, chart.upper)]
    lower, upper = (None if value != value else value for value in last[1:])
    return Lines(last[0], lower, upper)


def _told(points: list[str]) -> list[str]:
    more = len(points) - AT_MOST
    return [*points[-AT_MOST:], f"{more} before them"] if more > 0 else points
