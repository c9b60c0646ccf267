"""How surely measured values lean to one side, and whether a few lie far out on both.

One wild point leans to its side, too, and is to be seen, not to be made even: so values are said to lean only
where they do so without the point farthest out.

Source: Hosking, L-moments, J. Royal Statistical Society B 52 (1990) 105-124.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.spc.limits import Floats

SURE, SURE_WITHOUT = 0.72, 0.2
"""L-skewness times √n: of even values it is farther from 0 than the first in 1 of 10 series. And without the
point farthest out it is to lie so far on the same side, as it does in most series that lean."""

HEAVY = 0.55
"""L-kurtosis above that of normal values, times √n: more in about 1 of 20 series of normal values."""

NORMAL_KURTOSIS = 0.1226
FEWEST = 16
"""Of fewer points nothing is said."""


@lru_cache(maxsize=256)
def _weights(n: int) -> Floats:
    """Of n ordered values, those whose sums are the first four L-moments. Shape (4, n)."""
    rows = [
        [
            sum(
                (-1) ** k * math.comb(r - 1, k) * math.comb(i, r - 1 - k) * math.comb(n - 1 - i, k)
                for k in range(r)
            )
            / (r * math.comb(n, r))
            for i in range(n)
        ]
        for r in (1, 2, 3, 4)
    ]
    found: Floats = np.array(rows)
    return found


def moments(values: Floats) -> Floats:
    """The mean, the L-scale, and the third and fourth L-moments of each row. Shape (4, rows)."""
    found: Floats = _weights(values.shape[1]) @ np.sort(values, axis=1).T
    return found


def skewness(values: Floats) -> Floats:
    """L-skewness of each row: 0 of even values, 1 / 3 of exponential ones, between −1 and 1."""
    return _over_scale(moments(values), 2)


def _over_scale(found: Floats, which: int) -> Floats:
    size = found[1]
    ratio: Floats = np.divide(found[which], size, out=np.zeros_like(size), where=size > 0)
    return ratio


def surely_skewed(rest: Floats) -> NDArray[np.bool_]:
    """Which rows lean to one side, and still do without the point farthest out.

    rest: what levels, season and change leave of each series. Of points that resemble the one before it is
    looked at what each adds: a slow drift is not even, and is no skewness.
    """
    fresh, root = surprises(rest), math.sqrt(rest.shape[1])
    lean = skewness(fresh)
    without = np.sign(lean) * skewness(_without_farthest(fresh))
    found: NDArray[np.bool_] = (np.abs(lean) > SURE / root) & (without > SURE_WITHOUT / root)
    return found


def heavy_tails(rest: Floats) -> float:
    """The h of one series that is even: 0 where few values lie far out.

    rest: what levels, season and change leave of it, shape (1, n).
    """
    root = math.sqrt(rest.shape[1])
    if rest.shape[1] < FEWEST:
        return 0.0
    fresh = surprises(rest)
    more, without = (
        float(_over_scale(moments(one), 3)[0]) - NORMAL_KURTOSIS for one in (fresh, _without_farthest(fresh))
    )
    if more < HEAVY / root or without < SURE_WITHOUT / root:
        return 0.0
    return float(np.interp(more, (0, 0.028, 0.058, 0.089, 0.12, 0.153), (0, 0.05, 0.1, 0.15, 0.2, 0.25)))


def surprises(rest: Floats) -> Floats:
    """What each point adds to what the one before leads one to expect, where they resemble each other."""
    before, after = rest[:, :-1], rest[:, 1:]
    size = np.maximum((rest**2).sum(axis=1), 1e-300)
    ar = np.clip((before * after).sum(axis=1) / size, 0.0, 0.95)[:, None]
    return np.where(ar > 0, after - ar * before, after)


def _without_farthest(rest: Floats) -> Floats:
    kept = np.ones(rest.shape, dtype=bool)
    kept[np.arange(len(rest)), np.abs(rest).argmax(axis=1)] = False
    return rest[kept].reshape(len(rest), -1)
