"""What printed summaries say of one another, when the data behind them are out of reach."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import product

from goldthread.methods.before_after.intervals import effect_size, two_sided_p
from goldthread.methods.errors import TooFewPoints

__all__ = ["Possible", "effect_size", "possible_together"]


@dataclass(frozen=True)
class Possible:
    """Whether two means, their standard errors and a paired t can all be true.

    correlation is the one between before and after that the figures imply; lowest
    and highest, the range that their rounding leaves.
    """

    correlation: float
    lowest: float
    highest: float
    possible: bool
    df: int
    p: float
    r: float

    def __str__(self) -> str:
        implied = f"a correlation of {self.correlation:.2f} between before and after"
        if self.possible:
            return f"These figures can be true together: they imply {implied}."
        return f"These figures cannot all be true: they imply {implied}, and none lies outside −1 to 1."


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
    implied = _correlation(mean_before - mean_after, se_before, se_after, t)
    corners = [
        _correlation(
            mean_before - mean_after + 2 * means * mean_rounding,
            max(se_before + first * se_rounding, 1e-12),
            max(se_after + second * se_rounding, 1e-12),
            math.copysign(max(abs(t) + ts * t_rounding, 1e-12), t),
        )
        for means, first, second, ts in product((-1, 1), repeat=4)
    ]
    lowest, highest = min(corners), max(corners)
    possible = lowest <= 1 + 1e-9 and highest >= -1 - 1e-9
    return Possible(implied, lowest, highest, possible, n - 1, two_sided_p(t, n - 1), effect_size(t, n - 1))


def _correlation(difference: float, se_before: float, se_after: float, t: float) -> float:
    return (se_before**2 + se_after**2 - (difference / t) ** 2) / (2 * se_before * se_after)
