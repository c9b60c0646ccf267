"""Functions that ask whether whoever calls them may, and some that only seem to."""

from typing import Any

from goldthread.server.people.abilities import Ability
from goldthread.server.people.access import NotAllowed, require


def straight(*, thing: Any, by: Any, ability: Ability) -> None:
    require(by, ability, thing)


def through_another(*, thing: Any, by: Any, ability: Ability) -> None:
    straight(thing=thing, by=by, ability=ability)


def owner(*, thing: Any, by: Any) -> None:
    if thing.owner != by:
        raise NotAllowed("It is not yours.")


def of_somebody_else(*, thing: Any, by: Any, ability: Ability) -> None:
    require(thing.owner, ability, thing)
    print(by)


def none(*, thing: Any, by: Any) -> None:
    thing.by = by
