"""Several at once, out of a pasted list: looked at first, then done, whole or not at all."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldthread.server.ui.formats import plural
from goldthread.server.ui.forms import refusals_shown_on
from goldthread.server.ui.happened import happened

from .. import actions, letters
from ..abilities import PeopleAbility
from ..access import require
from ..models import Team
from ..pages import of_organisation, organisation_or_404, somebody
from ..pasting.forms import OutlineForm, RosterForm
from ..pasting.invitees import Invitee, invitees
from ..pasting.outlines import outline
from ..pasting.rosters import Roster, roster
from .granting import managed


def invite_many(request: HttpRequest, code: str) -> HttpResponse:
    """Names and addresses, pasted: what would become of each row; with the button, they are invited."""
    found, by = managed(request, code), somebody(request)
    form = RosterForm(request.POST or None, organisation=found, by=by)
    looked, rows = None, []
    if request.method == "POST" and form.is_valid():
        looked = roster(form.cleaned_data["pasted"])
        role, team = form.cleaned_data["role"], form.cleaned_data["team"]
        rows = invitees(looked.rows, organisation=found, role=role, team=team, by=by)
        _refuse_wrong(form, looked, rows)
        if "invite" in request.POST and form.was_seen and not form.errors:
            with refusals_shown_on(form):
                made = actions.invite_many(organisation=found, invitees=rows, by=by)
                happened(request, _invited(len(made)))
                return redirect("people:people_of", code)
    people = ("People", reverse("people:people_of", args=[code]))
    more = {"title": "Invite several people", "form": form, "looked": looked, "rows": rows}
    context = of_organisation(request, found, people, cancel=people[1], mail_folder=letters.folder(), **more)
    return render(request, "people/invite_many.jinja", context, status=422 if form.errors else 200)


def teams_many(request: HttpRequest, code: str) -> HttpResponse:
    """A tree of teams, pasted: which of them are new; with the button, they are added."""
    found = organisation_or_404(request, code)
    require(somebody(request), PeopleAbility.MANAGE_PEOPLE, found)
    form = OutlineForm(request.POST or None)
    looked = None
    if request.method == "POST" and form.is_valid():
        looked = outline(form.cleaned_data["pasted"])
        if "add" in request.POST and form.was_seen:
            with refusals_shown_on(form):
                made = actions.add_teams(organisation=found, paths=looked.paths, by=somebody(request))
                happened(request, f"{len(made)} {plural(len(made), 'team was', 'teams were')} added.")
                return redirect("people:teams", code)
    teams = ("Teams", reverse("people:teams", args=[code]))
    more = {"title": "Add several teams", "form": form, "looked": looked, "cancel": teams[1]}
    context = of_organisation(request, found, teams, known=_known(found.pk), **more)
    return render(request, "people/teams_many.jinja", context, status=422 if form.errors else 200)


def _refuse_wrong(form: RosterForm, looked: Roster, rows: list[Invitee]) -> None:
    """Say at the field which rows must be mended first; all of them are marked below it."""
    wrong = [each for each in rows if each.problem]
    if looked.wrong:
        form.add_error("pasted", looked.wrong)
    elif wrong:
        said = " ".join(f"Row {each.row}: {each.problem}." for each in wrong[:3])
        more = f" And {len(wrong) - 3} more." if len(wrong) > 3 else ""
        form.add_error("pasted", f"Nobody is invited yet. {said}{more}")


def _invited(number: int) -> str:
    if letters.are_sent():
        return plural(number, "1 invitation is on its way.", f"{number} invitations are on their way.")
    return (
        f"{number} {plural(number, 'person is', 'people are')} invited. No letter leaves here: give each "
        "the link below yourself."
    )


def _known(organisation: int) -> list[list[str]]:
    """The paths of the teams that are there and open, in small letters."""
    teams = {team.pk: team for team in Team.objects.filter(organisation=organisation, closed_on=None)}

    def path(team: Team) -> list[str]:
        above = path(teams[team.parent_id]) if team.parent_id in teams else []
        return [*above, team.name.lower()]

    return [path(team) for team in teams.values()]
