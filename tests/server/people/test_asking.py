"""Nobody is put anywhere unasked: they are asked by e-mail, and show as what was typed until they say yes."""

import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from goldthread.server.audit.actions import action, record
from goldthread.server.audit.models import Event
from goldthread.server.people import actions as people
from goldthread.server.people import asking
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.actions.people import NotHereYet
from goldthread.server.people.actions.refusals import AlreadyThere
from goldthread.server.people.inviting.answering import ForSomebodyElse, NoLongerOpen
from goldthread.server.people.inviting.mail import token_of
from goldthread.server.people.models import Grant, Invitation, Organisation, Partnership, Person, Team
from goldthread.server.people.roles import Role

Capture = Callable[..., object]
PASSWORD = "walking to theatre seven"


def with_password(person: Person) -> Person:
    person.set_password(PASSWORD)
    person.save()
    return person


def link(invitation: Invitation) -> str:
    return reverse("people:accept", args=[token_of(invitation)])


@pytest.fixture
def asked(trust: Organisation, outsider: Person, facilitator: Person) -> Invitation:
    """Somebody of another trust, with an account in use, is asked under a name that was typed."""
    with_password(outsider)
    return people.invite(
        email=outsider.email.upper(),
        name="Oluwaseun O.",
        role=Role.STAFF,
        organisation=trust,
        by=facilitator,
    )


def test_whoever_has_an_account_is_not_in_until_they_say_so(asked: Invitation, outsider: Person) -> None:
    with pytest.raises(NotAllowed):
        people.accept(invitation=asked)
    assert not Grant.objects.filter(person=outsider, organisation=asked.organisation).exists()


def test_the_page_of_people_shows_what_was_typed_and_no_name(
    client: Client, asked: Invitation, trust: Organisation, facilitator: Person
) -> None:
    client.force_login(facilitator)
    page = client.get(reverse("people:people_of", args=[trust.code])).content.decode()
    assert "Oluwaseun O." in page
    assert "Olu Outsider" not in page


def test_the_link_of_somebody_with_an_account_leads_to_signing_in(
    client: Client, asked: Invitation, outsider: Person
) -> None:
    answer = client.post(link(asked))
    there = reverse("people:asked", args=[asked.pk])
    assert answer.headers["Location"] == f"{reverse('account_login')}?next={there}"
    client.force_login(outsider)
    assert client.post(link(asked)).headers["Location"] == there


def test_home_asks_and_yes_gives_the_role(
    client: Client, asked: Invitation, outsider: Person, trust: Organisation
) -> None:
    client.force_login(outsider)
    assert "Femi Adeyemi invites you to join the improvement programme of Surrey" in (
        client.get("/").content.decode()
    )
    address = reverse("people:asked", args=[asked.pk])
    assert "Accept" in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    assert Grant.objects.filter(person=outsider, organisation=trust, role=Role.STAFF).exists()
    assert "You are asked" not in client.get("/").content.decode()
    assert "was accepted already" in client.post(address).content.decode()  # the back button, once more


def test_home_asks_and_no_gives_nothing(
    client: Client, asked: Invitation, outsider: Person, trust: Organisation, facilitator: Person
) -> None:
    client.force_login(outsider)
    client.post(reverse("people:asked", args=[asked.pk]), {"decline": "1"})
    assert not Grant.objects.filter(person=outsider, organisation=trust).exists()
    client.force_login(facilitator)
    page = client.get(reverse("people:people_of", args=[trust.code])).content.decode()
    assert "declined on" in page
    assert "Olu Outsider" not in page


def test_no_is_said_by_the_link_without_an_account(
    client: Client, trust: Organisation, facilitator: Person
) -> None:
    asked = people.invite(
        email="nia@example.org", name="Nia", role=Role.STAFF, organisation=trust, by=facilitator
    )
    assert "You declined" in client.post(link(asked), {"decline": "1"}).content.decode()
    assert not Person.objects.filter(email="nia@example.org").exists()
    assert "was declined" in client.post(link(asked)).content.decode()


def test_nobody_answers_for_somebody_else(
    client: Client, asked: Invitation, facilitator: Person, staff: Person
) -> None:
    client.force_login(staff)
    assert client.get(reverse("people:asked", args=[asked.pk])).status_code == 404
    assert client.post(link(asked)).status_code == 410
    with pytest.raises(ForSomebodyElse):
        people.accept(invitation=asked, by=staff)
    with pytest.raises(ForSomebodyElse):
        people.decline(invitation=asked, by=staff)


