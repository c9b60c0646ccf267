"""Files of readings: looked at, shown row by row, taken in or left."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldthread.server.people.models import Organisation
from goldthread.server.people.pages import somebody
from goldthread.server.ui.form_page import form_page, posted, pressed
from goldthread.server.ui.forms import refusals_shown_on
from goldthread.server.ui.happened import Done, happened

from .. import actions, queries
from ..forms import ImportForm, TakeInForm
from ..models import Import, Measure
from .finding import address, of_measure, of_measures

SHOWN = 200
"""So many rows of each kind are shown; how many more there are is said."""


def import_readings(request: HttpRequest, measure: Measure) -> HttpResponse:
    """Look at a file of one measure's readings."""
    return _look(request, measure.organisation, measure)


def import_many(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Look at a file of many measures' readings."""
    return _look(request, organisation, None)


def imported(request: HttpRequest, measure: Measure, pk: int) -> HttpResponse:
    """What a file of one measure would do; take it in, or leave it."""
    return _decide(request, measure.organisation, measure, pk)


def imported_many(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    """What a file of many measures would do; take it in, or leave it."""
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
    if request.POST.get("decision") == "leave":
        return pressed(request, partial(actions.discard, looked=looked), then=lambda _: _left(looked))
    more = {"looked": looked, "shown": SHOWN, "again": _again(organisation, measure)}
    more |= {"title": "Take in these readings?", "preview": queries.waiting(looked)}
    return form_page(
        request,
        TakeInForm(posted(request), changed=looked.changed),
        partial(actions.take_in, looked=looked),
        then=_taken_in,
        context=_context(request, organisation, measure, **more),
        template="measures/imported.jinja",
    )


def _left(looked: Import) -> Done:
    again = ("Choose another file", _again(looked.organisation, looked.measure))
    home = _home(looked.organisation, looked.measure)
    return Done(home, "The file was left. Nothing was changed.", next=again)


def _taken_in(looked: Import) -> Done:
    """What was done, and the way back."""
    where = [looked.organisation.code, looked.pk]
    return Done(
        _home(looked.organisation, looked.measure),
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
