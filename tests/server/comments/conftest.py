"""A measure to speak about, and people who speak."""

from datetime import date

import pytest

from goldthread.server.measures import actions as measures
from goldthread.server.measures.models import Measure
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.roles import Role

from ..conftest import Somebody


@pytest.fixture
def owner(somebody: Somebody) -> Person:
    return somebody(Role.STAFF, name="Olive Owner")


@pytest.fixture
def asker(somebody: Somebody) -> Person:
    return somebody(Role.STAFF, name="Asif Asker")


@pytest.fixture
def letters(trust: Organisation, facilitator: Person, owner: Person) -> Measure:
    """A measure that somebody owns, with a year of months."""
    measure = measures.add_measure(
        organisation=trust, code="OPD-LET", title="Letters", dimension="service", counted="Letters",
        frequency="month", kind="value", unit="days", direction="down", owner=owner, by=facilitator,
    )  # fmt: skip
    read = [measures.NewReading(date(2018, 1 + m, 1), value=9 + m % 3) for m in range(12)]
    measures.record_readings(measure=measure, readings=read, by=facilitator)
    return measure
