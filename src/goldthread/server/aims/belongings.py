"""What people own among the aims, for their own pages and for handing it over when they leave."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse

from goldthread.server.people.handing_over import Thing
from goldthread.server.people.models import Person

from . import actions
from .models import Adoption, Objective


def owned(person: Person, viewer: Person) -> list[tuple[str, str]]:
    """The open objectives and adopted priorities somebody owns, where the viewer may see who owns what."""
    whole = viewer.reach.whole
    objectives = _objectives(person).filter(organisation__in=whole)
    adoptions = _adoptions(person).filter(organisation__in=whole)
    return [
        *((str(o), reverse("aims:objective", args=[o.organisation.code, o.pk])) for o in objectives),
        *((str(a), reverse("aims:priority", args=[a.organisation.code, a.priority.code])) for a in adoptions),
    ]


def things(person: Person) -> Iterator[Thing]:
    """What they hand over when they leave: each open objective and adopted priority they own."""
    for objective in _objectives(person):
        yield Thing(f"objective/{objective.pk}", str(objective), objective.organisation_id)
    for adoption in _adoptions(person):
        yield Thing(f"adoption/{adoption.pk}", str(adoption), adoption.organisation_id)


def give(key: str, from_: Person | None, to: Person, by: Person) -> None:
    """Let somebody else own an objective or an adopted priority."""
    kind, _, pk = key.partition("/")
    if kind == "objective":
        actions.give_objective(objective=Objective.objects.get(pk=pk), to=to, by=by)
    else:
        actions.give_adoption(adoption=Adoption.objects.get(pk=pk), to=to, by=by)


def holds(key: str, person: Person) -> bool:
    """Whether somebody owns an open objective or an adopted priority."""
    kind, _, pk = key.partition("/")
    owned = _objectives(person) if kind == "objective" else _adoptions(person)
    return owned.filter(pk=pk).exists()


def _objectives(person: Person) -> QuerySet[Objective]:
    return Objective.objects.filter(owner=person, closed_on=None).select_related("organisation")


def _adoptions(person: Person) -> QuerySet[Adoption]:
    return Adoption.objects.filter(owner=person, adopted=True).select_related("organisation", "priority")
