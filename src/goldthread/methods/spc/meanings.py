"""What a signal means to somebody who wants the measure to improve, and what a target means."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.spc.limits import Floats
from goldthread.methods.spc.rules import Sides


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"
    NEITHER = "neither"


class Meaning(StrEnum):
    """What a point means to somebody who wants the measure to improve."""

    COMMON_CAUSE = "common_cause"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    NEUTRAL = "neutral"


class Assurance(StrEnum):
    """Whether the process, as it is, can be relied on to meet its target."""

    PASS = "pass"
    FAIL = "fail"
    HIT_AND_MISS = "hit_and_miss"


MEANINGS = tuple(Meaning)
ASSURANCES: tuple[Assurance | None, ...] = (None, *Assurance)


def meaning_places(side: Sides, improves: Direction, signal: NDArray[np.int8]) -> NDArray[np.int8]:
    """What those signals to those sides mean, as places in MEANINGS, given which way is better.

    A signal that is neither high nor low is neutral.
    """
    if improves is Direction.NEITHER:
        by_side = (Meaning.COMMON_CAUSE, Meaning.NEUTRAL, Meaning.NEUTRAL)
    elif improves is Direction.UP:
        by_side = (Meaning.COMMON_CAUSE, Meaning.IMPROVEMENT, Meaning.CONCERN)
    else:
        by_side = (Meaning.COMMON_CAUSE, Meaning.CONCERN, Meaning.IMPROVEMENT)
    places = np.array([MEANINGS.index(meaning) for meaning in by_side], dtype=np.int8)
    found = places[side]  # a side of -1 is the last of the three
    neither = (signal != 0) & (side == 0)
    return np.where(neither, np.int8(MEANINGS.index(Meaning.NEUTRAL)), found)


NEAR = 1e-12
"""How much arithmetic alone may part a limit from a target that it equals, as a share of either."""


def assurance_places(
    target: Floats, lower: Floats, upper: Floats, improves: Direction, *, as_plotthedots: bool = False
) -> NDArray[np.int8]:
    """The targets against the last limits, as places in ASSURANCES.

    0 (none) where the target is not a number, neither way is better, or there are no limits.
    A target on the limit of the worse side is met: no point within the limits misses it.
    as_plotthedots: as NHSRplotthedots has it, a target on either limit is hit and miss, and
    so is one where there are no limits.
    """
    if improves is Direction.NEITHER:
        return np.zeros(np.shape(target), dtype=np.int8)
    if_high, if_low = (2, 1) if improves is Direction.UP else (1, 2)
    places = np.where(target > upper, if_high, np.where(target < lower, if_low, 3))
    if not as_plotthedots:
        worse = lower if improves is Direction.UP else upper
        places = np.where(np.isclose(target, worse, rtol=NEAR, atol=0), 1, places)
    unsaid = np.isnan(target) if as_plotthedots else np.isnan(target) | np.isnan(upper)
    return np.where(unsaid, 0, places).astype(np.int8)
