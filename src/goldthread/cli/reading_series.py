"""Series from a table: which cells are times and values, and what is missing between them."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from . import Refused
from .reading_tables import Table

MOST_SAID = 20
"""Refusals said row by row, before the rest are only counted."""

SPELLINGS = (
    "%d/%m/%Y",
    "%d/%m/%y",
    "%d-%m-%Y",
    "%d.%m.%Y",
    "%d %B %Y",
    "%d %b %Y",
    "%B %Y",
    "%b %Y",
    "%b-%y",
    "%Y-%m",
)
THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
WANTED_TIME = "a date such as 2019-03-01 or 01/03/2019 (day first), or a whole number"
WANTED_VALUE = "a number such as 82.1 or 1,234"


@dataclass(frozen=True)
class Series:
    """One series in order of time. cells are its times as the file spells them."""

    key: tuple[str, ...]
    times: tuple[Any, ...]
    cells: tuple[str, ...]
    values: tuple[float, ...]

    @property
    def name(self) -> str:
        return ", ".join(self.key)


@dataclass(frozen=True)
class _Reading:
    row: int
    time: Any
    cell: str
    value: float | None


def read_series(
    table: Table, *, time: str, value: str, by: tuple[str, ...]
) -> tuple[list[Series], list[str]]:
    """The series of a table, in the order in which they first occur, and warnings to be said.

    Refused row by row: a cell that is no time or no number, two values for one time
    in one series. Warned of: rows without a value, and times that are missing between
    others (months, weeks, days or whatever step the series takes).
    """
    time_at, value_at, by_at = table.place(time), table.place(value), [table.place(name) for name in by]
    groups: dict[tuple[str, ...], list[_Reading]] = {}
    refusals: list[str] = []
    for row, cells in table.rows:
        when, number = to_time(cells[time_at]), to_number(cells[value_at])
        for column, cell, read, wanted in (
            (time, cells[time_at], when, WANTED_TIME),
            (value, cells[value_at], number, WANTED_VALUE),
        ):
            if read is None:
                refusals.append(_refusal(table, row, column, f"found {spelt(cell)!r}", wanted))
        if when is not None and number is not None:
            key = tuple(spelt(cells[place]) for place in by_at)
            reading = _Reading(row, when, spelt(cells[time_at]), None if math.isnan(number) else number)
            groups.setdefault(key, []).append(reading)
    _refuse_any(refusals or _mixed(table, time, groups))
    hint = "" if by else "If another column tells series apart, name it with --by."
    _refuse_any(_twice(table, time, groups), hint)
    warnings: list[str] = []
    return [_series(table, key, readings, warnings) for key, readings in groups.items()], warnings


def to_time(cell: Any) -> Any:
    """A date, a date with a time of day, or a whole number; None for anything else."""
    if isinstance(cell, datetime):
        return (
            cell.date() if (cell.hour, cell.minute, cell.second, cell.microsecond) == (0, 0, 0, 0) else cell
        )
    if isinstance(cell, date) or (isinstance(cell, int) and not isinstance(cell, bool)):
        return cell
    if not isinstance(cell, str):
        return None
    text = cell.strip()
    if re.fullmatch(r"[+-]?\d{1,7}", text):
        return int(text)
    try:
        return to_time(datetime.fromisoformat(text)) if len(text) >= 8 else _spelt_date(text)
    except ValueError:
        return _spelt_date(text)


def to_number(cell: Any) -> float | None:
    """A number; not a number (NaN) for an empty cell; None for anything else, infinity too."""
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return math.nan
    if isinstance(cell, bool):
        return None
    text = str(cell).strip().removesuffix("%").strip().replace("−", "-")
    if THOUSANDS.fullmatch(text):
        text = text.replace(",", "")
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) and "_" not in text else None


def spelt(cell: Any) -> str:
    """A cell as text."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return to_time(cell).isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell).strip()


def step_of(times: tuple[Any, ...]) -> str:
    """What one point is: 'month', 'quarter', 'year', 'week', 'day' or, failing that, 'point'."""
    if len(times) < 2 or not isinstance(times[0], date):
        return "point"
    months = _usual(_months_apart(one, other) for one, other in pairwise(times))
    if months:
        return {1: "month", 3: "quarter", 12: "year"}.get(months, "point")
    days = _usual((other - one).days for one, other in pairwise(times))
    return {1: "day", 7: "week"}.get(days, "point")


