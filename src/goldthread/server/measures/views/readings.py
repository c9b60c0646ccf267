"""Readings recorded; limits worked out anew; notes on points."""

from datetime import date
from functools import partial
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from goldthread.server import clock
from goldthread.server.live import telling
from goldthread.server.people.models import Person
from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done

from .. import actions, queries
from ..forms import NoteForm, RecordForm, RemoveForm
from ..models import Measure, Phase, PointNote, Revision
from ..periods import after, first_day, named
from .finding import address, of_measure
from .mending import as_read


def record(request: HttpRequest, measure: Measure) -> HttpResponse:
    """Record one reading."""
    since = telling.mark(measure)
    revision = queries.in_force(measure)
    form = RecordForm(
        posted(request),
        revision=revision,
        next_period=queries.next_period(measure, revision),
        was_read=queries.last_read(measure) is not None,
    )

    def act(*, by: Person, **given: Any) -> object:
        more = {name: given[name] for name in ("reason", "back_cast") if name in form.fields}
        return actions.record_readings(measure=measure, readings=[form.reading], by=by, **more)

    return form_page(
        request,
        form,
        act,
        then=lambda _: _recorded(measure, form),
        context=of_measure(
            request, measure, title="Record a reading", button="Record", revision=revision, since=since
        ),
        template="measures/record.jinja",
    )


def _while_it_lasts(period: date, revision: Revision) -> str:
    """Of a week or longer that is not over: that its reading may not be the last word."""
    if revision.frequency in (Revision.Frequency.DAY, Revision.Frequency.EVENT):
        return ""
    if after(period, revision.frequency) <= clock.today():
        return ""
    called = named(period, revision.frequency)
    return f" {called[:1].upper()}{called[1:]} is not over yet: record it again once it is, if it changed."


def _recorded(measure: Measure, form: RecordForm) -> Done:
    """Say which reading was recorded, and the way back: to what it said before, or to no reading."""
    revision, back_cast = form.revision, form.cleaned_data.get("back_cast", False)
    period = first_day(form.reading.period, revision.frequency)
    reading = queries.readings_of(revision, back_cast=back_cast).get(period=period)
    correction = reading.corrections.last()
    name, pk = ("take_back_correction", correction.pk) if correction else ("take_back_reading", reading.pk)
    return Done(
        address(measure),
        f"The reading for {named(period, revision.frequency)} was recorded: {as_read(reading)}."
        + _while_it_lasts(period, revision),
        take_back=address(measure, name, pk),
        next=("Record another", address(measure, "record")),
    )


def remove_phase(request: HttpRequest, measure: Measure, pk: int) -> HttpResponse:
    """Take back a decision to rebase."""
    phase = get_object_or_404(Phase, measure=measure, pk=pk)
    period, elsewhere = _from(measure, phase), ("Rebase the chart elsewhere", address(measure, "rebase"))
    said = f"The limits are not worked out anew from {period} on any more."
    title = f"Take back the new limits from {period}"
    return form_page(
        request,
        RemoveForm(posted(request)),
        partial(actions.remove_phase, phase=phase),
        then=lambda _: Done(address(measure), said, next=elsewhere),
        context=of_measure(request, measure, title=title, button="Take it back"),
    )


def _from(measure: Measure, phase: Phase) -> str:
    return named(phase.starts, queries.in_force(measure).frequency)


def note(request: HttpRequest, measure: Measure) -> HttpResponse:
    """Note what is known about a point."""
    initial = {"period": request.GET.get("period", "")}
    frequency = queries.in_force(measure).frequency
    intro = "It stands beside the chart, lettered on its point."

    def then(note: PointNote) -> Done:
        return Done(address(measure), "The note is on its point.", address(measure, "remove_note", note.pk))

    return form_page(
        request,
        NoteForm(posted(request), frequency=frequency, initial=initial),
        partial(actions.note_point, measure=measure),
        then=then,
        context=of_measure(request, measure, title="Note a point", button="Add the note", intro=intro),
    )


def remove_note(request: HttpRequest, measure: Measure, pk: int) -> HttpResponse:
    """Take a note away."""
    note = get_object_or_404(PointNote, measure=measure, pk=pk)
    anew = f"{address(measure, 'note')}?period={note.period.isoformat()}"
    said = f"The note was taken away. It said: {note.text}"
    return form_page(
        request,
        Form(posted(request)),
        partial(actions.remove_note, note=note),
        then=lambda _: Done(address(measure), said, next=("Note this point anew", anew)),
        context=of_measure(request, measure, title="Take the note away", note=note),
        template="measures/remove_note.jinja",
    )
