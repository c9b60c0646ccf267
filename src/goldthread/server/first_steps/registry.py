"""The steps of all rooms, and how far an organisation is with them: nothing of it is stored.

A number of queries that does not grow with the organisations, their people or their measures.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, auto
from typing import TYPE_CHECKING, Any

from django.db.models import Count

from goldthread.server.people.abilities import Ability, Misdeclared, PeopleAbility
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui.formats import plural

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from goldthread.server.people.models import Organisation, Person

BEGINS = PeopleAbility.MANAGE_PEOPLE
"""Whoever may do this at the organisation sees its first steps."""


class Stage(IntEnum):
    """What is begun together, in its order: something to look at comes before the rest."""

    COUNT = auto()
    PEOPLE = auto()
    IMPROVE = auto()


@dataclass(frozen=True)
class There:
    """What is there of a step in one organisation.

    said: what is there, empty until something is. link: where it is done, empty where it cannot be yet;
    once something is there, where that is seen.
    """

    said: str = ""
    link: str = ""


Finds = Callable[[Sequence["Organisation"]], Mapping[int, There]]


@dataclass(frozen=True)
class Step:
    """One thing to begin with.

    title, says: what is done, and how it goes; terms stand in braces, as in ‘Open {value_stream.a}’, and are
    said as the organisation says them. ability: what it takes to do it. finds: what is there in each of
    these organisations, by their keys, in a number of queries that does not grow.
    """

    title: str
    says: str
    ability: Ability
    finds: Finds


@dataclass(frozen=True)
class Said:
    """A step, said to one person of one organisation: `link` is empty where they cannot follow it."""

    title: str
    says: str
    there: str
    link: str


@dataclass(frozen=True)
class FirstSteps:
    """The first steps of one organisation, for one person."""

    organisation: Organisation
    steps: tuple[Said, ...]

    @property
    def done(self) -> int:
        return sum(1 for step in self.steps if step.there)


_steps: list[tuple[Stage, Step]] = []


def register(*steps: Step, stage: Stage) -> None:
    """Add a room's steps. Raises Misdeclared for two that are called the same."""
    for step in steps:
        if (stage, step) in _steps:
            continue
        if any(other.title == step.title for _, other in _steps):
            raise Misdeclared(f"Two first steps are called ‘{step.title}’.")
        _steps.append((stage, step))


def first_steps(person: Person) -> list[FirstSteps]:
    """Those of the organisations this person may begin things in, where a step is still to be done."""
    from goldthread.server.people.queries import organisations_with

    held = person.reach.by_organisation
    organisations = list(organisations_with(pk for pk, can in held.items() if BEGINS in can))
    if not organisations:
        return []
    ordered = [step for _, step in sorted(_steps, key=lambda pair: pair[0])]
    found = [(step, step.finds(organisations)) for step in ordered]
    begun = [
        FirstSteps(each, tuple(_said(step, there, each, held[each.pk]) for step, there in found))
        for each in organisations
    ]
    return [each for each in begun if each.done < len(each.steps)]


def counted(number: int, one: str, many: str = "") -> str:
    """‘1 measure’, ‘2 measures’, and nothing for none."""
    return f"{number:,} {plural(number, one, many)}" if number else ""


def numbers(things: QuerySet[Any]) -> dict[int, int]:
    """How many of these things there are in each organisation, by its key: one query."""
    return dict(things.order_by().values_list("organisation").annotate(n=Count("pk")))


def _said(
    step: Step, there: Mapping[int, There], organisation: Organisation, can: frozenset[Ability]
) -> Said:
    words, found = Vocabulary(organisation.words), there.get(organisation.pk, There())
    may = found.said or step.ability in can
    return Said(
        step.title.format_map(words), step.says.format_map(words), found.said, found.link if may else ""
    )
