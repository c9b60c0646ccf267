"""A measure's definition revised: proposed, compared with the one before, decided."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from goldthread.server.people.access import can
from goldthread.server.people.models import Person
from goldthread.server.people.pages import somebody
from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done

from .. import actions, queries
from ..abilities import MeasuresAbility
from ..actions.revisions import DEFINES
from ..forms import DecisionForm, ReviseForm
from ..models import Measure, Revision
from .comparing import compared
from .finding import address, of_measure

GOES_ON = "The series goes on: readings before and after are on one chart."
BEGINS = "Readings so far stay with the definition before it; those to come are a series of their own."


def revise(request: HttpRequest, measure: Measure) -> HttpResponse:
    """Propose another definition: what stays and what changes, side by side."""
    now = queries.in_force(measure)

    return form_page(
        request,
        ReviseForm(posted(request), initial={name: getattr(now, name) for name in DEFINES}),
        partial(actions.propose_revision, measure=measure),
        then=lambda revision: proposed(measure, revision),
        context=of_measure(request, measure, title="Revise the definition", now=now),
        template="measures/revise.jinja",
    )


def proposed(measure: Measure, revision: Revision) -> Done:
    """What follows when a revision was proposed: it waits, and whoever proposed it may take it back."""
    said = f"Revision {revision.number} is proposed. It waits for somebody else to approve it."
    back = address(measure, "take_back_revision", revision.number)
    return Done(address(measure, "revision", revision.number), said, back)


def revision(request: HttpRequest, measure: Measure, number: int) -> HttpResponse:
    """One revision beside the one before it; and the decision, for whoever may make it."""
    revision = _revision_or_404(measure, number)
    before = measure.revisions.agreed().filter(number__lt=number).last()
    records = can(somebody(request), MeasuresAbility.RECORD_READINGS, measure)
    may = _may(request, measure, revision)
    more = {"revision": revision, "before": before, "compared": compared(before, revision)}
    return form_page(
        request,
        DecisionForm(posted(request)),
        partial(_decide, revision),
        then=lambda decided: _decided(measure, decided, records),
        context=of_measure(request, measure, title=f"Revision {number}", **more, **may),
        template="measures/revision.jinja",
    )


def _decide(revision: Revision, *, decision: str, reason: str, by: Person) -> Revision:
    if decision == "approve":
        return actions.approve_revision(revision=revision, by=by)
    return actions.decline_revision(revision=revision, reason=reason, by=by)


def _decided(measure: Measure, revision: Revision, records: bool) -> Done:
    """What follows from the decision; a reading is what comes next for whoever records any."""
    number = revision.number
    if revision.state == Revision.State.DECLINED:
        return Done(address(measure), f"Revision {number} was declined: the definition stays as it is.")
    said = f"Revision {number} is in force. {GOES_ON if revision.comparable else BEGINS}"
    record = ("Record a reading", address(measure, "record")) if records else None
    return Done(address(measure), said, address(measure, "undo_approval", number), record)


def _may(request: HttpRequest, measure: Measure, revision: Revision) -> dict[str, bool]:
    """What this person may do with a revision: decide, take back what they proposed, undo their approval."""
    person, waits = somebody(request), revision.state == Revision.State.PROPOSED
    own, approves = (
        revision.proposed_by_id == person.pk,
        can(person, MeasuresAbility.APPROVE_REVISIONS, measure),
    )
    in_force = revision.state == Revision.State.IN_FORCE and revision.number > 1
    return {
        "may_decide": waits and approves and not own,
        "may_take_back": waits and own and can(person, MeasuresAbility.EDIT_MEASURES, measure),
        "may_undo": in_force and approves and revision.decided_by_id == person.pk,
    }


def _revision_or_404(measure: Measure, number: int) -> Revision:
    return get_object_or_404(measure.revisions.select_related("proposed_by", "decided_by"), number=number)
