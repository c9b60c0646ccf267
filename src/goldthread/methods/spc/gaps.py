"""Long gaps: so many periods without a reading that what stands on either side are no neighbours.

A moving range is the distance between neighbours: how much a process varies from one period to the next.
Across a year without readings it is how far the process came in a year, and makes limits too wide. Nor are
points on both sides of a gap so many in a row. Programs that are given the missing periods as missing
(qicharts2 among them) take no moving range there either; given the readings alone, they close the gap without
a word.

Source for moving ranges of neighbours alone: Montgomery, 6.4 (of consecutive observations); Wheeler and
Chambers, Understanding Statistical Process Control, on what may be compared within a subgroup.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.spc.long_table import Column, plain
from goldthread.tables.calendar import step_of

Ints = NDArray[np.int64]

LONG_GAP = 3
"""So many periods in a row without a reading are a long gap. One or two, as a holiday or a late return leaves
them, change what neighbours are by little, and are not worth broken lines."""


def long_gaps(times: Sequence[Any], fewest: int | None = LONG_GAP) -> tuple[int, ...]:
    """The places of the points that follow a long gap, from 0.

    times: in order. None of a series whose times are no dates or take no step that the calendar knows, and
    none at all where fewest is None.
    """
    if fewest is None or len(times) < 3 or not isinstance(times[0], date):
        return ()
    apart = [later - earlier for earlier, later in pairwise(times)]
    if max(apart) < _seldom(fewest) * min(apart):
        return ()
    return tuple(place for place, missing in enumerate(_missing(tuple(times)), 1) if missing >= fewest)


def missing_before(times: Sequence[Any], place: int) -> int:
    """How many periods without a reading there are before the point at that place."""
    missing = _missing(tuple(times))
    return missing[place - 1] if missing else 0


def many_long_gaps(times: Column, starts: Ints, fewest: int | None = LONG_GAP) -> Ints:
    """The same of many series, as places among all points.

    times: shape (points,), series after series, each in order; starts: where each begins, and at the end the
    number of points.
    """
    none = np.zeros(0, dtype=np.int64)
    if fewest is None or times.dtype.kind != "M" or len(times) < 2:
        return none
    apart = np.r_[np.diff(times.astype("datetime64[s]").astype(np.int64)), 0]
    last = starts[1:] - 1
    apart[last] = np.iinfo(np.int64).max
    shortest = np.minimum.reduceat(apart, starts[:-1])
    apart[last] = 0
    longest = np.maximum.reduceat(apart, starts[:-1])
    known: dict[bytes, tuple[int, ...]] = {}  # many series have the same times
    found = []
    for series in np.flatnonzero(longest >= _seldom(fewest) * shortest.astype(np.float64)):
        start, stop = int(starts[series]), int(starts[series + 1])
        own = times[start:stop]
        if (name := own.tobytes()) not in known:
            known[name] = long_gaps([plain(time) for time in own], fewest)
        found += [start + place for place in known[name]]
    return np.array(found, dtype=np.int64) if found else none


def _seldom(fewest: int) -> float:
    """How many times the shortest distance of a series its longest is at least, where there is such a gap."""
    return 0.75 * (fewest + 1)


@lru_cache(maxsize=256)  # a sentence asks again; and many series have the same times
def _missing(times: tuple[Any, ...]) -> tuple[int, ...]:
    """Periods without a reading before each point but the first; nothing where no step is known."""
    step = step_of(times)
    if step is None:
        return ()
    places = [step.place(time) for time in times]
    return tuple(later - earlier - 1 for earlier, later in pairwise(places))
