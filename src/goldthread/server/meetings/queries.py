"""Routines, read: in a number of queries that does not grow."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from goldthread.cadence import say
from goldthread.server.people.models import Person

from .models import CadenceInForce, Meeting, Routine
from .occurrences import Occurrence, coming, due_between

HALF_A_YEAR = timedelta(days=182)
State = Meeting.State


def in_full(routines: QuerySet[Routine]) -> QuerySet[Routine]:
    """With everybody and everything that a list of them names."""
    return routines.select_related("organisation", "partnership", "team", "owner")


@dataclass(frozen=True)
class Kept:
    """How a routine was kept in a span of days: how many meetings were due, and what became of them."""

    due: int
    by_state: Mapping[str, int]

    @property
    def held(self) -> int:
        return self.by_state.get(State.HELD, 0)

    @property
    def says(self) -> str:
        """As in ‘11 of 12 held, 1 cancelled’."""
        if not self.due:
            return "None was due yet"
        others = ((State.CANCELLED, "cancelled"), (State.MISSED, "not spoken of"))
        said = [f"{self.by_state[state]} {word}" for state, word in others if self.by_state.get(state)]
        return ", ".join([f"{self.held} of {self.due} held", *said])


@dataclass(frozen=True)
class Listed:
    """A routine as a list shows it."""

    routine: Routine
    when: str
    next: Occurrence | None
    kept: Kept


def kept_of(occurrences: Iterable[Occurrence], today: date) -> Kept:
    """How these were kept: only what is settled, or whose day has passed, counts as due."""
    over = [each for each in occurrences if each.is_settled or each.state is State.MISSED]
    return Kept(len(over), Counter(each.state for each in over))


def listed(routines: Iterable[Routine], today: date) -> list[Listed]:
    """Routines with when they come round, when next, and how they were kept for half a year: five queries."""
    found = list(routines)
    said = when_each(found)
    after, past = coming(found, today), defaultdict[int, list[Occurrence]](list)
    for each in due_between(found, today - HALF_A_YEAR, today, today):
        past[each.routine.pk].append(each)
    return [
        Listed(
            routine,
            said.get(routine.pk, ""),
            next(iter(after.get(routine.pk, ())), None),
            kept_of(past[routine.pk], today),
        )
        for routine in found
    ]


def when_each(routines: Iterable[Routine]) -> dict[int, str]:
    """When each comes round, in words, as it last did: one query."""
    cadences = CadenceInForce.objects.filter(routine__in=[each.pk for each in routines]).order_by("starts")
    return {each.routine_id: say(each.cadence, whole=False) for each in cadences}


def owned_by(person: Person) -> QuerySet[Routine]:
    """The open routines that somebody owns."""
    return in_full(Routine.objects.open().filter(owner=person))


def how_many_open(person: Person, teams: list[int]) -> int:
    """How many routines of these teams go on, of those that somebody sees."""
    return Routine.objects.visible_to(person).open().filter(team__in=teams).count()
