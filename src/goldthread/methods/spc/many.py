"""The charts of many series at once: one long table, one call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from goldthread.methods.spc.gaps import many_long_gaps
from goldthread.methods.spc.kinds import Impossible, Kind, refuse_impossible
from goldthread.methods.spc.limits import Floats
from goldthread.methods.spc.long_table import Column, Key, column, in_order, numbers
from goldthread.methods.spc.many_charts import ManyCharts, Phases
from goldthread.methods.spc.meanings import Direction, meaning_places
from goldthread.methods.spc.phases import judge_phases
from goldthread.methods.spc.rebase import Places, phase_starts
from goldthread.methods.spc.rules import Rules
from goldthread.methods.spc.usual import kind_called, reachable, rules_for


def many(
    table: Any,
    *,
    time: str,
    value: str,
    by: str | Sequence[str] = (),
    denominator: str | None = None,
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

    Rows may come in any order. A series, or a phase, of one point has a centre and no
    limits. Raises ValueError for columns that are not there or of different lengths, a
    value that is missing or infinite, two rows of one series with one time, a rebase
    or a target of a series that is not there, and as `one` does; TooFewPoints for a
    table without rows.
    """
    kind, direction = kind_called(chart), Direction(improves)
    judged_by, bounds = rules_for(kind, rules), reachable(fix_after, lowest, highest)
    names = (by,) if isinstance(by, str) else tuple(by)
    given, below = _values(table, kind, value, denominator)
    ordered = in_order(_as_long(table, time, len(given)), [_named(table, one, len(given)) for one in names])
    starts = phase_starts(ordered, rebase)
    gaps = many_long_gaps(ordered.times, ordered.starts, judged_by.long_gap if kind.is_of_periods else None)
    found = judge_phases(
        given[ordered.row],
        None if below is None else below[ordered.row],
        starts,
        kind=kind,
        rules=judged_by,
        fix_after=fix_after,
        bounds=bounds,
        gaps=gaps,
    )
    return ManyCharts(
        by=names,
        keys=ordered.keys,
        starts=ordered.starts,
        row=ordered.row,
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
        denominators=None if below is None else below[ordered.row],
        gaps=gaps,
    )


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
