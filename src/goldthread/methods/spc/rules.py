"""Which points of an XmR chart are signals, for many series at once.

Every rule takes arrays of shape (series, time) and answers, for each point, on
which side it is a signal: +1 high or rising, -1 low or falling, 0 not at all.
A run never looks past the columns it is given, so a phase is a slice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.spc.gaps import LONG_GAP
from goldthread.methods.spc.limits import ON_THE_LINE, Floats, Limits
from goldthread.methods.spc.zones import alternates, past, so_many_of, within

Sides = NDArray[np.int8]
Flags = NDArray[np.bool_]


class Signal(StrEnum):
    """Why a point stands out, in order of precedence after 'none'."""

    NONE = "none"
    OUTSIDE = "outside"
    TREND = "trend"
    TWO_OF_THREE = "two_of_three"
    SHIFT = "shift"
    FOUR_OF_FIVE = "four_of_five"
    ALTERNATING = "alternating"
    HUGGING = "hugging"
    BOTH_SIDES = "both_sides"


PRECEDENCE = (
    Signal.OUTSIDE,
    Signal.TREND,
    Signal.TWO_OF_THREE,
    Signal.SHIFT,
    Signal.FOUR_OF_FIVE,
    Signal.ALTERNATING,
    Signal.HUGGING,
    Signal.BOTH_SIDES,
)
WITHOUT_A_SIDE = (Signal.ALTERNATING, Signal.HUGGING, Signal.BOTH_SIDES)
"""Signals that are neither high nor low."""

SIGNALS = (Signal.NONE, *PRECEDENCE)


EWMA_WEIGHT, EWMA_WIDTH = 0.2, 2.962
"""λ and L: a stable process gives one false signal in 500 points (Lucas and Saccucci 1990, table 3)."""

CUSUM_SLACK, CUSUM_LIMIT = 0.5, 5.0
"""k and h: a stable process gives one false signal in 465 points (Montgomery, table 9.3)."""

TwoOfThree = Literal["beyond", "within", "any"]
Turning = Literal["later", "next_step"]
COUNTED = ("trend_points", "shift_points", "alternating_points", "hugging_points", "both_sides_points")


@dataclass(frozen=True)
class Rules:
    """Which rules are judged, and how. The defaults are Making Data Count's.

    trend_points counts points (7 points are 6 rises); shift_points counts points
    on one side of the mean; None leaves the rule out. two_of_three says whether
    points beyond the limits count in it ("beyond": NHS England said in November
    2023 that they do) or only those within ("within"), all three on one side; or whether they count and
    the third may lie anywhere ("any": Western Electric, Nelson); None leaves it out. four_of_five: four of
    five past a third of the way to a limit on one side, the fifth anywhere. alternating_points: so many in a
    row that go up and down in turn. hugging_points: so many in a row within a third of the way to the limits.
    both_sides_points: so many in a row of which none is.
    screen_moving_ranges drops moving ranges of at least 3.267 times their mean, once,
    before limits are set from the others. turning says which side the last point of
    a trend takes when the point after it is in a trend too: where both trends share
    it, that of the later ("later"); or that of the step to the next point, whatever
    it is ("next_step", as NHSRplotthedots). on_the_line is the share of a series' largest
    value within which a point counts as on a line; 0 takes numbers as the machine holds
    them, as R does, where a mean of 82.1 may lie a hair below a point of 82.1. runs asks
    for Anhøj's two tests of runs and crossings. assured_as_plotthedots: whether a target
    is hit and miss on a limit and where limits could not be made (as NHSRplotthedots).
    long_gap: across so many periods in a row without a reading no moving range is taken and
    no run goes on (see `gaps`); None closes gaps without a word, as those packages do.

    ewma_weight (λ) and ewma_width (L) are those of EWMA charts, cusum_slack (k) and cusum_limit (h) those
    of CUSUM charts, in standard deviations.

    `Rules.named("plotthedots", two_of_three="beyond")` is a set by name, changed.
    """

    trend_points: int | None = 7
    shift_points: int | None = 7
    two_of_three: TwoOfThree | None = "beyond"
    screen_moving_ranges: bool = False
    turning: Turning = "later"
    on_the_line: float = ON_THE_LINE
    runs: bool = False
    assured_as_plotthedots: bool = False
    long_gap: int | None = LONG_GAP
    four_of_five: bool = False
    alternating_points: int | None = None
    hugging_points: int | None = None
    both_sides_points: int | None = None
    ewma_weight: float = EWMA_WEIGHT
    ewma_width: float = EWMA_WIDTH
    cusum_slack: float = CUSUM_SLACK
    cusum_limit: float = CUSUM_LIMIT

    def __post_init__(self) -> None:
        for name in COUNTED:
            points = getattr(self, name)
            if points is not None and points < 2:
                raise ValueError(f"{name} must be at least 2, not {points}.")
        if self.long_gap is not None and self.long_gap < 1:
            raise ValueError(f"long_gap must be at least 1, not {self.long_gap}.")
        if self.two_of_three not in (None, *get_args(TwoOfThree)):
            raise ValueError(f"two_of_three is beyond, within, any or None, not {self.two_of_three!r}.")
        if self.turning not in get_args(Turning):
            raise ValueError(f"turning is later or next_step, not {self.turning!r}.")
        if not 0 < self.ewma_weight <= 1:
            raise ValueError(f"ewma_weight lies above 0 and is at most 1; {self.ewma_weight:g} does not.")
        if self.cusum_slack < 0:
            raise ValueError(f"cusum_slack is 0 or more, not {self.cusum_slack:g}.")
        for name in ("ewma_width", "cusum_limit"):
            if not getattr(self, name) > 0:
                raise ValueError(f"{name} must be above 0, not {getattr(self, name):g}.")

    def asks_for(self, signal: Signal) -> bool:
        """Whether a rule that gives such signals is judged."""
        asked = {
            Signal.OUTSIDE: True,
            Signal.TREND: self.trend_points,
            Signal.TWO_OF_THREE: self.two_of_three,
            Signal.SHIFT: self.shift_points,
            Signal.FOUR_OF_FIVE: self.four_of_five,
            Signal.ALTERNATING: self.alternating_points,
            Signal.HUGGING: self.hugging_points,
            Signal.BOTH_SIDES: self.both_sides_points,
        }
        return bool(asked.get(signal))

    @classmethod
    def named(cls, name: str, **overrides: Any) -> Rules:
        """The rules of that name, with what is said explicitly in place of theirs.

        Names: those of PRESETS. Overrides are fields of Rules;
        one that is None is taken as not said. Raises ValueError for an unknown name.
        """
        if name not in PRESETS:
            raise ValueError(f"There are no rules called {name!r}; there are {', '.join(PRESETS)}.")
        said = {field: value for field, value in overrides.items() if value is not None}
        return replace(PRESETS[name], **said)


MAKING_DATA_COUNT = Rules()

PLOTTHEDOTS = Rules(
    two_of_three="within",
    screen_moving_ranges=True,
    turning="next_step",
    on_the_line=0,
    assured_as_plotthedots=True,
    long_gap=None,
)
"""As the R package NHSRplotthedots 0.2.2 has them."""

ANHOEJ = Rules(trend_points=None, shift_points=None, two_of_three=None, on_the_line=0, runs=True)
"""As the R package qicharts2 has them: points outside the limits, if there are any; runs and crossings.

