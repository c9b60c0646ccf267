"""Two definitions side by side: what stays, and what changes."""

from collections.abc import Iterable
from typing import NamedTuple

from goldthread.server.ui import formats

from ..models import Revision

ROWS = {
    "counted": "What is counted",
    "population": "Population",
    "method": "Method",
    "frequency": "How often",
    "kind": "Kind",
    "per": "Per",
    "unit": "Unit",
    "direction": "Which way is better",
}


def lines_called(names: Iterable[str]) -> str:
    """Lines of a definition as a sentence names them: ‘population, unit and how often’."""
    return formats.listed(ROWS[name].lower() for name in names)


class Compared(NamedTuple):
    """One line of a definition, before and after."""

    name: str
    before: str
    after: str
    changed: bool


def defined(revision: Revision) -> list[tuple[str, str]]:
    """A definition, line by line, as people read it; empty lines are left out."""
    return [(name, said) for field, name in ROWS.items() if (said := _said(revision, field))]


def compared(before: Revision | None, after: Revision) -> list[Compared]:
    """Each line of two definitions; nothing before the first."""
    lines = []
    for field, name in ROWS.items():
        was, now = _said(before, field) if before else "", _said(after, field)
        if was or now:
            lines.append(Compared(name, was, now, bool(before) and was != now))
    return lines


def _said(revision: Revision, field: str) -> str:
    display = getattr(revision, f"get_{field}_display", None)
    value = display() if display else getattr(revision, field)
    return "" if value in (None, "") else f"{value:,}" if isinstance(value, int) else str(value)
