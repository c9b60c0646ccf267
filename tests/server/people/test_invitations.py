"""Invitations: from the e-mail to the first page, and every way in which a link leads nowhere."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldthread.server.audit.queries import history
from goldthread.server.audit.record_words import in_sentences
from goldthread.server.people import actions as people
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.actions.refusals import AlreadyThere, NotOfThisOrganisation
from goldthread.server.people.inviting import answering
from goldthread.server.people.inviting.mail import invitation_of, token_of
from goldthread.server.people.models import Grant, Invitation, Organisation, Person, Team
from goldthread.server.people.roles import Role
from goldthread.server.people.vocabulary import Word

Capture = Callable[..., object]
PASSWORD = "walking to theatre seven"


@pytest.fixture
def invitation(
    trust: Organisation, facilitator: Person, django_capture_on_commit_callbacks: Capture
) -> Invitation:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        return people.invite(
            email="Nia@Example.org", name="Nia Rees", role=Role.STAFF, organisation=trust, by=facilitator
        )


def link(invitation: Invitation) -> str:
    return reverse("people:accept", args=[token_of(invitation)])


def test_the_invited_gets_a_link_in_an_email(invitation: Invitation) -> None:
    [sent] = mail.outbox
    assert sent.to == ["nia@example.org"]
    assert sent.subject == "Goldthread: Femi Adeyemi invites you to Surrey and Sussex Healthcare NHS Trust"
    token = re.search("/invitations/([^/]+)/", str(sent.body))
    assert token
    assert invitation_of(token[1]) == invitation
    assert "as staff" in sent.body


def test_the_email_speaks_the_organisations_words(
    trust: Organisation,
    administrator: Person,
    django_capture_on_commit_callbacks: Capture,
) -> None:
    words = {"value_stream": Word("journey", "journeys", "a journey")}
    people.choose_words(of=trust, pack="plain", own=words, by=administrator)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        people.invite(email="a@example.org", name="A", role=Role.STAFF, organisation=trust, by=administrator)
    assert "the journeys and workshops" in mail.outbox[0].body


def test_from_the_link_to_a_password_to_the_first_page(client: Client, invitation: Invitation) -> None:
    assert "Femi Adeyemi invites you, Nia Rees" in client.get(link(invitation)).content.decode()
    to_password = client.post(link(invitation), follow=True)
    assert "Set your password" in to_password.content.decode()
    address = to_password.redirect_chain[-1][0]
    client.post(address, {"password1": PASSWORD, "password2": PASSWORD})
    signed_in = client.post(
        reverse("account_login"), {"login": "nia@example.org", "password": PASSWORD}, follow=False
    )
    assert signed_in.status_code == 302
    nia = Person.objects.get(email="nia@example.org")
    assert client.session["_auth_user_id"] == str(nia.pk)
    assert [str(g) for g in nia.grants.all()] == ["Staff, Surrey and Sussex Healthcare NHS Trust"]
    assert history(nia)[0].what == "invitation.accepted"


def test_the_record_says_that_they_took_it_themselves_and_who_asked_them(invitation: Invitation) -> None:
    nia = people.accept(invitation=invitation)
    told = {line.what: line.who for line in in_sentences(history(nia), {})}
    assert told["Nia Rees was added, asked by Femi Adeyemi."] == "Nia Rees"
    at = "Surrey and Sussex Healthcare NHS Trust"
    assert told[f"Nia Rees became staff at {at}, asked by Femi Adeyemi."] == "Nia Rees"
    assert set(told.values()) == {"Nia Rees"}


def test_the_record_says_who_declined_where_they_were_signed_in(
    outsider: Person, trust: Organisation, facilitator: Person
) -> None:
    asked = people.invite(
        email=outsider.email, name="Olu", role=Role.STAFF, organisation=trust, by=facilitator
    )
    people.decline(invitation=asked, by=outsider)
    assert (history(trust)[0].what, history(trust)[0].actor_name) == ("invitation.declined", outsider.name)


def test_somebody_known_already_is_only_granted_the_role(
    client: Client, outsider: Person, trust: Organisation, facilitator: Person
) -> None:
    asked = people.invite(
        email=outsider.email, name="Olu", role=Role.STAFF, organisation=trust, by=facilitator
    )
    client.post(link(asked))
    assert Person.objects.filter(email=outsider.email).count() == 1
    assert Grant.objects.filter(person=outsider, organisation=trust, role=Role.STAFF).exists()
    assert Person.objects.get(pk=outsider.pk).name == "Olu Outsider"


def test_somebody_who_had_left_is_back(
    client: Client, staff: Person, trust: Organisation, administrator: Person
) -> None:
    people.leave(person=staff, by=administrator)
    asked = people.invite(
        email=staff.email, name="Sam", role=Role.STAFF, organisation=trust, by=administrator
    )
    client.post(link(asked))
    assert Person.objects.get(pk=staff.pk).is_active


def test_a_used_link_says_so(client: Client, invitation: Invitation) -> None:
    people.accept(invitation=invitation)
    page = client.get(link(invitation))
    assert page.status_code == 410
    assert "was accepted already" in page.content.decode()


def test_a_withdrawn_link_says_so(client: Client, invitation: Invitation, facilitator: Person) -> None:
    people.withdraw(invitation=invitation, by=facilitator)
    assert "was withdrawn" in client.post(link(invitation)).content.decode()
    assert not Person.objects.filter(email="nia@example.org").exists()


def test_a_link_runs_out_after_fourteen_days(
    client: Client, invitation: Invitation, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = timezone.now() + timedelta(days=14, minutes=1)
    monkeypatch.setattr(answering.clock, "now", lambda: later)
    assert "ran out" in client.post(link(invitation)).content.decode()
    assert not Person.objects.filter(email="nia@example.org").exists()


def test_an_invitation_is_as_good_as_whoever_sent_it(
    client: Client, invitation: Invitation, facilitator: Person, administrator: Person
) -> None:
    """Nobody leaves a door open for themselves: invited before they left, joined after."""
    people.leave(person=facilitator, by=administrator)
    assert "may no longer invite" in client.get(link(invitation)).content.decode()
    assert "may no longer invite" in client.post(link(invitation)).content.decode()
    assert not Person.objects.filter(email="nia@example.org").exists()


def test_a_name_of_two_lines_still_makes_an_email(
    trust: Organisation, facilitator: Person, django_capture_on_commit_callbacks: Capture
) -> None:
    """No action takes such a name; one restored from an old backup may hold it."""
    Person.objects.filter(pk=facilitator.pk).update(name="Femi\nBcc: x@example.org")
    inviter = Person.objects.get(pk=facilitator.pk)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        people.invite(email="a@example.org", name="A", role=Role.STAFF, organisation=trust, by=inviter)
    [sent] = mail.outbox
    assert sent.recipients() == ["a@example.org"]
    assert sent.subject.startswith("Goldthread: Femi Bcc: x@example.org invites you")


def test_where_somebody_was_invited_elsewhere_is_not_told_here(
    client: Client, trust: Organisation, staff: Person, administrator: Person, outsider: Person
) -> None:
    there = Organisation.objects.get(code="LTHT")
    invited = people.invite(
        email=staff.email, name=staff.name, role=Role.STAFF, organisation=there, by=outsider
    )
    people.accept(invitation=invited)
    client.force_login(administrator)
    page = client.get(reverse("people:person", args=[staff.pk])).content.decode()
    assert outsider.name not in page


def test_a_link_that_was_changed_leads_nowhere(client: Client, invitation: Invitation) -> None:
    changed = link(invitation).replace("/invitations/", "/invitations/x")
    assert client.get(changed).status_code == 410


def test_the_link_alone_changes_nothing(client: Client, invitation: Invitation) -> None:
    client.get(link(invitation))
    assert not Person.objects.filter(email="nia@example.org").exists()


def test_nobody_is_invited_twice_or_to_what_they_hold(
    invitation: Invitation, trust: Organisation, staff: Person, facilitator: Person
) -> None:
    for email in ("nia@example.org", staff.email):
        with pytest.raises(AlreadyThere):
            people.invite(email=email, name="N", role=Role.STAFF, organisation=trust, by=facilitator)


def test_staff_and_outsiders_invite_nobody(trust: Organisation, staff: Person, outsider: Person) -> None:
    for by in (staff, outsider):
        with pytest.raises(NotAllowed):
            people.invite(email="a@example.org", name="A", role=Role.STAFF, organisation=trust, by=by)


def test_only_an_administrator_invites_an_executive(
    trust: Organisation, facilitator: Person, administrator: Person
) -> None:
    asked: dict[str, Any] = {
        "email": "e@example.org",
        "name": "E",
        "role": Role.EXECUTIVE,
        "organisation": trust,
    }
    with pytest.raises(NotAllowed):
        people.invite(**asked, by=facilitator)
    people.invite(**asked, by=administrator)


def test_only_roles_that_one_may_give_are_offered(
    client: Client, trust: Organisation, facilitator: Person, administrator: Person
) -> None:
    offered = 'value="executive"'
    client.force_login(facilitator)
    assert offered not in client.get("/o/SASH/people/invite/").content.decode()
    client.force_login(administrator)
    assert offered in client.get("/o/SASH/people/invite/").content.decode()


def test_a_team_of_another_trust_is_refused(
    other_trust: Organisation, theatres: Team, administrator: Person, somebody: Callable[..., Person]
) -> None:
    both = somebody(Role.ADMINISTRATOR, at=other_trust)
    people.grant(person=both, role=Role.ADMINISTRATOR, place=theatres, by=None)
    with pytest.raises(NotOfThisOrganisation):
        people.invite(
            email="a@example.org",
            name="A",
            role=Role.STAFF,
            organisation=other_trust,
            team=theatres,
            by=both,
        )


def test_an_invitation_by_the_form(client: Client, trust: Organisation, facilitator: Person) -> None:
    client.force_login(facilitator)
    address = reverse("people:invite", args=[trust.code])
    form = {"name": "Nia Rees", "email": "nia@example.org", "role": "staff", "team": ""}
    assert client.post(address, form).status_code == 302
    page = client.get(reverse("people:people_of", args=[trust.code])).content.decode()
    assert re.search(r"Nia Rees,\s+nia@example\.org", page)
    refused = client.post(address, {**form, "email": "e@example.org", "role": "administrator"})
    assert refused.status_code == 403


def test_whoever_is_signed_in_as_somebody_else_is_asked_to_sign_out_first(
    client: Client, invitation: Invitation, administrator: Person
) -> None:
    client.force_login(administrator)
    address = link(invitation)
    page = client.get(address).content.decode()
    assert f"You are signed in as {administrator.name}" in page
    assert "Accept" not in page
    gone = client.post(reverse("account_logout"), {"next": address})
    assert gone.headers["location"] == address
    assert "Join" in client.get(address).content.decode()
