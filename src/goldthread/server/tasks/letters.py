"""The letter to whoever is given a task."""

from django.conf import settings

from goldthread.server.people.models import Person
from goldthread.server.post import kinds
from goldthread.server.post.writing import later

from .models import Task

TASK = kinds.register(
    kinds.Kind(
        "task",
        "Tasks that are given to you",
        "When somebody gives you a task, in a meeting or elsewhere.",
        may_be_muted=True,
    )
)


def tell_of(task: Task, *, by: Person) -> None:
    """Write to whoever is to do it."""
    assert task.owner
    later(
        to=task.owner,
        kind=TASK,
        subject=f"{by.name} gives you a task: {task.text}",
        template="tasks/mail/task.txt.jinja",
        about=task,
        organisation=task.organisation,
        once=f"task-given:{task.pk}:{task.owner.pk}",
        task=task,
        by=by,
        source=task.source,
        link=f"{settings.GOLDTHREAD_URL}{task.get_absolute_url()}",
    )
