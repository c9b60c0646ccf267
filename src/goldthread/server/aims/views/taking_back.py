"""Taking back what was decided by mistake among the aims: a button each."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.server.people.models import Organisation
from goldthread.server.ui.form_page import pressed
from goldthread.server.ui.happened import Done

from .. import actions
from ..models import Adoption, Objective, Priority, Value
from .national import back_to


def ask_again(request: HttpRequest, about: Priority) -> HttpResponse:
    """A priority has not lapsed after all."""
    done = Done(back_to(about), f"‘{about}’ is asked for again.")
    return pressed(request, partial(actions.ask_again, priority=about), then=lambda _: done)


def undecide(request: HttpRequest, organisation: Organisation, priority_code: str) -> HttpResponse:
    """A decision on a priority is taken back: it is not yet decided on."""
    held = get_object_or_404(Adoption, organisation=organisation, priority__code=priority_code)
    where = [organisation.code, priority_code]
    adopt = ("Adopt it", reverse("aims:adopt", args=where))
    said = f"‘{held.priority}’ is not yet decided on."
    done = Done(reverse("aims:priority", args=where), said, next=adopt)
    return pressed(request, partial(actions.take_decision_back, adoption=held), then=lambda _: done)


def reopen_objective(request: HttpRequest, about: Objective) -> HttpResponse:
    """An objective is open again."""
    where = [about.organisation.code, about.pk]
    close = ("Close it", reverse("aims:close_objective", args=where))
    said = f"‘{about}’ is open again, with all it was linked to."
    done = Done(reverse("aims:objective", args=where), said, next=close)
    return pressed(request, partial(actions.reopen_objective, objective=about), then=lambda _: done)


def retire_value(request: HttpRequest, about: Value) -> HttpResponse:
    """A value is retired."""
    said = f"‘{about}’ is retired: nothing hangs on it any more."
    done = Done(_values(about), said, reverse("aims:bring_value_back", args=_of(about)))
    return pressed(request, partial(actions.retire_value, value=about), then=lambda _: done)


def bring_value_back(request: HttpRequest, about: Value) -> HttpResponse:
    """A retired value is one of the values again."""
    said = f"‘{about}’ is one of the values again."
    done = Done(_values(about), said, reverse("aims:retire_value", args=_of(about)))
    return pressed(request, partial(actions.bring_value_back, value=about), then=lambda _: done)


def _values(about: Value) -> str:
    return reverse("aims:values", args=[about.organisation.code])


def _of(about: Value) -> list[object]:
    return [about.organisation.code, about.pk]
