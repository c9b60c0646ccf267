"""Finds, in text, what looks like a patient: an NHS number, a birth date with a name, a hospital number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .births import births
from .hospital_numbers import hospital_numbers
from .machine_names import machine_names
from .nhs_numbers import nhs_numbers
from .plain import Plain, plain
from .whereabouts import whereabouts

_ANYTHING = re.compile(r"(?<!\d)\d{2}|\d\D{1,4}\d|\bbed\b|\b(?:patient|pt)\b", re.I)


@dataclass(frozen=True)
class Finding:
    """What was found, word for word as it was typed, and what it looks like."""

    found: str
    looks_like: str


def find(text: str) -> tuple[Finding, ...]:
    """Everything in `text` that looks like somebody's care: numbers, births, ages and whereabouts.

    What each of them is, and what is left alone, is said in nhs_numbers, births, hospital_numbers and
    whereabouts; what stands within a machine's name is left alone (machine_names). They read the text in
    plain characters (see plain). Costs time in proportion to the text.
    """
    if not _ANYTHING.search(text):
        return ()
    read = plain(text)
    return tuple(dict.fromkeys(Finding(read.as_typed(start, end), said) for start, end, said in _all(read)))


def _all(read: Plain) -> Iterator[tuple[int, int, str]]:
    made = machine_names(read.text)
    for start, end, said in _looks(read.text):
        if not any(first <= start and end <= last for first, last in made):
            yield start, end, said


def _looks(text: str) -> Iterator[tuple[int, int, str]]:
    for start, end in nhs_numbers(text):
        yield start, end, "an NHS number"
    yield from births(text)
    for start, end in hospital_numbers(text):
        yield start, end, "a hospital number"
    yield from whereabouts(text)
