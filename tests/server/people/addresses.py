"""What the addresses of people, organisations and partnerships are tried on."""

from datetime import date

from goldthread.server.people import actions as people
from goldthread.server.people.addresses import token_of as token_to_take
from goldthread.server.people.inviting.mail import token_of as token_to_accept
from goldthread.server.people.inviting.partnership_mail import token_of as token_to_join
from goldthread.server.people.models import DatedEvent
from goldthread.server.people.roles import Role

from ..addresses.expecting import LET_IN, Otherwise
from ..addresses.visitors import SIGNED_IN
from ..addresses.world import World

OTHERWISE = [
    Otherwise("people:own_address", "leads to one's own page", got=302),
    Otherwise("people:passkey_sign_in", "leads to signing in", got=302),
    Otherwise("people:take_address", "it says that it is done", got=200, ways=("POST",)),
    Otherwise("people:accept", "somebody else is invited", got=410, ways=("POST",), who=SIGNED_IN),
    Otherwise("people:asked", "it is they who are asked", instead_of=404, got=LET_IN, who=("outsider",)),
    Otherwise(
        "people:give_role_back",
        "it was held where they manage people",
        instead_of=404,
        got=LET_IN,
        who=("facilitator", "administrator"),
    ),
    Otherwise(
        "people:leave_partnership",
        "the partnership is theirs to set",
        instead_of=403,
        got=LET_IN,
        who=("partnership administrator",),
    ),
]


def fill(world: World) -> None:
    """Somebody with a role, one who left, roles that ended, teams, an event, and invitations that wait."""
    _what_there_is(world)
    _who_is_asked(world)
    granted = world.add("somebody", Role.STAFF)
    by = world.people["administrator"]
    taken = people.revoke(grant=world.add("taken", Role.STAFF).grants.get(), by=by)
    world.blanks |= {
        "Person.pk": granted.pk,
        "people:grant.pk": granted.pk,
        "people:revoke.pk": granted.grants.get().pk,
        "Departure.pk": world.people["left"].pk,
        "EndedRole.pk": taken.pk,
        "people:end_session.pk": 1,
        "people:take_address.token": token_to_take(granted, "other@example.org"),
    }


def _what_there_is(world: World) -> None:
    trust, by = world.trust, world.people["administrator"]
    old = people.add_team(organisation=trust, name="Old", by=by)
    people.close_team(team=old, roles="end", by=by)
    event = people.record_dated_event(
        organisation=trust,
        kind=DatedEvent.Kind.INSPECTION,
        on=date(2019, 2, 1),
        title="An inspection",
        by=by,
    )
    world.blanks |= {
        "Team.pk": world.team.pk,
        "people:edit_team.pk": world.team.pk,
        "people:close_team.pk": world.team.pk,
        "people:reopen_team.pk": old.pk,
        "people:remove_event.pk": event.pk,
    }


def _who_is_asked(world: World) -> None:
    by, chair = world.people["administrator"], world.people["partnership administrator"]
    asking = {"organisation": world.trust, "role": Role.STAFF, "by": by}
    invited = people.invite(email="new@example.org", name="New", **asking)  # type: ignore[arg-type]
    asked = people.invite(email="outsider@example.org", name="O", **asking)  # type: ignore[arg-type]
    others = people.found_partnership(slug="others", name="Others", organisations=[], by=None)
    joining = people.invite_organisation(partnership=others, code=world.trust.code, by=None)
    founding = people.invite_organisation(
        partnership=others, name="Barking", email="founder@example.org", by=None
    )
    waiting = people.invite_organisation(partnership=world.both, code="BHRUT", by=chair)
    there = {"partnership": world.both, "role": Role.EVALUATOR, "by": chair}
    at_both = people.invite(email="x@example.org", name="X", **there)  # type: ignore[arg-type]
    board = world.people["partnership board"]
    world.blanks |= {
        "people:withdraw.pk": invited.pk,
        "people:send_again.pk": invited.pk,
        "Invitation.pk": asked.pk,
        "people:accept.token": token_to_accept(invited),
        "people:join_partnership.token": token_to_join(founding),
        "people:answer_partnership.pk": joining.pk,
        "people:withdraw_organisations_invitation.pk": waiting.pk,
        "people:withdraw_from_partnership.pk": at_both.pk,
        "people:revoke_at_partnership.pk": board.grants.get().pk,
    }
