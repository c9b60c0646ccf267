"""What is asked: of every organisation, of a partnership's, of one alone; worded, and let lapse."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.server import clock
from goldthread.server.audit.queries import history
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import can, partnerships_visible_to
from goldthread.server.people.models import Organisation, Partnership
from goldthread.server.people.pages import somebody
from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done

from .. import actions
from ..forms import LapseForm, PriorityForm, SetPriorityForm
from ..models import Priority
from .finding import context


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


def set_priority(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Write down what a partnership asks of its organisations."""
    initial = {"set_on": clock.today()}

    def then(made: Priority) -> Done:
        said = f"‘{made}’ is asked of the organisations of {partnership}. Each decides for itself."
        return Done(reverse("aims:national"), said)

    return form_page(
        request,
        SetPriorityForm(f"{partnership.slug.upper()}-", posted(request), initial=initial),
        partial(actions.set_priority, partnership=partnership),
        then=then,
        context={"title": "Write down a priority", "caption": partnership.name, **_below()},
    )


def set_own_priority(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Write down a priority of the organisation's own."""
    code, initial = organisation.code, {"set_on": clock.today()}
    here = ("Priorities", reverse("aims:priorities", args=[code]))
    title = "Write down a priority of your own"

    def then(made: Priority) -> Done:
        objective = ("Name an objective for it", reverse("aims:add_objective", args=[code]))
        return Done(back_to(made), f"‘{made}’ is yours, and adopted.", next=objective)

    return form_page(
        request,
        SetPriorityForm(f"{code}-", posted(request), initial=initial),
        partial(actions.set_priority, organisation=organisation),
        then=then,
        context=context(request, organisation, here, title=title, cancel=here[1]),
    )


def edit_priority(request: HttpRequest, about: Priority) -> HttpResponse:
    """Word a priority better."""
    initial = {"title": about.title, "description": about.description, "source": about.source}
    return form_page(
        request,
        PriorityForm(posted(request), initial=initial),
        partial(actions.edit_priority, priority=about),
        then=lambda _: Done(back_to(about), f"The priority {about.code} is worded anew."),
        context={"title": "Edit a priority", "caption": about.code, **_below(about)},
    )


def lapse_priority(request: HttpRequest, about: Priority) -> HttpResponse:
    """Say from which day a priority is no longer asked for."""
    again = reverse("aims:ask_again", args=[about.code])
    return form_page(
        request,
        LapseForm(posted(request), initial={"on": about.lapsed_on or clock.today()}),
        partial(actions.lapse_priority, priority=about),
        then=lambda _: Done(back_to(about), f"‘{about}’ is no longer asked for.", again),
        context={"title": "It has lapsed", "caption": about.title, **_below(about)},
    )


def back_to(about: Priority) -> str:
    """The page on which a priority stands for whoever set it."""
    if about.organisation:
        return reverse("aims:priority", args=[about.organisation.code, about.code])
    return reverse("aims:national")


def _below(about: Priority | None = None) -> dict[str, object]:
    address = back_to(about) if about else reverse("aims:national")
    return {"cancel": address, "crumbs": [(about.title if about else "Priorities", address)]}
