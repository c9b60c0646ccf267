"""The distribution of one count, as a table: values from normal scores, and normal scores of values."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.spc.limits import Floats

GRID: Floats = np.linspace(-6, 6, 97)
"""The scores at which smooth distributions are tabulated."""

RARE = 1e-12
"""Counts so rare, and rarer, get their scores in a straight line."""


@dataclass(frozen=True, eq=False)
class Spread:
    """values: in order; scores: the normal score of each (mid-p, of counts), increasing.

    upto: the chance of at most each; nothing where values are smooth. of: the most there can be.
    """

    values: Floats
    scores: Floats
    upto: Floats | None
    of: float = math.inf

    def drawn(self, scores: Floats) -> Floats:
        """The values that have such scores."""
        if self.upto is None:
            within: Floats = np.clip(along(scores, self.scores, self.values), 0.0, self.of)
            return within
        from scipy.special import ndtr

        found: Floats = self.values[np.searchsorted(self.upto[:-1], ndtr(scores))]
        return found

    def scored(self, values: Floats) -> Floats:
        return along(values, self.values, self.scores)

    def put_back(self, scores: Floats) -> Floats:
        return along(scores, self.scores, self.values)

    def in_steps_of(self, step: float) -> Spread:
        """The same of values so many times as large."""
        return self if step == 1 else replace(self, values=self.values * step)

    @property
    def sd_of_scores(self) -> float:
        """1 of smooth values; less of small counts, of which many are equal."""
        if self.upto is None:
            return 1.0
        chance = np.diff(self.upto, prepend=0.0)
        mean = float(chance @ self.scores)
        return math.sqrt(max(float(chance @ (self.scores - mean) ** 2), 1e-6))

    @property
    def below(self) -> float:
        """The chance of a score below their mean."""
        if self.upto is None:
            return 0.5
        chance = np.diff(self.upto, prepend=0.0)
        return float(chance[self.scores < float(chance @ self.scores)].sum())

    @property
    def skewness(self) -> float:
        """The third standardised moment."""
        if self.upto is None:
            from scipy.special import ndtr

            upto = np.asarray(ndtr((self.scores[1:] + self.scores[:-1]) / 2))
            chance = np.diff(np.r_[0.0, upto, 1.0])
        else:
            chance = np.diff(self.upto, prepend=0.0)
        off = self.values - float(chance @ self.values)
        variance = float(chance @ off**2)
        return float(chance @ off**3) / variance**1.5 if variance > 0 else 0.0

    @property
    def mean_difference(self) -> float:
        """How far two such values are apart on average (Gini's mean difference)."""
        if self.upto is not None:
            step = float(self.values[1] - self.values[0]) if len(self.values) > 1 else 1.0
            return step * float(2 * (self.upto * (1 - self.upto)).sum())
        from scipy.special import ndtr

        both = ndtr(self.scores) * ndtr(-self.scores)
        return float((np.diff(self.values) * (both[1:] + both[:-1])).sum())


def along(x: Floats, xs: Floats, ys: Floats) -> Floats:
    """Linear interpolation, and in a straight line beyond either end."""
    found: Floats = np.interp(x, xs, ys)
    if len(xs) < 2:
        found += x - xs[0]
        return found
    low, high = (ys[1] - ys[0]) / (xs[1] - xs[0]), (ys[-1] - ys[-2]) / (xs[-1] - xs[-2])
    found += np.minimum(x - xs[0], 0) * low + np.maximum(x - xs[-1], 0) * high
    return found


def negative_binomial(mean: float, scatter: float) -> Spread:
    """Counts with a variance of mean + scatter × mean²; Poisson's where the scatter is 0."""
    from scipy.special import betainc, pdtr

    sd = math.sqrt(mean + scatter * mean**2)
    k = np.arange(math.ceil(mean + 12 * sd + 40 * scatter * mean + 12))
    if scatter <= 1e-9:
        return _of_counts(k, np.asarray(pdtr(k, mean)))
    return _of_counts(k, np.asarray(betainc(1 / scatter, k + 1.0, 1 / (1 + scatter * mean))))


def beta_binomial(share: float, of: int, scatter: float) -> Spread:
    """Counts of so many, of which two of the same time correlate by `scatter`; binomial where that is 0."""
    from scipy.special import bdtr, betaln, gammaln

    rho = min(scatter, 0.95)
    sd = math.sqrt(of * share * (1 - share) * (1 + (of - 1) * rho))
    reach = 12 * sd + 20
    first, last = max(0, math.floor(of * share - reach)), min(of, math.ceil(of * share + reach))
    k = np.arange(first, last + 1)
    if rho <= 1e-9:
        return _of_counts(k, np.asarray(bdtr(k.astype(np.float64), of, share)))
    a, b = share * (1 / rho - 1), (1 - share) * (1 / rho - 1)
    ways = gammaln(of + 1) - gammaln(k + 1) - gammaln(of - k + 1)
    chance = np.exp(ways + betaln(k + a, of - k + b) - betaln(a, b))
    return _of_counts(k, np.cumsum(chance) / chance.sum())


def _of_counts(k: NDArray[np.int64], upto: Floats) -> Spread:
    """Scores from the middle of each count's chance."""
    from scipy.special import ndtri

    kept = max(2, int(np.searchsorted(upto, 1 - RARE)) + 1)
    k, upto = k[:kept], np.minimum(upto[:kept], 1.0)
    middle = upto - np.diff(upto, prepend=0.0) / 2
    likely = (middle > RARE) & (middle < 1 - RARE)
    if not likely.any():
        likely[:] = True
    scores = np.asarray(ndtri(np.clip(middle[likely], RARE, 1 - RARE)))
    values = k[likely].astype(np.float64)
    upto = upto[likely].copy()
    upto[-1] = 1.0
    rises = np.r_[True, np.diff(scores) > 1e-12]
    return Spread(values[rises], scores[rises], upto[rises])
