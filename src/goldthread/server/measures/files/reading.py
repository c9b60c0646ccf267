"""Readings from a table: each column judged as a whole, each problem said with its row and column."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.tables.calendar import missing_between
from goldthread.tables.columns import Times, numbers, times
from goldthread.tables.distinct import spelt
from goldthread.tables.numbers.decimals import decided
from goldthread.tables.numbers.judged import judged
from goldthread.tables.problem import Ambiguous, Asked, Problem, Unreadable, quoted
from goldthread.tables.table import Table

from ..periods import WORDS, first_day, named
from .choices import Choices
from .headings import Columns, care_in, columns_of, missing
from .rows_left_out import care_in_cells, without_totals
from .rows_of_one import made_long, of_one
from .wanted import Wanted

MOST_PROBLEMS = 500
"""So many are kept; what is more is not looked at."""

MOST_ROWS = 250_000
MOST_LOOKED_THROUGH = 5000
"""Periods among which gaps are looked for."""

Frequency = Callable[[str], Wanted | None]
"""What is wanted of the measure with that code; None for a code that no measure has."""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One reading as a file gives it: the day it names, and its numbers."""

    number: int
    day: date
    value: float | None
    numerator: float | None
    denominator: float | None
    measure: str = ""


@dataclass
class ReadFile:
    """What was read from a file: its readings, what is wrong, what is left open, and how it was read.

    asked: what could be read in two ways, so that nothing was read. headings: all columns there are.
    columns: which was taken for what. missing: rows of which it was said already that they have no number.
    """

    rows: list[ReadRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    headings: tuple[str, ...] = ()
    columns: Columns = field(default_factory=Columns)
    missing: int = 0

    def column(self, role: str) -> str:
        """A column as messages name it."""
        return self.columns.of.get(role, role)

    def add(self, wrong: Unreadable) -> None:
        """Keep what a part of the table could not be read for."""
        if isinstance(wrong, Ambiguous):
            known = {each.about for each in self.asked}
            self.asked += [each for each in wrong.asked if each.about not in known]
        else:
            self.problems += wrong.problems[: MOST_PROBLEMS - len(self.problems)]


def read_readings(table: Table, wanted: Wanted, choices: Choices, of: Frequency | None = None) -> ReadFile:
    """The readings of a table. of: for one of many measures, what is wanted of each, by its code."""
    read = ReadFile(headings=table.columns, notes=_sentences((*table.warnings, *table.notes)))
    if len(table) > MOST_ROWS:
        read.add(Unreadable(Problem(f"there are more than {MOST_ROWS:,} rows; send the file in parts")))
        return read
    read.problems = [*care_in(table), *care_in_cells(table)]
    if read.problems:
        return read
    try:
        _read_into(read, table, wanted, choices, of)
    except Unreadable as wrong:
        read.add(wrong)
    read.problems.sort(key=lambda problem: problem.row or 0)
    return read


def _read_into(read: ReadFile, table: Table, wanted: Wanted, choices: Choices, of: Frequency | None) -> None:
    table, choices = made_long(table, wanted, choices, read.notes)
    read.headings = table.columns
    read.columns = columns_of(table, wanted, choices, _is_code(of))
    if wrong := missing(table, wanted, read.columns):
        read.columns.doubts |= {"value"} if len(table.columns) >= len(wanted.needed) else set()
        raise Unreadable(wrong)
    read.notes += filter(None, [read.columns.how_read, _unused(read.columns.unused(table))])
    table = without_totals(table, read.columns.of, read.notes)
    if not len(table):
        raise Unreadable(Problem("there are no readings under the column names"))
    if of is None:
        table = of_one(table, wanted, choices, read.columns, read.notes)
        _read_group(read, table, wanted, choices, choices.answer("decimal"), [""] * len(table))
        return
    decimal = _decimal(read, table, choices)
    for known, part, codes in _alike(read, table, of):
        _read_group(read, part, known, choices, decimal, codes)


def _read_group(
    read: ReadFile, table: Table, wanted: Wanted, choices: Choices, decimal: Any, codes: Sequence[str]
) -> None:
    """Read rows of one measure, or of several that are read alike (codes: of which each is).

    What is wrong with any column is gathered before all is given up.
    """
    before = len(read.problems) + len(read.asked)
    columns = read.columns.of
    found: dict[str, NDArray[np.float64]] = {}
    days: list[date] = []
    try:
        when = times(
            table,
            columns["period"],
            every=wanted.frequency,
            order=choices.answer("dates"),
            with_=columns.get("year"),
            period_of=partial(first_day, frequency=wanted.frequency),
        )
        days = [when.distinct[rank] for rank in when.ranks.tolist()]
        if not codes[0]:
            span = _span(days, wanted.frequency)
            read.notes.append(f"Read {quoted(columns['period'])} as {when.how}: {span}.")
        read.notes += [note for note in when.notes if note not in read.notes]
        read.notes += _gaps(when, wanted) if not codes[0] else []
    except Unreadable as wrong:
        read.add(wrong)
    for role in ("value", "numerator", "denominator"):
        if role in columns:
            found[role] = _numbers(read, table, role, wanted, choices, decimal)
    if len(read.problems) + len(read.asked) == before:
        _keep(read, table, days, found, codes)


def _span(days: Sequence[date], frequency: str) -> str:
    """'24 months, July 2017 to June 2019'."""
    periods = {first_day(day, frequency) for day in days}
    first, last = (named(each(periods), frequency) for each in (min, max))
    one, many = WORDS[frequency]
    return f"{len(periods):,} {many}, {first} to {last}" if len(periods) > 1 else f"1 {one}, {first}"


def _gaps(when: Times, wanted: Wanted) -> list[str]:
    """The periods that stand between others and are not there."""
    if len(when.distinct) > MOST_LOOKED_THROUGH or not when.step or when.step.name != wanted.frequency:
        return []
    missing = missing_between(when.distinct, when.step)
    return [f"Between them {missing}."] if missing else []


def _numbers(
    read: ReadFile, table: Table, role: str, wanted: Wanted, choices: Choices, decimal: Any
) -> NDArray[np.float64]:
    """The numbers of a column, NaN where there is none. What cannot be read is kept in `read`."""
    of_value = role == "value"
    try:
        found = numbers(
            table,
            read.columns.of[role],
            counts=wanted.counts or not of_value,
            empty="missing",
            decimal=decimal,
            percent=choices.answer("percent"),
            suppressed=choices.answer("suppressed"),
            unit=wanted.sign if of_value else "",
        )
    except Unreadable as wrong:
        read.add(wrong)
        return np.full(len(table), math.nan)
    read.notes += found.notes
    read.missing = max(read.missing, found.missing)
    if found.how == "percentages":
        read.notes.append(f"Read {quoted(read.columns.of[role])} as {found.how}.")
    return found.values


def _keep(
    read: ReadFile,
    table: Table,
    days: Sequence[date],
    found: dict[str, NDArray[np.float64]],
    codes: Sequence[str],
) -> None:
    """The rows that have a number; how many have none is said."""
    filled = ~np.isnan(np.array([*found.values()])).all(axis=0)
    lists = {role: [None if math.isnan(v) else v for v in each.tolist()] for role, each in found.items()}
    none = [None] * len(table)
    columns = [lists.get(role, none) for role in ("value", "numerator", "denominator")]
    for place in np.flatnonzero(filled).tolist():
        value, numerator, denominator = (column[place] for column in columns)
        read.rows.append(ReadRow(table.row(place), days[place], value, numerator, denominator, codes[place]))
    empty = int((~filled).sum())
    if empty == len(table):
        read.problems.append(
            Problem("there is no number in any row", column=", ".join(map(read.column, found)))
        )
    elif empty := empty - read.missing:
        read.notes.append(f"{empty:,} {'row has' if empty == 1 else 'rows have'} no number, and no reading.")


def _alike(read: ReadFile, table: Table, of: Frequency) -> Iterable[tuple[Wanted, Table, list[str]]]:
    """The rows of measures that are read alike, and their codes; those of codes nobody has are problems."""
    column = read.columns.of["measure"]
    codes = [spelt(cell).upper() for cell in table.cells[column]]
    known = {code: of(code) for code in set(codes)}
    places: dict[Wanted, list[int]] = {}
    for place, code in enumerate(codes):
        if (wanted := known[code]) is not None:
            places.setdefault(replace(wanted, names=()), []).append(place)
        elif len(read.problems) < MOST_PROBLEMS:
            said = "expected the code of one of this organisation’s measures"
            found = spelt(table.cells[column][place])
            read.problems.append(Problem(said, table.row(place), column, found))
    for wanted, rows in places.items():
        yield wanted, table.only(rows), [codes[place] for place in rows]


def _decimal(read: ReadFile, table: Table, choices: Choices) -> Any:
    """What parts decimals in all measures' values together, where they show it."""
    column = read.columns.of.get("value")
    if choices.answer("decimal") or column is None:
        return choices.answer("decimal")
    try:
        return decided(judged(table, column), None, whole=False)[0]
    except Unreadable:
        return None


def _is_code(of: Frequency | None) -> Callable[[str], bool]:
    return lambda code: of is not None and of(code) is not None


def _unused(columns: Sequence[str]) -> str:
    if not columns:
        return ""
    one = "column" if len(columns) == 1 else "columns"
    return f"Not used: the {one} {', '.join(quoted(name) for name in columns)}."


def _sentences(notes: Iterable[str]) -> list[str]:
    """Notes on a table, but for those on the case of headings that are known in any."""
    return [
        f"{note[:1].upper()}{note[1:]}".rstrip(".") + "." for note in notes if " was read for " not in note
    ]
