"""A table from a file: CSV, XLSX or Parquet, or CSV, XLSX or Parquet on standard input.

What a file is shows in its first bytes; a name that says otherwise is refused, since
somebody may have meant another file.
"""

from __future__ import annotations

import csv
import io
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import Refused

KINDS = {".csv": "text", ".txt": "text", ".tsv": "text", ".xlsx": "xlsx", ".parquet": "parquet"}
CALLED = {"text": "text", "xlsx": "an Excel workbook", "parquet": "a Parquet file"}


@dataclass(frozen=True)
class Table:
    """A file's table. Each row carries its number as the file's reader sees it, from 1.

    Cells of a CSV file are text; those of a workbook or Parquet file are what they are there.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Any, ...]], ...]

    def place(self, column: str) -> int:
        """Where a column stands; refused, with the columns there are, if it does not."""
        if column not in self.columns:
            there = ", ".join(f"'{name}'" for name in self.columns)
            raise Refused(f"{self.name}: there is no column '{column}'; its columns are {there}.")
        return self.columns.index(column)


def read_table(path: str) -> Table:
    """The table in that file, or on standard input for '-'.

    Refused, in one sentence, where the file is missing, empty, binary, not UTF-8, not
    what its name says, or has no single row of distinct column names.
    """
    name = "standard input" if path == "-" else Path(path).name
    try:
        content = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise Refused(f"{name}: it cannot be read ({error.strerror}).") from error
    kind = _kind(name, content)
    named = None if path == "-" else KINDS.get(Path(path).suffix.lower())
    if named and named != kind:
        raise Refused(f"{name}: its name says {CALLED[named]}, but it is {CALLED[kind]}.")
    header, rows = {"text": _csv, "xlsx": _xlsx, "parquet": _parquet}[kind](name, content)
    return Table(name, _columns(name, header), _rows(name, header, rows))


def _kind(name: str, content: bytes) -> str:
    if not content.strip():
        raise Refused(f"{name}: it is empty.")
    if content.startswith(b"PK\x03\x04"):
        return "xlsx"
    if content.startswith(b"PAR1"):
        return "parquet"
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused(f"{name}: it is an old Excel workbook (.xls); save it as .xlsx or CSV.")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused(f"{name}: it is text in UTF-16; save it as CSV in UTF-8.")
    if b"\x00" in content[:65536]:
        raise Refused(f"{name}: it is binary, neither text (CSV) nor a workbook (XLSX) nor Parquet.")
    return "text"


def _csv(name: str, content: bytes) -> tuple[list[Any], list[tuple[int, list[Any]]]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        found = content[error.start : error.start + 1]
        raise Refused(
            f"{name}, row {row}: the character {found.decode('latin-1')!r} is not UTF-8; the file looks like "
            "Latin-1 (Windows) text. Save it as 'CSV UTF-8'."
        ) from error
    first = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        lines = [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]
    except csv.Error as error:
        raise Refused(f"{name}, row {reader.line_num}: it is not CSV ({error}).") from error
    return [cell.strip() for cell in lines[0][1]], lines[1:]


def _xlsx(name: str, content: bytes) -> tuple[list[Any], list[tuple[int, list[Any]]]]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(content), data_only=True)
    except (BadZipFile, KeyError, ValueError, TypeError) as error:
        raise Refused(f"{name}: it is not an Excel workbook, or a damaged one.") from error
    sheet = book.worksheets[0]
    if sheet.merged_cells.ranges:
        merged = min(str(cells) for cells in sheet.merged_cells.ranges)
        raise Refused(f"{name}, sheet '{sheet.title}': cells {merged} are merged; each column needs its own.")
    lines = [
        (number, list(cells))
        for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1)
        if any(cell is not None for cell in cells)
    ]
    if not lines:
        raise Refused(f"{name}: its first sheet, '{sheet.title}', is empty.")
    return lines[0][1], lines[1:]


def _parquet(name: str, content: bytes) -> tuple[list[Any], list[tuple[int, list[Any]]]]:
    import polars

    try:
        frame = polars.read_parquet(io.BytesIO(content))
    except polars.exceptions.PolarsError as error:
        raise Refused(f"{name}: it is a damaged Parquet file.") from error
    return list(frame.columns), [(number, list(row)) for number, row in enumerate(frame.iter_rows(), start=1)]


def _columns(name: str, header: list[Any]) -> tuple[str, ...]:
    columns = ["" if cell is None else str(cell).strip() for cell in header]
    while columns and not columns[-1]:
        columns.pop()
    for place, column in enumerate(columns):
        if not column:
            raise Refused(f"{name}, header row: column {place + 1} has no name.")
        if column in columns[:place]:
            raise Refused(f"{name}, header row: the column '{column}' is there twice.")
    return tuple(columns)


def _rows(
    name: str, header: list[Any], rows: list[tuple[int, list[Any]]]
) -> tuple[tuple[int, tuple[Any, ...]], ...]:
    if not rows:
        raise Refused(f"{name}: it has a header and no rows.")
    for number, cells in rows:
        if len(cells) != len(header):
            raise Refused(f"{name}, row {number}: found {len(cells)} cells, expected {len(header)}.")
    return tuple((number, tuple(cells)) for number, cells in rows)
