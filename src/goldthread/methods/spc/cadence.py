"""How far apart the points of a series are, and what season they could have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from itertools import pairwise
from math import gcd
from typing import Any

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
    """The cadence of times in order: months, quarters, weeks or days where they are dates.

    Months have a season of 12, quarters of 4, weeks of 52, days of 7; years, numbers and text of none,
    unless period says otherwise.
    """
    found = _of_dates(times) if times and isinstance(times[0], date) else _of_numbers(times)
    return found if period is None else Cadence(found.places, period, found.word)


def _of_dates(times: Sequence[date]) -> Cadence:
    same_day = len({time.day for time in times}) == 1 or all(time.day >= 28 for time in times)
    months = [time.year * 12 + time.month for time in times]
    if same_day and len(set(months)) == len(months):
        for step, period, word in ((12, None, "year"), (3, 4, "quarter"), (1, 12, "month")):
            if _step(months) % step == 0:
                return Cadence(_places(months, step), period, word)
    days = [time.toordinal() for time in times]
    if len(set(days)) < len(days):
        return Cadence(tuple(range(len(times))), None, "point")
    if _step(days) % 7 == 0:
        return Cadence(_places(days, 7), 52, "week")
    mostly_daily = sum(b - a == 1 for a, b in pairwise(days)) * 2 >= len(days)
    if mostly_daily and days[-1] - days[0] < LONGEST_SPAN:
        return Cadence(_places(days, 1), 7, "day")
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
