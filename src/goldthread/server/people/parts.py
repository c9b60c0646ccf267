"""What somebody may do in one thing, by the part they have in it: each room declares its parts.

A room names its parts and registers them in its AppConfig.ready(), after its abilities:

    parts.register(CohortPart, {CohortPart.ASSESSOR: {LearningAbility.MARK}}, where="cohort")

The thing answers `abilities_by_part(person)`, which `access.can` asks.
"""

from collections.abc import Iterable, Mapping, Set
from typing import TypeVar

from django.db.models import TextChoices

from . import abilities
from .abilities import Ability, Misdeclared


class Part(TextChoices):
    """Held in one thing of a room, with abilities only there. Each room's parts are a class of their own."""


OfARoom = TypeVar("OfARoom", bound=Part)
Held = Mapping[Part, frozenset[Ability]]

_registered: dict[type[Part], Held] = {}
_where: dict[type[Part], str] = {}


def register(kind: type[OfARoom], held: Mapping[OfARoom, Set[Ability]], *, where: str) -> None:
    """Add a room's parts to the table, each with what it lets one do.

    `where`: what such a part is in, as the table says it (‘{value_stream.one} or {workshop.one}’). Raises
    Misdeclared for a part without its line, and for an ability that no room registered.
    """
    if missing := [part for part in kind if part not in held]:
        raise Misdeclared(f"{kind.__name__}: nothing says what {missing[0].label} may do.")
    known = abilities.every()
    for part, given in held.items():
        if unknown := [ability for ability in given if ability not in known]:
            raise Misdeclared(
                f"{kind.__name__}: {part.label} is given {unknown[0]}, which is not registered."
            )
    _registered[kind] = {part: frozenset(held[part]) for part in kind}
    _where[kind] = where


def abilities_of(held: Iterable[Part]) -> frozenset[Ability]:
    """What these parts together let one do, in the thing they are in."""
    return frozenset(ability for part in held for ability in _registered[type(part)][part])


def tables() -> list[tuple[str, Held]]:
    """For each kind of part: where it is held, and what each part of it lets one do."""
    return [(_where[kind], held) for kind, held in _registered.items()]
