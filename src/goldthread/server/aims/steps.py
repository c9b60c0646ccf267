"""What to do next where a thread is still short. Pure."""

from dataclasses import dataclass

from .breaks import Place
from .thread import Thread


@dataclass(frozen=True)
class Step:
    """One step in making a thread, whether it is done, and where it is taken."""

    title: str
    text: str
    where: Place
    done: bool


def steps(thread: Thread) -> tuple[Step, ...]:
    """The steps from nothing to a thread that is whole from top to bottom, in order."""
    stream, workshop = thread.words["value_stream"], thread.words["workshop"]
    of = (thread.code,)
    return (
        Step(
            "Adopt a priority",
            "Decide which priorities are yours, or write down your own. The thread hangs from them.",
            ("aims:priorities", of),
            bool(thread.priorities),
        ),
        Step(
            "Name an objective",
            "Say what you mean to achieve, by when, whose it is, and which priority it serves.",
            ("aims:add_objective", of),
            any(map(thread.hangs, thread.objectives)),
        ),
        Step(
            "Measure it",
            "Choose the measure that will tell whether the objective is reached.",
            ("aims:objectives", of),
            any(o.measures for o in thread.objectives),
        ),
        Step(
            f"Open {stream.a}",
            f"Choose {stream.a} that serves the objective.",
            ("improvement:value_streams", of),
            any(thread.serving_stream.values()),
        ),
        Step(
            f"Propose {workshop.a}",
            f"Improve the {stream.one}, one {workshop.one} at a time.",
            ("improvement:workshops", of),
            bool(thread.workshops),
        ),
    )
