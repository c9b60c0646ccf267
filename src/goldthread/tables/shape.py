"""A table from a sheet: what stands under the headings, until the notes, and no more than once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from .child import beyond
from .headings import LOOKED_AT, Headings, columns_of, headings_of
from .notes import MOST_NOTES, ended, units_beneath
from .problem import MOST_SAID, Problem, Unreadable, either, letter
from .sheet import Line, Sheet, blank, heading
from .table import Table, loosely, matching, no_column

if TYPE_CHECKING:
    from .delimited import Parted

MOST_CELLS = 50_000_000
"""Of a table that is not read at once by polars, empty ones among them."""

QUOTATION = "a number or a date with a comma needs quotation marks"


def table_of(
    sheets: Sequence[Sheet],
    *,
    name: str,
    wanted: Sequence[str] = (),
    sheet: str | None = None,
    heading_row: int | None = None,
    delimiter: str = "",
    formats_unknown: bool = False,
) -> Table:
    """The table that holds the columns wanted, and what was passed over to read it."""
    sheets = [each for each in sheets if each.lines] or list(sheets[:1])
    found, others = headings_of(sheets, wanted, sheet, heading_row)
    lines = found.sheet.lines[found.stop :]
    kept, warnings = _body(found, lines)
    found = _with_row_names(found, kept)
    width = _width(found, kept)
    columns = columns_of(found, width, _filled_places(kept))
    if _counts_rows(found, kept) and len(columns) > 1:
        del columns[0]
        warnings.append("the first column has no heading and counts the rows; left out")
    if not columns:
        raise Unreadable(Problem("it is empty"))
    needed = _needed(wanted, columns)
    _refuse_merged(found, kept, needed)
    if len(kept) * len(columns) > MOST_CELLS:
        raise beyond(f"it has {len(kept):,} rows of {len(columns):,} columns, too much for one table")
    if not found.sheet.of_workbook:
        _refuse_ragged(kept, len(found.cells) or width, max(needed) + 1)
    numbers = [number for number, _ in kept]
    cells = {
        title: [row[place] if place < len(row) else "" for _, row in kept] for place, title in columns.items()
    }
    told = [
        *_where(found, others, sheets),
        *_beside(found, kept),
        *warnings,
        *near_duplicates(columns.values(), wanted),
    ]
    return Table(
        name=name,
        columns=tuple(columns.values()),
        cells=cells,
        row=numbers.__getitem__,
        sheet=found.sheet.name,
        heading_row=found.row,
        delimiter=delimiter,
        formats_unknown=formats_unknown,
        warnings=tuple(told),
    )


def at_once(
    heading_cells: Sequence[str],
    frame: Any,
    row: Callable[[int], int],
    *,
    parts: Parted,
    name: str,
    wanted: Sequence[str],
) -> Table | None:
    """A large table that begins in its first row and has no notes; None where it may be otherwise."""
    head = [
        (1, list(heading_cells)),
        *((place + 2, list(cells)) for place, cells in enumerate(frame[:LOOKED_AT].rows())),
    ]
    found, _ = headings_of([Sheet("", head)], wanted, None, None)
    last = [(place + 1, list(cells)) for place, cells in enumerate(frame[-MOST_NOTES:].rows())]
    if (found.start, found.stop) != (0, 1) or ended(last, of_text=False) < len(last):
        return None
    if any(not name for name in found.cells) or len(found.cells) < frame.width or units_beneath(head[1:]):
        return None
    columns = columns_of(found, frame.width, set())
    _needed(wanted, columns)
    return Table(
        name=name,
        columns=tuple(columns.values()),
        cells=dict(zip(columns.values(), frame.get_columns(), strict=True)),
        row=row,
        heading_row=1 + parts.skipped,
        delimiter=parts.delimiter,
        warnings=tuple(near_duplicates(columns.values(), wanted)),
    )


def near_duplicates(columns: Iterable[str], wanted: Sequence[str]) -> list[str]:
    """Columns that differ from a wanted one in case, blanks or how letters are composed alone."""
    columns = list(columns)
    told = []
    for name in wanted:
        chosen = matching(name, columns)
        alike = [each for each in columns if each != chosen and loosely(each) == loosely(name)]
        if chosen is not None and alike:
            them = either([f"‘{each}’" for each in alike])
            told.append(f"the column ‘{chosen}’ was read, not {them}, which is called nearly the same")
        elif chosen is not None and chosen != name:
            told.append(f"the column ‘{chosen}’ was read for ‘{name}’")
    return told


def _body(found: Headings, lines: list[Line]) -> tuple[list[Line], list[str]]:
    """The rows under the headings without notes and repeated headings, and what is said of these."""
    told = []
    stop = ended(lines, of_text=not found.sheet.of_workbook)
    if stop < len(lines):
        first, last = lines[stop][0], lines[-1][0]
        which = f"row {first} is" if first == last else f"rows {first} to {last} are"
        told.append(f"{which} under the table, no part of it; left out")
    body = lines[:stop]
    if units_beneath(body):
        told.append(f"row {body[0][0]} says what the columns hold; left out")
        body = body[1:]
    if found.stop > found.start:
        again = [number for number, cells in body if _repeats(found, cells)]
        if again:
            body = [line for line in body if not _repeats(found, line[1])]
            told.append(f"{_rows(again)} the headings; left out")
    return body, told


def _repeats(found: Headings, cells: list[Any]) -> bool:
    first = found.sheet.lines[found.stop - 1][1]
    return cells == first or (
        len(cells) >= len(first) and [heading(cell) for cell in cells[: len(first)]] == [*map(heading, first)]
    )


def _rows(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:10])) + (
        f" and {len(numbers) - 10} more" if len(numbers) > 10 else ""
    )
    return f"row {shown} repeats" if len(numbers) == 1 else f"rows {shown} repeat"


def _width(found: Headings, lines: list[Line]) -> int:
    """How many columns the table has: as many as headings, or, without any, as the widest row."""
    return len(found.cells) or max(
        (place + 1 for _, cells in lines for place, cell in enumerate(cells) if not blank(cell)), default=0
    )


def _filled_places(lines: list[Line]) -> set[int]:
    filled: set[int] = set()
    for _, cells in lines:
        filled.update(place for place, cell in enumerate(cells) if place not in filled and not blank(cell))
    return filled


def _counts_rows(found: Headings, lines: list[Line]) -> bool:
    """Whether the first column has no heading and holds 0, 1, 2, … or 1, 2, 3, …, as programmes write it."""
    if not found.cells or found.cells[0] or not lines:
        return False
    said = [heading(cells[0]) if cells else "" for _, cells in lines]
    return any(said == [str(place) for place in range(first, first + len(said))] for first in (0, 1))


def _with_row_names(found: Headings, lines: list[Line]) -> Headings:
    """The headings with one for the column of row numbers, for which R writes none."""
    width = len(found.cells)
    if found.sheet.of_workbook or not width or any(len(cells) != width + 1 for _, cells in lines):
        return found
    if len(lines) < 2 or all(blank(cells[width]) for _, cells in lines):
        return found
    numbered = replace(found, cells=("", *found.cells))
    return numbered if _counts_rows(numbered, lines) else found


def _needed(wanted: Sequence[str], columns: dict[int, str]) -> list[int]:
    """The places of the columns wanted, or of all; refused if there is none of that name."""
    if not wanted:
        return list(columns)
    places = {name: place for place, name in columns.items()}
    missing = [name for name in wanted if matching(name, places) is None]
    if missing:
        raise Unreadable(*(no_column(name, places) for name in missing))
    return [places[str(matching(name, places))] for name in wanted]


def _refuse_ragged(lines: list[Line], width: int, needed: int) -> None:
    """Refuse rows with more cells than headings, and those that end before a column that is wanted."""
    wrong = [
        _ragged(number, len(cells), width)
        for number, cells in lines
        if len(cells) < needed or (len(cells) > width and any(not blank(cell) for cell in cells[width:]))
    ]
    if not wrong:
        return
    longer = len(wrong) == len(lines) > 1 and all(len(cells) == width + 1 for _, cells in lines)
    if longer:
        raise Unreadable(
            Problem(
                f"every row has {width + 1} cells, and there are {width} headings",
                remedy=f"give the column without a heading one; {QUOTATION}",
            )
        )
    raise Unreadable(*wrong[:MOST_SAID], more=max(0, len(wrong) - MOST_SAID))


def _ragged(number: int, cells: int, width: int) -> Problem:
    """A row that has more cells than there are headings, or ends before a column that is wanted."""
    found = "1 cell" if cells == 1 else f"{cells} cells"
    remedy = QUOTATION if cells > width else ""
    return Problem(f"found {found}, expected {width}", row=number, remedy=remedy)


def _refuse_merged(found: Headings, lines: list[Line], needed: Sequence[int]) -> None:
    """Refuse merged cells that leave a cell of a wanted column without what it should say."""
    if not (found.sheet.merged and lines):
        return
    first, last, wanted = lines[0][0], lines[-1][0], {place + 1 for place in needed}
    for top, left, bottom, right in found.sheet.merged:
        rows = range(max(top, first), min(bottom, last) + 1)
        columns = {column for column in wanted if left <= column <= right}
        shown = top in rows and left in columns
        hidden = len(rows) * len(columns) > shown
        if hidden:
            cells = f"{letter(left - 1)}{top}:{letter(right - 1)}{bottom}"
            raise Unreadable(
                Problem(
                    f"the cells {cells} of the sheet ‘{found.sheet.name}’ are merged",
                    remedy="unmerge them, and write in each row what holds for it",
                )
            )


def _where(found: Headings, others: list[str], sheets: Sequence[Sheet]) -> list[str]:
    """Which sheet and row were read, where that is not the only sheet's first row."""
    told = []
    sheet = f"the sheet ‘{found.sheet.name}’" if found.sheet.name else ""
    rows = f"its headings in row {found.row}" if found.sheet.name else f"the headings are in row {found.row}"
    if found.stop > found.start + 1:
        rows += " and the row above"
    if not found.row:
        first = "the first row" if not found.start else f"row {found.sheet.lines[found.start][0]}"
        told.append(f"{first} is data, not headings; columns are called by their places")
    elif found.start > 0 or found.stop > found.start + 1:
        told.append(f"{sheet} was read, {rows}" if sheet else rows)
    elif len(sheets) > 1:
        told.append(f"{sheet} was read, of {len(sheets)}")
    if others:
        them = " and ".join(f"‘{name}’" for name in others[:5])
        told.append(f"{them} {'has' if len(others) == 1 else 'have'} such columns too; --sheet chooses")
    return told


def _beside(found: Headings, lines: list[Line]) -> list[str]:
    """What stands in a workbook to the right of all headings."""
    if not (found.sheet.of_workbook and found.cells):
        return []
    beyond = sorted(place for place in _filled_places(lines) if place >= len(found.cells))
    if not beyond:
        return []
    which = ", ".join(letter(place) for place in beyond[:5])
    return [f"what stands beside the table, in column {which}, has no heading; left out"]


def _count(cells: Iterable[Any]) -> int:
    return sum(not blank(cell) for cell in cells)
