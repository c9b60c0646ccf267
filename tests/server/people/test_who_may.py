"""Who may do something at a place: the same people of whom `can` says so, in two queries."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from goldthread.server.measures.abilities import MeasuresAbility
from goldthread.server.people import abilities
from goldthread.server.people import actions as people
from goldthread.server.people.abilities import Ability, PeopleAbility
from goldthread.server.people.access import can
from goldthread.server.people.models import Organisation, Partnership, Person, Team
from goldthread.server.people.roles import Role
from goldthread.server.people.who_may import who_may

from ..conftest import Somebody

RECORD = MeasuresAbility.RECORD_READINGS
OF_SEEING = {PeopleAbility.SEE, PeopleAbility.SEE_NAMES}  # who has any role sees the whole organisation


@pytest.fixture
def lead(somebody: Somebody, surgery: Team) -> Person:
    return somebody(Role.TEAM_LEAD, at=surgery, name="Lea Hart")


@pytest.fixture
def everybody(
    lead: Person,
    somebody: Somebody,
    facilitator: Person,
    executive: Person,
    outsider: Person,
    staff: Person,
    theatres: Team,
    partnership: Partnership,
) -> None:
    for role in Role:
        somebody(role)
        somebody(role, at=theatres)
        somebody(role, at=partnership)


def test_of_a_team_the_lead_above_it_and_who_may_everywhere(
    lead: Person, facilitator: Person, surgery: Team, theatres: Team, medicine: Team, trust: Organisation
) -> None:
    found = who_may(RECORD, Person.objects.all())
    assert set(found.at(theatres)) == set(found.at(surgery)) == {lead, facilitator}
    assert found.at(medicine) == found.at(trust) == [facilitator]


def test_whoever_left_and_whoever_is_not_asked_about_is_nobody(
    lead: Person, facilitator: Person, administrator: Person, surgery: Team
) -> None:
    people.leave(person=lead, by=administrator)
    assert who_may(RECORD, Person.objects.all()).at(surgery) == [facilitator]
    assert who_may(RECORD, Person.objects.filter(pk=administrator.pk)).at(surgery) == []


@pytest.mark.parametrize("ability", sorted(set(abilities.every()) - OF_SEEING, key=str))
def test_it_is_whom_can_says_so_of(
    ability: Ability,
    everybody: None,
    trust: Organisation,
    other_trust: Organisation,
    surgery: Team,
    theatres: Team,
    medicine: Team,
    partnership: Partnership,
) -> None:
    found = who_may(ability, Person.objects.all())
    for place in (trust, other_trust, surgery, theatres, medicine, partnership):
        assert set(found.at(place)) == {p for p in Person.objects.all() if can(p, ability, place)}, place


def test_it_takes_two_queries_however_many_there_are(
    everybody: None,
    theatres: Team,
    trust: Organisation,
    django_assert_num_queries: Callable[..., AbstractContextManager[object]],
) -> None:
    with django_assert_num_queries(2):
        found = who_may(RECORD, Person.objects.all())
        assert found.at(theatres)
        assert found.organisations >= {trust.pk}
