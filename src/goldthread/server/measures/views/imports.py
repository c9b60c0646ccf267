"""Files of readings: looked at, shown row by row, taken in or left."""

from collections.abc import Callable
from dataclasses import asdict
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldthread.guard import not_care
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.pages import somebody
from goldthread.server.refusal import Refusal
from goldthread.server.ui.form_page import form_page, posted, pressed
from goldthread.server.ui.forms import refusals_shown_on
from goldthread.server.ui.happened import Done, happened
from goldthread.server.work import holding
from goldthread.server.work.actions import ask
from goldthread.server.work.queries import open_about

from .. import actions, jobs, queries
from ..forms import ImportForm, TakeInForm
from ..imports_in_words import taken_in
from ..long_files import LONG, found_by, kept
from ..models import Import, Measure
from ..suggesting import unfinished
from .finding import address, of_measure, of_measures, open_file

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
    form, preview = _chosen(request)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            if (looked := form.look(organisation, measure)) is None:
                return redirect(_look_beside(request, organisation, measure, form))
            preview, named = looked
            if preview.can_be_kept and not form.asks:
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
        again=jobs.choosing(organisation, measure),
        unfinished=unfinished(measure, queries.in_force(measure)) if measure else None,
    )
    refused = form.errors or (preview and preview.problems and not form.asks)
    wrong = request.method == "POST" and refused
    return render(request, "measures/import.jinja", context, status=422 if wrong else 200)


def _chosen(request: HttpRequest) -> tuple[ImportForm, queries.Preview | None]:
    """The form as it was sent; or with what was found, in the background, of a file that was sent before."""
    by = somebody(request)
    if request.method == "POST":
        return ImportForm(request.POST, request.FILES, by=by), None
    name = request.GET.get("found", "")
    if found := found_by(by, name):
        return ImportForm.of(found, name, by), found.preview
    return ImportForm(by=by), None


def _look_beside(
    request: HttpRequest,
    organisation: Organisation,
    measure: Measure | None,
    form: ImportForm,
) -> str:
    """Have a file that takes long looked at in the background; where one sees how far that is."""
    sent = form.set_aside()
    arguments = {
        "sent": asdict(sent),
        "organisation": organisation.pk,
        "measure": measure.pk if measure else None,
        "choices": kept(form.choices),
        "care_said_not": form.care_said_not,
    }
    what, by = f"Looking at ‘{sent.name}’", somebody(request)
    try:
        with not_care(form.care_said_not):
            asked = ask(
                job=jobs.look,
                what=what,
                by=by,
                organisation=organisation,
                arguments=arguments,
                back_to=jobs.choosing(organisation, measure),
            )
    except Refusal:
        holding.let_go(sent.file)
        raise
    return reverse("work:job", args=[asked.pk])


def _take_in_beside(*, looked: Import, by: Person, reason: str = "") -> Done:
    """Have many readings taken in in the background."""
    asked = ask(
        job=jobs.take_in,
        what=f"Taking in ‘{looked.name}’",
        by=by,
        organisation=looked.organisation,
        about=looked,
        arguments={"looked": looked.pk, "reason": reason},
        back_to=jobs.decision(looked),
    )
    return Done(reverse("work:job", args=[asked.pk]))


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
    return jobs.decision(looked)


def _decide(
    request: HttpRequest, organisation: Organisation, measure: Measure | None, pk: int
) -> HttpResponse:
    found = Import.objects.select_related("by", "organisation", "measure")
    looked = get_object_or_404(found, organisation=organisation, measure=measure, pk=pk)
    open_file(request, looked)
    if looked.taken_in_at:
        if request.method == "POST":  # in an old tab, or twice
            happened(request, f"‘{looked.name}’ was decided on already: nothing was changed.")
        return redirect("measures:taken_in", organisation.code, looked.pk)
    if under_way := open_about(looked):
        return redirect("work:job", under_way.pk)
    if request.POST.get("decision") == "leave":
        return pressed(request, partial(actions.discard, looked=looked), then=lambda _: _left(looked))
    more = {"looked": looked, "shown": SHOWN, "again": jobs.choosing(organisation, measure)}
    more |= {"title": "Take in these readings?", "preview": queries.waiting(looked)}
    act: Callable[..., Done | Import] = actions.take_in
    if looked.added + looked.changed > LONG:
        act = _take_in_beside
    return form_page(
        request,
        TakeInForm(posted(request), changed=looked.changed),
        partial(act, looked=looked),
        then=_then,
        context=_context(request, organisation, measure, **more),
        template="measures/imported.jinja",
    )


def _left(looked: Import) -> Done:
    again = ("Choose another file", jobs.choosing(looked.organisation, looked.measure))
    home = _home(looked.organisation, looked.measure)
    return Done(home, "The file was left. Nothing was changed.", next=again)


def _then(done: Done | Import) -> Done:
    return _taken_in(done) if isinstance(done, Import) else done


def _taken_in(looked: Import) -> Done:
    """What was done, and the way back."""
    where = [looked.organisation.code, looked.pk]
    return Done(
        _home(looked.organisation, looked.measure),
        f"{taken_in(looked)}.",
        take_back=reverse("measures:take_back_import", args=where),
        next=("See the file", reverse("measures:taken_in", args=where)),
    )


def _context(
    request: HttpRequest, organisation: Organisation, measure: Measure | None, **more: object
) -> dict[str, object]:
    if measure:
        return of_measure(request, measure, **more)
    return of_measures(request, organisation, cancel=_home(organisation, None), **more)


def _home(organisation: Organisation, measure: Measure | None) -> str:
    return address(measure) if measure else reverse("measures:measures", args=[organisation.code])
