"""What is wrong with a table's rows, said row by row: up to 20 rows, the rest counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from heapq import merge
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import Refused
from .reading_tables import Table

MOST_SAID = 20


@dataclass(frozen=True)
class Wrong:
    """Cells that cannot be read: how many, and (place, column, found, wanted) of the first of them.

    hints are sentences on all of them, said at the end. Added, they are told in the order
    of rows.
    """

    count: int = 0
    first: tuple[tuple[int, str, str, str], ...] = ()
    hints: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.count > 0

    def __add__(self, other: Wrong) -> Wrong:
        first = tuple(merge(self.first, other.first, key=lambda each: each[0]))[:MOST_SAID]
        return Wrong(self.count + other.count, first, self.hints + other.hints)


def wrong_where(
    column: str, where: NDArray[np.bool_], found: Callable[[int], str], wanted: str, hint: str = ""
) -> Wrong:
    """The rows where that is so; found says what stands at a place."""
    places = np.flatnonzero(where)
    first = tuple((place, column, found(place), wanted) for place in places[:MOST_SAID].tolist())
    return Wrong(len(places), first, (hint,) if hint and len(places) else ())


def refuse_any(table: Table, wrong: Wrong) -> None:
    """Refuse the table if anything is wrong with it."""
    if wrong:
        lines = [
            f"{table.name}, row {table.row(place)}, column '{column}': {found}; expected {wanted}."
            for place, column, found, wanted in wrong.first
        ]
        rest = wrong.count - len(wrong.first)
        more = [f"… and {rest:,} more."] if rest else []
        raise Refused("\n".join([*lines, *more, *wrong.hints]))


def unreadable(table: Table, column: str, why: Any) -> Refused:
    """A refusal of a whole column."""
    return Refused(f"{table.name}, column '{column}': it {why}.")
