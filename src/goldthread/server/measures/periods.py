"""The periods a measure is read in: each is named by its first day."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

WORDS = {
    "day": ("day", "days"),
    "week": ("week", "weeks"),
    "month": ("month", "months"),
    "quarter": ("quarter", "quarters"),
    "year": ("year", "years"),
    "event": ("event", "events"),
}
"""What one period of a frequency is called, and many."""


def first_day(day: date, frequency: str) -> date:
    """The first day of the period that holds `day`: weeks begin on Monday, quarters in January.

    For a measure read every day, or at each event, that is the day itself.
    """
    if frequency == "week":
        return day - timedelta(days=day.weekday())
    if frequency == "month":
        return day.replace(day=1)
    if frequency == "quarter":
        return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    if frequency == "year":
        return day.replace(month=1, day=1)
    return day


def named(period: date, frequency: str) -> str:
    """A period as people say it: March 2019; 2019; the quarter from April 2019; the week of 4 March 2019."""
    if frequency == "year":
        return str(period.year)
    if frequency == "month":
        return f"{period:%B} {period.year}"
    if frequency == "quarter":
        return f"the quarter from {period:%B} {period.year}"
    day = f"{period.day} {period:%B} {period.year}"
    return f"the week of {day}" if frequency == "week" else day


def unread_since(last: date, today: date, frequency: str) -> int:
    """How many whole periods have passed after the one that begins on `last`, and before today's.

    0 for what is read at each event: nothing says when the next one comes.
    """
    passed = {
        "day": (today - last).days,
        "week": (first_day(today, "week") - first_day(last, "week")).days // 7,
        "month": _months(today) - _months(last),
        "quarter": _months(today) // 3 - _months(last) // 3,
        "year": today.year - last.year,
    }.get(frequency, 0)
    return max(0, passed - 1)


def _months(day: date) -> int:
    return day.year * 12 + day.month - 1


def after(period: date, frequency: str) -> date:
    """The first day of the period after the one that begins on `period`."""
    longest = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}.get(frequency, 1)
    return first_day(period + timedelta(days=longest), frequency)


def gaps(periods: Sequence[date], frequency: str) -> list[str]:
    """The periods between the first and the last that were not read, as people say them; `periods` in order.

    None are told of days, which are often read on working days only, nor of events.
    """
    if frequency in ("day", "event"):
        return []
    return [
        _from_to(after(one, frequency), first_day(other - timedelta(days=1), frequency), frequency)
        for one, other in pairwise(periods)
        if after(one, frequency) < other
    ]


def _from_to(first: date, last: date, frequency: str) -> str:
    if first == last:
        return named(first, frequency)
    return f"{named(first, frequency)} to {named(last, frequency)}"
