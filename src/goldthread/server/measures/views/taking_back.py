"""The way back from what was just done: each address is posted to, and does one thing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from goldthread.server.people.pages import somebody
from goldthread.server.people.roles import Ability
from goldthread.server.ui.happened import happened

from .. import actions
from ..models import Phase
from .finding import address, measure_to

AT_ONCE = "Taken back at once."


@require_POST
def bring_back(request: HttpRequest, code: str, measure_code: str) -> HttpResponse:
    """Count a retired measure again."""
    measure = measure_to(request, code, measure_code, Ability.EDIT_MEASURES)
    actions.bring_back_measure(measure=measure, by=somebody(request))
    happened(
        request, f"{measure.code} is counted again.", next=("Record a reading", address(measure, "record"))
    )
    return redirect(address(measure))


@require_POST
def take_back_revision(request: HttpRequest, code: str, measure_code: str, number: int) -> HttpResponse:
    """Take back a revision that one has proposed."""
    measure = measure_to(request, code, measure_code, Ability.EDIT_MEASURES)
    revision = get_object_or_404(measure.revisions, number=number)
    actions.take_back_revision(revision=revision, by=somebody(request))
    propose = ("Propose another", address(measure, "revise"))
    happened(request, f"Revision {number} was taken back: the definition stays as it is.", next=propose)
    return redirect(address(measure))


@require_POST
def undo_approval(request: HttpRequest, code: str, measure_code: str, number: int) -> HttpResponse:
    """Let a revision that one has approved wait anew."""
    measure = measure_to(request, code, measure_code, Ability.APPROVE_REVISIONS)
    revision = get_object_or_404(measure.revisions, number=number)
    actions.undo_approval(revision=revision, by=somebody(request))
    happened(request, f"Revision {number} waits again: the definition before it is in force.")
    return redirect(address(measure, "revision", number))


@require_POST
def take_back_phase(request: HttpRequest, code: str, measure_code: str, pk: int) -> HttpResponse:
    """Take back new limits right after they were decided on."""
    measure = measure_to(request, code, measure_code, Ability.EDIT_MEASURES)
    phase = get_object_or_404(Phase, measure=measure, pk=pk)
    actions.remove_phase(phase=phase, reason=AT_ONCE, by=somebody(request))
    again = ("Rebase the chart elsewhere", address(measure, "rebase"))
    happened(request, "The limits are as they were before.", next=again)
    return redirect(address(measure))
