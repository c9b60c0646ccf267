"""Series of groups: several values for one time, or as many, their mean and their deviation as worked out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.tables.calendar import listed
from goldthread.tables.table import Table

from .. import Refused
from .gathered import Gathered, starts_of
from .options import Reading
from .refusing import wrong_where
from .series import read_series
from .series_kept import MOST_WARNED, gaps

XMR_INSTEAD = "leave --chart out: the XmR chart is for one value a time"


def read_groups(
    table: Table,
    reading: Reading,
    *,
    kind: str,
    time: tuple[str, ...],
    value: str,
    by: tuple[str, ...] = (),
    size: str | None = None,
    sd: str | None = None,
) -> Gathered:
    """The groups of a table: values their means, denominators their sizes, deviations theirs.

    size, sd: columns of what somebody worked out, value then holding means; else rows of one series with one
    time are a group. Refused as in `read_series`, for a group of several without a deviation, and where
    every group has one value. Of an S chart groups of one are left out, and said.
    """
    if size is None or sd is None:
        raw = read_series(table, reading, time=time, value=value, by=by, several=True)
        try:
            found = _described(raw)
        except ValueError as error:
            raise Refused(f"{table.name}: {error}") from error
        found = replace(found, warnings=(*raw.warnings, *_missing(table, found)))
    else:
        _refuse_unknown(table, reading, size, sd)
        found = read_series(table, reading, time=time, value=value, by=by, denominator=size, deviation=sd)
    sizes = np.zeros(0) if found.denominators is None else found.denominators
    if not (sizes > 1).any():
        raise Refused(
            f"{table.name}: each time has one value, and --chart {kind} needs several; {XMR_INSTEAD}."
        )
    return _without_single(table, found) if kind == "s" else found


def _described(raw: Gathered) -> Gathered:
    """The groups of values that share a series and a time, each with the first of its cells."""
    from goldthread.methods.spc.grouped.groups import described

    new = np.ones(len(raw.values), np.bool_)
    new[1:] = (np.diff(raw.series) != 0) | (np.diff(raw.rank) != 0)
    codes = np.cumsum(new) - 1
    sizes, means, deviations = described(raw.values, codes, int(new.sum()))
    return replace(
        raw,
        starts=starts_of(raw.series[new], len(raw.keys)),
        series=raw.series[new],
        rank=raw.rank[new],
        cells=raw.cells[new],
        values=means,
        denominators=sizes,
        deviations=deviations,
    )


def _refuse_unknown(table: Table, reading: Reading, size: str, sd: str) -> None:
    """Refused: sizes that are no whole numbers, and groups of several whose deviation is not said."""
    asked: dict[str, Any] = {"least": 0, "empty": "missing"}
    sizes, wrong = reading.numbers_or_wrong(table, size, whole=True, counts=True, **asked)
    deviations, no_number = reading.numbers_or_wrong(table, sd, **asked)
    wrong = wrong + no_number
    if not wrong:
        unsaid = np.isnan(deviations) & (sizes > 1)
        wanted = "a standard deviation, 0 or more"
        wrong = wrong_where(table, sd, unsaid, lambda place: f"nothing, of {sizes[place]:g} values", wanted)
    wrong.refuse_any(table)


def _without_single(table: Table, found: Gathered) -> Gathered:
    """Without groups of one, which have no deviation."""
    if found.denominators is None or not (found.denominators == 1).any():
        return found
    single: NDArray[np.bool_] = found.denominators == 1
    kept = ~single
    there, series = np.unique(found.series[kept], return_inverse=True)
    places = np.flatnonzero(single).tolist()
    whose = [found.name(int(found.series[place])) for place in places]
    cells = [found.spellings[found.cells[place]] for place in places]
    named = [f"{cell} ({who})" if who else cell for who, cell in zip(whose, cells, strict=True)]
    told = f"{table.name}: one value, and so no standard deviation, for {listed(named)}; left out."
    return replace(
        found,
        keys=tuple(found.keys[place] for place in there.tolist()),
        starts=starts_of(series, len(there)),
        series=series,
        rank=found.rank[kept],
        cells=found.cells[kept],
        values=found.values[kept],
        denominators=found.denominators[kept],
        deviations=None if found.deviations is None else found.deviations[kept],
        warnings=(*found.warnings, told),
    )


def _missing(table: Table, found: Gathered) -> list[str]:
    """The times that each series lacks between others."""
    told = []
    for place in range(min(len(found), MOST_WARNED)):
        lacks = gaps(found.times_of(place), found.usual)
        whose = f"{table.name}, {found.name(place)}" if found.keys[place] else table.name
        told += [f"{whose}: {lacks}."] if lacks else []
    return told
