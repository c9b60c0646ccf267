"""What is looked at, as whoever administers an organisation reads it.

No path, no name and no command of the server: several organisations may share it, and only whoever looks
after it can do anything with them. `goldthread doctor` tells them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from .checks.found import ADVICE, FAULT, OK

STATES = {OK: "Well", ADVICE: "Look at it", FAULT: "Does not work"}
KINDS = {OK: "done", ADVICE: "due", FAULT: "broken"}


@dataclass(frozen=True)
class Line:
    """One thing that was looked at: what it is, how it is, and what that means."""

    what: str
    state: str
    kind: str
    says: str


@dataclass(frozen=True)
class _Said:
    what: str
    well: str
    otherwise: str


SAID = {
    "folder": _Said(
        "Room on the disk", "There is room enough.", "The disk is nearly full, or cannot be written to."
    ),
    "private": _Said(
        "Who can read the files",
        "Nobody else on the server can read what is kept.",
        "Others on the server can read some of what is kept. Starting Goldthread anew closes that.",
    ),
    "key": _Said(
        "The signing key",
        "Nobody can guess the key that sign-ins and backups depend on.",
        "The key that sign-ins and backups depend on is missing, or can be guessed.",
    ),
    "database": _Said(
        "The database", "It is whole.", "It is damaged, full or too old, or something reads it without end."
    ),
    "tables": _Said(
        "The version", "The database is of this version.", "The database is of another version than this."
    ),
    "factors": _Said(
        "Second factors",
        "Every administrator has one.",
        "Not every administrator has one. Each sets it up on their own page; it can be asked of all, below.",
    ),
    "worker": _Said(
        "Work in the background",
        "Letters leave, and what takes long is done.",
        "Nobody sends letters or does what takes long.",
    ),
    "letters": _Said(
        "Letters",
        "Every letter went, or waits to.",
        "Some letters did not go. Those to your people are listed below, with the reason.",
    ),
    "mail": _Said(
        "The mail server",
        "It takes letters.",
        "None is set, or it takes no letters. Until then you hand over the links of invitations yourself.",
    ),
    "https": _Said(
        "The way to the pages",
        "Passwords do not cross the network unguarded.",
        "Passwords cross the network unguarded: the address should begin with https.",
    ),
    "clock": _Said("The clock", "It is right.", "It is wrong: recorded days and times may be false."),
    "backup": _Said(
        "The last backup",
        "It is there, and whole.",
        "There is none, or it is old, not where it was written, or cannot be restored.",
    ),
    "reminders": _Said("The weekly letters", "They were written.", "None was written lately."),
}


def lines(states: Mapping[str, str]) -> list[Line]:
    """What was found of each thing, what does not work first."""
    order = [FAULT, ADVICE, OK]
    found = [(name, states[name]) for name in SAID if states.get(name) in order]
    return [_line(SAID[name], state) for name, state in sorted(found, key=lambda pair: order.index(pair[1]))]


def _line(said: _Said, state: str) -> Line:
    says = said.well if state == OK else said.otherwise
    return Line(said.what, STATES[state], KINDS[state], says)
