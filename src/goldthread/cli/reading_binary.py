"""Tables from Excel workbooks and Parquet files."""

from __future__ import annotations

import io
import re
from typing import Any

import click

from . import Refused
from .reading_tables import Table, columns_named

MOST_UNPACKED = 1024**3
"""Bytes to which a workbook may unpack: more is no table, but a trap or a mistake."""

MOST_CELLS = 400_000_000

MERGED = re.compile(rb'<mergeCell ref="([A-Z0-9:]+)"')
NOT_WORKED_OUT = re.compile(rb"</f>\s*(<v\s*/>|<v>\s*</v>)?\s*</c>|<f[^>]*/>\s*(<v\s*/>|<v>\s*</v>)?\s*</c>")


def read_xlsx(name: str, content: bytes) -> Table:
    """The table on the first sheet of a workbook, which is said where there are others."""
    title, lines = _sheet(name, content)
    if not lines:
        raise Refused(f"{name}: its first sheet, '{title}', is empty.")
    columns = columns_named(name, list(lines[0][1]))
    width = len(columns)
    for number, cells in lines[1:]:
        if any(cell is not None for cell in cells[width:]):
            last = max(place for place, cell in enumerate(cells) if cell is not None)
            raise Refused(
                f"{name}, row {number}: found {last + 1} cells, expected {width}, as in the first row."
            )
    numbers = [number for number, _ in lines[1:]]
    padded = [(*cells, *(None,) * (width - len(cells))) for _, cells in lines[1:]]
    by_column = {column: [row[place] for row in padded] for place, column in enumerate(columns)}
    return Table(name, columns, by_column, numbers.__getitem__)


def _sheet(name: str, content: bytes) -> tuple[str, list[tuple[int, tuple[Any, ...]]]]:
    from openpyxl import load_workbook

    _unpacks_within_bounds(name, content)
    try:
        book = load_workbook(io.BytesIO(content), data_only=True, read_only=True)
        sheet = book.worksheets[0]
        _as_it_stands(name, sheet, content)
        sheet.reset_dimensions()
        lines = [
            (number, cells)
            for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1)
            if any(cell is not None for cell in cells)
        ]
    except Refused:
        raise
    except Exception as error:  # a damaged workbook breaks openpyxl in many ways
        raise Refused(f"{name}: it is not an Excel workbook, or a damaged one.") from error
    if len(book.worksheets) > 1:
        count = len(book.worksheets)
        click.echo(f"Warning: {name}: of its {count} sheets, the first, '{sheet.title}', is read.", err=True)
    return sheet.title, lines


def _unpacks_within_bounds(name: str, content: bytes) -> None:
    from zipfile import BadZipFile, ZipFile

    try:
        size = sum(each.file_size for each in ZipFile(io.BytesIO(content)).infolist())
    except (BadZipFile, NotImplementedError) as error:
        raise Refused(f"{name}: it is not an Excel workbook, or a damaged one.") from error
    if size > MOST_UNPACKED:
        raise Refused(f"{name}: it unpacks to {size / 1024**2:,.0f} MB, too much for one table.")


def _as_it_stands(name: str, sheet: Any, content: bytes) -> None:
    """Refuse merged cells, and formulas whose results the file does not hold."""
    from zipfile import ZipFile

    raw = ZipFile(io.BytesIO(content)).read(sheet._worksheet_path)
    merged = sorted(found.decode() for found in MERGED.findall(raw))
    where = f"{name}, sheet '{sheet.title}'"
    if merged:
        raise Refused(f"{where}: cells {merged[0]} are merged; each column needs its own.")
    if NOT_WORKED_OUT.search(raw):
        raise Refused(f"{where}: a formula has no result in the file; open and save it in Excel.")


def read_parquet(name: str, content: bytes) -> Table:
    """The table in a Parquet file."""
    import polars

    try:
        lazily = polars.scan_parquet(io.BytesIO(content))
        width, rows = len(lazily.collect_schema()), lazily.select(polars.len()).collect().item()
        if rows * width > MOST_CELLS:
            raise Refused(f"{name}: it has {rows:,} rows of {width} columns, too much for one table.")
        frame = lazily.collect()
    except (polars.exceptions.PolarsError, polars.exceptions.PanicException) as error:
        raise Refused(f"{name}: it is a damaged Parquet file.") from error
    columns = columns_named(name, frame.columns)
    return Table(
        name, columns, dict(zip(columns, frame.get_columns(), strict=False)), lambda place: place + 1
    )
