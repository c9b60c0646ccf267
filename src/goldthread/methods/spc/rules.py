"""Which points of an XmR chart are signals, for many series at once.

Every rule takes arrays of shape (series, time) and answers, for each point, on
which side it is a signal: +1 high or rising, -1 low or falling, 0 not at all.
A run never looks past the columns it is given, so a phase is a slice.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.spc.limits import Floats, Limits

Sides = NDArray[np.int8]
Flags = NDArray[np.bool_]


class Signal(StrEnum):
    """Why a point stands out, in order of precedence after 'none'."""

    NONE = "none"
    OUTSIDE = "outside"
    TREND = "trend"
    TWO_OF_THREE = "two_of_three"
    SHIFT = "shift"


PRECEDENCE = (Signal.OUTSIDE, Signal.TREND, Signal.TWO_OF_THREE, Signal.SHIFT)


@dataclass(frozen=True)
class Rules:
    """How long a run must be to count. The defaults are Making Data Count's.

    trend_points counts points (7 points are 6 rises); shift_points counts points
    on one side of the mean. beyond_counts says whether points beyond the limits
    count in two of three (NHS England said in November 2023 that they do).
    """

    trend_points: int = 7
    shift_points: int = 7
    beyond_counts: bool = True


MAKING_DATA_COUNT = Rules()


def judge(values: Floats, limits: Limits, rules: Rules = MAKING_DATA_COUNT) -> tuple[NDArray[np.int8], Sides]:
    """The signal of each point and the side it points to.

    values: shape (series, time); limits: shape (series, 1). Returns two arrays of
    the shape of values: the place of the signal in PRECEDENCE counted from 1 (0
    where there is none), and the side (+1 high or rising, -1 low or falling).
    """
    found = (
        outside(values, limits),
        trend(values, rules.trend_points),
        two_of_three(values, limits, beyond_counts=rules.beyond_counts),
        shift(values, limits, rules.shift_points),
    )
    signal = np.zeros(values.shape, dtype=np.int8)
    sides = np.zeros(values.shape, dtype=np.int8)
    for place, rule_sides in reversed(list(enumerate(found, start=1))):
        flagged = rule_sides != 0
        signal[flagged] = place
        sides[flagged] = rule_sides[flagged]
    return signal, sides


def outside(values: Floats, limits: Limits) -> Sides:
    """A point beyond a limit; a point on it is within."""
    return _sides(values > limits.upper + limits.slack, values < limits.lower - limits.slack)


def trend(values: Floats, points: int = 7) -> Sides:
    """Points of a run that rises, or falls, at every step; a tie breaks it.

    Where a trend turns, the turning point ends one run and begins the next: it
    takes the side of the later one.
    """
    steps = np.diff(values)
    rising = _touching(in_runs(steps > 0, points - 1))
    falling = _touching(in_runs(steps < 0, points - 1))
    goes_on_rising = np.zeros(values.shape, dtype=bool)
    goes_on_rising[:, :-1] = steps > 0
    both = rising & falling
    return _sides(rising & (~both | goes_on_rising), falling & (~both | ~goes_on_rising))


def two_of_three(values: Floats, limits: Limits, *, beyond_counts: bool = True) -> Sides:
    """Two of three points in a row past two thirds of the way to a limit, all three on that side.

    Only the points past two thirds are signals, not the third between them.
    """
    where = side_of_centre(values, limits)
    near = np.abs(values - limits.centre) > (limits.upper - limits.centre) * (2 / 3) + limits.slack
    if not beyond_counts:
        near &= outside(values, limits) == 0
    return _sides(_two_of_three_high(near, where > 0), _two_of_three_high(near, where < 0))


def shift(values: Floats, limits: Limits, points: int = 7) -> Sides:
    """Points of a run on one side of the mean; a point on the mean breaks it."""
    where = side_of_centre(values, limits)
    return _sides(in_runs(where > 0, points), in_runs(where < 0, points))


def side_of_centre(values: Floats, limits: Limits) -> Sides:
    """+1 above the mean, -1 below, 0 on it."""
    return _sides(values > limits.centre + limits.slack, values < limits.centre - limits.slack)


def in_runs(flags: Flags, length: int) -> Flags:
    """Which flags stand in an unbroken row of at least this many."""
    member = np.zeros(flags.shape, dtype=bool)
    starts = flags.shape[1] - length + 1
    if starts < 1:
        return member
    whole = flags[:, :starts].copy()
    for step in range(1, length):
        whole &= flags[:, step : step + starts]
    for step in range(length):
        member[:, step : step + starts] |= whole
    return member


def _touching(steps: Flags) -> Flags:
    """The points at either end of the flagged steps between them."""
    points = np.zeros((steps.shape[0], steps.shape[1] + 1), dtype=bool)
    points[:, :-1] |= steps
    points[:, 1:] |= steps
    return points


def _two_of_three_high(near: Flags, this_side: Flags) -> Flags:
    member = np.zeros(near.shape, dtype=bool)
    near = near & this_side
    starts = near.shape[1] - 2
    if starts < 1:
        return member
    first, second, third = (near[:, step : step + starts] for step in range(3))
    enough = (first & second) | (first & third) | (second & third)
    for step in range(3):
        enough &= this_side[:, step : step + starts]
    for step in range(3):
        member[:, step : step + starts] |= enough
    return member & near


def _sides(high: Flags, low: Flags) -> Sides:
    return high.astype(np.int8) - low.astype(np.int8)
