"""What follows from each change of a thing, whichever action made it: within the action, or not at all.

    following.register("measures.measure", bring_up_to_date)

For what is worked out from a thing and kept beside it, so that no action can forget it.
"""

from collections.abc import Callable

from .models import Event

Follows = Callable[[Event, int], object]

_of: dict[str, list[Follows]] = {}


def register(kind: str, follows: Follows) -> None:
    """Have `follows(event, key)` called after each action on a thing of this kind ("measures.measure")."""
    if follows not in _of.setdefault(kind, []):
        _of[kind].append(follows)


def follow(event: Event) -> None:
    """Do what follows from what this event says was done."""
    kind, _, pk = event.subject.rpartition(":")
    for follows in _of.get(kind, ()):
        follows(event, int(pk))
