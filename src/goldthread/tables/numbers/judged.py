"""A column's different cells, read one by one as numbers, to be judged together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..distinct import Wrongs, coded, spelt
from ..problem import quoted
from ..table import Table
from .spellings import Spelt, is_missing, is_suppressed, spelt_number

EMPTY, MISSING, SUPPRESSED = "empty", "missing", "suppressed"
Read = float | Spelt | str | None
"""A cell: a number as it is; one that is spelt; EMPTY, MISSING or SUPPRESSED; or None for anything else."""


@dataclass
class Judged:
    """A column's different cells, and each row's place (codes) among them."""

    table: Table
    column: str
    codes: NDArray[np.int64]
    cells: list[Any]
    read: list[Read]

    @property
    def wrongs(self) -> Wrongs:
        """Nothing wrong yet."""
        return Wrongs(self.table, self.column, self.codes, self.cells)

    @property
    def percent(self) -> list[bool]:
        """Which cells have a percent sign."""
        return [isinstance(each, Spelt) and each.percent for each in self.read]

    def kind(self, kind: str) -> list[bool]:
        """Which cells are EMPTY, MISSING or SUPPRESSED."""
        return [isinstance(each, str) and each == kind for each in self.read]

    def row(self, place: int) -> int:
        """The row of the file in which a cell first stands."""
        return self.wrongs.first_row(place)

    def quoted(self, place: int) -> str:
        """A cell, as messages name it."""
        return quoted(spelt(self.cells[place]))

    def words(self, cells: list[bool]) -> str:
        """The cells that are such, as messages name them: the first six, the rest counted."""
        named = list(dict.fromkeys(self.quoted(place) for place, is_one in enumerate(cells) if is_one))
        return ", ".join(named[:6]) + (f" and {len(named) - 6} more" if len(named) > 6 else "")

    def rows_of(self, places: Sequence[int]) -> int:
        """How many rows hold one of these cells."""
        return int(np.bincount(self.codes, minlength=len(self.cells))[list(places)].sum())

    def values(self, decimal: str) -> NDArray[np.float64]:
        """Each different cell's number, NaN where it has none."""
        found = np.full(len(self.read), np.nan)
        for place, each in enumerate(self.read):
            if isinstance(each, Spelt):
                value = each.point if decimal == "point" else each.comma
                found[place] = math.nan if value is None else value
            elif isinstance(each, float):
                found[place] = each
        return found


def judged(table: Table, column: str) -> Judged:
    """That column's cells, read."""
    codes, cells = coded(table, column)
    return Judged(table, column, codes, cells, [_read(cell) for cell in cells])


def _read(cell: Any) -> Read:
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return EMPTY
    if isinstance(cell, bool | date):
        return None
    if not isinstance(cell, str):
        try:
            value = float(cell)
        except (TypeError, ValueError, OverflowError):
            return None
        return value if math.isfinite(value) else None
    if not cell.strip():
        return EMPTY
    if is_suppressed(cell):
        return SUPPRESSED
    return MISSING if is_missing(cell) else spelt_number(cell)
