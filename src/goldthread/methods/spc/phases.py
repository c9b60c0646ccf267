"""Many stretches of time with limits of their own, judged block by block.

A stretch is a phase of a series. Stretches of one length make a table, and tables are
cut to blocks that fit a processor's near memory; so a hundred thousand series take no
more room than their answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.spc.kinds import Kind
from goldthread.methods.spc.limits import Floats
from goldthread.methods.spc.lines import lines_of
from goldthread.methods.spc.made_of import Lines
from goldthread.methods.spc.rules import Rules, Sides, judge_between, side_of_centre
from goldthread.methods.spc.runs import Ints, ManyRuns, runs_of

CELLS = 1 << 15
"""Points judged at once."""

NO_GAPS = np.zeros(0, dtype=np.int64)

Breaks = tuple[int, ...]
"""Places within a phase of the points that follow a long gap."""


@dataclass(frozen=True, eq=False)
class Judged:
    """What is drawn at each point, shape (points,), and of each phase, shape (phases,).

    signal holds places in SIGNALS. last_lower and last_upper are the limits of the
    last point of each phase. runs is None unless the rules ask for it.
    """

    values: Floats
    centre: Floats
    lower: Floats
    upper: Floats
    signal: NDArray[np.int8]
    side: Sides
    phase_centre: Floats
    last_lower: Floats
    last_upper: Floats
    runs: ManyRuns | None


def judge_phases(
    given: Floats,
    denominators: Floats | None,
    starts: Ints,
    *,
    kind: Kind,
    rules: Rules,
    fix_after: int | None,
    bounds: tuple[float, float],
    gaps: Ints = NO_GAPS,
    deviations: Floats | None = None,
) -> Judged:
    """Every phase of every series under its own limits.

    given and denominators: shape (points,), phase after phase, each in order of time,
    and such as the kind can have. starts: where each phase begins, shape (phases,),
    the first at 0. bounds: limits are drawn no further. gaps: the points that follow a
    long gap, in order. deviations: shape (points,), within the groups of X̄ charts, whose denominators are
    the groups' sizes.
    """
    found = _room_for(len(given), len(starts), runs=rules.runs)
    for phases, points, length, breaks in _blocks(starts, len(given), _breaks(gaps, starts)):
        lines = lines_of(
            kind,
            given[points].reshape(-1, length),
            None if denominators is None else denominators[points].reshape(-1, length),
            rules,
            fix_after,
            breaks,
            None if deviations is None else deviations[points].reshape(-1, length),
        )
        _draw(found, lines, phases, points, bounds)
        signal, side = judge_between(breaks, lines.judged, lines.limits, rules)
        found.signal[points], found.side[points] = signal.ravel(), side.ravel()
        if found.runs is not None:
            found.runs[phases] = runs_of(side_of_centre(lines.judged, lines.limits), breaks)
    return found


def _room_for(points: int, phases: int, *, runs: bool) -> Judged:
    return Judged(
        values=np.empty(points),
        centre=np.empty(points),
        lower=np.empty(points),
        upper=np.empty(points),
        signal=np.empty(points, np.int8),
        side=np.empty(points, np.int8),
        phase_centre=np.empty(phases),
        last_lower=np.empty(phases),
        last_upper=np.empty(phases),
        runs=ManyRuns.room_for(phases) if runs else None,
    )


def _draw(
    found: Judged, lines: Lines, phases: Ints, points: slice | Ints, bounds: tuple[float, float]
) -> None:
    shape = lines.values.shape
    lower, upper = (np.clip(line, *bounds) for line in (lines.lower, lines.upper))
    found.values[points] = lines.values.ravel()
    for into, line in ((found.centre, lines.centre), (found.lower, lower), (found.upper, upper)):
        into[points] = np.broadcast_to(line, shape).ravel()
    found.phase_centre[phases] = lines.centre[:, -1]
    found.last_lower[phases], found.last_upper[phases] = lower[:, -1], upper[:, -1]


def _breaks(gaps: Ints, starts: Ints) -> dict[int, Breaks]:
    """The breaks of each phase that has any."""
    found: dict[int, Breaks] = {}
    for gap, phase in zip(
        gaps.tolist(), (np.searchsorted(starts, gaps, side="right") - 1).tolist(), strict=True
    ):
        if gap > starts[phase]:
            found[phase] = (*found.get(phase, ()), gap - int(starts[phase]))
    return found


def _blocks(
    starts: Ints, n: int, breaks: dict[int, Breaks]
) -> Iterator[tuple[Ints, slice | Ints, int, Breaks]]:
    """A few phases of one length and with the same breaks, their points phase after phase, and both."""
    lengths = np.diff(np.r_[starts, n])
    patterns = ((), *sorted(set(breaks.values())))
    numbers = {pattern: number for number, pattern in enumerate(patterns)}
    of_phase = np.zeros(len(starts), dtype=np.int64)
    for phase, own in breaks.items():
        of_phase[phase] = numbers[own]
    order = np.lexsort((of_phase, lengths))
    alike = np.diff(lengths[order]).astype(bool) | np.diff(of_phase[order]).astype(bool)
    for same in np.split(order, np.flatnonzero(alike) + 1):
        length = int(lengths[same[0]])
        rows = max(1, CELLS // length)
        for first in range(0, len(same), rows):
            phases = same[first : first + rows]
            yield phases, _points(starts[phases], length), length, patterns[of_phase[same[0]]]


def _points(begins: Ints, length: int) -> slice | Ints:
    """A slice where the stretches follow one another, which needs no copy."""
    if (np.diff(begins) == length).all():
        return slice(int(begins[0]), int(begins[-1]) + length)
    points: Ints = (begins[:, None] + np.arange(length)).ravel()
    return points
