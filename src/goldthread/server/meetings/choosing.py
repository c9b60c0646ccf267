"""Who may own a routine or belong to it, as its forms offer them."""

from __future__ import annotations

from django.db.models import QuerySet

from goldthread.server.people.access import people_visible_to
from goldthread.server.people.models import Organisation, Partnership, Person
from goldthread.server.people.queries import people_belonging_to, people_there

from .models import Routine


def may_own(by: Person, place: Organisation | Partnership, now: Person | None = None) -> QuerySet[Person]:
    """Whoever holds a role there; of a partnership, also whom one knows by name in its organisations."""
    there = people_there(place, now)
    if isinstance(place, Partnership):
        known = people_visible_to(by).values("pk")
        there |= people_belonging_to(place).filter(pk__in=known)
    return there.order_by("name", "pk")


def may_join(by: Person, routine: Routine) -> QuerySet[Person]:
    """Those of them who do not belong to it yet."""
    members = routine.members.open().values("person")
    return may_own(by, routine.place_of_it).filter(is_active=True).exclude(pk__in=members)
