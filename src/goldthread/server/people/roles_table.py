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
from .vocabulary import Vocabulary

Words = Mapping[str, Any]


@dataclass(frozen=True)
class Table:
    """Columns of roles or parts, a row for each ability."""

    caption: str
    columns: list[str]
    rows: list[tuple[str, list[bool]]]


def roles(words: Words | None = None) -> Table:
    """Role × ability, in these words; without any, in those of the documents."""
    held = {role: abilities.of_role(role) for role in Role}
    return _table("What each role may do, where it is held and below", held, words or of_documents())


def parts(words: Words | None = None) -> list[Table]:
    """Part × ability, a table for each kind of part."""
    words = words or of_documents()
    return [
        _table(f"What each part may do, in its {where.format_map(words)} only", held, words)
        for where, held in all_parts.tables()
    ]


def of_documents() -> Words:
    """The words that documents are written in."""
    return Vocabulary({"pack": "japanese"})


def as_markdown(table: Table) -> str:
    """The table in Markdown."""
    lines = [
        f"| | {' | '.join(table.columns)} |",
        f"| --- |{' --- |' * len(table.columns)}",
        *(f"| {text} | {' | '.join('yes' if y else '' for y in held)} |" for text, held in table.rows),
    ]
    return "\n".join(lines)


def _table(caption: str, held: Mapping[Any, frozenset[Ability]], words: Words) -> Table:
    known = [a for a in abilities.every() if any(a in each for each in held.values())]
    rows = [(a.label.format_map(words), [a in each for each in held.values()]) for a in known]
    return Table(caption, [words[who.value].title if who.value in words else who.label for who in held], rows)


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.server.config.settings")
    django.setup()
    for each in (roles(), *parts()):
        print(f"**{each.caption}**\n\n{as_markdown(each)}\n")
