"""Where one finds what was promised."""

from goldthread.server.doors import Door, Of, Shown
from goldthread.server.people.seen import Seen

DOORS = (
    Door(
        "Compacts",
        "compacts:compacts",
        "What leaders and clinicians promise each other",
        shown=Shown.CARD,
        seen=Seen.WHOLE,
    ),
    Door(
        "Compacts",
        "compacts:partnership_compacts",
        "What its organisations and those who steer it promise each other",
        of=Of.PARTNERSHIP,
    ),
)
