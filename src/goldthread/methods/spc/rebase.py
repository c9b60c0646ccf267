"""Where the phases of many series begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.spc.long_table import Column, Ints, Key, Ordered


def phase_starts(ordered: Ordered, rebase: Sequence[Any] | Mapping[Any, Sequence[Any]]) -> Ints:
    """The points with which a phase begins, among them the first of every series.

    rebase: times for every series, or a mapping from a series to its own. A time
    between two points starts a phase at the next. Raises ValueError for a series that
    is not there, a time that is not of the kind of the times, and one after the last
    point of every series it is for.
    """
    first = np.zeros(len(ordered.times), dtype=bool)
    first[ordered.starts[:-1]] = True
    begins = first.copy()
    if isinstance(rebase, Mapping):
        places = Places(ordered.keys)
        for name, times in rebase.items():
            one = places[name]
            points = slice(int(ordered.starts[one]), int(ordered.starts[one + 1]))
            for time in times:
                begins[points] |= _begins(ordered.times[points], first[points], time)
    else:
        for time in rebase:
            begins |= _begins(ordered.times, first, time)
    return np.flatnonzero(begins)


class Places:
    """The number of each series by its key, or by its one `by` value."""

    def __init__(self, keys: Sequence[Key]) -> None:
        self._places = {key: place for place, key in enumerate(keys)}

    def __getitem__(self, name: Any) -> int:
        """Raises ValueError where there is no such series."""
        key = name if isinstance(name, tuple) else (name,)
        if key not in self._places:
            raise ValueError(f"There is no series {', '.join(map(str, key))!r}.")
        return self._places[key]


def _begins(times: Column, first: NDArray[np.bool_], time: Any) -> NDArray[np.bool_]:
    """The first point of each series that is at or after a time; first marks where series begin."""
    later = np.asarray(times >= _as_the_times(time, times), dtype=bool)
    if not later.any():
        raise ValueError(f"No point is at or after {time}, so no phase can start there.")
    begins: NDArray[np.bool_] = later.copy()
    begins[1:] &= ~later[:-1] | first[1:]
    return begins


def _as_the_times(time: Any, times: Column) -> Any:
    """A time to be compared with the times: a date among datetimes is its midnight."""
    kind = times.dtype.kind
    if kind == "M":
        fits = isinstance(time, date | np.datetime64)
    elif kind in "iuf":
        fits = isinstance(time, int | float | np.number)
    else:
        fits = isinstance(time, type(times[0]))
    if not fits:
        raise ValueError(f"No phase can start at {time}: the times are of another kind, such as {times[0]}.")
    if kind == "M" and isinstance(time, datetime):
        return np.datetime64(time.replace(tzinfo=None), "us")
    return np.datetime64(time) if kind == "M" else time
