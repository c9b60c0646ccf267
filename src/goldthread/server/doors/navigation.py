"""The navigation: every door that is open to somebody where they are, folded until it is short enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from .registry import Door, Group, Of, Shown, Way, Words, doors, is_open, way

if TYPE_CHECKING:
    from goldthread.server.people.models import Organisation, Person

MOST = 7
"""Items that are taken in at a glance, and fit on a phone in a few lines."""


@dataclass(frozen=True)
class Item:
    """One item: a door, or a group of doors that opens on the spot (`within`).

    current: as aria-current says it: "page" on the page itself, "true" below it, empty elsewhere.
    """

    title: str
    href: str = ""
    current: str = ""
    within: tuple[Item, ...] = ()


def navigation(person: Person, organisation: Organisation | None, words: Words, path: str) -> list[Item]:
    """What stands above every page: at most seven items.

    Where all doors are few enough, each stands by itself. Else the groups with the most doors are folded,
    one after another, until there is room.
    """
    groups = {
        group: [item for _, item in found]
        for group, found in groupby(_items(person, organisation, words, path), key=lambda pair: pair[0])
    }
    folded = _folded({group: len(items) for group, items in groups.items()})
    return [
        item
        for group, items in groups.items()
        for item in ([_group(group, items)] if group in folded else items)
    ]


def foot(words: Words) -> list[Way]:
    """What stands below every page."""
    return [way(door, words) for _, door in doors({Of.NOTHING}, Shown.FOOT)]


def _folded(sizes: dict[Group, int]) -> set[Group]:
    """The groups that must be folded, the largest first; one that is a single door never is."""
    folded: set[Group] = set()
    for group in sorted((g for g in sizes if sizes[g] > 1), key=lambda g: -sizes[g]):
        if sum(1 if g in folded else size for g, size in sizes.items()) <= MOST:
            break
        folded.add(group)
    return folded


def _group(group: Group, items: list[Item]) -> Item:
    current = "true" if any(item.current for item in items) else ""
    return Item(group.value, current=current, within=tuple(items))


def _items(
    person: Person, organisation: Organisation | None, words: Words, path: str
) -> Iterator[tuple[Group, Item]]:
    """The doors that are open, group by group."""
    of = {Of.NOTHING, Of.ORGANISATION} if organisation else {Of.NOTHING}
    for group, door in doors(of, Shown.EVERYWHERE):
        if is_open(door, person, organisation):
            names = [organisation.code] if organisation and door.of is Of.ORGANISATION else []
            yield group, _item(door, words, names, path)


def _item(door: Door, words: Words, names: Iterable[str], path: str) -> Item:
    found = way(door, words, *names)
    address = found.href.partition("?")[0]
    below = door.of is not Of.NOTHING and path.startswith(address)
    return Item(found.title, found.href, "page" if path == address else "true" if below else "")
