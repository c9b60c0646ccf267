"""Who plays which part, as a reader may know it.

Names are for those who may see names. A patient partner's name shows only to their workshop's team:
those who hold a part in it, and its value stream's sponsor; everybody else reads 'a patient partner'.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from goldthread.server.audit.actions import key
from goldthread.server.audit.models import Event
from goldthread.server.audit.queries import history
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import can
from goldthread.server.people.models import Person

from ..abilities import WorkshopPart
from ..models import PartHeld, ValueStream, Workshop
from ..wording import A_PATIENT_PARTNER

ORDER = list(WorkshopPart)


@dataclass(frozen=True)
class Member:
    """Somebody's part, and their name as far as this reader may know it ("" when not at all)."""

    held: int  # the part's key
    part: WorkshopPart
    name: str
    post: str = ""
    asked_on: date | None = None  # they were asked, and have not answered
    declined_on: date | None = None
    has_account: bool = True
    agreed: bool = True
    is_reader: bool = False


def is_of_the_team(viewer: Person, workshop: Workshop) -> bool:
    """Whether this reader holds a part in the workshop, or is its value stream's sponsor or process owner."""
    above = Q(
        value_stream=workshop.value_stream_id, part__in=[WorkshopPart.SPONSOR, WorkshopPart.PROCESS_OWNER]
    )
    return PartHeld.objects.filter(Q(workshop=workshop) | above, person=viewer).exists()


def team(workshop: Workshop, viewer: Person, *, for_the_wall: bool = False) -> list[Member]:
    """A workshop's team by part, with the names this reader may know.

    What goes on a wall is read by everybody: there a patient partner is never named.
    """
    named = can(viewer, PeopleAbility.SEE_NAMES, workshop)
    partners_named = named and not for_the_wall and is_of_the_team(viewer, workshop)
    return _members(workshop.parts.select_related("person"), named, partners_named, viewer)


def stream_parts(value_stream: ValueStream, viewer: Person) -> list[Member]:
    """Who plays a part in the value stream itself."""
    named = can(viewer, PeopleAbility.SEE_NAMES, value_stream)
    return _members(value_stream.parts.select_related("person"), named, False, viewer)


def told_history(thing: Workshop | ValueStream, viewer: Person, most: int = 50) -> list[Event]:
    """The newest events of a thing; what a patient partner did is told without their name."""
    events = list(history(thing)[:most])
    if isinstance(thing, Workshop) and not is_of_the_team(viewer, thing):
        partners = {key(p.person) for p in _partners(thing) if p.person}
        for event in events:
            if event.actor in partners:
                event.actor_name = A_PATIENT_PARTNER
    return events


def _partners(workshop: Workshop) -> Iterable[PartHeld]:
    return workshop.parts.filter(part=WorkshopPart.PATIENT_PARTNER).select_related("person")


def _members(parts: Iterable[PartHeld], named: bool, partners_named: bool, viewer: Person) -> list[Member]:
    members = []
    for held in parts:
        part = WorkshopPart(held.part)
        name, post = (held.shown_name, held.shown_post) if named else ("", "")
        if part == WorkshopPart.PATIENT_PARTNER and not partners_named:
            name, post = A_PATIENT_PARTNER if named else "", ""
        members.append(
            Member(
                held=held.pk,
                part=part,
                name=name,
                post=post,
                asked_on=held.asked_on,
                declined_on=held.declined_on,
                has_account=held.person_id is not None,
                agreed=held.agreed,
                is_reader=held.person_id == viewer.pk,
            )
        )
    return sorted(members, key=lambda m: (ORDER.index(m.part), m.name))
