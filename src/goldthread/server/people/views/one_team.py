"""One team: called otherwise, moved, closed, opened again."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldthread.server.audit.queries import history
from goldthread.server.ui.forms import refusals_shown_on
from goldthread.server.ui.happened import happened

from .. import actions
from ..abilities import PeopleAbility
from ..access import require
from ..forms import CloseTeamForm, EditTeamForm
from ..models import Organisation, Team
from ..pages import of_organisation, organisation_or_404, somebody


def team(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """What it is called, what it is part of, who holds a role there, and what happened to it."""
    found, team = _found(request, code, pk)
    form = EditTeamForm(request.POST or None, team=team)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.edit_team(team=team, by=somebody(request), **form.cleaned_data)
            happened(request, "The team is saved.", next=("All teams", _teams(found)))
            return redirect("people:team", code, pk)
    context = _context(request, found, title=team.name, team=team, form=form, cancel=_teams(found))
    context |= {"grants": team.grants.select_related("person"), "history": history(team)}
    return render(request, "people/team.jinja", context, status=422 if form.errors else 200)


def close_team(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Close it: it keeps its past."""
    found, team = _found(request, code, pk)
    form = CloseTeamForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            actions.close_team(team=team, by=somebody(request), **form.cleaned_data)
            back = reverse("people:reopen_team", args=[code, pk])
            happened(request, f"{team} is closed.", take_back=back)
            return redirect("people:teams", code)
    context = _context(request, found, title=f"Close {team}", form=form, button="Close the team")
    context |= {"cancel": reverse("people:team", args=[code, pk]), "team": team}
    context["grants"] = team.grants.select_related("person")
    return render(request, "people/close_team.jinja", context, status=422 if form.errors else 200)


@require_POST
def reopen_team(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Open a closed team again."""
    _, team = _found(request, code, pk)
    actions.reopen_team(team=team, by=somebody(request))
    happened(request, f"{team} is open again, and roles that ended with it are held again.")
    return redirect("people:teams", code)


def _found(request: HttpRequest, code: str, pk: int) -> tuple[Organisation, Team]:
    found = organisation_or_404(request, code)
    require(somebody(request), PeopleAbility.MANAGE_PEOPLE, found)
    team: Team = get_object_or_404(found.teams.select_related("parent", "organisation"), pk=pk)
    return found, team


def _teams(found: Organisation) -> str:
    return reverse("people:teams", args=[found.code])


def _context(request: HttpRequest, found: Organisation, **more: Any) -> dict[str, Any]:
    return of_organisation(request, found, ("Teams", _teams(found)), **more)
