"""What is found of this room."""

from django.urls import reverse

from goldthread.server import search

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
    )


def _priority(priority: Priority) -> str:
    """An organisation's own has a page there; what is asked of many stands in one list."""
    if priority.organisation:
        return reverse("aims:priority", args=[priority.organisation.code, priority.code])
    return reverse("aims:national")


def _objective(objective: Objective) -> str:
    return reverse("aims:objective", args=[objective.organisation.code, objective.pk])
