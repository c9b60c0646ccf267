"""Tasks, read: in a number of queries that does not grow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Model, QuerySet

from goldthread.server.people.models import Person

from . import sources
from .models import Task


def in_full(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """With everybody and everything that a list of them names."""
    return tasks.select_related("owner", "organisation", "partnership", "team", "ended_by", "added_by")


def of_thing(thing: Model) -> list[Task]:
    """All that came from a thing: what is open first, then what ended."""
    tasks = in_full(Task.objects.of_thing(thing)).in_order()  # type: ignore[attr-defined]
    return sorted(with_their_things(tasks), key=lambda task: not task.is_open)


def with_their_things(tasks: Iterable[Task]) -> list[Task]:
    """Tasks that know what they came from: a few queries for each kind of thing."""
    found = list(tasks)
    keys: dict[str, set[int]] = defaultdict(set)
    for task in found:
        if task.thing_pk:
            keys[task.kind].add(task.thing_pk)
    things = {kind: sources.of(kind).many(wanted) for kind, wanted in keys.items()}
    for task in found:
        task.thing = things[task.kind][task.thing_pk] if task.thing_pk else None
    return found


def how_many_open(person: Person, teams: list[int]) -> int:
    """How many open tasks of these teams somebody sees."""
    return Task.objects.visible_to(person).open().filter(team__in=teams).count()
