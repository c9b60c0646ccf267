"""The key of a figure: what each look means, in rows that fit its width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from goldthread.charts.marks import Mark, points, rules, text
from goldthread.charts.theme import PAPER, text_size, text_width

EDGE = 10.0
"""Pixels from the figure's left edge to the first sample."""

LINE = 26.0
"""How long the sample of a line is."""


@dataclass(frozen=True)
class Entry:
    """One look and its words. A shape makes it a point, none a line.

    outline: of the point; letter: stands in the point; dash and thickness: of the line.
    anew: it begins a row.
    """

    words: str
    colour: str
    shape: str = ""
    area: float = 60
    outline: str = PAPER
    letter: str = ""
    letter_colour: str = PAPER
    thickness: float = 1.5
    dash: tuple[int, ...] = ()
    anew: bool = False

    @property
    def sample_width(self) -> float:
        return 22 if self.shape else LINE + 14


def rows_of(entries: Sequence[Entry], width: int) -> int:
    """How many rows the key takes in a figure of that width."""
    return 1 + max((row for _, row in _placed(entries, width)), default=-1)


def height_of(entries: Sequence[Entry], width: int) -> int:
    """How many pixels the key is high in a figure of that width."""
    return rows_of(entries, width) * (text_size(width) + 8)


def key(entries: Sequence[Entry], *, left: float, top: float, width: int) -> list[Mark]:
    """The key, its figure's left edge and the middle of its first row at those pixels of the plot."""
    size = text_size(width)
    placed = [
        (entry, left + along, top + row * (size + 8))
        for entry, (along, row) in zip(entries, _placed(entries, width), strict=True)
    ]
    if not placed:
        return []
    drawn = [
        rules(
            [{"px": x - 5, "px2": x - 5 + LINE, "py": y}],
            "px",
            "py",
            x2="px2",
            color=entry.colour,
            strokeWidth=entry.thickness,
            strokeDash=list(entry.dash),
        )
        for entry, x, y in placed
        if not entry.shape
    ]
    dots = [_dot(entry, x, y) for entry, x, y in placed if entry.shape]
    letters = [
        {"px": x, "py": y + 0.5, "words": entry.letter, "colour": entry.letter_colour}
        for entry, x, y in placed
        if entry.letter
    ]
    words = [{"px": x - 11 + entry.sample_width, "py": y, "words": entry.words} for entry, x, y in placed]
    if dots:
        drawn.append(points(dots, "px", "py"))
    if letters:
        drawn.append(text(letters, "px", "py", align="center", fontSize=size - 3, fontWeight="bold"))
    return [*drawn, text(words, "px", "py", limit=width - EDGE - 30)]


def _dot(entry: Entry, x: float, y: float) -> dict[str, Any]:
    dot = {"px": x, "py": y, "colour": entry.colour, "shape": entry.shape, "area": entry.area}
    return {**dot, "stroke": entry.outline, "thickness": 1.0}


def _placed(entries: Sequence[Entry], width: int) -> list[tuple[float, int]]:
    """For each entry the middle of its sample from the figure's left edge, and its row."""
    size, x, row, placed = text_size(width), EDGE, 0, []
    for entry in entries:
        wide = entry.sample_width + text_width(entry.words, size) + 12
        if x > EDGE and (entry.anew or x + wide > width):
            x, row = EDGE, row + 1
        placed.append((x, row))
        x += wide
    return placed
