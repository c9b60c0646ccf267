"""A sheet as it lies in a file, before it is known which of its rows are a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from .problem import letter

WITHOUT_RESULT = "a formula without its result"
"""What stands in a cell whose formula has no result in the file: no number, no time, no name."""

Line = tuple[int, list[Any]]
"""A row's number in the file, counted from 1, and its cells."""

Box = tuple[int, int, int, int]
"""Merged cells: the first row and column, and the last, counted from 1."""


@dataclass(frozen=True)
class Sheet:
    """The rows of a sheet that hold anything. A text is one sheet, without a name."""

    name: str
    lines: list[Line] = field(repr=False)
    hidden: bool = False
    merged: tuple[Box, ...] = ()

    @property
    def of_workbook(self) -> bool:
        """Whether it has a name, and its columns letters."""
        return bool(self.name)

    def called(self, place: int) -> str:
        """A column without a heading, as people find it: 'column C', or 'column 3' of a text."""
        return f"column {letter(place) if self.of_workbook else place + 1}"


def blank(cell: Any) -> bool:
    """Whether a cell holds nothing that can be seen."""
    return cell is None or (isinstance(cell, str) and not cell.strip("\ufeff \t\r\n\xa0\u200b"))


def heading(cell: Any) -> str:
    """A heading as text: a whole number without '.0', a day as 2019-03-01, blanks as one."""
    if blank(cell):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and (cell.hour, cell.minute, cell.second) == (0, 0, 0):
        return cell.date().isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    return " ".join(str(cell).split())


def clock(span: timedelta) -> str:
    """A duration as a sheet shows it: 30:00:00."""
    seconds = round(span.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
