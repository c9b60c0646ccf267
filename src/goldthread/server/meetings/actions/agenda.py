"""What is talked about each time."""

from __future__ import annotations

from collections.abc import Iterable

from goldthread.server import clock
from goldthread.server.audit.actions import action, record
from goldthread.server.audit.changes import changes, state
from goldthread.server.people.models import Person

from ..models import AgendaItem, Routine
from .locking import open_one
from .refusals import NoSuchItem, NotSo

MOST = 40
LONGEST = 480


@action
def add_item(
    *, routine: Routine, title: str, minutes: int = 5, kind: str = AgendaItem.Kind.TALK, by: Person
) -> AgendaItem:
    """Put something at the end of what is talked about. Raises NoSuchItem."""
    routine = open_one(routine, by)
    standing = in_force(routine)
    if len(standing) >= MOST:
        raise NoSuchItem(f"It has {MOST} items: take one off first.")
    position = standing[-1].position + 1 if standing else 1
    item = AgendaItem.objects.create(
        routine=routine, position=position, kind=kind, **_checked(title, minutes)
    )
    record("routine.item_added", routine, by=by, item=item.title, minutes=item.minutes)
    return item


@action
def change_item(*, item: AgendaItem, title: str, minutes: int, kind: str, by: Person) -> AgendaItem:
    """Say otherwise what an item is, and how long it takes."""
    routine, item = _mine(item, by)
    before = state(item, "title", "minutes", "kind")
    item.title, item.minutes = _checked(title, minutes).values()
    item.kind = kind
    changed = changes(before, item)
    if not changed:
        raise NotSo("It says that already: nothing was changed.")
    item.save(update_fields=["title", "minutes", "kind"])
    record("routine.item_changed", routine, by=by, item=item.title, **changed)
    return item


@action
def move_item(*, item: AgendaItem, up: bool, by: Person) -> AgendaItem:
    """Talk about it one item earlier, or later."""
    routine, item = _mine(item, by)
    standing = in_force(routine)
    at = [each.pk for each in standing].index(item.pk)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(standing):
        raise NotSo(f"It is the {'first' if up else 'last'} already: nothing was changed.")
    standing.insert(to, standing.pop(at))
    _number(standing)
    record("routine.item_moved", routine, by=by, item=item.title, to=to + 1)
    return item


@action
def take_item_off(*, item: AgendaItem, by: Person) -> AgendaItem:
    """Talk about it no more; what was said under it stays."""
    routine, item = _mine(item, by)
    item.taken_off_at = clock.now()
    item.save(update_fields=["taken_off_at"])
    record("routine.item_taken_off", routine, by=by, item=item.title)
    return item


@action
def put_item_back(*, item: AgendaItem, by: Person) -> AgendaItem:
    """Talk about it again, where it stood."""
    routine = open_one(item.routine, by)
    item = routine.agenda.select_for_update().get(pk=item.pk)
    if item.taken_off_at is None:
        raise NotSo("It is talked about: nothing was changed.")
    item.taken_off_at = None
    item.save(update_fields=["taken_off_at"])
    record("routine.item_put_back", routine, by=by, item=item.title)
    return item


def in_force(routine: Routine) -> list[AgendaItem]:
    """What is talked about now, in its order."""
    return list(routine.agenda.filter(taken_off_at=None))


def _number(items: Iterable[AgendaItem]) -> None:
    for position, each in enumerate(items, 1):
        each.position = position
        each.save(update_fields=["position"])


def _mine(item: AgendaItem, by: Person) -> tuple[Routine, AgendaItem]:
    routine = open_one(item.routine, by)
    item = routine.agenda.select_for_update().get(pk=item.pk)
    if item.taken_off_at:
        raise NotSo(f"‘{item.title}’ is talked about no more: put it back first.")
    return routine, item


def _checked(title: str, minutes: int) -> dict[str, str | int]:
    title = title.strip()
    if not title:
        raise NoSuchItem("Say what is talked about.")
    if not 1 <= minutes <= LONGEST:
        raise NoSuchItem(f"An item takes between 1 and {LONGEST} minutes.")
    return {"title": title, "minutes": minutes}
