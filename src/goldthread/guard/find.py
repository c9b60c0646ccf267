"""Finds, in text, what looks like a patient: an NHS number, a birth date with a name, a hospital number."""

from collections.abc import Iterator
from dataclasses import dataclass

from .births import births
from .hospital_numbers import hospital_numbers
from .nhs_numbers import nhs_numbers


@dataclass(frozen=True)
class Finding:
    """What was found, word for word, and what it looks like."""

    found: str
    looks_like: str


def find(text: str) -> tuple[Finding, ...]:
    """Everything in `text` that looks like somebody's care: NHS numbers, births, hospital numbers.

    What each of them is, and what is left alone, is said in nhs_numbers, births and hospital_numbers.
    """
    if sum(c.isdigit() for c in text) < 3:  # the fewest anything has: 3 Apr 51
        return ()
    return tuple(dict.fromkeys(_all(text)))


def _all(text: str) -> Iterator[Finding]:
    for number in nhs_numbers(text):
        yield Finding(number, "an NHS number")
    for found, looks_like in births(text):
        yield Finding(found, looks_like)
    for number in hospital_numbers(text):
        yield Finding(number, "a hospital number")
