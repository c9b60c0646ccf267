"""Wilcoxon's signed-rank test, and the Hodges–Lehmann shift that belongs to it.

Neither can be swayed by a few very large values. The test is that of R's
wilcox.test(before, after, paired = TRUE), and so are the shift and its interval with
fewer than 50 pairs, no ties and no zeros. Otherwise R solves for the shift at which
its normal approximation is zero, and drops changes of zero; here the shift stays what
it is by definition, the median of the mean of every two changes, zeros included.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.before_after.intervals import normal_quantile, two_sided_normal_p
from goldthread.methods.before_after.walsh import walsh_average

Floats = NDArray[np.float64]

EXACT_BELOW = 50
"""With fewer pairs than this, no ties and no zeros, the distribution is counted out."""


@dataclass(frozen=True)
class SignedRank:
    """Wilcoxon's signed-rank test on the pairs that changed at all (n of them), two-sided.

    statistic: R's V, the sum of the ranks of the pairs that fell (before less after
    above 0). method: 'exact', or 'normal' for the approximation with its correction
    for continuity and for ties.
    """

    statistic: float
    p: float
    n: int
    method: str = "exact"


@dataclass(frozen=True)
class HodgesLehmann:
    """The median of the mean of every two changes: a typical shift, after less before.

    lower and upper hold the shift with the confidence given, which is what the
    interval has: with very few pairs less than was asked for. method as in SignedRank.
    """

    estimate: float
    lower: float
    upper: float
    confidence: float
    method: str


def signed_rank(change: Floats) -> SignedRank:
    """The test that changes (after less before, shape (n,)) lie evenly about zero.

    Changes of zero are left out, as Wilcoxon did. Exact with fewer than 50 changes,
    no ties and no zeros; else the normal approximation. With nothing changed p is 1.
    Source: Hollander, Wolfe and Chicken 2014, section 3.1.
    """
    changed = change[change != 0]
    n = len(changed)
    if n == 0:
        return SignedRank(0.0, 1.0, 0)
    ranks, ties = midranks(np.abs(changed))
    statistic = float(ranks[changed < 0].sum())
    if n < EXACT_BELOW and n == len(change) and len(ties) == n:
        below = cumulative(n)
        upper_half = statistic > n * (n + 1) / 4
        tail = 1 - below[int(statistic) - 1] if upper_half else below[int(statistic)]
        return SignedRank(statistic, min(1.0, 2 * float(tail)), n)
    away = statistic - n * (n + 1) / 4
    corrected = away - math.copysign(0.5, away) if away else 0.0
    return SignedRank(statistic, two_sided_normal_p(corrected / _spread(n, ties)), n, "normal")


def hodges_lehmann(change: Floats, confidence: float = 0.95) -> HodgesLehmann:
    """The shift, with the interval that inverts the signed-rank test; changes of zero count.

    change: shape (n,), n >= 1, after less before. Memory is of the order of n.
    Sources: Hodges and Lehmann 1963; Hollander, Wolfe and Chicken 2014, sections 3.2, 3.3.
    """
    z = normal_quantile(confidence)
    values = np.sort(change)
    n = len(values)
    pairs = n * (n + 1) // 2
    middle = walsh_average(values, (pairs + 1) // 2) / 2 + walsh_average(values, pairs // 2 + 1) / 2
    sizes = np.sort(np.abs(values))
    exact = n < EXACT_BELOW and sizes[0] > 0 and bool((np.diff(sizes) > 0).all())
    if exact:
        below = cumulative(n)
        rank = max(1, int(np.searchsorted(below, (1 - confidence) / 2 - 1e-14)))
        confidence = 1 - 2 * float(below[rank - 1])
    else:
        _, ties = np.unique(values, return_counts=True)
        rank = max(1, math.ceil(pairs / 2 - 0.5 - z * _spread(n, ties.astype(np.float64))))
    return HodgesLehmann(
        middle,
        walsh_average(values, rank),
        walsh_average(values, pairs + 1 - rank),
        confidence,
        "exact" if exact else "normal",
    )


def midranks(sizes: Floats) -> tuple[Floats, Floats]:
    """The rank of each size, tied ones sharing their mean rank, and how many share each rank."""
    _, which, counts = np.unique(sizes, return_inverse=True, return_counts=True)
    shared = np.cumsum(counts) - (counts - 1) / 2
    return shared[which], counts.astype(np.float64)


@lru_cache(maxsize=64)
def cumulative(n: int) -> Floats:
    """P(V <= v) for v = 0 … n(n + 1)/2: of 2^n sets of ranks, the share whose sum is no more."""
    ways = np.zeros(n * (n + 1) // 2 + 1)
    ways[0] = 1
    for rank in range(1, n + 1):
        ways[rank:] += ways[:-rank].copy()
    return np.asarray(np.cumsum(ways) / 2.0**n)


def _spread(n: int, ties: Floats) -> float:
    """The standard deviation of V, corrected for ties."""
    return math.sqrt(n * (n + 1) * (2 * n + 1) / 24 - float((ties**3 - ties).sum()) / 48)
