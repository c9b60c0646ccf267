"""The units of a table, each a series in order of time."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.tables.distinct import spelt
from goldthread.tables.table import Table

from .. import Refused
from ..reading.leaving_totals import without_total_times
from ..reading.options import Reading
from ..reading.refusing import Wrong, cell_in_words, wrong_where
from ..reading.texts import texts

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Unit:
    """One unit's series in order of time; nan where the outcome's cell is empty."""

    name: str
    times: tuple[Any, ...]
    outcome: Floats = field(repr=False)
    offset: Floats | None = field(repr=False)


@dataclass(frozen=True)
class Units:
    """All units of a table, in the order in which they first occur; by: the column of their names."""

    table: str
    by: str | None
    units: dict[str, Unit]

    def named(self, name: str) -> Unit:
        """The unit of that name; refused, with the likeliest names there are, if there is none."""
        if name in self.units:
            return self.units[name]
        near = difflib.get_close_matches(name, list(self.units), n=5, cutoff=0.5) or list(self.units)[:5]
        some = ", ".join(f"‘{each}’" for each in near)
        count = len(self.units)
        there = f"there {'is' if count == 1 else 'are'} {some}"
        if count > len(near):
            there = f"there are {count}, among them {some}"
        raise Refused(f"{self.table}, column ‘{self.by}’: there is no unit ‘{name}’; {there}.")


COUNTED = "Values that are no counts go with --family gaussian"


def read_units(
    table: Table,
    reading: Reading,
    *,
    time: tuple[str, ...],
    outcome: str,
    by: str | None,
    offset: str | None,
    family: str,
) -> Units:
    """The units of a table. time: its column of times, or two, of years and of months.

    Refused row by row: two values for one time, an offset of 0 or less; where the family is
    one of counts, what is no whole number. Rows whose time is called total are left out and said.
    """
    table = without_total_times(table, time, reading)
    found, wrong = reading.times_or_wrong(table, time)
    counted = {"whole": True, "least": 0, "remedy": COUNTED, "counts": True} if family != "gaussian" else {}
    values, no_number = reading.numbers_or_wrong(table, outcome, empty="missing", **counted)
    (wrong + no_number).refuse_any(table)
    labels = [found.distinct[rank] for rank in found.ranks.tolist()]
    out_of = None if offset is None else _offsets(table, reading, offset, values)
    names = [""] * len(table) if by is None else texts(table, by)
    groups: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        groups.setdefault(name, []).append(place)
    _twice(table, " and ".join(time), by, labels, groups).refuse_any(table)
    units = {name: _unit(name, rows, labels, values, out_of) for name, rows in groups.items()}
    return Units(table.name, by, units)


def _unit(name: str, rows: list[int], labels: list[Any], values: Floats, out_of: Floats | None) -> Unit:
    ordered = sorted(rows, key=lambda place: labels[place])
    offset = None if out_of is None else out_of[ordered]
    return Unit(name, tuple(labels[place] for place in ordered), values[ordered], offset)


def _offsets(table: Table, reading: Reading, column: str, values: Floats) -> Floats:
    """What each outcome is out of; above 0 wherever there is an outcome."""
    out_of = reading.numbers(table, column, empty="missing")
    cells = table.column(column)
    none = ~np.isnan(values) & ~(out_of > 0)
    wrong_where(
        table, column, none, lambda place: cell_in_words(cells[place]), "a number above 0"
    ).refuse_any(table)
    return out_of


def _twice(
    table: Table, time: str, by: str | None, labels: Sequence[Any], groups: dict[str, list[int]]
) -> Wrong:
    """Second values for one time in one unit."""
    again, first = np.zeros(len(labels), dtype=np.bool_), {}
    for name, rows in groups.items():
        seen: dict[Any, int] = {}
        for place in rows:
            if labels[place] in seen:
                again[place] = True
                first[place] = seen[labels[place]], name
            seen.setdefault(labels[place], place)

    def found(place: int) -> str:
        earlier, name = first[place]
        whose = f" of {name}" if by else ""
        said = f"a second value for {spelt(labels[place])}{whose}"
        return f"{said} (the first is in row {table.row(earlier)})"

    hint = "" if by else "If another column tells units apart, name it with --by"
    return wrong_where(table, time, again, found, "one value for each time", hint)