def test_an_invitation_reads_and_goes_alike_with_and_without_an_account(
    trust: Organisation,
    facilitator: Person,
    outsider: Person,
    django_capture_on_commit_callbacks: Capture,
    django_assert_num_queries: Callable[..., object],
) -> None:
    sent, asked = [], []
    for email in (with_password(outsider).email, "unknown@example.org"):
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
            people.invite(email=email, name="A", role=Role.STAFF, organisation=trust, by=facilitator)
        sent.append(re.sub(r"/invitations/[^/]+/", "", str(mail.outbox[-1].body)))
        asked.append(str(Event.objects.first()))
    assert sent[0] == sent[1]
    assert asked[0] == asked[1]


def test_nobody_of_elsewhere_is_given_a_role_unasked(
    trust: Organisation, outsider: Person, facilitator: Person, partnership: Partnership
) -> None:
    with pytest.raises(NotHereYet, match="invite them"):
        people.grant(person=outsider, role=Role.STAFF, place=trust, by=facilitator)


def test_a_role_at_a_partnership_is_asked_for(
    client: Client, partnership: Partnership, somebody: Callable[..., Person], staff: Person
) -> None:
    chair = somebody(Role.ADMINISTRATOR, at=partnership)
    with pytest.raises(NotHereYet):
        people.grant(person=staff, role=Role.BOARD_MEMBER, place=partnership, by=chair)
    asked = people.invite(
        email=staff.email, name="Sam", role=Role.BOARD_MEMBER, partnership=partnership, by=chair
    )
    with_password(staff)
    people.accept(invitation=asked, by=staff)
    assert Grant.objects.filter(person=staff, partnership=partnership, role=Role.BOARD_MEMBER).exists()
    with pytest.raises(NotAllowed):
        people.invite(email="a@example.org", name="A", role=Role.STAFF, partnership=partnership, by=staff)


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A room in which somebody is asked to join a team; what was answered, in order."""
    answers: list[str] = []

    @action
    def taken(*, thing: Team, person: Person) -> None:
        answers.append(f"{person} joins {thing}")
        record("test.taken", thing, by=person)

    @action
    def turned_down(*, thing: Team) -> None:
        answers.append(f"no to {thing}")
        record("test.turned_down", thing, by=None)

    monkeypatch.setattr(asking, "_ways", {})
    asking.register(
        Team,
        accepted=taken,
        declined=turned_down,
        why_not=lambda team: "It is over." if team.name == "Medicine" else "",
    )
    return answers


def ask(about: Team, email: str, by: Person) -> Invitation:
    return people.ask(
        email=email,
        name="Maria",
        organisation=about.organisation,
        about=about,
        asks="to be the patient partner of Surgery",
        by=by,
    )


def test_a_room_asks_and_yes_does_what_it_said(
    client: Client, surgery: Team, facilitator: Person, room: list[str]
) -> None:
    asked = ask(surgery, "maria@example.org", facilitator)
    page = client.get(link(asked)).content.decode()
    assert "Femi Adeyemi invites you, Maria, to be the patient partner of Surgery" in page
    client.post(link(asked))
    assert room == ["Maria joins Surgery"]
    assert not Grant.objects.filter(person__email="maria@example.org").exists()


def test_a_room_asks_and_hears_no(
    client: Client, surgery: Team, facilitator: Person, room: list[str]
) -> None:
    client.post(link(ask(surgery, "maria@example.org", facilitator)), {"decline": "1"})
    assert room == ["no to Surgery"]


def test_the_record_of_a_question_names_nobody_and_the_page_of_people_does_not_show_it(
    client: Client, trust: Organisation, surgery: Team, facilitator: Person, room: list[str]
) -> None:
    asked = ask(surgery, "maria@example.org", facilitator)
    people.decline(invitation=asked)
    told = " ".join(f"{e} {e.values}" for e in Event.objects.all())
    assert "Maria" not in told
    client.force_login(facilitator)
    assert "Maria" not in client.get(reverse("people:people_of", args=[trust.code])).content.decode()


def test_one_is_asked_once_until_one_answers(surgery: Team, facilitator: Person, room: list[str]) -> None:
    asked = ask(surgery, "maria@example.org", facilitator)
    with pytest.raises(AlreadyThere, match="has been asked already"):
        ask(surgery, "Maria@example.org ", facilitator)
    people.withdraw_question(invitation=asked, by=facilitator)
    with pytest.raises(NoLongerOpen):
        people.accept(invitation=asked)
    ask(surgery, "maria@example.org", facilitator)


def test_what_is_over_or_gone_is_not_joined(
    client: Client, medicine: Team, surgery: Team, facilitator: Person, room: list[str]
) -> None:
    assert "It is over." in client.get(link(ask(medicine, "a@example.org", facilitator))).content.decode()
    gone = ask(surgery, "a@example.org", facilitator)
    Team.objects.filter(pk=surgery.pk).delete()
    assert "no longer there" in client.get(link(gone)).content.decode()
