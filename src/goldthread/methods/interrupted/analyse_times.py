"""The times of a series as places 1, 2, 3, …, with a hole wherever one is missing."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

MONTHS = {"month": 1, "quarter": 3, "year": 12}
DAYS = {"week": 7, "day": 1}
CYCLE = {"month": 12, "quarter": 4, "day": 7, "weekday": 5}
SATURDAY = 5
"""Points in the cycle that a series of that step may be expected to have."""


@dataclass(frozen=True)
class Calendar:
    """The times of a series, and where each stands in it.

    step: 'month', 'quarter', 'year', 'week', 'day', 'weekday' (days of which none falls
    on a weekend), or 'point' for anything else.
    places: shape (n,), whole numbers from 1, a step apart; regular: whether every time
    falls on a step (if not, places are 1 … n and no hole can be known).
    """

    times: tuple[Any, ...]
    step: str
    size: int
    regular: bool
    places: NDArray[np.int64] = field(repr=False, compare=False)

    @property
    def cycle(self) -> int | None:
        """Points in a year (a week for days), where the step says so."""
        return CYCLE.get(self.step)

    @property
    def missing(self) -> tuple[Any, ...]:
        """The times between the first and the last that are not there."""
        there = set(self.places.tolist())
        return tuple(self.time_of(place) for place in range(1, int(self.places[-1])) if place not in there)

    def time_of(self, place: int) -> Any:
        """The time at a place, also where the series has none or has not reached yet."""
        found = np.flatnonzero(self.places == place)
        if len(found):
            return self.times[int(found[0])]
        first = self.times[0]
        if self.step in MONTHS:
            return _months_on(first, (place - 1) * self.size)
        if self.step == "weekday":
            return np.busday_offset(first, place - 1).item()
        if self.step in DAYS:
            return first + timedelta(days=(place - 1) * self.size)
        return first + (place - 1) * self.size if isinstance(first, int | float) else place

    def place_of(self, when: Any, *, called: str = "The interruption") -> int:
        """The place of the first point at or after a time.

        Raises ValueError for a time that is not of the kind of the times, at or before
        the first, or after the last.
        """
        time, first, last = like(when, self.times[0]), self.times[0], self.times[-1]
        if time is None or (isinstance(time, str) and time not in self.times):
            raise ValueError(unlike(called, when, first))
        if time <= first or time > last:
            raise ValueError(f"{called} at {when} is outside the series, which runs from {first} to {last}.")
        if isinstance(time, int | float) and self.regular:
            return 1 + math.ceil(float(time - first) / self.size)
        reached = self.time_of if self.regular else self._given
        return next(place for place in range(1, int(self.places[-1]) + 1) if not reached(place) < time)

    def _given(self, place: int) -> Any:
        return self.times[place - 1]


def calendar(times: Sequence[Any]) -> Calendar:
    """Where each time stands. Raises ValueError for times out of order, or twice."""
    labels = tuple(_python(time) for time in times)
    if all(_is_midnight(label) for label in labels):
        labels = tuple(label.date() for label in labels)
    for before, after in pairwise(labels):
        if before == after:
            raise ValueError(f"There are two values for {after}.")
        if before > after:
            raise ValueError(f"Times must be in order: {after} comes after {before}.")
    step, size, apart = _steps(labels)
    regular = size > 0 and all(gap > 0 and gap % size == 0 for gap in apart)
    if not regular:
        return Calendar(labels, step if size else "point", max(size, 1), False, np.arange(1, len(labels) + 1))
    places = 1 + np.concatenate([[0], np.cumsum([gap // size for gap in apart])])
    return Calendar(labels, step, size, True, places.astype(np.int64))


def like(when: Any, time: Any) -> Any:
    """A time in the kind of another: '2019-03-01' as a date where times are dates; None if it cannot be."""
    when = _python(when)
    if isinstance(time, date) and isinstance(when, str):
        try:
            when = datetime.fromisoformat(when)
        except ValueError:
            return None
    if isinstance(time, datetime) and type(when) is date:
        return datetime(when.year, when.month, when.day, tzinfo=time.tzinfo)
    if type(time) is date and isinstance(when, datetime):
        return when.date() if _is_midnight(when) else None
    alike = (isinstance(when, kind) and isinstance(time, kind) for kind in (date, str))
    numbers = isinstance(when, int | float) and isinstance(time, int | float)
    return when if numbers or any(alike) else None


def unlike(called: str, when: Any, time: Any) -> str:
    """A sentence on a time that is not of the kind of another, or not among those that are texts."""
    if isinstance(time, str):
        return f"{called} at {when} is not one of the times, such as {time}."
    kind = "a date" if isinstance(time, date) else "a number"
    if type(time) is date and isinstance(when, datetime):
        kind = "a whole day"
    return f"{called} at {when} is not {kind}, as the times are (such as {time})."


def _python(time: Any) -> Any:
    """A Python date or number for numpy's; whole numbers as such."""
    if isinstance(time, np.datetime64):
        time = time.astype("datetime64[us]").item()
    elif isinstance(time, np.generic):
        time = time.item()
    return int(time) if isinstance(time, float) and time.is_integer() else time


