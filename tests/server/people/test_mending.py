"""Mistakes with people and teams are mended: taken back, named anew, moved, closed and opened again."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldthread.server.audit.queries import history
from goldthread.server.measures.abilities import MeasuresAbility
from goldthread.server.people import actions as people
from goldthread.server.people.access import NotAllowed, can
from goldthread.server.people.actions import leaving
from goldthread.server.people.actions.addresses import TheSame
from goldthread.server.people.actions.ending import NotToBeGivenBack, TheLastAdministrator
from goldthread.server.people.actions.leaving import StillHere
from goldthread.server.people.actions.refusals import AlreadyThere, Closed, NotOfThisOrganisation
from goldthread.server.people.actions.teams import NotInItself, StillHasTeams
from goldthread.server.people.addresses import token_of
from goldthread.server.people.models import Grant, Organisation, Person, Team
from goldthread.server.people.queries import team_tree, teams_to_choose
from goldthread.server.people.roles import Role

from .test_leaving import keys  # noqa: F401  (a room in which things are held)

Somebody = Callable[..., Person]
Capture = Callable[..., object]


def again(person: Person) -> Person:
    return Person.objects.get(pk=person.pk)


# Roles


def test_a_role_taken_away_by_mistake_is_given_back(
    client: Client, staff: Person, administrator: Person, trust: Organisation
) -> None:
    client.force_login(administrator)
    page = client.post(reverse("people:revoke", args=["SASH", staff.grants.get().pk]), follow=True)
    assert "Take it back" in page.content.decode()
    ended = staff.ended_roles.get()
    assert client.post(reverse("people:give_role_back", args=[ended.pk])).status_code == 302
    assert str(staff.grants.get()) == f"Staff, {trust}"
    with pytest.raises(NotToBeGivenBack, match="given back already"):
        people.give_role_back(ended=ended, by=administrator)


def test_a_role_given_by_mistake_is_taken_back(client: Client, staff: Person, administrator: Person) -> None:
    client.force_login(administrator)
    given = client.post(
        reverse("people:grant", args=["SASH", staff.pk]), {"role": "executive", "team": ""}, follow=True
    ).content.decode()
    back = reverse("people:revoke", args=["SASH", staff.grants.get(role=Role.EXECUTIVE).pk])
    assert back in given
    client.post(back)
    assert not staff.grants.filter(role=Role.EXECUTIVE).exists()


def test_nobody_gives_a_role_back_that_they_may_not_give(
    client: Client, executive: Person, facilitator: Person, administrator: Person, outsider: Person
) -> None:
    ended = people.revoke(grant=executive.grants.get(), by=administrator)
    with pytest.raises(NotAllowed):
        people.give_role_back(ended=ended, by=facilitator)
    client.force_login(outsider)
    assert client.post(reverse("people:give_role_back", args=[ended.pk])).status_code == 404


def test_the_last_administrator_stays(administrator: Person, somebody: Somebody) -> None:
    with pytest.raises(TheLastAdministrator, match="make somebody else one first"):
        people.revoke(grant=administrator.grants.get(), by=administrator)
    second = somebody(Role.ADMINISTRATOR)
    people.revoke(grant=administrator.grants.get(), by=second)
    assert not administrator.grants.exists()


# Leaving


def test_what_was_handed_over_goes_back_within_a_day(
    client: Client,
    staff: Person,
    facilitator: Person,
    administrator: Person,
    keys: dict[int, int],  # noqa: F811
) -> None:
    keys |= {1: staff.pk, 2: staff.pk}
    people.hand_over(person=staff, to=facilitator, by=administrator)
    client.force_login(administrator)
    address = reverse("people:take_back_leaving", args=[staff.pk])
    assert "Key 1, from Femi Adeyemi" in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    assert keys == {1: staff.pk, 2: staff.pk}
    assert again(staff).is_active
    assert [g.role for g in staff.grants.all()] == [Role.STAFF]
    assert client.post(address).status_code == 404  # the back button


def test_what_changed_since_stays_and_is_named(
    staff: Person,
    facilitator: Person,
    executive: Person,
    administrator: Person,
    keys: dict[int, int],  # noqa: F811
) -> None:
    keys |= {1: staff.pk, 2: staff.pk}
    departure = people.hand_over(person=staff, to=facilitator, by=administrator)
    keys[2] = executive.pk
    missed = people.take_back_leaving(departure=departure, by=administrator)
    assert keys == {1: staff.pk, 2: executive.pk}
    assert missed == ["‘Key 2’ did not go back: it changed since it went to Femi Adeyemi."]


def test_after_a_day_roles_come_back_and_things_stay(
    staff: Person,
    facilitator: Person,
    administrator: Person,
    keys: dict[int, int],  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keys[1] = staff.pk
    departure = people.hand_over(person=staff, to=facilitator, by=administrator)
    later = timezone.now() + timedelta(days=1, minutes=1)
    monkeypatch.setattr(leaving.timezone, "now", lambda: later)  # type: ignore[attr-defined]
    missed = people.take_back_leaving(departure=departure, by=administrator)
    assert keys == {1: facilitator.pk}
    assert "stays with Femi Adeyemi" in missed[0]
    assert staff.grants.exists()


def test_several_take_over_each_a_thing(
    client: Client,
    staff: Person,
    facilitator: Person,
    executive: Person,
    administrator: Person,
    keys: dict[int, int],  # noqa: F811
) -> None:
    keys |= {1: staff.pk, 2: staff.pk, 3: staff.pk}
    client.force_login(administrator)
    address = reverse("people:hand_over", args=[staff.pk])
    assert client.post(address, {"to": "", "thing-1": executive.pk}).status_code == 422  # who takes the rest?
    assert keys == {1: staff.pk, 2: staff.pk, 3: staff.pk}
    assert client.post(address, {"to": facilitator.pk, "thing-1": executive.pk}).status_code == 302
    assert keys == {1: facilitator.pk, 2: executive.pk, 3: facilitator.pk}


def test_the_leavers_page_stays_for_those_who_saw_it(
    client: Client, staff: Person, administrator: Person, facilitator: Person, outsider: Person
) -> None:
    people.leave(person=staff, by=administrator)
    address = reverse("people:person", args=[staff.pk])
    client.force_login(facilitator)
    page = client.get(address).content.decode()
    assert "Left on" in page
    assert "Until then: Staff, Surrey" in page
    client.force_login(outsider)
    assert client.get(address).status_code == 404


def test_nobody_brings_back_whom_they_could_not_let_go(
    executive: Person, facilitator: Person, administrator: Person, outsider: Person
) -> None:
    departure = people.leave(person=executive, by=administrator)
    for by in (facilitator, outsider, executive):
        with pytest.raises(NotAllowed):
            people.take_back_leaving(departure=departure, by=by)
    people.take_back_leaving(departure=departure, by=administrator)
    with pytest.raises(StillHere):
        people.take_back_leaving(departure=departure, by=administrator)


def test_who_left_twice_comes_back_as_they_were_the_last_time(
    client: Client, staff: Person, administrator: Person, trust: Organisation
) -> None:
    people.leave(person=staff, by=administrator)
    asked = people.invite(
        email=staff.email, name="Sam", role=Role.TEAM_LEAD, organisation=trust, by=administrator
    )
    people.accept(invitation=asked)
    client.force_login(administrator)
    address = reverse("people:take_back_leaving", args=[staff.pk])
    assert client.get(address).status_code == 404  # they are here
    people.leave(person=again(staff), by=administrator)
    assert client.post(address).status_code == 302
    assert [g.role for g in staff.grants.all()] == [Role.TEAM_LEAD]


# Names, posts and addresses


def test_one_is_called_otherwise_by_oneself_alone(
    client: Client, staff: Person, administrator: Person
) -> None:
    client.force_login(staff)
    address = reverse("people:edit_person", args=[staff.pk])
    client.post(address, {"name": "Samira Lee", "title": "Sister"})
    assert (again(staff).name, again(staff).title) == ("Samira Lee", "Sister")
    with pytest.raises(NotAllowed):
        people.edit_oneself(person=staff, name="Eve", title="", by=administrator)
    client.force_login(administrator)
    client.post(address, {"name": "Eve", "title": "Matron"})
    assert (again(staff).name, again(staff).title) == ("Samira Lee", "Matron")


def test_a_name_on_what_was_done_stays_as_it_was(staff: Person, administrator: Person) -> None:
    people.edit_oneself(person=staff, name=staff.name, title="Ward clerk", by=staff)
    people.edit_oneself(person=staff, name="Samira Lee", title="", by=staff)
    assert history(staff).filter(what="person.edited").last().actor_name == "Sam Lee"


def test_a_post_is_set_by_who_manages_people_there(
    client: Client, staff: Person, facilitator: Person, executive: Person, outsider: Person
) -> None:
    people.set_post(person=staff, title="Ward clerk", by=facilitator)
    for by in (executive, outsider):
        with pytest.raises(NotAllowed):
            people.set_post(person=staff, title="X", by=by)
    client.force_login(executive)
    assert client.get(reverse("people:edit_person", args=[staff.pk])).status_code == 403


def test_an_address_changes_when_its_link_is_followed_and_the_old_one_is_told(
    client: Client, staff: Person, django_capture_on_commit_callbacks: Capture
) -> None:
    client.force_login(staff)
    was = staff.email
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        client.post(reverse("people:change_address", args=[staff.pk]), {"email": "Sam.New@example.org"})
    [sent] = mail.outbox
    assert sent.to == ["sam.new@example.org"]
    assert again(staff).email == was
    link = reverse("people:take_address", args=[token_of(staff, "sam.new@example.org")])
    anybody = Client()
    assert anybody.get(link).status_code == 200
    assert again(staff).email == was  # to look is not to say yes
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        assert "sign in with sam.new@example.org" in anybody.post(link).content.decode()
    assert again(staff).email == "sam.new@example.org"
    assert mail.outbox[-1].to == [was]
    assert anybody.post(link).status_code == 410  # good once


def test_asking_for_an_address_says_nothing_of_whose_it_is(
    client: Client, staff: Person, outsider: Person, django_capture_on_commit_callbacks: Capture
) -> None:
    client.force_login(staff)
    said = []
    for email in (outsider.email, "nobody@example.org"):
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
            there = reverse("people:change_address", args=[staff.pk])
            page = client.post(there, {"email": email}, follow=True).content.decode()
        said.append(f"A link is on its way to {email}" in page)
    assert said == [True, True]
    assert "is yours already" in mail.outbox[0].body
    with pytest.raises(AlreadyThere):
        people.take_address(person=staff, was=staff.email, email=outsider.email, by=staff)


def test_who_manages_all_of_somebodys_roles_asks_for_their_new_address(
    staff: Person, executive: Person, facilitator: Person, other_trust: Organisation
) -> None:
    people.ask_for_address(person=staff, email="sam@new.example.org", by=facilitator)
    with pytest.raises(NotAllowed):
        people.ask_for_address(person=executive, email="e@new.example.org", by=facilitator)
    with pytest.raises(TheSame):
        people.ask_for_address(person=staff, email=staff.email.upper(), by=staff)
    people.grant(person=staff, role=Role.STAFF, place=other_trust, by=None)
    with pytest.raises(NotAllowed):
        people.ask_for_address(person=staff, email="sam@new.example.org", by=facilitator)


# Teams


def test_a_team_is_renamed_and_moved_with_all_below_it(
    client: Client, trust: Organisation, theatres: Team, surgery: Team, medicine: Team, administrator: Person
) -> None:
    client.force_login(administrator)
    there = reverse("people:edit_team", args=["SASH", surgery.pk])
    assert client.post(there, {"name": "Surgical care", "parent": medicine.pk}).status_code == 302
    assert [(t.name, t.tree_depth) for t in team_tree(trust)] == [
        ("Medicine", 0),
        ("Surgical care", 1),
        ("Theatres", 2),
    ]


def test_whoever_leads_above_reaches_a_team_that_moved_there(
    theatres: Team, medicine: Team, surgery: Team, somebody: Somebody, administrator: Person
) -> None:
    lead = somebody(Role.TEAM_LEAD, at=medicine)
    assert not can(lead, MeasuresAbility.RECORD_READINGS, theatres)
    people.edit_team(team=theatres, name="Theatres", parent=medicine, by=administrator)
    assert can(again(lead), MeasuresAbility.RECORD_READINGS, theatres)


def test_a_team_is_never_part_of_itself_or_of_another_trusts(
    theatres: Team, surgery: Team, administrator: Person, other_trust: Organisation, somebody: Somebody
) -> None:
    for parent in (surgery, theatres):
        with pytest.raises(NotInItself):
            people.edit_team(team=surgery, name="Surgery", parent=parent, by=administrator)
    there = somebody(Role.ADMINISTRATOR, at=other_trust)
    leeds = people.add_team(organisation=other_trust, name="Leeds", by=there)
    with pytest.raises(NotOfThisOrganisation):
        people.edit_team(team=surgery, name="Surgery", parent=leeds, by=administrator)
    with pytest.raises(NotAllowed):
        people.edit_team(team=surgery, name="Theirs", parent=None, by=there)


def test_two_teams_of_one_place_are_not_called_alike(
    surgery: Team, medicine: Team, administrator: Person
) -> None:
    with pytest.raises(AlreadyThere):
        people.edit_team(team=surgery, name="medicine", parent=None, by=administrator)


def test_a_team_with_open_teams_below_is_not_closed(
    surgery: Team, theatres: Team, administrator: Person
) -> None:
    with pytest.raises(StillHasTeams, match="still open: Theatres"):
        people.close_team(team=surgery, roles="end", by=administrator)


def test_a_closed_team_keeps_its_past_and_gets_nothing_new(
    client: Client,
    trust: Organisation,
    theatres: Team,
    surgery: Team,
    administrator: Person,
    somebody: Somebody,
) -> None:
    lead = somebody(Role.TEAM_LEAD, at=theatres)
    client.force_login(administrator)
    page = client.post(
        reverse("people:close_team", args=["SASH", theatres.pk]),
        {"roles": "end", "reason": "Merged"},
        follow=True,
    ).content.decode()
    assert "Theatres is closed." in page
    assert "Theatres was closed on" in page
    assert not lead.grants.exists()
    assert theatres not in team_tree(trust)
    assert theatres not in teams_to_choose(trust)
    assert theatres in teams_to_choose(trust, theatres.pk)
    assert history(theatres).first().values["reason"] == "Merged"
    with pytest.raises(Closed):
        people.edit_team(team=theatres, name="X", parent=None, by=administrator)
    people.add_team(organisation=trust, name="Theatres", parent=surgery, by=administrator)  # a new one
    with pytest.raises(AlreadyThere):
        people.reopen_team(team=theatres, by=administrator)


def test_a_team_opened_again_has_its_roles_back(
    client: Client, theatres: Team, administrator: Person, somebody: Somebody
) -> None:
    lead, gone = somebody(Role.TEAM_LEAD, at=theatres), somebody(Role.STAFF, at=theatres)
    people.close_team(team=theatres, roles="end", by=administrator)
    people.grant(person=gone, role=Role.STAFF, place=theatres.organisation, by=None)
    people.leave(person=gone, by=administrator)
    client.force_login(administrator)
    client.post(reverse("people:reopen_team", args=["SASH", theatres.pk]))
    assert [g.person for g in Grant.objects.filter(team=theatres)] == [lead]


def test_roles_move_one_step_up_when_asked_to(
    theatres: Team, surgery: Team, administrator: Person, somebody: Somebody
) -> None:
    lead = somebody(Role.TEAM_LEAD, at=theatres)
    people.close_team(team=theatres, roles="move", by=administrator)
    assert lead.grants.get().team == surgery
    people.close_team(team=surgery, roles="move", by=administrator)
    assert lead.grants.get().organisation == surgery.organisation


def test_no_role_is_given_at_a_closed_team(theatres: Team, staff: Person, administrator: Person) -> None:
    people.close_team(team=theatres, roles="end", by=administrator)
    with pytest.raises(Closed):
        people.grant(person=staff, role=Role.TEAM_LEAD, place=theatres, by=administrator)
    with pytest.raises(Closed):
        people.add_team(organisation=theatres.organisation, name="X", parent=theatres, by=administrator)
