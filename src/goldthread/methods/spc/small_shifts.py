"""The lines of EWMA and CUSUM charts, which see small lasting shifts, for many series at once.

Arrays have shape (series, time). Both add up what each reading tells, so each point holds those before it:
rules about runs say nothing there, and only a point outside its limits is a signal.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from goldthread.methods.spc.limits import Floats, Limits, mean_of
from goldthread.methods.spc.made_of import D2, Data, Lines, as_judged
from goldthread.methods.spc.rules import Rules

if TYPE_CHECKING:
    from goldthread.methods.spc.chart import Chart


def without_runs(rules: Rules) -> Rules:
    """The same rules without those about several points, which such charts have no use for."""
    return replace(
        rules,
        trend_points=None,
        shift_points=None,
        two_of_three=None,
        four_of_five=False,
        alternating_points=None,
        hugging_points=None,
        both_sides_points=None,
        runs=False,
    )


def ewma(data: Data) -> Lines:
    """z = λ x + (1 − λ) z before, from the centre on. Limits: L σ √(λ / (2 − λ) (1 − (1 − λ)^(2 i))).

    Centre: the mean; σ: mean moving range / 1.128. The limits are exact for each point, narrow at first.
    Source: Montgomery 9.22 to 9.26; Lucas and Saccucci, Technometrics 32 (1990) 1-12.
    """
    centre, sigma = level_of(data)
    weight, width = data.rules.ewma_weight, data.rules.ewma_width
    averaged = averages(data.values, centre, weight)
    steps = np.arange(1, data.values.shape[1] + 1)
    share = weight / (2 - weight) * (1 - (1 - weight) ** (2 * steps))
    reach = width * sigma * np.sqrt(share)[None, :]
    return as_judged(averaged, Limits(centre, centre - reach, centre + reach, data.slack(data.values)))


def cusum(data: Data) -> Lines:
    """What readings lie above the centre, or below it, beyond k σ, added up; from 0 on. Limits: ± h σ.

    Drawn, in the unit, is the larger of both sums, that below with a minus. Both cannot be past their limits.
    Source: Montgomery 9.2 and 9.3; Page, Biometrika 41 (1954) 100-115.
    """
    centre, sigma = level_of(data)
    high, low = sums(data.values, centre, data.rules.cusum_slack * sigma)
    larger = np.where(high >= low, high, -low)
    reach = data.rules.cusum_limit * sigma
    nothing = np.zeros_like(centre)
    return as_judged(larger, Limits(nothing, -reach, reach, data.slack(data.values)))


def level_of(data: Data) -> tuple[Floats, Floats]:
    """The mean of the points that make the lines, and σ from their moving ranges; each (series, 1)."""
    return mean_of(data.base(data.values), keepdims=True), data.moving_range(data.values) / D2


def averages(values: Floats, centre: Floats, weight: float) -> Floats:
    """Exponentially weighted moving averages, begun at the centre."""
    columns = np.empty_like(values.T)
    before = centre[:, 0]
    for place, reading in enumerate(values.T):
        before = weight * reading + (1 - weight) * before
        columns[place] = before
    return np.ascontiguousarray(columns.T)


def sums(values: Floats, centre: Floats, slack: Floats) -> tuple[Floats, Floats]:
    """The sums above and below, each 0 or more and begun at 0. centre, slack: shape (series, 1)."""
    found = []
    for away in (values - centre - slack, centre - slack - values):
        columns = np.empty_like(away.T)
        before = np.zeros(len(values))
        for place, further in enumerate(away.T):
            before = np.maximum(before + further, 0.0)
            columns[place] = before
        found.append(np.ascontiguousarray(columns.T))
    return found[0], found[1]


def both_sums(chart: Chart) -> tuple[Floats, Floats]:
    """The sums above and below of a CUSUM chart, each 0 or more, shape (n,), begun anew in each phase."""
    readings = chart.values if chart.readings is None else chart.readings
    high, low = np.zeros(len(chart)), np.zeros(len(chart))
    for phase in chart.phases:
        part = slice(phase.start, phase.stop)
        centre = mean_of(readings[None, phase.start : phase.start + phase.made_from], keepdims=True)
        slack = np.full((1, 1), phase.upper / chart.rules.cusum_limit * chart.rules.cusum_slack)
        above, below = sums(readings[None, part], centre, slack)
        high[part], low[part] = above[0], below[0]
    return high, low
