"""What is found of this room."""

from django.urls import reverse

from goldthread.server import search

from .models import Measure


def register() -> None:
    """Add measures, retired ones among them: their page says so."""
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
