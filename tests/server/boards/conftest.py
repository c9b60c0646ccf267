"""A ward with its board."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import override_settings

from goldthread.server.boards import actions
from goldthread.server.boards.models import Board, Ticket
from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Person, Team
from goldthread.server.people.roles import Role

from ..conftest import Somebody

TODAY = date(2020, 1, 9)


@pytest.fixture(autouse=True)
def _on_that_day() -> Iterator[None]:
    with override_settings(GOLDTHREAD_TODAY=TODAY):
        yield


@pytest.fixture
def ward(trust: Organisation, administrator: Person) -> Team:
    return people.add_team(organisation=trust, name="Ward 5", by=administrator)


@pytest.fixture
def lead(somebody: Somebody, ward: Team) -> Person:
    return somebody(Role.TEAM_LEAD, at=ward, name="Lena Marsh")


@pytest.fixture
def board(ward: Team, lead: Person) -> Board:
    return actions.begin_board(team=ward, kind="ward", by=lead)


@pytest.fixture
def ticket(board: Board, staff: Person) -> Ticket:
    return actions.write_ticket(
        board=board, what="The blanket  warmer is broken", felt_by="Patients at night", by=staff
    )
