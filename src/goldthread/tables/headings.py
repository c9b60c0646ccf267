"""Which row of which sheet holds the headings, and what the columns are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from .problem import Problem, Unreadable
from .sheet import Sheet, blank, heading
from .table import loosely

LOOKED_AT = 200
"""Rows of a sheet among which headings are looked for."""


@dataclass(frozen=True)
class Headings:
    """Where headings stand: rows of the sheet from start to stop - 1 (usually one), and their cells.

    Without any (start equals stop, where the data begin) columns go by their place.
    """

    sheet: Sheet
    start: int
    stop: int
    cells: tuple[str, ...]

    @property
    def row(self) -> int:
        """The row of the file that the headings end in; 0 where there are none."""
        return self.sheet.lines[self.stop - 1][0] if self.stop > self.start else 0


def headings_of(
    sheets: Sequence[Sheet], wanted: Sequence[str], sheet: str | None, heading_row: int | None
) -> tuple[Headings, list[str]]:
    """The headings asked for, and the names of further sheets that hold all of them too.

    They are where somebody said; else in the first row of the first sheet that holds all
    names wanted, sheets that are hidden last; else where headings are likeliest to be.
    """
    among = _chosen(sheets, sheet)
    if heading_row is not None:
        return _in_row(among[0] if len(among) == 1 else _first_with(among, heading_row), heading_row), []
    found = [each for each in (_holding(one, wanted) for one in among) if each] if wanted else []
    if found:
        return found[0], [each.sheet.name for each in found[1:]]
    return _likeliest(among, wanted), []


def columns_of(found: Headings, width: int, filled: set[int]) -> dict[int, str]:
    """The columns by place, each under a name of its own.

    A column without a heading is called by its place if it holds anything, one whose
    heading is there twice by its heading and place.
    """
    names = [*found.cells, *[""] * (width - len(found.cells))]
    counts = Counter(name for name in names if name)
    told: dict[int, str] = {}
    for place, name in enumerate(names):
        called = found.sheet.called(place)
        if counts[name] > 1:
            told[place] = f"{name} ({called})"
        elif name or place in filled:
            told[place] = name or called
    return told


def _chosen(sheets: Sequence[Sheet], name: str | None) -> list[Sheet]:
    if name is None:
        return sorted(sheets, key=lambda sheet: sheet.hidden)
    exact = [sheet for sheet in sheets if sheet.name == name]
    found = exact or [sheet for sheet in sheets if loosely(sheet.name) == loosely(name)]
    if len(found) != 1:
        there = ", ".join(f"‘{sheet.name}’" for sheet in sheets if sheet.name)
        remedy = f"Its sheets are {there}" if there else "It is not a workbook"
        raise Unreadable(Problem(f"there is no sheet ‘{name}’", remedy=remedy))
    return found


def _first_with(sheets: Sequence[Sheet], row: int) -> Sheet:
    return next((sheet for sheet in sheets if any(number == row for number, _ in sheet.lines)), sheets[0])


def _in_row(sheet: Sheet, row: int) -> Headings:
    """The headings in that row of the file; 0: there are none."""
    if row == 0:
        return Headings(sheet, 0, 0, ())
    for place, (number, cells) in enumerate(sheet.lines):
        if number == row:
            return Headings(sheet, place, place + 1, _named(cells))
    whose = f" of the sheet ‘{sheet.name}’" if sheet.name else ""
    raise Unreadable(Problem(f"row {row}{whose} is empty, so it holds no headings"))


def _named(cells: Iterable[Any]) -> tuple[str, ...]:
    names = [heading(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _holding(sheet: Sheet, wanted: Sequence[str]) -> Headings | None:
    """The first row, or two rows read together, that hold all names wanted."""
    asked = {loosely(name) for name in wanted}
    for found in _candidates(sheet):
        if asked <= {loosely(name) for name in _with_places(found)}:
            return found
    return None


def _with_places(found: Headings) -> Iterator[str]:
    """All names by which columns under these headings may be asked for."""
    for place, name in enumerate(found.cells):
        called = found.sheet.called(place)
        yield from (name, f"{name} ({called})") if name else (called,)


def _candidates(sheet: Sheet) -> Iterator[Headings]:
    for place, (_, cells) in enumerate(sheet.lines[:LOOKED_AT]):
        yield Headings(sheet, place, place + 1, _named(cells))
        if (parted := _in_one_cell(sheet, place)) is not None:
            yield parted
    for place in range(min(LOOKED_AT, len(sheet.lines)) - 1):
        yield from _over_two_rows(sheet, place)


def _over_two_rows(sheet: Sheet, place: int) -> Iterator[Headings]:
    """Headings of which one row says what is common to several columns, and the next what is not."""
    (first, above), (second, below) = sheet.lines[place : place + 2]
    if second != first + 1:
        return
    upper, lower = _named(above), _named(below)
    width = max(len(upper), len(lower))
    upper, lower = (row + ("",) * (width - len(row)) for row in (upper, lower))
    spread: list[str] = []
    for high, low in zip(upper, lower, strict=True):
        spread.append(high or (spread[-1] if spread and low else ""))
    yield Headings(
        sheet, place, place + 2, tuple(low or high for high, low in zip(upper, lower, strict=True))
    )
    both = (" ".join(filter(None, pair)) for pair in zip(spread, lower, strict=True))
    yield Headings(sheet, place, place + 2, tuple(both))


def _with_row_beneath(sheet: Sheet, place: int) -> Headings | None:
    """Headings over two rows, where the first has gaps (merged cells) that the second, of words, fills.

    They are the second row's alone where these tell the columns apart, and with the first where the first
    says a year, or they do not.
    """
    if place + 2 >= len(sheet.lines):
        return None
    rows = [sheet.lines[place + below] for below in range(3)]
    (_, upper), (_, lower), (_, data) = ((number, [*map(heading, cells)]) for number, cells in rows)
    gaps = any(name and not (upper[at] if at < len(upper) else "") for at, name in enumerate(lower))
    if not gaps or any(map(holds_a_figure, filter(None, lower))) or _filled(lower) < 2:
        return None
    if not any(map(holds_a_figure, filter(None, data))) or rows[1][0] != rows[0][0] + 1:
        return None
    alone, both = _over_two_rows(sheet, place)
    names = [name for name in alone.cells if name]
    years = any(holds_a_figure(name) for name in upper if name)
    return both if years or len(set(names)) < len(names) else alone


def _in_one_cell(sheet: Sheet, place: int) -> Headings | None:
    """Headings that somebody typed into one cell, 'Month, Compliance', over as many columns."""
    cells = _named(sheet.lines[place][1])
    if len(cells) != 1 or place + 1 >= len(sheet.lines):
        return None
    width = _filled(sheet.lines[place + 1][1])
    for mark in ("\t", ";", "|", ","):
        names = tuple(name.strip() for name in cells[0].split(mark))
        if len(names) == width > 1 and all(names) and not any(map(holds_a_figure, names)):
            return Headings(sheet, place, place + 1, names)
    return None


def _likeliest(sheets: Sequence[Sheet], wanted: Sequence[str]) -> Headings:
    """The row that holds the most of the names wanted; without any, the first that has words over data."""
    asked = {loosely(name) for name in wanted}
    best: tuple[int, Headings | None] = (0, None)
    for sheet in sheets if asked else ():
        for found in _candidates(sheet):
            held = len(asked & {loosely(name) for name in found.cells})
            best = max(best, (held, found), key=lambda each: each[0])
    if best[1]:
        return best[1]
    return _guessed(next((sheet for sheet in sheets if _like_a_table(sheet)), sheets[0]))


def _like_a_table(sheet: Sheet) -> bool:
    """Whether at least two rows hold more than a remark."""
    return sum(_filled(cells) > 1 for _, cells in sheet.lines[:LOOKED_AT]) > 1


def _guessed(sheet: Sheet) -> Headings:
    lines = sheet.lines[:LOOKED_AT]
    if not lines:
        return Headings(sheet, 0, 0, ())
    counts = Counter(len(_named(cells)) for _, cells in lines)
    usual = max(counts, key=lambda width: (counts[width], width))
    for place, (_, cells) in enumerate(lines):
        if len(_named(cells)) < min(usual, 2):
            continue
        if not (all(blank(cell) or holds_a_figure(cell) for cell in cells) and _alike(lines[place:])):
            return _with_row_beneath(sheet, place) or Headings(sheet, place, place + 1, _named(cells))
        above = _in_one_cell(sheet, place - 1) if place else None
        return above or Headings(sheet, place, place, ())
    return Headings(sheet, 0, 1, _named(lines[0][1]))


def _alike(lines: Sequence[tuple[int, list[Any]]]) -> bool:
    """Whether the first row looks as the second does, so that it is no heading."""
    if len(lines) < 2:
        return True
    return all(
        type(one) is type(other) and _shape(one) == _shape(other)
        for one, other in zip(lines[0][1], lines[1][1], strict=False)
    )


def _shape(cell: Any) -> str:
    """What a text is made of: letters, and digits with what stands between them."""
    text = str(cell)
    return "".join(sorted({"a" if c.isalpha() else "" if c.isdigit() or c in ".,%" else c for c in text}))


def _filled(cells: Iterable[Any]) -> int:
    return sum(not blank(cell) for cell in cells)


def holds_a_figure(cell: Any) -> bool:
    """Whether a cell is a number or a date, or a text with a digit in it."""
    if isinstance(cell, str):
        return any(c.isdigit() for c in cell)
    return cell is not None
