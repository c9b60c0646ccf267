"""Whether an invitation may still be answered, and by whom."""

from datetime import timedelta

from goldthread.server import clock
from goldthread.server.audit.actions import Refusal

from .. import asking, letters
from ..access import may_grant
from ..models import Invitation, Person
from ..parting import is_in_hand

VALID_FOR = timedelta(days=14)
ACCEPTED = (
    "This invitation was accepted already. Sign in to go on; if no password was set yet, follow "
    "‘Forgotten your password?’ there."
)


class NoLongerOpen(Refusal):
    """An invitation was answered, withdrawn, or has run out."""


class ProvesNothing(Refusal):
    """A link that was handed over says nothing of who reads the address it is for."""


class ForSomebodyElse(Refusal):
    """An invitation went to another address than that of whoever answers it."""


def has_run_out(invitation: Invitation) -> bool:
    """Whether its 14 days, in real time, are over."""
    return clock.now() > invitation.invited_at + VALID_FOR


def refuse_unless_open(invitation: Invitation) -> None:
    """Say why an invitation can no longer be answered. Raises NoLongerOpen."""
    refuse_answered(invitation)
    if not _still_offered(invitation):
        raise NoLongerOpen("Whoever sent this invitation may no longer invite people. Ask for a new one.")
    if has_run_out(invitation):
        raise NoLongerOpen(
            f"This invitation ran out: it was good for {VALID_FOR.days} days. Ask for a new one."
        )
    if why := asking.why_not(invitation):
        raise NoLongerOpen(why)


def refuse_answered(invitation: Invitation) -> None:
    """Say that an invitation was answered or withdrawn. Raises NoLongerOpen."""
    if invitation.accepted_at:
        raise NoLongerOpen(ACCEPTED)
    if invitation.declined_at:
        raise NoLongerOpen("This invitation was declined. Ask for a new one if that was a mistake.")
    if invitation.withdrawn_at:
        raise NoLongerOpen("This invitation was withdrawn. Ask whoever sent it.")


def is_open(invitation: Invitation) -> bool:
    """Whether it can still be answered."""
    try:
        refuse_unless_open(invitation)
    except NoLongerOpen:
        return False
    return True


def refuse_another(invitation: Invitation, by: Person) -> None:
    """Refuse whoever signs in with another address. Raises ForSomebodyElse."""
    if by.email.lower() != invitation.email:
        raise ForSomebodyElse(
            "This invitation went to another e-mail address than yours. Sign out, and follow its link again."
        )


def answers_by_signing_in(person: Person) -> bool:
    """Whether somebody has an account that is in use: then only they themselves can say yes, signed in."""
    return person.is_active and (person.has_usable_password() or person.last_login is not None)


def refuse_to_vouch(person: Person, invited_by: Person | None) -> None:
    """Refuse to take whoever follows a link for somebody known, where it came by hand. Raises ProvesNothing.

    A letter is read by whoever the address belongs to. Where none leaves, the link is in the hands of
    whoever invited: good for those whom they may let in anyway. Whoever has the server's shell may
    (`invited_by` is None).
    """
    if invited_by and not letters.are_sent() and not is_in_hand(person, invited_by):
        raise ProvesNothing(
            "Somebody with this address is here already, and has not signed in yet. Ask whoever looks after "
            "the server for a link to sign in with (they type: goldthread link), and answer this on your "
            "first page."
        )


def _still_offered(invitation: Invitation) -> bool:
    if invitation.about:
        return invitation.invited_by.is_active
    return may_grant(invitation.invited_by, invitation.role, invitation.place)
