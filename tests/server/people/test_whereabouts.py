"""The navigation stays that of the organisation somebody comes from, on pages that belong to none."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.roles import Role

OF_NO_ORGANISATION = (
    "home:home",
    "people:organisations",
    "evidence:evidence",
    "people:words",
    "people:roles",
)


def navigation(client: Client, address: str) -> str:
    page = client.get(address).content.decode()
    found = re.search(r'<header class="app-shell">.*?</header>', page, re.DOTALL)
    assert found
    return found.group()


@pytest.mark.parametrize("name", OF_NO_ORGANISATION)
def test_whoever_comes_from_an_organisation_is_still_in_it(
    client: Client, name: str, trust: Organisation, other_trust: Organisation, staff: Person
) -> None:
    people.grant(person=staff, role=Role.STAFF, place=other_trust, by=None)
    client.force_login(staff)
    client.get(reverse("people:organisation", args=["LTHT"]))
    assert "/o/LTHT/measures/" in navigation(client, reverse(name))
    client.get(reverse("measures:measures", args=["SASH"]))
    assert "/o/SASH/measures/" in navigation(client, reverse(name))


def test_ones_own_page_keeps_it_too(client: Client, staff: Person) -> None:
    client.force_login(staff)
    assert "/o/SASH/measures/" in navigation(client, reverse("people:person", args=[staff.pk]))


def test_whoever_sees_one_organisation_is_in_it_from_the_start(client: Client, staff: Person) -> None:
    client.force_login(staff)
    assert "/o/SASH/measures/" in navigation(client, "/")


def test_whoever_sees_several_is_in_none_until_they_choose(
    client: Client, other_trust: Organisation, staff: Person
) -> None:
    people.grant(person=staff, role=Role.STAFF, place=other_trust, by=None)
    client.force_login(staff)
    assert "/measures/" not in navigation(client, "/")


def test_the_organisations_name_leads_to_it(client: Client, trust: Organisation, staff: Person) -> None:
    client.force_login(staff)
    for address in ("/", reverse("measures:measures", args=["SASH"])):
        link = f'href="{reverse("people:organisation", args=["SASH"])}">{trust.name}</a>'
        assert link in navigation(client, address)


def test_it_is_said_in_the_organisations_own_words(
    client: Client, trust: Organisation, administrator: Person
) -> None:
    people.choose_words(of=trust, pack="plain", by=administrator)
    client.force_login(administrator)
    assert "Patient pathways" in navigation(client, reverse("evidence:evidence"))


def test_an_organisation_somebody_sees_into_no_more_is_left(
    client: Client, trust: Organisation, other_trust: Organisation, staff: Person, administrator: Person
) -> None:
    people.grant(person=staff, role=Role.STAFF, place=other_trust, by=None)
    client.force_login(staff)
    client.get(reverse("people:organisation", args=["SASH"]))
    people.revoke(grant=staff.grants.get(organisation=trust), by=administrator)
    assert "SASH" not in navigation(client, "/")
    assert "/o/LTHT/measures/" in navigation(client, "/")


def test_a_patient_partner_gets_no_navigation_through_an_organisation_they_do_not_see(
    client: Client, trust: Organisation, somebody: object
) -> None:
    partner = people.add_person(email="pat@example.org", name="Pat Walker", by=None)
    client.force_login(partner)
    assert "/o/" not in navigation(client, "/")
