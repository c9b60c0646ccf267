"""What somebody may do with tasks."""

from goldthread.server.people.abilities import Ability
from goldthread.server.people.roles import Role


class TasksAbility(Ability):
    GIVE_TASKS = (
        "give_tasks",
        "Take on a task, and give one to somebody",
        *(role for role in Role if role is not Role.EVALUATOR),
    )
    LOOK_AFTER_TASKS = (
        "look_after_tasks",
        "Change, finish and drop the tasks of others",
        *(Role.TEAM_LEAD, Role.FACILITATOR, Role.EXECUTIVE, Role.ADMINISTRATOR),
    )
