"""What the addresses of boards are tried on."""

from goldthread.server.boards import actions as boards
from goldthread.server.boards.keys import token_of
from goldthread.server.boards.models import BoardLink

from ..addresses.expecting import Otherwise
from ..addresses.world import World

OF_THE_TEAM = {"Board", "Ticket", "Kudos", "Team"}

READ_FIRST = "what came in is seen by whoever reads it first, and by nobody else"
OTHERWISE = tuple(
    Otherwise(f"boards:{name}", READ_FIRST, instead_of=403, got=404, ways=("POST",))
    for name in ("take_in", "show", "leave_out")
)


def fill(world: World) -> None:
    """The board of the team lead's team, with a ticket, with one and thanks that came in, and its links."""
    by = world.people["facilitator"]
    board = boards.begin_board(team=world.team, kind="clinic", by=by)
    ticket = boards.write_ticket(board=board, what="No pens in room 2", felt_by="Clerks", by=by)
    came_in = boards.hand_in_ticket(board=board, what="The printer jams", felt_by="Patients")
    kudos = boards.hand_in_kudos(board=board, whom="The porters", what="They came at once")
    writing = boards.make_link(board=board, purpose=BoardLink.For.WRITING, by=by)
    token = token_of(writing)
    shown = token_of(boards.make_link(board=board, purpose=BoardLink.For.WALL, by=by))
    world.blanks |= {"Board.pk": board.pk, "Ticket.pk": ticket.pk, "Kudos.pk": kudos.pk}
    world.blanks |= {"boards:take_in.pk": came_in.pk}
    world.blanks |= {f"boards:{name}.token": token for name in ("hand_in", "hand_in_kudos")}
    world.blanks |= {f"boards:{name}.token": shown for name in ("on_the_wall", "on_the_wall_live")}
