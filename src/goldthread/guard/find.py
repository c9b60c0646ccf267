"""Finds, in text, what looks like a patient: an NHS number, a birth date with a name, a hospital number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TEN_DIGITS = re.compile(r"(?<![\d.,])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d]|[.,]\d)")
_DATE = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d{2}|(?:19|20)\d{2}-\d{2}-\d{2}"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+(?:19|20)\d{2})"
)
_BORN = re.compile(rf"\b(?:d\.?\s?o\.?\s?b\b\.?|date of birth|born(?: on)?)\W{{0,4}}(?P<date>{_DATE})", re.I)
_TITLED_NAME = re.compile(
    r"\b(?:mr|mrs|ms|miss|master|baby|patient|pt)\.?\s+[A-Z][a-z'’-]+(?:\s+[A-Z][a-z'’-]+)?", re.I
)
_DATED = re.compile(rf"(?<!\d)(?P<date>{_DATE})(?!\d)", re.I)
_HOSPITAL_NUMBER = re.compile(
    r"\b(?:hospital|hosp|patient|unit|case ?note|mrn|pas|district)\s*(?:number|no\.?|num|id|#)?\s*[:#]?\s*"
    r"(?P<number>[A-Z]{0,3}\d{5,8}[A-Z]?)\b",
    re.I,
)


@dataclass(frozen=True)
class Finding:
    """What was found, word for word, and what it looks like."""

    found: str
    looks_like: str


def find(text: str) -> tuple[Finding, ...]:
    """Everything in `text` that looks like somebody's care, in the order of the kinds below.

    An NHS number is ten digits, grouped 3-3-4 or not at all, whose tenth is the check digit of the
    other nine (NHS Data Dictionary, modulus 11). A birth date is a date that is called one, or a date
    beside a title and a name. A hospital number is five to eight digits that are called one.
    """
    return (*_nhs_numbers(text), *_births(text), *_hospital_numbers(text))


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits carry the right check digit (NHS Data Dictionary: weights 10 to 2, modulus 11)."""
    if len(digits) != 10 or not digits.isdecimal() or len(set(digits)) == 1:
        return False
    check = 11 - sum(int(d) * w for d, w in zip(digits[:9], range(10, 1, -1), strict=True)) % 11
    return (0 if check == 11 else check) == int(digits[9])


def _nhs_numbers(text: str) -> Iterator[Finding]:
    for match in _TEN_DIGITS.finditer(text):
        if is_nhs_number(re.sub(r"\D", "", match[0])):
            yield Finding(match[0], "an NHS number")


def _births(text: str) -> Iterator[Finding]:
    named = {match["date"]: match[0] for match in _BORN.finditer(text)}
    for whole in named.values():
        yield Finding(whole, "a date of birth")
    if person := _TITLED_NAME.search(text):
        for match in _DATED.finditer(text):
            near = abs(match.start() - person.end()) <= 30
            if near and match["date"] not in named:
                yield Finding(f"{person[0]} … {match['date']}", "a name with a date of birth")


def _hospital_numbers(text: str) -> Iterator[Finding]:
    for match in _HOSPITAL_NUMBER.finditer(text):
        yield Finding(match[0], "a hospital number")
