"""A partnership and a small tree of teams, built through actions."""

import pytest

from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Partnership, Person, Team

from .entering import given_a_password


@pytest.fixture
def partnership(trust: Organisation, other_trust: Organisation) -> Partnership:
    return people.found_partnership(
        slug="five-trusts", name="The partnership of five trusts", organisations=[trust, other_trust]
    )


@pytest.fixture
def surgery(trust: Organisation, administrator: Person) -> Team:
    return people.add_team(organisation=trust, name="Surgery", by=administrator)


@pytest.fixture
def theatres(trust: Organisation, surgery: Team, administrator: Person) -> Team:
    return people.add_team(organisation=trust, name="Theatres", parent=surgery, by=administrator)


@pytest.fixture
def medicine(trust: Organisation, administrator: Person) -> Team:
    return people.add_team(organisation=trust, name="Medicine", by=administrator)


@pytest.fixture
def with_password(staff: Person) -> Person:
    return given_a_password(staff)
