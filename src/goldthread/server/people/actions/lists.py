"""Several at once, out of a pasted list: whole, or not at all."""

from collections.abc import Sequence

from goldthread.server import clock, names
from goldthread.server.audit.actions import Refusal, action, record
from goldthread.server.refusal import NotAName

from ..abilities import PeopleAbility
from ..access import require, require_to_grant
from ..inviting import mail
from ..models import Invitation, Organisation, Person, Team
from ..pasting.invitees import Invitee
from ..pasting.outlines import Path
from .invitations import refuse_twice

LONGEST = Team._meta.get_field("name").max_length or 0


class NotAsItStands(Refusal):
    """A list holds rows that must be mended first, or nothing that is new."""


@action
def invite_many(*, organisation: Organisation, invitees: Sequence[Invitee], by: Person) -> list[Invitation]:
    """Ask everybody of a list who is not here and not asked yet, each by a letter of their own.

    Letters go once everything is saved. Raises NotAsItStands where a row must be mended, or nobody is
    new; AlreadyThere where somebody else invited one of them since the list was looked at.
    """
    new = [each for each in invitees if each.is_new]
    if any(each.problem for each in invitees) or not new:
        raise NotAsItStands("Nobody was invited: mend the rows that are marked, or take them out.")
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)  # one list at a time
    made = [_invited(each, organisation, by) for each in new]
    record("people.invited", organisation, by=by, count=len(made), people=[each.name for each in made])
    for invitation in made:
        mail.send(invitation)
    return made


@action
def add_teams(*, organisation: Organisation, paths: Sequence[Path], by: Person) -> list[Team]:
    """Add the teams of a list that are not there yet, each below the one it is part of.

    paths: names from the top down, every team after the one it is part of. Raises NotAsItStands where
    nothing of it is new.
    """
    require(by, PeopleAbility.MANAGE_PEOPLE, organisation)
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)  # one list at a time
    known = {
        (team.parent_id, team.name.casefold()): team for team in organisation.teams.filter(closed_on=None)
    }
    made: list[Team] = []
    for path in paths:
        parent: Team | None = None
        for name in path:
            at = (parent.pk if parent else None, name.casefold())
            if at not in known:
                known[at] = _team(organisation, name, parent)
                made.append(known[at])
            parent = known[at]
    if not made:
        raise NotAsItStands("Every team of the list is there already.")
    record("teams.added", organisation, by=by, count=len(made), teams=[team.name for team in made])
    return made


def _invited(invitee: Invitee, organisation: Organisation, by: Person) -> Invitation:
    place = invitee.team or organisation
    require_to_grant(by, invitee.role, place)
    refuse_twice(invitee.email, invitee.role, place)
    return Invitation.objects.create(
        email=invitee.email,
        name=invitee.name,
        role=invitee.role,
        organisation=organisation,
        team=invitee.team,
        invited_by=by,
        invited_at=clock.now(),
    )


def _team(organisation: Organisation, name: str, parent: Team | None) -> Team:
    if why := names.wrong_with(name):
        raise NotAName("name", why)
    if len(name) > LONGEST:
        raise NotAsItStands(f"‘{name[:40]}…’ is longer than a name can be ({LONGEST} characters).")
    team: Team = Team.objects.create(organisation=organisation, name=name, parent=parent)
    return team
