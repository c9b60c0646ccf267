"""Parts and gates in an organisation's words."""

from goldthread.server.audit.record_words import Words

from .abilities import WorkshopPart
from .kinds import LONGEST_EVENT, SHORTEST_EVENT, Gate, WorkshopKind

_TERMS = {
    WorkshopPart.SPONSOR: "sponsor",
    WorkshopPart.PROCESS_OWNER: "process_owner",
    WorkshopPart.HOME_TEAM: "home_team",
    WorkshopPart.AWAY_TEAM: "away_team",
    WorkshopPart.SENSEI: "sensei",
}
A_PATIENT_PARTNER = "a patient partner"


def part(which: WorkshopPart | str, words: Words) -> str:
    """A part as the organisation calls it: process owner, or the person in charge of the process."""
    which = WorkshopPart(which)
    return str(words[_TERMS[which]].one) if which in _TERMS else which.label.lower()


def part_title(which: WorkshopPart | str, words: Words) -> str:
    """The same, as a heading begins."""
    said = part(which, words)
    return said[:1].upper() + said[1:]


def a_part(which: WorkshopPart | str, words: Words) -> str:
    """The same, as one says what somebody is asked to be: ‘the process owner’, ‘of the home team’."""
    said = part(which, words)
    if WorkshopPart(which) in (WorkshopPart.HOME_TEAM, WorkshopPart.AWAY_TEAM):
        return f"of the {said}"
    return f"the {said}" if WorkshopPart(which) != WorkshopPart.PATIENT_PARTNER else f"a {said}"


def gate(which: Gate | str, words: Words) -> str:
    """What a gate asks for, with its article."""
    which = Gate(which)
    return str(words["process_owner"].a) if which == Gate.PROCESS_OWNER else str(which.label)


def kind(which: WorkshopKind | str, words: Words) -> str:
    """A kind of workshop as the organisation calls it."""
    which = WorkshopKind(which)
    said = {WorkshopKind.RPIW: words["rpiw"].title, WorkshopKind.KAIZEN: words["kaizen_event"].title}
    return said.get(which, str(which.label))


def kind_explained(which: WorkshopKind, words: Words) -> str:
    """The same for whoever chooses one: what a short name stands for, and how many days its event takes."""
    fewest, most = SHORTEST_EVENT[which], LONGEST_EVENT[which]
    said, label = kind(which, words), str(which.label)
    in_full = said if said.lower() == label.lower() else f"{said}: {label.lower()}"
    return f"{in_full}, {fewest} to {most} days"
