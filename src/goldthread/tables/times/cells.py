"""What the cells of a column of times may mean, each by itself, and two columns that say a time together."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..distinct import coded, spelt
from ..problem import Problem, Unreadable
from ..table import Table
from .patterns import NoSuchDay, Spelt
from .spellings import meanings, of_serial
from .words import financial_year, month_named

WHOLE = "whole numbers"
OF_A_SPREADSHEET = "dates of the spreadsheet"


def cell_meanings(cell: Any) -> tuple[Spelt, ...]:
    """Every time that a cell may mean. Raises NoSuchDay, as for 31 June 2019.

    A number may be a whole number, a year, 201904, 20190401, and a day as Excel counts them.
    """
    if isinstance(cell, datetime):
        return (Spelt(cell.replace(tzinfo=None), "moment", OF_A_SPREADSHEET),)
    if isinstance(cell, date):
        return (Spelt(cell, "day", OF_A_SPREADSHEET),)
    if isinstance(cell, bool) or cell is None:
        return ()
    text = spelt(cell)
    if re.fullmatch(r"[+-]?\d{1,8}", text):
        return _of_figures(text)
    if re.fullmatch(r"\d{5}\.\d+", text):
        return tuple(filter(None, [of_serial(float(text))]))
    return meanings(text) if isinstance(cell, str) else ()


def _of_figures(text: str) -> tuple[Spelt, ...]:
    try:
        found = meanings(text) if text.isdigit() else ()
    except NoSuchDay:
        found = ()
    serial = of_serial(int(text))
    return (*found, *([serial] if serial else []), Spelt(int(text), "whole", WHOLE))


def together(table: Table, one: str, other: str) -> tuple[NDArray[np.int64], list[Any], str]:
    """Two columns that say a time together, as texts: a year, and a month, quarter, week or day in it.

    Returns each row's place among the different texts, the texts, and what the columns are called.
    Raises Unreadable if neither holds years.
    """
    codes, cells = zip(*(coded(table, column) for column in (one, other)), strict=True)
    years = [all(_is_year(spelt(cell)) for cell in each) for each in cells]
    if not any(years):
        where = f"{one} and {other}"
        raise Unreadable(Problem("expected years, such as 2019 or 2019/20, in one of them", column=where))
    year = 0 if years[0] else 1
    names = (one, other)
    pairs = codes[year] * len(cells[1 - year]) + codes[1 - year]
    distinct, places = np.unique(pairs, return_inverse=True)
    named = _part_named(names[1 - year])
    texts = [
        _joined(spelt(cells[year][place]), spelt(cells[1 - year][part]), named)
        for place, part in (divmod(pair, len(cells[1 - year])) for pair in distinct.tolist())
    ]
    return places.astype(np.int64).ravel(), texts, f"{names[year]} and {names[1 - year]}"


def _is_year(text: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", text)) or financial_year(text) is not None


def _part_named(heading: str) -> str:
    """What a column's numbers are, by its heading: 'quarter', 'week', or else 'month'."""
    lower = heading.lower()
    if re.search(r"q(?:ua)?rte?r|\bqtr\b|\bq\b", lower):
        return "quarter"
    return "week" if re.search(r"week|\bwk\b", lower) else "month"


def _joined(year: str, part: str, named: str) -> str:
    """A year and a part of it as one text that `meanings` reads; empty where either is."""
    if not year or not part:
        return ""
    if part.isdigit() and named in ("quarter", "week"):
        part = f"{'Q' if named == 'quarter' else 'W'}{int(part)}"
    begins = financial_year(year)
    number = int(part) if part.isdigit() else month_named(part)
    if begins is not None and 1 <= number <= 12:
        year = str(begins + (number < 4))
    if part.isdigit():
        return f"{year}-{int(part):02}"
    return f"{part} {year}"
