"""What of each series is kept, and what is said of the rest and of times that are missing."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.tables.calendar import listed, missing_between
from goldthread.tables.steps import Step
from goldthread.tables.table import Table

from .. import Refused
from .gathered import Gathered, starts_of, step_of_one

NO_STEP = "no step (months, weeks, …) is found in the times, so whether any is missing cannot be told"

MOST_WARNED = 20
"""Series of which something is missing that are named, before the rest are only counted."""


def kept_of(
    table: Table, found: Gathered, order: NDArray[np.int64], denominator: str | None, *, stepped: bool
) -> Gathered:
    """The series without rows that have no value, and warnings of these and of missing times."""
    gone = np.isnan(found.values)
    nothing = np.zeros_like(gone)
    if found.denominators is not None:
        gone = gone | np.isnan(found.denominators)
        nothing = (found.denominators == 0) & ~gone
    kept = ~(gone | nothing)
    if not kept.any():
        raise Refused(f"{table.name}: no row has a value to be shown.")

    def rows(where: NDArray[np.bool_], start: int, stop: int) -> str:
        places = start + np.flatnonzero(where[start:stop])
        return listed([_cell(table, found, order, place) for place in places.tolist()])

    reasons = [(gone, "no value"), (nothing, f"{denominator} is 0")]
    there, series = np.unique(found.series[kept], return_inverse=True)
    return Gathered(
        keys=tuple(found.keys[place] for place in there.tolist()),
        starts=starts_of(series, len(there)),
        series=series,
        rank=found.rank[kept],
        times=found.times,
        cells=found.cells[kept],
        spellings=found.spellings,
        values=found.values[kept],
        denominators=None if found.denominators is None else found.denominators[kept],
        deviations=None if found.deviations is None else found.deviations[kept],
        warnings=tuple(_warned(table, found, reasons, rows, stepped)),
        usual=found.usual,
    )


def _cell(table: Table, found: Gathered, order: NDArray[np.int64], place: int) -> str:
    return f"{found.spellings[found.cells[place]]} (row {table.row(int(order[place]))})"


def _warned(
    table: Table,
    found: Gathered,
    reasons: list[tuple[NDArray[np.bool_], str]],
    rows: Callable[[NDArray[np.bool_], int, int], str],
    stepped: bool,
) -> list[str]:
    """What each series lacks: rows left out for a reason, and times between others."""
    left_out = np.zeros(len(found), np.bool_)
    for where, _ in reasons:
        left_out[found.series[where]] = True
    between: dict[bytes, str] = {}
    warnings: list[str] = []
    concerned = 0
    bounds = found.starts.tolist()
    for place, (start, stop) in enumerate(pairwise(bounds)):
        grid = found.rank[start:stop].tobytes()
        if grid not in between:
            between[grid] = gaps(found.times_of(place), found.usual) if stepped else ""
        if not (between[grid] or left_out[place]):
            continue
        concerned += 1
        if concerned <= MOST_WARNED:
            told = [
                f"{why} for {rows(where, start, stop)}; left out"
                for where, why in reasons
                if where[start:stop].any()
            ]
            whose = f"{table.name}, {found.name(place)}" if found.keys[place] else table.name
            warnings += [f"{whose}: {what}." for what in (*told, between[grid]) if what]
    if concerned > MOST_WARNED:
        warnings.append(f"{table.name}: something is missing in {concerned - MOST_WARNED:,} more series.")
    return warnings


def gaps(times: tuple[Any, ...], usual: Step | None) -> str:
    """The times missing between others, or that nobody can tell."""
    if len(times) < 3:
        return ""
    step = step_of_one(times, usual)
    return str(missing_between(times, step)) if step else NO_STEP
