"""A measure's definition revised: proposed, compared with the one before, decided."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from goldthread.server.people.access import can
from goldthread.server.people.pages import somebody
from goldthread.server.people.roles import Ability
from goldthread.server.ui.forms import refusals_shown_on
from goldthread.server.ui.happened import happened

from .. import actions, queries
from ..actions.revisions import DEFINES
from ..forms import DecisionForm, ReviseForm
from ..models import Measure, Revision
from .comparing import compared
from .finding import address, measure_or_404, measure_to, of_measure

GOES_ON = "The series goes on: readings before and after are on one chart."
BEGINS = "Readings so far stay with the definition before it; those to come are a series of their own."


def revise(request: HttpRequest, code: str, measure_code: str) -> HttpResponse:
    """Propose another definition: what stays and what changes, side by side."""
    measure = measure_to(request, code, measure_code, Ability.EDIT_MEASURES)
    now = queries.in_force(measure)
    form = ReviseForm(request.POST or None, initial={name: getattr(now, name) for name in DEFINES})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            proposed = actions.propose_revision(measure=measure, by=somebody(request), **form.cleaned_data)
            happened(
                request,
                f"Revision {proposed.number} is proposed. It waits for somebody else to approve it.",
                take_back=address(measure, "take_back_revision", proposed.number),
            )
            return redirect(address(measure, "revision", proposed.number))
    context = of_measure(request, measure, title="Revise the definition", form=form, now=now)
    return render(request, "measures/revise.jinja", context, status=_status(form))


def revision(request: HttpRequest, code: str, measure_code: str, number: int) -> HttpResponse:
    """One revision beside the one before it; and the decision, for whoever may make it."""
    measure = measure_or_404(request, code, measure_code)
    revision = _revision_or_404(measure, number)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            _decide(request, revision, **form.cleaned_data)
            return redirect(address(measure))
    before = measure.revisions.agreed().filter(number__lt=number).last()
    context = of_measure(
        request,
        measure,
        title=f"Revision {number}",
        revision=revision,
        before=before,
        compared=compared(before, revision),
        form=form,
        **_may(request, measure, revision),
    )
    return render(request, "measures/revision.jinja", context, status=_status(form))


def _decide(request: HttpRequest, revision: Revision, decision: str, reason: str) -> None:
    """Approve or decline, and say what follows."""
    measure, number = revision.measure, revision.number
    if decision == "approve":
        records = can(somebody(request), Ability.RECORD_READINGS, measure)
        revision = actions.approve_revision(revision=revision, by=somebody(request))
        happened(
            request,
            f"Revision {number} is in force. {GOES_ON if revision.comparable else BEGINS}",
            take_back=address(measure, "undo_approval", number),
            next=("Record a reading", address(measure, "record")) if records else None,
        )
        return
    actions.decline_revision(revision=revision, reason=reason, by=somebody(request))
    happened(request, f"Revision {number} was declined: the definition stays as it is.")


def _may(request: HttpRequest, measure: Measure, revision: Revision) -> dict[str, bool]:
    """What this person may do with a revision: decide, take back what they proposed, undo their approval."""
    person, waits = somebody(request), revision.state == Revision.State.PROPOSED
    own, approves = revision.proposed_by_id == person.pk, can(person, Ability.APPROVE_REVISIONS, measure)
    in_force = revision.state == Revision.State.IN_FORCE and revision.number > 1
    return {
        "may_decide": waits and approves and not own,
        "may_take_back": waits and own and can(person, Ability.EDIT_MEASURES, measure),
        "may_undo": in_force and approves and revision.decided_by_id == person.pk,
    }


def _revision_or_404(measure: Measure, number: int) -> Revision:
    return get_object_or_404(measure.revisions.select_related("proposed_by", "decided_by"), number=number)


def _status(form: object) -> int:
    return 422 if getattr(form, "errors", None) else 200
