"""Each shape of a text that may be a time without a time of day, and what it may mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from .words import financial_year, month_named, year_of


class NoSuchDay(ValueError):
    """It is spelt as a day is, and there is no such day; the message says why."""


@dataclass(frozen=True, slots=True)
class Spelt:
    """One meaning of a text.

    time: the day, or the moment on the clock as it is written; of a longer stretch its first day; or a whole
    number. grain: 'moment', 'day', 'week', 'month', 'quarter', 'half-year', 'year' or 'whole'. spelling: its
    name, as messages give it. order: 'day' or 'month', whichever comes first, where figures leave it open.
    """

    time: Any
    grain: str
    spelling: str
    order: str = ""


def _day(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise NoSuchDay(f"there is no month {month}")
    try:
        return date(year, month, day)
    except ValueError:
        raise NoSuchDay("there is no such day") from None


def _iso(match: re.Match[str]) -> Iterator[Spelt]:
    yield Spelt(_day(int(match[1]), int(match[3]), int(match[4])), "day", f"yyyy{match[2]}MM{match[2]}dd")


def _packed(match: re.Match[str]) -> Iterator[Spelt]:
    if int(match[2]) <= 12:
        yield Spelt(_day(int(match[1]), int(match[2]), int(match[3])), "day", "yyyyMMdd")


def _figures(match: re.Match[str]) -> Iterator[Spelt]:
    one, sign, two, year = int(match[1]), match[2], int(match[3]), year_of(match[4])
    years = "y" * len(match[4])
    wrong: NoSuchDay | None = None
    read = 0
    for order, month, day in (("day", two, one), ("month", one, two)):
        parts = ("dd", "MM") if order == "day" else ("MM", "dd")
        try:
            yield Spelt(_day(year, month, day), "day", f"{sign.join(parts)}{sign}{years}", order)
            read += 1
        except NoSuchDay as error:
            wrong = wrong or error
    if not read and wrong:
        raise NoSuchDay("there is no such day, whether the day or the month comes first")


def _named(match: re.Match[str]) -> Iterator[Spelt]:
    if month := month_named(match["month"]):
        year = year_of(match["year"])
        yield Spelt(_day(year, month, int(match["day"])), "day", "the day, the month’s name and the year")


def _month(match: re.Match[str]) -> Iterator[Spelt]:
    if month := month_named(match["month"]):
        figures = match["year"]
        shape = ("MMM" if len(match["month"].rstrip(".")) < 5 else "MMMM", "y" * len(figures))
        sign = match["sign"] if match["sign"].strip() in ("-", "/") else " "
        parts = shape if match.start("month") < match.start("year") else shape[::-1]
        yield Spelt(date(year_of(figures), month, 1), "month", sign.join(parts))


def _month_figures(match: re.Match[str]) -> Iterator[Spelt]:
    year, sign, month = int(match[1]), match[2], int(match[3])
    if 1 <= month <= 12:
        yield Spelt(
            date(year, month, 1), "month", f"yyyy{sign}MM" if sign in "-/" else "the year, M and the month"
        )
    elif year + 1 != month + year // 100 * 100 and not (year % 100 == 99 and month == 0):
        raise NoSuchDay(f"there is no month {month}")


def _month_figures_first(match: re.Match[str]) -> Iterator[Spelt]:
    yield Spelt(_day(int(match[3]), int(match[1]), 1), "month", f"MM{match[2]}yyyy")


def _month_packed(match: re.Match[str]) -> Iterator[Spelt]:
    yield Spelt(date(int(match[1]), int(match[2]), 1), "month", "yyyyMM")


def _quarter(match: re.Match[str]) -> Iterator[Spelt]:
    number = int(match["quarter"])
    begins = financial_year(match["year"])
    if begins is not None:
        month = (4, 7, 10, 1)[number - 1]
        yield Spelt(
            date(begins + (number == 4), month, 1), "quarter", "a quarter of a financial year (Q1 from April)"
        )
    elif re.fullmatch(r"\d{4}", match["year"]):
        yield Spelt(
            date(int(match["year"]), number * 3 - 2, 1),
            "quarter",
            "a quarter of a calendar year (Q1 from January)",
        )


def _quarter_named(match: re.Match[str]) -> Iterator[Spelt]:
    first, last = month_named(match["first"]), month_named(match["last"])
    if first % 3 == 1 and last == first + 2:
        yield Spelt(
            date(year_of(match["year"]), first, 1), "quarter", "the first and the last month of a quarter"
        )


def _quarter_of_months(match: re.Match[str]) -> Iterator[Spelt]:
    if match["year"] == match["last_year"]:
        yield from _quarter_named(match)


def _half(match: re.Match[str]) -> Iterator[Spelt]:
    second = match["half"] == "2"
    begins = financial_year(match["year"])
    if begins is not None:
        day = date(begins, 10 if second else 4, 1)
        yield Spelt(day, "half-year", "a half of a financial year (H1 from April)")
    elif re.fullmatch(r"\d{4}", match["year"]):
        day = date(int(match["year"]), 7 if second else 1, 1)
        yield Spelt(day, "half-year", "a half of a calendar year (H1 from January)")


def _month_of_financial(match: re.Match[str]) -> Iterator[Spelt]:
    begins, months = financial_year(match["year"]), int(match["number"])
    if begins is not None and 1 <= months <= 12:
        day = date(begins + (months > 9), (months + 2) % 12 + 1, 1)
        yield Spelt(day, "month", "a month of a financial year (M1 is April)")


def _week(match: re.Match[str]) -> Iterator[Spelt]:
    try:
        day = date.fromisocalendar(int(match["year"]), int(match["week"]), int(match["day"] or 1))
    except ValueError:
        raise NoSuchDay(f"there is no week {match['week']} in {match['year']}") from None
    yield Spelt(day, "day" if match["day"] else "week", "the year and its ISO week")


def _week_first(match: re.Match[str]) -> Iterator[Spelt]:
    try:
        day = date.fromisocalendar(int(match["year"]), int(match["week"]), 1)
    except ValueError:
        raise NoSuchDay(f"there is no week {match['week']} in {match['year']}") from None
    yield Spelt(day, "week", "the year and its ISO week")


def _financial(match: re.Match[str]) -> Iterator[Spelt]:
    begins = financial_year(match[0])
    if begins is not None:
        yield Spelt(date(begins, 4, 1), "year", "a financial year (from April)")


def _calendaryear_of(match: re.Match[str]) -> Iterator[Spelt]:
    yield Spelt(date(int(match[1]), 1, 1), "year", "yyyy")


def _calendar_year(match: re.Match[str]) -> Iterator[Spelt]:
    yield Spelt(date(int(match[1]), 1, 1), "year", "yyyy")


Reader = Callable[[re.Match[str]], Iterator[Spelt]]

WORD = r"[^\W\d_]{3,12}\.?"
SHORTHAND = {
    "@day": r"(?P<day>\d{1,2})(?:st|nd|rd|th)?",
    "@month": rf"(?P<month>{WORD})",
    "@years": r"'?(?P<year>\d{4}|\d\d)",
    "@year": r"(?P<year>\d{4})",
    "@quarter": r"(?:q|qtr|quarter) ?(?P<quarter>[1-4])",
    "@half": r"(?:h|half) ?(?P<half>[12])",
    "@week": r"(?:w|wk|week) ?(?P<week>\d{1,2})",
    "@FY": r"(?P<year>(?:fy|financial year)? ?\d{2,4}(?: ?[-/] ?\d{2,4})?)",
    "@ISO": r"((?:1[6-9]|20|21)\d\d)",
}


@dataclass(frozen=True)
class Shape:
    """A pattern with shorthands, compiled when a text is first held against it: few are, for most files."""

    text: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, written out."""
        text = self.text
        for short, pattern in SHORTHAND.items():
            text = text.replace(short, pattern)
        return re.compile(text, re.I)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """What a whole text has of this shape, if it has it."""
        return self.pattern.fullmatch(text)


