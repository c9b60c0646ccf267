"""Files that were taken in: a list of them, each one's own page, taken back, and taken in again."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldthread.server.people.access import can, require
from goldthread.server.people.models import Organisation
from goldthread.server.people.pages import organisation_or_404, somebody
from goldthread.server.people.roles import Ability
from goldthread.server.ui.forms import refusals_shown_on
from goldthread.server.ui.happened import happened

from .. import actions, queries
from ..actions.imports import place_of
from ..forms import TakeInForm
from ..models import Import
from .finding import address, measure_or_404, of_measure, of_measures

PER_PAGE = 50


def imports(request: HttpRequest, code: str) -> HttpResponse:
    """Every file of readings that the organisation took in, the last first."""
    organisation = organisation_or_404(request, code)
    require(somebody(request), Ability.SEE_HISTORY, organisation)
    found = Import.objects.decided().filter(organisation=organisation)
    context = of_measures(request, organisation, title="Files taken in", page=_page(request, found))
    return render(request, "measures/imports.jinja", context)


def imports_of(request: HttpRequest, code: str, measure_code: str) -> HttpResponse:
    """The files that brought readings of one measure."""
    measure = measure_or_404(request, code, measure_code)
    person = somebody(request)
    if not can(person, Ability.RECORD_READINGS, measure):
        require(person, Ability.SEE_HISTORY, measure)
    found = Import.objects.decided().filter(touched=measure)
    context = of_measure(request, measure, title="Files taken in", page=_page(request, found))
    return render(request, "measures/imports.jinja", context)


def _page(request: HttpRequest, found: object) -> object:
    listed = found.select_related("by", "measure", "taken_back_by")  # type: ignore[attr-defined]
    return Paginator(listed, PER_PAGE).get_page(request.GET.get("page"))


def taken_in(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """A file that was taken in: who, when, how it was read, what it changed; and the way back."""
    organisation, looked = _found(request, code, pk)
    return _shown(request, organisation, looked, TakeInForm(None, changed=looked.changed))


@require_POST
def take_back_import(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Take a file back whole, where nothing rests on its readings."""
    organisation, looked = _found(request, code, pk)
    require(somebody(request), Ability.RECORD_READINGS, place_of(looked))
    form = TakeInForm(request.POST, changed=0)
    with refusals_shown_on(form):
        actions.take_back_import(looked=looked, by=somebody(request))
        again = ("Import another file", _import(looked))
        happened(request, f"‘{looked.name}’ was taken back: {_undone(looked)}", next=again)
        return redirect(_home(looked))
    return _shown(request, organisation, looked, form)


@require_POST
def take_in_again(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Take in again what was taken back."""
    organisation, looked = _found(request, code, pk)
    require(somebody(request), Ability.RECORD_READINGS, place_of(looked))
    form = TakeInForm(request.POST, changed=looked.changed)
    if form.is_valid():
        with refusals_shown_on(form):
            reason = form.cleaned_data.get("reason", "")
            actions.take_in(looked=looked, reason=reason, by=somebody(request))
            back = reverse("measures:take_back_import", args=[code, pk])
            happened(request, f"‘{looked.name}’ is taken in again.", take_back=back)
            return redirect(_home(looked))
    return _shown(request, organisation, looked, form)


def _found(request: HttpRequest, code: str, pk: int) -> tuple[Organisation, Import]:
    """The import, for whoever may record readings where it went, or see the history there."""
    organisation = organisation_or_404(request, code)
    found = Import.objects.decided().select_related("organisation", "measure", "by", "taken_back_by")
    looked: Import = get_object_or_404(found, organisation=organisation, pk=pk)
    if not can(somebody(request), Ability.RECORD_READINGS, place_of(looked)):
        require(somebody(request), Ability.SEE_HISTORY, place_of(looked))
    return organisation, looked


def _shown(
    request: HttpRequest, organisation: Organisation, looked: Import, form: TakeInForm
) -> HttpResponse:
    context = of_measures(
        request,
        organisation,
        ("Files taken in", _listed(looked)),
        title=looked.name,
        looked=looked,
        form=form,
        touched=looked.touched.order_by("code"),
        resting=[] if looked.taken_back_at else list(queries.rests_on(looked)),
        may_record=can(somebody(request), Ability.RECORD_READINGS, place_of(looked)),
        place=place_of(looked),
        again=_import(looked),
    )
    return render(request, "measures/taken_in.jinja", context, status=422 if form.errors else 200)


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
