"""One team: its page; called otherwise, moved, closed, opened again."""

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.server.audit.queries import history
from goldthread.server.ui.form_page import form_page, posted, pressed
from goldthread.server.ui.happened import Done

from .. import actions, teams
from ..abilities import PeopleAbility
from ..access import can, manages_people_in
from ..forms import CloseTeamForm, EditTeamForm
from ..models import Organisation, Team
from ..pages import of_organisation, somebody
from ..teams import page_of

A_PAGE = 50  # people


def team(request: HttpRequest, found: Team) -> HttpResponse:
    """Where it stands, who leads it and who is in it, the ways to what it does, and what happened to it."""
    person, above, members = somebody(request), teams.above(found), teams.members(found)
    context = of_organisation(request, found.organisation, *((each.name, page_of(each)) for each in above))
    context |= {
        "title": found.name,
        "team": found,
        "above": above,
        "below": teams.below(found),
        "leads": teams.leads(found, above),
        "page": Paginator(members, A_PAGE).get_page(request.GET.get("page")),
        "manages": manages_people_in(person, found.organisation),
        "history": history(found) if can(person, PeopleAbility.SEE_HISTORY, found) else None,
    }
    return render(request, "people/team.jinja", context)


def edit_team(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    """What it is called, and what it is part of."""
    team = _team(organisation, pk)
    done = Done(page_of(team), "The team is saved.", next=("All teams", _teams(organisation)))
    return form_page(
        request,
        EditTeamForm(posted(request), team=team),
        partial(actions.edit_team, team=team),
        then=lambda _: done,
        context=_context(request, team, title=f"Edit {team.name}", cancel=page_of(team)),
        template="people/edit_team.jinja",
    )


def close_team(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    """Close it: it keeps its past."""
    team = _team(organisation, pk)
    back = reverse("people:reopen_team", args=[organisation.code, pk])
    return form_page(
        request,
        CloseTeamForm(posted(request)),
        partial(actions.close_team, team=team),
        then=lambda _: Done(page_of(team), f"{team} is closed.", back, ("All teams", _teams(organisation))),
        context=_context(request, team, title=f"Close {team}", button="Close the team", cancel=page_of(team)),
        template="people/close_team.jinja",
    )


def reopen_team(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    """Open a closed team again."""
    team = _team(organisation, pk)
    said = f"{team} is open again, and roles that ended with it are held again."
    return pressed(request, partial(actions.reopen_team, team=team), then=lambda _: Done(page_of(team), said))


def _team(organisation: Organisation, pk: int) -> Team:
    found: Team = get_object_or_404(organisation.teams.select_related("parent", "organisation"), pk=pk)
    return found


def _teams(organisation: Organisation) -> str:
    return reverse("people:teams", args=[organisation.code])


def _context(request: HttpRequest, team: Team, **more: Any) -> dict[str, Any]:
    return of_organisation(
        request,
        team.organisation,
        ("Teams", _teams(team.organisation)),
        (team.name, page_of(team)),
        team=team,
        **more,
    )
