"""How much of a change would have come anyway: regression to the mean.

Processes are chosen for improvement when they look bad, which some of them do by
chance. What to expect follows from how much a process varies about its usual level:
from its chart (`within`), from two looks before the change, or from what is known of
all the processes it was chosen from.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from goldthread.methods.before_after.compare import Comparison, Floats, paired
from goldthread.methods.before_after.missing import Direction
from goldthread.methods.plain import PERCENT, change_with_unit, plain_number

Looks = Literal[1, 2, 3, 4, 5, 6]

EXPECTED_WORST = {1: 0.0, 2: 0.5642, 3: 0.8463, 4: 1.0294, 5: 1.1630, 6: 1.2672}
"""Expected largest of k standard normal values (Harter 1961, table 1)."""


@dataclass(frozen=True)
class Regression:
    """How much of a change to expect if nothing changed but luck.

    with_baseline: correlation of the change with the value before, which is negative
    even where nothing happened; with_average: Oldham's correlation of the change with
    the mean of before and after, which is not (None where nothing varies).
    expected_change: in the unit, from the assumptions that the text states; remaining:
    the mean change seen less that. assumed_spread: the share of the usual level by which
    a process was supposed to vary, a guess; None where the standard deviation was given.
    """

    with_baseline: float | None
    with_average: float | None
    expected_change: float
    remaining: float
    text: str
    assumed_spread: float | None = None

    def __str__(self) -> str:
        return self.text


def regression_to_the_mean(
    before: ArrayLike,
    after: ArrayLike,
    *,
    spread: float = 0.2,
    within: ArrayLike | None = None,
    looks: Looks = 3,
    improves: Direction = "down",
    unit: str = "",
) -> Regression:
    """A warning, with a worked estimate, that what was chosen for being bad gets better anyway.

    The estimate: a process whose readings vary around its usual level is chosen after
    the worst of so many looks at it. The baseline then stands above (or, where up is
    better, below) the usual level by the expected extreme of that many normal values,
    and the next reading is expected back at the usual level. How much it varies is not
    known from pairs alone. Give it from the processes' charts: within, a standard
    deviation in the unit (the mean moving range / 1.128), one for all or one a pair.
    Without it, spread stands in: the same as a share of the usual level, a guess.

    before, after: shape (n,), n >= 2. Raises what paired raises; ValueError for a
    spread or within that is negative or missing, or of another shape.
    Sources: Bland and Altman 1994 (regression towards the mean); Oldham 1962.
    """
    comparison = paired(before, after)
    first, second = np.asarray(before, dtype=np.float64), np.asarray(after, dtype=np.float64)
    sign = 1 if improves == "down" else -1
    if within is None:
        above = EXPECTED_WORST[looks] * _known(spread, "spread") * sign
        share = 1 / (1 + above) - 1
        expected = comparison.before.mean * share
        told = _guessed(comparison, expected, share, spread, looks, unit)
    else:
        sizes = _sizes(within, len(first))
        expected = -sign * EXPECTED_WORST[looks] * float(sizes.mean())
        told = _charted(comparison, expected, looks, unit)
    return Regression(
        with_baseline=_correlation(second - first, first) if comparison.se else None,
        with_average=_correlation(second - first, (first + second) / 2) if comparison.se else None,
        expected_change=expected,
        remaining=comparison.change - expected,
        text=told,
        assumed_spread=spread if within is None else None,
    )


@dataclass(frozen=True)
class TwoLooks:
    """A change told apart from luck by a second look before anything was done.

    apparent: after against the first look, on which pairs were chosen; luck: the
    second look against the first, which is regression to the mean (and any drift);
    change: after against the second look, which chance did not choose. within: the
    standard deviation of one look about its usual level, in the unit.
    """

    apparent: Comparison
    luck: Comparison
    change: Comparison
    within: float

    def __str__(self) -> str:
        return (
            f"Of an apparent change of {_signed(self.apparent.change)}, {_signed(self.luck.change)} came "
            f"before anything was done; {_signed(self.change.change)} came after."
        )


def two_looks(
    first: ArrayLike, second: ArrayLike, after: ArrayLike, *, unit: str = "", confidence: float = 0.95
) -> TwoLooks:
    """Compare with a second look, where there were two before the change.

    first, second, after: shape (n,), n >= 2, one unit, all finite. Honest only where
    nothing was chosen on the second look. Raises what paired raises.
    Source: Barnett, van der Pols and Dobson 2005, on designs with two baselines;
    within after Bland and Altman 1996 (measurement error): sd of differences / √2.
    """
    luck = paired(first, second, unit=unit, confidence=confidence)
    return TwoLooks(
        apparent=paired(first, after, unit=unit, confidence=confidence),
        luck=luck,
        change=paired(second, after, unit=unit, confidence=confidence),
        within=luck.se * math.sqrt(luck.n / 2),
    )


def expected_regression(
    *,
    mean: float,
    within: float,
    between: float,
    cutoff: float | None = None,
    chosen_mean: float | None = None,
    looks: int = 1,
    improves: Direction = "down",
) -> float:
    """The change to expect, with no improvement at all, of those chosen for a bad baseline.

    mean: of all the processes that might have been chosen; between: the standard
    deviation of their usual levels; within: of one reading about its own usual level;
    looks: how many readings each baseline is the mean of. Who was chosen is told by the
    cutoff that baselines had to lie beyond (above where down is better, below where up
    is), or by chosen_mean, the mean baseline of those chosen. All normal, in one unit.
    Answers in that unit: negative for a fall.

    With s² = within² / looks and z = |cutoff − mean| / √(between² + s²), signed to be
    positive beyond the mean: s² / √(between² + s²) × φ(z) / (1 − Φ(z)).
    Raises ValueError unless exactly one of cutoff and chosen_mean is given, for a
    negative standard deviation, for looks < 1, and where nothing varies.
    Source: Davis 1976; Barnett, van der Pols and Dobson 2005, equation 1.

    >>> round(expected_regression(mean=60, within=12, between=9, cutoff=40, improves="up"), 2)
    17.26
    """
    if (cutoff is None) == (chosen_mean is None):
        raise ValueError("Give the cut-off or the mean of those chosen: one of the two.")
    if looks < 1:
        raise ValueError(f"A baseline is the mean of one look or more; {looks} are none.")
    noise = _known(within, "within") ** 2 / looks
    total = math.hypot(_known(between, "between"), math.sqrt(noise))
    if total == 0:
        raise ValueError("Where nothing varies within or between processes, none looks bad by chance.")
    if chosen_mean is not None:
        return -(noise / total**2) * (chosen_mean - mean)
    sign = 1 if improves == "down" else -1
    return -sign * noise / total * _hazard(sign * ((cutoff or 0.0) - mean) / total)


def _hazard(z: float) -> float:
    """φ(z) / (1 − Φ(z)), how far beyond z the mean of those beyond it lies; safe far out."""
    from scipy.special import log_ndtr

    return math.exp(-0.5 * z * z - 0.5 * math.log(2 * math.pi) - float(log_ndtr(-z)))


def _known(size: float, name: str) -> float:
    if not (math.isfinite(size) and size >= 0):
        raise ValueError(f"A standard deviation is 0 or more; {name} is {size}.")
    return size


def _sizes(within: ArrayLike, n: int) -> Floats:
    sizes = np.asarray(within, dtype=np.float64)
    if sizes.shape not in ((), (n,)):
        raise ValueError(f"There are {n} pairs and {sizes.size} standard deviations within them.")
    if not (np.isfinite(sizes) & (sizes >= 0)).all():
        raise ValueError("A standard deviation within a process is a number, 0 or more.")
    return sizes


def _correlation(one: Floats, other: Floats) -> float | None:
    if np.ptp(one) == 0 or np.ptp(other) == 0:
        return None
    return float(np.corrcoef(one, other)[0, 1])


def _guessed(
    comparison: Comparison, expected: float, share: float, spread: float, looks: int, unit: str
) -> str:
    moved, seen = f"{abs(share):.0%}", ""
    if unit in PERCENT:
        moved, seen = change_with_unit(abs(expected), unit), change_with_unit(abs(comparison.change), unit)
    elif comparison.before.mean:
        seen = f"{abs(comparison.change / comparison.before.mean):.0%}"
    text = (
        f"{WARNING} For scale: if a process varies by {spread:.0%} around its usual level, and was chosen "
        f"on the worst of {looks} looks, it would {'fall' if share <= 0 else 'rise'} by {moved} "
        "with no improvement at all"
    )
    if seen and comparison.change * expected > 0:
        text += f"; the change seen here is {seen}"
    return text + "."


def _charted(comparison: Comparison, expected: float, looks: int, unit: str) -> str:
    text = (
        f"{WARNING} As much as these processes vary about their usual levels, the worst of {looks} looks "
        f"would be followed by a {'fall' if expected <= 0 else 'rise'} of "
        f"{change_with_unit(abs(expected), unit)} with no improvement at all"
    )
    if comparison.change * expected > 0:
        sign = "+" if comparison.change > 0 else ""
        text += f"; the change seen here is {sign}{change_with_unit(comparison.change, unit)}"
    return text + "."


def _signed(value: float) -> str:
    return plain_number(value) if value <= 0 else f"+{plain_number(value)}"


WARNING = (
    "Processes are chosen for improvement when they look bad, and some looked bad by chance: those "
    "get better whatever is done. That the worst improved most proves nothing, since a change is "
    "always tied to the baseline it is taken from."
)
