"""Readings recorded and corrected; limits worked out anew; notes on points."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from goldthread.server.people.pages import somebody
from goldthread.server.people.roles import Ability
from goldthread.server.ui.forms import refusals_shown_on

from .. import actions, queries
from ..forms import CorrectForm, NoteForm, RebaseForm, RecordForm, RemoveForm
from ..models import Phase, PointNote, Reading
from ..periods import named
from .finding import address, measure_to, of_measure


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
            period = named(form.reading.period, revision.frequency)
            messages.success(request, f"The reading for {period} was recorded.")
            return redirect(address(measure))
    context = of_measure(
        request, measure, title="Record a reading", form=form, button="Record", revision=revision
    )
    return render(request, "measures/record.jinja", context, status=_status(form))


def correct(request: HttpRequest, code: str, measure_code: str, pk: int) -> HttpResponse:
    """Put one reading right, with a reason."""
    measure = measure_to(request, code, measure_code, Ability.RECORD_READINGS)
    found = Reading.objects.select_related("revision").filter(revision__measure=measure)
    reading = get_object_or_404(found, pk=pk)
    form = CorrectForm(request.POST or None, revision=reading.revision)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            reason = form.cleaned_data["reason"]
            actions.correct_reading(reading=reading, reason=reason, by=somebody(request), **form.numbers)
            return redirect(address(measure))
    period = named(reading.period, reading.revision.frequency)
    intro = f"It says {_as_read(reading)}. What it says now is kept, with the reason."
    context = of_measure(
        request, measure, title=f"Correct {period}", form=form, button="Correct it", intro=intro
    )
    return render(request, "ui/form_page.jinja", context, status=_status(form))


def rebase(request: HttpRequest, code: str, measure_code: str) -> HttpResponse:
    """Decide to work out the limits anew from a period on."""
    measure = measure_to(request, code, measure_code, Ability.EDIT_MEASURES)
    form = RebaseForm(request.POST or None, frequency=queries.in_force(measure).frequency)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.start_phase(measure=measure, by=somebody(request), **form.cleaned_data)
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
            actions.remove_phase(phase=phase, by=somebody(request), **form.cleaned_data)
            return redirect(address(measure))
    period = named(phase.starts, queries.in_force(measure).frequency)
    title = f"Take back the new limits from {period}"
    context = of_measure(request, measure, title=title, form=form, button="Take it back")
    return render(request, "ui/form_page.jinja", context, status=_status(form))


def note(request: HttpRequest, code: str, measure_code: str) -> HttpResponse:
    """Note what is known about a point."""
    measure = measure_to(request, code, measure_code, Ability.RECORD_EVENTS)
    initial = {"period": request.GET.get("period", "")}
    form = NoteForm(request.POST or None, frequency=queries.in_force(measure).frequency, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.note_point(measure=measure, by=somebody(request), **form.cleaned_data)
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
        return redirect(address(measure))
    context = of_measure(request, measure, title="Take the note away", note=note)
    return render(request, "measures/remove_note.jinja", context)


def _as_read(reading: Reading) -> str:
    shown = f"{reading.value:.6g} {reading.revision.unit}"
    if reading.numerator is None:
        return shown
    return f"{reading.numerator:.10g} of {reading.denominator:.10g}, {shown}"


def _status(form: object) -> int:
    return 422 if getattr(form, "errors", None) else 200
