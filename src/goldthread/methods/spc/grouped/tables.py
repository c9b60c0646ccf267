"""A long table with several values a time, as a table of groups: one row for each time of each series."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from goldthread.methods.spc.grouped.groups import XMR_INSTEAD, described, refuse_impossible_groups
from goldthread.methods.spc.kinds import Impossible, Kind
from goldthread.methods.spc.limits import Floats
from goldthread.methods.spc.long_table import (
    MIXED,
    Column,
    Ints,
    Key,
    column,
    numbers,
    plain,
    refuse_missing_times,
    series_numbers,
)

Alone = dict[Key, tuple[Any, ...]]

SIZE, MEAN, SD = "size of group", "mean of group", "sd of group"


def table_of_groups(
    table: Any, kind: Kind, *, time: str, value: str, by: Sequence[str], size: str | None, sd: str | None
) -> tuple[dict[str, Column], Ints, Alone]:
    """Columns time, those of by, SIZE, MEAN and SD, a row a group; and the first row of each in the table.

    Groups stand in the order in which they first occur; on an S chart those of one value are left out. What
    comes last names the times with one value, by series.
    size, sd: columns of what somebody worked out, value then holding means. Raises ValueError for values
    missing, and for one of these columns without the other; Impossible where every group has one value.
    """
    if (size is None) != (sd is None):
        raise ValueError("Groups need both: the column of their sizes and that of their standard deviations.")
    given = numbers(table, value)
    named = [_as_long(table, name, len(given)) for name in (time, *by)]
    if size is not None and sd is not None:
        first = np.arange(len(given))
        found = (numbers(table, size), given, numbers(table, sd))
        _refuse(found, first)
        found[2][found[0] == 1] = np.nan
    else:
        _refuse_missing(given)
        refuse_missing_times(named[0])
        codes, first = _codes(*named)
        found = described(given, codes, len(first))
    kept = _kept(kind, found[0])
    alone = _alone(first[found[0] == 1], *named)
    columns = {name: each[first][kept] for name, each in zip((time, *by), named, strict=True)}
    sizes, means, deviations = (each[kept] for each in found)
    return {**columns, SIZE: sizes, MEAN: means, SD: deviations}, first[kept], alone


def _kept(kind: Kind, sizes: Floats) -> np.typing.NDArray[np.bool_]:
    several = sizes > 1
    if len(sizes) and not several.any():
        raise Impossible(f"Each time has one value; a chart of kind {kind} needs several. {XMR_INSTEAD}")
    return several if kind is Kind.S else np.ones(len(sizes), dtype=bool)


def _alone(rows: Ints, times: Column, *by: Column) -> Alone:
    """The times of those rows, by series, in order of time."""
    found: dict[Key, list[Any]] = {}
    for row in rows.tolist():
        key = tuple(plain(each[row]) for each in by)
        found.setdefault(key, []).append(plain(times[row]))
    return {key: tuple(sorted(times)) for key, times in found.items()}


def _codes(times: Column, *by: Column) -> tuple[Ints, Ints]:
    """The group of each row, numbered as they first occur, and the first row of each."""
    try:
        distinct, moments = np.unique(times, return_inverse=True)
    except TypeError:
        raise ValueError(MIXED) from None
    combined = series_numbers(by, len(times)) * len(distinct) + moments
    _, first, inverse = np.unique(combined, return_index=True, return_inverse=True)
    order = np.argsort(first)
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    return place[inverse], first[order]


def _refuse(found: tuple[Floats, Floats, Floats], first: Ints) -> None:
    try:
        refuse_impossible_groups(*found)
    except Impossible as error:
        if error.place is None:
            raise
        raise ValueError(f"In row {int(first[error.place]) + 1}: {error.reason}") from None


def _refuse_missing(values: Floats) -> None:
    if not np.isfinite(values).all():
        raise ValueError(
            f"In row {int(np.argmin(np.isfinite(values))) + 1}: The value is missing or infinite."
        )


def _as_long(table: Any, name: str, n: int) -> Column:
    found = column(table, name)
    if len(found) != n:
        raise ValueError(f"There are {n} values and {len(found)} in the column {name!r}.")
    return found
