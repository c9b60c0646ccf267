"""The chart of one series."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.methods.spc.chart import Chart, Phase
from goldthread.methods.spc.kinds import Kind
from goldthread.methods.spc.limits import Limits, finite, xmr_limits
from goldthread.methods.spc.meanings import MEANINGS, Direction, meaning_places
from goldthread.methods.spc.rules import MAKING_DATA_COUNT, PRECEDENCE, Rules, Signal, judge


def one(
    values: ArrayLike,
    times: Sequence[Any] | None = None,
    *,
    chart: Kind | str = Kind.XMR,
    denominators: ArrayLike | None = None,
    phase_starts: Sequence[Any] = (),
    fix_after: int | None = None,
    improves: Direction | str = Direction.NEITHER,
    target: float | None = None,
    unit: str = "",
    lowest: float | None = None,
    highest: float | None = None,
    rules: Rules | str | None = None,
) -> Chart:
    """A chart of one series, of any kind.

    values: shape (n,), in time order, all finite, in one unit; with denominators, also
    of shape (n,) and above 0, they are counts and the chart shows value / denominator.
    times: n labels in increasing order (dates, numbers or text), 0 to n - 1 if not given.
    phase_starts: the first time of each later phase. A time between two points
    starts the phase at the next point; a whole number is a place in the series
    (from 0) when the times are not themselves numbers. Limits belong to a phase,
    and no run of signals crosses from one to the next. fix_after: centre and limits
    are made from so many of the first points of each phase and hold for the rest.
    lowest and highest say what the measure can reach (0 and 100 for a percentage):
    limits are drawn no further, which changes no signal. rules: a set, its name, or
    None for those usual with the kind (anhoej for run charts, else making-data-count).

    Raises TooFewPoints when a phase has fewer than 2 points; ValueError for a missing
    or infinite value, times out of order or twice, a denominator that is missing, not
    above 0 or not for this kind, values the kind cannot have, an unknown direction,
    kind or name of rules.
    """
    raise NotImplementedError


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
        meaning=tuple(MEANINGS[place] for place in meaning_places(side, direction)),
        phases=tuple(phases),
        unit=unit,
        improves=direction,
        target=target,
    )


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
