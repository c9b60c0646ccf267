"""What the addresses of work in the background are tried on."""

from goldthread.server.work.actions import ask
from goldthread.server.work.jobs import Ended, Progress, job

from ..addresses.expecting import LET_IN, Otherwise
from ..addresses.world import World

THEIRS = "it is they who asked for it"
OTHERWISE = [
    Otherwise("work:job", THEIRS, instead_of=404, got=LET_IN, who=("facilitator",)),
    Otherwise("work:live", THEIRS, instead_of=404, got=LET_IN, who=("facilitator",)),
    Otherwise("work:cancel", THEIRS, instead_of=404, got=LET_IN, who=("facilitator",)),
    Otherwise("work:file", "it brought no file", instead_of=404, got=410, who=("facilitator",)),
]


@job("tests.nothing_much")
def nothing(progress: Progress) -> Ended:
    return Ended("Nothing was done.")


def fill(world: World) -> None:
    """Something that waits to be done in the background, for the facilitator."""
    waits = ask(job=nothing, what="Nothing much", by=world.people["facilitator"], arguments={})
    world.blanks["Job.pk"] = waits.pk
