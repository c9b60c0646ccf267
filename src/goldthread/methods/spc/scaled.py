"""A chart of shares told in per cent: the same chart, in the unit that people use."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from goldthread.methods.spc.chart import Chart
from goldthread.methods.spc.one import fixed

AnyChart = TypeVar("AnyChart", bound=Chart)


def drawn_per(chart: AnyChart, per: float) -> AnyChart:
    """The chart with values, lines, limits and target times `per`: 100 for shares in per cent.

    Signals, runs and denominators are what they were. `as_judged` is the way back.
    """
    if per == chart.per:
        return chart
    return _times(chart, per / chart.per, per)


def as_judged(chart: AnyChart) -> AnyChart:
    """The chart as it was judged: shares from 0 to 1, whatever they are drawn in."""
    return chart if chart.per == 1 else _times(chart, 1 / chart.per, 1.0)


def _times(chart: AnyChart, by: float, per: float) -> AnyChart:
    phases = tuple(
        replace(phase, centre=phase.centre * by, lower=phase.lower * by, upper=phase.upper * by)
        for phase in chart.phases
    )
    return replace(
        chart,
        values=fixed(chart.values * by),
        centre=fixed(chart.centre * by),
        lower=fixed(chart.lower * by),
        upper=fixed(chart.upper * by),
        readings=None if chart.readings is None else fixed(chart.readings * by),
        deviations=None if chart.deviations is None else fixed(chart.deviations * by),
        phases=phases,
        target=None if chart.target is None else chart.target * by,
        per=per,
    )