def _spelt_date(text: str) -> date | None:
    for spelling in SPELLINGS:
        try:
            return datetime.strptime(text, spelling).date()
        except ValueError:
            continue
    return None


def _mixed(table: Table, column: str, groups: dict[tuple[str, ...], list[_Reading]]) -> list[str]:
    """Refusals where some times are dates and others numbers, or some have a zone or hour and others not."""
    readings = [reading for group in groups.values() for reading in group]
    kinds = Counter(type(reading.time) for reading in readings)
    if len(kinds) < 2:
        return []
    usual = kinds.most_common(1)[0][0]
    wanted = {int: "a whole number", date: "a date", datetime: "a date with a time of day"}[usual]
    return [
        _refusal(table, reading.row, column, f"found {reading.cell!r}", f"{wanted}, as in the other rows")
        for reading in readings
        if type(reading.time) is not usual
    ]


def _twice(table: Table, column: str, groups: dict[tuple[str, ...], list[_Reading]]) -> list[str]:
    refusals = []
    for key, readings in groups.items():
        first: dict[Any, int] = {}
        whose = f" of {', '.join(key)}" if key else ""
        for reading in readings:
            if reading.time in first:
                earlier = f"(the first is in row {first[reading.time]})"
                found = f"found a second value for {reading.cell}{whose} {earlier}"
                refusals.append(_refusal(table, reading.row, column, found, "one value for each time"))
            first.setdefault(reading.time, reading.row)
    return refusals


def _series(table: Table, key: tuple[str, ...], readings: list[_Reading], warnings: list[str]) -> Series:
    whose = f"{table.name}, {', '.join(key)}" if key else table.name
    ordered = sorted(readings, key=lambda reading: reading.time)
    empty = [f"{reading.cell} (row {reading.row})" for reading in ordered if reading.value is None]
    if empty:
        warnings.append(f"{whose}: no value for {_listed(empty)}; left out.")
    missing = _missing(tuple(reading.time for reading in ordered))
    if missing:
        warnings.append(f"{whose}: {_listed(missing)} {'is' if len(missing) == 1 else 'are'} missing.")
    kept = [(reading.time, reading.cell, reading.value) for reading in ordered if reading.value is not None]
    times, cells, values = zip(*kept, strict=True) if kept else ((), (), ())
    return Series(key, times, cells, values)


def _missing(times: tuple[Any, ...]) -> list[str]:
    """The times that the series' usual step would have had between others."""
    step = step_of(times)
    found: list[str] = []
    for one, other in pairwise(times):
        if step in ("month", "quarter", "year"):
            apart = {"month": 1, "quarter": 3, "year": 12}[step]
            count = one.year * 12 + one.month - 1
            gone = range(count + apart, other.year * 12 + other.month - 1, apart)
            found += [f"{date(month // 12, month % 12 + 1, 1):%B %Y}" for month in gone]
        elif step in ("week", "day"):
            apart = 7 if step == "week" else 1
            found += [
                f"{one + timedelta(days=days):%-d %B %Y}" for days in range(apart, (other - one).days, apart)
            ]
    return found


def _months_apart(one: date, other: date) -> int:
    """Whole months between the same days of two months (or their last days); 0 for any other two."""
    same = one.day == other.day or (_is_last(one) and _is_last(other))
    return (other.year - one.year) * 12 + other.month - one.month if same else 0


def _is_last(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def _usual(steps: Any) -> int:
    """The commonest step, the smaller of two as common."""
    counted = Counter(steps)
    return int(max(counted, key=lambda step: (counted[step], -step)))


def _listed(names: list[str]) -> str:
    shown = names if len(names) <= 12 else [*names[:12], f"{len(names) - 12} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _refusal(table: Table, row: int, column: str, found: str, wanted: str) -> str:
    return f"{table.name}, row {row}, column '{column}': {found}; expected {wanted}."


def _refuse_any(refusals: list[str], hint: str = "") -> None:
    if refusals:
        rest = len(refusals) - MOST_SAID
        more = f"… and {rest} more." if rest > 0 else ""
        raise Refused("\n".join(filter(None, [*refusals[:MOST_SAID], more, hint])))
