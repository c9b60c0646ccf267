"""Partnerships: begun by one organisation, joined by others who were asked, and left again."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldthread.server.audit.queries import history
from goldthread.server.people import actions as people
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import NotAllowed, can
from goldthread.server.people.actions.refusals import AlreadyThere, NotOfThisOrganisation
from goldthread.server.people.inviting import partnerships
from goldthread.server.people.inviting.answering import NoLongerOpen
from goldthread.server.people.inviting.partnership_mail import link_to, token_of
from goldthread.server.people.models import Grant, Organisation, Partnership, PartnershipInvitation, Person
from goldthread.server.people.roles import Role

Somebody = Callable[..., Person]
Capture = Callable[..., object]
PASSWORD = "walking to theatre seven"


def again(person: Person) -> Person:
    """The same person, with what they reach read afresh."""
    return Person.objects.get(pk=person.pk)


@pytest.fixture
def begun(trust: Organisation, administrator: Person) -> Partnership:
    return people.begin_partnership(name="Better together", organisation=trust, by=administrator)


@pytest.fixture
def of_leeds(somebody: Somebody, other_trust: Organisation) -> Person:
    return somebody(Role.ADMINISTRATOR, at=other_trust, name="Lena Leeds")


@pytest.fixture
def asked(begun: Partnership, administrator: Person, other_trust: Organisation) -> PartnershipInvitation:
    return people.invite_organisation(partnership=begun, code="ltht", by=again(administrator))


def test_whoever_begins_a_partnership_is_in_it_and_administers_it(
    begun: Partnership, trust: Organisation, administrator: Person
) -> None:
    assert list(begun.organisations.all()) == [trust]
    assert can(again(administrator), PeopleAbility.SET_ORGANISATION, begun)
    assert begun.slug == "better-together"


def test_two_partnerships_of_one_name_have_two_addresses(
    begun: Partnership, trust: Organisation, administrator: Person
) -> None:
    second = people.begin_partnership(name="Better together", organisation=trust, by=administrator)
    third = people.begin_partnership(name="Better, together!", organisation=trust, by=administrator)
    assert (second.slug, third.slug) == ("better-together-2", "better-together-3")


def test_only_who_sets_an_organisation_begins_or_joins_one(
    trust: Organisation, facilitator: Person, asked: PartnershipInvitation, other_trust: Organisation
) -> None:
    with pytest.raises(NotAllowed):
        people.begin_partnership(name="Mine", organisation=trust, by=facilitator)
    with pytest.raises(NotAllowed):
        people.join_partnership(invitation=asked, organisation=other_trust, by=facilitator)
    with pytest.raises(NotAllowed):
        people.invite_organisation(partnership=asked.partnership, code="UHCW", by=facilitator)


def test_an_organisation_says_yes(
    client: Client, asked: PartnershipInvitation, of_leeds: Person, other_trust: Organisation
) -> None:
    client.force_login(of_leeds)
    assert "Ada Khan asks LTHT to join the partnership" in client.get("/").content.decode()
    address = reverse("people:answer_partnership", args=["LTHT", asked.pk])
    page = client.get(address).content.decode()
    assert "sees of LTHT what it shares: <strong>totals</strong>" in page
    assert client.post(address).status_code == 302
    assert other_trust in asked.partnership.organisations.all()
    assert "was accepted already" in client.post(address).content.decode()


def test_an_organisation_says_no(
    client: Client, asked: PartnershipInvitation, of_leeds: Person, other_trust: Organisation
) -> None:
    client.force_login(of_leeds)
    client.post(reverse("people:answer_partnership", args=["LTHT", asked.pk]), {"decline": "1"})
    assert other_trust not in asked.partnership.organisations.all()
    with pytest.raises(NoLongerOpen, match="was declined"):
        people.join_partnership(invitation=asked, organisation=other_trust, by=of_leeds)


def test_nobody_answers_for_another_organisation(
    client: Client,
    asked: PartnershipInvitation,
    trust: Organisation,
    administrator: Person,
    begun: Partnership,
) -> None:
    with pytest.raises(NotOfThisOrganisation):
        people.join_partnership(invitation=asked, organisation=trust, by=administrator)
    with pytest.raises(NotOfThisOrganisation):
        people.decline_partnership(invitation=asked)
    client.force_login(administrator)
    assert client.get(reverse("people:answer_partnership", args=["SASH", asked.pk])).status_code == 404


def test_typing_a_code_says_nothing_of_who_is_here(
    client: Client, begun: Partnership, administrator: Person, other_trust: Organisation
) -> None:
    """A code that is here, one that is not, and one that shares nothing are answered alike."""
    client.force_login(administrator)
    address = reverse("people:invite_organisation", args=[begun.slug])
    for code in ("LTHT", "NOBODY"):
        page = client.post(address, {"code": code}, follow=True).content.decode()
        assert f"{code} is asked to join Better together." in page
        assert f"The organisation with the code {code}" in page
        assert "Leeds" not in page


def test_the_administrators_of_who_is_asked_are_told_by_email(
    begun: Partnership,
    administrator: Person,
    of_leeds: Person,
    django_capture_on_commit_callbacks: Capture,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        people.invite_organisation(partnership=begun, code="LTHT", by=again(administrator))
        people.invite_organisation(partnership=begun, code="NOBODY", by=again(administrator))
    [sent] = mail.outbox
    assert sent.to == [of_leeds.email]
    assert "/o/LTHT/partnerships/" in sent.body


def test_one_is_asked_once_and_a_member_not_at_all(
    asked: PartnershipInvitation, administrator: Person, begun: Partnership, of_leeds: Person
) -> None:
    with pytest.raises(AlreadyThere, match="has not answered yet"):
        people.invite_organisation(partnership=begun, code="LTHT", by=again(administrator))
    with pytest.raises(AlreadyThere, match="is of Better together already"):
        people.invite_organisation(partnership=begun, code="SASH", by=again(administrator))


def test_one_gives_a_code_or_an_address(begun: Partnership, administrator: Person) -> None:
    by = again(administrator)
    with pytest.raises(NotOfThisOrganisation, match="one of the two"):
        people.invite_organisation(partnership=begun, by=by)
    with pytest.raises(NotOfThisOrganisation, match="one of the two"):
        people.invite_organisation(partnership=begun, code="A", email="a@example.org", name="A", by=by)
    with pytest.raises(NotOfThisOrganisation, match="whom you write to"):
        people.invite_organisation(partnership=begun, email="a@example.org", by=by)


def test_what_is_withdrawn_is_not_joined(
    client: Client, asked: PartnershipInvitation, administrator: Person, of_leeds: Person
) -> None:
    client.force_login(administrator)
    there = reverse("people:withdraw_organisations_invitation", args=["better-together", asked.pk])
    assert client.post(there).status_code == 302
    client.force_login(of_leeds)
    answer = client.post(reverse("people:answer_partnership", args=["LTHT", asked.pk]))
    assert "was withdrawn" in answer.content.decode()
    assert not asked.partnership.organisations.filter(code="LTHT").exists()


@pytest.fixture
def by_mail(begun: Partnership, administrator: Person) -> PartnershipInvitation:
    return people.invite_organisation(
        partnership=begun, email="Nia@example.org", name="Nia Rees", by=again(administrator)
    )


FORM = {"name": "Powys", "code": "powys", "ods_code": "", "person_name": "Nia Rees"}


def test_an_email_founds_an_organisation_that_is_in(client: Client, by_mail: PartnershipInvitation) -> None:
    address = reverse("people:join_partnership", args=[token_of(by_mail)])
    assert address in link_to(by_mail)
    assert "asks you, Nia Rees, to begin your organisation" in client.get(address).content.decode()
    to_password = client.post(address, FORM, follow=True)
    assert "password" in to_password.content.decode()
    powys = Organisation.objects.get(code="POWYS")
    assert powys in by_mail.partnership.organisations.all()
    held = Grant.objects.filter(person__email="nia@example.org", organisation=powys)
    assert {g.role for g in held} == {Role.ADMINISTRATOR, Role.FACILITATOR}
    assert "was accepted already" in client.post(address, {**FORM, "code": "B"}).content.decode()


def test_a_code_that_is_taken_founds_nothing(
    client: Client, by_mail: PartnershipInvitation, other_trust: Organisation
) -> None:
    address = reverse("people:join_partnership", args=[token_of(by_mail)])
    refused = client.post(address, {**FORM, "code": "LTHT"})
    assert refused.status_code == 422
    assert "code LTHT already" in refused.content.decode()
    assert not Person.objects.filter(email="nia@example.org").exists()
    assert client.post(address, FORM).status_code == 302  # the link is good still


def test_whoever_has_an_account_signs_in_to_found(
    client: Client, begun: Partnership, administrator: Person, outsider: Person
) -> None:
    outsider.set_password(PASSWORD)
    outsider.save()
    asked = people.invite_organisation(
        partnership=begun, email=outsider.email, name="O", by=again(administrator)
    )
    address = reverse("people:join_partnership", args=[token_of(asked)])
    assert client.post(address, FORM).headers["Location"].startswith(reverse("account_login"))
    with pytest.raises(NotAllowed):
        people.found_and_join(invitation=asked, code="B", name="B", person_name="O", by=None)
    with pytest.raises(NotAllowed, match="another e-mail address"):
        people.found_and_join(invitation=asked, code="B", name="B", person_name="O", by=administrator)
    client.force_login(outsider)
    assert client.post(address, FORM).headers["Location"] == "/"
    assert Grant.objects.filter(person=outsider, organisation__code="POWYS").count() == 2
    told = [*history(outsider)[:2], *history(Organisation.objects.get(code="POWYS"))]
    assert {event.actor_name for event in told} == {outsider.name}


def test_an_email_runs_out_and_a_code_waits(
    by_mail: PartnershipInvitation,
    asked: PartnershipInvitation,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    later = timezone.now() + timedelta(days=15)
    monkeypatch.setattr(partnerships.timezone, "now", lambda: later)
    address = reverse("people:join_partnership", args=[token_of(by_mail)])
    assert "ran out" in client.get(address).content.decode()
    assert not partnerships.has_run_out(asked)


def test_an_invitation_is_as_good_as_whoever_sent_it(
    asked: PartnershipInvitation, administrator: Person, other_trust: Organisation, of_leeds: Person
) -> None:
    Grant.objects.filter(person=administrator, partnership=asked.partnership).delete()
    with pytest.raises(NoLongerOpen, match="may no longer invite"):
        people.join_partnership(invitation=asked, organisation=other_trust, by=of_leeds)


def test_an_organisation_leaves_and_nothing_of_it_is_seen_any_more(
    client: Client, partnership: Partnership, somebody: Somebody, administrator: Person, trust: Organisation
) -> None:
    board = somebody(Role.BOARD_MEMBER, at=partnership)
    assert trust.pk in board.reach.organisations
    client.force_login(administrator)
    address = reverse("people:leave_partnership", args=["SASH", partnership.slug])
    assert "sees nothing of SASH any more" in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    assert trust.pk not in again(board).reach.organisations
    assert client.post(address).status_code == 404  # the back button


def test_who_administers_the_partnership_ends_a_membership_and_others_do_not(
    partnership: Partnership, somebody: Somebody, trust: Organisation, facilitator: Person
) -> None:
    board = somebody(Role.BOARD_MEMBER, at=partnership)
    for by in (board, facilitator):
        with pytest.raises(NotAllowed):
            people.leave_partnership(partnership=partnership, organisation=trust, by=by)
    chair = somebody(Role.ADMINISTRATOR, at=partnership)
    people.leave_partnership(partnership=partnership, organisation=trust, by=chair)
    with pytest.raises(NotOfThisOrganisation):
        people.leave_partnership(partnership=partnership, organisation=trust, by=chair)


def test_ending_a_membership_is_cancelled_towards_a_page_one_may_see(
    client: Client, partnership: Partnership, somebody: Somebody, administrator: Person
) -> None:
    address = reverse("people:leave_partnership", args=["SASH", partnership.slug])
    of_it, own = reverse("people:partnership", args=[partnership.slug]), "/o/SASH/partnerships/"
    for person, back, not_there in [
        (somebody(Role.ADMINISTRATOR, at=partnership), of_it, own),
        (administrator, own, None),
    ]:
        client.force_login(person)
        page = client.get(address).content.decode()
        assert f'<a href="{back}">Cancel</a>' in page
        assert not_there is None or f'"{not_there}"' not in page
        assert client.get(back).status_code == 200


def test_roles_at_a_partnership_are_offered_and_taken_away_on_its_page(
    client: Client, begun: Partnership, administrator: Person, staff: Person
) -> None:
    client.force_login(administrator)
    invite = reverse("people:invite_to_partnership", args=[begun.slug])
    form = {"name": "Sam L.", "email": staff.email, "role": "board_member"}
    assert client.post(invite, form).status_code == 302
    page = client.get(reverse("people:partnership", args=[begun.slug])).content.decode()
    assert "Sam L." in page
    assert "Sam Lee" not in page
    asked = begun.invitations.get()
    people.accept(invitation=asked)
    held = Grant.objects.get(person=staff, partnership=begun)
    client.post(reverse("people:revoke_at_partnership", args=[begun.slug, held.pk]))
    assert not Grant.objects.filter(pk=held.pk).exists()


def test_the_form_begins_one_and_leads_on(client: Client, administrator: Person, trust: Organisation) -> None:
    client.force_login(administrator)
    form = {"name": "Better together", "organisation": trust.pk}
    page = client.post(reverse("people:begin_partnership"), form, follow=True).content.decode()
    assert "Better together has begun." in page
    assert reverse("people:invite_organisation", args=["better-together"]) in page


def test_a_partnership_is_renamed_and_its_address_stays(
    client: Client, begun: Partnership, administrator: Person
) -> None:
    client.force_login(administrator)
    client.post(reverse("people:partnership_settings", args=[begun.slug]), {"name": "Best together"})
    assert "Best together" in client.get(reverse("people:partnership", args=[begun.slug])).content.decode()


def test_where_no_letter_leaves_the_links_are_there_to_hand_over_for_who_administers_it(
    client: Client, by_mail: PartnershipInvitation, administrator: Person, staff: Person, settings: object
) -> None:
    settings.LETTERS_LEAVE_BY = "goldthread.server.post.filebased.EmailBackend"  # type: ignore[attr-defined]
    page = reverse("people:partnership", args=[by_mail.partnership.slug])
    client.force_login(administrator)
    shown = re.search(r"http://[^\"<]+(/partnerships/join/[^\"<]+)", client.get(page).content.decode())
    assert shown, page
    assert client.get(shown[1]).status_code == client.get(link_to(by_mail)).status_code == 200
    client.force_login(staff)
    assert "/partnerships/join/" not in client.get(page).content.decode()
