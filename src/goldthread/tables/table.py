"""What reading a file answers with: its columns, and which row of the file each cell stood in."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from .problem import Problem, Unreadable

MOST_NAMED = 30
"""Columns that a refusal names."""


@dataclass(frozen=True)
class Limits:
    """What is too much for one table: of the file, of what it unpacks to, and of what reading it takes.

    cells: of Parquet; in_text: of a text that is read row by row; in_workbook: of all sheets. parts: files
    in an archive. memory and seconds: of the process that reads what is packed. large: from this many bytes
    of text on polars reads it: its import is then worth the wait.
    """

    content: int = 2 * 1024**3
    unpacked: int = 1024**3
    cells: int = 400_000_000
    in_text: int = 50_000_000
    in_workbook: int = 5_000_000
    parts: int = 10_000
    memory: int = 1024**3
    seconds: int = 25
    large: int = 4 * 1024**2


@dataclass(frozen=True)
class Table:
    """A table, column by column, as a file or a pasted text holds it.

    cells: for each column its cells, all columns of one length: a list, or a polars Series
    where the file is large or in Parquet. Cells of text are text; those of a workbook or a
    Parquet file are what they are there, but for percentages ('90.5%'), times of day and
    durations ('1:30:00'), which are text too. row tells the number in the file, counted from
    1 as its reader sees it, of the row at a place counted from 0.
    delimiter: what parts the columns of a text; '' in other files.
    formats_unknown: percentages cannot be told from shares (.xls, .xlsb): 90.5% is 0.905.
    notes: sentences on how it was read. warnings: those of them that its reader may not expect.
    """

    name: str
    columns: tuple[str, ...]
    cells: Mapping[str, Any]
    row: Callable[[int], int] = field(repr=False)
    sheet: str = ""
    heading_row: int = 1
    delimiter: str = ""
    formats_unknown: bool = False
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.cells[self.columns[0]]) if self.columns else 0

    @property
    def called(self) -> str:
        """The file, and the sheet of a workbook, as refusals begin: 'a.xlsx, sheet ‘Data’'."""
        return f"{self.name}, sheet ‘{self.sheet}’" if self.sheet else self.name

    def named(self, name: str) -> str:
        """The column meant by a name: as typed, else without case and blanks where only one is so.

        Unreadable, with the columns there are and the likeliest of them, if there is none.
        """
        found = matching(name, self.columns)
        if found is None:
            raise Unreadable(no_column(name, self.columns))
        return found

    def only(self, places: Sequence[int]) -> Table:
        """The rows at these places, still numbered as in the file; the cells as lists."""
        cells = {column: [each[place] for place in places] for column, each in self.cells.items()}
        numbers = [self.row(place) for place in places]
        return replace(self, cells=cells, row=numbers.__getitem__)

    def column(self, name: str) -> Any:
        """The cells of the column meant by a name."""
        return self.cells[self.named(name)]

    def without(self, places: Collection[int], warning: str = "") -> Table:
        """The table without the rows at these places, of which the warning tells."""
        if not places:
            return self
        gone = set(places)
        rest = self.only([place for place in range(len(self)) if place not in gone])
        return replace(rest, warnings=(*self.warnings, warning)) if warning else rest


def loosely(name: Any) -> str:
    """A name without what eyes pass over: case, blanks, and how Unicode composes letters."""
    return "".join(unicodedata.normalize("NFKC", str(name)).casefold().split())


def matching(name: str, columns: Iterable[str]) -> str | None:
    """The column of that name; else the only one that differs in case and blanks alone; else None."""
    columns = list(columns)
    if name in columns:
        return name
    alike = [column for column in columns if loosely(column) == loosely(name)]
    return alike[0] if len(alike) == 1 else None


def no_column(name: str, columns: Iterable[str]) -> Problem:
    """That there is no such column, which there are, and which may have been meant."""
    columns = list(columns)
    repeated = [column for column in columns if column.startswith(f"{name} (column ")]
    if repeated:
        them = " and ".join(f"‘{column}’" for column in repeated)
        return Problem(f"there are several columns ‘{name}’", remedy=f"ask for {them}")
    alike = [column for column in columns if loosely(column) == loosely(name)]
    from difflib import get_close_matches

    near = alike or get_close_matches(name, columns, n=2, cutoff=0.6)
    shown = ", ".join(f"‘{column}’" for column in columns[:MOST_NAMED])
    more = f" and {len(columns) - MOST_NAMED} more" if len(columns) > MOST_NAMED else ""
    meant = f"Did you mean {' or '.join(f'‘{each}’' for each in near)}? " if near else ""
    return Problem(f"there is no column ‘{name}’", remedy=f"{meant}The columns are {shown}{more}")
