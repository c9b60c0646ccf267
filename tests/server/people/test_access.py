"""The rules of reach, one test for each sentence in people/access.py."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.server.measures.abilities import MeasuresAbility
from goldthread.server.people import abilities
from goldthread.server.people import actions as people
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import NotAllowed, can, people_visible_to, require
from goldthread.server.people.models import Organisation, Partnership, Person, Team
from goldthread.server.people.roles import Role

Somebody = Callable[..., Person]
Shared = Organisation.Shared


def share(organisation: Organisation, shared: str, by: Person) -> None:
    people.set_organisation(
        organisation=organisation, name=organisation.name, shared=shared, weeks_of_planning=8, by=by
    )


@pytest.fixture
def administrator_there(somebody: Somebody, other_trust: Organisation) -> Person:
    return somebody(Role.ADMINISTRATOR, at=other_trust, name="Bo There")


def test_a_role_at_a_team_reaches_down_to_the_teams_below(
    somebody: Somebody, surgery: Team, theatres: Team
) -> None:
    lead = somebody(Role.TEAM_LEAD, at=surgery)
    assert can(lead, MeasuresAbility.RECORD_READINGS, surgery)
    assert can(lead, MeasuresAbility.RECORD_READINGS, theatres)


def test_a_role_at_a_team_reaches_no_other_directorate_and_not_upwards(
    somebody: Somebody, surgery: Team, theatres: Team, medicine: Team, trust: Organisation
) -> None:
    lead = somebody(Role.TEAM_LEAD, at=theatres)
    assert not can(lead, MeasuresAbility.RECORD_READINGS, medicine)
    assert not can(lead, MeasuresAbility.RECORD_READINGS, surgery)
    assert not can(lead, MeasuresAbility.RECORD_READINGS, trust)


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.EVALUATOR])
def test_a_role_at_an_organisation_gives_its_abilities_at_everything_in_it(
    somebody: Somebody, trust: Organisation, theatres: Team, role: Role
) -> None:
    person = somebody(role)
    for ability in abilities.every():
        assert can(person, ability, trust) == (ability in abilities.of_role(role))
        assert can(person, ability, theatres) == (ability in abilities.of_role(role))


def test_whoever_holds_a_role_in_a_team_sees_the_organisation_whole(
    somebody: Somebody, theatres: Team, trust: Organisation
) -> None:
    nurse = somebody(Role.STAFF, at=theatres)
    assert trust.pk in nurse.reach.whole
    assert can(nurse, PeopleAbility.SEE_NAMES, trust)
    assert not can(nurse, PeopleAbility.SEE_HISTORY, trust)


@pytest.mark.parametrize(
    ("shared", "known", "detailed"),
    [(Shared.NOTHING, False, False), (Shared.TOTALS, True, False), (Shared.WORKSHOPS, True, True)],
)
@pytest.mark.parametrize("role", [Role.EVALUATOR, Role.BOARD_MEMBER, Role.FACILITATOR])
def test_a_partnership_shows_what_each_organisation_shares(
    somebody: Somebody,
    partnership: Partnership,
    other_trust: Organisation,
    administrator_there: Person,
    shared: str,
    known: bool,
    detailed: bool,
    role: Role,
) -> None:
    share(other_trust, shared, administrator_there)
    person = somebody(role, at=partnership)
    assert (other_trust.pk in person.reach.organisations) == known
    assert can(person, PeopleAbility.SEE, other_trust) == detailed
    assert not can(person, PeopleAbility.SEE_NAMES, other_trust)


@pytest.mark.parametrize(
    ("shared", "known"), [(Shared.NOTHING, False), (Shared.TOTALS, True), (Shared.WORKSHOPS, True)]
)
def test_an_evaluator_of_an_organisation_sees_what_it_shares(
    somebody: Somebody, trust: Organisation, administrator: Person, shared: str, known: bool
) -> None:
    share(trust, shared, administrator)
    evaluator = somebody(Role.EVALUATOR)
    assert (trust.pk in evaluator.reach.organisations) == known
    assert trust.pk not in evaluator.reach.whole
    assert not can(evaluator, PeopleAbility.SEE_NAMES, trust)


def test_a_role_at_a_partnership_gives_abilities_at_the_partnership_and_at_no_member(
    somebody: Somebody, partnership: Partnership, trust: Organisation
) -> None:
    person = somebody(Role.ADMINISTRATOR, at=partnership)
    assert can(person, PeopleAbility.SET_ORGANISATION, partnership)
    assert not can(person, PeopleAbility.SET_ORGANISATION, trust)


def test_whoever_left_reaches_nothing(staff: Person, administrator: Person, trust: Organisation) -> None:
    people.leave(person=staff, by=administrator)
    staff = Person.objects.get(pk=staff.pk)
    assert not staff.reach.organisations
    assert not any(can(staff, ability, trust) for ability in abilities.every())


def test_an_outsider_may_neither_see_nor_do(outsider: Person, trust: Organisation) -> None:
    for ability in abilities.every():
        with pytest.raises(NotAllowed):
            require(outsider, ability, trust)


def test_people_are_seen_by_those_of_their_own_organisation(
    staff: Person, facilitator: Person, outsider: Person
) -> None:
    assert set(people_visible_to(staff)) == {staff, facilitator}
    assert set(people_visible_to(outsider)) == {outsider}


def test_what_somebody_reaches_is_read_in_four_queries(
    somebody: Somebody,
    partnership: Partnership,
    trust: Organisation,
    theatres: Team,
    surgery: Team,
    medicine: Team,
    administrator: Person,
    django_assert_max_num_queries: Callable[..., AbstractContextManager[object]],
) -> None:
    person = somebody(Role.EVALUATOR, at=partnership)
    for team in (surgery, theatres, medicine):
        people.grant(person=person, role=Role.TEAM_LEAD, place=team, by=None)
        people.grant(person=person, role=Role.EVALUATOR, place=team, by=None)
    people.grant(person=person, role=Role.STAFF, place=trust, by=None)
    person = Person.objects.get(pk=person.pk)
    with django_assert_max_num_queries(4):
        assert person.reach.whole == {trust.pk}


def test_what_may_not_be_known_is_not_found_and_what_may_not_be_done_is_forbidden(
    client: Client, trust: Organisation, staff: Person, outsider: Person
) -> None:
    settings = reverse("people:settings", args=[trust.code])
    client.force_login(outsider)
    assert client.get(settings).status_code == 404
    client.force_login(staff)
    refused = client.get(settings)
    assert refused.status_code == 403
    assert "You may not do this" in refused.content.decode()


def test_whoever_left_is_signed_out(client: Client, staff: Person, administrator: Person) -> None:
    client.force_login(staff)
    people.leave(person=staff, by=administrator)
    assert client.get(reverse("people:organisations")).status_code == 302