Source: Anhøj and Olesen, Run charts revisited, PLoS ONE 9 (2014) e113825.
"""

WESTERN_ELECTRIC = Rules(trend_points=None, shift_points=8, two_of_three="any", four_of_five=True)
"""Outside; two of three in zone A; four of five in zone B; eight on one side.

Source: Western Electric, Statistical Quality Control Handbook (1956).
"""

NELSON = Rules(
    trend_points=6,
    shift_points=9,
    two_of_three="any",
    four_of_five=True,
    alternating_points=14,
    hugging_points=15,
    both_sides_points=8,
)
"""All eight tests. Source: Nelson, The Shewhart control chart: tests for special causes, J. Quality
Technology 16 (1984) 237-239."""

PRESETS = {
    "making-data-count": MAKING_DATA_COUNT,
    "plotthedots": PLOTTHEDOTS,
    "anhoej": ANHOEJ,
    "western-electric": WESTERN_ELECTRIC,
    "nelson": NELSON,
}


def judge_between(
    breaks: tuple[int, ...], values: Floats, limits: Limits, rules: Rules
) -> tuple[NDArray[np.int8], Sides]:
    """As `judge`, each stretch by itself: no run goes on across a break, the place of a point after a gap."""
    if not breaks:
        return judge(values, limits, rules)
    ends = (0, *breaks, values.shape[1])
    found = [judge(values[:, a:b], limits.of(a, b), rules) for a, b in pairwise(ends)]
    return np.hstack([signal for signal, _ in found]), np.hstack([side for _, side in found])


def judge(values: Floats, limits: Limits, rules: Rules = MAKING_DATA_COUNT) -> tuple[NDArray[np.int8], Sides]:
    """The signal of each point and the side it points to.

    values: shape (series, time); limits: shape (series, 1) or (series, time).
    Returns two arrays of the shape of values: the place of the signal in PRECEDENCE
    counted from 1 (0 where there is none), and the side (+1 high or rising, -1 low
    or falling, 0 where the signal has none).
    """
    signal = np.zeros(values.shape, dtype=np.int8)
    sides = np.zeros(values.shape, dtype=np.int8)
    for one in reversed(PRECEDENCE):
        if not rules.asks_for(one):
            continue
        side = _JUDGES[one](values, limits, rules)
        flagged = side != 0
        signal[flagged] = SIGNALS.index(one)
        sides[flagged] = 0 if one in WITHOUT_A_SIDE else side[flagged]
    return signal, sides


def outside(values: Floats, limits: Limits) -> Sides:
    """A point beyond a limit; a point on it is within."""
    return _sides(values > limits.upper + limits.slack, values < limits.lower - limits.slack)


def trend(values: Floats, points: int = 7, *, turning: Turning = "later") -> Sides:
    """Points of a run that rises, or falls, at every step; a tie breaks it.

    Where a trend turns, the turning point ends one run and begins the next: it
    takes the side of the later one. With turning "next_step" so does the last point
    of a trend when the next point begins another.
    """
    steps = np.sign(np.diff(values)).astype(np.int8)
    rising = _touching(in_runs(steps > 0, points - 1))
    falling = _touching(in_runs(steps < 0, points - 1))
    member = rising | falling
    forward = rising & falling if turning == "later" else np.zeros(values.shape, dtype=bool)
    if turning == "next_step":
        forward[:, :-1] = member[:, :-1] & member[:, 1:]
    after = np.zeros(values.shape, dtype=np.int8)
    after[:, :-1] = steps
    side = np.where(rising, np.int8(1), np.int8(-1))
    return np.where(forward, np.where(after > 0, np.int8(1), np.int8(-1)), side) * member


def two_of_three(values: Floats, limits: Limits, *, beyond_counts: bool = True) -> Sides:
    """Two of three points in a row past two thirds of the way to a limit, all three on that side.

    Only the points past two thirds are signals, not the third between them.
    """
    where = side_of_centre(values, limits)
    past_upper = values - limits.centre > (limits.upper - limits.centre) * (2 / 3) + limits.slack
    past_lower = limits.centre - values > (limits.centre - limits.lower) * (2 / 3) + limits.slack
    near = past_upper | past_lower
    if not beyond_counts:
        near &= outside(values, limits) == 0
    return _sides(_two_of_three_high(near, where > 0), _two_of_three_high(near, where < 0))


def two_of_any_three(values: Floats, limits: Limits) -> Sides:
    """Two of three points in a row past two thirds of the way to one limit, the third anywhere."""
    high, low = past(values, limits, 2)
    return _sides(so_many_of(high, 2, 3), so_many_of(low, 2, 3))


def four_of_five(values: Floats, limits: Limits) -> Sides:
    """Four of five points in a row past a third of the way to one limit, the fifth anywhere."""
    high, low = past(values, limits, 1)
    return _sides(so_many_of(high, 4, 5), so_many_of(low, 4, 5))


def alternating(values: Floats, points: int = 14) -> Flags:
    """Points of a run that goes up and down in turn at every step; a tie breaks it."""
    return _touching(_touching(in_runs(alternates(values), points - 2)))


def both_sides(values: Floats, limits: Limits, points: int = 8) -> Flags:
    """Points of a run of which none lies within a third of the way to the limits, on either side."""
    high, low = past(values, limits, 1)
    return in_runs(high | low, points)


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


def _two_of_three(values: Floats, limits: Limits, rules: Rules) -> Sides:
    if rules.two_of_three == "any":
        return two_of_any_three(values, limits)
    return two_of_three(values, limits, beyond_counts=rules.two_of_three == "beyond")


_JUDGES: dict[Signal, Callable[[Floats, Limits, Rules], NDArray[Any]]] = {
    Signal.OUTSIDE: lambda values, limits, rules: outside(values, limits),
    Signal.TREND: lambda values, limits, rules: trend(values, rules.trend_points or 0, turning=rules.turning),
    Signal.TWO_OF_THREE: _two_of_three,
    Signal.SHIFT: lambda values, limits, rules: shift(values, limits, rules.shift_points or 0),
    Signal.FOUR_OF_FIVE: lambda values, limits, rules: four_of_five(values, limits),
    Signal.ALTERNATING: lambda values, limits, rules: alternating(values, rules.alternating_points or 0),
    Signal.HUGGING: lambda values, limits, rules: in_runs(within(values, limits), rules.hugging_points or 0),
    Signal.BOTH_SIDES: lambda values, limits, rules: both_sides(values, limits, rules.both_sides_points or 0),
}


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
