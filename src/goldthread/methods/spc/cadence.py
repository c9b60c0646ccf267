"""How far apart the points of a series are, and what season they could have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, reduce
from itertools import pairwise
from math import gcd
from typing import Any

from goldthread.tables.calendar import step_of

SEASONS = {
    "hour": 24, "day": 7, "week": 52, "fortnight": 26, "four weeks": 13, "month": 12, "quarter": 4,
    "half-year": 2,
}  # fmt: skip
"""Steps that a season has."""

WORKING_DAYS, TWO_WEEKS = 5, 14
LONGEST_SPAN = 5000
"""Points further apart than this many steps in all are numbered one after another."""


@dataclass(frozen=True)
class Cadence:
    """Where each point stands, counted in steps of the series from 0, and how many steps a season has.

    A month that is missing leaves a gap in the places. period is None where no season is known.
    word: what one step is, in the singular; 'point' where nobody knows.
    """

    places: tuple[int, ...]
    period: int | None
    word: str

    @property
    def gaps(self) -> tuple[int, ...]:
        """Steps from each point but the first to the one before it."""
        return tuple(b - a for a, b in pairwise(self.places))


def cadence_of(times: Sequence[Any], period: int | None = None) -> Cadence:
    """The cadence of times in order: by the step that the calendar finds, where they are dates.

    Months have a season of 12, quarters of 4, weeks of 52, days of 7 (5, if none is on a weekend); years,
    numbers and text of none, unless period says otherwise.
    """
    found = _of_dates(tuple(times)) if times and isinstance(times[0], date) else _of_numbers(times)
    return found if period is None else Cadence(found.places, period, found.word)


@lru_cache(maxsize=128)  # several questions are asked of each chart
def _of_dates(times: tuple[date, ...]) -> Cadence:
    step = step_of(times)
    if step is None:
        return _of_few(times)
    places = [step.place(time) for time in times]
    if places[-1] - places[0] >= LONGEST_SPAN:
        return Cadence(tuple(range(len(times))), None, "point")
    working = step.working and (times[-1] - times[0]).days >= TWO_WEEKS
    period = WORKING_DAYS if working else SEASONS.get(step.name)
    return Cadence(_places(places, 1), period, step.name)


def _of_few(times: Sequence[date]) -> Cadence:
    """Where fewer than half of the points follow at the next step: whole months or weeks, if all are that."""
    months = [time.year * 12 + time.month for time in times]
    if len({time.day for time in times}) == 1 and len(set(months)) == len(months):
        return Cadence(_places(months, 1), 12, "month")
    days = [time.toordinal() for time in times]
    if len(set(days)) == len(days) and _step(days) % 7 == 0:
        return Cadence(_places(days, 7), 52, "week")
    return Cadence(tuple(range(len(times))), None, "point")


def _of_numbers(times: Sequence[Any]) -> Cadence:
    whole = bool(times) and all(isinstance(time, int) for time in times)
    if whole and times[-1] - times[0] < min(LONGEST_SPAN, 2 * len(times)):
        return Cadence(_places(times, 1), None, "point")
    return Cadence(tuple(range(len(times))), None, "point")


def _step(counts: Sequence[int]) -> int:
    return reduce(gcd, (b - a for a, b in pairwise(counts)), 0)


def _places(counts: Sequence[int], step: int) -> tuple[int, ...]:
    return tuple((count - counts[0]) // step for count in counts)
