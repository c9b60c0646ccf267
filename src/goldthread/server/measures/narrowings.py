"""What an overview of measures can be narrowed to: a room above says which of its things, and what is theirs.

    narrowings.register(
        Narrowing("objective", "Objective", things=objectives_of, only=of_objective)
    )

Each is a part of the address (?objective=12), so that it can be linked to and kept.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from goldthread.server.people.abilities import Misdeclared
from goldthread.server.people.models import Organisation, Person

Things = Sequence[tuple[int, str]]
"""Keys and names, in the order in which they are offered."""


@dataclass(frozen=True)
class Narrowing:
    """One thing an overview can be narrowed to.

    key: what it is called in the address. label: what pages call it, with terms in braces, such as
    '{value_stream.title}'. things: what of it this person may choose at an organisation, and nothing else is
    known to them: one query.
    only: of these measures those that are this thing's, by its key.
    """

    key: str
    label: str
    things: Callable[[Person, Organisation], Things]
    only: Callable[[QuerySet[Any], int], QuerySet[Any]]


_known: dict[str, Narrowing] = {}


def register(*narrowings: Narrowing) -> None:
    """Offer these, in their order. Raises Misdeclared for a key that another has."""
    for each in narrowings:
        if _known.get(each.key, each) != each:
            raise Misdeclared(f"Two things that measures are narrowed to are called ‘{each.key}’.")
        _known[each.key] = each


def registered() -> list[Narrowing]:
    """Each that is offered, in the order in which the rooms offer them."""
    return list(_known.values())
