"""Files that were taken in: a list of them, each one's own page, taken back, and taken in again."""

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.server.people.access import can
from goldthread.server.people.models import Organisation
from goldthread.server.people.pages import somebody
from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done

from .. import actions, queries
from ..abilities import MeasuresAbility
from ..actions.imports import place_of
from ..forms import TakeInForm
from ..models import Import, Measure
from .finding import address, of_measure, of_measures

PER_PAGE = 50
PAGE = "measures/taken_in.jinja"


def imports(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Every file of readings that the organisation took in, the last first."""
    found = Import.objects.decided().filter(organisation=organisation)
    context = of_measures(request, organisation, title="Files taken in", page=_page(request, found))
    return render(request, "measures/imports.jinja", context)


def imports_of(request: HttpRequest, measure: Measure) -> HttpResponse:
    """The files that brought readings of one measure."""
    found = Import.objects.decided().filter(touched=measure)
    context = of_measure(request, measure, title="Files taken in", page=_page(request, found))
    return render(request, "measures/imports.jinja", context)


def _page(request: HttpRequest, found: object) -> object:
    listed = found.select_related("by", "measure", "taken_back_by")  # type: ignore[attr-defined]
    return Paginator(listed, PER_PAGE).get_page(request.GET.get("page"))


def taken_in(request: HttpRequest, looked: Import) -> HttpResponse:
    """A file that was taken in: who, when, how it was read, what it changed; and the way back."""
    form = TakeInForm(None, changed=looked.changed)
    return render(request, PAGE, {**_context(request, looked), "form": form})


def take_back_import(request: HttpRequest, looked: Import) -> HttpResponse:
    """Take a file back whole, where nothing rests on its readings."""
    again = ("Import another file", _import(looked))
    said = f"‘{looked.name}’ was taken back: {_undone(looked)}"
    return form_page(
        request,
        TakeInForm(posted(request), changed=0),
        partial(actions.take_back_import, looked=looked),
        then=lambda _: Done(_home(looked), said, next=again),
        context=_context(request, looked),
        template=PAGE,
    )


def take_in_again(request: HttpRequest, looked: Import) -> HttpResponse:
    """Take in again what was taken back."""
    back = reverse("measures:take_back_import", args=[looked.organisation.code, looked.pk])
    return form_page(
        request,
        TakeInForm(posted(request), changed=looked.changed),
        partial(actions.take_in, looked=looked),
        then=lambda _: Done(_home(looked), f"‘{looked.name}’ is taken in again.", back),
        context=_context(request, looked),
        template=PAGE,
    )


def _context(request: HttpRequest, looked: Import) -> dict[str, Any]:
    return of_measures(
        request,
        looked.organisation,
        ("Files taken in", _listed(looked)),
        title=looked.name,
        looked=looked,
        touched=looked.touched.order_by("code"),
        resting=[] if looked.taken_back_at else list(queries.rests_on(looked)),
        may_record=can(somebody(request), MeasuresAbility.RECORD_READINGS, place_of(looked)),
        place=place_of(looked),
        again=_import(looked),
    )


def _listed(looked: Import) -> str:
    """Where the files like it are listed: the measure's, or those of many measures."""
    if looked.measure:
        return address(looked.measure, "imports_of")
    return reverse("measures:imports", args=[looked.organisation.code])


def _undone(looked: Import) -> str:
    said = []
    if looked.added:
        said.append(f"{looked.added:,} {'reading is' if looked.added == 1 else 'readings are'} gone")
    if looked.changed:
        said.append(
            f"{looked.changed:,} {'says' if looked.changed == 1 else 'say'} again what was there before"
        )
    return f"{', '.join(said)}."


def _import(looked: Import) -> str:
    if looked.measure:
        return address(looked.measure, "import_readings")
    return reverse("measures:import_many", args=[looked.organisation.code])


def _home(looked: Import) -> str:
    if looked.measure:
        return address(looked.measure)
    return reverse("measures:measures", args=[looked.organisation.code])