def _is_midnight(time: Any) -> bool:
    plain = isinstance(time, datetime) and time.tzinfo is None
    return plain and time == datetime(time.year, time.month, time.day)


def _steps(labels: tuple[Any, ...]) -> tuple[str, int, list[int]]:
    """What one step is, its size in months, days or numbers (0: unknown), and each gap in that."""
    if len(labels) < 2:
        return "point", 1, []
    if isinstance(labels[0], date):
        months = [_months_apart(one, other) for one, other in pairwise(labels)]
        usual = _usual(months)
        for name, size in MONTHS.items():
            if usual == size:
                return name, size, months
        days = [_days_apart(one, other) for one, other in pairwise(labels)]
        usual = _usual(days)
        step = next((name for name, size in DAYS.items() if usual == size), "point")
        if step == "day" and _on_weekdays(labels):
            return "weekday", 1, _weekdays_apart(labels)
        return step, usual if step in DAYS else 0, days
    if all(isinstance(label, int) for label in labels):
        gaps = [other - one for one, other in pairwise(labels)]
        return "point", _usual(gaps), gaps
    return "point", int(isinstance(labels[0], str)), [1] * (len(labels) - 1)


def _weekdays_apart(labels: tuple[Any, ...]) -> list[int]:
    days = np.array(labels, dtype="datetime64[D]")
    return [int(gap) for gap in np.busday_count(days[:-1], days[1:])]


def _on_weekdays(labels: tuple[Any, ...]) -> bool:
    """Whether no day falls on a weekend, over two weeks at least."""
    plain = not isinstance(labels[0], datetime) and (labels[-1] - labels[0]).days >= 14
    return plain and all(label.weekday() < SATURDAY for label in labels)


def _usual(gaps: list[int]) -> int:
    """The commonest gap, the smaller of two as common."""
    counted = Counter(gaps)
    return max(counted, key=lambda gap: (counted[gap], -gap))


def _days_apart(one: date, other: date) -> int:
    gap = other - one
    return gap.days if gap == timedelta(days=gap.days) else 0


def _months_apart(one: date, other: date) -> int:
    """Whole months between the same days of two months, or their last days; 0 for any other two."""
    same = one.day == other.day or (_is_last(one) and _is_last(other))
    return (other.year - one.year) * 12 + other.month - one.month if same else 0


def _months_on(first: date, months: int) -> date:
    count = first.year * 12 + first.month - 1 + months
    start = first.replace(year=count // 12, month=count % 12 + 1, day=1)
    end = (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return end if _is_last(first) else start.replace(day=min(first.day, end.day))


def _is_last(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1
