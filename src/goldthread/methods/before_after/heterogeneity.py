"""How far groups' true effects differ: the variance between them, and its interval.

effects and variances are shape (k,), k >= 2: each group's estimate and the square of
its standard error, above 0.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Method = Literal["reml", "paule-mandel", "dersimonian-laird"]


def spread_between(effects: Floats, variances: Floats, method: Method) -> float:
    """The variance between groups, never below 0. Raises ValueError for an unknown method."""
    found = {
        "reml": restricted_likelihood,
        "paule-mandel": paule_mandel,
        "dersimonian-laird": dersimonian_laird,
    }.get(method)
    if found is None:
        raise ValueError(f"The methods are reml, paule-mandel and dersimonian-laird; {method!r} is none.")
    return found(effects, variances)


def weighted_mean(effects: Floats, weights: Floats) -> float:
    return float((weights * effects).sum() / weights.sum())


def generalised_q(effects: Floats, variances: Floats, tau2: float) -> float:
    """The effects' squared distances from their mean, weighed by 1 / (variance + tau²)."""
    weights = 1 / (variances + tau2)
    return float((weights * (effects - weighted_mean(effects, weights)) ** 2).sum())


def cochran_q(effects: Floats, variances: Floats) -> tuple[float, float]:
    """Cochran's Q, and the chance of one as large if all groups had one effect."""
    from scipy.special import chdtrc

    q = generalised_q(effects, variances, 0.0)
    return q, float(chdtrc(len(effects) - 1, q))


def dersimonian_laird(effects: Floats, variances: Floats) -> float:
    """The moment estimate (DerSimonian and Laird 1986), here for reference: too low with few groups."""
    weights = 1 / variances
    spare = generalised_q(effects, variances, 0.0) - (len(effects) - 1)
    return max(0.0, spare / float(weights.sum() - (weights**2).sum() / weights.sum()))


def paule_mandel(effects: Floats, variances: Floats) -> float:
    """The tau² at which the generalised Q is what it is expected to be, k − 1 (Paule and Mandel 1982)."""
    return _where_q_is(effects, variances, len(effects) - 1.0)


def restricted_likelihood(effects: Floats, variances: Floats) -> float:
    """The tau² of the highest restricted likelihood (Viechtbauer 2005).

    The likelihood may have more than one peak: it is looked at on a grid first, and
    the highest peak is then closed in on.
    """
    scale = float(variances.min())
    top = float(np.ptp(effects)) ** 2 + float(variances.max())
    grid = np.concatenate([[0.0], np.geomspace(scale * 1e-6, max(top, scale) * 10, 160)])
    height = _restricted_log_likelihood(effects, variances, grid)
    best = int(height.argmax())
    low, high = float(grid[max(best - 1, 0)]), float(grid[min(best + 1, len(grid) - 1)])

    def slope_at(tau2: float) -> float:
        return _restricted_slope(effects, variances, tau2)

    if slope_at(low) <= 0:
        return low
    return _crossing(slope_at, low, high)


def spread_interval(effects: Floats, variances: Floats, confidence: float) -> tuple[float, float]:
    """An interval for tau²: those at which the generalised Q is not surprising (Viechtbauer 2007)."""
    from scipy.special import chdtri

    df = len(effects) - 1
    low = _where_q_is(effects, variances, float(chdtri(df, (1 - confidence) / 2)))
    return low, _where_q_is(effects, variances, float(chdtri(df, (1 + confidence) / 2)))


def _where_q_is(effects: Floats, variances: Floats, target: float) -> float:
    """The tau² at which the generalised Q, which falls as tau² grows, is the target; 0 if it starts below."""

    def away(tau2: float) -> float:
        return generalised_q(effects, variances, tau2) - target

    if away(0.0) <= 0:
        return 0.0
    high = float(variances.max()) + float(np.ptp(effects)) ** 2
    while away(high) > 0:
        high *= 4
    return _crossing(away, 0.0, high)


def _crossing(falling: Callable[[float], float], low: float, high: float) -> float:
    """Where a function that is above 0 at low and not at high crosses 0, to the last figure, by halving."""
    while low < (middle := (low + high) / 2) < high:
        low, high = (middle, high) if falling(middle) > 0 else (low, middle)
    return high


def _restricted_log_likelihood(effects: Floats, variances: Floats, tau2: Floats) -> Floats:
    """At each tau², up to a constant; shape as tau2."""
    total = variances + tau2[:, None]
    weights = 1 / total
    whole = weights.sum(axis=1)
    middle = (weights * effects).sum(axis=1) / whole
    away = (weights * (effects - middle[:, None]) ** 2).sum(axis=1)
    return np.asarray(-0.5 * (np.log(total).sum(axis=1) + np.log(whole) + away))


def _restricted_slope(effects: Floats, variances: Floats, tau2: float) -> float:
    weights = 1 / (variances + tau2)
    middle = weighted_mean(effects, weights)
    pull = float((weights**2 * (effects - middle) ** 2).sum())
    return 0.5 * (pull - float(weights.sum()) + float((weights**2).sum() / weights.sum()))
