"""A column by its different cells, so that a long one costs little more to judge than a short one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .problem import Problem, Unreadable
from .table import Table

MOST_KEPT = 500
"""Problems of one column that are kept; the rest are counted."""

KINDS = {"List": "lists", "Array": "lists", "Struct": "groups of values", "Binary": "binary data"}


def coded(table: Table, column: str) -> tuple[NDArray[np.int64], list[Any]]:
    """A column's different cells in the order they first occur, and each row's place among them.

    Raises Unreadable where the cells are no single values.
    """
    cells = table.column(column)
    if not _is_polars(cells):
        return _coded_list(cells)
    import polars

    if cells.dtype.is_nested() or cells.dtype in (polars.Binary, polars.Object):
        kind = KINDS.get(cells.dtype.base_type().__name__, "objects")
        raise Unreadable(Problem(f"it holds {kind}; expected single values", column=column))
    distinct = cells.unique(maintain_order=True)
    places = polars.DataFrame({"cell": distinct, "place": np.arange(len(distinct), dtype=np.int64)})
    rows = cells.alias("cell").to_frame()
    joined = rows.join(places, on="cell", how="left", maintain_order="left", nulls_equal=True)
    try:
        return joined["place"].to_numpy(), distinct.to_list()
    except (ValueError, polars.exceptions.PanicException) as error:  # a date of the year 21934
        raise Unreadable(Problem(f"it holds a value that cannot be ({error})", column=column)) from error


def spelt(cell: Any) -> str:
    """A cell as text; a whole number without '.0', a date as 2019-03-01."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        midnight = (cell.hour, cell.minute, cell.second, cell.microsecond) == (0, 0, 0, 0)
        return (cell.date() if midnight else cell).isoformat()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, date) else str(cell).strip()


@dataclass
class Wrongs:
    """What is wrong with the cells of one column, gathered to be said at once, in the order of rows."""

    table: Table
    column: str
    codes: NDArray[np.int64]
    cells: list[Any]
    found: list[tuple[int, Problem]] = field(default_factory=list)
    more: int = 0

    def where(self, rows: NDArray[np.bool_], expected: str, remedy: str = "") -> None:
        """All rows in which that is so."""
        places = np.flatnonzero(rows)
        for place in places[:MOST_KEPT].tolist():
            found = spelt(self.cells[self.codes[place]])
            said = expected if found else f"found nothing; {expected}"
            problem = Problem(said, self.table.row(place), self.column, found, remedy)
            self.found.append((place, problem))
        self.more += max(0, len(places) - MOST_KEPT)

    def cells_where(self, cells: list[bool], expected: str, remedy: str = "") -> None:
        """All rows whose cell, by its place among the different ones, is such."""
        if any(cells):
            self.where(np.array(cells, np.bool_)[self.codes], expected, remedy)

    def rows(self, cells: list[bool]) -> int:
        """How many rows hold a cell that is such."""
        return int(np.array(cells, np.bool_)[self.codes].sum())

    def first_row(self, place: int) -> int:
        """The row of the file in which a cell first stands."""
        return self.table.row(int(np.argmax(self.codes == place)))

    def refuse_any(self) -> None:
        """Raises Unreadable with what was gathered, if anything was."""
        if problems := self.problems:
            raise Unreadable(*problems, more=self.more)

    @property
    def problems(self) -> list[Problem]:
        """What was gathered, by row."""
        return [problem for _, problem in sorted(self.found, key=lambda each: each[0])][:MOST_KEPT]


def _is_polars(cells: Any) -> bool:
    return type(cells).__module__.startswith("polars")


def _coded_list(cells: Any) -> tuple[NDArray[np.int64], list[Any]]:
    seen: dict[tuple[type, Any], int] = {}
    keys = (seen.setdefault((type(cell), cell), len(seen)) for cell in cells)
    codes = np.fromiter(keys, np.int64, len(cells))
    return codes, [cell for _, cell in seen]
