"""One team: called otherwise, moved, closed, opened again."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.server.audit.queries import history
from goldthread.server.ui.form_page import form_page, posted, pressed
from goldthread.server.ui.happened import Done

from .. import actions
from ..forms import CloseTeamForm, EditTeamForm
from ..models import Organisation, Team
from ..pages import of_organisation


def team(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    """What it is called, what it is part of, who holds a role there, and what happened to it."""
    team = _team(organisation, pk)
    own, all_of_them = reverse("people:team", args=[organisation.code, pk]), _teams(organisation)
    done = Done(own, "The team is saved.", next=("All teams", all_of_them))
    return form_page(
        request,
        EditTeamForm(posted(request), team=team),
        partial(actions.edit_team, team=team),
        then=lambda _: done,
        context=_context(request, team, title=team.name, cancel=all_of_them, history=history(team)),
        template="people/team.jinja",
    )


def close_team(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    """Close it: it keeps its past."""
    team = _team(organisation, pk)
    where = [organisation.code, pk]
    own, back = reverse("people:team", args=where), reverse("people:reopen_team", args=where)
    return form_page(
        request,
        CloseTeamForm(posted(request)),
        partial(actions.close_team, team=team),
        then=lambda _: Done(_teams(organisation), f"{team} is closed.", back),
        context=_context(request, team, title=f"Close {team}", button="Close the team", cancel=own),
        template="people/close_team.jinja",
    )


def reopen_team(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    """Open a closed team again."""
    team = _team(organisation, pk)
    said = f"{team} is open again, and roles that ended with it are held again."
    return pressed(
        request, partial(actions.reopen_team, team=team), then=lambda _: Done(_teams(organisation), said)
    )


def _team(organisation: Organisation, pk: int) -> Team:
    found: Team = get_object_or_404(organisation.teams.select_related("parent", "organisation"), pk=pk)
    return found


def _teams(organisation: Organisation) -> str:
    return reverse("people:teams", args=[organisation.code])


def _context(request: HttpRequest, team: Team, **more: Any) -> dict[str, Any]:
    above, grants = ("Teams", _teams(team.organisation)), team.grants.select_related("person")
    return of_organisation(request, team.organisation, above, team=team, grants=grants, **more)
