"""Tasks, read: in a number of queries that does not grow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Count, Model, QuerySet

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


def open_of_things(kind: type[Model], keys: Collection[int]) -> dict[int, list[Task]]:
    """What is still to be done of what came from these things, by their keys."""
    found = Task.objects.open().filter(kind=kind._meta.label_lower, thing_pk__in=list(keys))
    by_thing: dict[int, list[Task]] = defaultdict(list)
    for task in in_full(found).in_order():  # type: ignore[attr-defined]
        by_thing[task.thing_pk or 0].append(task)
    return by_thing


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


def counted_by_owner(tasks: QuerySet[Task]) -> dict[int | None, int]:
    """How many of these tasks each has, by key; None for those that nobody has."""
    return dict(tasks.order_by().values_list("owner").annotate(n=Count("pk")))
