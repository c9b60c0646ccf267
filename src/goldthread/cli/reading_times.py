"""A column of times: dates, dates with a time of day, or whole numbers, and never a mixture."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .cells import coded, saying, spelt
from .reading_tables import Table
from .refusing import Wrong, wrong_where

Time = date | datetime | int

DAYS = ("%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d-%b-%y")
MONTHS = ("%B %Y", "%b %Y", "%b-%y", "%b-%Y", "%Y-%m")
CLOCKS = (" %H:%M", " %H:%M:%S")
YEAR_AND_MONTH = re.compile(r"(19|20)\d\d(0[1-9]|1[0-2])")
SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)")
WANTED = "a date such as 2019-03-01 or 01/03/2019 (day first), or a whole number"
MONTH_FIRST = (
    "Slashed dates are read day first, and some of these can only be month first: write them as 2019-03-31."
)
EXCEL_DAY_0 = date(1899, 12, 30)
EXCEL_SERIALS = range(36526, 55153)
"""What Excel counts from 1 January 2000 to the end of 2050."""

KINDS = {"whole": "a whole number", "date": "a date", "moment": "a date with a time of day"}


@dataclass(frozen=True)
class TimeColumn:
    """The different times of a column, in order of time, and each row's place among them."""

    distinct: tuple[Any, ...]
    ranks: NDArray[np.int64]


def read_times(table: Table, column: str) -> tuple[TimeColumn, Wrong]:
    """The times of a column, and what is wrong with it (any rank there)."""
    codes, cells = coded(table, column)
    read = [_exactly(cell) for cell in cells]
    bad = np.array([time is None for time in read])
    found = saying(lambda place: cells[codes[place]])
    spellings = [spelt(cell) for cell in cells]
    month_first = any(none and _month_first(text) for none, text in zip(bad, spellings, strict=True))
    hint = MONTH_FIRST if month_first else ""
    wrong = wrong_where(column, bad[codes], found, WANTED, hint)
    if not wrong.count:
        wrong = _serials(column, read, codes, found) or _months_as_days(column, spellings, codes, found)
    if not wrong.count:
        read = _of_one_grain(read)
        wrong = _mixed(column, read, codes, found)
    if wrong.count:
        return TimeColumn((), codes), wrong
    return _ranked(read, codes), wrong


def to_time(cell: Any) -> Time | None:
    """A date, a date with a time of day, or a whole number; None for anything else.

    A time of day of midnight is taken for none.
    """
    time = _exactly(cell)
    return time.date() if isinstance(time, datetime) and _is_midnight(time) else time


def _exactly(cell: Any) -> Time | None:
    if isinstance(cell, date):
        return cell
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, float):
        cell = int(cell) if cell.is_integer() else None
    text = str(cell).strip()
    if YEAR_AND_MONTH.fullmatch(text):
        return date(int(text[:4]), int(text[4:]), 1)
    if re.fullmatch(r"[+-]?\d{1,7}", text):
        return int(text)
    return _written(text)


def _written(text: str) -> date | None:
    try:
        if len(text) >= 8:
            read = datetime.fromisoformat(text)
            return read if len(text) > 10 else read.date()
    except ValueError:
        pass
    clocked = ":" in text
    spellings = [day + clock for day in DAYS for clock in CLOCKS] if clocked else [*DAYS, *MONTHS]
    for spelling in spellings:
        try:
            read = datetime.strptime(text, spelling)
        except ValueError:
            continue
        return read if clocked else read.date()
    return None


def _is_midnight(time: datetime) -> bool:
    return (time.hour, time.minute, time.second, time.microsecond) == (0, 0, 0, 0)


def _of_one_grain(read: list[Any]) -> list[Any]:
    """Dates, where every time of day is midnight."""
    if all(_is_midnight(time) for time in read if isinstance(time, datetime)):
        return [time.date() if isinstance(time, datetime) else time for time in read]
    return read


def _mixed(column: str, read: list[Any], codes: NDArray[np.int64], found: Callable[[int], str]) -> Wrong:
    """The rarer, where some times are dates and others numbers, or only some have an hour or a zone."""
    kinds = [_kind(time) for time in read]
    if len(set(kinds)) < 2:
        return Wrong()
    counts: dict[str, int] = {}
    for kind, count in zip(kinds, np.bincount(codes, minlength=len(kinds)).tolist(), strict=True):
        counts[kind] = counts.get(kind, 0) + count
    usual = max(counts, key=lambda kind: counts[kind])
    wanted = KINDS.get(usual, "a date with a time of day and its zone")
    unusual = np.array([kind != usual for kind in kinds])
    return wrong_where(column, unusual[codes], found, f"{wanted}, as in the other rows")


def _kind(time: Any) -> str:
    if isinstance(time, datetime):
        return "moment" if time.tzinfo is None else "zoned"
    return "date" if isinstance(time, date) else "whole"


def _serials(column: str, read: list[Any], codes: NDArray[np.int64], found: Callable[[int], str]) -> Wrong:
    """All of them, where all are whole numbers as Excel counts days of this half century."""
    if not all(isinstance(time, int) and time in EXCEL_SERIALS for time in read):
        return Wrong()
    meant = EXCEL_DAY_0 + timedelta(days=read[0])
    hint = f"Excel counts days so: {read[0]} is {meant:%-d %B %Y}. Format the column as dates."
    return wrong_where(column, np.ones(len(codes), np.bool_), found, "a date such as 2019-03-01", hint)


def _months_as_days(
    column: str, spellings: list[str], codes: NDArray[np.int64], found: Callable[[int], str]
) -> Wrong:
    """All of them, where day first they would be the first days of one month in several years."""
    parts = [match.groups() for text in spellings if (match := SLASHED.fullmatch(text))]
    if len(parts) < len(spellings) or len(parts) < 13:
        return Wrong()
    firsts, seconds, years = (set(part) for part in zip(*parts, strict=True))
    if len(seconds) > 1 or len(years) < 2 or any(int(first) > 12 for first in firsts):
        return Wrong()
    return wrong_where(column, np.ones(len(codes), np.bool_), found, "a date with the day first", MONTH_FIRST)


def _month_first(text: str) -> bool:
    match = SLASHED.fullmatch(text)
    return match is not None and int(match[1]) <= 12 < int(match[2]) <= 31


def _ranked(read: list[Any], codes: NDArray[np.int64]) -> TimeColumn:
    distinct = tuple(sorted(set(read)))
    rank = {time: place for place, time in enumerate(distinct)}
    return TimeColumn(distinct, np.array([rank[time] for time in read], np.int64)[codes])
