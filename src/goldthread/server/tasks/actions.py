"""What can be done with tasks: given, changed, handed on, done, dropped, opened again."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Model

from goldthread.server import clock
from goldthread.server.audit.actions import Refusal, action, record
from goldthread.server.audit.changes import changes, state
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import NotAllowed, can, require
from goldthread.server.people.models import Organisation, Partnership, Person, Team

from . import letters, sources
from .abilities import TasksAbility
from .changing import may_change, place_of
from .models import Task

LONGEST = 300
LATEST = timedelta(days=5 * 366)


class NothingToDo(Refusal):
    """A task says what is to be done, and not too much."""

    about = "text"


class NotTheirs(Refusal):
    """Nobody can be given what they may not see."""

    about = "owner"


class NoSuchDay(Refusal):
    """It is due on no such day."""

    about = "due"


class SayWhat(Refusal):
    """What came of it, or why it was dropped, is not said."""

    about = "outcome"


class NotSo(Refusal):
    """It is done, dropped or open already."""


@action
def give_task(
    *,
    text: str,
    owner: Person | None = None,
    due: date | None = None,
    source: Model | None = None,
    place: Organisation | Partnership | None = None,
    team: Team | None = None,
    by: Person,
) -> Task:
    """Say what is to be done, by whom, and by when; whoever else is to do it gets a letter.

    source: what it comes from, which says where it belongs; without one, `place` does. Raises NothingToDo,
    NotTheirs, NoSuchDay.
    """
    task = Task(text=_checked(text), due=_day(due), added_by=by, added_at=clock.now())
    _put(task, source, place, team)
    require(by, TasksAbility.GIVE_TASKS, place_of(task))
    _is_seen_by_whoever_gives(by, task)
    task.owner = _owner(owner, task)
    task.save()
    _tell(task, by)
    whose, source_said = task.owner and task.owner.name, task.source or None
    record("task.given", task, by=by, task=task.text, owner=whose, due=due, from_=source_said)
    return task


@action
def change_task(*, task: Task, text: str, owner: Person | None, due: date | None, by: Person) -> Task:
    """Say otherwise what is to be done, by whom, or by when."""
    task = _open(task, by)
    had, before = task.owner, state(task, "text", "owner", "due")
    task.text, task.due = _checked(text), task.due if due == task.due else _day(due)
    task.owner = owner if owner == had else _owner(owner, task)
    changed = changes(before, task)
    if not changed:
        raise NotSo("It says that already: nothing was changed.")
    task.save(update_fields=["text", "owner", "due"])
    if task.owner != had:
        _tell(task, by)
    record("task.changed", task, by=by, task=task.text, **changed)
    return task


@action
def finish_task(*, task: Task, outcome: str = "", by: Person) -> Task:
    """Say that it is done, and, if one likes, what came of it."""
    task = _ended(task, by, outcome.strip(), dropped=False)
    record("task.done", task, by=by, task=task.text, outcome=task.outcome or None)
    return task


@action
def drop_task(*, task: Task, outcome: str, by: Person) -> Task:
    """Say that it will not be done, and why not."""
    if not outcome.strip():
        raise SayWhat("Say why it will not be done.")
    task = _ended(task, by, outcome.strip(), dropped=True)
    record("task.dropped", task, by=by, task=task.text, reason=task.outcome)
    return task


@action
def reopen_task(*, task: Task, by: Person) -> Task:
    """Say that it is to be done after all, or again."""
    task = _mine(task, by)
    if task.is_open:
        raise NotSo("It is open already: nothing was changed.")
    task.ended_at = task.ended_by = None
    task.dropped, task.outcome = False, ""
    task.save(update_fields=["ended_at", "ended_by", "dropped", "outcome"])
    record("task.reopened", task, by=by, task=task.text)
    return task


@action
def hand_over(*, task: Task, to: Person, by: Person) -> Task:
    """Pass a task on when whoever has it leaves, or give it back to them."""
    if not can(by, PeopleAbility.MANAGE_PEOPLE, place_of(task)):
        _mine(task, by)
    task = Task.objects.select_for_update(of=("self",)).select_related("owner").get(pk=task.pk)
    from_, task.owner = task.owner, to
    task.save(update_fields=["owner"])
    record("task.handed_over", task, by=by, task=task.text, to=to.name, from_=from_ and from_.name)
    return task


def _put(
    task: Task, source: Model | None, place: Organisation | Partnership | None, team: Team | None
) -> None:
    """Where it belongs: where its source does, or else where it was said to."""
    if source is not None:
        task.kind, task.thing_pk = sources.of_thing(source).kind, source.pk
        task.thing = source
        task.organisation_id = getattr(source, "organisation_id", None)
        task.partnership_id = None if task.organisation_id else getattr(source, "partnership_id", None)
        task.team_id = team.pk if team else getattr(source, "team_id", None)
    elif isinstance(place, Partnership):
        task.partnership = place
    else:
        task.organisation, task.team = place, team


def _is_seen_by_whoever_gives(by: Person, task: Task) -> None:
    if task.thing_pk and not sources.of(task.kind).named_to(by).filter(pk=task.thing_pk).exists():
        raise NotAllowed("You may not give tasks from here.")


def _owner(owner: Person | None, task: Task) -> Person | None:
    if owner is None:
        return None
    if not owner.is_active:
        raise NotTheirs(f"{owner.name} has left: choose somebody else.")
    if not _may_see(owner, task):
        raise NotTheirs(f"{owner.name} may not see what this belongs to: choose somebody else.")
    return owner


def _may_see(person: Person, task: Task) -> bool:
    if task.thing_pk:
        seen: bool = sources.of(task.kind).named_to(person).filter(pk=task.thing_pk).exists()
        return seen
    return task.organisation_id in person.reach.whole or task.partnership_id in person.reach.by_partnership


def _tell(task: Task, by: Person) -> None:
    if task.owner and task.owner.pk != by.pk:
        letters.tell_of(task, by=by)


def _mine(task: Task, by: Person) -> Task:
    """The task, locked, if this person may change it."""
    found = Task.objects.select_for_update(of=("self",)).select_related("owner").get(pk=task.pk)
    if not may_change(by, found):
        raise NotAllowed("Whose task it is, who gave it, and who looks after tasks here may do this.")
    return found


def _open(task: Task, by: Person) -> Task:
    found = _mine(task, by)
    if not found.is_open:
        raise NotSo(f"It was {'dropped' if found.dropped else 'done'} already: open it again first.")
    return found


def _ended(task: Task, by: Person, outcome: str, *, dropped: bool) -> Task:
    task = _open(task, by)
    task.ended_at, task.ended_by = clock.now(), by
    task.dropped, task.outcome = dropped, outcome
    task.save(update_fields=["ended_at", "ended_by", "dropped", "outcome"])
    return task


def _checked(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise NothingToDo("Say what is to be done.")
    if len(text) > LONGEST:
        raise NothingToDo(f"Keep it to {LONGEST} letters: this has {len(text)}.")
    return text


def _day(due: date | None) -> date | None:
    """A day by which it is to be done may have passed, where it is written up later, but not long ago."""
    today = clock.today()
    if due and abs(due - today) > LATEST:
        raise NoSuchDay("Choose a day within five years.")
    return due
