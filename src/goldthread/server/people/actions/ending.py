"""Roles that end, kept so that they can be given back."""

from django.utils import timezone

from goldthread.server.audit.actions import Refusal, action, record

from ..access import require_to_grant
from ..models import Departure, EndedRole, Grant, Person, Team
from ..roles import Role
from .people import forget_reach
from .refusals import HasLeft


class TheLastAdministrator(Refusal):
    """Without whoever administers a place, nobody could let anybody in there."""


class NotToBeGivenBack(Refusal):
    """A role that ended cannot be given back as it was."""


@action
def revoke(*, grant: Grant, by: Person) -> EndedRole:
    """Take a role away. It can be given back."""
    require_to_grant(by, grant.role, grant.place)
    grant = Grant.objects.select_for_update(of=("self",)).get(pk=grant.pk)
    refuse_the_last_administrator(grant)
    record("role.revoked", grant.person, by=by, role=grant.get_role_display(), at=grant.place)
    return end(grant, EndedRole.How.TAKEN)


@action
def give_role_back(*, ended: EndedRole, by: Person) -> Grant:
    """Give a role back that was taken away by mistake, to somebody who is still here."""
    require_to_grant(by, ended.role, ended.place)
    ended = EndedRole.objects.select_for_update(of=("self",)).get(pk=ended.pk)
    if why := why_not_back(ended):
        raise NotToBeGivenBack(why)
    if not ended.person.is_active:
        raise HasLeft(f"{ended.person} has left. If that is a mistake, say so on their page.")
    given = give_back(ended)
    record("role.given_back", ended.person, by=by, role=ended.get_role_display(), at=ended.place)
    return given


def refuse_the_last_administrator(grant: Grant) -> None:
    """Refuse to end the role of the only administrator of an organisation or a partnership."""
    if grant.role != Role.ADMINISTRATOR or grant.team_id:
        return
    place = grant.organisation or grant.partnership
    assert place  # it is of no team
    type(place)._default_manager.select_for_update(no_key=True).get(pk=place.pk)  # one at a time
    others = Grant.objects.filter(
        role=Role.ADMINISTRATOR,
        organisation=grant.organisation,
        partnership=grant.partnership,
        person__is_active=True,
    ).exclude(pk=grant.pk)
    if not others.exists():
        raise TheLastAdministrator(
            f"{grant.person} is the only administrator of {grant.place}: make somebody else one first."
        )


def end(grant: Grant, how: EndedRole.How, departure: Departure | None = None) -> EndedRole:
    """Within an action: the role ends, and is kept."""
    ended = EndedRole.objects.create(
        person=grant.person,
        role=grant.role,
        team=grant.team,
        organisation=grant.organisation,
        partnership=grant.partnership,
        how=how,
        departure=departure,
    )
    forget_reach(grant.person)
    grant.delete()
    return ended


def why_not_back(ended: EndedRole) -> str:
    """Why a role cannot be held again where it was; empty where it can."""
    if ended.given_back_at:
        return f"{ended} was given back already."
    if isinstance(ended.place, Team) and ended.place.closed_on:
        return f"The team {ended.place} is closed: open it again first."
    return ""


def give_back(ended: EndedRole) -> Grant:
    """Within an action: the role is held again; whoever has it already keeps it."""
    ended.given_back_at = timezone.now()
    ended.save(update_fields=["given_back_at"])
    given, _ = Grant.objects.get_or_create(
        person=ended.person,
        role=ended.role,
        team=ended.team,
        organisation=ended.organisation,
        partnership=ended.partnership,
    )
    forget_reach(ended.person)
    return given
