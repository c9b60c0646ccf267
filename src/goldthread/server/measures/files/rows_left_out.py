"""Rows of a table that are no readings, and cells that look like somebody's care."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from goldthread.guard import findings_in_rows
from goldthread.tables.distinct import spelt
from goldthread.tables.problem import Problem, quoted
from goldthread.tables.table import Table
from goldthread.tables.totals import is_called_total

MOST_FOUND = 500
"""After so many the rest is not looked at."""


def without_totals(table: Table, columns: Mapping[str, str], notes: list[str]) -> Table:
    """The table without rows that are called a total where others name a period, and without empty ones.

    columns: for each role the column. What is left out is said.
    """
    period = table.cells[columns["period"]]
    used = [table.cells[column] for column in columns.values()]
    names = [spelt(cell) for cell in period]
    totals = [place for place, name in enumerate(names) if name and is_called_total(name)]
    for place in totals[:5]:
        notes.append(f"Row {table.row(place):,}, {quoted(names[place])}, was left out: it is no period.")
    if len(totals) > 5:
        notes.append(f"{len(totals) - 5:,} more such rows were left out.")
    left_out = set(totals)
    kept = [
        place
        for place in range(len(table))
        if place not in left_out and (names[place] or any(spelt(cells[place]) for cells in used))
    ]
    return table if len(kept) == len(table) else table.only(kept)


def care_in_cells(table: Table) -> list[Problem]:
    """What looks like somebody's care in any cell, used or not."""
    cells = [list(table.cells[column]) for column in table.columns]
    rows: Iterable[Sequence[object]] = zip(*cells, strict=True)
    problems = []
    for at in islice(findings_in_rows([table.columns, *rows]), MOST_FOUND):
        row = table.heading_row if at.row == 1 else table.row(at.row - 2)
        looks_like = at.finding.looks_like
        said = f"this looks like {looks_like}, and nothing about anyone’s care is kept here"
        name = "" if at.row == 1 else table.columns[at.column - 1]
        problems.append(Problem(said, row or None, name, at.finding.found, care=looks_like))
    return problems
