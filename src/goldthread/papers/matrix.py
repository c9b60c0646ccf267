"""The summary that boards know: what varies how, beside what will meet its target."""

from __future__ import annotations

from collections.abc import Iterable

from goldthread.papers.paper import Matrix, Row
from goldthread.papers.texts import cut

DOWN = ("Concern", "Unusual", "As usual", "Improvement")
ACROSS = ("Will meet", "Hit and miss", "Will miss", "No target")
LONGEST_NAME = 70
"""Characters of a name within a cell; the overview has the whole."""

TOO_FEW = "Too few readings"


def matrix_of(rows: Iterable[Row]) -> Matrix:
    """The grid with the names of the measures in it, in the order of the alphabet within each cell.

    Rows of too few readings, and the last column, are there only if a measure is in them.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        one = row.variation.short if row.variation.short in DOWN else TOO_FEW
        other = row.assurance.short if row.assurance.short in ACROSS else ACROSS[-1]
        found.setdefault((one, other), []).append(cut(row.name, LONGEST_NAME))
    used_down, used_across = ({key[side] for key in found} for side in (0, 1))
    down = tuple(name for name in (*DOWN, TOO_FEW) if name != TOO_FEW or name in used_down)
    across = tuple(name for name in ACROSS if name != ACROSS[-1] or name in used_across)
    cells = tuple(
        tuple(tuple(sorted(found.get((each, other), ()), key=str.casefold)) for other in across)
        for each in down
    )
    return Matrix(down, across, cells)
