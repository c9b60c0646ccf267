"""Where the phases of many series begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import numpy as np

from goldthread.methods.spc.long_table import Column, Ints, Key, Ordered


def phase_starts(ordered: Ordered, rebase: Sequence[Any] | Mapping[Any, Sequence[Any]]) -> Ints:
    """The points with which a phase begins, among them the first of every series.

    rebase: times for every series, or a mapping from a series to its own. A time
    between two points starts a phase at the next. Raises ValueError for a series that
    is not there, a time that is not of the kind of the times, and one after the last
    point of every series it is for.
    """
    begins = np.zeros(len(ordered.times), dtype=bool)
    begins[ordered.starts[:-1]] = True
    if isinstance(rebase, Mapping):
        for name, times in rebase.items():
            series = place_of(name, ordered.keys)
            for time in times:
                _begin(begins, ordered, [series], time)
    else:
        for time in rebase:
            _begin(begins, ordered, range(len(ordered.keys)), time)
    return np.flatnonzero(begins)


def place_of(name: Any, keys: Sequence[Key]) -> int:
    """The number of the series of that key, or whose one `by` value is that. ValueError if there is none."""
    key = name if isinstance(name, tuple) else (name,)
    try:
        return keys.index(key)
    except ValueError:
        raise ValueError(f"There is no series {', '.join(map(str, key))!r}.") from None


def _begin(begins: np.typing.NDArray[np.bool_], ordered: Ordered, series: Sequence[int], time: Any) -> None:
    asked = _as_the_times(time, ordered.times)
    found = False
    for one in series:
        first, stop = int(ordered.starts[one]), int(ordered.starts[one + 1])
        point = first + int(np.searchsorted(ordered.times[first:stop], asked))
        if point < stop:
            begins[point] = found = True
    if not found:
        raise ValueError(f"No point is at or after {time}, so no phase can start there.")


def _as_the_times(time: Any, times: Column) -> Any:
    """A time to be found among the times: a date among datetimes is its midnight."""
    kind = times.dtype.kind
    if kind == "M":
        fits = isinstance(time, date | np.datetime64)
    elif kind in "iuf":
        fits = isinstance(time, int | float | np.number)
    else:
        fits = isinstance(time, type(times[0]))
    if not fits:
        raise ValueError(
            f"Phases cannot start at {time}: it is not of the kind of the times, such as {times[0]}."
        )
    if kind == "M" and isinstance(time, datetime):
        return np.datetime64(time.replace(tzinfo=None), "us")
    return np.datetime64(time) if kind == "M" else time
