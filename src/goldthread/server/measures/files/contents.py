"""What a column holds, by its first different cells: times, years, numbers or percentages."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from goldthread.tables.cells import GRAINS
from goldthread.tables.distinct import coded, spelt
from goldthread.tables.numbers.spellings import is_missing, is_suppressed, spelt_number
from goldthread.tables.table import Table
from goldthread.tables.times.cells import cell_meanings
from goldthread.tables.times.patterns import NoSuchDay
from goldthread.tables.times.words import financial_year

from .wanted import Wanted

ELAPSED = re.compile(r"\d+:[0-5]\d:[0-5]\d")
"""How workbooks give elapsed times."""

LOOKED_AT = 60
"""Different cells that are looked at."""

ENOUGH = 0.8
"""The share of them that tells what a column holds."""


def holds_times(table: Table, column: str, frequency: str, *, figures: bool = False) -> bool:
    """Whether most cells name periods of a measure read so often ('': of any). figures: bare numbers may."""

    def is_time(cell: Any) -> bool:
        if not figures and (isinstance(cell, int | float) or str(cell).strip().isdigit()):
            return False
        return names_a_period(cell, frequency)

    return _mostly(table, column, is_time)


def names_a_period(cell: Any, frequency: str) -> bool:
    """Whether a cell may name a period of a measure read so often ('': of any)."""
    try:
        grains = {each.grain for each in cell_meanings(cell)} - {"whole"}
    except NoSuchDay:
        return True  # it is spelt as a day is
    return bool(grains & set(GRAINS[frequency]) if frequency else grains)


def holds_years(table: Table, column: str) -> bool:
    """Whether all cells are years, calendar or financial."""
    return _mostly(table, column, lambda cell: _is_year(spelt(cell)), enough=1)


def holds_numbers(table: Table, column: str) -> bool:
    """Whether most cells are numbers, or say in a number's place that there is none."""
    cells = _first(table, column)
    if not any(_is_number(cell) for cell in cells):
        return False
    return _mostly(table, column, lambda cell: _is_number(cell) or _is_gap(spelt(cell)))


def holds_percentages(table: Table, column: str) -> bool:
    """Whether a number in it has a percent sign."""
    return any(isinstance(cell, str) and cell.rstrip().endswith("%") for cell in _first(table, column))


def is_never_less(one: Sequence[Any], other: Sequence[Any]) -> bool:
    """Whether no number of one column is less than the other's beside it, and some are more."""
    pairs = [(_number(a), _number(b)) for a, b in zip(one[:LOOKED_AT], other[:LOOKED_AT], strict=True)]
    known = [(a, b) for a, b in pairs if a is not None and b is not None]
    return bool(known) and all(a >= b for a, b in known) and any(a > b for a, b in known)


def _number(cell: Any) -> float | None:
    """A cell's number with thousands parted by commas, as of things that are counted."""
    if isinstance(cell, str):
        spelt = spelt_number(cell)
        return spelt.point if spelt else None
    return float(cell) if _is_number(cell) else None


def begins_with_a_reading(pasted: str, wanted: Wanted) -> bool:
    """Whether what was pasted has no headings: its first row is a period, or a code, and numbers."""
    line = next((line for line in pasted.splitlines() if line.strip()), "")
    cells = [cell.strip() for cell in line.split("\t")]
    if wanted.many:
        cells = cells[1:]
    if len(cells) < 2 or all(_is_year(cell) for cell in cells):
        return False
    frequency = "" if wanted.many else wanted.frequency
    numbers = [_is_number(cell) or _is_gap(cell) or not cell for cell in cells[1:]]
    return names_a_period(cells[0], frequency) and all(numbers) and any(map(_is_number, cells[1:]))


def _is_year(text: str) -> bool:
    return (len(text) == 4 and text.isdigit() and text[:2] in ("19", "20")) or financial_year(
        text
    ) is not None


def _is_number(cell: Any) -> bool:
    if isinstance(cell, str):
        return spelt_number(cell) is not None or ELAPSED.fullmatch(cell.strip()) is not None
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _is_gap(text: str) -> bool:
    return is_missing(text) or is_suppressed(text)


def _mostly(table: Table, column: str, is_one: Callable[[Any], bool], enough: float = ENOUGH) -> bool:
    cells = _first(table, column)
    return bool(cells) and sum(map(is_one, cells)) >= enough * len(cells)


def _first(table: Table, column: str) -> list[Any]:
    """The first different cells that hold anything."""
    _, cells = coded(table, column)
    return [cell for cell in cells[: 2 * LOOKED_AT] if spelt(cell)][:LOOKED_AT]
