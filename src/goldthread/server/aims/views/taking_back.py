"""Taking back what was decided by mistake among the aims: a button each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldthread.server.people.pages import somebody
from goldthread.server.ui.happened import happened

from .. import actions
from ..models import Adoption, Objective, Value
from .finding import aims_of
from .national import back_to, priority_to_set


@require_POST
def ask_again(request: HttpRequest, priority_code: str) -> HttpResponse:
    """A priority has not lapsed after all."""
    about = priority_to_set(request, priority_code)
    actions.ask_again(priority=about, by=somebody(request))
    happened(request, f"‘{about}’ is asked for again.")
    return redirect(back_to(about))


@require_POST
def undecide(request: HttpRequest, code: str, priority_code: str) -> HttpResponse:
    """A decision on a priority is taken back: it is not yet decided on."""
    organisation = aims_of(request, code, to_change=True)
    held = get_object_or_404(Adoption, organisation=organisation, priority__code=priority_code)
    actions.take_decision_back(adoption=held, by=somebody(request))
    adopt = ("Adopt it", reverse("aims:adopt", args=[code, priority_code]))
    happened(request, f"‘{held.priority}’ is not yet decided on.", next=adopt)
    return redirect("aims:priority", code, priority_code)


@require_POST
def reopen_objective(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """An objective is open again."""
    organisation = aims_of(request, code, to_change=True)
    about = get_object_or_404(Objective, organisation=organisation, pk=pk)
    actions.reopen_objective(objective=about, by=somebody(request))
    close = ("Close it", reverse("aims:close_objective", args=[code, pk]))
    happened(request, f"‘{about}’ is open again, with all it was linked to.", next=close)
    return redirect("aims:objective", code, pk)


@require_POST
def retire_value(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """A value is retired."""
    organisation = aims_of(request, code, to_change=True)
    about = get_object_or_404(Value, organisation=organisation, pk=pk)
    actions.retire_value(value=about, by=somebody(request))
    said = f"‘{about}’ is retired: nothing hangs on it any more."
    happened(request, said, take_back=reverse("aims:bring_value_back", args=[code, pk]))
    return redirect("aims:values", code)


@require_POST
def bring_value_back(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """A retired value is one of the values again."""
    organisation = aims_of(request, code, to_change=True)
    about = get_object_or_404(Value, organisation=organisation, pk=pk)
    actions.bring_value_back(value=about, by=somebody(request))
    said = f"‘{about}’ is one of the values again."
    happened(request, said, take_back=reverse("aims:retire_value", args=[code, pk]))
    return redirect("aims:values", code)
