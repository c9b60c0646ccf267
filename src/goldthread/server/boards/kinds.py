"""What boards of each kind begin with; a team changes it as it likes."""

from collections.abc import Mapping
from dataclasses import dataclass

from .models import Board, Section

EVERYTHING = (Section.CROSS, Section.TODAY, Section.TICKETS, Section.MEASURES, Section.KUDOS)


@dataclass(frozen=True)
class Ready:
    """The sections in their order, and what is counted each day."""

    sections: tuple[Section, ...]
    counts: tuple[str, ...] = ()


READY: Mapping[str, Ready] = {
    Board.Kind.WARD: Ready(EVERYTHING, ("Registered nurses", "Healthcare assistants", "Beds open")),
    Board.Kind.THEATRE: Ready(EVERYTHING, ("Lists", "Scrub staff", "Anaesthetic staff")),
    Board.Kind.CLINIC: Ready(
        (Section.TODAY, Section.TICKETS, Section.MEASURES, Section.KUDOS), ("Clinics", "Staff", "Rooms")
    ),
    Board.Kind.OFFICE: Ready((Section.TICKETS, Section.MEASURES, Section.KUDOS)),
    Board.Kind.EXECUTIVE: Ready((Section.MEASURES, Section.TICKETS, Section.CROSS, Section.KUDOS)),
}
