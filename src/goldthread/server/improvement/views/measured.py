"""What a workshop measures: choosing, tying to a measure, recording values."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from goldthread.server import clock
from goldthread.server.people.models import Person
from goldthread.server.people.pages import somebody
from goldthread.server.ui import formats
from goldthread.server.ui.form_page import form_page, posted, pressed
from goldthread.server.ui.happened import Done

from .. import actions, forms
from ..kinds import BEFORE_EVENT, CHECKPOINTS, EVENT_DAYS, Point
from ..models import SetAside, Workshop, WorkshopMeasure, WorkshopValue
from ..queries.measured import shown_taken
from ..queries.seeing import could_we_see
from .found import address, below


def add_measure(request: HttpRequest, found: Workshop) -> HttpResponse:
    """Choose something to measure."""
    baseline = ("Record its baseline", address(found, "record_values", Point.BASELINE))

    def then(made: WorkshopMeasure) -> Done:
        remove = address(found, "remove_measure", made.pk)
        return Done(measured(found), f"Added: {made.name}.", remove, baseline)

    return form_page(
        request,
        forms.WorkshopMeasureForm(posted(request)),
        partial(actions.add_workshop_measure, workshop=found),
        then=then,
        context=below(request, found, title="Add something to measure", cancel=measured(found)),
    )


def edit_measure(request: HttpRequest, found: Workshop, measure_pk: int) -> HttpResponse:
    """Change what is measured, before the event."""
    measure = get_object_or_404(found.measures, pk=measure_pk)
    names = ("kind", "name", "unit", "direction", "defects_form", "ratio_of")
    initial = {name: getattr(measure, name) for name in names}
    initial["target"] = "" if measure.target is None else f"{measure.target:.15g}"
    return form_page(
        request,
        forms.WorkshopMeasureForm(posted(request), initial=initial),
        partial(actions.edit_workshop_measure, workshop_measure=measure),
        then=lambda kept: Done(measured(found), f"‘{kept.name}’ is measured as you said."),
        context=below(request, found, title=f"Edit {measure.name}", cancel=measured(found)),
    )


def remove_measure(request: HttpRequest, found: Workshop, measure_pk: int) -> HttpResponse:
    """Remove a measure, before the event."""

    def then(aside: SetAside) -> Done:
        back = address(found, "put_back", aside.pk)
        return Done(measured(found), f"Removed, with its values: {aside.name}.", back)

    measure = get_object_or_404(found.measures, pk=measure_pk)
    return pressed(request, partial(actions.remove_workshop_measure, workshop_measure=measure), then=then)


def contribute(request: HttpRequest, found: Workshop, measure_pk: int) -> HttpResponse:
    """Tie a workshop measure to a measure, and say at once whether it could be seen there."""
    measure = get_object_or_404(found.measures, pk=measure_pk)
    if request.POST.get("untie"):
        return _untie(request, found, measure)
    names = ("touched", "places", "place_name")
    initial = {"to": measure.contributes_to_id, **{n: getattr(measure, n) for n in names}}
    more = {"measure": measure, "seeing": _saved(measure, somebody(request)), "cancel": measured(found)}
    more["preview"] = address(found, "contribute_preview", measure.pk)
    title, again = f"What does ‘{measure.name}’ contribute to?", address(found, "contribute", measure.pk)

    def then(kept: WorkshopMeasure) -> Done:
        said = f"‘{kept.name}’ contributes to {kept.contributes_to}."
        return Done(measured(found), said, next=("Change it", again))

    return form_page(
        request,
        forms.ContributeForm(posted(request), organisation=found.organisation, initial=initial),
        partial(actions.contribute, workshop_measure=measure),
        then=then,
        context=below(request, found, title=title, **more),
        template="improvement/contribute.jinja",
    )


def _untie(request: HttpRequest, found: Workshop, measure: WorkshopMeasure) -> HttpResponse:
    again = ("Tie it again", address(found, "contribute", measure.pk))
    said = f"‘{measure.name}’ contributes to nothing now."
    return pressed(
        request,
        partial(actions.stop_contributing, workshop_measure=measure),
        then=lambda _: Done(measured(found), said, next=again),
    )


def contribute_preview(request: HttpRequest, found: Workshop, measure_pk: int) -> HttpResponse:
    """Could we even see it? For what is chosen on the form so far."""
    measure = get_object_or_404(found.measures, pk=measure_pk)
    form = forms.ContributeForm(request.GET, organisation=found.organisation)
    given = form.cleaned_data if form.is_valid() else {}
    possible = given and given["touched"] <= given["places"]
    seeing = could_we_see(measure, **given, reader=somebody(request)) if possible else None
    return render(request, "improvement/_seeing.jinja", {"seeing": seeing})


def record_values(request: HttpRequest, found: Workshop, point: str) -> HttpResponse:
    """Every measure of the workshop at one point, on one form."""
    if point not in Point.values:
        raise Http404
    which = Point(point)
    form = _values_form(request, found, which)
    before = [m for m in found.measures.all() if any(v.point == which for v in m.values.all())]
    keys = {m.pk for m in before}
    more = {"recorded": before, "point": which, "workshop": found, "cancel": measured(found)}
    title, intro = f"{found.title}: {which.label.lower()}", _when_due(found, which)

    def act(*, by: Person, taken_on: Any, reason: str = "", **_: Any) -> list[WorkshopValue]:
        return actions.record_values(
            workshop=found, point=which, entries=form.entries(), taken_on=taken_on, reason=reason, by=by
        )

    return form_page(
        request,
        form,
        act,
        then=lambda kept: _recorded(found, which, kept, keys),
        context=below(request, found, title=title, intro=intro, button="Record", **more),
        template="improvement/record_values.jinja",
    )


def _values_form(request: HttpRequest, found: Workshop, point: Point) -> forms.ValuesForm:
    """With the day that is likely, and asking for a reason where the event has begun."""
    return forms.ValuesForm(
        posted(request),
        workshop=found,
        point=point,
        reason_needed=point == Point.BASELINE and found.stage not in BEFORE_EVENT,
        initial={"taken_on": _likely_day(found, point)},
    )


def remove_value(request: HttpRequest, found: Workshop, point: str, measure_pk: int) -> HttpResponse:
    """Take back one value that was recorded by mistake, with a reason."""
    value = get_object_or_404(WorkshopValue, measure__workshop=found, measure=measure_pk, point=point)
    said = f"{value.measure.name}, {value.get_point_display().lower()}: {shown_taken(value.measure, value)}"
    more = {"intro": f"{said}. It can be put back.", "button": "Take it back", "cancel": measured(found)}

    def then(aside: SetAside) -> Done:
        return Done(measured(found), f"Taken back: {said}.", address(found, "put_back", aside.pk))

    return form_page(
        request,
        forms.ReasonForm(posted(request)),
        partial(actions.remove_value, value=value),
        then=then,
        context=below(request, found, title="Take a value back", **more),
    )


def measured(found: Workshop) -> str:
    """Where what a workshop measures stands."""
    return address(found) + "#measures"


def _recorded(workshop: Workshop, point: Point, kept: list[WorkshopValue], before: set[int]) -> Done:
    """What was read of what was typed; what is all new can be taken back, the rest corrected again."""
    read = "; ".join(f"{v.measure.name}: {shown_taken(v.measure, v)}" for v in kept) or "nothing new"
    new = [v.measure_id for v in kept if v.measure_id not in before]
    keys = "-".join(map(str, new))
    back = address(workshop, "take_values_back", point, keys) if new and len(new) == len(kept) else None
    return Done(
        measured(workshop),
        f"Recorded for {point.label.lower()}: {read}.",
        back,
        ("Correct it", address(workshop, "record_values", point)),
    )


def _likely_day(workshop: Workshop, point: Point) -> date:
    """The day the form begins with: that of the event's day, else today."""
    if point in EVENT_DAYS and workshop.starts:
        return workshop.starts + timedelta(days=EVENT_DAYS.index(point))
    return clock.today()


def _when_due(workshop: Workshop, point: Point) -> str:
    due = workshop.due_on(point) if point in CHECKPOINTS else None
    if due is None:
        return "What is left empty stays as it is."
    return f"Due on {formats.day(due)}. What is left empty stays as it is."


def _saved(measure: WorkshopMeasure, reader: Person) -> object:
    if not measure.contributes_to:
        return None
    places = (measure.touched or 0, measure.places or 1)
    return could_we_see(measure, measure.contributes_to, *places, measure.place_name, reader=reader)
