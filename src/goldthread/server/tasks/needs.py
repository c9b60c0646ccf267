"""What tasks need of whom: to be done by whoever has them."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q, QuerySet

from goldthread.server.needs import Need
from goldthread.server.people.models import Person
from goldthread.server.ui.formats import day

from . import queries
from .models import Task


def finds(people: QuerySet[Person], today: date, until: date) -> Iterator[tuple[Person, Need]]:
    """One query, and one or two more for each kind of thing that tasks came from."""
    due = Task.objects.open().filter(Q(due=None) | Q(due__lte=until), owner__in=people)
    for task in queries.with_their_things(queries.in_full(due).in_order()):  # type: ignore[attr-defined]
        if task.owner:
            yield task.owner, _need(task, today)


def _need(task: Task, today: date) -> Need:
    late = (today - task.due).days if task.due else 0
    return Need(
        task.text,
        task.source,
        task.get_absolute_url(),
        task.organisation.code if task.organisation else "",
        on=task.due,
        days_late=max(late, 0),
        state="" if task.due else f"Yours since {day(task.added_at.date())}",
    )
