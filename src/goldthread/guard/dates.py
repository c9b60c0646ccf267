"""Days, as people write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}"
_YEAR = r"(?:(?:19|20)[0-9]{2}|['’‘]?[0-9]{2})"
_WHOLE_YEAR = r"(?:19|20)[0-9]{2}"
_SIGN = r"\s{0,2}[/.\-\u2010-\u2015\u2212_\\|·]\s{0,2}"
_NTH = r"(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"(?<![0-9])(?:"
    rf"(?P<dmy>[0-9]{{1,2}}(?:{_SIGN})[0-9]{{1,2}}(?:{_SIGN}){_YEAR})"
    rf"|(?P<ymd>{_WHOLE_YEAR}(?:{_SIGN}|\s)[0-9]{{1,2}}(?:{_SIGN}|\s)[0-9]{{1,2}})"
    rf"|(?P<dmonth>[0-9]{{1,2}}{_NTH}(?:\s+of)?[\s./_\-\u2010-\u2015]{{0,3}}{_MONTH}[\s./,_\-\u2010-\u2015]{{0,3}}{_YEAR})"
    rf"|(?P<blank>[0-9]{{1,2}}\s{{1,3}}[0-9]{{1,2}}\s{{1,3}}{_WHOLE_YEAR})"
    rf"|(?P<solid>[0-9]{{4}}{_WHOLE_YEAR}|{_WHOLE_YEAR}[0-9]{{4}})"
    rf")(?![0-9])"
    rf"|(?<![^\W_])(?P<month>{_MONTH}\s+[0-9]{{1,2}}{_NTH},?\s+{_WHOLE_YEAR})(?![0-9])",
    re.I,
)
_THIS_CENTURY = 30  # two digits up to these are of this century


@dataclass(frozen=True)
class Day:
    """A day in a text: where it stands, its year, and whether it is written as eight digits in a row."""

    start: int
    end: int
    year: int
    solid: bool
    first_of_month: bool


def days(text: str) -> Iterator[Day]:
    """Each day in the text; 4.12.1 and 95/40/19 are none."""
    for match in _DATE.finditer(text):
        day = _day(match)
        if day:
            yield day


def only_day(text: str) -> Day | None:
    """The day that a text is, where it is a day and nothing else."""
    match = _DATE.fullmatch(text.strip())
    return _day(match) if match else None


def _day(match: re.Match[str]) -> Day | None:
    kind = match.lastgroup or ""
    numbers = re.findall("[0-9]+", match[0])
    if kind == "solid":
        numbers = _split(match[0])
    elif kind == "ymd":
        numbers = numbers[::-1]
    whole = int(numbers[-1])
    year = whole if whole > 99 else whole + (2000 if whole <= _THIS_CENTURY else 1900)
    small = [int(n) for n in numbers[:-1]]
    if not small or not all(1 <= n <= 31 for n in small) or (len(small) == 2 and min(small) > 12):
        return None
    first = 1 in small
    return Day(match.start(), match.end(), year, kind == "solid", first)


def _split(solid: str) -> list[str]:
    """Eight digits as day, month and year: 03041951 and 19510403."""
    last = solid[4:]
    if last[:2] in ("19", "20") and 1 <= int(solid[:2]) <= 31 and 1 <= int(solid[2:4]) <= 31:
        return [solid[:2], solid[2:4], last]
    return [solid[6:], solid[4:6], solid[:4]]
