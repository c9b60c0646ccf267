"""Wide tables, a month a column and a ward a row, made long: a row for each ward and month."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from .sheet import blank
from .table import Table

TIME, VALUE = "period", "value"
FEWEST = 3
"""Headings that are times, before a table is taken for a wide one."""


def time_headings(table: Table, is_time: Callable[[str], bool]) -> tuple[str, ...]:
    """The columns whose headings are times, if there are enough to be a wide table and no column of times.

    is_time: whether a text is a time; it knows more spellings than this does.
    """
    times = tuple(column for column in table.columns if is_time(column))
    if len(times) < FEWEST or len(times) <= len(table.columns) / 2:
        return ()
    return times


def long(table: Table, times: Sequence[str], *, time: str = TIME, value: str = VALUE) -> Table:
    """The table with a row for each row and each of these columns; empty cells are left out.

    Its columns are those that stay, then time (the heading) and value (the cell). A row's
    number is still that of the file.
    """
    stays = [column for column in table.columns if column not in times]
    rows = [
        (place, column)
        for place in range(len(table))
        for column in times
        if not blank(table.cells[column][place])
    ]
    cells: dict[str, Any] = {column: [table.cells[column][place] for place, _ in rows] for column in stays}
    cells[_free(time, stays)] = [column for _, column in rows]
    cells[_free(value, stays)] = [table.cells[column][place] for place, column in rows]
    numbers = [table.row(place) for place, _ in rows]
    told = f"{len(times)} columns, ‘{times[0]}’ to ‘{times[-1]}’, were read as times, a row for each cell"
    return replace(
        table,
        columns=tuple(cells),
        cells=cells,
        row=numbers.__getitem__,
        warnings=(*table.warnings, told),
    )


def _free(name: str, taken: Sequence[str]) -> str:
    return _free(f"{name} read", taken) if name in taken else name
