"""Counts so large that their steps do not matter, all points of a chart at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goldthread.methods.spc.limits import Floats
from goldthread.methods.spc.spread.spreads import GRID, Spread

FARTHEST = 6.0
"""Beyond so many sds values go on in a straight line."""


MOST_SKEWED = 15.0
"""Counts of far less than one a point are more skewed; what the machine can hold of that is so much."""


@dataclass(frozen=True, eq=False)
class Smooth:
    """Points as if they had no steps: lognormal beyond some value, with the moments they have.

    Shape (n,) each. skewness: the third standardised moment; of: the most there can be.
    """

    mean: Floats
    sd: Floats
    skewness: Floats
    of: Floats

    @property
    def g(self) -> Floats:
        skewness = np.clip(self.skewness, -MOST_SKEWED, MOST_SKEWED)
        return np.where(np.abs(skewness) > 1e-6, skewness, 1e-6) / 3

    def put_back(self, scores: Floats) -> Floats:
        """The values that have such scores. Shape (…, n)."""
        g, near = self.g, np.clip(scores, -FARTHEST, FARTHEST)
        at, wide = self._standard()
        curve = np.expm1(g * near) / g + np.exp(g * near) * (scores - near)
        found: Floats = self.mean + self.sd * (curve - at) / wide
        return found

    def scored(self, values: Floats) -> Floats:
        """The scores of such values."""
        g = self.g
        at, wide = self._standard()
        curve = (values - self.mean) / self.sd * wide + at
        near = np.clip(curve, np.expm1(-FARTHEST * g) / g, np.expm1(FARTHEST * g) / g)
        found: Floats = np.log1p(g * near) / g + (curve - near) / (1 + g * near)
        return found

    def drawn(self, scores: Floats) -> Floats:
        """The same as put_back, no further than they can reach."""
        return np.clip(self.put_back(scores), 0.0, self.of)

    def one(self, place: int) -> Spread:
        """That of one point, as a table."""
        alone = Smooth(
            *(np.asarray(each)[place : place + 1] for each in (self.mean, self.sd, self.skewness, self.of))
        )
        return Spread(alone.put_back(GRID[:, None])[:, 0], GRID, None, float(alone.of[0]))

    def _standard(self) -> tuple[Floats, Floats]:
        """The mean and the sd of the curve."""
        g = self.g
        return np.expm1(g**2 / 2) / g, np.sqrt(np.expm1(g**2) * np.exp(g**2)) / np.abs(g)


def smooth_counts(mean: Floats, scatter: float) -> Smooth:
    """Negative binomial counts as if they had no steps. mean: shape (n,)."""
    sd = np.sqrt(mean + scatter * mean**2)
    return Smooth(mean, sd, (1 + 2 * scatter * mean) / sd, np.full_like(mean, np.inf))


def smooth_shares(share: Floats, of: Floats, scatter: float) -> Smooth:
    """Beta-binomial counts as if they had no steps, with the skewness of a beta distribution. Shapes (n,)."""
    sd = np.sqrt(of * share * (1 - share) * (1 + (of - 1) * scatter))
    both = np.maximum(of / (1 + (of - 1) * min(scatter, 0.95)) - 1, 1e-3)
    lean = 2 * (1 - 2 * share) * np.sqrt(both + 1) / ((both + 2) * np.sqrt(share * (1 - share)))
    return Smooth(of * share, sd, lean, of)
