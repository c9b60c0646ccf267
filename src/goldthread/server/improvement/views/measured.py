"""What a workshop measures: choosing, tying to a measure, recording values."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from goldthread.server import clock
from goldthread.server.people.models import Person
from goldthread.server.people.pages import somebody
from goldthread.server.people.roles import Ability
from goldthread.server.ui import shown
from goldthread.server.ui.happened import happened

from .. import actions, forms
from ..kinds import BEFORE_EVENT, CHECKPOINTS, EVENT_DAYS, Point
from ..models import Workshop, WorkshopMeasure, WorkshopValue
from ..queries.measured import shown_taken
from ..queries.seeing import could_we_see
from .found import Said, address, form_page, workshop_or_404, workshop_to_change

PLAN = Ability.PLAN_WORKSHOPS


def add_measure(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Choose something to measure."""
    found = workshop_to_change(request, code, pk, PLAN)
    form = forms.WorkshopMeasureForm(request.POST or None)
    act = partial(actions.add_workshop_measure, workshop=found)
    return form_page(
        request,
        found,
        form,
        act,
        then=address(found) + "#measures",
        says=lambda made: Said(
            f"Added: {made.name}.",
            address(found, "remove_measure", made.pk),
            ("Record its baseline", address(found, "record_values", Point.BASELINE)),
        ),
        title="Add something to measure",
    )


def edit_measure(request: HttpRequest, code: str, pk: int, measure_pk: int) -> HttpResponse:
    """Change what is measured, before the event."""
    found = workshop_to_change(request, code, pk, PLAN)
    measure = get_object_or_404(found.measures, pk=measure_pk)
    names = ("kind", "name", "unit", "direction", "defects_form", "ratio_of")
    initial = {name: getattr(measure, name) for name in names}
    initial["target"] = "" if measure.target is None else f"{measure.target:.15g}"
    form = forms.WorkshopMeasureForm(request.POST or None, initial=initial)
    act = partial(actions.edit_workshop_measure, workshop_measure=measure)
    return form_page(
        request,
        found,
        form,
        act,
        then=address(found) + "#measures",
        says=lambda kept: Said(f"‘{kept.name}’ is measured as you said."),
        title=f"Edit {measure.name}",
    )


@require_POST
def remove_measure(request: HttpRequest, code: str, pk: int, measure_pk: int) -> HttpResponse:
    """Remove a measure, before the event."""
    found = workshop_or_404(request, code, pk)
    measure = get_object_or_404(found.measures, pk=measure_pk)
    aside = actions.remove_workshop_measure(workshop_measure=measure, by=somebody(request))
    said = f"Removed, with its values: {aside.name}."
    happened(request, said, take_back=address(found, "put_back", aside.pk))
    return redirect(address(found) + "#measures")


def contribute(request: HttpRequest, code: str, pk: int, measure_pk: int) -> HttpResponse:
    """Tie a workshop measure to a measure, and say at once whether it could be seen there."""
    found = workshop_to_change(request, code, pk, PLAN)
    measure = get_object_or_404(found.measures, pk=measure_pk)
    if request.POST.get("untie"):
        actions.stop_contributing(workshop_measure=measure, by=somebody(request))
        tie = ("Tie it again", address(found, "contribute", measure.pk))
        happened(request, f"‘{measure.name}’ contributes to nothing now.", next=tie)
        return redirect(address(found) + "#measures")
    names = ("touched", "places", "place_name")
    initial = {"to": measure.contributes_to_id, **{n: getattr(measure, n) for n in names}}
    form = forms.ContributeForm(request.POST or None, organisation=found.organisation, initial=initial)
    act = partial(actions.contribute, workshop_measure=measure)
    return form_page(
        request,
        found,
        form,
        act,
        then=address(found) + "#measures",
        says=lambda kept: Said(
            f"‘{kept.name}’ contributes to {kept.contributes_to}.",
            next=("Change it", address(found, "contribute", kept.pk)),
        ),
        template="improvement/contribute.jinja",
        title=f"What does ‘{measure.name}’ contribute to?",
        measure=measure,
        preview=address(found, "contribute_preview", measure.pk),
        seeing=_saved(measure),
    )


