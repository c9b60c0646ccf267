"""Series out of somebody's calendar: what was read, what was refused and why, and the way to begin each."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.cadence import say
from goldthread.cadence.series import Series
from goldthread.server.people.models import Organisation, Partnership
from goldthread.server.ui.form_page import posted

from ..forms import CalendarForm
from ..models import Routine
from .surroundings import of_place, routines_of

TITLE = "Read a calendar"


def from_calendar(request: HttpRequest, place: Organisation | Partnership) -> HttpResponse:
    """Nothing is kept: each series leads to the form that begins a routine, filled in."""
    form = CalendarForm(posted(request), request.FILES if request.method == "POST" else None)
    found: dict[str, Any] = {}
    if form.is_bound and form.is_valid():
        series, refused = form.cleaned_data["calendar"]
        found = {"read": True, "series": [_offered(place, each) for each in series], "refused": refused}
    above = [("Routines", routines_of(place)), ("Begin a routine", routines_of(place, "begin"))]
    said = {"form": form, "title": TITLE, "button": "Read it", "cancel": above[1][1], **found}
    status = 422 if form.errors else 200
    return render(request, "meetings/calendar.jinja", of_place(request, place, *above, **said), status=status)


def _offered(place: Organisation | Partnership, series: Series) -> tuple[Series, str, str]:
    """A series, when it comes round in words, and the address that begins a routine of it."""
    words = say(series.cadence)
    given = urlencode({"title": series.title[:150], "cadence": words, "place": series.place[:200]})
    return series, words, f"{routines_of(place, 'begin_kind', Routine.Kind.OTHER.value)}?{given}"
