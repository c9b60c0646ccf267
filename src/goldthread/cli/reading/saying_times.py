"""A time as somebody types it behind an option: a date, a month, a moment, or a whole number."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any


def time_said(text: str) -> date | datetime | int | None:
    """A whole number, a date with or without a time of day, the first day of a month; None for all else.

    A time of day of midnight is taken for none.
    """
    if re.fullmatch(r"[+-]?\d{1,5}", text.strip()):
        return int(text)
    from goldthread.tables.times.spellings import NoSuchDay, meanings

    try:
        found = [each for each in meanings(text) if each.order != "month"]
    except NoSuchDay:
        return None
    time = found[0].time if found else None
    if isinstance(time, datetime) and (time.hour, time.minute, time.second, time.microsecond) == (0, 0, 0, 0):
        return time.date()
    return time


def as_the_times(said: Any, usual: Any) -> Any:
    """What was said, as a time of that kind: a number such as 2019 is the beginning of a year among dates."""
    if isinstance(said, int) and isinstance(usual, date) and 1000 <= said <= 9999:
        return date(said, 1, 1)
    if isinstance(said, date) and isinstance(usual, int) and (said.month, said.day) == (1, 1):
        return said.year
    return said
