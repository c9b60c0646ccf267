"""How the values of a stable process are spread, so that charts like one that is there can be simulated.

>>> from goldthread.methods.spc.spread.noise import Family, Noise
>>> falls = Noise(Family.COUNTS, levels=(4.0,), sizes=(1.0,), scatter=0.5)
>>> [round(float(falls.scored([[count]])[0, 0]), 2) for count in (0, 4, 12)]
[-1.59, 0.19, 1.96]

A normal score (mean 0, sd 1) of each value says how far out it is, and a value can be drawn from each score.
So what hangs together as normal values do can be made of counts, shares, gaps, times and skewed values alike.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.methods.spc.limits import Floats
from goldthread.methods.spc.spread.smooth import Smooth, smooth_counts, smooth_shares
from goldthread.methods.spc.spread.spreads import Spread, beta_binomial, negative_binomial

SMOOTH = 20.0
"""Counts with a larger sd than this, and not too skewed, are as good as measured."""

TOO_SKEWED = 0.6
"""As a third standardised moment."""

COARSE = 400.0
"""Skewed counts with a larger sd are tabulated in larger steps than one."""

FARTHEST = 4.0
"""Beyond so many sds skewed values go on in a straight line."""


class Family(StrEnum):
    """What is spread: measured values, counts (of an area), shares of so many, gaps, or times between events.

    measured: normal; or with g above 0 lognormal, below 0 its mirror image (Tukey's g and h). counts:
    Poisson, or negative binomial where the level varies. shares: binomial, or beta-binomial. gaps: how
    many cases between events that come by chance: geometric. times: Weibull; of a shape of 1 exponential.
    """

    MEASURED = "measured"
    COUNTS = "counts"
    SHARES = "shares"
    GAPS = "gaps"
    TIMES = "times"


@dataclass(frozen=True)
class Noise:
    """How each point of a stable process is spread.

    levels: of each point, or one for all: a count or a rate, a share, the mean gap, the scale of times;
    nothing for measured values, which have mean 0 and sd 1 where they are normal. sizes: the denominators
    of counts and shares, of each point or one. scatter: by how much the level itself varies: of counts its
    variance over its square, of shares the correlation of two of the same time. g: skewness, h: tails of
    measured values; shape: of times.
    """

    family: Family = Family.MEASURED
    levels: tuple[float, ...] = ()
    sizes: tuple[float, ...] = ()
    scatter: float = 0.0
    g: float = 0.0
    h: float = 0.0
    shape: float = 1.0

    @property
    def is_normal(self) -> bool:
        return self.family is Family.MEASURED and self.g == 0 and self.h == 0

    def drawn(self, scores: Floats) -> Floats:
        """Values (counts, where there are sizes) with these normal scores. Shape (series, n)."""
        if self.family is Family.MEASURED:
            return skewed(scores, self.g, self.h)
        if self.family is Family.TIMES:
            return np.asarray(self.levels) * _waits(scores) ** (1 / self.shape)
        return self._of_each(scores, "drawn")

    def scored(self, values: ArrayLike) -> Floats:
        """The normal scores of values (counts): of counts in the middle of their chance (mid-p)."""
        given = np.asarray(values, dtype=np.float64)
        if self.family is Family.MEASURED:
            return straightened(given, self.g, self.h)
        if self.family is Family.TIMES:
            return _scores_of_waits((given / np.asarray(self.levels)) ** self.shape)
        return self._of_each(given, "scored")

    def put_back(self, scores: Floats) -> Floats:
        """The values between which such scores lie, as limits are drawn. Shape (series, n)."""
        if self.family in (Family.MEASURED, Family.TIMES):
            return self.drawn(scores)
        return self._of_each(scores, "put_back")

    def smooth(self, n: int) -> Smooth:
        """All points of counts, shares and gaps as if they had no steps."""
        levels, sizes = (np.array(each) for each in zip(*self._points(n), strict=True))
        if self.family is Family.SHARES:
            return smooth_shares(levels, np.maximum(np.rint(sizes), 1), self.scatter)
        return smooth_counts(levels * sizes, 1.0 if self.family is Family.GAPS else self.scatter)

    def spread(self, n: int, place: int) -> Spread:
        """That of one of n points of counts, shares and gaps."""
        every = self.smooth(n)
        if is_smooth(every)[place]:
            return every.one(place)
        level, size = self._points(n)[place]
        return _spread(self.family, level, size, self.scatter)

    def _of_each(self, given: Floats, what: Literal["drawn", "scored", "put_back"]) -> Floats:
        """What is asked for, of each point as it is spread. given: shape (series, n)."""
        every = self.smooth(given.shape[1])
        found: Floats = getattr(every, what)(given)
        stepped = np.flatnonzero(~is_smooth(every))
        points = self._points(given.shape[1])
        alike: dict[tuple[float, float], list[int]] = {}
        for place in stepped.tolist():
            alike.setdefault(points[place], []).append(place)
        for point, columns in alike.items():
            spread = _spread(self.family, *point, self.scatter)
            found[:, columns] = getattr(spread, what)(given[:, columns])
        return found

    def rounded(self) -> Noise:
        """Nearly the same, such that many charts have the same: what is simulated can be remembered."""
        return replace(
            self,
            levels=tuple(
                _near_share(x) if self.family is Family.SHARES else _near(x, 1.05) for x in self.levels
            ),
            sizes=tuple(
                max(1.0, float(round(_near(x, 1.12)))) if x >= 1 else _near(x, 1.12) for x in self.sizes
            ),
            scatter=_near(self.scatter, 1.15) if self.scatter > 0 else 0.0,
            g=round(self.g * 10) / 10,
            h=round(self.h * 20) / 20,
            shape=_near(self.shape, 1.1),
        )

    def _points(self, n: int) -> list[tuple[float, float]]:
        levels = self.levels if len(self.levels) == n else (self.levels[0],) * n
        sizes = self.sizes if len(self.sizes) == n else (self.sizes[0] if self.sizes else 1.0,) * n
        return list(zip(levels, sizes, strict=True))


MEASURED = Noise()
"""Normal values."""


def is_smooth(every: Smooth) -> NDArray[np.bool_]:
    """Which points are as good as measured."""
    found: NDArray[np.bool_] = (every.sd > SMOOTH) & (np.abs(every.skewness) < TOO_SKEWED)
    return found


@lru_cache(maxsize=4096)
def _spread(family: Family, level: float, size: float, scatter: float) -> Spread:
    """That of a point whose steps matter, or that is too skewed."""
    if family is not Family.SHARES:
        mean, more = level * size, 1.0 if family is Family.GAPS else scatter
        step = max(1.0, math.sqrt(mean + more * mean**2) / COARSE)
        return negative_binomial(mean / step, more).in_steps_of(step)
    of = max(1, round(size))
    step = max(1.0, math.sqrt(of * level * (1 - level) * (1 + (of - 1) * scatter)) / COARSE)
    return beta_binomial(level, max(1, round(of / step)), scatter).in_steps_of(step)


def skewed(scores: ArrayLike, g: float, h: float = 0.0) -> Floats:
    """Tukey's g and h: (e^(gz) − 1) / g × e^(hz² / 2); beyond 4 sds in a straight line. Increasing in z."""
    z = np.asarray(scores, dtype=np.float64)
    near = np.clip(z, -FARTHEST, FARTHEST)
    value, slope = _g_and_h(near, g, h)
    found: Floats = value + slope * (z - near)
    return found


def straightened(values: ArrayLike, g: float, h: float = 0.0) -> Floats:
    """The scores of which `skewed` makes those values."""
    x = np.asarray(values, dtype=np.float64)
    if g == 0 and h == 0:
        return x
    ends, slopes = _g_and_h(np.array([-FARTHEST, FARTHEST]), g, h)
    near = np.clip(x, *ends)
    z = np.log1p(g * near) / g if h == 0 else np.interp(near, *_grid(g, h))
    found: Floats = z + np.where(x < ends[0], (x - near) / slopes[0], (x - near) / slopes[1])
    return found


@lru_cache(maxsize=256)
def _grid(g: float, h: float) -> tuple[Floats, Floats]:
    z = np.linspace(-FARTHEST, FARTHEST, 801)
    return _g_and_h(z, g, h)[0], z


def _g_and_h(z: Floats, g: float, h: float) -> tuple[Floats, Floats]:
    """The value and its slope."""
    body, slope = (z, np.ones_like(z)) if g == 0 else (np.expm1(g * z) / g, np.exp(g * z))
    tail = np.exp(h * z**2 / 2)
    return body * tail, (slope + h * z * body) * tail


def _waits(scores: Floats) -> Floats:
    from scipy.special import log_ndtr

    return np.asarray(-log_ndtr(-scores))


def _scores_of_waits(waits: Floats) -> Floats:
    from scipy.special import ndtri_exp

    return np.asarray(-ndtri_exp(-np.maximum(waits, 1e-300)))


def _near(value: float, step: float) -> float:
    """The nearest of numbers that lie so many times apart, with three figures."""
    return float(f"{step ** round(math.log(value) / math.log(step)):.3g}") if value > 0 else 0.0


def _near_share(share: float) -> float:
    rarer = _near(min(share, 1 - share), 1.05)
    return rarer if share <= 0.5 else 1 - rarer
