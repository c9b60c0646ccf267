"""The planning of an event, counted back from its first day.

A step that asks for what the workshop itself shows follows it: see `actions.following`.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.server.people.vocabulary import Vocabulary

from .kinds import Follows

DEFAULT_WEEKS = 8


@dataclass(frozen=True)
class Step:
    """Something to be done so many weeks before the event."""

    weeks: int
    title: str
    follows: Follows | None = None

    def due_on(self, starts: date) -> date:
        return counted_back(starts, self.weeks)


def counted_back(starts: date, weeks: int) -> date:
    """The day so many weeks before the event's first day."""
    return starts - timedelta(weeks=weeks)


def steps(weeks: int, words: Vocabulary) -> list[Step]:
    """The planning steps over so many weeks, in the organisation's words, the earliest first.

    They are written for eight weeks; for more or fewer each keeps its place in proportion, at
    least one week before the event, and the first is always at the beginning.
    """
    return [
        Step(max(1, round(step.weeks * weeks / DEFAULT_WEEKS)), step.title, step.follows)
        for step in _over_eight_weeks(words)
    ]


def _over_eight_weeks(words: Vocabulary) -> list[Step]:
    owner = words["process_owner"].one
    return [
        Step(8, "Agree the process and its boundaries with the sponsor"),
        Step(8, f"Name the {owner}", Follows.PROCESS_OWNER),
        Step(8, "Name the workshop leader", Follows.WORKSHOP_LEADER),
        Step(7, f"Go and see the process: {words['genba_walk'].a}"),
        Step(6, "Choose what to measure, and say how"),
        Step(5, "Invite a patient partner", Follows.PATIENT_PARTNER),
        Step(5, f"Choose the {words['home_team'].one} and the {words['away_team'].one}, and release them"),
        Step(4, "Take the baseline", Follows.BASELINE),
        Step(2, f"Agree the baseline and the targets with the {owner}"),
        Step(2, "Tell everybody whose work it touches"),
        Step(1, f"Prepare the room, the materials and the {words['report_out'].one}"),
    ]
