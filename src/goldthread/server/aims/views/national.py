"""What is asked: of every organisation, of a partnership's, of one alone; worded, and let lapse."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldthread.server import clock
from goldthread.server.audit.queries import history
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import can, partnerships_visible_to, require
from goldthread.server.people.pages import somebody
from goldthread.server.ui.forms import refusals_shown_on
from goldthread.server.ui.happened import happened

from .. import actions
from ..actions.priorities import require_to_set
from ..forms import LapseForm, PriorityForm, SetPriorityForm
from ..models import Priority
from .finding import aims_of, form_page


def national(request: HttpRequest) -> HttpResponse:
    """The national priorities, which everybody may read, and those of one's partnerships."""
    person = somebody(request)
    partnerships = [
        (each, list(each.priorities.all()), can(person, PeopleAbility.SET_ORGANISATION, each))
        for each in partnerships_visible_to(person).prefetch_related("priorities")
    ]
    set_here = [row for _, rows, may in partnerships if may for row in rows]
    passed = {"rows": list(Priority.objects.national()), "partnerships": partnerships}
    passed["history"] = history(*set_here) if set_here else []
    return render(request, "aims/national.jinja", passed)


def set_priority(request: HttpRequest, slug: str) -> HttpResponse:
    """Write down what a partnership asks of its organisations."""
    found = get_object_or_404(partnerships_visible_to(somebody(request)), slug=slug)
    require(somebody(request), PeopleAbility.SET_ORGANISATION, found)
    form = SetPriorityForm(f"{found.slug.upper()}-", request.POST or None, initial={"set_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            made = actions.set_priority(partnership=found, by=somebody(request), **form.cleaned_data)
            happened(request, f"‘{made}’ is asked of the organisations of {found}. Each decides for itself.")
            return redirect("aims:national")
    return form_page(request, None, form, title="Write down a priority", caption=found.name, **_below())


def set_own_priority(request: HttpRequest, code: str) -> HttpResponse:
    """Write down a priority of the organisation's own."""
    organisation = aims_of(request, code, to_change=True)
    form = SetPriorityForm(f"{organisation.code}-", request.POST or None, initial={"set_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            made = actions.set_priority(organisation=organisation, by=somebody(request), **form.cleaned_data)
            objective = reverse("aims:add_objective", args=[code])
            happened(
                request, f"‘{made}’ is yours, and adopted.", next=("Name an objective for it", objective)
            )
            return redirect("aims:priority", code, made.code)
    here = ("Priorities", reverse("aims:priorities", args=[code]))
    said: dict[str, Any] = {"title": "Write down a priority of your own", "cancel": here[1], "crumbs": [here]}
    return form_page(request, organisation, form, **said)


def edit_priority(request: HttpRequest, priority_code: str) -> HttpResponse:
    """Word a priority better."""
    about = priority_to_set(request, priority_code)
    initial = {"title": about.title, "description": about.description, "source": about.source}
    form = PriorityForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.edit_priority(priority=about, by=somebody(request), **form.cleaned_data)
            happened(request, f"The priority {about.code} is worded anew.")
            return redirect(back_to(about))
    return form_page(request, None, form, title="Edit a priority", caption=about.code, **_below(about))


def lapse_priority(request: HttpRequest, priority_code: str) -> HttpResponse:
    """Say from which day a priority is no longer asked for."""
    about = priority_to_set(request, priority_code)
    form = LapseForm(request.POST or None, initial={"on": about.lapsed_on or clock.today()})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.lapse_priority(priority=about, by=somebody(request), **form.cleaned_data)
            again = reverse("aims:ask_again", args=[about.code])
            happened(request, f"‘{about}’ is no longer asked for.", take_back=again)
            return redirect(back_to(about))
    return form_page(request, None, form, title="It has lapsed", caption=about.title, **_below(about))


def priority_to_set(request: HttpRequest, priority_code: str) -> Priority:
    """One that this person may know of (404), and may word (403)."""
    visible = Priority.objects.visible_to(somebody(request)).select_related("partnership", "organisation")
    about = get_object_or_404(visible, code=priority_code)
    require_to_set(somebody(request), about.partnership, about.organisation)
    return about


def back_to(about: Priority) -> str:
    """The page on which a priority stands for whoever set it."""
    if about.organisation:
        return reverse("aims:priority", args=[about.organisation.code, about.code])
    return reverse("aims:national")


def _below(about: Priority | None = None) -> dict[str, object]:
    address = back_to(about) if about else reverse("aims:national")
    return {"cancel": address, "crumbs": [(about.title if about else "Priorities", address)]}
