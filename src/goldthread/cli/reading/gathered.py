"""Series as they were gathered from a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.tables.calendar import step_of
from goldthread.tables.steps import Step


@dataclass(frozen=True, eq=False)
class Gathered:
    """The series of a table in the order in which they first occur, each in order of time.

    keys: for each series its cells in the `by` columns. Series k has the points starts[k]
    to starts[k + 1] - 1. For each point, shape (points,): series, its place among keys;
    rank, the place of its time in `times`; cells, its time as the file spells it (a place
    in `spellings`); values, and denominators where there are any. All values are finite.
    deviations: of groups, whose sizes are the denominators. usual: the step of all times
    together, which knows how they were spelt.
    """

    keys: tuple[tuple[str, ...], ...]
    starts: NDArray[np.int64]
    series: NDArray[np.int64]
    rank: NDArray[np.int64]
    times: tuple[Any, ...]
    cells: NDArray[np.int64]
    spellings: tuple[str, ...]
    values: NDArray[np.float64]
    denominators: NDArray[np.float64] | None
    warnings: tuple[str, ...]
    deviations: NDArray[np.float64] | None = None
    usual: Step | None = None

    def __len__(self) -> int:
        return len(self.keys)

    def name(self, place: int) -> str:
        """The series as people call it: what its `by` cells say."""
        return ", ".join(cell or "(empty)" for cell in self.keys[place])

    def times_of(self, place: int) -> tuple[Any, ...]:
        """The times of one series."""
        return tuple(
            self.times[rank] for rank in self.rank[self.starts[place] : self.starts[place + 1]].tolist()
        )

    def step(self, place: int) -> str:
        """What one point of that series is: 'month', 'week', …, failing that 'point'."""
        found = step_of_one(self.times_of(place), self.usual)
        return found.name if found else "point"


def step_of_one(times: tuple[Any, ...], usual: Step | None) -> Step | None:
    """The step of one series: of years the financial one, where times are spelt so."""
    found = step_of(times)
    return usual if found and usual and (found.name, usual.name) == ("year", "financial year") else found


def starts_of(series: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """Where each of so many series begins, and where the last ends."""
    return np.searchsorted(series, np.arange(count + 1))
