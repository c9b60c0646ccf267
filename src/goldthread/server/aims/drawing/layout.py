"""Where cards and lines go. Columns share the height in equal slots, so that lines need no measuring.

A column of n cards divides the height into n equal slots and stands each card in the middle of its
own; the style sheet does the same. So the middle of the i-th card lies at (i + ½)/n of the height
whatever its text, and lines are drawn on the server, in a box that stretches with the page.
"""

from dataclasses import dataclass

from .cards import Card
from .graph import Graph

COLUMNS = 5
WIDTH, GAP = 172, 35  # of a column and between two, in thousandths: app-thread in _thread.scss says the same
SWEEPS = 5  # odd: the last goes down, so that folded workshops stand beside their value stream


@dataclass(frozen=True)
class Line:
    """A line between two cards: `path` in a box of 1000 by 1000. `long` when it passes a column by."""

    a: str
    b: str
    path: str
    long: bool


@dataclass(frozen=True)
class Column:
    """One level: its cards in order."""

    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Drawing:
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    leads_to: dict[str, tuple[Card, ...]]


def lay_out(graph: Graph) -> Drawing:
    """Order the cards of each column so that few lines cross, and draw the lines."""
    columns = _ordered(graph)
    middle = {key: (i + 0.5) / len(column) for column in columns for i, key in enumerate(column)}
    lines = [_line(graph, joint, middle) for joint in graph.joints]
    lines.sort(key=lambda line: not line.long)  # long ones first, so that the thread lies over them
    return Drawing(
        tuple(Column(tuple(graph.cards[key] for key in column)) for column in columns),
        tuple(lines),
        {key: tuple(graph.cards[k] for k in graph.below.get(key, ())) for key in graph.cards},
    )


def _ordered(graph: Graph) -> list[list[str]]:
    """Barycentre: sweep down and up, putting each card at the mean height of what it is joined to."""
    columns = [[k for k, c in graph.cards.items() if c.level == level] for level in range(COLUMNS)]
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        for level in range(1, COLUMNS) if down else range(COLUMNS - 2, -1, -1):
            neighbours = graph.above if down else graph.below
            heights = {k: (i + 0.5) / len(column) for column in columns for i, k in enumerate(column)}
            columns[level].sort(key=lambda key: _height(key, graph, neighbours, heights))
    return columns


def _height(
    key: str, graph: Graph, neighbours: dict[str, list[str]], heights: dict[str, float]
) -> tuple[bool, bool, float]:
    """Values stand below priorities, what hangs on nothing below what hangs; then the mean of its joints."""
    joined = [heights[k] for k in neighbours.get(key, ())]
    mean = sum(joined) / len(joined) if joined else heights[key]
    loose = graph.cards[key].level > 0 and not graph.above.get(key)
    return key.startswith("value-"), loose, mean


def _line(graph: Graph, joint: tuple[str, str], middle: dict[str, float]) -> Line:
    a, b = (graph.cards[key] for key in joint)
    x1, x2 = a.level * (WIDTH + GAP) + WIDTH, b.level * (WIDTH + GAP)
    y1, y2 = round(1000 * middle[a.key], 1), round(1000 * middle[b.key], 1)
    half = GAP // 2
    path = f"M{x1} {y1}C{x1 + half} {y1} {x2 - half} {y2} {x2} {y2}"
    return Line(a.key, b.key, path, b.level - a.level > 1)
