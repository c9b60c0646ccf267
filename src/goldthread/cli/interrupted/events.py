"""What else happened: a table of dated events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goldthread.tables.table import Table

from .. import Refused
from ..reading.options import Reading
from ..reading.texts import texts, yes_or_no

DATES = ("date", "time", "when", "period", "month")
WHATS = ("what", "event", "name", "text")


@dataclass(frozen=True)
class Happened:
    """Dated events, and dated changes of how the outcome is counted."""

    events: tuple[tuple[Any, str], ...]
    definition_changes: tuple[tuple[Any, str], ...]


def read_events(table: Table, reading: Reading) -> Happened:
    """The events of a table; refused where there is no column of dates or of what happened."""
    found = reading.times(table, [_column(table, DATES)])
    when = [found.distinct[rank] for rank in found.ranks.tolist()]
    what = texts(table, _column(table, WHATS))
    changed = [False] * len(what)
    if "definition" in table.columns:
        changed = yes_or_no(table, "definition", empty="no").tolist()
    rows = list(zip(when, what, changed, strict=True))
    return Happened(
        tuple((day, text) for day, text, definition in rows if not definition),
        tuple((day, text) for day, text, definition in rows if definition),
    )


def _column(table: Table, names: tuple[str, ...]) -> str:
    for name in table.columns:
        if name.lower() in names:
            return name
    there = ", ".join(f"‘{name}’" for name in table.columns)
    raise Refused(f"{table.name}: events need a column ‘{names[0]}’; its columns are {there}.")
