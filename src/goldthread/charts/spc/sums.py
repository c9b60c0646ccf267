"""What EWMA and CUSUM figures draw beside their points: readings, and the sums to either side."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goldthread.charts.marks import Mark, lines, points
from goldthread.charts.time_axis import positions
from goldthread.methods.spc import Chart, Kind
from goldthread.methods.spc.small_shifts import both_sums

READINGS = "#98a4ad"
SUMS = "#9fabb3"


def also_drawn(chart: Chart) -> list[float]:
    """Values beside the chart's own that the value axis must hold."""
    if chart.kind is Kind.EWMA and chart.readings is not None:
        return [float(reading) for reading in chart.readings]
    if chart.kind is Kind.CUSUM:
        high, low = both_sums(chart)
        return [float(value) for value in (*high, *-low)]
    return []


def readings_behind(chart: Chart) -> list[Mark]:
    """The readings of an EWMA chart as small pale points behind its line; of others nothing."""
    if chart.kind is not Kind.EWMA or chart.readings is None:
        return []
    rows = [
        {"x": x, "y": y, "colour": READINGS, "shape": "cross", "area": 18}
        for x, y in zip(positions(chart.times), chart.readings.tolist(), strict=True)
    ]
    return [points(rows)]


def sums_drawn(chart: Chart) -> list[Mark]:
    """Both sums of a CUSUM chart as lines, that below turned down, begun anew where a phase begins."""
    high, low = both_sums(chart)
    return [_line(chart, side) for side in (high, -low)]


def _line(chart: Chart, values: NDArray[np.float64]) -> Mark:
    rows = [
        {"x": x, "y": float(y), "stretch": int(phase)}
        for x, y, phase in zip(positions(chart.times), values, chart.phase, strict=True)
    ]
    return lines(rows, by="stretch", color=SUMS, strokeWidth=1.5)
