"""Rows of cells from text: CSV of commas, semicolons or tabs, and what is pasted from a spreadsheet."""

import csv
from collections.abc import Iterator
from io import StringIO

from .problem import Problem, Unreadable

Cell = object
Rows = Iterator[tuple[int, list[Cell]]]

LONGEST_CELL = 10_000


def decoded(data: bytes) -> str:
    """The text of a file: UTF-8, or UTF-16 that says so. Raises Unreadable, naming the row."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise Unreadable(Problem("this text is damaged; save it as ‘CSV UTF-8’")) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise Unreadable(_not_utf8(data, wrong.start)) from None
    if "\0" in text:
        row = text.count("\n", 0, text.index("\0")) + 1
        raise Unreadable(
            Problem("expected text, but there is a NUL byte; save the file as ‘CSV UTF-8’ again", row=row)
        )
    return text


def table(text: str) -> Rows:
    """Row numbers and cells; numbers count the file's lines, so that they match what an editor shows."""
    separator = _separator(text)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    start = 1
    try:
        for cells in reader:
            yield start, [cell.strip() for cell in cells]
            start = reader.line_num + 1
    except csv.Error as wrong:
        raise Unreadable(
            Problem(f"this row cannot be read ({wrong}); check its quotation marks", row=start)
        ) from None


def _separator(text: str) -> str:
    """What parts the first line that says anything: a tab if there is one, else semicolons or commas."""
    line = next((line for line in text.splitlines() if line.strip()), "")
    if "\t" in line:
        return "\t"
    return ";" if line.count(";") > line.count(",") else ","


def _not_utf8(data: bytes, place: int) -> Problem:
    row = data.count(b"\n", 0, place) + 1
    start = data.rfind(b"\n", 0, place) + 1
    end = data.find(b"\n", place)
    line = data[start : end if end >= 0 else None].decode("latin-1").strip()
    return Problem(
        "this text is not UTF-8 (it may be Latin-1); in Excel, save it as ‘CSV UTF-8 (comma delimited)’",
        row=row,
        found=line,
    )
