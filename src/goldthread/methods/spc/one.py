"""The chart of one series."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.methods.errors import TooFewPoints
from goldthread.methods.spc.chart import Chart, Phase
from goldthread.methods.spc.gaps import long_gaps
from goldthread.methods.spc.grouped.groups import as_worked_out, grouped
from goldthread.methods.spc.kinds import Kind, refuse_impossible
from goldthread.methods.spc.limits import Floats, finite
from goldthread.methods.spc.meanings import MEANINGS, Direction, meaning_places
from goldthread.methods.spc.phases import Judged, judge_phases
from goldthread.methods.spc.rules import MAKING_DATA_COUNT, SIGNALS, Rules
from goldthread.methods.spc.usual import kind_called, reachable, refuse_target, rules_for


def one(
    values: ArrayLike,
    times: Sequence[Any] | None = None,
    *,
    chart: Kind | str = Kind.XMR,
    denominators: ArrayLike | None = None,
    sizes: ArrayLike | None = None,
    deviations: ArrayLike | None = None,
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
    times: n labels in increasing order (dates, numbers or text), 0 to n - 1 if not given. Of X̄ and S
    charts values that share a time are a group; or values are the means of groups, one a time, with their
    sizes and standard deviations, each of shape (n,). On an S chart groups of one have no point.
    phase_starts: the first time of each later phase. A time between two points
    starts the phase at the next point; a whole number is a place in the series
    (from 0) when the times are not themselves numbers. Limits belong to a phase,
    and no run of signals crosses from one to the next. fix_after: centre and limits
    are made from so many of the first points of each phase and hold for the rest.
    lowest and highest say what the measure can reach (0 and 100 for a percentage):
    limits are drawn no further, which changes no signal. rules: a set, its name, or
    None for those usual with the kind (anhoej for run charts, else making-data-count).
    Formulas and sources: `lines.lines_of`, a function a kind. Where three periods or more
    in a row have no reading (rules.long_gap), no moving range is taken across them and no
    run goes on: see `gaps`.

    Raises TooFewPoints when a phase has fewer than 2 points; ValueError for a missing
    or infinite value, times out of order or twice, a denominator that is missing, not
    above 0 or not for this kind, values the kind cannot have, a fix_after below 2, an
    unknown direction, kind or name of rules.
    """
    kind, direction = kind_called(chart), Direction(improves)
    judged_by = rules_for(kind, rules)
    refuse_target(kind, target)
    read = _read(kind, values, times, denominators, sizes, deviations)
    given, below, labels = read.given, read.below, read.times
    starts = np.array(_places(phase_starts, labels))
    gaps = long_gaps(labels, judged_by.long_gap) if kind.is_of_periods else ()
    found = judge_phases(
        given,
        below,
        starts,
        kind=kind,
        rules=judged_by,
        fix_after=fix_after,
        bounds=reachable(fix_after, lowest, highest, kind),
        gaps=np.array(gaps, dtype=np.int64),
        deviations=read.deviations,
    )
    phases = _phases(found, starts, fix_after)
    return Chart(
        times=labels,
        values=fixed(found.values),
        phase=fixed(np.repeat(np.arange(1, len(phases) + 1), [phase.n for phase in phases])),
        centre=fixed(found.centre),
        lower=fixed(found.lower),
        upper=fixed(found.upper),
        signal=tuple(SIGNALS[place] for place in found.signal),
        side=fixed(found.side),
        meaning=tuple(MEANINGS[place] for place in meaning_places(found.side, direction, found.signal)),
        phases=phases,
        unit=unit,
        improves=direction,
        target=target,
        kind=kind,
        rules=judged_by,
        denominators=None if below is None else fixed(below.copy()),
        gaps=gaps,
        readings=fixed(read.quotients()) if kind.sums_up else None,
        deviations=None if read.deviations is None else fixed(read.deviations.copy()),
        alone=read.alone,
    )


