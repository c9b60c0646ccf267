"""What every method's command answers with; only what the chosen format asks for is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goldthread.charts.figure import Figure

Rows = tuple[Sequence[str], Iterable[Sequence[Any]]]
"""A header, and rows as long as it."""


@dataclass(frozen=True)
class Answer:
    """What a command found, in all the forms in which it can be written.

    heading: what was looked at, in a line. sentences: the findings in plain English.
    rows: the main table, which is the CSV. data: what JSON holds; arrays, dates, enums and
    NaN are made into what JSON knows. figures: drawn at a width in pixels.
    tables: captions and further tables, for people (table and html); shown: the main table
    for people where it differs from the CSV. warnings: said on standard error in every
    format. others: further formats of this command, such as graphml. read: how its files were read.
    """

    heading: str
    rows: Callable[[], Rows]
    data: Callable[[], Any]
    sentences: Sequence[str] | Callable[[], Sequence[str]] = ()
    figures: Callable[[int], Iterable[Figure]] | None = None
    warnings: Sequence[str] = ()
    caption: str = ""
    shown: Callable[[], Rows] | None = None
    tables: Mapping[str, Callable[[], Rows]] = field(default_factory=dict)
    others: Mapping[str, Callable[[], str | bytes]] = field(default_factory=dict)
    read: Sequence[str] = ()

    def in_words(self) -> Sequence[str]:
        """The sentences, made now if they are made when needed."""
        return self.sentences() if callable(self.sentences) else self.sentences
