"""What is found of this room."""

from collections.abc import Mapping, Sequence

from django.urls import reverse

from goldthread.server import search
from goldthread.server.people.access import can
from goldthread.server.people.models import Person
from goldthread.server.search import Offer, Words

from .abilities import AimsAbility
from .models import Objective, Priority


def register() -> None:
    """Add priorities and objectives."""
    search.register(
        Priority,
        "Priorities",
        text=("title", "code", "description", "source"),
        link=_priority,
        where="code",
        along=("organisation",),
    )
    search.register(
        Objective,
        "Objectives",
        text=("title", "description"),
        link=_objective,
        where="organisation__code",
        along=("organisation",),
        offers=_link,
    )


def _priority(priority: Priority) -> str:
    """An organisation's own has a page there; what is asked of many stands in one list."""
    if priority.organisation:
        return reverse("aims:priority", args=[priority.organisation.code, priority.code])
    return reverse("aims:national")


def _objective(objective: Objective) -> str:
    return reverse("aims:objective", args=[objective.organisation.code, objective.pk])


def _link(person: Person, objectives: Sequence[Objective], said: Words) -> Mapping[int, Offer]:
    """An objective that is open is linked to what it serves and what works on it."""
    return {
        each.pk: Offer("Link it", reverse("aims:objective_links", args=[each.organisation.code, each.pk]))
        for each in objectives
        if not each.closed_on and can(person, AimsAbility.SET_AIMS, each)
    }
