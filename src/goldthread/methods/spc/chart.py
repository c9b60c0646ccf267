"""An XmR chart: limits per phase, and what each point says."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.methods.spc.limits import TRIAL_BELOW, Floats, Limits, finite, xmr_limits
from goldthread.methods.spc.rules import MAKING_DATA_COUNT, PRECEDENCE, Rules, Signal, judge


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


@dataclass(frozen=True)
class Phase:
    """A stretch of time with limits of its own: points start to stop - 1, numbered from 1."""

    number: int
    start: int
    stop: int
    centre: float
    lower: float
    upper: float

    @property
    def n(self) -> int:
        return self.stop - self.start

    @property
    def trial(self) -> bool:
        """Whether there are too few points for the limits to be settled."""
        return self.n < TRIAL_BELOW


@dataclass(frozen=True, eq=False)
class Chart:
    """An XmR chart of one series. Arrays have shape (n,), are read-only and in the unit.

    side is +1 where a signal is high or rising, -1 where it is low or falling.
    """

    times: tuple[Any, ...]
    values: Floats
    phase: NDArray[np.int64]
    centre: Floats
    lower: Floats
    upper: Floats
    signal: tuple[Signal, ...]
    side: NDArray[np.int8]
    meaning: tuple[Meaning, ...]
    phases: tuple[Phase, ...]
    unit: str
    improves: Direction
    target: float | None

    def __len__(self) -> int:
        return len(self.times)

    @property
    def trial(self) -> tuple[bool, ...]:
        """For each phase, whether its limits are trial limits."""
        return tuple(phase.trial for phase in self.phases)

    @property
    def variation(self) -> Meaning:
        """What the last point means."""
        return self.meaning[-1]

    @property
    def assurance(self) -> Assurance | None:
        """The target against the last limits; None without a target or a direction."""
        if self.target is None or self.improves is Direction.NEITHER:
            return None
        last = self.phases[-1]
        if last.lower <= self.target <= last.upper:
            return Assurance.HIT_AND_MISS
        target_is_high = self.target > last.upper
        return Assurance.FAIL if target_is_high == (self.improves is Direction.UP) else Assurance.PASS


def xmr(
    values: ArrayLike,
    times: Sequence[Any] | None = None,
    *,
    phase_starts: Sequence[Any] = (),
    improves: Direction | str = Direction.NEITHER,
    target: float | None = None,
    unit: str = "",
    lowest: float | None = None,
    highest: float | None = None,
    rules: Rules = MAKING_DATA_COUNT,
) -> Chart:
    """An XmR chart of one series under the Making Data Count rules.

    values: shape (n,), in time order, all finite, in one unit; times: n labels in
    increasing order (dates, numbers or text), 0 to n - 1 if not given.
    phase_starts: the first time of each later phase. A time between two points
    starts the phase at the next point; a whole number is a place in the series
    (from 0) when the times are not themselves numbers. Limits belong to a phase,
    and no run of signals crosses from one to the next. lowest and highest say what
    the measure can reach (0 and 100 for a percentage): limits are drawn no further,
    which changes no signal. rules: lengths of trend and shift.

    Raises TooFewPoints when a phase has fewer than 2 points; ValueError for a
    missing or infinite value, times out of order or twice, an unknown direction.
    Source: NHS England, Making Data Count.
    """
    readings = finite(values).copy()
    if readings.ndim != 1:
        raise ValueError("A chart is of one series: values must have shape (n,).")
    labels = _in_order(tuple(range(len(readings)) if times is None else times), len(readings))
    direction = Direction(improves)
    starts = _places(phase_starts, labels)
    bounds = (-np.inf if lowest is None else lowest, np.inf if highest is None else highest)
    signal, side = np.zeros(len(readings), np.int8), np.zeros(len(readings), np.int8)
    phases: list[Phase] = []
    for number, (start, stop) in enumerate(zip(starts, [*starts[1:], len(readings)], strict=True), start=1):
        rows = readings[None, start:stop]
        limits = xmr_limits(rows)
        signal[start:stop], side[start:stop] = (found[0] for found in judge(rows, limits, rules))
        phases.append(_phase(number, start, stop, limits, bounds))
    lengths = [phase.n for phase in phases]
    names = tuple((Signal.NONE, *PRECEDENCE)[place] for place in signal)
    return Chart(
        times=labels,
        values=_fixed(readings),
        phase=_fixed(np.repeat(np.arange(1, len(phases) + 1), lengths)),
        centre=_fixed(np.repeat([phase.centre for phase in phases], lengths)),
        lower=_fixed(np.repeat([phase.lower for phase in phases], lengths)),
        upper=_fixed(np.repeat([phase.upper for phase in phases], lengths)),
        signal=names,
        side=_fixed(side),
        meaning=tuple(meaning_of(int(way), direction) for way in side),
        phases=tuple(phases),
        unit=unit,
        improves=direction,
        target=target,
    )


def meaning_of(side: int, improves: Direction) -> Meaning:
    """What a signal to that side means, given which way is better."""
    if side == 0:
        return Meaning.COMMON_CAUSE
    if improves is Direction.NEITHER:
        return Meaning.NEUTRAL
    return Meaning.IMPROVEMENT if (side > 0) == (improves is Direction.UP) else Meaning.CONCERN


def _phase(number: int, start: int, stop: int, limits: Limits, bounds: tuple[float, float]) -> Phase:
    lower, upper = np.clip([limits.lower.item(), limits.upper.item()], *bounds)
    return Phase(number, start, stop, limits.centre.item(), float(lower), float(upper))


def _in_order(times: tuple[Any, ...], n: int) -> tuple[Any, ...]:
    if len(times) != n:
        raise ValueError(f"There are {n} values and {len(times)} times.")
    for before, after in pairwise(times):
        if before == after:
            raise ValueError(f"There are two values for {after}.")
        if before > after:
            raise ValueError(f"Times must be in order: {after} comes after {before}.")
    return times


def _places(phase_starts: Sequence[Any], times: tuple[Any, ...]) -> list[int]:
    """Where each phase begins, the first always at 0."""
    places = {0}
    for start in phase_starts:
        place = start if _is_place(start, times) else sum(time < start for time in times)
        if not 0 <= place < len(times):
            raise ValueError(f"No point is at or after {start}, so no phase can start there.")
        places.add(int(place))
    return sorted(places)


def _is_place(start: Hashable, times: tuple[Any, ...]) -> bool:
    return isinstance(start, int) and not isinstance(times[0], int | float)


def _fixed(array: NDArray[Any]) -> NDArray[Any]:
    array.flags.writeable = False
    return array
