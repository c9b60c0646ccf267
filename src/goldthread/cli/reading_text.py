"""A table from CSV: comma, semicolon or tab between its columns, in UTF-8."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

from . import Refused
from .reading_tables import Table, columns_named

LARGE = 4 * 1024**2
"""From this many bytes on polars reads the file: its import is then worth the wait."""

LONGEST_HEADER = 100_000
FIRST_LINE = re.compile(r"[^\r\n]+")


def read_text(name: str, content: bytes, *, large: int = LARGE) -> Table:
    """The table in a CSV file. Every row needs as many cells as the header has names.

    The answer is the same whether or not the file counts as large.
    """
    text = _decoded(name, content)
    delimiter = _delimiter(name, text)
    table = _at_once(name, content, delimiter) if len(content) >= large else None
    return table or _row_by_row(name, text, delimiter)


def _decoded(name: str, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        found = content[error.start : error.start + 1]
        raise Refused(
            f"{name}, row {row}: the character {found.decode('latin-1')!r} is not UTF-8; the file looks like "
            "Latin-1 (Windows) text. Save it as 'CSV UTF-8'."
        ) from error


def _delimiter(name: str, text: str) -> str:
    """What parts the most names in the first line."""
    first = FIRST_LINE.search(text)
    line = first[0] if first else ""
    if len(line) > LONGEST_HEADER:
        raise Refused(f"{name}: its first row is longer than a row of column names can be; it is not CSV.")
    return max(",;\t", key=lambda delimiter: len(next(csv.reader([line], delimiter=delimiter), [])))


def _row_by_row(name: str, text: str, delimiter: str) -> Table:
    lines = _lines(name, text, delimiter)
    _, header = next(lines, (0, []))
    if not header:
        raise Refused(f"{name}: it is empty.")
    columns = columns_named(name, header)
    width = len(columns)
    numbers: list[int] = []
    cells: list[list[str]] = [[] for _ in columns]
    for number, row in lines:
        if len(row) != width and (len(row) < width or any(cell.strip() for cell in row[width:])):
            raise Refused(f"{name}, row {number}: found {len(row)} cells, expected {width}.")
        numbers.append(number)
        for column, cell in zip(cells, row, strict=False):
            column.append(cell)
    return Table(name, columns, dict(zip(columns, cells, strict=True)), numbers.__getitem__, delimiter == ";")


def _lines(name: str, text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, each with its number."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            if any(cell and not cell.isspace() for cell in cells):
                yield reader.line_num, cells
    except csv.Error as error:
        raise Refused(f"{name}, row {reader.line_num}: it is not CSV ({error}).") from error


def _at_once(name: str, content: bytes, delimiter: str) -> Table | None:
    """The table as polars reads it; None where only a look at each row can tell what is there."""
    import polars

    content = content.removeprefix(b"\xef\xbb\xbf").rstrip(b"\r\n") + b"\n"
    if content.count(b"\r") != content.count(b"\r\n"):
        return None
    try:
        frame = polars.read_csv(
            content, separator=delimiter, has_header=False, infer_schema=False, empty_string_is_null=False
        )
    except polars.exceptions.PolarsError:
        return None
    header, frame = list(frame.row(0)), frame.slice(1)
    if not _rectangular(content, delimiter, frame, header) or not len(frame):
        return None
    columns = columns_named(name, header)
    blank = polars.all_horizontal(polars.all().str.strip_chars() == "")
    if frame.select(blank.any()).item() or len(columns) < len(header):
        return None
    cells = dict(zip(columns, frame.get_columns(), strict=True))
    return Table(name, columns, cells, _numbering(content, delimiter, len(frame)), delimiter == ";")


def _rectangular(content: bytes, delimiter: str, frame: Any, header: list[str]) -> bool:
    """Whether every row has as many delimiters as the header: polars fills short rows up in silence."""
    import polars

    expected = (len(frame) + 1) * (len(header) - 1)
    if b'"' in content:
        within = frame.select(polars.all().str.count_matches(delimiter, literal=True).sum()).row(0)
        expected += sum(within) + sum(name.count(delimiter) for name in header)
    return content.count(delimiter.encode()) == expected


def _numbering(content: bytes, delimiter: str, rows: int) -> Any:
    """How a row's place becomes its number in the file, which quoted line breaks may shift."""
    if content.count(b"\n") == rows + 1:
        return lambda place: place + 2
    return lambda place: _counted(content, delimiter, place)


def _counted(content: bytes, delimiter: str, place: int) -> int:
    reader = csv.reader(
        io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", newline=""), delimiter=delimiter
    )
    for _ in range(place + 2):
        next(reader)
    return reader.line_num
