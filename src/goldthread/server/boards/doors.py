"""Where one finds boards."""

from goldthread.server.doors import Door, Of
from goldthread.server.people.seen import Seen

from .queries import how_many_open

DOORS = (
    Door(
        "{production_board.titles}",
        "boards:boards",
        "What is in the way, what is being done about it, and what happened",
        seen=Seen.WHOLE,
    ),
    Door(
        "{production_board.title}",
        "boards:boards",
        "Its board, and those of the teams below: so many {ticket.many} are open",
        of=Of.TEAM,
        seen=Seen.WHOLE,
        query="?team={name}",
        counts=how_many_open,
    ),
)
