"""The charts of many series at once: one long table, one call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from goldthread.methods.spc.gaps import many_long_gaps
from goldthread.methods.spc.grouped.tables import MEAN, SD, SIZE, Alone, table_of_groups
from goldthread.methods.spc.kinds import Impossible, Kind, refuse_impossible
from goldthread.methods.spc.limits import Floats
from goldthread.methods.spc.long_table import Column, Ints, Key, Ordered, column, in_order, numbers
from goldthread.methods.spc.many_charts import ManyCharts, Phases
from goldthread.methods.spc.meanings import Direction, meaning_places
from goldthread.methods.spc.phases import judge_phases
from goldthread.methods.spc.rebase import Places, phase_starts
from goldthread.methods.spc.rules import Rules
from goldthread.methods.spc.usual import kind_called, reachable, refuse_target, rules_for


def many(
    table: Any,
    *,
    time: str,
    value: str,
    by: str | Sequence[str] = (),
    denominator: str | None = None,
    size: str | None = None,
    sd: str | None = None,
    chart: Kind | str = Kind.XMR,
    rebase: Sequence[Any] | Mapping[Any, Sequence[Any]] = (),
    fix_after: int | None = None,
    improves: Direction | str = Direction.NEITHER,
    target: float | Mapping[Any, float] | None = None,
    unit: str = "",
    lowest: float | None = None,
    highest: float | None = None,
    rules: Rules | str | None = None,
) -> ManyCharts:
    """The charts of all series of a long table.

    table: columns by name, each of one length: a mapping (of arrays or lists), or a
    data frame of polars or pandas. time: the column of times (dates, numbers or text
    that sorts); value: numbers, all finite, in one unit; by: the columns that tell
    series apart. denominator, chart, fix_after, lowest, highest and rules as in `one`.
    rebase: times at which a new phase begins in every series, or a mapping from a
    series to its own; a series is named by its key, or by its one `by` value. A time
    between two points of a series starts the phase at the next; one after its last
    point, or before its first, starts none. Long gaps as in `one`. target: one for all, or a mapping too.

    Of X̄ and S charts rows of one series with one time are a group; or size and sd are the columns of
    their sizes and standard deviations, and value that of their means.

    Rows may come in any order. A series, or a phase, of one point has a centre and no
    limits. Raises ValueError for columns that are not there or of different lengths, a
    value that is missing or infinite, two rows of one series with one time, a rebase
    or a target of a series that is not there, and as `one` does; TooFewPoints for a
    table without rows.
    """
    kind, direction = kind_called(chart), Direction(improves)
    judged_by, bounds = rules_for(kind, rules), reachable(fix_after, lowest, highest, kind)
    refuse_target(kind, target)
    names = (by,) if isinstance(by, str) else tuple(by)
    read = _read(table, kind, time, value, names, denominator, size, sd)
    given, below, ordered = read.given, read.below, read.ordered
    starts = phase_starts(ordered, rebase)
    gaps = many_long_gaps(ordered.times, ordered.starts, judged_by.long_gap if kind.is_of_periods else None)
    found = judge_phases(
        given,
        below,
        starts,
        kind=kind,
        rules=judged_by,
        fix_after=fix_after,
        bounds=bounds,
        gaps=gaps,
        deviations=read.deviations,
    )
    return ManyCharts(
        by=names,
        keys=ordered.keys,
        starts=ordered.starts,
        row=read.row,
        times=ordered.times,
        values=found.values,
        centre=found.centre,
        lower=found.lower,
        upper=found.upper,
        signal=found.signal,
        side=found.side,
        meaning=meaning_places(found.side, direction, found.signal),
        target=_targets(target, ordered.keys),
        phases=Phases.of(found, starts, ordered.starts),
        kind=kind,
        rules=judged_by,
        improves=direction,
        unit=unit,
        fix_after=fix_after,
        denominators=below,
        gaps=gaps,
        readings=(given if below is None else given / below) if kind.sums_up else None,
        deviations=read.deviations,
        alone=read.alone,
    )


@dataclass(frozen=True, eq=False)
class _Read:
    """What charts are made of, in order; row: the place in the table of each point, or of its first value."""

    ordered: Ordered
    row: Ints
    given: Floats
    below: Floats | None
    deviations: Floats | None = None
    alone: Alone = field(default_factory=dict)


def _read(
    table: Any,
    kind: Kind,
    time: str,
    value: str,
    names: tuple[str, ...],
    denominator: str | None,
    size: str | None,
    sd: str | None,
) -> _Read:
    if kind.is_of_groups:
        if denominator is not None:
            raise ValueError(f"A {kind} chart takes no denominators.")
        return _read_groups(table, kind, time, value, names, size, sd)
    if size is not None or sd is not None:
        raise ValueError(f"Sizes and standard deviations of groups are for X̄ and S charts, not for {kind}.")
    given, below = _values(table, kind, value, denominator)
    ordered = in_order(_as_long(table, time, len(given)), [_named(table, one, len(given)) for one in names])
    return _Read(ordered, ordered.row, given[ordered.row], None if below is None else below[ordered.row])


def _read_groups(
    table: Any, kind: Kind, time: str, value: str, names: tuple[str, ...], size: str | None, sd: str | None
) -> _Read:
    groups, first, alone = table_of_groups(table, kind, time=time, value=value, by=names, size=size, sd=sd)
    ordered = in_order(groups[time], [_named(groups, one, len(first)) for one in names])
    sizes, means, deviations = (groups[name][ordered.row] for name in (SIZE, MEAN, SD))
    given = means if kind is Kind.XBAR else deviations
    return _Read(ordered, first[ordered.row], given, sizes, deviations, alone)


def _values(table: Any, kind: Kind, value: str, denominator: str | None) -> tuple[Floats, Floats | None]:
    """Values and denominators that the kind can have. ValueError with the row where one cannot be."""
    given = numbers(table, value)
    below = None if denominator is None else numbers(table, denominator)
    if below is not None and len(below) != len(given):
        raise ValueError(f"There are {len(given)} values and {len(below)} denominators.")
    try:
        refuse_impossible(kind, given, below)
    except Impossible as error:
        if error.place is None:
            raise
        raise ValueError(f"In row {error.place + 1}: {error.reason}") from None
    return given, below


def _as_long(table: Any, name: str, n: int) -> Column:
    found = column(table, name)
    if len(found) != n:
        raise ValueError(f"There are {n} values and {len(found)} in the column {name!r}.")
    return found


def _named(table: Any, name: str, n: int) -> Column:
    """A column that tells series apart. ValueError where a row has something that is not even itself."""
    found = _as_long(table, name, n)
    if found.dtype.kind in "fMm" and (found != found).any():
        raise ValueError(f"In row {int(np.argmax(found != found)) + 1}: nothing in the column {name!r}.")
    return found


def _targets(target: float | Mapping[Any, float] | None, keys: tuple[Key, ...]) -> Floats:
    targets = np.full(len(keys), np.nan)
    if isinstance(target, Mapping):
        places = Places(keys)
        for name, aim in target.items():
            targets[places[name]] = aim
    elif target is not None:
        targets[:] = target
    return targets
