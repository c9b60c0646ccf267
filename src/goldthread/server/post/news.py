"""What rooms tell in the weekly letter, besides what is somebody's to do: each thing once.

A room registers in its AppConfig.ready():

    news.register(finds, told)
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from goldthread.server.people.models import Person


@dataclass(frozen=True)
class Item:
    """One thing to tell: its key in the room, a sentence, what it is of, and the address of that."""

    key: int
    text: str
    where: str
    link: str


Finds = Callable[[QuerySet[Person]], Mapping[int, list[Item]]]
Told = Callable[[Iterable[int]], None]

_rooms: list[tuple[Finds, Told]] = []


def register(finds: Finds, told: Told) -> None:
    """Have what `finds(people)` gives, by the key of each person, stand in their weekly letters.

    told(keys): called, within the action that writes a letter, with the keys of what stands in it.
    """
    if (finds, told) not in _rooms:
        _rooms.append((finds, told))


def of_each(people: QuerySet[Person]) -> dict[int, list[tuple[Told, Item]]]:
    """What there is to tell each person, by their key, each with whom to tell that it was told."""
    found: dict[int, list[tuple[Told, Item]]] = {}
    for finds, told in _rooms:
        for person, items in finds(people).items():
            found.setdefault(person, []).extend((told, item) for item in items)
    return found


def tell(items: Iterable[tuple[Told, Item]]) -> None:
    """Say to each room that this was told."""
    for told, item in items:
        told([item.key])
