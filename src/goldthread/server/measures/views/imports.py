"""Files of readings: looked at, shown row by row, taken in or left."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldthread.server.people.access import require
from goldthread.server.people.models import Organisation
from goldthread.server.people.pages import organisation_or_404, somebody
from goldthread.server.people.roles import Ability
from goldthread.server.ui.forms import refusals_shown_on
from goldthread.server.ui.happened import happened

from .. import actions, queries
from ..forms import ImportForm, TakeInForm
from ..models import Import, Measure
from .finding import address, measure_to, of_measure, of_measures

SHOWN = 200
"""So many rows of each kind are shown; how many more there are is said."""


def import_readings(request: HttpRequest, code: str, measure_code: str) -> HttpResponse:
    """Look at a file of one measure's readings."""
    measure = measure_to(request, code, measure_code, Ability.RECORD_READINGS)
    return _look(request, measure.organisation, measure)


def import_many(request: HttpRequest, code: str) -> HttpResponse:
    """Look at a file of many measures' readings."""
    organisation = organisation_or_404(request, code)
    require(somebody(request), Ability.RECORD_READINGS, organisation)
    return _look(request, organisation, None)


def imported(request: HttpRequest, code: str, measure_code: str, pk: int) -> HttpResponse:
    """What a file of one measure would do; take it in, or leave it."""
    measure = measure_to(request, code, measure_code, Ability.RECORD_READINGS)
    return _decide(request, measure.organisation, measure, pk)


def imported_many(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """What a file of many measures would do; take it in, or leave it."""
    organisation = organisation_or_404(request, code)
    require(somebody(request), Ability.RECORD_READINGS, organisation)
    return _decide(request, organisation, None, pk)


def _look(request: HttpRequest, organisation: Organisation, measure: Measure | None) -> HttpResponse:
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    preview = None
    if request.method == "POST" and form.is_valid():
        preview, named = form.look(organisation, measure)
        if preview.can_be_kept and not form.asks:
            with refusals_shown_on(form):
                return redirect(_looked_at(request, organisation, measure, preview, named))
    context = _context(
        request,
        organisation,
        measure,
        title="How is it to be read?" if form.asks else "Import readings",
        form=form,
        preview=preview,
        shown=SHOWN,
        revision=queries.in_force(measure) if measure else None,
        again=_again(organisation, measure),
    )
    wrong = form.errors or (preview and preview.problems and not form.asks)
    return render(request, "measures/import.jinja", context, status=422 if wrong else 200)


def _looked_at(
    request: HttpRequest,
    organisation: Organisation,
    measure: Measure | None,
    preview: queries.Preview,
    named: dict[str, str],
) -> str:
    """Keep what was read until somebody decides; where that is."""
    looked = actions.look_at(
        organisation=organisation,
        measure=measure,
        rows=preview.rows,
        unchanged=preview.unchanged,
        notes=preview.notes,
        read_as=preview.read_as,
        by=somebody(request),
        **named,
    )
    return _decision(organisation, measure, looked)


def _decide(
    request: HttpRequest, organisation: Organisation, measure: Measure | None, pk: int
) -> HttpResponse:
    found = Import.objects.select_related("by", "organisation", "measure")
    looked = get_object_or_404(found, organisation=organisation, measure=measure, pk=pk)
    if looked.taken_in_at:
        if request.method == "POST":  # in an old tab, or twice
            happened(request, f"‘{looked.name}’ was decided on already: nothing was changed.")
        return redirect("measures:taken_in", organisation.code, looked.pk)
    form = TakeInForm(request.POST if request.method == "POST" else None, changed=looked.changed)
    valid, leave = form.is_valid(), request.POST.get("decision") == "leave"
    if request.method == "POST" and (valid or leave):
        with refusals_shown_on(form):
            _decided(request, looked, leave, form)
            return redirect(_home(organisation, measure))
    context = _context(
        request,
        organisation,
        measure,
        title="Take in these readings?",
        looked=looked,
        preview=queries.waiting(looked),
        form=form,
        shown=SHOWN,
        again=_again(organisation, measure),
    )
    return render(request, "measures/imported.jinja", context, status=422 if form.errors else 200)


def _decided(request: HttpRequest, looked: Import, leave: bool, form: TakeInForm) -> None:
    """Take the file in, or leave it; and say what was done, and the way back."""
    if leave:
        actions.discard(looked=looked, by=somebody(request))
        again = ("Choose another file", _again(looked.organisation, looked.measure))
        happened(request, "The file was left. Nothing was changed.", next=again)
        return
    actions.take_in(looked=looked, reason=form.cleaned_data.get("reason", ""), by=somebody(request))
    where = [looked.organisation.code, looked.pk]
    happened(
        request,
        f"{_done(looked)}.",
        take_back=reverse("measures:take_back_import", args=where),
        next=("See the file", reverse("measures:taken_in", args=where)),
    )


def _done(looked: Import) -> str:
    """3 readings were added and 1 changed; 2 readings were changed."""
    counts = [(looked.added, "added"), (looked.changed, "changed")]
    (first, what), *rest = [(n, what) for n, what in counts if n]
    more = "".join(f" and {n:,} {what}" for n, what in rest)
    return f"{first:,} {'reading was' if first == 1 else 'readings were'} {what}{more}"


def _context(
    request: HttpRequest, organisation: Organisation, measure: Measure | None, **more: object
) -> dict[str, object]:
    if measure:
        return of_measure(request, measure, **more)
    return of_measures(request, organisation, cancel=_home(organisation, None), **more)


def _decision(organisation: Organisation, measure: Measure | None, looked: Import) -> str:
    if measure:
        return address(measure, "imported", looked.pk)
    return reverse("measures:imported_many", args=[organisation.code, looked.pk])


def _again(organisation: Organisation, measure: Measure | None) -> str:
    if measure:
        return address(measure, "import_readings")
    return reverse("measures:import_many", args=[organisation.code])


def _home(organisation: Organisation, measure: Measure | None) -> str:
    return address(measure) if measure else reverse("measures:measures", args=[organisation.code])