TWO_MEANINGS = Shape(r"@ISO ?([-/]) ?(\d{1,2})")
"""2009-10 may also be a financial year, which is looked for next."""

PATTERNS: tuple[tuple[Shape, Reader], ...] = (
    (Shape(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})"), _iso),
    (Shape(r"((?:19|20)\d\d)(\d\d)(\d\d)"), _packed),
    (Shape(r"(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{4}|\d\d)"), _figures),
    (Shape(r"@day(?: of)?[-/ ]?@month,?[-/ ]?@years"), _named),
    (Shape(r"@month[-/ ]@day(?:, ?|[-/ ])@year"), _named),
    (Shape(r"@year[-/ ]@month[-/ ]@day"), _named),
    (Shape(r"@month(?P<sign>,? ?[-/]? ?)@years"), _month),
    (Shape(r"@year(?P<sign> ?[-/]? ?)@month"), _month),
    (Shape(r"(\d{4})(-?M)(\d{1,2})"), _month_figures),
    (TWO_MEANINGS, _month_figures),
    (Shape(r"@FY"), _financial),
    (Shape(r"(\d{1,2}) ?([-/]) ?(\d{4})"), _month_figures_first),
    (Shape(r"((?:19|20)\d\d)(0[1-9]|1[0-2])"), _month_packed),
    (Shape(r"@quarter[-/, ]{0,2}(?:of )?@FY"), _quarter),
    (Shape(r"@FY[-/:, ]{0,2}@quarter"), _quarter),
    (Shape(rf"(?P<first>{WORD}) ?(?:-|to|/) ?(?P<last>{WORD})[- ]@years"), _quarter_named),
    (
        Shape(rf"(?P<first>{WORD})[- ]@years ?(?:-|to) ?(?P<last>{WORD})[- ](?P<last_year>\d{{4}}|\d\d)"),
        _quarter_of_months,
    ),
    (Shape(r"@half[-/, ]{0,2}(?:of )?@FY"), _half),
    (Shape(r"@FY[-/:, ]{0,2}@half"), _half),
    (Shape(r"(?:m|month) ?(?P<number>\d{1,2})[-/, ]{0,2}@FY"), _month_of_financial),
    (Shape(r"@FY[-/:, ]{0,2}(?:m|month) ?(?P<number>\d{1,2})"), _month_of_financial),
    (Shape(r"@year[- ]?@week(?:-?(?P<day>[1-7]))?"), _week),
    (Shape(r"@week[-/, ]{0,2}(?:of )?@year"), _week_first),
    (Shape(r"@ISO"), _calendar_year),
)
"""Each shape of a text, and what it may mean. The first that fits counts, but for TWO_MEANINGS."""
