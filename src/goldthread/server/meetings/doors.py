"""Where one finds what comes round."""

from goldthread.server.doors import Door, Of
from goldthread.server.people.seen import Seen

from .queries import how_many_open

DOORS = (
    Door(
        "Routines",
        "meetings:routines",
        "What always happens, when next, and whether it was held",
        seen=Seen.WHOLE,
    ),
    Door(
        "Routines",
        "meetings:routines",
        "What comes round here and in the teams below",
        of=Of.TEAM,
        seen=Seen.WHOLE,
        query="?team={name}",
        counts=how_many_open,
    ),
    Door(
        "Routines",
        "meetings:partnership_routines",
        "What the partnership’s members do together, when next, and whether it was held",
        of=Of.PARTNERSHIP,
    ),
)
