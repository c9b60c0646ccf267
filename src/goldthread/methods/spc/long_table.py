"""The columns of a long table, and its rows put in order: series after series, each in order of time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.errors import TooFewPoints
from goldthread.methods.spc.limits import Floats

Key = tuple[Hashable, ...]
Ints = NDArray[np.int64]
Column = NDArray[Any]

MIXED = "The times are not all of one kind: dates, numbers or text."


@dataclass(frozen=True, eq=False)
class Ordered:
    """A long table in order.

    keys: of each series, in the order in which they first occur. starts: where each
    begins, shape (series,), and at the end the number of points. row: the place of
    each point in the table, shape (points,), as are times.
    """

    keys: tuple[Key, ...]
    starts: Ints
    row: Ints
    times: Column

    def series_at(self, point: int) -> Key:
        """The key of the series that a point belongs to."""
        return self.keys[int(np.searchsorted(self.starts, point, side="right")) - 1]


def in_order(times: Column, by: Sequence[Column]) -> Ordered:
    """Rows by series and time. Raises ValueError for two rows of one series with one time.

    times and each of by: shape (rows,). Rows that are in order already are not moved.
    """
    refuse_missing_times(times)
    begins = _new_heads(by, len(times))
    keys, of_head = _numbered(by, begins)
    together = len(begins) == len(keys)
    if not together:
        series = np.repeat(of_head, np.diff(np.r_[begins, len(times)]))
        begins = np.r_[0, np.cumsum(np.bincount(series, minlength=len(keys)))[:-1]]
    starts: Ints = np.r_[begins, len(times)]
    within = _within_series(starts)
    if together and _ascends(times)[within].all():
        ordered = Ordered(keys, starts, np.arange(len(times)), times.copy())
    else:
        if together:
            series = np.repeat(np.arange(len(keys)), np.diff(starts))
        row = _by_series_and_time(series, times)
        ordered = Ordered(keys, starts, row, times[row])
    _refuse_twice(ordered, within)
    return ordered


def series_numbers(by: Sequence[Column], n: int) -> Ints:
    """The number of the series of each of n rows, as they first occur."""
    begins = _new_heads(by, n)
    _, of_head = _numbered(by, begins)
    return np.repeat(of_head, np.diff(np.r_[begins, n]))


def column(table: Any, name: str) -> Column:
    """One column by name, shape (rows,), dates and times as numpy has them. ValueError if it is not there."""
    try:
        found = table[name]
    except Exception:
        there = ", ".join(str(other) for other in getattr(table, "columns", table))
        raise ValueError(f"There is no column {name!r}; there are {there}.") from None
    array: Column = found.to_numpy() if hasattr(found, "to_numpy") else _as_array(found)
    return _dates(array) if array.dtype == object else array


def numbers(table: Any, name: str) -> Floats:
    """A column of numbers, as floats; a missing one is not a number."""
    found = column(table, name)
    try:
        return np.array(found, dtype=np.float64)
    except (TypeError, ValueError):
        raise ValueError(f"The column {name!r} has something that is not a number.") from None


def _as_array(found: Any) -> Column:
    array = np.asarray(found)
    return array if array.dtype.kind not in "US" else np.asarray(found, dtype=object)


def _dates(array: Column) -> Column:
    """Python's dates, or times of day without a zone, as numpy has them; anything else as it is."""
    kinds = set(map(type, array.tolist()))
    if kinds == {date}:
        return array.astype("datetime64[D]")
    if kinds == {datetime} and all(time.tzinfo is None for time in array):
        return array.astype("datetime64[us]")
    return array


def _new_heads(by: Sequence[Column], n: int) -> Ints:
    """Rows that are not of the series of the row before."""
    new = np.zeros(n, dtype=bool)
    new[0] = True
    for one in by:
        new[1:] |= one[1:] != one[:-1]
    return np.flatnonzero(new)


def _numbered(by: Sequence[Column], begins: Ints) -> tuple[tuple[Key, ...], Ints]:
    """The keys in the order in which they first occur, and for each head the number of its key."""
    if not by:
        return ((),), np.zeros(1, np.int64)
    heads = [one[begins].tolist() for one in by]
    told: Iterable[Any] = heads[0] if len(by) == 1 else zip(*heads, strict=True)
    place: defaultdict[Any, int] = defaultdict(count().__next__)
    numbers = np.fromiter(map(place.__getitem__, told), np.int64, len(begins))
    return tuple((key,) for key in place) if len(by) == 1 else tuple(place), numbers


def refuse_missing_times(times: Column) -> None:
    """Raise ValueError with the row of the first time that is missing; TooFewPoints without rows."""
    if not len(times):
        raise TooFewPoints("The table has no rows.")
    if times.dtype == object:
        missing = np.fromiter((time is None for time in times), bool, len(times))
    else:
        missing = np.isnat(times) if times.dtype.kind == "M" else times != times
    if missing.any():
        raise ValueError(f"There is no time in row {int(np.argmax(missing)) + 1}.")


def _ascends(times: Column) -> NDArray[np.bool_]:
    """Whether each time is after the one before. ValueError where they are not of one kind."""
    try:
        later: NDArray[np.bool_] = times[1:] > times[:-1]
    except TypeError:
        raise ValueError(MIXED) from None
    return later


def _within_series(starts: Ints) -> NDArray[np.bool_]:
    """Of each pair of points one after the other, whether they are of one series."""
    within = np.ones(max(int(starts[-1]) - 1, 0), dtype=bool)
    within[starts[1:-1] - 1] = False
    return within


def _by_series_and_time(series: Ints, times: Column) -> Ints:
    """The order of the rows: by series, then by time. series: the number of each row's series."""
    try:
        if times.dtype.kind in "Miu":
            since = times.astype(np.int64) - int(times.min().astype(np.int64))
            span = int(since.max()) + 1
            if span <= np.iinfo(np.int64).max // (int(series.max()) + 1):
                return np.argsort(series * span + since)
        by_time = np.argsort(times, kind="stable")
    except TypeError:
        raise ValueError(MIXED) from None
    order: Ints = by_time[np.argsort(series[by_time], kind="stable")]
    return order


def _refuse_twice(ordered: Ordered, within: NDArray[np.bool_]) -> None:
    times = ordered.times
    twice = (times[1:] == times[:-1]) & within
    if twice.any():
        point = int(np.argmax(twice)) + 1
        rows = sorted(int(ordered.row[place]) + 1 for place in (point - 1, point))
        whose = ", ".join(str(part) for part in ordered.series_at(point))
        said = f" of {whose}" if whose else ""
        when = plain(times[point])
        raise ValueError(f"There are two values{said} for {when}, in rows {rows[0]} and {rows[1]}.")


def plain(time: Any) -> Any:
    """A time as Python has it: a date, a datetime, a number or text."""
    if isinstance(time, np.datetime64):
        unit = np.datetime_data(time)[0]
        return time.astype("datetime64[D]" if unit in "YMWD" else "datetime64[us]").item()
    return time.item() if isinstance(time, np.generic) else time
