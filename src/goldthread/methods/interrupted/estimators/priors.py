"""How much each rho weighs before the data have spoken.

Two answers are held. The reference prior is one for all; estimates, rho and sigma use it.
But no one prior gives intervals that cover what they say for a level and a slope alike: a
level's variance hardly grows as rho nears 1, a slope's a great deal. So the interval and
the p of each question asked (a row: so much of each coefficient) use the prior under which
a Bayesian's interval is a frequentist's too, to the second order: with v the variance of
the answer, i the information about rho in the restricted likelihood and g the slope of
log v (errors' variance estimated) in rho, that prior is i / |g|. We take
sqrt(i) / sqrt(g² / i + 0.01): the same where v depends on rho, the reference prior where it
does not.

That is a truth about long series. In short ones it forgets that errors may wander off (rho
near 1), and they cannot say that they do not; so something is added, which fades as the
series grows:
- to a question that a random walk can answer (a change; its row has no intercept): a random
  walk, rho = 0.999, weighing (11 / df)² against a density of 1 at rho = 0;
- to the height of a line: (6 / df) / sqrt(1 − rho).
The two numbers were set by simulation; coverage.py shows what they give.

Sources: Berger, De Oliveira and Sansó 2001, JASA 96:1361 (reference prior); Peers 1965,
JRSS B 27:9, and Datta and Mukerjee 2004, Probability Matching Priors, chapter 2 (matching);
for a location whose estimate is independent of rho's, matching comes to
d/drho (prior × g / i) = 0.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.interrupted.estimators.ar1 import AboutRho

Floats = NDArray[np.float64]
RANDOM_WALK = 0.999
WALK = 11.0
LINE = 6.0
NEARLY_FLAT = 0.01


class Priors(NamedTuple):
    """On a grid of rho: an odd number of quadrature nodes, 0 in the middle, and last the random walk.

    measure: (grid,), the width of each node; about: the information on rho; unscaled:
    (grid, k, k), the coefficients' variance for errors of variance 1, and change, its
    derivative by rho; df: points less columns.
    """

    rho: Floats
    measure: Floats
    about: AboutRho
    unscaled: Floats
    change: Floats
    df: int

    def reference(self) -> Floats:
        """Mass of each rho, shape (grid,), up to a constant: none on the random walk."""
        mass = np.sqrt(self.about.information) * self.measure
        mass[-1] = 0.0
        return mass

    def matching(self, rows: Floats) -> Floats:
        """Mass of each rho for each row (r, k), shape (r, grid), up to a constant."""
        variance = np.einsum("rk,gkl,rl->rg", rows, self.unscaled, rows)
        change = np.einsum("rk,gkl,rl->rg", rows, self.change, rows)
        variance = np.maximum(variance, 1e-300)
        information = np.maximum(self.about.information, 1e-300)
        sensitivity = (change / variance - self.about.drift) ** 2 / information
        density = np.sqrt(information / (sensitivity + NEARLY_FLAT))
        density /= density[:, [len(self.rho) // 2 - 1]]
        wander = LINE / self.df / np.sqrt(1 - self.rho)
        line = (rows[:, 0] != 0)[:, None]
        mass = (density + np.where(line, wander, 0.0)) * self.measure
        mass[:, -1] = np.where(line[:, 0], 0.0, (WALK / self.df) ** 2)
        return np.asarray(mass)
