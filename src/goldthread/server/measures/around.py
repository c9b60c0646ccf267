"""What was tried around a point of a chart, and where one begins to try something: a room above says it.

A room registers in its AppConfig.ready(); measures never imports a room above it:

    around.register(cycles_around, begins=where_to_begin)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from goldthread.server.people.models import Person

from .models import Measure


@dataclass(frozen=True)
class Tried:
    """Something that was tried: what, where its page is, and in a few words when and how it stands."""

    title: str
    address: str
    says: str


@dataclass(frozen=True)
class Beginning:
    """Where somebody begins to try something, and what that is called."""

    title: str
    address: str


Around = Callable[[Person, Measure, date, date], Iterable[Tried]]
Begins = Callable[[Person, Measure], Beginning | None]
_registered: list[tuple[Around, Begins]] = []


def register(found: Around, *, begins: Begins) -> None:
    """found(person, measure, first, stop): what this person may see of what was tried from `first` to before
    `stop`. begins(person, measure): where they begin to try something; None where they may not.
    """
    if (found, begins) not in _registered:
        _registered.append((found, begins))


def tried(person: Person, measure: Measure, first: date, stop: date) -> list[Tried]:
    """All that was tried in that time, of what this person may see."""
    return [one for found, _ in _registered for one in found(person, measure, first, stop)]


def beginnings(person: Person, measure: Measure) -> list[Beginning]:
    """Where this person may begin to try something."""
    offered = (begins(person, measure) for _, begins in _registered)
    return [each for each in offered if each]
