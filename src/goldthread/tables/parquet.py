"""A table from a Parquet file."""

from __future__ import annotations

import io

from .headings import Headings, columns_of
from .kinds import not_a_table
from .problem import Problem, Unreadable
from .shape import near_duplicates
from .sheet import Sheet
from .table import Limits, Table, matching, no_column


def read_parquet(content: bytes, name: str, wanted: tuple[str, ...], limits: Limits) -> Table:
    """Its columns as they are; row 1 is its first row, for it has no row of headings."""
    import polars

    try:
        lazily = polars.scan_parquet(io.BytesIO(content))
        width, rows = len(lazily.collect_schema()), lazily.select(polars.len()).collect().item()
        if rows * width > limits.cells:
            raise Unreadable(Problem(f"it has {rows:,} rows of {width} columns, too much for one table"))
        frame = lazily.collect()
    except (polars.exceptions.PolarsError, polars.exceptions.PanicException) as error:
        raise not_a_table("a damaged Parquet file", "Write it again") from error
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
