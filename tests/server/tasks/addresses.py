"""What the addresses of tasks are tried on."""

from goldthread.server.tasks import actions as tasks

from ..addresses.world import World

OF_THE_TEAM = {"Task"}
OF_THE_PARTNERSHIP = ("task", "change", "finish", "drop", "reopen")


def fill(world: World) -> None:
    """A task of the team lead's team, and one of the partnership."""
    by = world.people["facilitator"]
    task = tasks.give_task(text="Ask the porters", place=world.trust, team=world.team, owner=by, by=by)
    chair = world.people["partnership administrator"]
    shared = tasks.give_task(text="Write to the regulator", place=world.both, by=chair)
    world.blanks["Task.pk"] = task.pk
    world.blanks |= {f"tasks:partnership_{name}.pk": shared.pk for name in OF_THE_PARTNERSHIP}
