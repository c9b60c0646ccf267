"""Counts such as a chart has: how large, of how many, and how much more they vary than chance makes them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from goldthread.methods.spc.limits import Floats

LARGE = 100.0
"""Counts of this size and more are as good as normal."""


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
