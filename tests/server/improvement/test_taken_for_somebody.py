"""Nobody is taken for somebody else: by another address given to them, or by a link that was handed over."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.server.improvement.models import Workshop
from goldthread.server.people import actions as people
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.inviting.mail import token_of
from goldthread.server.people.inviting.partnership_mail import token_of as joining_token_of
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.roles import Role
from tests.server.conftest import Somebody

FILES = "goldthread.server.post.filebased.EmailBackend"


@pytest.fixture
def hers(other_trust: Organisation, somebody: Somebody) -> Person:
    return somebody(Role.ADMINISTRATOR, at=other_trust, name="Ottoline Other")


def test_the_address_of_who_sits_in_another_trusts_workshop_is_not_changed_by_their_own(
    planned: Workshop, partner: Person, other_trust: Organisation, hers: Person
) -> None:
    people.grant(person=partner, role=Role.STAFF, place=other_trust, by=None)
    with pytest.raises(NotAllowed):
        people.ask_for_address(person=partner, email="mine@example.org", by=hers)


def test_nor_of_who_is_a_patient_partner_by_whoever_may_not_know_it(
    client: Client, partner: Person, trust: Organisation, administrator: Person
) -> None:
    people.grant(person=partner, role=Role.STAFF, place=trust, by=None)
    client.force_login(administrator)
    there = reverse("people:change_address", args=[partner.pk])
    assert there not in client.get(reverse("people:person", args=[partner.pk])).content.decode()
    assert client.post(there, {"email": "mine@example.org"}).status_code == 403


def test_a_link_to_hand_over_does_not_make_its_inviter_somebody_of_another_trust(
    client: Client, administrator: Person, other_trust: Organisation, hers: Person, settings: Any
) -> None:
    settings.LETTERS_LEAVE_BY = FILES
    asked = people.invite(
        email=administrator.email, name="A", role=Role.STAFF, organisation=other_trust, by=hers
    )
    answer = client.post(reverse("people:accept", args=[token_of(asked)]))
    assert answer.status_code == 410
    assert "goldthread link" in answer.content.decode()
    assert not administrator.grants.filter(organisation=other_trust).exists()


def test_nor_does_one_into_a_partnership(
    client: Client, administrator: Person, other_trust: Organisation, hers: Person, settings: Any
) -> None:
    settings.LETTERS_LEAVE_BY = FILES
    begun = people.begin_partnership(name="Ours", organisation=other_trust, by=hers)
    asked = people.invite_organisation(partnership=begun, email=administrator.email, name="A", by=hers)
    answer = client.post(
        reverse("people:join_partnership", args=[joining_token_of(asked)]),
        {"code": "NEW", "name": "A new one", "person_name": "A"},
    )
    assert answer.status_code in (403, 409, 410, 422)
    assert not Organisation.objects.filter(code="NEW").exists()


def test_whoever_was_let_in_by_the_same_inviter_can_be_given_another_link(
    client: Client, administrator: Person, trust: Organisation, staff: Person, settings: Any
) -> None:
    settings.LETTERS_LEAVE_BY = FILES
    asked = people.invite(
        email=staff.email, name="S", role=Role.BOARD_MEMBER, organisation=trust, by=administrator
    )
    assert client.post(reverse("people:accept", args=[token_of(asked)])).status_code == 302
    assert staff.grants.filter(role=Role.BOARD_MEMBER).exists()


def test_a_letter_proves_whose_address_it_is(
    client: Client, administrator: Person, other_trust: Organisation, hers: Person
) -> None:
    asked = people.invite(
        email=administrator.email, name="A", role=Role.STAFF, organisation=other_trust, by=hers
    )
    assert client.post(reverse("people:accept", args=[token_of(asked)])).status_code == 302
