"""Readings from rows of cells: each cell looked at, each problem said with its row and column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from goldthread.guard import findings_in_rows

from .days import NotADay, Written, day_of
from .headings import Columns, Wanted, columns_of, looks_like_headings
from .numbers import NotANumber, number_of
from .problem import Problem, Unreadable, letter
from .text import Rows

MOST_ROWS = 1_000_000
MOST_PROBLEMS = 500
"""After so many the rest of a file is not looked at."""


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
    """What was read from a file: its readings, what is wrong with it, and what to know about it."""

    rows: list[ReadRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    columns: Columns | None = None
    headings_wrong: bool = False

    @property
    def broken_off(self) -> bool:
        """Whether there were so many problems that the rest was not looked at."""
        return len(self.problems) >= MOST_PROBLEMS

    def column(self, known: str) -> str:
        """A known column as messages name it."""
        assert self.columns is not None
        place = self.columns.places.get(known)
        return known if place is None else self.columns.name(place)


Frequency = Callable[[str], tuple[str, str]]
"""The frequency and unit of the measure with that code."""


def read_rows(
    table: Rows, wanted: Wanted, *, of: Frequency | None = None, headless: bool = False
) -> ReadFile:
    """Read a table of readings.

    of: for a file of many measures, the frequency and unit by code (("", "") for an unknown one).
    headless: a table pasted without headings is read as period, then what is wanted, in that order.
    Problems of the whole file are Unreadable.
    """
    read = ReadFile()
    spellings: dict[str, tuple[str, Written]] = {}
    counts: Counter[str] = Counter()
    reader = _RowReader(read, wanted, of, spellings, counts)
    rows = _filled(table)
    care = _care(rows)
    reader.about_care.update(problem.row for problem in care if problem.row)
    for number, cells in rows:
        if read.columns is None and headless and not looks_like_headings(cells):
            read.columns = _assumed(wanted)
            reader.take(number, cells)
        elif read.columns is None:
            read.columns, read.problems = columns_of(cells, number, wanted)
            read.headings_wrong = bool(read.problems)
        elif not read.rows and _second_heading(read, number, cells):
            break
        else:
            reader.take(number, cells)
        if read.broken_off:
            break
    if read.columns is None:
        raise Unreadable(Problem("the file has no rows; it should have column names, and readings below"))
    if not read.rows and not read.problems and not care:
        read.problems.append(Problem("there are no readings under the column names"))
    read.problems = sorted([*care, *read.problems], key=lambda problem: problem.row or 0)
    read.notes += _notes(read.columns, spellings, counts)
    return read


def _filled(table: Rows) -> list[tuple[int, list[object]]]:
    """The rows that hold anything. Raises Unreadable past a million."""
    rows = []
    for number, cells in table:
        if number > MOST_ROWS:
            raise Unreadable(Problem("there are more than 1,000,000 rows; send the file in parts", number))
        if any(cell not in (None, "") for cell in cells):
            rows.append((number, cells))
    return rows


def _care(rows: Sequence[tuple[int, list[object]]]) -> list[Problem]:
    """What looks like somebody's care in any cell, used or not."""
    problems = []
    for at in islice(findings_in_rows(cells for _, cells in rows), MOST_PROBLEMS):
        number = rows[at.row - 1][0]
        heading = str(rows[0][1][at.column - 1] or "") if at.column <= len(rows[0][1]) else ""
        named = not any(c.isdigit() for c in heading) and number != rows[0][0]
        column = f"{letter(at.column - 1)} ({heading})" if heading and named else letter(at.column - 1)
        looks_like = at.finding.looks_like
        said = f"this looks like {looks_like}, and nothing about anyone’s care is kept here"
        problems.append(Problem(said, number, column, at.finding.found, care=looks_like))
    return problems


def _assumed(wanted: Wanted) -> Columns:
    """The columns of a table pasted without headings."""
    names = ("measure", "period", "value") if wanted.many else wanted.needed
    return Columns({name: place for place, name in enumerate(names)}, names, ())


