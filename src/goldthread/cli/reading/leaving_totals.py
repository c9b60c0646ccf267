"""Totals among the rows of a file: left out and said, unless they are asked for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import click
import numpy as np
from numpy.typing import NDArray

from goldthread.tables.calendar import listed
from goldthread.tables.problem import quoted
from goldthread.tables.table import Table
from goldthread.tables.totals import Total, is_called_total, totals

from .texts import texts

if TYPE_CHECKING:
    from .options import Reading

LAST_ROWS = 100
"""Rows at the end of a table in which totals are looked for."""

with_totals_option = click.option(
    "--with-totals",
    is_flag=True,
    help="Keep rows that are called total, England or all, or are the sum or the mean of the others.",
)


def totals_in(
    table: Table, values: Sequence[NDArray[np.float64]], labels: Sequence[str], used: Collection[str]
) -> list[Total]:
    """The totals among a table's rows, by their labels and by what they hold.

    labels: columns that name rows. Columns that are neither these nor used are looked at
    too where they hold words.
    """
    others = [column for column in table.columns if column not in {*labels, *used}]
    names = [texts(table, column, empty="keep") for column in labels]
    names += [texts(table, column, empty="keep") for column in others if _of_words(table, column)]
    return totals(names, values)


def left_out_said(table: Table, found: Sequence[Total], kept: bool) -> list[str]:
    """'a.csv: row 7, ‘Total’, is called a total; left out (--with-totals keeps it).' of each."""
    then = "kept, as --with-totals asks" if kept else "left out (--with-totals keeps it)"
    return [
        f"{table.name}: row {table.row(each.place)}{f', {quoted(each.name)},' if each.name else ''} "
        f"{each.why}; {then}."
        for each in found
    ]


def _of_words(table: Table, column: str) -> bool:
    cells = table.column(column)
    return any(isinstance(cell, str) and any(c.isalpha() for c in cell) for cell in cells)


def without_total_times(table: Table, time: tuple[str, ...], reading: Reading) -> Table:
    """The table without rows whose time is called total, as sheets end in one."""
    for column in time:
        cells = table.column(column)
        last = range(max(0, len(table) - LAST_ROWS), len(table))
        gone = [place for place in last if isinstance(cells[place], str) and is_called_total(cells[place])]
        if gone and len(gone) < len(table):
            told = listed([f"row {table.row(place)} ({quoted(cells[place])})" for place in gone])
            are = "is no time but a total" if len(gone) == 1 else "are no times but totals"
            reading.notes.append(f"{table.name}: {told} {are}; left out.")
            table = table.without(gone)
    return table
