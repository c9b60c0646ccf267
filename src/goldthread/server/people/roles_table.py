"""The one table of who may do what, for a page and, as Markdown, for the documents.

It is the union of what the rooms declare. `python -m goldthread.server.people.roles_table` prints the
Markdown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from . import abilities
from . import parts as all_parts
from .abilities import Ability
from .roles import Role


@dataclass(frozen=True)
class Table:
    """Columns of roles or parts, a row for each ability."""

    caption: str
    columns: list[str]
    rows: list[tuple[str, list[bool]]]


def roles() -> Table:
    """Role × ability."""
    held = {role: abilities.of_role(role) for role in Role}
    return _table("What each role may do, where it is held and below", held)


def parts() -> list[Table]:
    """Part × ability, a table for each kind of part."""
    return [_table(f"What each part may do, in its {where} only", held) for where, held in all_parts.tables()]


def as_markdown(table: Table) -> str:
    """The table in Markdown."""
    lines = [
        f"| | {' | '.join(table.columns)} |",
        f"| --- |{' --- |' * len(table.columns)}",
        *(f"| {text} | {' | '.join('yes' if y else '' for y in held)} |" for text, held in table.rows),
    ]
    return "\n".join(lines)


def _table(caption: str, held: Mapping[Any, frozenset[Ability]]) -> Table:
    known = [a for a in abilities.every() if any(a in each for each in held.values())]
    rows = [(a.label, [a in each for each in held.values()]) for a in known]
    return Table(caption, [who.label for who in held], rows)


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.server.config.settings")
    django.setup()
    for each in (roles(), *parts()):
        print(f"**{each.caption}**\n\n{as_markdown(each)}\n")
