"""What people own among the aims, for their own pages and for handing it over when they leave."""

from django.db.models import QuerySet
from django.urls import reverse

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


def organisations_of_owned(person: Person) -> set[int]:
    """The organisations in which somebody owns an aim that can be handed over."""
    found = (
        rows.values_list("organisation", flat=True) for rows in (_objectives(person), _adoptions(person))
    )
    return {pk for rows in found for pk in rows}


def hand_over_owned(person: Person, to: Person, by: Person) -> None:
    """Pass on every open objective and adopted priority."""
    for objective in _objectives(person):
        actions.give_objective(objective=objective, to=to, by=by)
    for adoption in _adoptions(person):
        actions.give_adoption(adoption=adoption, to=to, by=by)


def _objectives(person: Person) -> QuerySet[Objective]:
    return Objective.objects.filter(owner=person, closed_on=None).select_related("organisation")


def _adoptions(person: Person) -> QuerySet[Adoption]:
    return Adoption.objects.filter(owner=person, adopted=True).select_related("organisation", "priority")
