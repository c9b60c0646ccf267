"""A chart's values on a scale on which they are spread as normal values are, and the way back.

Limits are made and points are judged there; they are drawn in the unit.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from goldthread.methods.spc.chart import Chart
from goldthread.methods.spc.limits import Floats
from goldthread.methods.spc.resemblance import Layout
from goldthread.methods.spc.spread.evening import even
from goldthread.methods.spc.spread.likeness import Likeness
from goldthread.methods.spc.spread.noise import Family, Noise, is_smooth, skewed


@dataclass(frozen=True, eq=False)
class Odds:
    """What points are like on that scale where they are not quite normal.

    weights: by how much more one step of the level shows at each point, about 1, shape (n,); None where all
    are alike. sd: of the scores where nothing but chance is: below 1 of small counts, of which many are
    equal. below: the chance of a score below the level.
    """

    weights: Floats | None = None
    sd: float = 1.0
    below: float = 0.5


AS_NORMAL = Odds()


@dataclass(frozen=True, eq=False)
class Straight:
    """scores: shape (n,). level and scale: of measured values, what a score of 0 is, and one of 1 beyond it;
    None where scores are the values themselves.

    season: what of the level is a season that is added, in scores; 0 where there is none.
    """

    scores: Floats
    noise: Noise
    odds: Odds
    sizes: Floats | None = None
    level: Floats | None = None
    scale: float = 1.0
    season: Floats | float = 0.0

    def back(self, scores: Floats) -> Floats:
        """The values that have such scores, in the unit of the chart. Shape (n,)."""
        if self.noise.family is Family.MEASURED:
            if self.level is None:
                return scores
            values: Floats = self.level + self.scale * skewed(scores, self.noise.g)
            return values
        found: Floats = self.noise.put_back(scores[None, :])[0]
        return found if self.sizes is None else found / self.sizes


def straight(chart: Chart, like: Likeness, layout: Layout) -> Straight:
    """The chart's values as scores: counts, shares, gaps and times by their chance, skewed values by a curve.

    All others are left as they are.
    """
    noise = like.noise
    if noise.family is Family.MEASURED:
        return _measured(chart, noise, layout)
    sizes = np.asarray(noise.sizes) if noise.sizes else None
    given = chart.values if sizes is None else chart.values * sizes
    if noise.family is not Family.TIMES:
        given = np.rint(given)
    scores = noise.scored(given[None, :])[0]
    return Straight(scores, noise, odds_of(noise, len(chart)), sizes)


def _measured(chart: Chart, noise: Noise, layout: Layout) -> Straight:
    found = even(chart.values[None, :], layout)
    g = float(found.g[0])
    if g == 0:
        return Straight(chart.values, replace(noise, g=g), AS_NORMAL)
    scale = float(found.scale[0, 0])
    return Straight(
        found.scores[0],
        replace(noise, g=g),
        AS_NORMAL,
        level=found.level[0],
        scale=scale,
        season=found.season[0] / scale,
    )


@lru_cache(maxsize=512)
def odds_of(noise: Noise, n: int) -> Odds:
    """Of counts, shares and gaps; all others are as normal."""
    if noise.family in (Family.MEASURED, Family.TIMES):
        return AS_NORMAL
    every = noise.smooth(n)
    weights = np.broadcast_to(np.asarray(noise.sizes or (1.0,)), n) / every.sd
    weights = weights / weights.mean()
    stepped = [noise.spread(n, place) for place in np.flatnonzero(~is_smooth(every)).tolist()]
    sd = math.sqrt((n - len(stepped) + sum(one.sd_of_scores**2 for one in stepped)) / n)
    below = ((n - len(stepped)) / 2 + sum(one.below for one in stepped)) / n
    return Odds(None if np.ptp(weights) < 1e-9 else weights, sd, below)
