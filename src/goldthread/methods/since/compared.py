"""A level before, a level after, and their difference with its interval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from goldthread.methods.errors import TooFewPoints
from goldthread.methods.interrupted import Design, Fit, fit
from goldthread.methods.plain import plain_time
from goldthread.methods.spc import Chart, Direction, Kind
from goldthread.methods.spc.as_read import as_read
from goldthread.methods.spc.dependence import layout_of
from goldthread.methods.spc.limits import Floats
from goldthread.methods.spc.resemblance import Layout, seasons

FEWEST = 3
"""Points that either side must have."""

SURE_BELOW = 0.05

Verdict = Literal["higher", "lower", "unsure", "same"]


@dataclass(frozen=True)
class Line:
    """A straight line through all points, beside the difference of levels.

    step: by how much it rises a point; difference, lower, upper: of the levels beside it.
    """

    step: float
    difference: float
    lower: float
    upper: float


@dataclass(frozen=True)
class Since:
    """The level from a time on beside the level before, all in the chart's unit.

    since, until: the times of the first and the last point of the period; ended: whether the chart goes on
    after it; n_before, n_after: points. difference: after less before, with its interval, lower to upper, at
    the confidence. rho: the correlation of neighbours that the interval allows for; season: points a season
    that was taken out, None where there are not two of it; year_apart: how many points a year has where a
    season could not be taken out and one side is shorter than a year, else None. line: None where no line was
    there (p of 0.05 and more).
    """

    since: Any
    until: Any
    ended: bool
    n_before: int
    n_after: int
    before: float
    after: float
    difference: float
    lower: float
    upper: float
    p: float
    confidence: float
    rho: float
    season: int | None
    year_apart: int | None
    line: Line | None
    kind: Kind
    unit: str
    improves: Direction

    @property
    def verdict(self) -> Verdict:
        """Whether the level is higher or lower, as far as the interval says."""
        if self.lower == self.upper == self.difference == 0:
            return "same"
        if self.lower <= 0 <= self.upper:
            return "unsure"
        return "higher" if self.difference > 0 else "lower"


def since(
    chart: Chart,
    start: Any,
    *,
    until: Any = None,
    earliest: Any = None,
    season: int | None = None,
    confidence: float = 0.95,
) -> Since:
    """The level of a chart's readings from a time on, beside that of the readings before.

    start: the first time of the period, or any time between two points; until: its last, the chart's last if
    None; earliest: the first time that is compared with, the chart's first if None. Readings outside are left
    out; phases of the chart say nothing here. season: points a season, as for `spc.dependence`.

    The interval allows for neighbours that resemble each other (AR(1), any correlation up to 0.95), and for
    a season where there are two of it. Of stable series of 24 to 60 points it holds the difference, none, in
    93 to 96 of 100, whatever the correlation up to 0.8 (of 12 points at 0.8 in 92; simulated). That is for a
    time chosen beforehand: of one chosen because the points jump there, in 55 to 75. Where there is a line or
    a slow wave two levels differ whatever was done.
    Raises TooFewPoints for fewer than 3 points on either side; ValueError for times that are not of the
    chart's kind, or not in order.
    """
    read = as_read(chart) if chart.kind.sums_up else chart
    first, place, stop = _places(read, start, until, earliest)
    values, times, after = read.values[first:stop], read.times[first:stop], place - first
    layout, word = layout_of(times, (0, after), season)
    found = _fitted(values, layout, after, confidence)
    level, step = found["before"], found["level"]
    return Since(
        since=times[after],
        until=times[-1],
        ended=stop < len(read),
        n_before=after,
        n_after=len(values) - after,
        before=level.estimate,
        after=level.estimate + step.estimate,
        difference=step.estimate,
        lower=step.lower,
        upper=step.upper,
        p=step.p,
        confidence=confidence,
        rho=found.rho or 0.0,
        season=layout.period,
        year_apart=_year_apart(layout, word, after),
        line=_line(values, layout, after, confidence),
        kind=chart.kind,
        unit=chart.unit,
        improves=chart.improves,
    )


def _places(chart: Chart, start: Any, until: Any, earliest: Any) -> tuple[int, int, int]:
    """The places of the first point compared with, of the first of the period, and after its last."""
    try:
        first = 0 if earliest is None else sum(time < earliest for time in chart.times)
        place = sum(time < start for time in chart.times)
        stop = len(chart) if until is None else sum(time <= until for time in chart.times)
        backwards = until is not None and until < start
    except TypeError:
        raise ValueError(f"Times are expected of the chart's kind, such as {chart.times[0]}.") from None
    when = plain_time(start)
    if backwards:
        raise ValueError(f"The period ends on {plain_time(until)}, before it begins on {when}.")
    for count, where in ((place - first, "before"), (stop - place, "from")):
        if count < FEWEST:
            there = "is 1" if count == 1 else f"are {max(count, 0)}"
            on = "" if where == "before" else " on"
            raise TooFewPoints(f"There must be at least {FEWEST} points {where} {when}{on}; there {there}.")
    return first, place, stop


def _fitted(values: Floats, layout: Layout, after: int, confidence: float, *, line: bool = False) -> Fit:
    """A level before, its change and the season; with a straight line beside them."""
    n = len(values)
    time = np.asarray(layout.places, dtype=np.int64) + 1
    columns: dict[str, Floats] = {
        "before": np.ones(n),
        "level": np.asarray(np.arange(n) >= after, dtype=np.float64),
    }
    if line:
        columns["time"] = np.asarray(time - time[after], dtype=np.float64)
    waves = seasons(layout)
    columns |= {f"wave_{place}": waves[:, place] for place in range(waves.shape[1])}
    start = int(time[after])
    kept = np.ones(n, dtype=bool)
    design = Design(tuple(columns), np.column_stack([*columns.values()]), time, kept, (start,), (start,))
    return fit(design, values, confidence=confidence)


def _line(values: Floats, layout: Layout, after: int, confidence: float) -> Line | None:
    if len(values) <= 6 + seasons(layout).shape[1]:
        return None
    found = _fitted(values, layout, after, confidence, line=True)
    level, time = found["level"], found["time"]
    if not time.p < SURE_BELOW:
        return None
    return Line(time.estimate, level.estimate, level.lower, level.upper)


def _year_apart(layout: Layout, word: str, after: int) -> int | None:
    """How many points a year has, where a season was not taken out and a side has fewer."""
    year = {"month": 12, "quarter": 4, "week": 52}.get(word)
    if layout.period is not None or year is None:
        return None
    places = layout.places
    sides = (places[after - 1] - places[0] + 1, places[-1] - places[after] + 1)
    return year if min(sides) < year else None
