"""A tree of teams as somebody has it, pasted: ‘Surgery > Theatres’, columns of a spreadsheet, or indented."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from goldthread.tables.delimited import Parted, lines_of

HEADINGS = {"directorate", "division", "department", "service", "care group", "ward", "team", "unit", "name"}
BETWEEN = re.compile("[>›→]")
MOST = 1000
DEEPEST = 20
"""Levels below one another: no organisation is deeper, and what stands further in is refused."""

Path = tuple[str, ...]
"""The names from the top down."""


@dataclass(frozen=True)
class Outline:
    """The paths of a pasted list, each once, every team after the one it is part of.

    heading: a first row that named columns, and is no team. too_deep: a team that stands deeper than can be.
    """

    paths: tuple[Path, ...] = ()
    heading: str = ""
    too_deep: str = ""


def outline(text: str) -> Outline:
    """Read a pasted tree. Teams named only as the parent of another are in it too."""
    rows = list(islice(_rows(text), 5 * MOST))
    heading = ""
    if rows and all(name.casefold() in HEADINGS for name in rows[0]):
        heading = ", ".join(rows.pop(0))
    if deep := next((path for path in rows if len(path) > DEEPEST), None):
        return Outline(heading=heading, too_deep=deep[DEEPEST])
    paths = (path[: depth + 1] for path in rows for depth in range(len(path)))
    return Outline(tuple(dict.fromkeys(paths)), heading)


def _rows(text: str) -> Iterator[Path]:
    """Each line as a path. An empty cell on the left stands for what is above it, as in merged cells."""
    lines = [line for line in text.splitlines() if line.strip()]
    between = any(BETWEEN.search(line) for line in lines)
    if not between and any("\t" in line.strip() for line in lines):
        above: list[str] = []
        for _, cells in lines_of(Parted(text, "\t")):
            names = [" ".join(cell.split()) for cell in cells]
            first = next(place for place, name in enumerate(names) if name)
            above = [*above[:first], *(name for name in names[first:] if name)]
            yield tuple(above)
    else:
        yield from _indented(lines)


def _indented(lines: list[str]) -> Iterator[Path]:
    """What stands further in is part of the line above; a path begins at the top; a bullet is in no name."""
    open_at: list[tuple[int, Path]] = []
    for line in lines:
        body = re.sub(r"^[\s•·*–-]+(?=\S)", "", line)
        depth = len(line.expandtabs(4)) - len(body.expandtabs(4))
        while open_at and (open_at[-1][0] >= depth or BETWEEN.search(body)):
            open_at.pop()
        open_at.append((depth, _path(BETWEEN.split(body))))
        yield tuple(name for _, path in open_at for name in path)


def _path(names: list[str]) -> Path:
    return tuple(" ".join(name.split()) for name in names if name.strip())
