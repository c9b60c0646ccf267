"""Teams: called otherwise, moved, closed with their past, and opened again."""

from typing import Literal

from goldthread.server import clock
from goldthread.server.audit.actions import Refusal, action, record
from goldthread.server.audit.changes import changes, state

from ..abilities import PeopleAbility
from ..access import require, require_to_grant
from ..models import EndedRole, Grant, Organisation, Person, Team
from .ending import end, give_back
from .refusals import AlreadyThere, Closed, NotOfThisOrganisation

Roles = Literal["end", "move"]


class NotInItself(Refusal):
    """A team was to be part of itself, or of a team below it."""

    about = "parent"


class StillHasTeams(Refusal):
    """A team with open teams below it is not closed."""


@action
def edit_team(*, team: Team, name: str, parent: Team | None, by: Person) -> Team:
    """Call a team otherwise, or make it part of another, with all below it.

    Whoever holds a role above it reaches it from then on, and whoever held one above it before does not.
    """
    team = _locked(team, by)
    if team.closed_on:
        raise Closed(f"{team} is closed: open it again first.")
    _refuse_place(team, parent)
    before = state(team, "name", "parent")
    team.name, team.parent = name.strip(), parent
    _refuse_a_second(team)
    team.full_clean(validate_constraints=False)
    team.save()
    record("team.edited", team, by=by, **changes(before, team))
    return team


@action
def close_team(*, team: Team, roles: Roles, reason: str = "", by: Person) -> Team:
    """Close a team: it keeps its past, and is offered no more.

    Roles held there end (`end`), or are held from then on at the team above it, or at the organisation
    where there is none (`move`). Refuses a team with open teams below it, naming them.
    """
    team = _locked(team, by)
    if team.closed_on:
        raise Closed(f"{team} is closed already.")
    if below := list(Team.objects.filter(parent=team, closed_on=None)):
        names = ", ".join(map(str, below))
        raise StillHasTeams(f"These are part of {team} and still open: {names}. Close or move them first.")
    held = list(Grant.objects.filter(team=team).select_related("person", "team__organisation"))
    for grant in held:
        _end_or_move(grant, team, roles, by)
    team.closed_on = clock.today()
    team.save(update_fields=["closed_on"])
    said = [f"{g.person}, {g.get_role_display().lower()}" for g in held]
    ended, moved = (said, "") if roles == "end" else ("", said)
    record("team.closed", team, by=by, on=team.closed_on, ended=ended, moved=moved, reason=reason)
    return team


@action
def reopen_team(*, team: Team, by: Person) -> Team:
    """Open a closed team again. Roles that ended with it are held again by whoever is still here."""
    team = _locked(team, by)
    if not team.closed_on:
        raise Closed(f"{team} is open.")
    if team.parent and team.parent.closed_on:
        raise Closed(f"{team} was part of {team.parent}, which is closed: open that again first.")
    _refuse_a_second(team)
    team.closed_on = None
    team.save(update_fields=["closed_on"])
    back = []
    for ended in _ended_with(team):
        give_back(ended)
        back.append(f"{ended.person}, {ended.get_role_display().lower()}")
    record("team.reopened", team, by=by, back=back)
    return team


def _locked(team: Team, by: Person) -> Team:
    """The team, one at a time in its organisation, for whoever manages people there."""
    organisation = Organisation.objects.select_for_update().get(pk=team.organisation_id)
    require(by, PeopleAbility.MANAGE_PEOPLE, organisation)
    found: Team = Team.objects.select_for_update(of=("self",)).select_related("parent").get(pk=team.pk)
    return found


def _refuse_place(team: Team, parent: Team | None) -> None:
    above = parent
    if parent and parent.organisation_id != team.organisation_id:
        raise NotOfThisOrganisation(f"{parent} is not a team of {team.organisation}.", about="parent")
    if parent and parent.closed_on:
        raise Closed(f"{parent} is closed.", about="parent")
    while above is not None:
        if above.pk == team.pk:
            raise NotInItself(f"{team} cannot be part of {parent}: {parent} is part of {team}.")
        above = above.parent


def _refuse_a_second(team: Team) -> None:
    others = Team.objects.filter(organisation=team.organisation, parent=team.parent, closed_on=None)
    if others.filter(name__iexact=team.name).exclude(pk=team.pk).exists():
        raise AlreadyThere(f"There is a team called {team.name} there already.", about="name")


def _end_or_move(grant: Grant, team: Team, roles: Roles, by: Person) -> None:
    person, role = grant.person, grant.role
    require_to_grant(by, role, team)
    if roles == "move":
        above = {"team": team.parent} if team.parent else {"organisation": team.organisation}
        require_to_grant(by, role, team.parent or team.organisation)
        Grant.objects.get_or_create(person=person, role=role, **above)
    end(grant, EndedRole.How.CLOSED)


def _ended_with(team: Team) -> list[EndedRole]:
    """The roles that ended when it was last closed, of people who are still here."""
    ended = EndedRole.objects.select_for_update(of=("self",)).filter(
        team=team, how=EndedRole.How.CLOSED, given_back_at=None, person__is_active=True
    )
    return list(ended.select_related("person"))
