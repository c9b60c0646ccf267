"""What somebody has to do: given, changed, done, dropped, opened again, and by whom."""

from datetime import date

import pytest
from django.core import mail
from django.test import Client

from goldthread.server import needs
from goldthread.server.audit.record_words import kinds
from goldthread.server.people import actions as people
from goldthread.server.people import handing_over
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.models import Organisation, Partnership, Person, Team
from goldthread.server.people.roles import Role
from goldthread.server.post.models import Letter
from goldthread.server.tasks import actions
from goldthread.server.tasks.models import Task

from ..conftest import Somebody

TODAY = date(2020, 1, 9)


@pytest.fixture
def ward(trust: Organisation, administrator: Person) -> Team:
    return people.add_team(organisation=trust, name="Ward 5", by=administrator)


@pytest.fixture
def task(trust: Organisation, staff: Person, facilitator: Person) -> Task:
    return actions.give_task(
        text="Label  the shelves", owner=staff, due=date(2020, 1, 6), place=trust, by=facilitator
    )


def test_a_task_says_what_whose_and_until_when(task: Task, staff: Person) -> None:
    assert (task.text, task.owner, task.due, task.is_open) == (
        "Label the shelves",
        staff,
        date(2020, 1, 6),
        True,
    )


def test_whoever_is_given_a_task_gets_a_letter_and_whoever_takes_one_on_none(
    task: Task, trust: Organisation, staff: Person
) -> None:
    letter = Letter.objects.get()
    assert (letter.person, letter.text.subject) == (
        staff,
        "Femi Adeyemi gives you a task: Label the shelves",
    )
    actions.give_task(text="Sweep", owner=staff, place=trust, by=staff)
    assert Letter.objects.count() == 1
    assert not mail.outbox


def test_a_task_needs_whoever_has_it_until_it_is_done(task: Task, staff: Person) -> None:
    [need] = needs.of(staff, TODAY)
    assert (need.what, need.days_late, need.organisation) == ("Label the shelves", 3, "SASH")
    actions.finish_task(task=task, outcome="Nobody searches any more.", by=staff)
    assert needs.of(staff, TODAY) == []


def test_what_came_of_it_stands_with_it_and_it_can_be_opened_again(task: Task, staff: Person) -> None:
    done = actions.finish_task(task=task, outcome="Nobody searches any more.", by=staff)
    assert (done.outcome, done.ended_by, done.dropped) == ("Nobody searches any more.", staff, False)
    with pytest.raises(actions.NotSo):
        actions.finish_task(task=task, by=staff)
    again = actions.reopen_task(task=task, by=staff)
    assert (again.is_open, again.outcome) == (True, "")


def test_what_is_dropped_says_why(task: Task, staff: Person) -> None:
    with pytest.raises(actions.SayWhat):
        actions.drop_task(task=task, outcome=" ", by=staff)
    assert actions.drop_task(task=task, outcome="The shelves go.", by=staff).dropped


def test_others_may_not_change_it_but_who_looks_after_tasks_may(
    task: Task, somebody: Somebody, executive: Person, outsider: Person
) -> None:
    for other in (somebody(Role.STAFF), outsider):
        with pytest.raises(NotAllowed):
            actions.finish_task(task=task, by=other)
    assert not actions.finish_task(task=task, by=executive).is_open


@pytest.mark.parametrize("text", ["", "   ", "x" * 301])
def test_a_task_says_something_and_not_too_much(text: str, trust: Organisation, staff: Person) -> None:
    with pytest.raises(actions.NothingToDo):
        actions.give_task(text=text, place=trust, by=staff)
    assert not Task.objects.exists()


def test_nobody_is_given_what_they_may_not_see(
    trust: Organisation, staff: Person, outsider: Person, somebody: Somebody, administrator: Person
) -> None:
    with pytest.raises(actions.NotTheirs, match="may not see"):
        actions.give_task(text="Come", owner=outsider, place=trust, by=staff)
    left = somebody(Role.STAFF)
    people.leave(person=left, by=administrator)
    with pytest.raises(actions.NotTheirs, match="has left"):
        actions.give_task(text="Come", owner=Person.objects.get(pk=left.pk), place=trust, by=staff)


def test_a_day_is_one_that_somebody_may_live_to_see(trust: Organisation, staff: Person) -> None:
    with pytest.raises(actions.NoSuchDay):
        actions.give_task(text="Come", due=date(2099, 1, 1), place=trust, by=staff)


def test_who_evaluates_gives_no_tasks(trust: Organisation, somebody: Somebody) -> None:
    with pytest.raises(NotAllowed):
        actions.give_task(text="Come", place=trust, by=somebody(Role.EVALUATOR))


def test_a_task_that_passes_to_somebody_else_tells_them_and_the_record(
    task: Task, facilitator: Person, executive: Person
) -> None:
    changed = actions.change_task(task=task, text=task.text, owner=executive, due=task.due, by=facilitator)
    assert changed.owner == executive
    assert Letter.objects.filter(person=executive).exists()
    with pytest.raises(actions.NotSo):
        actions.change_task(task=task, text=task.text, owner=executive, due=task.due, by=facilitator)


def test_a_task_of_an_organisation_is_seen_by_whoever_sees_it_whole(
    task: Task, staff: Person, outsider: Person
) -> None:
    assert list(Task.objects.visible_to(staff)) == [task]
    assert not Task.objects.visible_to(outsider).exists()


def test_a_task_of_a_partnership_is_of_those_who_hold_a_role_there(
    trust: Organisation, staff: Person, somebody: Somebody
) -> None:
    both = people.found_partnership(slug="both", name="Both", organisations=[trust], by=None)
    member = somebody(Role.BOARD_MEMBER, at=both)
    task = actions.give_task(text="Write to them", owner=member, place=both, by=member)
    assert list(Task.objects.visible_to(member)) == [task]
    assert not Task.objects.visible_to(staff).exists()
    assert isinstance(task.partnership, Partnership)
    with pytest.raises(actions.NotTheirs):
        actions.give_task(text="Write", owner=staff, place=both, by=member)


def test_the_list_says_what_is_late_and_what_came_of_what_was_done(
    client: Client, task: Task, staff: Person, ward: Team, facilitator: Person, trust: Organisation
) -> None:
    actions.give_task(text="Of the ward", place=trust, team=ward, by=facilitator)
    client.force_login(staff)
    everything = client.get("/o/SASH/tasks/").content.decode()
    assert everything.index("Label the shelves") < everything.index("Of the ward")
    of_the_ward = client.get(f"/o/SASH/tasks/?team={ward.pk}").content.decode()
    assert "Label the shelves" not in of_the_ward
    client.post(task.address("finish"), {"outcome": "Nobody searches."})
    assert "Label the shelves" not in client.get("/o/SASH/tasks/?which=open").content.decode()
    assert "Nobody searches." in client.get("/o/SASH/tasks/?which=done").content.decode()


def test_who_leaves_hands_their_tasks_over(
    task: Task, staff: Person, executive: Person, administrator: Person
) -> None:

    [thing] = handing_over.things_of(staff)
    handing_over.give(thing.key, staff, executive, administrator)
    assert Task.objects.get().owner == executive


def test_every_event_of_tasks_has_words() -> None:
    said = {"given", "changed", "done", "dropped", "reopened", "handed_over"}
    assert {f"task.{each}" for each in said} <= kinds()
