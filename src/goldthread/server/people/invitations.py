"""Whether an invitation may still be accepted."""

from datetime import timedelta

from django.utils import timezone

from goldthread.server.audit.actions import Refusal

from .access import may_grant
from .models import Invitation

VALID_FOR = timedelta(days=14)


class NoLongerOpen(Refusal):
    """An invitation was accepted, withdrawn, or has run out."""


def has_run_out(invitation: Invitation) -> bool:
    """Whether its 14 days, in real time, are over."""
    return timezone.now() > invitation.invited_at + VALID_FOR


def refuse_unless_open(invitation: Invitation) -> None:
    """Say why an invitation can no longer be accepted. Raises NoLongerOpen."""
    refuse_answered(invitation)
    if not may_grant(invitation.invited_by, invitation.role, invitation.place):
        raise NoLongerOpen("Whoever sent this invitation may no longer invite people. Ask for a new one.")
    if has_run_out(invitation):
        raise NoLongerOpen(
            f"This invitation ran out: it was good for {VALID_FOR.days} days. Ask for a new one."
        )


def refuse_answered(invitation: Invitation) -> None:
    """Say that an invitation was accepted or withdrawn. Raises NoLongerOpen."""
    if invitation.accepted_at:
        raise NoLongerOpen("This invitation was accepted already. Sign in to go on.")
    if invitation.withdrawn_at:
        raise NoLongerOpen("This invitation was withdrawn. Ask whoever sent it.")
