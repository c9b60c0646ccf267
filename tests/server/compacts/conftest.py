"""A compact between leaders and clinicians, each with somebody who speaks for them."""

from datetime import date

import pytest

from goldthread.server.compacts import actions
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.roles import Role

from ..conftest import Somebody
from .pacts import Pact, drafted


@pytest.fixture
def leader(somebody: Somebody) -> Person:
    return somebody(Role.STAFF, name="Lena Leader")


@pytest.fixture
def clinician(somebody: Somebody) -> Person:
    return somebody(Role.STAFF, name="Clive Clinician")


@pytest.fixture
def pact(trust: Organisation, facilitator: Person, leader: Person, clinician: Person) -> Pact:
    return drafted(trust, {"Leaders": leader, "Clinicians": clinician}, facilitator)


@pytest.fixture
def agreed(pact: Pact, leader: Person, clinician: Person) -> Pact:
    actions.agree(party=pact[1][0], on=date(2019, 5, 1), by=leader)
    actions.agree(party=pact[1][1], on=date(2019, 5, 8), by=clinician)
    return pact
