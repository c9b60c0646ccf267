"""The funnel of units: their ratios, the ratio of all, the limits of each, and who lies outside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.methods.errors import TooFewPoints
from goldthread.methods.funnel.dispersion import ADJUSTMENTS, Adjustment, Dispersion, dispersion, widened
from goldthread.methods.funnel.limits import Limits, limits
from goldthread.methods.funnel.scales import Kind, VarianceStabilised

Floats = NDArray[np.float64]

FEWEST = 3
FEW = 10
ROUGH_BELOW = 5.0
HARDLY = 0.05
"""Where chance is less than this share of the variance between units, size hardly matters."""


class Outside(StrEnum):
    """Beyond which limit a unit lies: the outermost."""

    NONE = "none"
    LOW_95 = "low_95"
    HIGH_95 = "high_95"
    LOW_998 = "low_998"
    HIGH_998 = "high_998"


@dataclass(frozen=True)
class Funnel:
    """Units beside one another, in the order in which they were given.

    numerators, denominators, ratio, z: shape (n,). ratio, centre and limits are of so many (per). z: how far
    a unit lies from the centre, in the standard deviations that its limits are made of.
    """

    kind: Kind
    adjust: Adjustment
    per: float
    units: tuple[str, ...]
    numerators: Floats
    denominators: Floats
    ratio: Floats
    z: Floats
    centre: float
    dispersion: Dispersion
    limits: Limits
    outside: tuple[Outside, ...]
    warnings: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.units)

    @property
    def phi(self) -> float:
        return self.dispersion.phi

    @property
    def tau2(self) -> float:
        return self.dispersion.tau2

    @property
    def is_adjusted(self) -> bool:
        """Whether the limits are wider than chance alone makes them."""
        return self.adjust != "none" and self.dispersion.is_beyond_chance

    def limits_at(self, denominators: ArrayLike) -> Limits:
        """The limits of units of other sizes: the lines of the plot. denominators: above 0, shape (m,)."""
        scale = VarianceStabilised(self.kind, self.centre, self.per)
        return limits(scale, np.asarray(denominators, np.float64), self.dispersion, self.adjust)


def funnel(
    numerators: ArrayLike,
    denominators: ArrayLike,
    *,
    units: Sequence[str] | None = None,
    kind: Kind | str = Kind.PROPORTION,
    adjust: Adjustment = "additive",
    trim: float = 0.1,
    per: float = 1.0,
) -> Funnel:
    """Compare units of different sizes at one time.

    numerators, denominators: shape (n,), at least three units, finite; denominators above 0, numerators 0 or
    more, of a proportion not above their denominators. units: their names, else '1', '2', ….
    adjust: what is made of units that differ by more than chance (see `dispersion.widened`).
    trim: the share of units drawn in at each end before that is measured, from 0 to below 0.5.
    per: what rates are told of, such as 1,000 bed days; 100 for standardised ratios told as in SHMI's tables.
    Raises TooFewPoints for fewer than three units, and ValueError for anything else that cannot be compared.
    """
    above, below = np.asarray(numerators, np.float64), np.asarray(denominators, np.float64)
    names = tuple(map(str, range(1, len(above) + 1))) if units is None else tuple(map(str, units))
    kind = Kind(kind)
    _check(above, below, names, kind, adjust, trim, per)
    centre = per * (1.0 if kind is Kind.STANDARDISED else float(above.sum() / below.sum()))
    scale = VarianceStabilised(kind, centre, per)
    ratio = per * above / below
    spread = scale.spread(below)
    away = scale.of(ratio) - scale.middle
    found = dispersion(away / spread, spread, trim)
    between = limits(scale, below, found, adjust)
    return Funnel(
        kind=kind,
        adjust=adjust,
        per=per,
        units=names,
        numerators=above,
        denominators=below,
        ratio=ratio,
        z=away / widened(spread, found, adjust),
        centre=centre,
        dispersion=found,
        limits=between,
        outside=_outside(ratio, between),
        warnings=tuple(_warnings(scale, below, found, adjust)),
    )


def _outside(ratio: Floats, between: Limits) -> tuple[Outside, ...]:
    beyond = (
        (ratio < between.lower998, Outside.LOW_998),
        (ratio > between.upper998, Outside.HIGH_998),
        (ratio < between.lower95, Outside.LOW_95),
        (ratio > between.upper95, Outside.HIGH_95),
    )
    found = np.select([where for where, _ in beyond], [str(each) for _, each in beyond], str(Outside.NONE))
    return tuple(map(Outside, found.tolist()))


def _check(
    above: Floats, below: Floats, names: tuple[str, ...], kind: Kind, adjust: str, trim: float, per: float
) -> None:
    if above.ndim != 1 or above.shape != below.shape or len(names) != len(above):
        raise ValueError("Each unit needs one numerator, one denominator and one name.")
    if len(above) < FEWEST:
        raise TooFewPoints(f"A funnel needs at least three units; there are {len(above)}.")
    if not (np.isfinite(above).all() and np.isfinite(below).all()):
        raise ValueError("Every numerator and denominator has to be a number.")
    if (below <= 0).any():
        raise ValueError(f"Unit {names[int(np.argmax(below <= 0))]} has a denominator that is not above 0.")
    if (above < 0).any():
        raise ValueError(f"Unit {names[int(np.argmax(above < 0))]} has a numerator below 0.")
    if kind is Kind.PROPORTION and (above > below).any():
        raise ValueError(
            f"Unit {names[int(np.argmax(above > below))]} has a numerator above its denominator: that is no "
            "proportion, but a rate or a standardised ratio."
        )
    if adjust not in ADJUSTMENTS:
        raise ValueError(f"{adjust!r} is no way to adjust limits; there are {', '.join(ADJUSTMENTS)}.")
    if not 0 <= trim < 0.5:
        raise ValueError("What is drawn in at each end is a share from 0 to below 0.5.")
    if not 0 < per < np.inf or (kind is Kind.PROPORTION and per != 1):
        raise ValueError("Rates and standardised ratios are told of a number above 0, proportions of 1.")
    if not above.any() or (kind is Kind.PROPORTION and (above == below).all()):
        raise ValueError("All units are alike: there is nothing to compare.")


def _warnings(
    scale: VarianceStabilised, below: Floats, found: Dispersion, adjust: Adjustment
) -> Iterator[str]:
    rough = int((_rarer(scale, below) < ROUGH_BELOW).sum())
    widens = adjust != "none" and found.is_beyond_chance
    if rough and (widens or scale.kind is Kind.PROPORTION):
        are = "unit is" if rough == 1 else "units are"
        yield f"{rough:,} {are} so small that fewer than five are expected: there the limits are rough."
    if len(below) < FEW:
        yield f"There are only {len(below)} units: how far they differ beyond chance can hardly be told."
    if adjust == "additive" and np.median(scale.spread(below) ** 2) < HARDLY * found.tau2:
        yield (
            "Chance is a small part of how far these units differ, and their size hardly matters: a funnel "
            "says little here. Ask first what else differs between them."
        )


def _rarer(scale: VarianceStabilised, below: Floats) -> Floats:
    """How many are expected in each unit of what is rarer: of those counted, or of a proportion's others."""
    if scale.kind is Kind.PROPORTION:
        return below * min(scale.centre, 1 - scale.centre)
    return scale.expected(below)
