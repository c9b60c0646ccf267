"""The curve that makes measured values even again where they lean to one side.

The curve is Tukey's g: of lognormal values their logarithm above the lowest they can be. Its g is the one
that leaves no skewness: at the true g what is left is even, so too much and too little are equally likely.

Source: Hoaglin, Summarizing shape numerically: the g-and-h distributions, in Exploring Data Tables, Trends,
and Shapes (1985).
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from goldthread.methods.spc.limits import Floats
from goldthread.methods.spc.resemblance import Layout, left_after, left_by_rounding
from goldthread.methods.spc.spread.noise import FARTHEST, skewed, straightened
from goldthread.methods.spc.spread.skewness import FEWEST, moments, skewness, surely_skewed, surprises

CURVES = (-1.2, -1.0, -0.8, -0.6, -0.4, -0.2, 0.0, 0.2, 0.4, 0.6, 0.8, 1.0, 1.2, 1.5)
"""The g that are tried; what is fitted lies within."""


def curves_of(values: Floats, layout: Layout) -> Floats:
    """The g of each series, a row of values, to a tenth; 0 where it is as even as chance may have it.

    Skewness is looked for with the season of the layout and without it, since taking one out takes skewness
    with it; but the curve is the one that leaves none beside the season.
    """
    found = np.zeros(len(values))
    if layout.n < FEWEST:
        return found
    rest = left_after(values, layout)
    sure = surely_skewed(rest)
    if layout.period is not None:
        sure |= surely_skewed(left_after(values, layout.without_season))
    sure &= (rest**2).sum(axis=1) > left_by_rounding(values)
    if sure.any():
        found[sure] = _that_leave_none(values[sure], rest[sure], layout)
    return found


def _that_leave_none(values: Floats, rest: Floats, layout: Layout) -> Floats:
    """The g at which the skewness of what is left after it passes 0."""
    scores = (curved(values, rest, layout, g) for g in CURVES)
    left = np.array([skewness(surprises(left_after(one, layout))) for one in scores])
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


@lru_cache(maxsize=64)
def _of_curve(g: float) -> tuple[float, float]:
    """The mean and the L-scale of values of that curve."""
    from scipy.special import ndtri

    even = np.asarray(ndtri((np.arange(1000) + 0.5) / 1000))[None, :]
    place, size = moments(skewed(even, g))[:2, 0]
    return float(place), float(size)
