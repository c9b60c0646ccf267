"""Whose measures a pack is of: an organisation's, or those that the members of a partnership share."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import can, partnerships_visible_to
from goldthread.server.people.models import Person
from goldthread.server.people.queries import organisations_with
from goldthread.server.refusal import Refusal

from .models import Measure
from .queries.shared import shared_in


@dataclass(frozen=True)
class PackedOf:
    """Whose measures they are, as somebody sees them now.

    seen: the measures that they see. names: whether they know people by name there. link: where the measures
    are listed. code: what a file of them begins with. first: what must be known before anything else.
    """

    name: str
    code: str
    link: str
    seen: QuerySet[Measure]
    names: bool = False
    first: tuple[str, ...] = ()


class NothingSeen(Refusal):
    """Nothing of what was to be packed may be seen any longer."""


def of_organisation(person: Person, key: int | None) -> PackedOf:
    """The measures of one organisation."""
    found = organisations_with([key or 0]).get()
    seen = Measure.objects.visible_to(person).filter(organisation=found)
    link = reverse("measures:measures", args=[found.code])
    return PackedOf(found.name, found.code, link, seen, can(person, PeopleAbility.SEE_NAMES, found))


def of_partnership(person: Person, key: int) -> PackedOf:
    """What the members of a partnership share of their measures. Raises NothingSeen."""
    found = partnerships_visible_to(person).filter(pk=key).first()
    if found is None:
        raise NothingSeen("You may no longer see this partnership.")
    shared = shared_in(found, person)
    seen = Measure.objects.visible_to(person).filter(organisation__in=shared.detailed)
    link = reverse("measures:partnership_measures", args=[found.slug])
    return PackedOf(found.name, found.slug, link, seen, first=shared.said)
