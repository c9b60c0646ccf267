"""How each room hands over what somebody holds there, thing by thing, and takes that back.

A room registers in its AppConfig.ready(); people never imports a room above it:

    handing_over.register("measures", things=things, give=give, holds=holds)
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from .models import Person


@dataclass(frozen=True)
class Thing:
    """Something that somebody holds: its key within its room, what it is called, whose it is."""

    key: str
    title: str
    organisation: int


Things = Callable[[Person], Iterable[Thing]]
Give = Callable[..., Any]
Holds = Callable[[str, Person], bool]


@dataclass(frozen=True)
class Room:
    """A room's way of handing over.

    `things(person)`: all that they hold there and must hand over. `give(key=, from_=, to=, by=)` passes one
    on: an action of the room with its own event, within the transaction of whoever calls it; `from_` is None
    where nobody is to lose it. `holds(key, person)`: whether they hold it now.
    """

    things: Things
    give: Give
    holds: Holds


_rooms: dict[str, Room] = {}


def register(name: str, *, things: Things, give: Give, holds: Holds) -> None:
    """Have this room asked for what somebody holds there, when they leave."""
    _rooms[name] = Room(things, give, holds)


def things_of(person: Person) -> list[Thing]:
    """All that somebody holds and must hand over, room by room; keys begin with the room's name."""
    return [
        Thing(f"{name}/{thing.key}", thing.title, thing.organisation)
        for name, room in _rooms.items()
        for thing in room.things(person)
    ]


def give(key: str, from_: Person | None, to: Person, by: Person) -> None:
    """Pass one thing on."""
    name, _, own = key.partition("/")
    _rooms[name].give(key=own, from_=from_, to=to, by=by)


def holds(key: str, person: Person) -> bool:
    """Whether somebody holds this thing now. Nobody holds what is no longer there."""
    name, _, own = key.partition("/")
    return name in _rooms and _rooms[name].holds(own, person)