def contribute_preview(request: HttpRequest, code: str, pk: int, measure_pk: int) -> HttpResponse:
    """Could we even see it? For what is chosen on the form so far."""
    found = workshop_to_change(request, code, pk, PLAN)
    measure = get_object_or_404(found.measures, pk=measure_pk)
    form = forms.ContributeForm(request.GET, organisation=found.organisation)
    given = form.cleaned_data if form.is_valid() else {}
    possible = given and given["touched"] <= given["places"]
    seeing = could_we_see(measure, **given) if possible else None
    return render(request, "improvement/_seeing.jinja", {"seeing": seeing})


def record_values(request: HttpRequest, code: str, pk: int, point: str) -> HttpResponse:
    """Every measure of the workshop at one point, on one form."""
    found = workshop_to_change(request, code, pk, Ability.RECORD_RESULTS)
    if point not in Point.values:
        raise Http404
    which = Point(point)
    form = forms.ValuesForm(
        request.POST or None,
        workshop=found,
        point=which,
        reason_needed=which == Point.BASELINE and found.stage not in BEFORE_EVENT,
        initial={"taken_on": _likely_day(found, which)},
    )

    before = {m.pk for m in found.measures.all() if any(v.point == which for v in m.values.all())}

    def act(*, by: Person, taken_on: Any, reason: str = "", **_: Any) -> list[WorkshopValue]:
        return actions.record_values(
            workshop=found, point=which, entries=form.entries(), taken_on=taken_on, reason=reason, by=by
        )

    title = f"{found.title}: {which.label.lower()}"
    return form_page(
        request,
        found,
        form,
        act,
        then=address(found) + "#measures",
        says=lambda kept: _recorded(found, which, kept, before),
        template="improvement/record_values.jinja",
        title=title,
        intro=_when_due(found, which),
        recorded=[m for m in found.measures.all() if m.pk in before],
        point=which,
        workshop=found,
        button="Record",
    )


def remove_value(request: HttpRequest, code: str, pk: int, point: str, measure_pk: int) -> HttpResponse:
    """Take back one value that was recorded by mistake, with a reason."""
    found = workshop_to_change(request, code, pk, Ability.RECORD_RESULTS)
    value = get_object_or_404(WorkshopValue, measure__workshop=found, measure=measure_pk, point=point)
    form = forms.ReasonForm(request.POST or None)
    act = partial(actions.remove_value, value=value)
    said = f"{value.measure.name}, {value.get_point_display().lower()}: {shown_taken(value.measure, value)}"
    return form_page(
        request,
        found,
        form,
        act,
        then=address(found) + "#measures",
        says=lambda aside: Said(f"Taken back: {said}.", address(found, "put_back", aside.pk)),
        title="Take a value back",
        intro=f"{said}. It can be put back.",
        button="Take it back",
    )


def _recorded(workshop: Workshop, point: Point, kept: list[WorkshopValue], before: set[int]) -> Said:
    """What was read of what was typed; what is all new can be taken back, the rest corrected again."""
    read = "; ".join(f"{v.measure.name}: {shown_taken(v.measure, v)}" for v in kept) or "nothing new"
    new = [v.measure_id for v in kept if v.measure_id not in before]
    keys = "-".join(map(str, new))
    return Said(
        f"Recorded for {point.label.lower()}: {read}.",
        address(workshop, "take_values_back", point, keys) if new and len(new) == len(kept) else "",
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
    return f"Due on {shown.day(due)}. What is left empty stays as it is."


def _saved(measure: WorkshopMeasure) -> object:
    if not measure.contributes_to:
        return None
    places = (measure.touched or 0, measure.places or 1)
    return could_we_see(measure, measure.contributes_to, *places, measure.place_name)
