"""The scale on which units of every size vary alike, for each kind of ratio."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Kind(StrEnum):
    """What a numerator over its denominator is."""

    PROPORTION = "proportion"
    """So many of so many: each of the denominator counts once or not at all."""
    RATE = "rate"
    """Events in so much time, so many bed days: they are compared with the rate of all together."""
    STANDARDISED = "standardised"
    """Observed over expected: they are compared with 1."""


KINDS = tuple(Kind)


@dataclass(frozen=True)
class VarianceStabilised:
    """A scale on which the spread of a unit that differs by chance alone depends on its size only.

    Proportions: the arcsine of the root, of spread 1 / (2 √n). Rates and standardised ratios: the root of
    observed over expected, of spread 1 / (2 √expected). centre: the ratio that the units are compared with;
    it, and all ratios, are of so many (per).
    """

    kind: Kind
    centre: float
    per: float = 1.0

    @property
    def middle(self) -> float:
        """The centre on this scale."""
        return float(np.arcsin(np.sqrt(self.centre))) if self.kind is Kind.PROPORTION else 1.0

    def of(self, ratios: Floats) -> Floats:
        """Ratios, as they stand on this scale."""
        if self.kind is Kind.PROPORTION:
            return np.arcsin(np.sqrt(ratios))
        return np.sqrt(ratios / self.centre)

    def back(self, values: Floats) -> Floats:
        """Values of this scale as ratios: none beyond what there can be."""
        if self.kind is Kind.PROPORTION:
            found: Floats = np.sin(np.clip(values, 0, np.pi / 2)) ** 2
            return found
        return self.centre * np.maximum(values, 0.0) ** 2

    def spread(self, denominators: Floats) -> Floats:
        """The standard deviation, on this scale, of units of that size that differ by chance alone."""
        return 1 / (2 * np.sqrt(self.expected(denominators)))

    def expected(self, denominators: Floats) -> Floats:
        """What the spread depends on: the size of a proportion's unit, else how many events are expected."""
        return denominators if self.kind is Kind.PROPORTION else self.centre / self.per * denominators
