"""The gallery: every component of our pages, seen together."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from .gallery import forms_shown, icons_shown, small_charts_shown

EVENT = SimpleNamespace(
    what="measure.edited",
    subject_name="Letters",
    actor_name="Sam Lee",
    at=datetime(2019, 5, 3, 13, 2, tzinfo=UTC),
    values={"target": "90% → 95%", "reason": "The standard was met for a year"},
)


def gallery(request: HttpRequest) -> HttpResponse:
    """Each piece once, with long names, zeros and nothing in it; each kind of field, in each state.

    It is for whoever builds pages, and stands in the demonstration alone.
    """
    if not settings.GOLDTHREAD_DEMONSTRATION:
        raise Http404("The components are shown in the demonstration.")
    return render(
        request,
        "ui/gallery.jinja",
        {
            "title": "Components",
            "forms": forms_shown(),
            "icons": icons_shown(),
            "small_charts": small_charts_shown(),
            "page_of_many": Paginator(range(120), 50).page(2),
            "events": [EVENT],
            "a_day": date(2019, 7, 15),
        },
    )
