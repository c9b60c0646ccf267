"""Where one enters value streams and workshops."""

from goldthread.server.doors import Door, Of, Shown
from goldthread.server.people.seen import Seen

from .queries import how_many_streams, how_many_workshops
from .queries.cycles import how_many_cycles
from .queries.standard_work import how_many_standard_works

DOORS = (
    Door(
        "{value_stream.titles}",
        "improvement:value_streams",
        "What was chosen to be improved, why, and by whom",
    ),
    Door(
        "{workshop.titles}",
        "improvement:workshops",
        "What is planned, what was run, what is being measured again",
    ),
    Door(
        "{cycle.titles}",
        "improvement:cycles",
        "What was tried on a small scale, what was predicted, what came of it",
        shown=Shown.CARD,
    ),
    Door(
        "{standard_work.titles}",
        "improvement:standard_works",
        "How things are done, step by step, and what is due for review",
        shown=Shown.CARD,
    ),
    Door(
        "What is due",
        "improvement:due",
        "Planning steps and remeasures, and what is overdue",
        shown=Shown.CARD,
        seen=Seen.WHOLE,
    ),
    Door(
        "{value_stream.titles}",
        "improvement:value_streams",
        "What was chosen to be improved here and in the teams below",
        of=Of.TEAM,
        query="?team={name}",
        counts=how_many_streams,
    ),
    Door(
        "{workshop.titles}",
        "improvement:workshops",
        "What is planned and what was run, here and in the teams below",
        of=Of.TEAM,
        query="?team={name}",
        counts=how_many_workshops,
    ),
    Door(
        "{cycle.titles}",
        "improvement:cycles",
        "What is tried here and in the teams below",
        of=Of.TEAM,
        query="?team={name}",
        counts=how_many_cycles,
    ),
    Door(
        "{standard_work.titles}",
        "improvement:standard_works",
        "How things are done here and in the teams below, and what is due for review",
        of=Of.TEAM,
        query="?team={name}",
        counts=how_many_standard_works,
    ),
    Door(
        "What is due",
        "improvement:partnership_due",
        "Planning steps and remeasures of its organisations, and what is overdue",
        of=Of.PARTNERSHIP,
    ),
)
