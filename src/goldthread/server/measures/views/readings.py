"""Readings recorded; limits worked out anew; notes on points."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from goldthread.server.people.pages import somebody
from goldthread.server.people.roles import Ability
from goldthread.server.ui.forms import refusals_shown_on
from goldthread.server.ui.happened import happened

from .. import actions, queries
from ..forms import NoteForm, RebaseForm, RecordForm, RemoveForm
from ..models import Measure, Phase, PointNote
from ..periods import first_day, named
from .finding import address, measure_to, of_measure
from .mending import as_read


def record(request: HttpRequest, code: str, measure_code: str) -> HttpResponse:
    """Record one reading."""
    measure = measure_to(request, code, measure_code, Ability.RECORD_READINGS)
    revision = queries.in_force(measure)
    form = RecordForm(
        request.POST or None, revision=revision, next_period=queries.next_period(measure, revision)
    )
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            more = {name: form.cleaned_data[name] for name in ("reason", "back_cast") if name in form.fields}
            actions.record_readings(measure=measure, readings=[form.reading], by=somebody(request), **more)
            _recorded(request, measure, form)
            return redirect(address(measure))
    context = of_measure(
        request, measure, title="Record a reading", form=form, button="Record", revision=revision
    )
    return render(request, "measures/record.jinja", context, status=_status(form))


def _recorded(request: HttpRequest, measure: Measure, form: RecordForm) -> None:
    """Say which reading was recorded, and the way back: to what it said before, or to no reading."""
    revision, back_cast = form.revision, form.cleaned_data.get("back_cast", False)
    period = first_day(form.reading.period, revision.frequency)
    reading = queries.readings_of(revision, back_cast=back_cast).get(period=period)
    correction = reading.corrections.last()
    name, pk = ("take_back_correction", correction.pk) if correction else ("take_back_reading", reading.pk)
    happened(
        request,
        f"The reading for {named(period, revision.frequency)} was recorded: {as_read(reading)}.",
        take_back=address(measure, name, pk),
        next=("Record another", address(measure, "record")),
    )


def rebase(request: HttpRequest, code: str, measure_code: str) -> HttpResponse:
    """Decide to work out the limits anew from a period on."""
    measure = measure_to(request, code, measure_code, Ability.EDIT_MEASURES)
    form = RebaseForm(request.POST or None, frequency=queries.in_force(measure).frequency)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            phase = actions.start_phase(measure=measure, by=somebody(request), **form.cleaned_data)
            said = f"The limits are worked out anew from {_from(measure, phase)} on."
            happened(request, said, take_back=address(measure, "take_back_phase", phase.pk))
            return redirect(address(measure))
    context = of_measure(request, measure, title="Rebase the chart", form=form, button="Work out new limits")
    return render(request, "measures/rebase.jinja", context, status=_status(form))


def remove_phase(request: HttpRequest, code: str, measure_code: str, pk: int) -> HttpResponse:
    """Take back a decision to rebase."""
    measure = measure_to(request, code, measure_code, Ability.EDIT_MEASURES)
    phase = get_object_or_404(Phase, measure=measure, pk=pk)
    form = RemoveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            period = _from(measure, phase)
            actions.remove_phase(phase=phase, by=somebody(request), **form.cleaned_data)
            said = f"The limits are not worked out anew from {period} on any more."
            happened(request, said, next=("Rebase the chart elsewhere", address(measure, "rebase")))
            return redirect(address(measure))
    title = f"Take back the new limits from {_from(measure, phase)}"
    context = of_measure(request, measure, title=title, form=form, button="Take it back")
    return render(request, "ui/form_page.jinja", context, status=_status(form))


def _from(measure: Measure, phase: Phase) -> str:
    return named(phase.starts, queries.in_force(measure).frequency)


def note(request: HttpRequest, code: str, measure_code: str) -> HttpResponse:
    """Note what is known about a point."""
    measure = measure_to(request, code, measure_code, Ability.RECORD_EVENTS)
    initial = {"period": request.GET.get("period", "")}
    form = NoteForm(request.POST or None, frequency=queries.in_force(measure).frequency, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            note = actions.note_point(measure=measure, by=somebody(request), **form.cleaned_data)
            happened(request, "The note is on its point.", take_back=address(measure, "remove_note", note.pk))
            return redirect(address(measure))
    intro = "It stands beside the chart, lettered on its point."
    context = of_measure(
        request, measure, title="Note a point", form=form, button="Add the note", intro=intro
    )
    return render(request, "ui/form_page.jinja", context, status=_status(form))


def remove_note(request: HttpRequest, code: str, measure_code: str, pk: int) -> HttpResponse:
    """Take a note away."""
    measure = measure_to(request, code, measure_code, Ability.RECORD_EVENTS)
    note = get_object_or_404(PointNote, measure=measure, pk=pk)
    if request.method == "POST":
        actions.remove_note(note=note, by=somebody(request))
        again = ("Note this point anew", f"{address(measure, 'note')}?period={note.period.isoformat()}")
        happened(request, f"The note was taken away. It said: {note.text}", next=again)
        return redirect(address(measure))
    context = of_measure(request, measure, title="Take the note away", note=note)
    return render(request, "measures/remove_note.jinja", context)


def _status(form: object) -> int:
    return 422 if getattr(form, "errors", None) else 200
