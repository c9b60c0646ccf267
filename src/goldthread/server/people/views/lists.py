"""Several at once, out of a pasted list: looked at first, then done, whole or not at all."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.server.ui.form_page import posted, tried
from goldthread.server.ui.formats import plural
from goldthread.server.ui.happened import Done

from .. import actions, letters
from ..models import Organisation, Team
from ..pages import of_organisation, somebody
from ..pasting.forms import OutlineForm, RosterForm
from ..pasting.invitees import Invitee, invitees
from ..pasting.outlines import outline
from ..pasting.rosters import Roster, roster


def invite_many(request: HttpRequest, found: Organisation) -> HttpResponse:
    """Names and addresses, pasted: what would become of each row; with the button, they are invited."""
    form = RosterForm(posted(request), organisation=found, by=somebody(request))
    looked, rows = _looked_at(request, form, found)
    people = ("People", reverse("people:people_of", args=[found.code]))
    if looked and "invite" in request.POST and form.was_seen and not form.errors:
        act = partial(actions.invite_many, organisation=found, invitees=rows)
        if done := tried(request, form, act, then=lambda made: Done(people[1], _invited(len(made)))):
            return done
    more = {"title": "Invite several people", "form": form, "looked": looked, "rows": rows}
    context = of_organisation(request, found, people, cancel=people[1], mail_folder=letters.folder(), **more)
    return render(request, "people/invite_many.jinja", context, status=422 if form.errors else 200)


def _looked_at(
    request: HttpRequest, form: RosterForm, found: Organisation
) -> tuple[Roster | None, list[Invitee]]:
    """What was pasted, and what would become of each row; what is wrong with it stands on the form."""
    if not form.is_valid():
        return None, []
    looked = roster(form.cleaned_data["pasted"])
    role, team = form.cleaned_data["role"], form.cleaned_data["team"]
    rows = invitees(looked.rows, organisation=found, role=role, team=team, by=somebody(request))
    _refuse_wrong(form, looked, rows)
    return looked, rows


def teams_many(request: HttpRequest, found: Organisation) -> HttpResponse:
    """A tree of teams, pasted: which of them are new; with the button, they are added."""
    form = OutlineForm(posted(request))
    looked = outline(form.cleaned_data["pasted"]) if form.is_valid() else None
    teams = ("Teams", reverse("people:teams", args=[found.code]))
    if looked and "add" in request.POST and form.was_seen:
        act = partial(actions.add_teams, organisation=found, paths=looked.paths)
        if done := tried(request, form, act, then=lambda made: Done(teams[1], _added(len(made)))):
            return done
    more = {"title": "Add several teams", "form": form, "looked": looked, "cancel": teams[1]}
    context = of_organisation(request, found, teams, known=_known(found.pk), **more)
    return render(request, "people/teams_many.jinja", context, status=422 if form.errors else 200)


def _added(number: int) -> str:
    return f"{number} {plural(number, 'team was', 'teams were')} added."


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
