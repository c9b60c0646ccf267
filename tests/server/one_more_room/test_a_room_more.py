"""A new room touches no other: what it registers is shown by pages that know nothing of it."""

import pytest
from django.test import Client

from goldthread.server.people import actions as people
from goldthread.server.people.access import can
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.roles import Role
from tests.server.conftest import Somebody

from .declared import LearningAbility


def page(client: Client, person: Person, address: str) -> str:
    client.force_login(person)
    return client.get(address).content.decode()


def test_its_ability_and_its_parts_are_in_the_table_of_who_may_do_what(client: Client, staff: Person) -> None:
    said = page(client, staff, "/roles/")
    assert "Mark homework" in said
    assert "What each part may do, in its cohort only" in said
    assert "Whoever learns in a dojo marks nothing." in said


def test_its_ability_is_held_by_whom_it_says(staff: Person, somebody: Somebody, trust: Organisation) -> None:
    assert can(somebody(Role.TEAM_LEAD), LearningAbility.MARK, trust)
    assert not can(staff, LearningAbility.MARK, trust)


def test_its_word_stands_among_the_words_and_is_chosen_like_the_others(
    client: Client, administrator: Person, trust: Organisation
) -> None:
    assert "Those who learn together." in page(client, administrator, "/words/")
    given = {"pack": "plain", "cohort-one": "year", "cohort-many": "years", "cohort-a": "a year"}
    client.post("/o/SASH/settings/words/", given)
    trust.refresh_from_db()
    assert ">Years</a>" in page(client, administrator, "/o/SASH/")


def test_what_it_needs_stands_on_the_first_page(client: Client, staff: Person) -> None:
    said = page(client, staff, "/")
    assert "Hand in homework" in said
    assert "Lean for Leaders, SASH" in said


def test_its_first_step_stands_among_those_of_a_new_organisation(
    client: Client, facilitator: Person, somebody: Somebody
) -> None:
    said = page(client, facilitator, "/")
    assert "Begin a dojo" in said
    assert "Choose who learns together." in said
    assert "Begin a dojo" not in page(client, somebody(Role.TEAM_LEAD), "/")


@pytest.mark.parametrize("address", ["/", "/o/SASH/"])
def test_its_door_is_in_the_navigation_and_on_the_cards(client: Client, staff: Person, address: str) -> None:
    client.force_login(staff)
    client.get("/o/SASH/")
    assert page(client, staff, address).count(">Dojos</a>") == 2


def test_a_door_that_one_may_not_open_is_not_offered(
    client: Client, staff: Person, somebody: Somebody
) -> None:
    assert "Mark homework" not in page(client, staff, "/o/SASH/")
    assert "Mark homework" in page(client, somebody(Role.TEAM_LEAD), "/o/SASH/")


def test_its_door_at_a_team_is_a_card_of_the_team_that_says_how_much_is_there(
    client: Client, administrator: Person, staff: Person, trust: Organisation
) -> None:
    surgery = people.add_team(organisation=trust, name="Surgery", by=administrator)
    people.add_team(organisation=trust, name="Theatres", parent=surgery, by=administrator)
    said = page(client, staff, f"/o/SASH/teams/{surgery.pk}/")
    assert f'href="/o/SASH/teams/{surgery.pk}/">Dojos</a>' in said
    assert "Who learns here" in said
    assert ">2</p>" in said


def test_a_door_at_a_team_is_open_to_whoever_has_the_ability_there(
    client: Client, administrator: Person, somebody: Somebody, trust: Organisation
) -> None:
    surgery = people.add_team(organisation=trust, name="Surgery", by=administrator)
    medicine = people.add_team(organisation=trust, name="Medicine", by=administrator)
    lead = somebody(Role.TEAM_LEAD, at=surgery)
    assert f"/o/SASH/measures/?team={surgery.pk}" in page(client, lead, f"/o/SASH/teams/{surgery.pk}/")
    assert ">Homework</a>" in page(client, lead, f"/o/SASH/teams/{surgery.pk}/")
    assert ">Homework</a>" not in page(client, lead, f"/o/SASH/teams/{medicine.pk}/")


def test_in_plain_words_its_door_is_called_plainly(
    client: Client, administrator: Person, trust: Organisation
) -> None:
    people.choose_words(of=trust, pack="plain", by=administrator)
    assert ">Classes</a>" in page(client, administrator, "/o/SASH/")
