"""Every point of a series with its lines: worked out once, and kept until the chart changes."""

from __future__ import annotations

import json
import math
from bisect import bisect_left
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property

from goldthread.charts.spc.layout import centre_name
from goldthread.methods import spc
from goldthread.server.ui.shelf import of_the_place

from ..models import Measure, Revision
from .charted_series import ChartedSeries, fingerprint


@dataclass(frozen=True)
class Points:
    """The points of the chart that leads, in order of time; each list has one of each point.

    at: first days as ISO text. centre, lower, upper: in the unit, None where there are none. side: +1 where
    a signal is high or rising, -1 where it is low or falling. phase: from 1. signal and meaning: as
    `methods.spc` names them. centre_name: what the middle line is called. Of fewer than two readings there
    are values alone.
    """

    at: list[str]
    values: list[float]
    centre: list[float | None]
    lower: list[float | None]
    upper: list[float | None]
    signal: list[str]
    side: list[int]
    meaning: list[str]
    phase: list[int]
    centre_name: str
    is_adjusted: bool

    def __len__(self) -> int:
        return len(self.at)

    @cached_property
    def periods(self) -> list[date]:
        """The first days."""
        return [date.fromisoformat(day) for day in self.at]

    def place_of(self, period: date) -> int | None:
        """Where a point stands, from 0; None where there is no such point."""
        day = period.isoformat()
        place = bisect_left(self.at, day)
        return place if place < len(self) and self.at[place] == day else None


def points_of(measure: Measure, revision: Revision, *, back_cast: bool = False) -> Points:
    """The points of a series: as they were kept, or worked out from all of its readings and kept."""
    version = fingerprint(measure, revision, back_cast=back_cast)
    key, shelf = f"points of {measure.pk} {version}", of_the_place()
    if kept := shelf.get(key):
        return Points(**json.loads(kept))
    points = worked_out(ChartedSeries(measure, revision, back_cast=back_cast))
    shelf.put(key, json.dumps(asdict(points)).encode())
    return points


def worked_out(shown: ChartedSeries) -> Points:
    """The points of a series that was read."""
    one, chart = shown.series, shown.verdict.leading
    at, values, n = [day.isoformat() for day in one.periods], [float(v) for v in one.values], len(one)
    if chart is None:
        none: list[float | None] = [None] * n
        usual = [str(spc.Meaning.COMMON_CAUSE)] * n
        return Points(
            at, values, none, none, none, [str(spc.Signal.NONE)] * n, [0] * n, usual, [1] * n, "", False
        )
    centre, lower, upper = (
        [None if math.isnan(value) else float(value) for value in line]
        for line in (chart.centre, chart.lower, chart.upper)
    )
    return Points(
        *(at, values, centre, lower, upper),
        signal=[str(each) for each in chart.signal],
        side=[int(each) for each in chart.side],
        meaning=[str(each) for each in chart.meaning],
        phase=[int(each) for each in chart.phase],
        centre_name=centre_name(chart),
        is_adjusted=shown.adjusted is not None,
    )
