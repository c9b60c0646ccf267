"""All that somebody holds, as their page shows it: rooms above people say what is held in them.

A room registers in its AppConfig.ready(); people never imports a room above it:

    holdings.register("Measures", measures_owned)

What must be handed over when somebody leaves, a room says in handing_over.
"""

from collections.abc import Callable, Iterator

from .models import Person

Held = list[tuple[str, str]]  # what it is, and its address ("" when it has none)
Find = Callable[[Person, Person], Held]  # what a person holds, of what a viewer may see

_kinds: dict[str, Find] = {}


def register(title: str, find: Find) -> None:
    """Have the things `find(person, viewer)` gives shown on a person's page under `title`.

    `find` gives only what the viewer may see.
    """
    _kinds[title] = find


def held_by(person: Person, viewer: Person) -> Iterator[tuple[str, Held]]:
    """What a person holds, kind by kind, as the viewer may see it; empty kinds are left out."""
    for title, find in _kinds.items():
        if held := find(person, viewer):
            yield title, held
