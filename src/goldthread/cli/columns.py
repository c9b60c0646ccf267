"""What a table's column holds: numbers, times, texts, or yes and no.

Each refuses what it cannot read with file, row, column, what was found and what was
expected: up to 20 rows said, the rest counted. Cells are read once for each different
spelling, so that a long column costs little more than a short one.
"""

from __future__ import annotations

import math
import re
from datetime import date
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from .cells import coded, saying, spelt
from .reading_tables import Table
from .reading_times import Time, read_times
from .refusing import Wrong, refuse_any, wrong_where

THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?")
COMMAS = "In a file parted by semicolons a comma may be a decimal one or not: write numbers as 1234.5."
LONGEST = 100
"""Characters that no number has."""

YES, NO = {"yes", "y", "true", "t", "1"}, {"no", "n", "false", "f", "0"}

Empty = Literal["refuse", "missing"]


def numbers(
    table: Table, column: str, *, empty: Empty = "refuse", whole: bool = False, least: float | None = None
) -> NDArray[np.float64]:
    """The numbers of a column, shape (rows,). Empty cells are refused, or NaN for empty="missing".

    '1,234' is read as 1234 and '82%' as 82. Refused: infinity and words; numbers with and
    without a percent sign in one column; commas where they may be decimal; with whole, what
    is no whole number; with least, what is less.
    """
    values, wrong = read_numbers(table, column, empty=empty, whole=whole, least=least)
    refuse_any(table, wrong)
    return values


def times(table: Table, column: str) -> list[Time]:
    """The times of a column: all dates, all dates with a time of day, or all whole numbers.

    A month such as 'April 2018' is its first day. Slashed dates are day first. Refused: an
    empty cell, a mixture, what can only be read month first, and Excel's serial numbers.
    """
    found, wrong = read_times(table, column)
    refuse_any(table, wrong)
    return [found.distinct[rank] for rank in found.ranks.tolist()]


def texts(table: Table, column: str, *, empty: Literal["refuse", "keep"] = "refuse") -> list[str]:
    """The cells of a column as text without blanks at the ends. Empty ones are refused, or kept as ''."""
    codes, names = coded_texts(table, column)
    if empty == "refuse" and "" in names:
        missing = codes == names.index("")
        refuse_any(table, wrong_where(column, missing, lambda _: "found nothing", "a name or other text"))
    return [names[code] for code in codes.tolist()]


def yes_or_no(table: Table, column: str, *, empty: Literal["refuse", "no"] = "refuse") -> NDArray[np.bool_]:
    """The answers of a column, True for yes: yes or no, y or n, true or false, 1 or 0, in any case."""
    codes, names = coded_texts(table, column)
    lowered = [name.lower() for name in names]
    known = np.array([name in YES or name in NO or (name == "" and empty == "no") for name in lowered])
    found = saying(lambda place: names[codes[place]])
    refuse_any(table, wrong_where(column, ~known[codes], found, "yes or no (or true or false, 1 or 0)"))
    return np.array([name in YES for name in lowered])[codes]


def coded_texts(table: Table, column: str) -> tuple[NDArray[np.int64], list[str]]:
    """A column as text: each row's place in the list of different texts, in the order they first occur."""
    codes, distinct = coded(table, column)
    names: dict[str, int] = {}
    merged = np.array([names.setdefault(spelt(cell), len(names)) for cell in distinct], np.int64)
    return merged[codes], list(names)


def read_numbers(
    table: Table, column: str, *, empty: Empty = "missing", whole: bool = False, least: float | None = None
) -> tuple[NDArray[np.float64], Wrong]:
    """The numbers of a column, and what is wrong with it (NaN there, as where it is empty)."""
    values, bad = _parsed(table, column)
    cells = table.column(column)
    found = saying(lambda place: cells[place])
    wanted = _wanted(whole, least)
    doubtful = table.doubtful_commas and any("," in found(place) for place in np.flatnonzero(bad)[:1])
    wrong = wrong_where(column, bad, found, wanted, COMMAS if doubtful else "")
    if empty == "refuse":
        wrong += wrong_where(column, np.isnan(values) & ~bad, lambda _: "found nothing", wanted)
    with np.errstate(invalid="ignore"):
        if whole:
            wrong += wrong_where(column, np.isfinite(values) & (values != np.rint(values)), found, wanted)
        if least is not None:
            wrong += wrong_where(column, values < least, found, wanted)
    return values, wrong + _percent_mixed(table, column, values)


def to_number(cell: Any, *, commas: bool = True) -> float | None:
    """A number; not a number (NaN) for an empty cell; None for anything else, infinity too."""
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return math.nan
    if isinstance(cell, bool | date):
        return None
    if isinstance(cell, float) and math.isnan(cell):
        return math.nan
    if isinstance(cell, str) and len(cell) > LONGEST:
        return None
    text = str(cell).strip().removesuffix("%").strip().replace("−", "-")
    if commas and THOUSANDS.fullmatch(text):
        text = text.replace(",", "")
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) and "_" not in text else None


def _parsed(table: Table, column: str) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Each cell as a number, NaN where it is empty or none, and whether it is none."""
    cells = table.column(column)
    values = np.full(len(cells), np.nan)
    rest = np.ones(len(cells), np.bool_)
    if not isinstance(cells, list):
        values, rest = _quickly(cells)
    if rest.any():
        codes, distinct = coded(table, column)
        read = [to_number(cell, commas=not table.doubtful_commas) for cell in distinct]
        none = np.array([number is None for number in read])
        lookup = np.array([math.nan if number is None else number for number in read])
        values[rest] = lookup[codes[rest]]
        rest &= none[codes]
    return values, rest


def _quickly(cells: Any) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Polars' cells as numbers, as far as they are plain finite ones, and which are not."""
    import polars

    if cells.dtype == polars.String:
        cells = cells.str.strip_chars()
    elif not cells.dtype.is_numeric():
        return np.full(len(cells), np.nan), np.ones(len(cells), np.bool_)
    values = np.array(cells.cast(polars.Float64, strict=False).to_numpy(), dtype=np.float64)
    rest = ~np.isfinite(values)
    values[rest] = np.nan
    return values, rest


def _percent_mixed(table: Table, column: str, values: NDArray[np.float64]) -> Wrong:
    """What stands without a percent sign where others have one, or the reverse, whichever is rarer."""
    cells = table.column(column)
    if isinstance(cells, list):
        signed = np.fromiter((isinstance(cell, str) and "%" in cell for cell in cells), np.bool_, len(cells))
    else:
        import polars

        if cells.dtype != polars.String:
            return Wrong()
        signed = cells.str.contains("%", literal=True).fill_null(False).to_numpy()
    plain = ~signed & np.isfinite(values) & (values != 0)
    signed = signed & np.isfinite(values)
    if not (signed.any() and plain.any()):
        return Wrong()
    found = saying(lambda place: cells[place])
    if plain.sum() > signed.sum():
        return wrong_where(column, signed, found, "a number without a percent sign, as in the other rows")
    return wrong_where(column, plain, found, "a percentage such as 82%, as in the other rows")


def _wanted(whole: bool, least: float | None) -> str:
    kind = "a whole number such as 82 or 1,234" if whole else "a number such as 82.1 or 1,234"
    return kind if least is None else f"{kind}, not less than {least:g}"
