"""Planning steps: several at once with their days, one with a button, added, not needed."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from goldthread.server.people.models import Person
from goldthread.server.people.pages import somebody
from goldthread.server.people.roles import Ability
from goldthread.server.ui.happened import happened

from .. import actions, forms
from ..models import PlanningStep
from .found import Said, address, form_page, workshop_or_404, workshop_to_change

PLAN = Ability.PLAN_WORKSHOPS


def do_steps(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Every planning step with the day it was done: tick several, untick what is not done after all."""
    found = workshop_to_change(request, code, pk, PLAN)
    form = forms.StepsForm(request.POST or None, steps=found.steps.all())

    def act(*, by: Person, **_: Any) -> object:
        return actions.record_steps(workshop=found, done=form.done(), by=by)

    return form_page(
        request,
        found,
        form,
        act,
        then=address(found) + "#planning",
        says=lambda _: Said(
            "The planning steps are saved.", next=("Change them", address(found, "do_steps"))
        ),
        template="improvement/steps.jinja",
        title="Planning steps",
    )


def add_step(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Add a planning step."""
    found = workshop_to_change(request, code, pk, PLAN)
    form = forms.StepForm(request.POST or None)
    act = partial(actions.add_step, workshop=found)

    def says(step: PlanningStep) -> Said:
        remove = address(found, "remove_step", step.pk)
        return Said(f"Added: {step.title}.", remove, ("Add another", address(found, "add_step")))

    then = address(found) + "#planning"
    return form_page(request, found, form, act, then=then, says=says, title="Add a planning step")


@require_POST
def tick_step(request: HttpRequest, code: str, pk: int, step_pk: int) -> HttpResponse:
    """Say that a planning step is done today, or not done after all."""
    found = workshop_or_404(request, code, pk)
    step = get_object_or_404(found.steps, pk=step_pk)
    ways = {"done": (actions.do_step, "Done"), "undone": (actions.undo_step, "Not done after all")}
    if (chosen := ways.get(request.POST.get("it_is", "done"))) is None:
        raise Http404
    act, said = chosen
    act(step=step, by=somebody(request))
    happened(
        request,
        f"{said}: {step.title}.",
        next=("Give its day", f"{address(found, 'do_steps')}#step-{step.pk}"),
    )
    return redirect(address(found) + "#planning")


@require_POST
def remove_step(request: HttpRequest, code: str, pk: int, step_pk: int) -> HttpResponse:
    """Take out a planning step that is not needed."""
    found = workshop_or_404(request, code, pk)
    aside = actions.remove_step(step=get_object_or_404(found.steps, pk=step_pk), by=somebody(request))
    happened(request, f"Not needed: {aside.name}.", take_back=address(found, "put_back", aside.pk))
    return redirect(address(found) + "#planning")
