"""Priorities as one organisation decides about them."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.server import clock
from goldthread.server.audit.queries import history
from goldthread.server.people.models import Organisation
from goldthread.server.people.pages import somebody
from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done

from .. import actions
from ..actions.priorities import may_set
from ..forms import AdoptForm, DeclineForm
from ..models import Adoption, Objective, Priority
from .finding import breaks_of, context

NO_LONGER_LINKED = "Objectives that serve it will no longer be linked to it."


def priorities(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """What is asked, and what this organisation decided: adopted, not adopted, not yet decided."""
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


def priority(request: HttpRequest, organisation: Organisation, priority_code: str) -> HttpResponse:
    """One priority here: what is asked, what was decided, which objectives serve it, what is broken."""
    about = _asked(organisation, priority_code)
    adoption = (
        Adoption.objects.filter(organisation=organisation, priority=about).select_related("owner").first()
    )
    serving = Objective.objects.filter(organisation=organisation, priorities=about, closed_on=None)
    key = f"priority:{about.code}"
    return render(
        request, "aims/priority.jinja",
        context(
            request, organisation, _here(organisation), priority=about, adoption=adoption,
            may_set=may_set(somebody(request), about),
            serving=serving.select_related("owner"),
            breaks=[b for b in breaks_of(request, organisation) if b.node == key],
            history=history(adoption) if adoption else [],
        ),
    )  # fmt: skip


def adopt(request: HttpRequest, organisation: Organisation, priority_code: str) -> HttpResponse:
    """Adopt a priority."""
    about = _asked(organisation, priority_code)
    held = Adoption.objects.filter(organisation=organisation, priority=about, adopted=True).first()
    title, button = ("Change how it is adopted", "Save") if held else ("Adopt a priority", "Adopt")
    more = {"caption": about.title, "intro": about.description, "button": button}
    undecide = None if held else reverse("aims:undecide", args=[organisation.code, about.code])
    objective = ("Name an objective for it", reverse("aims:add_objective", args=[organisation.code]))
    done = Done(_address(organisation, about), f"‘{about}’ is adopted.", undecide, objective)
    return form_page(
        request,
        _adopt_form(request, organisation, held),
        partial(actions.adopt_priority, organisation=organisation, priority=about),
        then=lambda _: done,
        context=_below(request, organisation, about, title=title, **more),
    )


def _adopt_form(request: HttpRequest, organisation: Organisation, held: Adoption | None) -> AdoptForm:
    """As it was decided before, if it was."""
    initial = {
        "decided_on": held.decided_on if held else clock.today(),
        "owner": held.owner_id if held else None,
        "reason": held.reason if held else "",
    }
    return AdoptForm(organisation, held.owner if held else None, posted(request), initial=initial)


def decline(request: HttpRequest, organisation: Organisation, priority_code: str) -> HttpResponse:
    """Consider a priority and not adopt it, or no longer."""
    about = _asked(organisation, priority_code)
    more = {"caption": about.title, "button": "Save", "intro": NO_LONGER_LINKED}
    adopt = ("Adopt it after all", reverse("aims:adopt", args=[organisation.code, about.code]))
    done = Done(_address(organisation, about), f"‘{about}’ is not adopted.", next=adopt)
    return form_page(
        request,
        DeclineForm(posted(request), initial={"decided_on": clock.today()}),
        partial(actions.decline_priority, organisation=organisation, priority=about),
        then=lambda _: done,
        context=_below(request, organisation, about, title="Do not adopt", **more),
    )


def _asked(organisation: Organisation, priority_code: str) -> Priority:
    return get_object_or_404(Priority.objects.asked_of(organisation), code=priority_code)


def _here(organisation: Organisation) -> tuple[str, str]:
    return "Priorities", reverse("aims:priorities", args=[organisation.code])


def _address(organisation: Organisation, about: Priority) -> str:
    return reverse("aims:priority", args=[organisation.code, about.code])


def _below(request: HttpRequest, organisation: Organisation, about: Priority, **more: Any) -> dict[str, Any]:
    own = _address(organisation, about)
    return context(request, organisation, _here(organisation), (about.title, own), cancel=own, **more)
