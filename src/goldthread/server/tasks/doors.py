"""Where one finds what is to be done."""

from goldthread.server.doors import Door, Of, Shown
from goldthread.server.people.seen import Seen

from .queries import how_many_open

DOORS = (
    Door(
        "Tasks",
        "tasks:tasks",
        "What was promised, by whom and by when, and what came of it",
        shown=Shown.CARD,
        seen=Seen.WHOLE,
    ),
    Door(
        "Tasks",
        "tasks:tasks",
        "What is to be done here and in the teams below",
        of=Of.TEAM,
        seen=Seen.WHOLE,
        query="?team={name}",
        counts=how_many_open,
    ),
)
