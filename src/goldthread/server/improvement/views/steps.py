"""Planning steps: several at once with their days, one with a button, added, not needed."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from goldthread.server.people.models import Person
from goldthread.server.ui.form_page import form_page, posted, pressed
from goldthread.server.ui.happened import Done

from .. import actions, forms
from ..models import PlanningStep, SetAside, Workshop
from .found import address, below

WAYS = {"done": (actions.do_step, "Done"), "undone": (actions.undo_step, "Not done after all")}


def do_steps(request: HttpRequest, found: Workshop) -> HttpResponse:
    """Every planning step with the day it was done: tick several, untick what is not done after all."""
    form = forms.StepsForm(posted(request), steps=found.steps.all())
    again = ("Change them", address(found, "do_steps"))

    def act(*, by: Person, **_: Any) -> object:
        return actions.record_steps(workshop=found, done=form.done(), by=by)

    return form_page(
        request,
        form,
        act,
        then=lambda _: Done(planning(found), "The planning steps are saved.", next=again),
        context=below(request, found, title="Planning steps", cancel=planning(found)),
        template="improvement/steps.jinja",
    )


def add_step(request: HttpRequest, found: Workshop) -> HttpResponse:
    """Add a planning step."""

    def then(step: PlanningStep) -> Done:
        remove, another = address(found, "remove_step", step.pk), address(found, "add_step")
        return Done(planning(found), f"Added: {step.title}.", remove, ("Add another", another))

    return form_page(
        request,
        forms.StepForm(posted(request)),
        partial(actions.add_step, workshop=found),
        then=then,
        context=below(request, found, title="Add a planning step", cancel=planning(found)),
    )


def tick_step(request: HttpRequest, found: Workshop, step_pk: int) -> HttpResponse:
    """Say that a planning step is done today, or not done after all."""
    step = get_object_or_404(found.steps, pk=step_pk)
    if (chosen := WAYS.get(request.POST.get("it_is", "done"))) is None:
        raise Http404
    act, said = chosen
    its_day = ("Give its day", f"{address(found, 'do_steps')}#step-{step.pk}")
    return pressed(
        request,
        partial(act, step=step),
        then=lambda _: Done(planning(found), f"{said}: {step.title}.", next=its_day),
    )


def remove_step(request: HttpRequest, found: Workshop, step_pk: int) -> HttpResponse:
    """Take out a planning step that is not needed."""

    def then(aside: SetAside) -> Done:
        back = address(found, "put_back", aside.pk)
        return Done(planning(found), f"Not needed: {aside.name}.", back)

    step = get_object_or_404(found.steps, pk=step_pk)
    return pressed(request, partial(actions.remove_step, step=step), then=then)


def planning(found: Workshop) -> str:
    """Where a workshop's planning steps stand."""
    return address(found) + "#planning"
