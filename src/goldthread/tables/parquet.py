"""A table from a Parquet file."""

from __future__ import annotations

import io
import json
import sys
from typing import Any

from .bounds import Bounds
from .child import answered, is_apart
from .headings import Headings, columns_of
from .kinds import not_a_table
from .problem import Problem, Unreadable
from .shape import near_duplicates
from .sheet import Sheet
from .table import Limits, Table, matching, no_column

BESIDE, TIMES = 512 * 1024**2, 50
"""What a file may unpack to, in memory: so much, and so many times its size."""


def read_parquet(content: bytes, name: str, wanted: tuple[str, ...], limits: Limits) -> Table:
    """Its columns as they are; row 1 is its first row, for it has no row of headings."""
    frame = frame_of(content, limits.cells) if is_apart() else _read_apart(content, limits)
    width = frame.width
    found = Headings(Sheet("", []), 0, 0, tuple(each.strip() for each in frame.columns))
    columns = columns_of(found, width, set(range(width)))
    missing = [each for each in wanted if matching(each, columns.values()) is None]
    if missing:
        raise Unreadable(*(no_column(each, columns.values()) for each in missing))
    return Table(
        name=name,
        columns=tuple(columns.values()),
        cells=dict(zip(columns.values(), frame.get_columns(), strict=True)),
        row=lambda place: place + 1,
        heading_row=0,
        warnings=tuple(near_duplicates(columns.values(), wanted)),
    )


def frame_of(content: bytes, cells: int) -> Any:
    """The file as a polars frame; refused where it is damaged, or has more cells than a table."""
    import polars

    try:
        lazily = polars.scan_parquet(io.BytesIO(content))
        width, rows = len(lazily.collect_schema()), lazily.select(polars.len()).collect().item()
        if rows * width > cells:
            raise Unreadable(Problem(f"it has {rows:,} rows of {width} columns, too much for one table"))
        return lazily.collect()
    except (polars.exceptions.PolarsError, polars.exceptions.PanicException) as error:
        raise not_a_table("a damaged Parquet file", "Write it again") from error


def unpack(cells: int) -> None:
    """In a child: the file on standard input as one that cannot lie, after what is wrong with it."""
    try:
        frame = frame_of(sys.stdin.buffer.read(), cells)
    except Unreadable as wrong:
        sys.stdout.buffer.write(json.dumps([wrong.problem.expected, wrong.problem.remedy]).encode())
        return
    sys.stdout.buffer.write(b"\n")
    frame.write_ipc(sys.stdout.buffer)


def _read_apart(content: bytes, limits: Limits) -> Any:
    import polars

    most = BESIDE + TIMES * len(content)
    bounds = Bounds(most, 4 * limits.seconds, answer=most)
    wrong, _, unpacked = answered(unpack, [limits.cells], content, bounds).partition(b"\n")
    if wrong:
        expected, remedy = json.loads(wrong)
        raise Unreadable(Problem(expected, remedy=remedy))
    return polars.read_ipc(io.BytesIO(unpacked))
