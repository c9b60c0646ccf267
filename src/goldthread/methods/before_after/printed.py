"""What printed summaries say of one another, when the data behind them are out of reach."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import product

from goldthread.methods.before_after.intervals import effect_size, two_sided_p
from goldthread.methods.errors import TooFewPoints

__all__ = ["Possible", "effect_size", "mean_of_whole_numbers", "possible_together"]


@dataclass(frozen=True)
class Possible:
    """Whether two means, their standard errors and a paired t can all be true.

    correlation is the one between before and after that the figures imply; lowest
    and highest, the range that their rounding leaves. t_lowest to t_highest: the size
    of t that means and standard errors, as printed, allow at all (highest is None
    where the errors are equal, and t may be as large as one likes). change and ratio
    are after less before and after over before, of the means.
    """

    change: float
    ratio: float | None

    correlation: float
    lowest: float
    highest: float
    possible: bool
    df: int
    p: float
    r: float
    t_lowest: float
    t_highest: float | None

    def __str__(self) -> str:
        implied = f"a correlation of {self.correlation:.2f} between before and after"
        if self.possible:
            return f"These figures can be true together: they imply {implied}."
        upto = f"and {self.t_highest:.2f}" if self.t_highest is not None else "and any size"
        return (
            f"These figures cannot all be true: they imply {implied}, and none lies outside −1 to 1. The "
            f"means and standard errors allow a t between {self.t_lowest:.2f} {upto}."
        )


def possible_together(
    mean_before: float,
    se_before: float,
    mean_after: float,
    se_after: float,
    t: float,
    n: int,
    *,
    mean_rounding: float = 0.0,
    se_rounding: float = 0.0,
    t_rounding: float = 0.0,
) -> Possible:
    """Ask of printed means, standard errors and a paired t whether they can be true together.

    From t follows the standard error of the difference, d = (after - before) / t, and
    from d² = se_before² + se_after² - 2 · rho · se_before · se_after the correlation
    rho. The rounding arguments say by how much each printed figure may be off (half
    of its last digit: 0.5 for '829').
    Raises TooFewPoints for n < 2; ValueError for t = 0 or a standard error not above 0,
    which say nothing of the correlation.

    >>> table_7_3 = possible_together(3569, 829, 1360, 100, 4.077, 82)
    >>> round(table_7_3.correlation, 2), table_7_3.possible
    (2.43, False)
    """
    if n < 2:
        raise TooFewPoints(f"A paired comparison needs at least 2 pairs; this has {n}.")
    if t == 0 or se_before <= 0 or se_after <= 0:
        raise ValueError("The correlation follows only from a t other than 0 and standard errors above 0.")
    difference = mean_before - mean_after
    reached = [
        _correlation(difference + 2 * means * mean_rounding, first, second, _moved(t, ts * t_rounding))
        for means, ts in product((-1, 1), repeat=2)
        for first in _between(se_before, se_rounding)
        for second in _between(se_after, se_rounding)
    ]
    lowest, highest = min(reached), max(reached)
    apart = abs(se_before - se_after)
    return Possible(
        change=-difference,
        ratio=mean_after / mean_before if mean_before else None,
        correlation=_correlation(difference, se_before, se_after, t),
        lowest=lowest,
        highest=highest,
        possible=lowest <= 1 + 1e-9 and highest >= -1 - 1e-9,
        df=n - 1,
        p=two_sided_p(t, n - 1),
        r=effect_size(t, n - 1),
        t_lowest=abs(difference) / (se_before + se_after),
        t_highest=abs(difference) / apart if apart else None,
    )


def mean_of_whole_numbers(mean: float, n: int, *, rounding: float = 0.0005) -> bool:
    """Whether a printed mean can be that of n whole numbers (defects, people), given its rounding.

    rounding: half of the last digit printed, 0.0005 for '58.998'. Raises TooFewPoints
    for n < 1. Source: Brown and Heathers 2017 (the GRIM test).

    >>> mean_of_whole_numbers(58.998, 54), mean_of_whole_numbers(58.981, 54)
    (False, True)
    """
    if n < 1:
        raise TooFewPoints(f"A mean needs at least 1 value; this has {n}.")
    nearest = round(mean * n)
    return abs(nearest / n - mean) <= rounding * (1 + 1e-9)


def _moved(value: float, by: float) -> float:
    """The value a little larger or smaller in size, never across 0."""
    return math.copysign(max(abs(value) + by, 1e-12), value)


def _between(se: float, rounding: float) -> list[float]:
    """Values from one end of a standard error's rounding to the other: its effect may turn within."""
    return [max(se + rounding * step / 10, 1e-12) for step in range(-10, 11)] if rounding else [se]


def _correlation(difference: float, se_before: float, se_after: float, t: float) -> float:
    return (se_before**2 + se_after**2 - (difference / t) ** 2) / (2 * se_before * se_after)
