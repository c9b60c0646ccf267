"""Days, as people write them in tables."""

import re
from dataclasses import dataclass
from datetime import date, datetime

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FULL = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.0+)?)?Z?)?")
DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: \d{2}:\d{2}(?::\d{2})?)?")
SHORT_YEAR = re.compile(
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2}|[A-Za-z]{3,9}[ -]\d{2}|\d{1,2}[ -][A-Za-z]{3,9}[ -]\d{2})"
)
NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})")
MONTH_NAMED = re.compile(r"([A-Za-z]{3,9})\.?,?[ -](\d{4})")
MONTH_NUMBER = re.compile(r"(\d{4})-(\d{1,2})|(\d{1,2})/(\d{4})")
YEAR = re.compile(r"\d{4}")
QUARTER = re.compile(r"(?:[Qq]([1-4])[ /-]?(\d{4})|(\d{4})[ /-]?[Qq]([1-4]))")

ACCEPTED = "a date such as 2019-07-01, 01/07/2019 (the day first), 1 July 2019 or Jul 2019"
ONLY_DAYS = "a day, such as 2019-07-01, since this is not read by the month"


class NotADay(ValueError):
    """The text is not a day, or could be several; the message says what was expected."""


@dataclass(frozen=True)
class Written:
    """A day, and the way in which it was written."""

    day: date
    spelling: str


def day_of(cell: object, frequency: str) -> Written:
    """The day in a cell, for a measure of that frequency. Raises NotADay.

    A month or a year alone stands for its first day, where the measure is read no more often.
    """
    if isinstance(cell, datetime):
        return Written(cell.date(), "a spreadsheet’s date")
    if isinstance(cell, date):
        return Written(cell, "a spreadsheet’s date")
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = "" if cell is None else " ".join(str(cell).split())
    if not text:
        raise NotADay(f"expected {ACCEPTED}")
    return _whole_day(text) or _longer(text, frequency) or _refused(text)


def _whole_day(text: str) -> Written | None:
    if match := ISO.fullmatch(text):
        return Written(_date(int(match[1]), int(match[2]), int(match[3])), "year-month-day")
    if match := DAY_FIRST.fullmatch(text):
        return Written(_date(int(match[3]), int(match[2]), int(match[1]), first=True), "day/month/year")
    if match := NAMED.fullmatch(text):
        return Written(_date(int(match[3]), _month(match[2]), int(match[1])), "day month year in words")
    return None


def _longer(text: str, frequency: str) -> Written | None:
    """A month, a quarter or a year by itself."""
    if match := MONTH_NAMED.fullmatch(text):
        day, spelling = _date(int(match[2]), _month(match[1]), 1), "month and year in words"
    elif match := MONTH_NUMBER.fullmatch(text):
        day = _date(int(match[1] or match[4]), int(match[2] or match[3]), 1)
        spelling = "month and year in figures"
    elif match := QUARTER.fullmatch(text):
        if frequency != "quarter":
            raise NotADay("expected a date; a quarter is for a measure that is read every quarter")
        return Written(
            _date(int(match[2] or match[3]), int(match[1] or match[4]) * 3 - 2, 1),
            "quarter of a calendar year",
        )
    elif YEAR.fullmatch(text) and frequency == "year":
        return Written(_date(int(text), 1, 1), "year")
    else:
        return None
    if frequency not in ("month", "quarter", "year"):
        raise NotADay(f"expected {ONLY_DAYS}")
    return Written(day, spelling)


def _refused(text: str) -> Written:
    if SHORT_YEAR.fullmatch(text):
        raise NotADay("this could be more than one date; give the year in four figures")
    if re.fullmatch(r"\d{5}", text):
        raise NotADay(f"this is a number; format the cell as a date, or write {ACCEPTED}")
    raise NotADay(f"expected {ACCEPTED}")


def _month(name: str) -> int:
    lower = name.lower()
    if lower in FULL:
        return FULL.index(lower) + 1
    if lower == "sept":
        return 9
    if lower in MONTHS:
        return MONTHS.index(lower) + 1
    raise NotADay(f"there is no month called {name}; expected {ACCEPTED}")


def _date(year: int, month: int, day: int, *, first: bool = False) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        if first and month > 12 >= day:
            raise NotADay(f"there is no month {month}; the day comes first, then the month") from None
        raise NotADay("there is no such day") from None
