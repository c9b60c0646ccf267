"""What is to be there once is there once by the database's own rule, on every database."""

import pytest
from django.db import IntegrityError, transaction

from goldthread.server.people import actions as people
from goldthread.server.people.models import Grant, Organisation, Person, Team
from goldthread.server.people.roles import Role


def refused_twice(make: object, **row: object) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make.objects.create(**row)  # type: ignore[attr-defined]


def test_a_role_is_granted_once_at_an_organisation_and_at_a_team(
    trust: Organisation, administrator: Person, staff: Person
) -> None:
    refused_twice(Grant, person=staff, role=Role.STAFF, organisation=trust)
    team = people.add_team(organisation=trust, name="Theatres", by=administrator)
    people.grant(person=staff, role=Role.TEAM_LEAD, place=team, by=administrator)
    refused_twice(Grant, person=staff, role=Role.TEAM_LEAD, team=team)


def test_a_team_is_named_once_at_the_top_and_below_another(
    trust: Organisation, administrator: Person
) -> None:
    surgery = people.add_team(organisation=trust, name="Surgery", by=administrator)
    people.add_team(organisation=trust, name="Theatres", parent=surgery, by=administrator)
    refused_twice(Team, organisation=trust, name="Surgery")
    refused_twice(Team, organisation=trust, name="Theatres", parent=surgery)
