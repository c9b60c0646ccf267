"""Organisations: the list, the page of one, its teams."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.server.audit.queries import history
from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done

from .. import actions, queries
from ..abilities import PeopleAbility
from ..access import can, partnerships_visible_to
from ..forms import TeamForm
from ..models import Organisation
from ..pages import of_organisation, somebody
from ..teams import narrowed_to, page_of

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


def organisation(request: HttpRequest, found: Organisation) -> HttpResponse:
    """One organisation: where to go from it, what happened to it, who is who. In totals: only that."""
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


def teams(request: HttpRequest, found: Organisation) -> HttpResponse:
    """The tree of teams, and a form to add one."""
    here = reverse("people:teams", args=[found.code])
    more = {"teams": queries.team_tree(found), "closed": queries.closed_teams(found)}
    return form_page(
        request,
        TeamForm(posted(request), organisation=found, initial={"parent": narrowed_to(request, found)}),
        partial(actions.add_team, organisation=found),
        then=lambda made: Done(here, f"The team {made} is there.", next=("Its page", page_of(made))),
        context=of_organisation(request, found, title="Teams", button="Add team", **more),
        template="people/teams.jinja",
    )


def _list() -> tuple[str, str]:
    return ("Organisations", reverse("people:organisations"))
