"""Tables for other programmes: CSV, a workbook, JSON. No text in them is a formula when it is opened.

A spreadsheet takes a text that begins with = + - or @ for a formula, and runs it: `=HYPERLINK(…)` sends what
stands beside it elsewhere, `=cmd|'/c calc'!A0` starts a programme (CWE-1236). It also does so after a
semicolon, a tab or a new line within a text, where its own settings part cells there. Such a text gets an
apostrophe before the sign (`defused`); `restored` takes it away again, and so does our own reader. Numbers
are written as numbers, and a text that is a plain number stays as it is. In a workbook a text is marked as
one and needs no apostrophe.
"""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from itertools import islice
from typing import Any

ROWS_AT_ONCE = 10_000
LONGEST_CELL = 32_767  # what a workbook's cell holds

_SIGNS = "=+\\-@＝＋－＠﹦﹢﹣﹫"  # also as East Asian keyboards type them
_UNSEEN = "\\s\x00-\x08\x0e-\x1b\x7f\xad\u200b-\u200f\u2060\ufeff"
_PLACE = f"(^[{_UNSEEN}]*|[;\\t\\r\\n][{_UNSEEN}]*)"
_FORMULA = f"('*[{_SIGNS}](?!\\Z))"  # a sign alone is none
_DANGEROUS, _DEFUSED = re.compile(_PLACE + _FORMULA), re.compile(f"{_PLACE}'{_FORMULA}")
_BREAKS, _BREAKS_DEFUSED = re.compile("^('*[\\t\\r\\n])"), re.compile("^'('*[\\t\\r\\n])")
_MAY_BE_DEFUSED = re.compile(f"'[{_SIGNS}\\t\\r\\n]")
_A_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?%?")
_NOT_IN_A_WORKBOOK = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")


@dataclass(frozen=True)
class Sheet:
    """A table that is to be written: what its columns are called, and its rows of plain values."""

    title: str
    head: Sequence[str]
    rows: Iterable[Sequence[Any]] = field(default_factory=tuple)


def defused(text: str) -> str:
    """The text with an apostrophe wherever a spreadsheet would begin a formula; a plain number as it is."""
    if not text or _is_harmless(text) or _A_NUMBER.fullmatch(text):
        return text
    return _DANGEROUS.sub(r"\1'\2", _BREAKS.sub(r"'\1", text))


def restored(text: str) -> str:
    """What was there before it was defused."""
    return _BREAKS_DEFUSED.sub(r"\1", _DEFUSED.sub(r"\1\2", text)) if may_be_defused(text) else text


def may_be_defused(text: str) -> bool:
    """Whether something in a text, or in a whole file, may have been defused."""
    return bool(_MAY_BE_DEFUSED.search(text))


def _is_harmless(text: str) -> bool:
    """Most texts: they begin with a letter or a digit, and nothing in them begins a cell or a line."""
    return text[:1].isalnum() and text.isprintable() and ";" not in text


def csv_of(head: Sequence[str], rows: Iterable[Sequence[Any]], *, ends: str = "\r\n") -> Iterator[bytes]:
    """CSV in UTF-8, so many rows at once: full precision; nothing where a number is missing or infinite."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator=ends)
    writer.writerow([as_cell(name) for name in head])
    remaining = iter(rows)
    while block := list(islice(remaining, ROWS_AT_ONCE)):
        writer.writerows([as_cell(cell) for cell in row] for row in block)
        yield text.getvalue().encode("utf-8", "replace")
        text.seek(0)
        text.truncate()
    yield text.getvalue().encode("utf-8", "replace")


def as_cell(value: Any) -> str:
    """A cell of a CSV file: true and false in words, dates as 2019-07-15, texts defused."""
    if type(value) is str:
        return defused(value)
    if type(value) is float:
        return repr(value) if math.isfinite(value) else ""
    plain = as_plain(value)
    if plain is None:
        return ""
    if isinstance(plain, bool):
        return "true" if plain else "false"
    return defused(plain) if isinstance(plain, str) else repr(plain)


def as_plain(value: Any) -> Any:
    """A value as JSON knows it: a date as text, of a choice its value; None for what is no finite number."""
    if isinstance(value, Enum):
        return as_plain(value.value)
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "tolist"):  # numpy's numbers and arrays
        return as_plain(value.tolist())
    if isinstance(value, list | tuple):
        return [as_plain(each) for each in value]
    return str(value)


def json_of(sheets: Iterable[Sheet], made: Sequence[str]) -> Iterator[bytes]:
    """JSON in UTF-8: each table's rows by its title, and how they were made. Texts are as they are."""
    told = {
        sheet.title: [dict(zip(sheet.head, map(as_plain, row), strict=True)) for row in sheet.rows]
        for sheet in sheets
    }
    text = json.dumps(told | {"made": list(made)}, indent=2, ensure_ascii=False, allow_nan=False)
    yield f"{text}\n".encode("utf-8", "replace")


def xlsx_of(sheets: Iterable[Sheet], made: Sequence[str]) -> Iterator[bytes]:
    """A workbook: a sheet a table, numbers as numbers, every text marked as text; last, how it was made."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    said = Sheet("How it was made", ["how"], [[text] for text in made])
    for sheet in (*sheets, *([said] if made else [])):
        _fill(book.create_sheet(sheet.title[:31]), sheet)
    out = io.BytesIO()
    book.save(out)
    yield out.getvalue()


def _fill(into: Any, sheet: Sheet) -> None:
    rows = [list(sheet.head), *map(list, sheet.rows)]
    if len(rows) == 1:
        rows = [["There is nothing here yet."]]
    for number, row in enumerate(rows, 1):
        for place, value in enumerate(row, 1):
            _put(into.cell(number, place), value)
    _look(into)


def _put(cell: Any, value: Any) -> None:
    plain = as_plain(value)
    if not isinstance(plain, str):
        cell.value = plain
        return
    cell.value = _NOT_IN_A_WORKBOOK.sub("\ufffd", plain)[:LONGEST_CELL]
    cell.data_type = "s"  # openpyxl would make a formula of what begins with =
    cell.quotePrefix = True  # so that it stays a text when somebody edits it


def _look(into: Any) -> None:
    """Bold headings that stay in sight, and columns as wide as what is in them."""
    from openpyxl.styles import Alignment, Font

    for cell in into[1]:
        cell.font = Font(bold=True)
    for column in into.columns:
        longest = max(len(str(cell.value or "")) for cell in column)
        into.column_dimensions[column[0].column_letter].width = min(longest + 3, 100)
        for cell in column[1:]:
            cell.alignment = Alignment(wrap_text=isinstance(cell.value, str), vertical="top")
    into.freeze_panes = "A2"
