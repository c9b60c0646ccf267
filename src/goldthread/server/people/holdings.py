"""All that somebody holds, and handing it over: rooms above people say what is held in them.

A room registers in its AppConfig.ready(); people never imports a room above it:

    holdings.register("Measures", measures_owned, organisations_of_measures_owned)
    handing_over.register(hand_over_measures)
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from .models import Person

Held = list[tuple[str, str]]  # what it is, and its address ("" when it has none)
Find = Callable[[Person, Person], Held]  # what a person holds, of what a viewer may see
Places = Callable[[Person], Iterable[int]]  # the organisations in which a person holds something, by pk


@dataclass(frozen=True)
class Kind:
    """One kind of thing that is held, and how to find it."""

    title: str
    find: Find
    organisations: Places | None


_kinds: dict[str, Kind] = {}


def register(title: str, find: Find, organisations: Places | None = None) -> None:
    """Have the things `find(person, viewer)` gives shown on a person's page under `title`.

    `find` gives only what the viewer may see. `organisations(person)` gives the organisations in
    which something of this kind is held, whoever looks: to hand it over, one manages people in each.
    """
    _kinds[title] = Kind(title, find, organisations)


def held_by(person: Person, viewer: Person) -> Iterator[tuple[str, Held]]:
    """What a person holds, kind by kind, as the viewer may see it; empty kinds are left out."""
    for kind in _kinds.values():
        if held := kind.find(person, viewer):
            yield kind.title, held


def organisations_of(person: Person) -> set[int]:
    """The organisations in which a person holds something to hand over."""
    return {pk for kind in _kinds.values() if kind.organisations for pk in kind.organisations(person)}
