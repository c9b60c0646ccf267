"""A ward with a huddle every weekday, and a guiding board of a partnership, begun through actions."""

from datetime import date

import pytest

from goldthread.cadence import read
from goldthread.server import clock
from goldthread.server.meetings import actions
from goldthread.server.meetings.models import Routine
from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Partnership, Person, Team
from goldthread.server.people.roles import Role

from ..conftest import Somebody

BEGAN = date(2019, 7, 1)  # a Monday, two weeks before the tests' today, 15 July 2019


@pytest.fixture
def ward(trust: Organisation, administrator: Person) -> Team:
    return people.add_team(organisation=trust, name="Ward 5", by=administrator)


@pytest.fixture
def lead(somebody: Somebody, ward: Team) -> Person:
    return somebody(Role.TEAM_LEAD, at=ward, name="Lena Ward")


@pytest.fixture
def huddle(trust: Organisation, ward: Team, lead: Person) -> Routine:
    with clock.happening_on(BEGAN):
        return actions.begin_routine(
            of=trust,
            team=ward,
            kind="huddle",
            title="Ward 5’s huddle",
            cadence=read("every weekday at 8:10 for 12 minutes", starts=BEGAN),
            owner=lead,
            by=lead,
        )


@pytest.fixture
def both(trust: Organisation, other_trust: Organisation) -> Partnership:
    return people.found_partnership(slug="both", name="Both", organisations=[trust, other_trust], by=None)


@pytest.fixture
def chair(somebody: Somebody, both: Partnership) -> Person:
    return somebody(Role.ADMINISTRATOR, at=both, name="Carol Chair")


@pytest.fixture
def board(both: Partnership, chair: Person) -> Routine:
    with clock.happening_on(BEGAN):
        return actions.begin_routine(
            of=both,
            kind="guiding_board",
            title="Guiding board",
            cadence=read("the last Thursday of each month at 14:00 for 3 hours", starts=BEGAN),
            by=chair,
        )
