"""What step a series takes, and the times that it leaves out."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

MOST_LISTED = 12
MONTHS = {"month": 1, "quarter": 3, "year": 12}
DAYS = {"day": 1, "week": 7}
SATURDAY = 5


def step_of(times: Sequence[Any]) -> str:
    """What one point is: 'month', 'quarter', 'year', 'week', 'day' or, failing that, 'point'.

    A step is what at least half of the points are apart.
    """
    if len(times) < 2 or not isinstance(times[0], date):
        return "point"
    months = _usual(_months_apart(one, other) for one, other in pairwise(times))
    if months:
        return next((name for name, apart in MONTHS.items() if apart == months), "point")
    days = _usual((other - one).days for one, other in pairwise(times))
    return next((name for name, apart in DAYS.items() if apart == days), "point")


def missing_between(times: Sequence[Any]) -> str:
    """'April 2018 and May 2018 are missing': what the usual step would have had between others.

    Nothing where nothing is missing or there is no usual step. Where no time falls on a
    weekend, none is expected to.
    """
    step = step_of(times)
    working_days = step == "day" and all(time.weekday() < SATURDAY for time in times)
    names: list[str] = []
    count = 0
    for one, other in pairwise(times):
        gone = _between(one, other, step, times)
        if working_days:
            gone = [day for day in gone if date.fromordinal(day).weekday() < SATURDAY]
        count += len(gone)
        names += [_spelt(place, step) for place in gone[: MOST_LISTED + 1 - len(names)]]
    return f"{listed(names, count)} {'is' if count == 1 else 'are'} missing" if count else ""


def listed(names: Sequence[str], count: int | None = None) -> str:
    """'April, May and June'; only so many by name. count: of all, where names are the first of them."""
    count = len(names) if count is None else count
    shown = list(names)
    if count > MOST_LISTED:
        shown = [*names[:MOST_LISTED], f"{count - MOST_LISTED:,} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _between(one: Any, other: Any, step: str, times: Sequence[Any]) -> Sequence[int]:
    """What is left out between two times: months counted from year 0, days as ordinals, or numbers."""
    if step in MONTHS:
        start, stop = (each.year * 12 + each.month - 1 for each in (one, other))
        return range(start + MONTHS[step], stop, MONTHS[step])
    if step in DAYS:
        return range(one.toordinal() + DAYS[step], other.toordinal(), DAYS[step])
    if isinstance(one, int):
        apart = _usual(later - earlier for earlier, later in pairwise(times))
        return range(one + apart, other, apart) if apart else range(0)
    return range(0)


def _spelt(place: int, step: str) -> str:
    if step in MONTHS:
        return f"{date(place // 12, place % 12 + 1, 1):%B %Y}"
    return f"{date.fromordinal(place):%-d %B %Y}" if step in DAYS else str(place)


def _months_apart(one: date, other: date) -> int:
    """Whole months between the same days of two months (or their last days); 0 for any other two."""
    same = one.day == other.day or (_is_last(one) and _is_last(other))
    return (other.year - one.year) * 12 + other.month - one.month if same else 0


def _is_last(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]


def _usual(steps: Iterable[int]) -> int:
    """The commonest step, the smaller of two as common; 0 where fewer than half are that."""
    counted = Counter(steps)
    usual = max(counted, key=lambda step: (counted[step], -step))
    return usual if 2 * counted[usual] >= counted.total() else 0
