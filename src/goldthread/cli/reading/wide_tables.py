"""Wide tables in the shell: a month a column, a ward a row."""

from __future__ import annotations

from datetime import date

from goldthread.tables.table import Table

from .saying_times import time_said

YEARS = range(1900, 2101)


def made_long(table: Table) -> Table | None:
    """A wide table with a row for each of its cells; None for any other."""
    from goldthread.tables.wide import long, time_headings

    times = time_headings(table, _is_time)
    return long(table, times) if times else None


def _is_time(text: str) -> bool:
    said = time_said(text)
    return isinstance(said, date) or said in YEARS
