"""The rooms that say what needs whom, and what they say, gathered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from goldthread.server.people.abilities import Misdeclared

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from goldthread.server.people.models import Person

AHEAD = timedelta(days=14)


@dataclass(frozen=True)
class Need:
    """Something that needs a person: what, where, since or until when, and the page to do it on.

    `what` and `where` are in the words of the organisation, whose code is `organisation` ("" where it is of
    none); `within` says more of where, for a letter. `link` is an address without the host. `state` is
    said where there is no day (`on`).
    """

    what: str
    where: str
    link: str
    organisation: str = ""
    within: str = ""
    on: date | None = None
    days_late: int = 0
    state: str = ""

    @property
    def place(self) -> str:
        """Where it is, the organisation included."""
        return ", ".join(filter(None, (self.where, self.organisation)))


Found = Iterable[tuple["Person", Need]]
Finds = Callable[["QuerySet[Person]", date, date], Found]
ForOthers = Callable[["Person", date], Iterable[Need]]


@dataclass(frozen=True)
class _Room:
    finds: Finds
    for_others: ForOthers | None


_rooms: dict[str, _Room] = {}


def register(name: str, finds: Finds, *, for_others: ForOthers | None = None) -> None:
    """Have a room's needs gathered.

    `finds(people, today, until)` gives each need with whom it needs, of these people and of nobody else:
    what is overdue, what falls due until then, and what waits without a day; in a number of queries that
    grows neither with people nor with things. `for_others(person, today)` gives what is overdue for
    somebody else and this person could help with. Raises Misdeclared for a name that is taken.
    """
    room = _Room(finds, for_others)
    if _rooms.setdefault(name, room) != room:
        raise Misdeclared(f"Two rooms register their needs as ‘{name}’.")


def of(
    person: Person, today: date, *, ahead: timedelta = AHEAD, leaving_out: Iterable[str] = ()
) -> list[Need]:
    """What needs this person, within `ahead` or overdue, by day; what has no day comes last.

    leaving_out: the rooms whose needs the reader of this shows otherwise.
    """
    from goldthread.server.people.queries import themselves

    found = _found(themselves(person), today, ahead, frozenset(leaving_out))
    return _in_order(need for _, need in found)


def of_each(people: QuerySet[Person], today: date, *, ahead: timedelta = AHEAD) -> dict[Person, list[Need]]:
    """The same for each of these people whom something needs, in as many queries as for one."""
    found: dict[Person, list[Need]] = {}
    for person, need in _found(people, today, ahead):
        found.setdefault(person, []).append(need)
    return {person: _in_order(needs) for person, needs in found.items()}


def overdue_for_others(person: Person, today: date) -> list[Need]:
    """What is overdue for somebody else where this person may help, the longest overdue first."""
    rooms = (room.for_others for room in _rooms.values() if room.for_others)
    return _in_order(chain.from_iterable(finds(person, today) for finds in rooms))


def _found(
    people: QuerySet[Person], today: date, ahead: timedelta, leaving_out: frozenset[str] = frozenset()
) -> Found:
    rooms = (room for name, room in _rooms.items() if name not in leaving_out)
    return chain.from_iterable(room.finds(people, today, today + ahead) for room in rooms)


def _in_order(needs: Iterable[Need]) -> list[Need]:
    return sorted(needs, key=lambda need: (need.on or date.max, need.place, need.what))
