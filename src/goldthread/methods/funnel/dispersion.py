"""How much more units differ than chance makes them, and what is made of that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Adjustment = Literal["additive", "multiplicative", "none"]
ADJUSTMENTS: tuple[Adjustment, ...] = ("additive", "multiplicative", "none")


@dataclass(frozen=True)
class Dispersion:
    """How far units differ.

    phi: the mean of the winsorised squared z: 1 where they differ by chance alone. tau2: the variance between
    units on their scale, beyond chance (DerSimonian and Laird); 0 where phi is not above 1.
    p: how often chance alone would make units differ as much: χ² of all z as they are, units less 1 degrees.
    """

    phi: float
    tau2: float
    p: float

    @property
    def is_beyond_chance(self) -> bool:
        return self.phi > 1


def dispersion(z: Floats, spread: Floats, trim: float) -> Dispersion:
    """The dispersion of standardised differences z, shape (n,), whose units have that spread.

    trim: the share at each end whose z is drawn in to its quantile, so that units that stand out do not
    widen the limits they are judged by (Spiegelhalter 2012: 0.1).
    """
    from scipy.special import chdtrc

    n = len(z)
    low, high = np.quantile(z, [trim, 1 - trim])
    phi = float(np.mean(np.clip(z, low, high) ** 2))
    weights = spread**-2
    below = float(weights.sum() - (weights**2).sum() / weights.sum())
    tau2 = max(0.0, (n * phi - (n - 1)) / below) if phi > 1 and below > 0 else 0.0
    return Dispersion(phi, tau2, float(chdtrc(n - 1, float((z**2).sum()))))


def widened(spread: Floats, found: Dispersion, adjust: Adjustment) -> Floats:
    """The spread of units of a size as it is when they differ by more than chance too.

    additive: each has a true value of its own, of variance tau2 between them. multiplicative: each is √phi
    times as far off, whatever its size. Never narrower than chance alone makes it.
    """
    if adjust == "none" or not found.is_beyond_chance:
        return spread
    variance = spread**2 * found.phi if adjust == "multiplicative" else spread**2 + found.tau2
    root: Floats = np.sqrt(variance)
    return root
