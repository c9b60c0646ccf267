"""Rules by thirds: how many of so many points in a row lie how far from the centre, or go up and down.

Arrays have shape (series, time). The way from the centre to a limit is cut in three: a point past the first
third is in zone B or beyond, past the second in zone A or beyond, as Western Electric and Nelson call them.
Sources: Western Electric, Statistical Quality Control Handbook (1956); Nelson, The Shewhart control chart:
tests for special causes, J. Quality Technology 16 (1984).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.spc.limits import Floats, Limits

Flags = NDArray[np.bool_]


def past(values: Floats, limits: Limits, thirds: int) -> tuple[Flags, Flags]:
    """Which points lie past so many thirds of the way to the upper limit, and to the lower."""
    share = thirds / 3
    high = values - limits.centre > (limits.upper - limits.centre) * share + limits.slack
    low = limits.centre - values > (limits.centre - limits.lower) * share + limits.slack
    return high, low


def so_many_of(flags: Flags, many: int, of: int) -> Flags:
    """The flagged points of each row of so many, or fewer, that holds at least that many of them.

    >>> so_many_of(np.array([[True, False, True, True]]), 2, 3).tolist()
    [[True, False, True, True]]
    """
    member = np.zeros(flags.shape, dtype=bool)
    counted = np.zeros(flags.shape, dtype=np.int64)
    for before in range(min(of, flags.shape[1])):
        counted[:, before:] += flags[:, : flags.shape[1] - before]
    ends = (counted >= many) & flags
    for before in range(min(of, flags.shape[1])):
        member[:, : flags.shape[1] - before] |= ends[:, before:]
    return member & flags


def within(values: Floats, limits: Limits) -> Flags:
    """Which points lie no further from the centre than a third of the way to either limit."""
    high, low = past(values, limits, 1)
    return ~(high | low) & np.isfinite(limits.upper)


def alternates(values: Floats) -> Flags:
    """Whether each step but the first, shape (series, time - 2), goes the other way than the one before."""
    steps = np.sign(np.diff(values))
    opposite: Flags = steps[:, 1:] * steps[:, :-1] < 0
    return opposite
