"""The words of dates: months by their English names, as other languages have them, financial years."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

NAMES = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
         "november", "december")  # fmt: skip

MONTHS = tuple(name.capitalize() for name in NAMES)

_ELSEWHERE = """
januar februar märz mai juni juli oktober dezember okt dez janvier février fevrier mars avril juin juillet
août aout septembre octobre novembre décembre decembre janv févr avr juil déc enero abril mayo agosto octubre
fév fev mär mrz avr juin diciembre ene abr ago dic gennaio maggio giugno luglio settembre ottobre dicembre
gen mag giu lug ott
"""
ELSEWHERE = frozenset(_ELSEWHERE.split())
"""Months as other languages name them; declined by name."""


def month_named(name: str) -> int:
    """The month of an English name, whole or shortened; 0 for any other word."""
    name = name.lower().removesuffix(".")
    if name == "sept":
        return 9
    if len(name) < 3:
        return 0
    return next((n for n, whole in enumerate(NAMES, 1) if name == whole or name == whole[:3]), 0)


def in_another_language(text: str) -> str:
    """The month in a text that is named as another language names it, or nothing."""
    return next((word for word in re.findall(r"[^\W\d_]{3,}", text.lower()) if word in ELSEWHERE), "")


def financial_year(text: str) -> int | None:
    """The year in which a financial year begins: 2019/20, 2019-20, 2019/2020, FY 2019/20, FY19/20."""
    match = re.fullmatch(r"(fy|f/y|financial year)? ?((?:19|20)?\d\d) ?[-/] ?((?:19|20)?\d\d)", text.lower())
    if match is None or (len(match[2]) == 2 and not match[1]):
        return None
    begins, ends = year_of(match[2]), int(match[3])
    return begins if ends % 100 == (begins + 1) % 100 and ends in ((begins + 1), (begins + 1) % 100) else None


def year_of(figures: str) -> int:
    """A year of two figures is of 1970 to 2069."""
    year = int(figures)
    if len(figures) == 4:
        return year
    return year + (2000 if year < 70 else 1900)


def day_of(time: Any) -> date:
    """The day of a moment; a day as it is."""
    return time.date() if isinstance(time, datetime) else time


def day_in_words(day: date) -> str:
    """A day as people say it: 7 March 2019."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
