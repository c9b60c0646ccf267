"""What the addresses of routines are tried on."""

from datetime import date

from goldthread.cadence import read
from goldthread.server import clock
from goldthread.server.meetings import actions

from ..addresses.world import World

OF_THE_TEAM = {"Routine"}
OF_THE_PARTNERSHIP = ("routine", "hold", "move", "cancel", "take_back")
BEGAN = date(2019, 7, 1)


def fill(world: World) -> None:
    """A huddle of the team lead's team, and a partnership's board, each with a meeting of last Friday."""
    by, chair = world.people["facilitator"], world.people["partnership administrator"]
    with clock.happening_on(BEGAN):
        cadence = read("every weekday at 8:10 for 12 minutes", starts=BEGAN)
        huddle = actions.begin_routine(
            of=world.trust, team=world.team, kind="huddle", title="Huddle", cadence=cadence, by=by
        )
        board = actions.begin_routine(
            of=world.both, kind="guiding_board", title="Guiding board", cadence=cadence, by=chair
        )
    world.blanks |= {"Routine.pk": huddle.pk, "meetings:day": "2019-07-12"}
    world.blanks |= {f"meetings:partnership_{name}.pk": board.pk for name in OF_THE_PARTNERSHIP}
