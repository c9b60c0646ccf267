"""How one time is spelt: every day, month, quarter, year or moment that a text may mean.

A text alone may mean several: 1/2/2019 two days, 2009-10 a month or a financial year. Each is a
`Spelt`, with the name of its spelling; the column (`times`), or the form's field (`cells`), decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache

from ..characters import plain
from .patterns import PATTERNS, TWO_MEANINGS, WORD, NoSuchDay, Spelt
from .words import in_another_language, month_named

__all__ = ["NoSuchDay", "Spelt", "bare_date", "meanings", "of_serial", "why_none"]

WEEKDAYS = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
EXCEL_DAY_0 = date(1899, 12, 30)
EXCEL_SERIALS = range(36526, 55153)
"""What Excel counts from 1 January 2000 to the end of 2050."""


@lru_cache(maxsize=4096)
def meanings(text: str) -> tuple[Spelt, ...]:
    """Every time that a text may mean; none if it is not a time. Raises NoSuchDay, as for 31 June 2019."""
    bare = bare_date(text)
    if not bare or len(bare) > 60:
        return ()
    day, clock = _clock(bare)
    if clock is None:
        return tuple(_whole(bare))
    return tuple(
        Spelt(datetime.combine(each.time, datetime.min.time()) + clock, "moment", each.spelling, each.order)
        for each in _whole(day)
        if each.grain == "day"
    )


def of_serial(number: float) -> Spelt | None:
    """A day as Excel counts them, or a moment where it has a fraction; None outside 2000 to 2050."""
    if int(number) not in EXCEL_SERIALS:
        return None
    seconds = round((number - int(number)) * 86400)
    day = EXCEL_DAY_0 + timedelta(days=int(number))
    if not seconds:
        return Spelt(day, "day", "Excel’s number of a day")
    moment = datetime.combine(day, datetime.min.time()) + timedelta(seconds=seconds)
    return Spelt(moment, "moment", "Excel’s number of a day")


def bare_date(text: str) -> str:
    """A date without the weekday, or the ‘w/c’, that stands before or after it."""
    bare = plain(text).strip(",; ")
    if bare[:1] in ("w", "W"):
        bare = re.sub(r"^(?:w/?[ce]|week (?:commencing|beginning|ending))[:.]? ", "", bare, flags=re.I)
    if bare[:3].lower() in DAYS:
        bare = re.sub(rf"^{WEEKDAYS}\.?,? ", "", bare, flags=re.I)
    if not bare[-1:].isdigit():
        bare = re.sub(rf",? \(?{WEEKDAYS}\.?\)?$", "", bare, flags=re.I)
    return bare


_CLOCK = (
    r"(.*\d)(?:[T ]|, ?| at |(?<=[a-z]\d{4}):)(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?"
    r" ?([ap])?\.?(?:m\.?)? ?(?:Z|UTC|GMT|BST)?(?:[+-]\d\d:?(?:\d\d)?)?(?: \([a-z ]+\))?"
)


def _clock(text: str) -> tuple[str, timedelta | None]:
    """What stands before a time of day, and that time. A zone is left out: the clock as written counts."""
    match = re.fullmatch(_CLOCK, text, re.I) if ":" in text else None
    if match is None:
        return text, None
    day, hour, minute, second, part, half = match.groups()
    hours = int(hour)
    if half:
        if not 1 <= hours <= 12:
            return text, None
        hours = hours % 12 + (12 if half.lower() == "p" else 0)
    if hours > 23 or int(minute) > 59 or int(second or 0) > 59:
        return text, None
    micro = int((part or "0")[:6].ljust(6, "0"))
    return day.rstrip(","), timedelta(
        hours=hours, minutes=int(minute), seconds=int(second or 0), microseconds=micro
    )


def _whole(text: str) -> Iterator[Spelt]:
    """Every meaning of a text without a time of day."""
    seen = False
    for pattern, read in PATTERNS:
        if match := pattern.fullmatch(text):
            for spelt in read(match):
                seen = True
                yield spelt
        if seen and pattern is not TWO_MEANINGS:
            return


def why_none(text: str) -> str:
    """Why a text that looks like a time is none, and what to write; or nothing."""
    bare = bare_date(text).lower()
    if word := in_another_language(bare):
        return f"the month ‘{word}’ is not English: write its name in English, or the date as 2019-07-01"
    if re.fullmatch(rf"\d{{1,2}}(?:st|nd|rd|th)?[- ]{WORD}|{WORD}[- ]\d{{1,2}}(?:st|nd|rd|th)", bare):
        return "there is no year: write it beside the day and the month"
    if reason := _beside(bare):
        return reason
    if re.fullmatch(r"(?:[qh][1-4] ?)?fy ?\d{2,4}(?: ?[qh][1-4])?", bare):
        return "this may be the financial year that begins or that ends then: write 2019/20"
    if month_named(bare):
        return "there is a month and no year: write Jul 2019, or give the column of years as well"
    if re.fullmatch(r"[qh][1-4]|w(?:ee)?k? ?\d{1,2}", bare):
        return "there is no year: give it too, or the column of years as well"
    if re.fullmatch(r"\d\d ?/ ?\d\d", bare):
        return "a financial year is written 2019/20, a month Jul 2019"
    if re.fullmatch(r"p(?:eriod)? ?\d{1,2}\b.*", bare):
        return "an accounting period has no dates of its own: write the day on which each ends"
    if re.fullmatch(r"\d{10}|\d{13}", bare):
        return "this may be a computer’s count of seconds: export it as a date, such as 2019-07-01"
    return ""


def _beside(bare: str) -> str:
    """Why a time with something beside it is none: another time, a mark, a word; or nothing."""
    one, parted, other = re.sub(r" ?(?:–|—|\bto\b) ?| - ", "\n", bare).partition("\n")
    if parted and _is_time(other) and (_is_time(one) or re.match(r"\d", one)):
        return "this is a stretch of time: write its first day, or its name, such as Jul 2019 or Q1 2019/20"
    rest = re.sub(r" ?(?:[*†‡§^]+|\([^)]*\)|\[[^]]*\]| [pre])$", "", bare)
    if rest != bare and _is_time(rest):
        return "there is a mark beside the time: write the time by itself, and the mark in another column"
    return ""


def _is_time(text: str) -> bool:
    try:
        return bool(meanings(text))
    except NoSuchDay:
        return False
