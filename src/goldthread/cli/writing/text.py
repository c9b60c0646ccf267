"""An answer as CSV, as JSON, and as a table for a person at a terminal."""

from __future__ import annotations

import json
import math
import shutil
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from itertools import islice
from typing import TYPE_CHECKING, Any

from goldthread.tables import writing

if TYPE_CHECKING:
    from .answer import Answer, Rows

MOST_ROWS = 200
"""Rows that a table for a person shows; CSV has them all."""

WIDEST = 40
"""Characters of a cell in a table for a person; only the last column goes on in lines beneath."""

WIDTH = 100
"""Characters of a line for a person."""


def csv_of(rows: Rows) -> Iterator[bytes]:
    """CSV in UTF-8: full precision; nothing where a number is missing or infinite; no text is a formula."""
    header, cells = rows
    return writing.csv_of(header, cells, ends="\n")


def json_of(data: Any) -> Iterator[bytes]:
    """JSON in UTF-8: full precision, null where a number is missing or infinite.

    Where a value of the outermost object is an iterator, its items are told one by one,
    so that many need no more room than one.
    """
    if not (isinstance(data, Mapping) and any(isinstance(value, Iterator) for value in data.values())):
        yield f"{_dumped(data)}\n".encode()
        return
    begins = "{\n"
    for key, value in data.items():
        yield f"{begins}{_indented(json.dumps(key), 1)}: ".encode()
        begins = ",\n"
        if isinstance(value, Iterator):
            yield from _one_by_one(value)
        else:
            yield _indented(_dumped(value), 1).lstrip().encode()
    yield b"\n}\n"


def _one_by_one(items: Iterator[Any]) -> Iterator[bytes]:
    begins = "["
    for item in items:
        yield f"{begins}\n{_indented(_dumped(item), 2)}".encode()
        begins = ","
    yield b"[]" if begins == "[" else b"\n  ]"


def _dumped(value: Any) -> str:
    return json.dumps(as_plain(value), indent=2, ensure_ascii=False, allow_nan=False)


def _indented(text: str, steps: int) -> str:
    return textwrap.indent(text, "  " * steps)


def as_plain(value: Any) -> Any:
    """A value as JSON knows it: arrays as lists, dates as text, results by their fields."""
    if value is None or (isinstance(value, bool | int) and not isinstance(value, Enum)):
        return value
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, Enum):
        return as_plain(value.value)
    if isinstance(value, str):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(as_plain(key)): as_plain(each) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: as_plain(getattr(value, field.name)) for field in fields(value)}
    if hasattr(value, "tolist"):  # numpy's arrays and numbers
        return as_plain(value.tolist())
    if isinstance(value, Iterable):
        return [as_plain(each) for each in value]
    return str(value)


def table_of(answer: Answer) -> str:
    """The answer for a person: what was looked at, the findings, then the tables."""
    parts = [answer.heading, *_wrapped(answer.in_words())]
    shown = answer.shown or answer.rows
    tables: dict[str, Callable[[], Rows]] = {answer.caption: shown, **answer.tables}
    for caption, rows in tables.items():
        lines = list(_aligned(rows()))
        parts += ["", *([caption] if caption else []), *lines] if lines else []
    return "\n".join(part for part in parts if part is not None).strip("\n") + "\n"


def _wrapped(sentences: Sequence[str]) -> list[str]:
    width = min(WIDTH, shutil.get_terminal_size((WIDTH, 24)).columns)
    return [line for sentence in sentences for line in (textwrap.wrap(sentence, width) or [""])]


def _aligned(rows: Rows) -> Iterator[str]:
    """Columns side by side, numbers to the right; only so many rows, and the rest counted."""
    header, cells = rows
    remaining = iter(cells)
    block = [list(row) for row in islice(remaining, MOST_ROWS)]
    if not block:
        return
    rest = sum(1 for _ in remaining)
    last = len(header) - 1
    columns = [
        _column(str(name), list(each), cut=place < last)
        for place, (name, each) in enumerate(zip(header, zip(*block, strict=True), strict=True))
    ]
    for row in zip(*columns, strict=True):
        yield from _lines(row)
    if rest:
        yield f"… and {rest:,} more rows; --format csv has all."


def _lines(row: Sequence[str]) -> Iterator[str]:
    """A row of a table; a long last cell goes on in lines beneath, under its own beginning."""
    *others, last = row
    if len(last.rstrip()) <= WIDEST:
        yield "  ".join(row).rstrip()
        return
    start = "  ".join([*others, ""])
    for line in textwrap.wrap(last, max(WIDEST, WIDTH - len(start))):
        yield start + line
        start = " " * len(start)


def _column(name: str, cells: list[Any], *, cut: bool) -> list[str]:
    """A column's heading and cells, all of one width."""
    plain = [as_plain(cell) for cell in cells]
    numeric = all(
        cell is None or (isinstance(cell, float | int) and not isinstance(cell, bool)) for cell in plain
    )
    shown = [name, *rounded(plain)] if numeric else [name, *(spelt_for_people(cell) for cell in plain)]
    if cut:
        shown = [text if len(text) <= WIDEST else text[: WIDEST - 1] + "…" for text in shown]
    width = max(map(len, shown))
    right = numeric and any(cell is not None for cell in plain)
    return [text.rjust(width) if right else text.ljust(width) for text in shown]


def spelt_for_people(cell: Any) -> str:
    """A cell that is no number of a column of numbers."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return rounded([cell])[0]
    return " ".join(str(cell).split()) if not isinstance(cell, list) else ", ".join(map(str, cell))


def rounded(numbers: Sequence[float | int | None]) -> list[str]:
    """Numbers of one column to the same few decimals: four figures of a usual one."""
    sizes = sorted(abs(number) for number in numbers if isinstance(number, float) and number)
    if not sizes:
        return [
            "" if number is None else f"{number:,}" if abs(number) >= 10_000 else f"{number:g}"
            for number in numbers
        ]
    usual = sizes[len(sizes) // 2]
    if usual < 1e-4 or usual >= 1e12:
        return ["" if number is None else f"{number:.4g}" for number in numbers]
    places = min(6, max(0, 3 - math.floor(math.log10(usual))))
    if all(float(number).is_integer() for number in numbers if number is not None):
        places = 0
    return ["" if number is None else _to_places(number, places) for number in numbers]


def _to_places(number: float, places: int) -> str:
    """To so many decimals, but never so few that nothing of it is left."""
    vanishes = 0 < abs(number) < 10**-places
    return f"{number:.2g}" if vanishes else f"{number:,.{places}f}"
