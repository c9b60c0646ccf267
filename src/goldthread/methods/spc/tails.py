"""Two tails of two distributions, worked out here: to load scipy for them takes longer than the chart."""

from __future__ import annotations

import math
from functools import lru_cache

PRECISION = 1e-16
SMALLEST = 1e-300


def f_beyond(ratio: float, above: int, below: int) -> float:
    """The chance that an F ratio with so many degrees of freedom is larger than that; ratio >= 0.

    Source: NIST Digital Library of Mathematical Functions, 8.17.
    """
    return beta_below(below / (below + above * ratio), below / 2, above / 2)


@lru_cache(maxsize=1024)
def t_beyond(share: float, freedom: int) -> float:
    """How far from 0 t with so many degrees of freedom is in that share of cases; 0 < share < 1."""
    low, high = 0.0, 1.0
    for _ in range(200):
        middle = (low + high) / 2
        if beta_below(middle, freedom / 2, 0.5) < share:
            low = middle
        else:
            high = middle
    return math.sqrt(freedom * (1 - high) / high)


def beta_below(x: float, a: float, b: float) -> float:
    """The chance that a beta variable is below x: the regularised incomplete beta function, 0 <= x <= 1.

    Source: its continued fraction, DLMF 8.17.22, by Lentz's method.
    """
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_below(1 - x, b, a)
    front = a * math.log(x) + b * math.log1p(-x) + math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    return math.exp(front) * _fraction(x, a, b) / a


def _fraction(x: float, a: float, b: float) -> float:
    upper, lower = 1.0, 1 / _not_zero(1 - (a + b) * x / (a + 1))
    value = lower
    for m in range(1, 10_000):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            lower = 1 / _not_zero(1 + term * lower)
            upper = _not_zero(1 + term / upper)
            value *= upper * lower
        if abs(upper * lower - 1) < PRECISION * 10:
            break
    return value


def _not_zero(value: float) -> float:
    return value if abs(value) > SMALLEST else SMALLEST