def _second_heading(read: ReadFile, number: int, cells: Sequence[object]) -> bool:
    """Whether the row below the headings is headings again, so that nothing below can be trusted; says so.

    No reading is without a digit, and no heading has one.
    """
    if read.columns is None or (read.problems and not read.headings_wrong):
        return False
    filled = [(place, cell) for place, cell in enumerate(cells) if cell not in (None, "")]
    wordy = all(isinstance(cell, str) and not any(c.isdigit() for c in cell) for _, cell in filled)
    if wordy:
        place, cell = filled[0]
        said = f"cell {letter(place)}{number} looks like a second row of headings; keep one row of headings"
        read.problems = [Problem(said, number, letter(place), str(cell))]
    return wordy or read.headings_wrong


@dataclass
class _RowReader:
    """Reads one row after another into `read`."""

    read: ReadFile
    wanted: Wanted
    of: Frequency | None
    spellings: dict[str, tuple[str, Written]]
    counts: Counter[str]
    known_days: dict[tuple[object, str], Written] = field(default_factory=dict)
    about_care: set[int] = field(default_factory=set)

    def take(self, number: int, cells: Sequence[object]) -> None:
        """Read a row, or say what is wrong with it."""
        columns = self.read.columns
        assert columns is not None
        before = len(self.read.problems)
        if number in self.about_care:
            return
        self._no_more_than_headings(number, cells, columns)
        if len(self.read.problems) > before:
            return
        code = _text(_cell(cells, columns.places.get("measure"))).upper()
        frequency, unit = self.of(code) if self.of else (self.wanted.frequency, self.wanted.unit)
        if self.wanted.many and not frequency:
            self._problem(number, "measure", code, "expected the code of one of this organisation’s measures")
            return
        day = self._day(number, _cell(cells, columns.places["period"]), frequency)
        value = self._number(number, cells, "value", unit)
        numerator = self._number(number, cells, "numerator", "")
        denominator = self._number(number, cells, "denominator", "")
        if day is not None and len(self.read.problems) == before:
            self.read.rows.append(ReadRow(number, day, value, numerator, denominator, code))

    def _no_more_than_headings(self, number: int, cells: Sequence[object], columns: Columns) -> None:
        width = len(columns.names)
        over = next((p for p in range(width, len(cells)) if cells[p] not in (None, "")), None)
        if over is not None:
            self.read.problems.append(
                Problem(
                    f"there are {width} columns with a heading and this is one more; "
                    'a number with a comma needs quotation marks in a CSV file, such as "1,234"',
                    number,
                    letter(over),
                    str(cells[over]),
                )
            )

    def _day(self, number: int, cell: object, frequency: str) -> date | None:
        written = self.known_days.get((cell, frequency))
        if written is None:
            try:
                written = day_of(cell, frequency)
            except NotADay as wrong:
                self._problem(number, "period", _text(cell), str(wrong))
                return None
            self.known_days[cell, frequency] = written
        self.spellings.setdefault(written.spelling, (_text(cell), written))
        self.counts[written.spelling] += 1
        return written.day

    def _number(self, number: int, cells: Sequence[object], known: str, unit: str) -> float | None:
        assert self.read.columns is not None
        place = self.read.columns.places.get(known)
        if place is None:
            return None
        cell = _cell(cells, place)
        try:
            return number_of(cell, unit)
        except NotANumber as wrong:
            self._problem(number, known, _text(cell), str(wrong))
            return None

    def _problem(self, number: int, known: str, found: str, expected: str) -> None:
        self.read.problems.append(Problem(expected, number, self.read.column(known), found))


def _cell(cells: Sequence[object], place: int | None) -> object:
    return None if place is None or place >= len(cells) else cells[place]


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)


def _notes(columns: Columns, spellings: dict[str, tuple[str, Written]], counts: Counter[str]) -> list[str]:
    """What to know before deciding: columns not used, and how dates were understood."""
    notes = []
    if columns.unused:
        notes.append(f"Not used: the column {', '.join(f'‘{name}’' for name in columns.unused)}.")
    if len(spellings) > 1 or "day/month/year" in spellings:
        for spelling, (text, written) in spellings.items():
            rows = f"{counts[spelling]:,} {'row' if counts[spelling] == 1 else 'rows'}"
            said = f"{written.day.day} {written.day:%B} {written.day.year}"
            notes.append(f"Dates as {spelling}: ‘{text}’ was read as {said} ({rows}).")
    return notes
