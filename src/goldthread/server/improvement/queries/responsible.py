"""Who must act: the first holder of these parts who is still here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from goldthread.server.people.models import Person

from ..abilities import WorkshopPart
from ..models import PartHeld, Workshop

TO_REMEASURE = (WorkshopPart.PROCESS_OWNER, WorkshopPart.WORKSHOP_LEADER, WorkshopPart.SPONSOR)
TO_PLAN = (WorkshopPart.WORKSHOP_LEADER, WorkshopPart.TEAM_LEADER, WorkshopPart.SPONSOR)
TO_OPEN_A_GATE = (WorkshopPart.SPONSOR, WorkshopPart.WORKSHOP_LEADER)

Parts = Mapping[WorkshopPart, Person]


@dataclass(frozen=True)
class Responsible:
    """The person who must act, and the part by which they must."""

    person: Person | None
    part: WorkshopPart | None


def first(parts: Parts, order: Iterable[WorkshopPart]) -> Responsible:
    """The first of these parts that somebody holds; nobody when none is held."""
    for part in order:
        if part in parts:
            return Responsible(parts[part], part)
    return Responsible(None, None)


def parts_of(workshops: Iterable[Workshop]) -> dict[int, Parts]:
    """Who acts in each workshop, by its key, its value stream's sponsor among them: two queries.

    Whoever has left, has no account or has not said yes acts not. Where several
    hold a part, the first by name acts.
    """
    workshops = list(workshops)
    own = PartHeld.objects.filter(workshop__in=[w.pk for w in workshops], person__is_active=True)
    above = PartHeld.objects.filter(
        value_stream__in={w.value_stream_id for w in workshops},
        part=WorkshopPart.SPONSOR,
        person__is_active=True,
    )
    sponsors = {held.value_stream_id: held.person for held in above.select_related("person") if held.person}
    found: dict[int, dict[WorkshopPart, Person]] = {
        w.pk: {WorkshopPart.SPONSOR: sponsors[w.value_stream_id]} if w.value_stream_id in sponsors else {}
        for w in workshops
    }
    for held in own.select_related("person").order_by("person__name", "pk"):
        if held.workshop_id and held.person and held.part != WorkshopPart.PATIENT_PARTNER:
            found[held.workshop_id].setdefault(WorkshopPart(held.part), held.person)
    return dict(found)
