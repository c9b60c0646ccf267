"""The parts that people hold, for their own pages and for handing them over when they leave."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet

from goldthread.server.people.handing_over import Thing
from goldthread.server.people.models import Person
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui.addressing import reverse

from . import actions, wording
from .abilities import WorkshopPart
from .kinds import OVER
from .models import PartHeld, StandardWork, ValueStream, Workshop


def parts_held(person: Person, viewer: Person) -> list[tuple[str, str]]:
    """The parts somebody holds where the viewer may know it; a patient partner's place only to their team."""
    mine = PartHeld.objects.filter(person=person).select_related(
        "value_stream__organisation", "workshop__value_stream__organisation"
    )
    seen = mine.filter(
        Q(workshop__in=Workshop.objects.visible_to(viewer).values("pk"))
        | Q(value_stream__in=ValueStream.objects.visible_to(viewer).values("pk"))
    )
    if viewer != person:
        together = PartHeld.objects.filter(person=viewer)
        team = Q(workshop__in=together.values("workshop")) | Q(
            workshop__value_stream__in=together.filter(
                part__in=[WorkshopPart.SPONSOR, WorkshopPart.PROCESS_OWNER]
            ).values("value_stream")
        )
        named = Q(workshop__value_stream__organisation__in=viewer.reach.whole)
        named |= Q(value_stream__organisation__in=viewer.reach.whole) | team
        seen = seen.filter(named).filter(~Q(part=WorkshopPart.PATIENT_PARTNER) | team)
    return [_said(held) for held in seen]


def things(person: Person) -> Iterator[Thing]:
    """What they hand over when they leave: every part but a patient partner's, in what is still open."""
    for held in _to_hand_over(person):
        place = held.workshop or held.value_stream
        assert place is not None  # by the constraint on parts
        kind = "workshop" if held.workshop else "value_stream"
        title, _ = _said(held)
        yield Thing(f"{held.part}/{kind}/{place.pk}", title, place.organisation.pk)


def give(key: str, from_: Person | None, to: Person, by: Person) -> None:
    """Pass a part on; without `from_`, `to` has it beside whoever has it."""
    part, kind, pk = key.split("/")
    if from_:
        held = PartHeld.objects.get(**{kind: pk}, part=part, person=from_)
        actions.hand_part_over(held=held, to=to, by=by)
    else:
        place = (Workshop if kind == "workshop" else ValueStream).objects.get(pk=pk)
        actions.give_part_back(place=place, part=WorkshopPart(part), person=to, by=by)


def holds(key: str, person: Person) -> bool:
    """Whether somebody has a part, in what is still open."""
    part, kind, pk = key.split("/")
    return _to_hand_over(person).filter(**{kind: pk}, part=part).exists()


def _to_hand_over(person: Person) -> QuerySet[PartHeld]:
    still_open = Q(value_stream__closed_on=None, workshop=None) | (
        Q(workshop__isnull=False) & ~Q(workshop__stage__in=OVER)
    )
    parts = PartHeld.objects.filter(still_open, person=person).exclude(part=WorkshopPart.PATIENT_PARTNER)
    return parts.select_related("value_stream__organisation", "workshop__value_stream__organisation")


def _said(held: PartHeld) -> tuple[str, str]:
    place = held.workshop or held.value_stream
    assert place is not None  # by the constraint on parts
    name = "workshop" if held.workshop else "value_stream"
    code = place.organisation.code
    part = wording.part_title(held.part, Vocabulary(place.organisation.words))
    return f"{part}: {place}", reverse(f"improvement:{name}", args=[code, place.pk])


def standard_work_of(person: Person) -> Iterator[Thing]:
    """What they hand over when they leave: the standard work that they keep."""
    for work in StandardWork.objects.in_force().filter(owner=person):
        yield Thing(str(work.pk), work.title, work.organisation_id)


def give_standard_work(key: str, from_: Person | None, to: Person, by: Person) -> None:
    """Let somebody else keep it."""
    actions.hand_standard_work_over(work=StandardWork.objects.get(pk=key), to=to, by=by)


def holds_standard_work(key: str, person: Person) -> bool:
    """Whether somebody keeps it."""
    return StandardWork.objects.in_force().filter(pk=key, owner=person).exists()
