"""A measure and its definition: added, edited, revised, retired."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldthread.server.people.access import can, require
from goldthread.server.people.pages import organisation_or_404, somebody
from goldthread.server.people.roles import Ability
from goldthread.server.ui.forms import refusals_shown_on
from goldthread.server.ui.happened import happened

from .. import actions, queries
from ..actions.revisions import DEFINES
from ..forms import CompleteForm, DecisionForm, EditForm, MeasureForm, RetireForm, ReviseForm
from ..models import Measure, Revision
from .comparing import compared
from .finding import address, measure_or_404, measure_to, of_measure, of_measures

EDITED = ("title", "dimension", "money", "owner", "team", "target", "target_on", "source")


def add(request: HttpRequest, code: str) -> HttpResponse:
    """Begin a measure; its readings are what comes next."""
    organisation = organisation_or_404(request, code)
    by = somebody(request)
    require(by, Ability.EDIT_MEASURES, organisation)
    form = MeasureForm(request.POST or None, organisation=organisation, initial={"owner": by.pk})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            measure = actions.add_measure(organisation=organisation, by=by, **form.cleaned_data)
            happened(request, f"‘{measure.title}’ is added, as {measure.code}.", next=_later(measure))
            return redirect(address(measure, "import_readings"))
    cancel = reverse("measures:measures", args=[code])
    more = {"title": "Add a measure", "form": form, "button": "Go on to its readings", "cancel": cancel}
    context = of_measures(request, organisation, **more)
    return render(request, "measures/add.jinja", context, status=_status(form))


def complete(request: HttpRequest, code: str, measure_code: str) -> HttpResponse:
    """Say what the definition left unsaid."""
    measure = measure_to(request, code, measure_code, Ability.EDIT_MEASURES)
    form = CompleteForm(request.POST or None, revision=queries.in_force(measure))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.complete_definition(measure=measure, by=somebody(request), **form.cleaned_data)
            happened(request, "The definition says it now.")
            return redirect(address(measure))
    context = of_measure(request, measure, title="Complete the definition", form=form)
    return render(request, "ui/form_page.jinja", context, status=_status(form))


def edit(request: HttpRequest, code: str, measure_code: str) -> HttpResponse:
    """Change title, owner, target and the like."""
    measure = measure_to(request, code, measure_code, Ability.EDIT_MEASURES)
    initial = {name: getattr(measure, name) for name in EDITED}
    form = EditForm(request.POST or None, organisation=measure.organisation, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.edit_measure(measure=measure, by=somebody(request), **form.cleaned_data)
            return redirect(address(measure))
    intro = "What is counted and how changes by a revision, which somebody else approves."
    context = of_measure(request, measure, title="Edit the measure", form=form, intro=intro)
    return render(request, "ui/form_page.jinja", context, status=_status(form))


def retire(request: HttpRequest, code: str, measure_code: str) -> HttpResponse:
    """Stop counting."""
    measure = measure_to(request, code, measure_code, Ability.EDIT_MEASURES)
    form = RetireForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.retire_measure(measure=measure, by=somebody(request), **form.cleaned_data)
            return redirect(address(measure))
    intro = "It stays, with its readings and charts; no reading is added any more."
    context = of_measure(
        request, measure, title="Retire the measure", form=form, button="Retire it", intro=intro
    )
    return render(request, "ui/form_page.jinja", context, status=_status(form))


def revise(request: HttpRequest, code: str, measure_code: str) -> HttpResponse:
    """Propose another definition: what stays and what changes, side by side."""
    measure = measure_to(request, code, measure_code, Ability.EDIT_MEASURES)
    now = queries.in_force(measure)
    form = ReviseForm(request.POST or None, initial={name: getattr(now, name) for name in DEFINES})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            proposed = actions.propose_revision(measure=measure, by=somebody(request), **form.cleaned_data)
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
            said = _decide(request, revision, **form.cleaned_data)
            messages.success(request, said)
            return redirect(address(measure))
    before = measure.revisions.filter(number__lt=number).exclude(state=Revision.State.DECLINED).last()
    context = of_measure(
        request,
        measure,
        title=f"Revision {number}",
        revision=revision,
        before=before,
        compared=compared(before, revision),
        form=form,
        button="Decide",
        may_decide=_may_decide(request, measure, revision),
    )
    return render(request, "measures/revision.jinja", context, status=_status(form))


def _later(measure: Measure) -> tuple[str, str]:
    return "Add its readings later: see the measure", address(measure)


def _decide(request: HttpRequest, revision: Revision, decision: str, reason: str) -> str:
    if decision == "approve":
        actions.approve_revision(revision=revision, by=somebody(request))
        return f"Revision {revision.number} is in force. Readings so far stay with the definition before it."
    actions.decline_revision(revision=revision, reason=reason, by=somebody(request))
    return f"Revision {revision.number} was declined: the definition stays as it is."


def _may_decide(request: HttpRequest, measure: Measure, revision: Revision) -> bool:
    person = somebody(request)
    return revision.state == Revision.State.PROPOSED and (
        can(person, Ability.APPROVE_REVISIONS, measure) or revision.proposed_by_id == person.pk
    )


def _revision_or_404(measure: Measure, number: int) -> Revision:
    return get_object_or_404(measure.revisions.select_related("proposed_by", "decided_by"), number=number)


def _status(form: object) -> int:
    return 422 if getattr(form, "errors", None) else 200