def xmr(
    values: ArrayLike,
    times: Sequence[Any] | None = None,
    *,
    phase_starts: Sequence[Any] = (),
    fix_after: int | None = None,
    improves: Direction | str = Direction.NEITHER,
    target: float | None = None,
    unit: str = "",
    lowest: float | None = None,
    highest: float | None = None,
    rules: Rules | str = MAKING_DATA_COUNT,
) -> Chart:
    """An XmR chart of one series, by default under the Making Data Count rules; else as `one`.

    Source: NHS England, Making Data Count.
    """
    return one(
        values,
        times,
        phase_starts=phase_starts,
        fix_after=fix_after,
        improves=improves,
        target=target,
        unit=unit,
        lowest=lowest,
        highest=highest,
        rules=rules,
    )


def fixed(array: NDArray[Any]) -> NDArray[Any]:
    """The array, no longer to be written to."""
    array.flags.writeable = False
    return array


@dataclass(frozen=True, eq=False)
class _Read:
    """What a chart is made of: values and denominators, or the means, sizes and deviations of groups."""

    times: tuple[Any, ...]
    given: Floats
    below: Floats | None
    deviations: Floats | None = None
    alone: tuple[Any, ...] = ()

    def quotients(self) -> Floats:
        return self.given.copy() if self.below is None else self.given / self.below


def _read(
    kind: Kind,
    values: ArrayLike,
    times: Sequence[Any] | None,
    denominators: ArrayLike | None,
    sizes: ArrayLike | None,
    deviations: ArrayLike | None,
) -> _Read:
    if kind.is_of_groups:
        return _groups(kind, values, times, denominators, sizes, deviations)
    if sizes is not None or deviations is not None:
        raise ValueError(f"Sizes and standard deviations of groups are for X̄ and S charts, not for {kind}.")
    given, below = _columns(kind, values, denominators)
    return _Read(_in_order(tuple(range(len(given)) if times is None else times), len(given)), given, below)


def _groups(
    kind: Kind,
    values: ArrayLike,
    times: Sequence[Any] | None,
    denominators: ArrayLike | None,
    sizes: ArrayLike | None,
    deviations: ArrayLike | None,
) -> _Read:
    if denominators is not None:
        raise ValueError(f"A {kind} chart takes no denominators.")
    if (sizes is None) != (deviations is None):
        raise ValueError("Groups need both: their sizes and their standard deviations.")
    if sizes is None or deviations is None:
        if times is None:
            raise ValueError(f"A {kind} chart needs times: values that share one are a group.")
        groups = grouped(values, times)
    else:
        means = np.asarray(values, dtype=np.float64)
        groups = as_worked_out(means, range(means.size) if times is None else times, sizes, deviations)
    drawn = groups.drawn(kind)
    given = finite(drawn.means if kind is Kind.XBAR else drawn.deviations)
    return _Read(_in_order(drawn.times, len(given)), given, drawn.sizes, drawn.deviations, groups.alone)


def _columns(kind: Kind, values: ArrayLike, denominators: ArrayLike | None) -> tuple[Floats, Floats | None]:
    given = finite(values)
    if given.ndim != 1:
        raise ValueError("A chart is of one series: values must have shape (n,).")
    below = None if denominators is None else np.asarray(denominators, dtype=np.float64)
    if below is not None and below.shape != given.shape:
        raise ValueError(f"There are {len(given)} values and {below.size} denominators.")
    refuse_impossible(kind, given, below)
    return given, below


def _phases(found: Judged, starts: NDArray[np.int64], fix_after: int | None) -> tuple[Phase, ...]:
    stops = [*starts[1:].tolist(), len(found.values)]
    phases = tuple(
        Phase(
            number=place + 1,
            start=int(start),
            stop=stops[place],
            centre=float(found.phase_centre[place]),
            lower=float(found.last_lower[place]),
            upper=float(found.last_upper[place]),
            fix_after=fix_after,
            runs=None if found.runs is None else found.runs.at(place),
        )
        for place, start in enumerate(starts)
    )
    if any(phase.n < 2 for phase in phases):
        raise TooFewPoints("Limits need at least 2 points; there is 1.")
    return phases


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
