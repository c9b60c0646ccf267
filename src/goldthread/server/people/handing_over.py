"""How each room hands over what somebody holds there; called by `actions.hand_over`, all in one step."""

from collections.abc import Callable, Iterator
from typing import Protocol

from .models import Person


class HandOver(Protocol):
    """Gives what `person` holds in a room to `to`.

    It runs inside the transaction of `actions.hand_over`, which has asked who may. Each change it
    makes is an action of its own, with its own event; where nothing is held it does nothing.
    """

    def __call__(self, person: Person, to: Person, by: Person) -> None: ...


_rooms: dict[str, HandOver] = {}


def register(hand_over: Callable[..., None]) -> None:
    """Have `hand_over(person=, to=, by=)` called when somebody leaves."""
    _rooms[f"{hand_over.__module__}.{hand_over.__qualname__}"] = hand_over


def registered() -> Iterator[HandOver]:
    """Each room's way, in the order in which they registered."""
    yield from _rooms.values()
