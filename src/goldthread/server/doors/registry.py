"""The doors of all rooms, and which of them are open to whom."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING, Any

from goldthread.server.people.abilities import Ability, Misdeclared
from goldthread.server.people.seen import Seen
from goldthread.server.ui.addressing import reverse

if TYPE_CHECKING:
    from goldthread.server.people.models import Organisation, Partnership, Person, Team

Words = Mapping[str, Any]
"""Terms as they are said, each with `one`, `many`, `a`, `title` and `titles`."""


class Group(StrEnum):
    """What belongs together in the navigation, in its order: never more than seven."""

    WEEK = "This week"
    PLACES = "Organisations"
    AIMS = "Aims"
    IMPROVEMENT = "Improvement"
    RESULTS = "Measures"
    LEARNING = "Learning"
    TOGETHER = "Conversations"


class Of(Enum):
    """What a door belongs to, which its address names: nothing, an organisation, a team, a partnership."""

    NOTHING = auto()
    ORGANISATION = auto()
    TEAM = auto()
    PARTNERSHIP = auto()


class Shown(Enum):
    """Where a door is offered."""

    EVERYWHERE = auto()  # in the navigation, and on the card of what it belongs to
    CARD = auto()  # on a card alone
    UPKEEP = auto()  # below the cards: for whoever keeps the place running
    FOOT = auto()  # at the foot of every page


@dataclass(frozen=True)
class Door:
    """A way into a room.

    title, says: what it is called, and in a sentence where it leads; terms stand in braces, as in
    ‘{value_stream.titles}’, and are said as the organisation says them. address: the name of an address
    that takes the organisation's code, that and the team's key, or the partnership's slug; where there is
    a `query`, be it empty, the address does not take the last of them, which is {name} in the query.
    Open to whoever sees as much of the organisation as `seen` says, and has the `ability` there if one is
    asked for. counts: how many things the person finds there that are of these teams, given by their keys
    (a team and all below it), which the team's card says: one query.
    """

    title: str
    address: str
    says: str = ""
    of: Of = Of.ORGANISATION
    shown: Shown = Shown.EVERYWHERE
    seen: Seen = Seen.WORKSHOPS
    ability: Ability | None = None
    query: str | None = None
    counts: Callable[[Person, list[int]], int] | None = None


@dataclass(frozen=True)
class Way:
    """A door that is open to somebody, in the words of where it is; `count` of what is there, if it says."""

    title: str
    says: str
    href: str
    count: int | None = None


_doors: list[tuple[Group, Door]] = []


def register(*doors: Door, group: Group) -> None:
    """Add a room's doors. Raises Misdeclared for two doors of one thing that are called the same."""
    for door in doors:
        if (group, door) in _doors:
            continue
        if any(other.of is door.of and other.title == door.title for _, other in _doors):
            raise Misdeclared(f"Two doors are called ‘{door.title}’.")
        _doors.append((group, door))


def doors(of: Container[Of], *shown: Shown) -> Iterator[tuple[Group, Door]]:
    """The doors of these kinds of thing that are offered in one of these places, group by group."""
    order = list(Group)
    for group, door in sorted(_doors, key=lambda pair: order.index(pair[0])):
        if door.of in of and door.shown in shown:
            yield group, door


def of_organisation(person: Person, organisation: Organisation, words: Words) -> list[Way]:
    """The cards of an organisation, for somebody who may know of it."""
    return _cards(Of.ORGANISATION, person, organisation, words, organisation.code)


def of_team(person: Person, team: Team, words: Words) -> list[Way]:
    """The cards of a team, each with how much is there, for somebody who sees its organisation whole."""
    from goldthread.server.people.teams import keys_within

    found = doors({Of.TEAM}, Shown.EVERYWHERE, Shown.CARD)
    opened = [door for _, door in found if is_open(door, person, team)]
    within, code = keys_within(team), team.organisation.code
    return [
        replace(way(door, words, code, team.pk), count=door.counts and door.counts(person, within))
        for door in opened
    ]


def of_partnership(person: Person, partnership: Partnership, words: Words) -> list[Way]:
    """The cards of a partnership, for somebody who may know of it."""
    return _cards(Of.PARTNERSHIP, person, partnership, words, partnership.slug)


def upkeep_of(person: Person, organisation: Organisation, words: Words) -> list[Way]:
    """What whoever keeps an organisation running may look after."""
    found = doors({Of.ORGANISATION}, Shown.UPKEEP)
    return [way(door, words, organisation.code) for _, door in found if is_open(door, person, organisation)]


def _cards(of: Of, person: Person, place: Any, words: Words, name: str) -> list[Way]:
    found = doors({of}, Shown.EVERYWHERE, Shown.CARD)
    return [way(door, words, name) for _, door in found if is_open(door, person, place)]


def is_open(door: Door, person: Person, place: Organisation | Team | Partnership | None) -> bool:
    """Whether this person is let in by a door of this place."""
    from goldthread.server.people.access import can

    if place is None or door.of is Of.NOTHING:
        return door.ability is None or person.reach.anywhere(door.ability)
    organisation = {Of.ORGANISATION: place.pk, Of.TEAM: getattr(place, "organisation_id", None)}.get(door.of)
    if organisation and organisation not in _seeing(person)[door.seen]:
        return False
    return door.ability is None or can(person, door.ability, place)


def way(door: Door, words: Words, *names: object) -> Way:
    """A door, said in these words; `names` are what its address names what it belongs to by."""
    if door.query is not None:
        address = reverse(door.address, args=names[:-1]) + door.query.format(name=names[-1])
    else:
        address = reverse(door.address, args=names)
    return Way(door.title.format_map(words), door.says.format_map(words), address)


def _seeing(person: Person) -> Mapping[Seen, Iterable[int]]:
    reach = person.reach
    return {Seen.TOTALS: reach.organisations, Seen.WORKSHOPS: reach.detailed, Seen.WHOLE: reach.whole}
