"""When something comes round: its days, and its time on each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import takewhile
from typing import Any, Literal
from zoneinfo import ZoneInfo

from .bank_holidays import Nation, bank_holidays
from .rules import Rule

ZONE = ZoneInfo("Europe/London")
"""The clock of the four nations, which all routines go by."""

Instead = Literal["left out", "before", "after"]
"""What becomes of a bank holiday: nothing, or the working day before or after it."""

MOST_DAYS = 10_000
LOOKED_AHEAD = timedelta(days=366 * 12)
LONGEST = 24 * 60
"""Minutes."""

MOST_MOVED = timedelta(days=7)


class NeverFalls(ValueError):
    """There is no day on which it comes round; the message says so."""


class TooMany(ValueError):
    """It was asked for more days than are given at once."""


@dataclass(frozen=True)
class Cadence:
    """Comes round on the days of a rule from `starts` on, at a time of the clock on the wall.

    minutes: how long it takes, at most a day. ends: the last day it may fall on. without: whose bank
    holidays it does not fall on; instead: what becomes of those. An interval is counted from the first day
    it falls on, not from `starts`.
    """

    rule: Rule
    starts: date
    at: time
    minutes: int = 60
    ends: date | None = None
    without: Nation | None = None
    instead: Instead = "left out"

    def __post_init__(self) -> None:
        if not 0 < self.minutes <= LONGEST:
            raise ValueError("It takes between a minute and a day.")
        if self.at.tzinfo or self.at.second or self.at.microsecond:
            raise ValueError("Its time is hours and minutes on the wall.")

    @property
    def first(self) -> date:
        """The first day it falls on. Raises NeverFalls."""
        last = min(self.ends or date.max, self.starts + LOOKED_AHEAD)
        found = next(self._between(self.starts, last), None)
        if found is None:
            until = f" between {self.starts:%-d %B %Y} and {last:%-d %B %Y}"
            raise NeverFalls(f"It would never come round{until}.")
        return found

    def days(self, since: date, until: date) -> list[date]:
        """The days it falls on from `since` to `until`, both included. Raises TooMany beyond ten thousand."""
        found = []
        for day in self._between(since, min(until, self.ends or until)):
            found.append(day)
            if len(found) > MOST_DAYS:
                raise TooMany(f"More than {MOST_DAYS:,} days.")
        return found

    def after(self, day: date) -> date | None:
        """The first day after this one on which it falls, if there is one in the next dozen years."""
        last = min(self.ends or date.max, day + LOOKED_AHEAD)
        return next(self._between(day + timedelta(days=1), last), None)

    def falls_on(self, day: date) -> bool:
        return bool(self.days(day, day))

    def begins(self, day: date) -> datetime:
        """When it begins on a day; a time the clocks leave out in March is an hour later, as the day goes."""
        return datetime.combine(day, self.at, ZONE).astimezone(UTC).astimezone(ZONE)

    def ends_on(self, day: date) -> datetime:
        """When what begins on this day is over: so many minutes later, whatever the clocks do."""
        return (self.begins(day).astimezone(UTC) + timedelta(minutes=self.minutes)).astimezone(ZONE)

    def until(self, day: date) -> Cadence:
        """The same, ended with this day: what comes after follows another cadence."""
        return replace(self, ends=min(day, self.ends or day))

    def _between(self, since: date, until: date) -> Iterator[date]:
        first = max(since, self.starts)
        if until < first:
            return iter(())
        if self.without is None or self.instead == "left out":
            return (day for day in self._of_the_rule(first, until) if not self.is_bank_holiday(day))
        return self._moved(first, until)

    def _of_the_rule(self, since: date, until: date) -> Iterator[date]:
        return takewhile(
            lambda day: day <= until, _fallen(self.rule, _anchored(self.rule, self.starts), since)
        )

    def _moved(self, since: date, until: date) -> Iterator[date]:
        """Those of the rule, each that is a bank holiday on the working day before or after it."""
        by_rule = self._of_the_rule(max(since - MOST_MOVED, self.starts), until + MOST_MOVED)
        moved = dict.fromkeys(map(self.instead_of, by_rule))
        return (day for day in sorted(moved) if since <= day <= until)

    def instead_of(self, day: date) -> date:
        """The working day that stands for a bank holiday, where one does; any other day itself."""
        step = timedelta(days=1 if self.instead == "after" else -1)
        if self.instead == "left out" or not self.is_bank_holiday(day):
            return day
        while day.weekday() > 4 or self.is_bank_holiday(day):
            day += step
        return day

    def is_bank_holiday(self, day: date) -> bool:
        """Whether it is one of those that this does not fall on."""
        return self.without is not None and day in bank_holidays(self.without, day.year)


def _fallen(rule: Rule, starts: date, since: date) -> Iterator[date]:
    """The days of a rule from `since` on, in order; the recurrence itself is python-dateutil's."""
    recurrence = _recurrence(rule, starts)
    moment = recurrence.after(datetime.combine(since, time()), inc=True)
    return (each.date() for each in recurrence.xafter(moment, inc=True)) if moment else iter(())


@lru_cache(maxsize=1024)
def _recurrence(rule: Rule, starts: date) -> Any:
    from dateutil.rrule import rrulestr

    return rrulestr(str(rule), dtstart=datetime.combine(starts, time()), cache=False)


@lru_cache(maxsize=1024)
def _anchored(rule: Rule, starts: date) -> date:
    """The first day of the rule were its interval 1: every six weeks on a Tuesday begins with the next."""
    if rule.interval == 1:
        return starts
    recurrence = _recurrence(replace(rule, interval=1), starts)
    first = recurrence.after(datetime.combine(starts, time()), inc=True)
    return first.date() if first else starts
