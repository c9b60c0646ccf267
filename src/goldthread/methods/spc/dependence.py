"""Whether points resemble each other so much that a chart's limits mislead.

>>> from goldthread.methods import spc
>>> found = spc.dependence([1, 2, 4, 3, 5, 4, 2, 1, 1, 3, 2, 4, 5, 5, 4, 3, 1, 2, 2, 4, 3, 5, 4, 2])
>>> found.persistent, found.seasonal
(True, False)

A chart's limits, and all of its rules, take each point to be independent of the one before.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from goldthread.methods.errors import TooFewPoints
from goldthread.methods.spc.adjusting.whitening import whitened
from goldthread.methods.spc.cadence import cadence_of
from goldthread.methods.spc.chart import Chart
from goldthread.methods.spc.limits import Floats
from goldthread.methods.spc.one import xmr
from goldthread.methods.spc.resemblance import (
    Layout,
    best_change,
    left_by_rounding,
    levels,
    reference,
    resemblance,
    seasons,
)
from goldthread.methods.spc.tails import f_beyond

FEWEST = 12
"""Fewer points than this say nothing about how they hang together."""

PERSISTENT_BELOW = 0.03
SEASONAL_BELOW = 0.01
"""The p below which points are said to resemble the one before, and seasons to differ.

Together at most 5 of 100 series of independent points are warned about.
"""

CYCLES = 2
"""A season is looked for only in a series that has gone through it so often."""

FULL_CYCLES = 4
"""From so many on, each month has a level of its own; before, the year has two waves."""


@dataclass(frozen=True)
class Dependence:
    """How the points of a series hang together, beside any one change and the phases' means.

    ar: the correlation of neighbours, corrected for the shortness of the series, with its 95% interval
    and the p of independence (one-sided: only resemblance narrows limits). season_sd: the sd of the
    season's pattern over a cycle, in the unit of the values; rest_sd: of one step's surprise, beside
    both; season_p: of no season. They and period are None where no season could be looked for.
    """

    n: int
    word: str
    ar: float
    ar_lower: float
    ar_upper: float
    ar_p: float
    period: int | None
    season_p: float | None
    season_sd: float | None
    rest_sd: float

    @property
    def persistent(self) -> bool:
        """Whether each point resembles the one before more than chance would have it."""
        return self.ar_p < PERSISTENT_BELOW

    @property
    def seasonal(self) -> bool:
        """Whether the seasons differ more than chance would have it."""
        return self.season_p is not None and self.season_p < SEASONAL_BELOW

    @property
    def misleading(self) -> bool:
        """Whether ordinary limits mislead."""
        return self.persistent or self.seasonal


def dependence(
    values: Chart | ArrayLike,
    times: Sequence[Any] | None = None,
    *,
    phase_starts: Sequence[Any] = (),
    period: int | None = None,
) -> Dependence:
    """Test a series for points that resemble the one before, and for a season.

    values: a chart; or shape (n,), in time order, n >= 12, all finite, with times and phase_starts as for
    a chart. The phases' means are no resemblance. period: points a season; if not said 12 for months, 4
    for quarters, 52 for weeks, 7 for days. A season is looked for only where the series spans two.

    The lag-1 correlation is that of the residuals of the phases' means, the season's waves, and the one
    change (a step, or a slope within a phase) that explains most: so a real shift is not taken for
    resemblance. Estimate, interval and p come from simulated normal series treated in the same way
    (median-unbiased; a Monte Carlo test). The season is tested by F on the waves, after whitening by
    that correlation, beside the same means and change.

    Of 100 series of 60 independent months, 4 or 5 are warned about; of AR(0.5), 90 or more (python -m
    goldthread.methods.spc measures it). Raises TooFewPoints for n < 12.
    """
    chart = values if isinstance(values, Chart) else xmr(values, times, phase_starts=phase_starts)
    if len(chart) < FEWEST:
        raise TooFewPoints(
            f"How points hang together needs at least {FEWEST} points; there are {len(chart)}."
        )
    starts = tuple(phase.start for phase in chart.phases)
    return of_layout(chart.values, *layout_of(chart.times, starts, period))


def layout_of(
    times: Sequence[Any], starts: tuple[int, ...] = (0,), period: int | None = None
) -> tuple[Layout, str]:
    """Where the points stand, and what a step is; the season only if it is gone through often enough.

    starts: where each phase begins, the first at 0.
    """
    cadence = cadence_of(times, period)
    period = cadence.period
    cycles = (cadence.places[-1] + 1) / period if period else 0
    if period is None or cycles < CYCLES:
        return Layout(cadence.places, starts), cadence.word
    every = period <= 7 or (period <= 12 and cycles >= FULL_CYCLES)
    layout = Layout(cadence.places, starts, period, waves=period // 2 if every else 2)
    if len(times) < len(starts) + seasons(layout).shape[1] + FEWEST // 2:
        layout = Layout(cadence.places, starts)
    return layout, cadence.word


def of_layout(values: Floats, layout: Layout, word: str) -> Dependence:
    """How the points of a series of that layout hang together; a step of it is a `word`."""
    known = reference(layout)
    seen = resemblance(values[None, :], layout)
    ar = float(known.estimate(seen)[0])
    lower, upper = known.interval(float(seen[0]))
    tried = sorted({0, min(2, layout.waves), layout.waves})
    fits = [_explained(values, replace(layout, waves=waves), max(ar, 0.0)) for waves in tried]
    return Dependence(
        n=len(values),
        word=word,
        ar=ar,
        ar_lower=lower,
        ar_upper=upper,
        ar_p=known.p(float(seen[0])),
        period=layout.period,
        season_p=_no_season(fits, values) if layout.period else None,
        season_sd=_pattern_sd(fits[-1], layout) if layout.period else None,
        rest_sd=math.sqrt(fits[-1].left / fits[-1].freedom),
    )


@dataclass(frozen=True, eq=False)
class _Fit:
    """Levels, the best change and so many columns of season, fitted to a whitened series.

    left: the squares left over, with one degree of freedom taken for the correlation.
    """

    coefficients: Floats
    seasonal: int
    left: float
    freedom: int


def _explained(values: Floats, layout: Layout, ar: float) -> _Fit:
    waves = seasons(layout)
    columns = np.column_stack([levels(layout), best_change(values, layout), waves])
    white = whitened(np.column_stack([values, columns]), layout.places, ar)
    fitted: Floats = np.linalg.lstsq(white[:, 1:], white[:, 0], rcond=None)[0].astype(np.float64)
    left = float(((white[:, 0] - white[:, 1:] @ fitted) ** 2).sum())
    return _Fit(fitted, waves.shape[1], left, max(1, len(values) - columns.shape[1] - 1))


def _no_season(fits: Sequence[_Fit], values: Floats) -> float:
    """The p of no season: of F tests of more and more waves the least, times how many (Bonferroni).

    The first fit has none, and another change may explain more there: that makes the test cautious.
    """
    without, nothing = fits[0].left, float(left_by_rounding(values))
    if without <= nothing:
        return 1.0
    p = 1.0
    for fit in fits[1:]:
        ratio = max(0.0, without - fit.left) / fit.seasonal / (max(fit.left, nothing) / fit.freedom)
        p = min(p, f_beyond(ratio, fit.seasonal, fit.freedom))
    return min(1.0, p * (len(fits) - 1))


def _pattern_sd(fit: _Fit, layout: Layout) -> float:
    """The sd of the season's pattern over one cycle."""
    one_cycle = Layout(tuple(range(layout.period or 0)), period=layout.period, waves=layout.waves)
    return float((seasons(one_cycle) @ fit.coefficients[-fit.seasonal :]).std())
