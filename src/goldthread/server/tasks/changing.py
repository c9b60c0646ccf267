"""Who may change a task, and end it."""

from typing import Any

from goldthread.server.people.access import can
from goldthread.server.people.models import Person

from .abilities import TasksAbility
from .models import Task


def may_change(person: Person, task: Task) -> bool:
    """Whether somebody may: whose it is, who gave it, and who looks after tasks."""
    if person.pk in (task.owner_id, task.added_by_id):
        return person.is_active
    return can(person, TasksAbility.LOOK_AFTER_TASKS, place_of(task))


def place_of(task: Task) -> Any:
    """Where one must be allowed something: at its partnership, or where the task itself stands."""
    return task.partnership or task
