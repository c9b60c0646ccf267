"""Organisations: the list, the page of one, its teams."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldthread.server.audit.queries import history
from goldthread.server.ui.forms import refusals_shown_on
from goldthread.server.ui.happened import happened

from .. import actions, queries
from ..abilities import PeopleAbility
from ..access import can, partnerships_visible_to, require
from ..forms import TeamForm
from ..models import Organisation
from ..pages import of_organisation, organisation_or_404, somebody

HISTORY = 50  # events shown of an organisation's history


def organisations(request: HttpRequest) -> HttpResponse:
    """Every organisation this person may know of, and their partnerships."""
    person = somebody(request)
    seen = Organisation.objects.visible_to(person).order_by("name")
    return render(
        request,
        "people/organisations.jinja",
        {
            "title": "Organisations",
            "organisations": seen,
            "reach": person.reach,
            "partnerships": partnerships_visible_to(person),
            "may_begin": person.reach.anywhere(PeopleAbility.SET_ORGANISATION),
        },
    )


def organisation(request: HttpRequest, code: str) -> HttpResponse:
    """One organisation: where to go from it, what happened to it, who is who. In totals: only that."""
    found = organisation_or_404(request, code)
    person = somebody(request)
    context = of_organisation(request, found, title=found.name, crumbs=[_list()])
    if found.pk not in person.reach.whole:
        context["detailed"] = found.pk in person.reach.detailed
        return render(request, "people/organisation_in_totals.jinja", context)
    context |= {
        "partnerships": partnerships_visible_to(person).filter(organisations=found),
        "events": found.dated_events.order_by("-on", "-pk"),
        "teams": queries.team_tree(found),
        "grants": queries.leading_grants(found),
        "history": history(found)[:HISTORY] if can(person, PeopleAbility.SEE_HISTORY, found) else None,
    }
    return render(request, "people/organisation.jinja", context)


def teams(request: HttpRequest, code: str) -> HttpResponse:
    """The tree of teams, and a form to add one."""
    found = organisation_or_404(request, code)
    require(somebody(request), PeopleAbility.MANAGE_PEOPLE, found)
    form = TeamForm(request.POST or None, organisation=found)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            made = actions.add_team(organisation=found, by=somebody(request), **form.cleaned_data)
            happened(request, f"The team {made} is there.")
            return redirect("people:teams", code)
    context = of_organisation(
        request, found, title="Teams", form=form, button="Add team", teams=queries.team_tree(found)
    )
    context["closed"] = queries.closed_teams(found)
    return render(request, "people/teams.jinja", context, status=422 if form.errors else 200)


def _list() -> tuple[str, str]:
    return ("Organisations", reverse("people:organisations"))
