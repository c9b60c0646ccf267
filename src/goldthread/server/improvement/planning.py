"""The planning of an event, counted back from its first day."""

from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.server.people.vocabulary import Vocabulary

DEFAULT_WEEKS = 8


@dataclass(frozen=True)
class Step:
    """Something to be done so many weeks before the event."""

    weeks: int
    title: str

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
    return [Step(max(1, round(at * weeks / DEFAULT_WEEKS)), title) for at, title in _titles(words)]


def _titles(words: Vocabulary) -> list[tuple[int, str]]:
    return [
        (8, "Agree the process and its boundaries with the sponsor"),
        (8, f"Name the {words['process_owner'].one} and the workshop leader"),
        (7, f"Go and see the process: {words['genba_walk'].a}"),
        (6, "Choose what to measure, and say how"),
        (5, "Invite a patient partner"),
        (5, f"Choose the {words['home_team'].one} and the {words['away_team'].one}, and release them"),
        (4, "Take the baseline"),
        (2, f"Agree the baseline and the targets with the {words['process_owner'].one}"),
        (2, "Tell everybody whose work it touches"),
        (1, f"Prepare the room, the materials and the {words['report_out'].one}"),
    ]
