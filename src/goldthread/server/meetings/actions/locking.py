"""A routine, locked by whoever may do something with it."""

from __future__ import annotations

from goldthread.server.people.abilities import Ability
from goldthread.server.people.access import require
from goldthread.server.people.models import Person
from goldthread.server.people.queries import people_belonging_to

from ..abilities import MeetingsAbility
from ..models import Routine
from .refusals import NotSo

KEEP, RUN = MeetingsAbility.KEEP_ROUTINES, MeetingsAbility.RUN_MEETINGS


def locked(routine: Routine, by: Person, ability: Ability = KEEP) -> Routine:
    """The routine, locked, if this person may. Raises NotAllowed."""
    found = Routine.objects.select_for_update(of=("self",)).select_related(
        "organisation", "partnership", "team", "owner"
    )
    routine = found.get(pk=routine.pk)
    require(by, ability, routine)
    return routine


def open_one(routine: Routine, by: Person, ability: Ability = KEEP) -> Routine:
    """The same, if it has not ended."""
    routine = locked(routine, by, ability)
    if routine.ended_on:
        raise NotSo(f"{routine.title} ended on {routine.ended_on:%-d %B %Y}: begin it again first.")
    return routine


def is_of(person: Person, routine: Routine) -> bool:
    """Whether somebody is here and holds a role where it is, or in an organisation of its partnership."""
    return people_belonging_to(routine.place_of_it).filter(pk=person.pk, is_active=True).exists()
