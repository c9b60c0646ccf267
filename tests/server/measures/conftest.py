"""Measures of a trust, with readings, built through actions."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from goldthread.server.measures import actions
from goldthread.server.measures.actions import NewReading
from goldthread.server.measures.models import Measure
from goldthread.server.people.models import Organisation, Person

MakeMeasure = Callable[..., Measure]

LETTERS = {
    "code": "OPD-LET",
    "title": "Days to the outpatient letter",
    "dimension": "service",
    "counted": "Median days from the end of an appointment to the letter",
    "population": "All outpatient appointments that need a letter",
    "method": "Letter log",
    "frequency": "month",
    "kind": "value",
    "unit": "days",
    "direction": "down",
}
FOUR_HOURS = {
    **LETTERS,
    "code": "AE-4H",
    "title": "Seen within four hours",
    "dimension": "delivery",
    "counted": "Attendances seen within four hours",
    "kind": "percentage",
    "unit": "%",
    "direction": "up",
}
DEFINES = ("counted", "population", "method", "frequency", "kind", "unit", "direction")


def months(n: int, start: date = date(2016, 7, 1)) -> list[date]:
    """The firsts of n months in a row."""
    first = start.year * 12 + start.month - 1
    return [date((first + i) // 12, (first + i) % 12 + 1, 1) for i in range(n)]


def wave(n: int) -> list[float]:
    """Values that vary and mean nothing."""
    return [9.0 + (0.4, -0.3, 0.1, -0.4, 0.3, -0.1, 0.2)[i % 7] for i in range(n)]


@pytest.fixture
def make_measure(trust: Organisation, facilitator: Person) -> MakeMeasure:
    """Adds a measure; named values stand in for the usual ones."""

    def make(**said: Any) -> Measure:
        return actions.add_measure(**{"organisation": trust, "by": facilitator, **LETTERS, **said})

    return make


@pytest.fixture
def letters(make_measure: MakeMeasure) -> Measure:
    """A measure with a value, without readings."""
    return make_measure()


@pytest.fixture
def four_hours(make_measure: MakeMeasure) -> Measure:
    """A percentage, without readings."""
    return make_measure(**FOUR_HOURS)


@pytest.fixture
def read_letters(letters: Measure, facilitator: Person) -> Measure:
    """Thirty-six months of a value that varies and means nothing."""
    readings = [NewReading(m, v) for m, v in zip(months(36), wave(36), strict=True)]
    actions.record_readings(measure=letters, readings=readings, by=facilitator)
    return letters
