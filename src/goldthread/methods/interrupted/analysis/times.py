"""The times of a series as places 1, 2, 3, …, with a hole wherever one is missing."""

from __future__ import annotations

import math
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.tables.calendar import step_of
from goldthread.tables.steps import IN_DAYS, IN_MONTHS, Step

CYCLE = {"month": 12, "quarter": 4, "half-year": 2, "four weeks": 13, "day": 7, "weekday": 5, "hour": 24}
"""Points in the cycle that a series of that step may be expected to have."""


@dataclass(frozen=True)
class Calendar:
    """The times of a series, and where each stands in it.

    steps: the step that was found, whatever the day in each; None where there is none.
    places: shape (n,), whole numbers from 1, a step apart. Where no step is found they are
    1 … n, and no hole can be known; so they are for times that are texts.
    """

    times: tuple[Any, ...]
    steps: Step | None
    places: NDArray[np.int64] = field(repr=False, compare=False)

    @property
    def step(self) -> str:
        """What one step is: 'month', 'week', 'weekday' (none falls on a weekend), …; 'point' for others."""
        if self.steps is None:
            return "point"
        return "weekday" if self.steps.working else self.steps.name

    @property
    def regular(self) -> bool:
        """Whether a step was found, or times are texts, which nobody can tell more of."""
        return self.steps is not None or isinstance(self.times[0], str) or len(self.times) < 2

    @property
    def cycle(self) -> int | None:
        """Points in a year (a week for days, a day for hours), where the step says so."""
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
        return place if self.steps is None else time_in(self.steps, self._first + place, self.times)

    def place_of(self, when: Any, *, called: str = "The interruption") -> int:
        """The place of the first point at or after a time; a missing point counts by its step.

        Raises ValueError for a time that is not of the kind of the times, at or before
        the first, or after the last.
        """
        time, first, last = like(when, self.times[0]), self.times[0], self.times[-1]
        if time is None or (isinstance(time, str) and time not in self.times):
            raise ValueError(unlike(called, when, first))
        if time <= first or time > last:
            raise ValueError(f"{called} at {when} is outside the series, which runs from {first} to {last}.")
        later = int(self.places[bisect_left(self.times, time)])
        if self.steps is None:
            return later
        step = self.steps.apart if self.steps.name == "point" else 1
        begins = math.ceil((time - self.steps.starts) / step) if step > 1 else self.steps.place(time)
        earlier = int(self.places[bisect_left(self.times, time) - 1])
        return min(later, max(begins - self._first, earlier + 1))

    @property
    def _first(self) -> int:
        """What the step calls the place before the first."""
        return self.steps.place(self.times[0]) - 1 if self.steps else 0


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
    stepped = all(isinstance(label, date | int) for label in labels)
    step = step_of(labels) if stepped else None
    if step is None:
        return Calendar(labels, None, np.arange(1, len(labels) + 1))
    places = np.array([step.place(label) for label in labels], np.int64)
    return Calendar(labels, step, places - places[0] + 1)


def time_in(step: Step, place: int, like_these: Sequence[Any]) -> Any:
    """A time in that place of the step, on the day and at the hour of these times, if they share one."""
    first = like_these[0]
    if step.name == "point":
        return step.starts + place * step.apart
    if step.name == "hour":
        return datetime.combine(date.fromordinal(place // 24), time(place % 24), tzinfo=first.tzinfo)
    if step.name in IN_MONTHS:
        found = _in_month(step, place, like_these)
    elif step.working:
        found = date.fromordinal(1 + place // 5 * 7 + place % 5)
    else:
        found = date.fromordinal(step.starts + place * IN_DAYS[step.name] + (step.usual or 0))
    return datetime.combine(found, first.timetz()) if isinstance(first, datetime) else found


def _in_month(step: Step, place: int, like_these: Sequence[date]) -> date:
    months = place * IN_MONTHS[step.name] + (3 if step.name == "financial year" else step.usual or 0)
    year, month = divmod(months, 12)
    last = monthrange(year, month + 1)[1]
    days = {each.day for each in like_these}
    if all(_is_last(each) for each in like_these):
        return date(year, month + 1, last)
    return date(year, month + 1, min(days.pop(), last) if len(days) == 1 else 1)


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


def _is_last(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1
