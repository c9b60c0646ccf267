"""Who is in a workshop's team: by name and post alone, or asked and there once they said yes."""

import pytest
from django.urls import reverse

from goldthread.server.audit.actions import key
from goldthread.server.audit.models import Event
from goldthread.server.improvement import actions, gates, queries
from goldthread.server.improvement.abilities import WorkshopPart
from goldthread.server.improvement.kinds import Gate
from goldthread.server.improvement.models import PartHeld, Workshop
from goldthread.server.improvement.refusals import NotAtThisStage, NothingChanged, ThereAlready
from goldthread.server.people import actions as people
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.models import Invitation, Person
from goldthread.server.people.roles import Role
from goldthread.server.refusal import Refusal


def add(workshop: Workshop, by: Person, part: WorkshopPart = WorkshopPart.HOME_TEAM, **more: str) -> PartHeld:
    return actions.add_member(place=workshop, part=part, by=by, **{"name": "Rosa Vaughan", **more})


def question(email: str) -> Invitation:
    return Invitation.objects.filter(email=email).latest("pk")


def test_a_member_of_the_team_needs_no_account(client, planned, facilitator, staff):
    add(planned, facilitator, post="Ward sister")
    client.force_login(staff)
    page = client.get(reverse("improvement:workshop", args=["SASH", planned.pk])).content.decode()
    assert "Rosa Vaughan" in page
    assert "Ward sister" in page
    assert not Person.objects.filter(name="Rosa Vaughan").exists()


def test_a_process_owner_without_an_account_opens_the_gate_and_ticks_its_step(planned, facilitator):
    add(planned, facilitator, WorkshopPart.PROCESS_OWNER)
    assert Gate.PROCESS_OWNER not in gates.unmet(Workshop.objects.get(pk=planned.pk))
    assert planned.steps.get(follows="process_owner").done_on


def test_whoever_is_asked_shows_as_typed_and_may_do_nothing_until_they_accept(
    planned, facilitator, somebody, trust
):
    imran = somebody(Role.STAFF, name="Imran Quill")
    held = add(planned, facilitator, WorkshopPart.PROCESS_OWNER, name="I. Quill", email=imran.email)
    assert [m.name for m in queries.team(planned, facilitator)] == ["I. Quill"]
    assert Gate.PROCESS_OWNER in gates.unmet(Workshop.objects.get(pk=planned.pk))
    assert not planned.abilities_by_part(imran)
    people.accept(invitation=question(imran.email), by=imran)
    held.refresh_from_db()
    assert (held.person, held.agreed) == (imran, True)
    assert [m.name for m in queries.team(planned, facilitator)] == ["Imran Quill"]
    assert planned.abilities_by_part(imran)
    assert planned.steps.get(follows="process_owner").done_on


def test_typing_an_address_says_nothing_of_whether_it_has_an_account(client, planned, facilitator, somebody):
    known = somebody(name="Known Already")
    client.force_login(facilitator)
    address = reverse("improvement:give_part", args=["SASH", planned.pk])
    pages = []
    for email in (known.email, "nobody@example.org"):
        given = {"part": "home_team", "name": "Somebody Typed", "email": email}
        answer = client.post(address, given)
        page = client.get(answer.url.split("#")[0]).content.decode()
        assert "Known Already" not in page
        pages.append("is asked, and shows as you wrote them" in page)
        actions.take_part_away(held=planned.parts.get(), by=facilitator)
    assert pages == [True, True]


def test_whoever_says_no_is_not_in_the_team_and_it_shows(client, planned, facilitator, somebody):
    held = add(planned, facilitator, email="no@example.org")
    people.decline(invitation=question("no@example.org"))
    held.refresh_from_db()
    assert held.declined_on
    client.force_login(facilitator)
    page = client.get(reverse("improvement:workshop", args=["SASH", planned.pk])).content.decode()
    assert "Said no" in page
    assert "Ask again" in page


def test_somebody_without_an_account_is_joined_to_one_later_and_stays_there_meanwhile(
    planned, facilitator, somebody
):
    held = add(planned, facilitator, WorkshopPart.PROCESS_OWNER)
    rosa = somebody(name="Rosa M. Vaughan")
    actions.edit_member(held=held, name="Rosa Vaughan", email=rosa.email, by=facilitator)
    assert Gate.PROCESS_OWNER not in gates.unmet(Workshop.objects.get(pk=planned.pk))
    people.accept(invitation=question(rosa.email), by=rosa)
    assert planned.parts.get().person == rosa


def test_somebody_who_is_there_without_an_account_stays_when_they_want_none(planned, facilitator):
    held = add(planned, facilitator)
    actions.edit_member(held=held, name="Rosa Vaughan", email="rosa@example.org", by=facilitator)
    people.decline(invitation=question("rosa@example.org"))
    assert planned.parts.get().agreed


def test_a_new_process_owner_takes_the_part_over_when_they_accept_and_not_before(
    planned, process_owner, facilitator, somebody
):
    imran = somebody(name="Imran Quill")
    actions.ask_to_take_part(place=planned, part=WorkshopPart.PROCESS_OWNER, person=imran, by=facilitator)
    assert planned.parts.get(agreed=True).person == process_owner
    people.accept(invitation=question(imran.email), by=imran)
    assert planned.parts.get().person == imran


def test_the_same_person_is_not_added_or_asked_twice(planned, facilitator):
    add(planned, facilitator)
    with pytest.raises(ThereAlready, match="home team"):
        add(planned, facilitator, name="rosa vaughan")
    add(planned, facilitator, name="Other", email="rosa@example.org")
    with pytest.raises(ThereAlready, match="asked already"):
        add(planned, facilitator, name="Another", email="rosa@example.org")


