"""Where one enters measures."""

from goldthread.server.doors import Door, Of, Shown

from .queries import how_many_of

DOORS = (
    Door(
        "Measures",
        "measures:measures",
        "What is counted, month by month, on charts that show variation",
    ),
    Door(
        "Measures",
        "measures:measures",
        "What is counted here and in the teams below",
        of=Of.TEAM,
        query="?team={name}",
        counts=how_many_of,
    ),
    Door(
        "Measures",
        "measures:partnership_measures",
        "What its members share of what they count, on one page",
        of=Of.PARTNERSHIP,
    ),
    Door(
        "Watch its measures",
        "measures:watch_team",
        "Be told when something new is signalled here or in the teams below",
        of=Of.TEAM,
        shown=Shown.CARD,
    ),
)
