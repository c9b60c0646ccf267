"""A table of many rows for each period, or of a month a column: which rows are this measure's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goldthread.tables.distinct import spelt
from goldthread.tables.problem import Ambiguous, Answer, Asked, quoted
from goldthread.tables.table import Table, loosely
from goldthread.tables.wide import long, time_headings

from .choices import Choices
from .contents import holds_numbers, is_never_less, names_a_period
from .headings import Columns, role_named
from .wanted import Wanted

MOST_OFFERED = 100
"""Rows that somebody may choose among."""


def made_long(table: Table, wanted: Wanted, choices: Choices, notes: list[str]) -> tuple[Table, Choices]:
    """A table of a month a column with a row for each month; any other as it is.

    Rows called numerator and denominator become two columns.
    """
    if any(role_named(column) == "period" for column in table.columns):
        return table, choices
    frequency = "" if wanted.many else wanted.frequency
    times = time_headings(table, lambda heading: names_a_period(heading, frequency))
    if not times:
        return table, choices
    labels = [column for column in table.columns if column not in times]
    roles = _roles(table, labels)
    made = long(table, times)
    notes.append(f"{made.warnings[-1][:1].upper()}{made.warnings[-1][1:]}.")
    period, value = made.columns[-2:]
    if wanted.shares and (roles or len(table) == 2):
        roles = roles or _in_order(table, labels, times, wanted, notes)
        return _side_by_side(table, times, roles, period), choices
    return made, Choices({"period": period, "value": value}, choices.answers, remembered=wanted.many)


def of_one(table: Table, wanted: Wanted, choices: Choices, columns: Columns, notes: list[str]) -> Table:
    """The rows of one measure, where a column that is not used parts the table into several rows a period.

    They are those that are called as the measure is, else those that somebody chose. Raises Ambiguous.
    """
    when = [columns.of[role] for role in ("period", "year") if role in columns.of]
    periods = list(zip(*([spelt(cell) for cell in table.cells[column]] for column in when), strict=True))
    if len(set(periods)) == len(periods):
        return table
    for column in columns.unused(table):
        labels = [spelt(cell) for cell in table.cells[column]]
        if holds_numbers(table, column) or not _parts(labels, periods):
            continue
        label = _chosen(column, labels, wanted, choices)
        notes.append(f"Only the rows were read in which {quoted(column)} is {quoted(label)}.")
        return table.only([place for place, each in enumerate(labels) if each == label])
    return table


def _parts(labels: Sequence[str], periods: Sequence[Any]) -> bool:
    """Whether each label has each period once at most, and there are several."""
    return len(set(labels)) > 1 and len(set(zip(labels, periods, strict=True))) == len(labels)


def _chosen(column: str, labels: Sequence[str], wanted: Wanted, choices: Choices) -> str:
    there = list(dict.fromkeys(labels))
    answer = choices.answer("row")
    named = {loosely(name) for name in wanted.names}
    alike = [label for label in there if loosely(label) in named]
    if answer in there:
        return str(answer)
    if len(alike) == 1:
        return alike[0]
    answers = tuple(Answer(label, label or "nothing", f"--row {label}") for label in there[:MOST_OFFERED])
    raise Ambiguous(
        Asked("row", column, "there are several rows for each period: which are these readings", answers)
    )


def _roles(table: Table, labels: Sequence[str]) -> dict[str, int]:
    """The places of the rows that are called numerator and denominator, if both are there."""
    found = {
        role_named(spelt(cell)): place for column in labels for place, cell in enumerate(table.cells[column])
    }
    roles = {role: place for role, place in found.items() if role in ("numerator", "denominator")}
    return {str(role): place for role, place in roles.items()} if len(roles) == 2 else {}


def _in_order(
    table: Table, labels: Sequence[str], times: Sequence[str], wanted: Wanted, notes: list[str]
) -> dict[str, int]:
    """Two rows that are called otherwise: numerator, then denominator, unless only the reverse can be."""
    first, second = ([table.cells[column][place] for column in times] for place in (0, 1))
    top = 1 if wanted.percentage and is_never_less(first, second) else 0
    names = [
        spelt(table.cells[labels[0]][place]) if labels else f"row {table.row(place)}" for place in (0, 1)
    ]
    said = f"{quoted(names[top])} as the numerator and {quoted(names[1 - top])} as the denominator"
    notes.append(f"Read {said}.")
    return {"numerator": top, "denominator": 1 - top}


def _side_by_side(table: Table, times: Sequence[str], roles: dict[str, int], period: str) -> Table:
    """A row for each time, with the cells of these rows beside it."""
    cells: dict[str, list[Any]] = {period: list(times)}
    for role, place in roles.items():
        cells[role] = [table.cells[column][place] for column in times]
    row = table.row(min(roles.values()))
    return Table(table.name, tuple(cells), cells, lambda _: row, delimiter=table.delimiter)
