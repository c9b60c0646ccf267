"""What a workshop measures: choosing, tying to a measure, recording values."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from goldthread.server import clock
from goldthread.server.people.models import Person
from goldthread.server.people.pages import somebody
from goldthread.server.people.roles import Ability
from goldthread.server.ui import shown

from .. import actions, forms
from ..kinds import BEFORE_EVENT, CHECKPOINTS, EVENT_DAYS, Point
from ..models import Workshop, WorkshopMeasure
from ..queries.measured import shown_taken
from ..queries.seeing import could_we_see
from .found import address, form_page, workshop_or_404, workshop_to_change

PLAN = Ability.PLAN_WORKSHOPS


def add_measure(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Choose something to measure."""
    found = workshop_to_change(request, code, pk, PLAN)
    form = forms.WorkshopMeasureForm(request.POST or None)
    act = partial(actions.add_workshop_measure, workshop=found)
    return form_page(request, found, form, act, then=address(found), title="Add something to measure")


def edit_measure(request: HttpRequest, code: str, pk: int, measure_pk: int) -> HttpResponse:
    """Change what is measured, before the event."""
    found = workshop_to_change(request, code, pk, PLAN)
    measure = get_object_or_404(found.measures, pk=measure_pk)
    names = ("kind", "name", "unit", "direction", "defects_form", "ratio_of")
    initial = {name: getattr(measure, name) for name in names}
    initial["target"] = "" if measure.target is None else f"{measure.target:.15g}"
    form = forms.WorkshopMeasureForm(request.POST or None, initial=initial)
    act = partial(actions.edit_workshop_measure, workshop_measure=measure)
    return form_page(request, found, form, act, then=address(found), title=f"Edit {measure.name}")


@require_POST
def remove_measure(request: HttpRequest, code: str, pk: int, measure_pk: int) -> HttpResponse:
    """Remove a measure, before the event."""
    found = workshop_or_404(request, code, pk)
    measure = get_object_or_404(found.measures, pk=measure_pk)
    actions.remove_workshop_measure(workshop_measure=measure, by=somebody(request))
    return redirect(address(found) + "#measures")


def contribute(request: HttpRequest, code: str, pk: int, measure_pk: int) -> HttpResponse:
    """Tie a workshop measure to a measure, and say at once whether it could be seen there."""
    found = workshop_to_change(request, code, pk, PLAN)
    measure = get_object_or_404(found.measures, pk=measure_pk)
    if request.POST.get("untie"):
        actions.stop_contributing(workshop_measure=measure, by=somebody(request))
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

    def act(*, by: Person, taken_on: Any, reason: str = "", **_: Any) -> None:
        kept = actions.record_values(
            workshop=found, point=which, entries=form.entries(), taken_on=taken_on, reason=reason, by=by
        )
        read = [f"{v.measure.name}: {shown_taken(v.measure, v)}" for v in kept]
        messages.success(request, f"Recorded for {which.label.lower()}: {'; '.join(read) or 'nothing new'}.")

    title = f"{found.title}: {which.label.lower()}"
    return form_page(
        request,
        found,
        form,
        act,
        then=address(found) + "#measures",
        title=title,
        intro=_when_due(found, which),
        button="Record",
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
