"""The table of who may do what, for a page and, as Markdown, for the documents.

`python -m goldthread.server.people.roles_table` prints the Markdown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .roles import PART_ABILITIES, ROLE_ABILITIES, Ability


@dataclass(frozen=True)
class Table:
    """Columns of roles or parts, a row for each ability."""

    caption: str
    columns: list[str]
    rows: list[tuple[str, list[bool]]]


def roles() -> Table:
    """Role × ability."""
    return _table("What each role may do, where it is held and below", ROLE_ABILITIES)


def parts() -> Table:
    """Part × ability."""
    return _table("What each part may do, in its value stream or workshop only", PART_ABILITIES)


def as_markdown(table: Table) -> str:
    """The table in Markdown."""
    lines = [
        f"| | {' | '.join(table.columns)} |",
        f"| --- |{' --- |' * len(table.columns)}",
        *(f"| {text} | {' | '.join('yes' if y else '' for y in held)} |" for text, held in table.rows),
    ]
    return "\n".join(lines)


def _table(caption: str, held: Mapping[Any, frozenset[Ability]]) -> Table:
    abilities = [a for a in Ability if any(a in each for each in held.values())]
    rows = [(a.label, [a in each for each in held.values()]) for a in abilities]
    return Table(caption, [who.label for who in held], rows)


if __name__ == "__main__":
    for each in (roles(), parts()):
        print(f"**{each.caption}**\n\n{as_markdown(each)}\n")
