"""Counts such as a chart has: how large, of how many, and how much more they vary than chance makes them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from goldthread.methods.spc.kinds import Kind
from goldthread.methods.spc.limits import Floats, mean_moving_range
from goldthread.methods.spc.lines import D2

if TYPE_CHECKING:
    from goldthread.methods.spc.chart import Chart

LARGE = 100.0
"""Counts of this size and more are as good as normal."""

_MEANS = (0.2, 0.3, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0, 15.0, 20.0, 30.0, 50.0, 70.0, LARGE)
_SHARES = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5)
_SPREADS = (1.0, 1.25, 1.5, 2.0, 3.0, 4.0, 6.0)
_WHOLE_NUMBERS_BELOW = 30.0
_SURE = 2 * 0.83
"""Two standard errors of a spread read off moving ranges, times √n (Braun and Park 2008)."""


@dataclass(frozen=True)
class Counts:
    """Counts of a stable process.

    mean: how many a point, on average; of: how many could have been at most, None for counts without
    such a bound (their chance is Poisson's, else binomial); spread: how many times their sd that of
    Poisson or binomial counts is, 1 or more (negative binomial, or beta-binomial).
    """

    mean: float = LARGE
    of: int | None = None
    spread: float = 1.0

    def __post_init__(self) -> None:
        if self.mean <= 0 or self.spread < 1 or (self.of is not None and self.of < self.mean):
            raise ValueError(
                "Counts need a mean above 0, of no more than could have been, and a spread of 1 or more."
            )


def counts_of(chart: Chart) -> tuple[Counts, bool] | None:
    """Such counts as a chart has, of a few sizes, and whether they vary by more than chance makes them.

    None for measured values, for times and cases between events, and where no count varies. Of an XmR or
    run chart, where all values are whole numbers of less than 30 on average that vary no less than counts do.
    The spread is read off moving ranges, so a change of level adds little to it; it is taken for more than
    chance where it is two of its standard errors above 1.
    """
    below = chart.denominators
    if chart.kind in (Kind.P, Kind.P_PRIME) and below is not None:
        return _shares(chart, below)
    if chart.kind in (Kind.U, Kind.U_PRIME, Kind.C):
        area = np.ones(len(chart)) if below is None else below
        return _counted(chart.values, chart.centre, area)
    if chart.kind in (Kind.XMR, Kind.RUN) and below is None and _are_whole(chart.values):
        level = np.full(len(chart), chart.values.mean())
        found = _counted(chart.values, level, np.ones(len(chart)))
        small = found is not None and found[0].mean < _WHOLE_NUMBERS_BELOW
        return found if small and _spread(chart.values, level, np.sqrt(level)) > 0.8 else None
    return None


def simulated(counts: Counts, scores: Floats) -> Floats:
    """Counts with the ranks that normal scores (mean 0, sd 1) have, of the same shape."""
    from scipy.special import ndtr

    q = 1.0 if counts.of is None else 1 - counts.mean / counts.of
    sd = counts.spread * math.sqrt(max(counts.mean * q, 1e-12))
    most = math.ceil(counts.mean + 12 * sd + 12 * counts.spread**2)
    upto = np.arange((most if counts.of is None else min(most, counts.of)) + 1)
    found: Floats = np.searchsorted(_cumulated(counts, upto)[:-1], ndtr(scores)).astype(np.float64)
    return found


def _cumulated(counts: Counts, k: np.typing.NDArray[np.int64]) -> Floats:
    """The chance of at most k: Poisson, negative binomial, binomial or beta-binomial."""
    from scipy.special import bdtr, betainc, betaln, gammaln, pdtr

    mean, of, more = counts.mean, counts.of, counts.spread**2
    if of is None:
        sizes = mean / (more - 1) if more > 1 else math.inf
        return np.asarray(pdtr(k, mean) if more == 1 else betainc(sizes, k + 1.0, 1 / more))
    rho = min((more - 1) / max(of - 1, 1), 0.95)
    if rho <= 0:
        return np.asarray(bdtr(k.astype(np.float64), of, mean / of))
    a, b = (mean / of) * (1 / rho - 1), (1 - mean / of) * (1 / rho - 1)
    ways = gammaln(of + 1) - gammaln(k + 1) - gammaln(of - k + 1)
    return np.cumsum(np.exp(ways + betaln(k + a, of - k + b) - betaln(a, b)))


def _shares(chart: Chart, below: Floats) -> tuple[Counts, bool] | None:
    """Counts of a share up to a half; a chart of the rest signals at the same points."""
    share = _median(chart.centre)
    rarer = min(share, 1 - share)
    if rarer <= 0:
        return None
    n = _median(below)
    sd = np.sqrt(chart.centre * (1 - chart.centre) / below)
    spread, more = _rounded_spread(chart.values, chart.centre, sd)
    mean = _nearest(_MEANS, rarer * n)
    return Counts(mean, max(1, math.ceil(mean / _nearest(_SHARES, rarer))), spread), more


def _median(values: Floats) -> float:
    """As numpy's, which reads in all of masked arrays at its first use."""
    ordered = np.sort(values)
    return float((ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2)


def _counted(values: Floats, centre: Floats, area: Floats) -> tuple[Counts, bool] | None:
    mean = _median(centre * area)
    if mean <= 0:
        return None
    spread, more = _rounded_spread(values, centre, np.sqrt(centre / area))
    return Counts(_nearest(_MEANS, mean), None, spread), more


def _rounded_spread(values: Floats, centre: Floats, sd: Floats) -> tuple[float, bool]:
    found = _spread(values, centre, sd)
    more = found > 1 + _SURE / math.sqrt(len(values))
    return (_nearest(_SPREADS, max(found, 1.0)) if more else 1.0), more


def _spread(values: Floats, centre: Floats, sd: Floats) -> float:
    """σz: the mean moving range of the z scores over 1.128 (Laney 2002); 1 where none can vary."""
    with np.errstate(invalid="ignore", divide="ignore"):
        scores = (values - centre) / sd
    if len(scores) < 2 or not np.isfinite(scores).all():
        return 1.0
    return float(mean_moving_range(scores, screen=False, keepdims=False)) / D2


def _are_whole(values: Floats) -> bool:
    return bool((values >= 0).all() and (values == np.rint(values)).all() and values.any())


def _nearest(steps: tuple[float, ...], value: float) -> float:
    return min(steps, key=lambda step: abs(math.log(step) - math.log(value)))
