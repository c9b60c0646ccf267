"""What the first page says to whoever holds no role."""

from django.test import Client

from goldthread.server.improvement import actions
from goldthread.server.improvement.abilities import WorkshopPart
from goldthread.server.improvement.models import Workshop
from goldthread.server.people.models import Person
from tests.server.improvement.conftest import *  # noqa: F403


def first_page(client: Client, person: Person) -> str:
    client.force_login(person)
    return client.get("/").content.decode()


def test_a_patient_partner_finds_their_workshops_and_is_not_sent_away_for_a_role(
    client: Client, planned: Workshop, partner: Person
) -> None:
    page = first_page(client, partner)
    assert f"Patient partner: {planned.title}" in page
    assert "You hold no role" not in page


def test_they_find_them_when_the_workshops_are_over_too(
    client: Client, planned: Workshop, partner: Person, facilitator: Person
) -> None:
    actions.stand_down(workshop=planned, reason="The ward moves", by=facilitator)
    assert f"Patient partner: {planned.title}" in first_page(client, partner)


def test_their_own_page_does_not_send_them_for_a_role_either(client: Client, partner: Person) -> None:
    client.force_login(partner)
    page = client.get(f"/people/{partner.pk}/").content.decode()
    assert "you need none for what you take part in" in page
    assert "Ask an administrator" not in page


def test_whoever_takes_part_in_nothing_is_told_whom_to_ask(client: Client, somebody, trust) -> None:
    assert "You hold no role at present" in first_page(client, somebody())


def test_whoever_has_a_role_finds_no_second_list_of_parts(
    client: Client, planned: Workshop, facilitator: Person
) -> None:
    actions.give_part(person=facilitator, part=WorkshopPart.TEAM_LEADER, workshop=planned, by=facilitator)
    page = first_page(client, facilitator)
    assert "Your parts" not in page
    assert planned.title in page
