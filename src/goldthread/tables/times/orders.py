"""Slashed figures whose day or month may come first: said, shown by the column, or asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal

from ..problem import Ambiguous, Answer, Asked, quoted
from .patterns import Spelt
from .words import day_in_words, day_of

Order = Literal["day", "month"]
MANY = 13
"""As many days of one month as no year has months."""


def order_asked(
    texts: Sequence[str],
    read: Sequence[Sequence[Spelt]],
    column: str,
    row: Callable[[int], int],
    period_of: Callable[[date], date] | None,
) -> Ambiguous | None:
    """The question which comes first, if a column's slashed figures leave it open; None if it is the day.

    It is open where some can be read month first only; where day first all would be the first days of one
    month, in several years or thirteen times; and where, of a measure read by period, several would fall
    into one period that month first would each have its own. Where both orders fail somewhere, nothing is
    asked: those rows are wrong.
    """
    slashed = [place for place, each in enumerate(read) if any(one.order for one in each)]
    if not slashed:
        return None
    days, months = ([_in_order(read[place], order) for place in slashed] for order in ("day", "month"))
    only_months = [place for place, day in zip(slashed, days, strict=True) if day is None]
    if only_months and None in months:
        return None
    if not only_months and not _months_as_days(days, months) and not _together(days, months, period_of):
        return None
    place = only_months[0] if only_months else slashed[-1]
    return Ambiguous(_asked(texts[place], read[place], column, row(place), bool(only_months)))


def in_order(meanings: Sequence[Spelt], order: str) -> tuple[Spelt, ...]:
    """The meanings with the day, or the month, first; all, where figures do not leave it open."""
    return tuple(each for each in meanings if each.order in ("", order))


def _in_order(meanings: Sequence[Spelt], order: str) -> date | None:
    found = in_order(meanings, order)
    return day_of(found[0].time) if found else None


def _months_as_days(days: Sequence[date | None], months: Sequence[date | None]) -> bool:
    """Whether day first all would be days of one month of the year, and month first one day of several."""
    if None in days or None in months:
        return False
    seconds = {day.month for day in days if day}
    years = {day.year for day in days if day}
    return len(seconds) == 1 and (len(years) > 1 or len(days) >= MANY)


def _together(
    days: Sequence[date | None], months: Sequence[date | None], period_of: Callable[[date], date] | None
) -> bool:
    """Whether day first several fall into one period, and month first none do."""
    if period_of is None or None in months:
        return False
    first, second = ([period_of(each) for each in found if each] for found in (days, months))
    return len(set(first)) < len(set(days)) and len(set(second)) == len(set(months))


def _asked(text: str, read: Sequence[Spelt], column: str, row: int, only_month: bool) -> Asked:
    found = quoted(text)
    day, month = (
        Answer(order, f"the {order} comes first: {found} is {_said(in_order(read, order))}", option)
        for order, option in (("day", "--dates day-first"), ("month", "--dates month-first"))
    )
    if only_month:
        return Asked("dates", column, f"{found} can only be read with the month first", (month,), row)
    return Asked("dates", column, f"{found} may have the day or the month first", (day, month), row)


def _said(read: Sequence[Spelt]) -> str:
    if not read:
        return "no date"
    return day_in_words(day_of(read[0].time))
