"""Measures of a trust, with readings, built through actions."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from goldthread.server.measures import actions
from goldthread.server.measures.actions import NewReading
from goldthread.server.measures.models import Measure, Standing
from goldthread.server.measures.queries.overview import Glance, glances, with_small_charts
from goldthread.server.measures.queries.standings import worked_out
from goldthread.server.measures.standings import keep_what_is_missing
from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Partnership, Person
from goldthread.server.people.roles import Role

MakeMeasure = Callable[..., Measure]


@pytest.fixture(autouse=True)
def what_is_kept_of_measures_is_what_their_readings_say(request: pytest.FixtureRequest) -> Iterator[None]:
    """After every test here, whichever actions it went through, nothing that is kept is out of date."""
    knows_measures = "trust" in request.fixturenames
    if knows_measures:
        request.getfixturevalue("trust")  # so that this looks before the database is put back
    yield
    if knows_measures:
        keep_what_is_missing()  # where a file of many readings only said that it no longer holds
        assert all_kept() == all_worked_out()


def at_a_glance(*measures: Measure) -> list[Glance]:
    """Each of these measures as an overview shows it to whoever added them, in the order of their keys."""
    asked = Measure.objects.filter(pk__in=[each.pk for each in measures]).order_by("pk")
    added_by = measures[0].revisions.get(number=1).proposed_by
    assert added_by
    return with_small_charts(glances(asked, to=added_by))


def all_kept() -> dict[int, dict[str, Any]]:
    return {s.measure_id: said(s) for s in Standing.objects.all()}


def all_worked_out() -> dict[int, dict[str, Any]]:
    return {key: said(s) for key, s in worked_out(Measure.objects.all()).items()}


def said(standing: Standing) -> dict[str, Any]:
    """What a standing says, without the key and the mark."""
    names = {f.name for f in Standing._meta.fields} - {"id", "mark", "measure"}
    return {name: getattr(standing, name) for name in names}


LETTERS: dict[str, Any] = {
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


@pytest.fixture
def partnership(trust: Organisation) -> Partnership:
    return people.found_partnership(slug="five", name="Five trusts", organisations=[trust], by=None)


@pytest.fixture
def board_member(somebody: Callable[..., Person], partnership: Partnership) -> Person:
    return somebody(Role.BOARD_MEMBER, at=partnership, name="Bo Board")
