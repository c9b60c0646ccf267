"""Rows of cells from an Excel workbook."""

import re
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from .problem import Problem, Unreadable, letter
from .text import Rows

MOST_UNPACKED = 200 * 2**20
"""A workbook that unpacks to more is refused unread."""

AGAIN = "open it in a spreadsheet and save it again as .xlsx"
WIDEST = 200
MERGED = re.compile(rb'<mergeCell [^>]*ref="([A-Z0-9:]+)"')


def check(file: BinaryIO) -> None:
    """Refuse what is no workbook, or would unpack to too much. Raises Unreadable."""
    try:
        with zipfile.ZipFile(file) as packed:
            names = set(packed.namelist())
            unpacked = sum(info.file_size for info in packed.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise Unreadable(
            Problem("this workbook is damaged; open it in a spreadsheet, save it again")
        ) from None
    if "xl/workbook.xml" not in names:
        raise Unreadable(
            Problem("its name ends in .xlsx, but it is another kind of file; save it as an Excel workbook")
        )
    if unpacked > MOST_UNPACKED:
        raise Unreadable(
            Problem(f"this workbook unpacks to {unpacked / 2**20:,.0f} MB; 200 MB is the most that is read")
        )


def table(file: BinaryIO, notes: list[str]) -> Rows:
    """Row numbers and cells of the first sheet that holds anything; which, and what else, goes to notes.

    Percentages are given as text with their sign, so that 0.95 shown as 95% reads 95%.
    Raises Unreadable for merged cells, and for formulas whose values were not saved.
    """
    check(file)
    try:
        yield from _table(file, notes)
    except Unreadable:
        raise
    except Exception as wrong:  # whatever openpyxl meets in a damaged file, the answer is the same
        raise Unreadable(Problem(f"this workbook cannot be read; {AGAIN}")) from wrong


def _table(file: BinaryIO, notes: list[str]) -> Rows:
    from openpyxl import load_workbook

    book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    sheets = [sheet for sheet in book.worksheets if _width(sheet)]
    if not sheets:
        raise Unreadable(Problem("the workbook is empty; it should have a row of column names"))
    sheet = sheets[0]
    if len(sheets) > 1:
        others = ", ".join(f"‘{s.title}’" for s in sheets[1:])
        notes.append(f"The sheet ‘{sheet.title}’ was read; {others} not.")
    _no_merged_cells(file, sheet)
    formulas = _formulas(file, sheet)
    width = min(_width(sheet) + 1, WIDEST)
    for number, cells in enumerate(sheet.iter_rows(max_col=width), start=1):
        row = [_value(cell) for cell in cells]
        for place, value in enumerate(row):
            if value is None and (number, place) in formulas:
                raise Unreadable(
                    Problem(
                        f"the formula in cell {letter(place)}{number} has no value saved with it; open the "
                        "workbook in a spreadsheet and save it, or paste the values",
                        row=number,
                        column=letter(place),
                    )
                )
        yield number, row


def _width(sheet: Any) -> int:
    """How many columns the first row that holds anything has; 0 for an empty sheet."""
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(max_col=WIDEST, values_only=True)):
        filled = [place for place, value in enumerate(row) if value not in (None, "")]
        if filled:
            return filled[-1] + 1
        if number > 1000:
            break
    return 0


def _value(cell: Any) -> object:
    value = cell.value
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, (int, float)) and not isinstance(value, bool) and "%" in (cell.number_format or ""):
        return f"{value * 100:.12g}%"
    return value


def _no_merged_cells(file: BinaryIO, sheet: Any) -> None:
    if found := MERGED.search(_xml(file, sheet)):
        cells = found[1].decode()
        first = re.match(r"([A-Z]+)([0-9]+)", cells)
        raise Unreadable(
            Problem(
                f"the cells {cells} are merged; take the merging away, so that each reading has its own row",
                row=int(first[2]) if first else None,
                column=first[1] if first else "",
            )
        )


def _formulas(file: BinaryIO, sheet: Any) -> set[tuple[int, int]]:
    """Where the sheet's formulas are, as (row from 1, column from 0)."""
    if b"<f" not in _xml(file, sheet):
        return set()
    return {(row, place) for row, place in _cells_with_formulas(file, sheet.title)}


def _cells_with_formulas(file: BinaryIO, title: str) -> Iterator[tuple[int, int]]:
    from openpyxl import load_workbook

    sheet = load_workbook(file, read_only=True, keep_links=False)[title]
    sheet.reset_dimensions()
    for cells in sheet.iter_rows(max_col=WIDEST):
        for cell in cells:
            if cell.data_type == "f":
                yield cell.row, cell.column - 1


def _xml(file: BinaryIO, sheet: Any) -> bytes:
    with zipfile.ZipFile(file) as packed:
        return packed.read(sheet._worksheet_path)
