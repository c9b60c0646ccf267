"""A table from a file: CSV, XLSX or Parquet, the same on standard input, or a bundled example.

What a file is shows in its first bytes; a name that says otherwise is refused, since
somebody may have meant another file. Small CSV files are read by the csv module, so
that a chart of one series does not wait for polars; large ones by polars, all cells as
text, and the csv module only explains what is wrong and where.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import Refused

KINDS = {".csv": "text", ".txt": "text", ".tsv": "text", ".xlsx": "xlsx", ".parquet": "parquet"}
CALLED = {"text": "text", "xlsx": "an Excel workbook", "parquet": "a Parquet file"}
MARKS = {b"<": "a web page or other XML", b"{": "JSON", b"[": "JSON"}
EXAMPLE = "example:"

MOST_BYTES = 2 * 1024**3
"""A file larger than this is refused: it would not fit an ordinary machine's memory as a table."""

LONGEST_SHOWN = 60
"""Characters of a cell that a refusal repeats."""


@dataclass(frozen=True)
class Table:
    """A file's table, column by column.

    cells: for each column its cells, all columns of one length: a list, or a polars Series
    where the file is large or in Parquet. Cells of a CSV file are text; those of a workbook
    or Parquet file are what they are there. row tells the number in the file, counted from
    1 as its reader sees it, of the row at a place counted from 0.
    doubtful_commas: the file parts its columns by semicolons, as where commas are decimal.
    """

    name: str
    columns: tuple[str, ...]
    cells: Mapping[str, Any]
    row: Callable[[int], int] = field(repr=False)
    doubtful_commas: bool = False

    def __len__(self) -> int:
        return len(self.cells[self.columns[0]])

    def column(self, name: str) -> Any:
        """The cells of a column; refused, with the columns there are, if there is none of that name."""
        if name not in self.cells:
            there = ", ".join(f"'{each}'" for each in self.columns)
            raise Refused(f"{self.name}: there is no column '{name}'; its columns are {there}.")
        return self.cells[name]


def read_table(path: str, *, without_rows: bool = False) -> Table:
    """The table in that file; on standard input for '-'; of a bundled data set for 'example:NAME'.

    Refused, in one sentence, where the file is missing, empty, binary, absurdly large, not
    UTF-8, not what its name says, has no single row of distinct column names, or a header
    and no rows (unless a table without_rows means something, as where nobody named anybody).
    """
    if path.startswith(EXAMPLE):
        path = _example(path.removeprefix(EXAMPLE))
    name = "standard input" if path == "-" else Path(path).name
    content = _content(name, path)
    kind = _kind(name, content)
    named = None if path == "-" else KINDS.get(Path(path).suffix.lower())
    if named and named != kind:
        raise Refused(f"{name}: its name says {CALLED[named]}, but it is {CALLED[kind]}.")
    table = _reader(kind)(name, content)
    if not without_rows and not len(table):
        raise Refused(f"{name}: it has a header and no rows.")
    return table


def columns_named(name: str, header: list[Any]) -> tuple[str, ...]:
    """The names in a header, nameless ones at its end left out; refused if one is missing or there twice."""
    columns = ["" if cell is None else str(cell).strip() for cell in header]
    while columns and not columns[-1]:
        columns.pop()
    for place, column in enumerate(columns):
        if not column:
            raise Refused(f"{name}, header row: column {place + 1} has no name.")
        if column in columns[:place]:
            raise Refused(f"{name}, header row: the column '{column}' is there twice.")
    return tuple(columns)


def _reader(kind: str) -> Callable[[str, bytes], Table]:
    if kind == "text":
        from .reading_text import read_text

        return read_text
    from . import reading_binary

    return reading_binary.read_xlsx if kind == "xlsx" else reading_binary.read_parquet


def _example(name: str) -> str:
    from goldthread import examples

    try:
        return str(examples.path(name))
    except KeyError as error:
        raise Refused(str(error.args[0])) from error


def _content(name: str, path: str) -> bytes:
    """What the file holds. A file that is binary from its first bytes on is not read to its end."""
    try:
        if path == "-":
            return _within_bounds(name, sys.stdin.buffer)
        with Path(path).open("rb") as file:
            return _within_bounds(name, file)
    except OSError as error:
        raise Refused(f"{name}: it cannot be read ({error.strerror}).") from error


def _within_bounds(name: str, file: Any) -> bytes:
    head: bytes = file.read(65536)
    _kind(name, head)
    content = head + file.read(MOST_BYTES - len(head) + 1)
    if len(content) > MOST_BYTES:
        raise Refused(f"{name}: it is larger than {MOST_BYTES // 1024**3} GB, too much for one table.")
    return content


def _kind(name: str, content: bytes) -> str:
    if not content.removeprefix(b"\xef\xbb\xbf").strip():
        raise Refused(f"{name}: it is empty.")
    if content.startswith(b"PK\x03\x04"):
        return "xlsx"
    if content.startswith(b"PAR1"):
        return "parquet"
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused(f"{name}: it is an old Excel workbook (.xls); save it as .xlsx or CSV.")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused(f"{name}: it is text in UTF-16; save it as CSV in UTF-8.")
    if content.lstrip()[:1] in MARKS:
        raise Refused(f"{name}: it is {MARKS[content.lstrip()[:1]]}, not a table.")
    if b"\x00" in content:
        raise Refused(f"{name}: it is binary, neither text (CSV) nor a workbook (XLSX) nor Parquet.")
    return "text"
