"""What a person holds here: tasks, shown on their page, and handed over when they leave."""

from collections.abc import Iterator

from goldthread.server.people.handing_over import Thing
from goldthread.server.people.holdings import Held
from goldthread.server.people.models import Person

from . import actions
from .models import Task


def to_do(person: Person, viewer: Person) -> Held:
    """What somebody has to do, as far as the viewer may see it."""
    found = Task.objects.visible_to(viewer).open().filter(owner=person)
    return [
        (task.text, task.get_absolute_url()) for task in found.select_related("organisation", "partnership")
    ]


def things(person: Person) -> Iterator[Thing]:
    """What they hand over when they leave: each open task in an organisation."""
    for task in Task.objects.open().filter(owner=person, organisation__isnull=False):
        yield Thing(str(task.pk), task.text, task.organisation_id or 0)


def give(key: str, from_: Person | None, to: Person, by: Person) -> None:
    """Let somebody else have a task."""
    actions.hand_over(task=Task.objects.get(pk=key), to=to, by=by)


def holds(key: str, person: Person) -> bool:
    """Whether somebody has a task that is open."""
    return Task.objects.open().filter(pk=key, owner=person).exists()
