"""The steps that a series may take: which place a time has in each, and what a place is called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from .times.words import MONTHS, day_in_words

IN_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12, "financial year": 12}
IN_DAYS = {"day": 1, "week": 7, "fortnight": 14, "four weeks": 28}
LENGTHS = {name: months * 30.44 for name, months in IN_MONTHS.items()} | dict(IN_DAYS) | {"hour": 1 / 24}
"""How many days each step takes."""

SATURDAY = 5


@dataclass(frozen=True)
class Step:
    """One step of a calendar, or of whole numbers ('point').

    place: which step a time falls in, counted so that the next is one more, whatever the day in it. named:
    what a place is called. starts: for weeks and their multiples the first day of one of them; for whole
    numbers one of them. apart: how far whole numbers are apart. working: days are Monday to Friday. later:
    a month's point may fall so many days after its end (or, if negative, before its beginning). usual: where
    in the step its times usually fall: the month of a year or quarter, from 0; the day of a week or more.
    """

    name: str
    starts: int = 0
    apart: int = 1
    working: bool = False
    later: int = 0
    usual: int | None = None

    def place(self, time: Any) -> int:
        """Which step that time falls in."""
        if self.name == "point":
            return (int(time) - self.starts) // self.apart
        if self.name == "hour":
            return int(time.toordinal()) * 24 + int(time.hour)
        if self.name in IN_MONTHS:
            day = time - timedelta(days=self.later) if self.later else time
            months = day.year * 12 + day.month - 1 - (3 if self.name == "financial year" else 0)
            return int(months // IN_MONTHS[self.name])
        day = time.toordinal()
        if self.working:  # Monday 1 January of the year 1 is day 1
            weeks, weekday = divmod(day - 1, 7)
            return int(weeks * 5 + min(weekday, 4))
        return int((day - self.starts) // IN_DAYS[self.name])

    def named(self, place: int) -> str:
        """What people call that place: 'March 2019', '2019/20', '7 March 2019'."""
        if self.name == "point":
            return str(self.starts + place * self.apart)
        if self.name == "hour":
            return f"{day_in_words(date.fromordinal(place // 24))} at {place % 24}:00"
        if self.name in IN_MONTHS:
            return self._months(place)
        if self.working:
            return day_in_words(date.fromordinal(1 + place // 5 * 7 + place % 5))
        return day_in_words(date.fromordinal(self.starts + place * IN_DAYS[self.name] + (self.usual or 0)))

    def _months(self, place: int) -> str:
        if self.name == "financial year":
            return f"{place}/{(place + 1) % 100:02}"
        months = IN_MONTHS[self.name]
        year, month = divmod(place * months, 12)
        if self.name == "month":
            return f"{MONTHS[month]} {year}"
        if self.usual is not None and (self.name != "year" or self.usual):
            return f"{MONTHS[month + self.usual]} {year}"
        return str(year) if self.name == "year" else f"{MONTHS[month]} to {MONTHS[month + months - 1]} {year}"


def in_months(name: str, times: Sequence[date]) -> Step:
    """A step of months, knowing in which of them its times fall, if all are alike."""
    months = IN_MONTHS[name]
    usual = {(time.month - 1) % months for time in times}
    return Step(name, usual=usual.pop() if len(usual) == 1 else None)


def slipping_month(times: Sequence[date]) -> tuple[Step, ...]:
    """Months whose point may slip over an end, as the last or first working day; nothing for others."""
    days = sorted(time.day for time in times)
    if len(days) < 3 or any(7 < day < 23 for day in days):
        return ()
    return (Step("month", later=7 if days[len(days) // 2] > 15 else -7),)


def working_days(times: Sequence[date]) -> Step:
    """Days; Monday to Friday, if no time is on a weekend."""
    return Step("day", working=all(time.weekday() < SATURDAY for time in times))


def in_weeks(name: str, times: Sequence[date]) -> tuple[Step, ...]:
    """Weeks, fortnights or four weeks from the day that keeps their times furthest from either end.

    So that a holiday that moves a point by days moves it into no other week. Nothing where two times
    always fall together, or where times of a fortnight or more lie more than six days apart in it.
    """
    length = IN_DAYS[name]
    if length > 7 and len(times) < 3:
        return ()
    ordinals = [time.toordinal() for time in times]
    best: tuple[tuple[int, int], Step] | None = None
    for starts in range(length):
        within = [(day - starts) % length for day in ordinals]
        if len({(day - starts) // length for day in ordinals}) < len(ordinals):
            continue
        if length > 7 and max(within) - min(within) > 6:
            continue
        gaps = (max(ordinals) - starts) // length - (min(ordinals) - starts) // length
        middle = min(min(within), length - 1 - max(within))
        usual = max(sorted(set(within)), key=within.count)
        if best is None or (-gaps, middle) > best[0]:
            best = ((-gaps, middle), Step(name, starts=starts, usual=usual))
    return (best[1],) if best else ()


def is_moment(time: object) -> bool:
    """Whether a time has a time of day other than midnight."""
    return isinstance(time, datetime) and (time.hour, time.minute, time.second, time.microsecond) != (
        0,
        0,
        0,
        0,
    )
