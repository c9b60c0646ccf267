"""What the lines of every kind of chart are made of, and what they are.

Arrays have shape (series, time), in order of time. A centre, and limits that are one
for a whole series, have shape (series, 1).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goldthread.methods.spc.limits import Floats, Limits, mean_moving_range
from goldthread.methods.spc.rules import Rules

D2 = 1.128
"""Mean moving range of two to standard deviation, rounded as it is printed (Montgomery, appendix VI)."""


@dataclass(frozen=True)
class Lines:
    """What is drawn and what is judged.

    values, centre, lower and upper are drawn, in the unit, with limits no further than
    the kind can reach. judged and limits are on the scale on which points are judged,
    where limits are not cut off.
    """

    values: Floats
    centre: Floats
    lower: Floats
    upper: Floats
    judged: Floats
    limits: Limits


@dataclass(frozen=True)
class Data:
    """Values as given, the quotients, and how many first points make the lines.

    denominators: of X̄ and S charts the sizes of groups; deviations: their standard deviations.
    """

    given: Floats
    denominators: Floats | None
    values: Floats
    fix_after: int | None
    rules: Rules
    breaks: tuple[int, ...]
    deviations: Floats | None = None

    def base(self, array: Floats) -> Floats:
        return array[:, : self.fix_after]

    def moving_range(self, of: Floats) -> Floats:
        """The mean moving range of the points that make the lines."""
        return mean_moving_range(
            self.base(of), screen=self.rules.screen_moving_ranges, keepdims=True, breaks=self.breaks
        )

    def slack(self, judged: Floats) -> Floats:
        slack: Floats = self.rules.on_the_line * np.abs(judged).max(axis=1, keepdims=True)
        return slack


def cut(values: Floats, limits: Limits, lowest: float, highest: float) -> Lines:
    """Lines that are judged where they are, and drawn no further than they can reach."""
    lower, upper = np.maximum(limits.lower, lowest), np.minimum(limits.upper, highest)
    return Lines(values, limits.centre, lower, upper, values, limits)


def as_judged(values: Floats, limits: Limits) -> Lines:
    return Lines(values, limits.centre, limits.lower, limits.upper, values, limits)
