"""Whether measured values lean to one side, and the curve that makes them even again.

The curve is Tukey's g: of lognormal values their logarithm above the lowest they can be. Its g is the one
that leaves no skewness: at the true g what is left is even, so too much and too little are equally likely.

One wild point leans to its side, too, and is to be seen, not to be made even: so values are said to lean only
where they do so without the point farthest out.

Sources: Hosking, L-moments, J. Royal Statistical Society B 52 (1990) 105-124; Hoaglin, Summarizing shape
numerically: the g-and-h distributions, in Exploring Data Tables, Trends, and Shapes (1985).
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.spc.limits import Floats
from goldthread.methods.spc.noise import FARTHEST, skewed, straightened
from goldthread.methods.spc.resemblance import Layout, left_after, left_by_rounding, seasons
from goldthread.methods.spc.tails import f_of

CURVES = (-1.2, -1.0, -0.8, -0.6, -0.4, -0.2, 0.0, 0.2, 0.4, 0.6, 0.8, 1.0, 1.2, 1.5)
"""The g that are tried; what is fitted lies within."""

SURE, SURE_WITHOUT = 0.72, 0.2
"""L-skewness times √n: of even values it is farther from 0 than the first in 1 of 10 series. And without the
point farthest out it is to lie so far on the same side, as it does in most series that lean."""

HEAVY = 0.55
"""L-kurtosis above that of normal values, times √n: more in about 1 of 20 series of normal values."""

NORMAL_KURTOSIS = 0.1226
SEASON_BELOW = 0.01
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


@lru_cache(maxsize=64)
def _of_curve(g: float) -> tuple[float, float]:
    """The mean and the L-scale of values of that curve."""
    from scipy.special import ndtri

    even = np.asarray(ndtri((np.arange(1000) + 0.5) / 1000))[None, :]
    place, size = moments(skewed(even, g))[:2, 0]
    return float(place), float(size)


def leaning_to_one_side(values: Floats, layout: Layout) -> Floats:
    """The g of each series, a row of values, to a tenth; 0 where it is as even as chance may have it.

    A season is left in unless it is sure: taking one out takes skewness with it. Of points that resemble the
    one before it is looked at what each adds: a slow drift is not even, and is no skewness.
    """
    found = np.zeros(len(values))
    if layout.n < FEWEST:
        return found
    for plain, alike in without_season(values, layout):
        found[alike] = _leaning(values[alike], plain)
    return found


def without_season(values: Floats, layout: Layout) -> list[tuple[Layout, NDArray[np.bool_]]]:
    """The layout with its season for series that surely have one (F test, 1%), else without; and which so."""
    plain = Layout(layout.places, layout.phase_starts)
    waves = seasons(layout).shape[1]
    sure = np.zeros(len(values), dtype=bool)
    freedom = layout.n - waves - len(layout.phase_starts) - 1
    if waves and freedom > 0:
        without, left = ((left_after(values, one) ** 2).sum(axis=1) for one in (plain, layout))
        explained = np.maximum(without - left, 0) / waves
        sure = (
            explained
            > f_of(SEASON_BELOW, waves, freedom) * np.maximum(left, left_by_rounding(values)) / freedom
        )
    return [(one, alike) for one, alike in ((plain, ~sure), (layout, sure)) if alike.any()]


def _leaning(values: Floats, layout: Layout) -> Floats:
    """Found with the season or without it; but the curve is the one that leaves none beside the season."""
    found = np.zeros(len(values))
    rest = left_after(values, layout)
    sure = _surely(rest)
    if layout.period is not None:
        sure |= _surely(left_after(values, Layout(layout.places, layout.phase_starts)))
    sure &= (rest**2).sum(axis=1) > left_by_rounding(values)
    if sure.any():
        found[sure] = _curves(values[sure], rest[sure], layout)
    return found


def _surely(rest: Floats) -> NDArray[np.bool_]:
    """Which rows lean to one side, and still do without the point farthest out."""
    fresh, root = _fresh(rest), math.sqrt(rest.shape[1])
    lean = skewness(fresh)
    without = np.sign(lean) * skewness(_without_farthest(fresh))
    found: NDArray[np.bool_] = (np.abs(lean) > SURE / root) & (without > SURE_WITHOUT / root)
    return found


def heavy_tails(scores: Floats, layout: Layout) -> float:
    """The h of one series that is even: 0 where few values lie far out. scores: shape (n,)."""
    if layout.n < FEWEST:
        return 0.0
    rows = scores[None, :]
    rest = _fresh(left_after(rows, without_season(rows, layout)[0][0]))
    if float((rest**2).sum()) <= left_by_rounding(scores):
        return 0.0
    more, without = (
        float(_over_scale(moments(one), 3)[0]) - NORMAL_KURTOSIS for one in (rest, _without_farthest(rest))
    )
    if more < HEAVY / math.sqrt(layout.n) or without < SURE_WITHOUT / math.sqrt(layout.n):
        return 0.0
    return float(np.interp(more, (0, 0.028, 0.058, 0.089, 0.12, 0.153), (0, 0.05, 0.1, 0.15, 0.2, 0.25)))


def _fresh(rest: Floats) -> Floats:
    """What each point adds to what the one before leads one to expect, where they resemble each other."""
    before, after = rest[:, :-1], rest[:, 1:]
    size = np.maximum((rest**2).sum(axis=1), 1e-300)
    ar = np.clip((before * after).sum(axis=1) / size, 0.0, 0.95)[:, None]
    return np.where(ar > 0, after - ar * before, after)


def _without_farthest(rest: Floats) -> Floats:
    kept = np.ones(rest.shape, dtype=bool)
    kept[np.arange(len(rest)), np.abs(rest).argmax(axis=1)] = False
    return rest[kept].reshape(len(rest), -1)


def _curves(values: Floats, rest: Floats, layout: Layout) -> Floats:
    """The g at which the skewness of what is left after it passes 0."""
    left = np.array([skewness(_fresh(left_after(curved(values, rest, layout, g), layout))) for g in CURVES])
    left = np.minimum.accumulate(left, axis=0)  # the more a curve takes away, the less is left
    found = np.array([round(float(np.interp(0.0, -column, CURVES)), 1) for column in left.T])
    return _that_reach_their_values(found, values, rest, layout)


def _that_reach_their_values(curves: Floats, values: Floats, rest: Floats, layout: Layout) -> Floats:
    """The g of each row, drawn in towards 0 until the curve reaches every value of its row.

    A skewed curve ends on one side. A value beyond that end, at the height of a season, say, would have a
    score without measure, and so would everything that is worked out from it.
    """
    found = curves.copy()
    for _ in range(round(10 * max(CURVES))):
        beyond = np.zeros(len(found), dtype=bool)
        for g in np.unique(found[found != 0]):
            alike = found == g
            scores = curved(values[alike], rest[alike], layout, float(g))
            beyond[alike] = (-np.sign(g) * scores).max(axis=1) > FARTHEST
        if not beyond.any():
            break
        found[beyond] = np.round(found[beyond] - 0.1 * np.sign(found[beyond]), 1)
    return found


def scale_of(values: Floats, rest: Floats, layout: Layout, g: float) -> tuple[Floats, Floats]:
    """Where each row has a score of 0, and how far one of 1 is from there. Shapes (rows, n) and (rows, 1).

    rest: what levels and change leave of each row.
    """
    (place, size), (at, wide) = moments(rest)[:2], _of_curve(g)
    scale = size / wide
    level = np.empty_like(values)
    for start, stop in layout.spans:
        level[:, start:stop] = (values[:, start:stop].mean(axis=1) + place - scale * at)[:, None]
    return level, scale[:, None]


def curved(values: Floats, rest: Floats, layout: Layout, g: float) -> Floats:
    """The scores of each row, a series of values, made even by that curve."""
    level, scale = scale_of(values, rest, layout, g)
    return straightened((values - level) / scale, g)


def evened(values: Floats, layout: Layout) -> Floats:
    """The scores of many series of measured values, each a row: skewed ones by a curve of their own."""
    found, curves = values.astype(np.float64), leaning_to_one_side(values, layout)
    for plain, rows in without_season(values, layout):
        for g in np.unique(curves[rows & (curves != 0)]):
            alike = rows & (curves == g)
            found[alike] = curved(values[alike], left_after(values[alike], plain), plain, float(g))
    return found
