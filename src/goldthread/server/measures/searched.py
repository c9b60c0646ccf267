"""What is found of this room."""

from django.urls import reverse

from goldthread.server import search

from .models import Family, Measure


def register() -> None:
    """Add families and measures, closed and retired ones among them: their pages say so."""
    search.register(
        Family,
        "Families of measures",
        text=("name", "purpose"),
        link=_family,
        where="organisation__code",
        along=("organisation",),
    )
    search.register(
        Measure,
        "Measures",
        text=("title", "code"),
        link=_measure,
        where="organisation__code",
        along=("organisation",),
    )


def _measure(measure: Measure) -> str:
    return reverse("measures:measure", args=[measure.organisation.code, measure.code])


def _family(family: Family) -> str:
    return reverse("measures:family", args=[family.organisation.code, family.pk])
