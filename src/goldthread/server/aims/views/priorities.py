"""Priorities as one organisation decides about them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldthread.server import clock
from goldthread.server.audit.queries import history
from goldthread.server.people.pages import somebody
from goldthread.server.ui.forms import refusals_shown_on
from goldthread.server.ui.happened import happened

from .. import actions
from ..actions.priorities import may_set
from ..forms import AdoptForm, DeclineForm
from ..models import Adoption, Objective, Priority
from .finding import aims_of, breaks_of, context, form_page


def priorities(request: HttpRequest, code: str) -> HttpResponse:
    """What is asked, and what this organisation decided: adopted, not adopted, not yet decided."""
    organisation = aims_of(request, code)
    decided = Adoption.objects.filter(organisation=organisation).select_related(
        "priority__partnership", "owner"
    )
    undecided = (
        Priority.objects.asked_of(organisation)
        .exclude(adoptions__organisation=organisation)
        .select_related("partnership")
    )
    return render(
        request, "aims/priorities.jinja",
        context(
            request, organisation, adopted=[a for a in decided if a.adopted],
            declined=[a for a in decided if not a.adopted], undecided=undecided,
        ),
    )  # fmt: skip


def priority(request: HttpRequest, code: str, priority_code: str) -> HttpResponse:
    """One priority here: what is asked, what was decided, which objectives serve it, what is broken."""
    organisation = aims_of(request, code)
    about = get_object_or_404(Priority.objects.asked_of(organisation), code=priority_code)
    adoption = (
        Adoption.objects.filter(organisation=organisation, priority=about).select_related("owner").first()
    )
    serving = Objective.objects.filter(organisation=organisation, priorities=about, closed_on=None)
    key = f"priority:{about.code}"
    return render(
        request, "aims/priority.jinja",
        context(
            request, organisation, _here(code), priority=about, adoption=adoption,
            may_set=may_set(somebody(request), about),
            serving=serving.select_related("owner"),
            breaks=[b for b in breaks_of(request, organisation) if b.node == key],
            history=history(adoption) if adoption else [],
        ),
    )  # fmt: skip


def adopt(request: HttpRequest, code: str, priority_code: str) -> HttpResponse:
    """Adopt a priority."""
    organisation = aims_of(request, code, to_change=True)
    about = get_object_or_404(Priority.objects.asked_of(organisation), code=priority_code)
    held = Adoption.objects.filter(organisation=organisation, priority=about, adopted=True).first()
    initial = {
        "decided_on": held.decided_on if held else clock.today(),
        "owner": held.owner_id if held else None,
        "reason": held.reason if held else "",
    }
    form = AdoptForm(organisation, held.owner if held else None, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.adopt_priority(
                organisation=organisation, priority=about, by=somebody(request), **form.cleaned_data
            )
            undecide = None if held else reverse("aims:undecide", args=[code, about.code])
            objective = ("Name an objective for it", reverse("aims:add_objective", args=[code]))
            happened(request, f"‘{about}’ is adopted.", take_back=undecide, next=objective)
            return redirect("aims:priority", code, about.code)
    return form_page(
        request, organisation, form, title="Change how it is adopted" if held else "Adopt a priority",
        caption=about.title, intro=about.description, button="Save" if held else "Adopt",
        cancel=_address(code, about), crumbs=[_here(code), (about.title, _address(code, about))],
    )  # fmt: skip


def decline(request: HttpRequest, code: str, priority_code: str) -> HttpResponse:
    """Consider a priority and not adopt it, or no longer."""
    organisation = aims_of(request, code, to_change=True)
    about = get_object_or_404(Priority.objects.asked_of(organisation), code=priority_code)
    form = DeclineForm(request.POST or None, initial={"decided_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.decline_priority(
                organisation=organisation, priority=about, by=somebody(request), **form.cleaned_data
            )
            adopt = ("Adopt it after all", reverse("aims:adopt", args=[code, about.code]))
            happened(request, f"‘{about}’ is not adopted.", next=adopt)
            return redirect("aims:priority", code, about.code)
    return form_page(
        request, organisation, form, title="Do not adopt", caption=about.title, button="Save",
        intro="Objectives that serve it will no longer be linked to it.",
        cancel=_address(code, about), crumbs=[_here(code), (about.title, _address(code, about))],
    )  # fmt: skip


def _here(code: str) -> tuple[str, str]:
    return "Priorities", reverse("aims:priorities", args=[code])


def _address(code: str, about: Priority) -> str:
    return reverse("aims:priority", args=[code, about.code])