def test_a_question_is_taken_back_with_the_part(planned, facilitator):
    held = add(planned, facilitator, email="rosa@example.org")
    actions.take_part_away(held=held, by=facilitator)
    assert question("rosa@example.org").withdrawn_at


def test_a_part_put_back_that_was_not_answered_is_to_be_asked_again(client, planned, facilitator):
    held = add(planned, facilitator, email="rosa@example.org")
    aside = actions.take_part_away(held=held, by=facilitator)
    actions.put_back(aside=aside, by=facilitator)
    client.force_login(facilitator)
    page = client.get(reverse("improvement:workshop", args=["SASH", planned.pk])).content.decode()
    assert "To be asked again" in page
    actions.edit_member(held=planned.parts.get(), name="Rosa", email="rosa@example.org", by=facilitator)
    assert planned.parts.get().asked_on


def test_nobody_joins_a_workshop_that_is_over(planned, facilitator, somebody):
    imran = somebody(name="Imran Quill")
    actions.ask_to_take_part(place=planned, part=WorkshopPart.HOME_TEAM, person=imran, by=facilitator)
    actions.stand_down(workshop=planned, reason="The ward closed", by=facilitator)
    with pytest.raises(Refusal, match="is over"):
        people.accept(invitation=question(imran.email), by=imran)
    with pytest.raises(NotAtThisStage):
        add(planned, facilitator)


def test_only_who_plans_workshops_adds_to_the_team(planned, staff):
    with pytest.raises(NotAllowed):
        add(planned, staff)


def test_several_are_added_at_once_as_their_lines_say(client, planned, facilitator):
    client.force_login(facilitator)
    address = reverse("improvement:add_several", args=["SASH", planned.pk])
    text = (
        "Rosa Vaughan\tWard sister\tHome team\nImran Quill, Workshop leader\n\n"
        "Samir Cusack; porter; s@example.org"
    )
    assert client.post(address, {"part": "away_team", "people": text}).status_code == 302
    assert [(p.part, p.name, p.post, p.agreed) for p in planned.parts.order_by("pk")] == [
        ("home_team", "Rosa Vaughan", "Ward sister", True),
        ("workshop_leader", "Imran Quill", "", True),
        ("away_team", "Samir Cusack", "porter", False),
    ]


def test_a_line_that_cannot_be_read_is_named_and_nobody_is_added(client, planned, facilitator):
    client.force_login(facilitator)
    address = reverse("improvement:add_several", args=["SASH", planned.pk])
    text = "Rosa Vaughan, sister\nhome team\nImran, imran@nowhere"
    answer = client.post(address, {"part": "away_team", "people": text})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Line 2: a name is expected" in page
    assert "Line 3: ‘imran@nowhere’ is not an e-mail address" in page
    assert "Rosa Vaughan, sister" in page
    assert not planned.parts.exists()


def test_a_patient_partner_by_name_alone_is_protected_like_any_other(client, planned, facilitator, leader):
    actions.seat_patient_partner(workshop=planned, name="Marigold Quince", by=facilitator)
    at = reverse("improvement:workshop", args=["SASH", planned.pk])
    edit = reverse("improvement:edit_member", args=["SASH", planned.pk, planned.parts.get(name__gt="").pk])
    client.force_login(facilitator)
    assert "Quince" not in client.get(at).content.decode() + client.get(edit).content.decode()
    client.force_login(leader)
    assert "Quince" in client.get(at).content.decode()


def test_writing_somebody_as_they_are_changes_nothing(planned, facilitator):
    held = add(planned, facilitator)
    with pytest.raises(NothingChanged):
        actions.edit_member(held=held, name="Rosa Vaughan", by=facilitator)


def test_whoever_puts_themselves_on_the_team_has_said_yes(planned, facilitator):
    held = actions.ask_to_take_part(
        place=planned, part=WorkshopPart.TEAM_LEADER, person=facilitator, by=facilitator
    )
    assert held.person == facilitator
    assert not Invitation.objects.exists()


def test_no_event_names_a_patient_partner_beside_what_they_were_asked(planned, facilitator):
    for name in ("Meera", "Otto"):
        email = f"{name.lower()}@example.org"
        actions.seat_patient_partner(workshop=planned, name=f"{name} Quince", email=email, by=facilitator)
    meera = people.accept(invitation=question("meera@example.org"))
    people.decline(invitation=question("otto@example.org"))
    for event in Event.objects.all():
        said = f"{event.subject_name} {event.actor_name} {event.values} {event.subject} {event.actor}"
        named = "Quince" in said or key(meera) in said.split() or key(meera) in event.keys.values()
        assert not (named and "partner" in said), (event.what, said)


def test_a_list_that_names_two_for_a_part_of_one_is_refused(client, planned, facilitator):
    client.force_login(facilitator)
    address = reverse("improvement:add_several", args=["SASH", planned.pk])
    answer = client.post(address, {"part": "process_owner", "people": "Ann Reed\nBea Shaw"})
    assert answer.status_code == 422
    assert "One person is process owner: Ann Reed and Bea Shaw are named." in answer.content.decode()
    assert not planned.parts.filter(part=WorkshopPart.PROCESS_OWNER).exists()


def test_the_letter_to_whoever_is_asked_promises_no_more_than_they_will_see(planned, facilitator, mailoutbox):
    actions.seat_patient_partner(
        workshop=planned, name="Meera Quince", email="meera@example.org", by=facilitator
    )
    text = mailoutbox[-1].body
    assert "There you see what it is for, who takes part, what is measured and what came of it." in text
    assert "is trying to achieve" not in text
