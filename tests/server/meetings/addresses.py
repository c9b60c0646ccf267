"""What the addresses of routines are tried on."""

from datetime import date

from goldthread.cadence import read
from goldthread.server import clock
from goldthread.server.meetings import actions

from ..addresses.world import World

OF_THE_TEAM = {"Routine", "Team"}
OF_THE_PARTNERSHIP = (
    *("routine", "change", "when", "end", "reopen"),
    *("agenda", "change_item", "item_earlier", "item_later", "take_item_off", "put_item_back"),
    *("members", "must_come", "may_come", "remove_member"),
    *("hold", "move", "cancel", "take_back"),
)
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
    world.blanks |= {"Routine.pk": huddle.pk, "Team.pk": world.team.pk, "meetings:day": "2019-07-12"}
    world.blanks |= {"meetings:kind": "huddle", "meetings:partnership_begin_kind.kind": "guiding_board"}
    item, member = huddle.agenda.all()[1], actions.add_member(routine=huddle, person=by, by=by)
    world.blanks |= {"meetings:item": item.pk, "meetings:member": member.pk}
    theirs, seat = board.agenda.all()[1], actions.add_member(routine=board, person=chair, by=chair)
    for name in OF_THE_PARTNERSHIP:
        whole = f"meetings:partnership_{name}"
        world.blanks |= {f"{whole}.pk": board.pk, f"{whole}.item": theirs.pk, f"{whole}.member": seat.pk}
