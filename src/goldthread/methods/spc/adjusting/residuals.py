"""What neighbour and season do not explain of a series, and which of it is a signal."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.spc.adjusting.whitening import spread, whitened
from goldthread.methods.spc.limits import Floats, Limits
from goldthread.methods.spc.resemblance import Layout, levels, reference, resemblance, seasons
from goldthread.methods.spc.rules import Flags, Rules, judge
from goldthread.methods.spc.spread.straight import AS_NORMAL, Odds
from goldthread.methods.spc.tails import t_beyond

OUTSIDE_ALARMS = 0.03
"""In about this share of stable series of normal values, at most, a point lies outside."""

NO_RESIDUAL = 1e-12
"""Share of the largest value within which a residual counts as none: a fit rounds more than a mean does."""

RUN_ALARMS = 0.055
"""In about this share of stable series of normal values, at most, a run is a shift.

What is left of 10% is for the correlation, which has to be estimated.
"""


def correlations(values: Floats, layout: Layout) -> Floats:
    """The correlation each series, a row of values, is adjusted by: 0 to 0.95, to two decimals."""
    found: Floats = np.clip(np.round(reference(layout).estimate(resemblance(values, layout)), 2), 0.0, 0.95)
    return found


def longest_run(n: int, below: float = 0.5) -> int:
    """Points in a row on one side that make a shift, where so many of all lie below the level.

    With halves a run of m begins at the first point with chance 2 × ½^m, at each of the n − m others with
    ½^m; the least m for which these add up to no more than RUN_ALARMS. Of small counts more lie on one side.
    """
    sides = (min(below, 0.98), min(1 - below, 0.98))
    for m in range(2, n + 1):
        if sum(side**m * (1 + (n - m) * (1 - side)) for side in sides) <= RUN_ALARMS:
            return m
    return n + 1


@dataclass(frozen=True, eq=False)
class Fit:
    """What is left of many series of one layout and one correlation.

    residual: of each point, its surprise, shape (series, n); reach: how large chance lets each be, of the
    same shape; slack: within which a residual counts as none, shape (series, 1); spread: what turns these
    into the unit of the values, shape (n,). level: of each phase, in that unit, shape (series, phases);
    season: of each point, shape (series, n).
    """

    residual: Floats
    reach: Floats
    slack: Floats
    spread: Floats
    level: Floats
    season: Floats


def fitted(values: Floats, layout: Layout, ar: float, odds: Odds = AS_NORMAL) -> Fit:
    """Phase levels and season by generalised least squares, for series that are rows of values, or scores."""
    columns = np.column_stack([levels(layout), seasons(layout)])
    if odds.weights is not None:
        columns = columns * odds.weights[:, None]
    white = whitened(np.column_stack([columns, values.T]), layout.places, ar)
    basis, triangle = np.linalg.qr(white[:, : columns.shape[1]])
    outcome = white[:, columns.shape[1] :]
    rest = outcome - basis @ (basis.T @ outcome)
    freedom = layout.n - columns.shape[1] - (ar > 0)
    sd = np.sqrt((rest**2).sum(axis=0) / freedom) / odds.sd
    free = np.sqrt(np.clip(1 - (basis**2).sum(axis=1), 0, 1))
    reach = outlier_beyond(layout.n, freedom) * free[:, None] * sd
    coefficients = np.linalg.solve(triangle, basis.T @ outcome)
    phases = len(layout.phase_starts)
    slack = NO_RESIDUAL * np.abs(values).max(axis=1, keepdims=True)
    season = columns[:, phases:] @ coefficients[phases:]
    return Fit(rest.T, reach.T, slack, spread(layout.places, ar), coefficients[:phases].T, season.T)


def season_height(fit: Fit, layout: Layout, added: Floats | float = 0.0) -> float:
    """How high the season of one series is, were it a sine, in sds of what is left; chance's share taken off.

    added: what of it was taken off before, in the same unit.
    """
    waves, n = seasons(layout).shape[1], layout.n
    sd = math.sqrt(float((fit.residual[0] ** 2).sum()) / max(1, n - waves - len(layout.phase_starts)))
    if not waves or sd <= fit.slack[0, 0]:
        return 0.0
    variance = float((fit.season[0] + added).var()) - waves * sd**2 / n
    return math.sqrt(2 * max(0.0, variance)) / (sd * float(fit.spread[0]))


def outlier_beyond(n: int, freedom: int, share: float = OUTSIDE_ALARMS) -> float:
    """How many sds of its own a residual may be before it is an outlier among n: that share of n have one."""
    beyond = t_beyond(share / n, freedom - 1)
    return beyond * math.sqrt(freedom / (freedom - 1 + beyond**2))


def signals(fit: Fit, layout: Layout, odds: Odds = AS_NORMAL) -> tuple[NDArray[np.int8], NDArray[np.int8]]:
    """The signal of each residual, as a place in SIGNALS, and its side. Each of shape (series, n)."""
    signal = np.zeros(fit.residual.shape, dtype=np.int8)
    side = np.zeros(fit.residual.shape, dtype=np.int8)
    for start, stop in layout.spans:
        part = slice(start, stop)
        limits = Limits(np.zeros_like(fit.slack), -fit.reach[:, part], fit.reach[:, part], fit.slack)
        signal[:, part], side[:, part] = judge(fit.residual[:, part], limits, rules_of(layout, odds))
    return signal, side


def any_adjusted_signal(
    values: Floats, layout: Layout, *, leans: bool = True, odds: Odds = AS_NORMAL
) -> Flags:
    """Whether each series, a row of values, shows any signal on its adjusted chart. Shape (series,).

    leans: whether the correlation is fitted, to each series by itself. odds: of scores, see `straight`.
    """
    found = np.zeros(len(values), dtype=bool)
    ars = correlations(values, layout) if leans else np.zeros(len(values))
    for ar in np.unique(ars):
        alike = ars == ar
        fit = fitted(values[alike], layout, float(ar), odds)
        found[alike] = signals(fit, layout, odds)[0].any(axis=1)
    return found


def rules_of(layout: Layout, odds: Odds) -> Rules:
    """The two rules of adjusted charts: a point outside, and a run."""
    return Rules(trend_points=None, two_of_three=None, shift_points=longest_run(layout.n, odds.below))
