"""What is in a paper, whatever file it becomes.

All texts are plain; those of people may hold anything, and each writer keeps them from being more than text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldthread.charts.figure import Figure
from goldthread.charts.icons import Icon


@dataclass(frozen=True)
class Numbers:
    """The numbers of a row, in its unit, for a workbook; None where there is none."""

    latest: float | None = None
    target: float | None = None
    centre: float | None = None
    lower: float | None = None
    upper: float | None = None


@dataclass(frozen=True)
class Row:
    """One measure in an overview.

    latest, target, usual: as one would say them, with their unit; when: of which period the latest is.
    belongs: whose it is (a team). why: why it deserves talk, a sentence each; none where it is as usual.
    sentence: what its chart says. sure: how sure that is, a sentence each. small: its small chart as SVG
    markup, '' where there is none; values: the numbers that it shows, in order of time. read: when it was
    read last. link: where it is found, '' where nowhere.
    """

    name: str
    latest: str
    variation: Icon
    assurance: Icon
    sentence: str
    sure: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    when: str = ""
    target: str = ""
    usual: str = ""
    unit: str = ""
    belongs: str = ""
    owner: str = ""
    read: str = ""
    small: str = ""
    values: tuple[float | None, ...] = ()
    numbers: Numbers = Numbers()
    link: str = ""

    @property
    def about(self) -> tuple[str, ...]:
        """Whose it is, who owns it and when it was read, a line each, as far as it is known."""
        lines = (
            self.belongs,
            f"Owner: {self.owner}" * bool(self.owner),
            f"Read: {self.read}" * bool(self.read),
        )
        return tuple(line for line in lines if line)


@dataclass(frozen=True)
class Group:
    """Rows that stand together under a heading, such as 'Talk about these (5)'."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Overview:
    """Measures, a row each, in groups."""

    groups: tuple[Group, ...]
    heading: str = "Overview"

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows of all groups, in order."""
        return tuple(row for group in self.groups for row in group.rows)


@dataclass(frozen=True)
class Matrix:
    """Variation by assurance, with the names of the measures that are so.

    down: the kinds of variation, across: of assurance. cells: for each of `down` one for each of `across`.
    """

    down: tuple[str, ...]
    across: tuple[str, ...]
    cells: tuple[tuple[tuple[str, ...], ...], ...]
    heading: str = "Variation and assurance"


@dataclass(frozen=True)
class Charted:
    """One chart with what is to be said of it, on a page, a slide or a sheet of its own.

    figure: the chart; its table holds its points, and its alt says what it shows. sentence: the finding.
    sure: how sure that is: how many of a hundred like it would cry wolf, what misleads, trial limits.
    notes: what is noted at points or happened. definition: names and what they say ('Counted as', …).
    unit: of the values. gaps: the places of the points before which a long gap lies.
    """

    title: str
    sentence: str
    figure: Figure
    sure: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    definition: tuple[tuple[str, str], ...] = ()
    variation: Icon | None = None
    assurance: Icon | None = None
    unit: str = ""
    link: str = ""
    gaps: tuple[int, ...] = ()

    @property
    def alt(self) -> str:
        """What the chart shows, for those who do not see it."""
        return self.figure.alt

    @property
    def points(self) -> Sequence[Any]:
        """The points, each with its time, value, limits, signal, meaning, target and note."""
        return self.figure.table


@dataclass(frozen=True)
class Text:
    """Paragraphs under a heading."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """Rows of plain values under a caption; numbers stay numbers."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


Part = Overview | Matrix | Charted | Text | Table


@dataclass(frozen=True)
class Paper:
    """A paper for a meeting.

    subtitle: whose it is, of when. first: what must be known before anything else (what was left out, what
    misleads). made: how it was made and what holds for all charts in it, said at its end. on: the day it was
    made, which stands in the file's properties.
    """

    title: str
    on: date
    subtitle: str = ""
    parts: tuple[Part, ...] = ()
    first: tuple[str, ...] = ()
    made: tuple[str, ...] = ()

    @property
    def charts(self) -> tuple[Charted, ...]:
        """Its charts, in order."""
        return tuple(part for part in self.parts if isinstance(part, Charted))
