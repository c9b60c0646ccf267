"""Links in letters: looked at by whoever scans them, used once with a button, and not for ever."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail, signing
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from goldthread.server.people import actions as people
from goldthread.server.people import addresses
from goldthread.server.people.inviting import mail as inviting
from goldthread.server.people.models import Invitation, Organisation, Person
from goldthread.server.people.roles import Role
from goldthread.server.people.signing_in import address_to_set_a_password

from .entering import ELSEWHERE, HOME, WARD, at, is_in

NEW = "three words of another kind"


@pytest.fixture
def invitation(trust: Organisation, administrator: Person) -> Invitation:
    return people.invite(
        email="new@example.org", name="Nia New", role=Role.STAFF, organisation=trust, by=administrator
    )


def of_an_invitation(invitation: Invitation, person: Person) -> str:
    return reverse("people:accept", args=[inviting.token_of(invitation)])


def of_an_address(invitation: Invitation, person: Person) -> str:
    return reverse("people:take_address", args=[addresses.token_of(person, "sam@example.net")])


def of_a_password(invitation: Invitation, person: Person) -> str:
    return address_to_set_a_password(person)


LINKS = pytest.mark.parametrize("link_of", [of_an_invitation, of_an_address, of_a_password])
LinkOf = Callable[[Invitation, Person], str]


def use(client: Client, link: str) -> int:
    """Follow a link and do what its page asks; what comes back for that."""
    page = client.get(link, follow=True)
    there = page.redirect_chain[-1][0] if page.redirect_chain else link
    return client.post(there, {"password1": NEW}).status_code


@LINKS
def test_looking_uses_nothing_up(link_of: LinkOf, invitation: Invitation, with_password: Person) -> None:
    link, scanner = link_of(invitation, with_password), at(ELSEWHERE)
    for _ in range(3):
        assert scanner.get(link, follow=True).status_code == 200
        assert scanner.head(link, follow=True).status_code == 200
    assert not is_in(scanner)
    assert use(at(HOME), link) in (200, 302)


@LINKS
def test_it_is_used_once(link_of: LinkOf, invitation: Invitation, with_password: Person) -> None:
    link = link_of(invitation, with_password)
    use(at(HOME), link)
    again = at(WARD)
    page = again.get(link, follow=True).content.decode()
    assert "This link leads nowhere" in page
    use(again, link)
    assert not is_in(again)


@LINKS
def test_it_runs_out(
    link_of: LinkOf, invitation: Invitation, with_password: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = link_of(invitation, with_password)
    Invitation.objects.update(invited_at=timezone.now() - timedelta(days=15))
    with override_settings(PASSWORD_RESET_TIMEOUT=-1):
        monkeypatch.setattr(addresses, "VALID_FOR", -1)
        page = at(HOME).get(link, follow=True).content.decode()
    assert "This link leads nowhere" in page


@LINKS
def test_it_is_passed_on_to_no_other_place(
    link_of: LinkOf, invitation: Invitation, with_password: Person
) -> None:
    answer = at(HOME).get(link_of(invitation, with_password), follow=True)
    assert answer["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer["Cache-Control"]
    outside = re.findall(r'(?:href|src|action)="(https?://[^"]+)"', answer.content.decode())
    assert not outside


def test_the_link_for_a_password_is_not_in_the_address_of_its_form(with_password: Person) -> None:
    link = address_to_set_a_password(with_password)
    form = at(HOME).get(link, follow=True)
    assert link.rstrip("/").rpartition("-")[2] not in form.redirect_chain[-1][0]
    assert link.rstrip("/").rpartition("-")[2] not in form.content.decode()


def test_a_newer_sign_in_ends_a_link_for_a_password(client: Client, with_password: Person) -> None:
    client.post(reverse("account_reset_password"), {"email": with_password.email})
    link = re.search(r"/accounts/password/reset/key/\S+", str(mail.outbox[0].body))
    assert link
    client.force_login(with_password)
    assert "This link leads nowhere" in at(HOME).get(link[0], follow=True).content.decode()


def test_one_that_was_changed_by_a_letter_is_none_of_ours(invitation: Invitation) -> None:
    token = inviting.token_of(invitation)
    for wrong in (token[:-1], token + "x", signing.dumps(invitation.pk, salt="another")):
        assert at(HOME).get(reverse("people:accept", args=[wrong])).status_code == 410
