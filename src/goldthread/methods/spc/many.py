"""The charts of many series at once: one long table, one call."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.spc.chart import Chart
from goldthread.methods.spc.kinds import Kind
from goldthread.methods.spc.limits import Floats
from goldthread.methods.spc.meanings import Direction
from goldthread.methods.spc.rules import Rules

Key = tuple[Hashable, ...]
Ints = NDArray[np.int64]
Codes = NDArray[np.int8]


@dataclass(frozen=True, eq=False)
class ManyRuns:
    """Runs and crossings of each series in its last phase. Arrays of shape (series,).

    -1 stands where there is nothing to count (no useful point).
    """

    useful: Ints
    longest: Ints
    longest_limit: Ints
    crossings: Ints
    crossings_limit: Ints
    signal: NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Summary:
    """Each series in one line: its last phase. Arrays of shape (series,), in the unit.

    n counts all points of the series; made_from those that made the last centre and
    limits; trial says where they are fewer than 13. lower and upper are those of the
    last point. variation holds places in MEANINGS, assurance in ASSURANCES.
    """

    n: Ints
    made_from: Ints
    trial: NDArray[np.bool_]
    centre: Floats
    lower: Floats
    upper: Floats
    variation: Codes
    assurance: Codes
    runs: ManyRuns | None


@dataclass(frozen=True, eq=False)
class ManyCharts:
    """The charts of many series. Arrays are read-only and in the unit.

    keys: for each series its value in each `by` column, in the order in which they
    first occur in the table. Arrays of points have shape (points,): series after
    series, each in order of time; `row` is the place of each point in the table, from
    0, and series k has the points starts[k] to starts[k + 1] - 1. signal holds places in
    SIGNALS, meaning in MEANINGS; side is +1 where a signal is high or rising, -1 where
    it is low or falling. target: shape (series,), not a number where there is none.
    """

    by: tuple[str, ...]
    keys: tuple[Key, ...]
    starts: Ints
    row: Ints
    series: Ints
    times: NDArray[Any]
    values: Floats
    phase: NDArray[np.int32]
    centre: Floats
    lower: Floats
    upper: Floats
    signal: Codes
    side: Codes
    meaning: Codes
    target: Floats
    summary: Summary
    kind: Kind
    rules: Rules
    improves: Direction
    unit: str
    fix_after: int | None

    def __len__(self) -> int:
        return len(self.keys)

    def __getitem__(self, place: int) -> Chart:
        """The chart of one series, by its place among the keys."""
        raise NotImplementedError


def many(
    table: Any,
    *,
    time: str,
    value: str,
    by: str | Sequence[str] = (),
    denominator: str | None = None,
    chart: Kind | str = Kind.XMR,
    rebase: Sequence[Any] | Mapping[Any, Sequence[Any]] = (),
    fix_after: int | None = None,
    improves: Direction | str = Direction.NEITHER,
    target: float | Mapping[Any, float] | None = None,
    unit: str = "",
    lowest: float | None = None,
    highest: float | None = None,
    rules: Rules | str | None = None,
) -> ManyCharts:
    """The charts of all series of a long table.

    table: columns by name, each of one length: a mapping (of arrays or lists), or a
    data frame of polars or pandas. time: the column of times (dates, numbers or text
    that sorts); value: numbers, all finite, in one unit; by: the columns that tell
    series apart. denominator, chart, fix_after, lowest, highest and rules as in `one`.
    rebase: times at which a new phase begins in every series, or a mapping from a
    series to its own; a series is named by its key, or by its one `by` value. A time
    between two points of a series starts the phase at the next; one after its last
    point, or before its first, starts none. target: one for all, or a mapping too.

    Rows may come in any order. A series, or a phase, of one point has a centre and no
    limits. Raises ValueError for columns that are not there or of different lengths, a
    value that is missing or infinite, two rows of one series with one time, a rebase
    or a target of a series that is not there, and as `one` does; TooFewPoints for a
    table without rows.
    """
    raise NotImplementedError
