"""Whether an organisation may still answer a partnership that asked it, and which wait for whom."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone

from ..abilities import PeopleAbility
from ..access import can
from ..models import Organisation, Partnership, PartnershipInvitation, Person
from .answering import ACCEPTED, VALID_FOR, NoLongerOpen


def has_run_out(invitation: PartnershipInvitation) -> bool:
    """Whether the 14 days of one sent by e-mail are over. One to a code waits until it is answered."""
    return bool(invitation.email) and timezone.now() > invitation.invited_at + VALID_FOR


def refuse_unless_open(invitation: PartnershipInvitation) -> None:
    """Say why it can no longer be answered. Raises NoLongerOpen."""
    if invitation.accepted_at:
        raise NoLongerOpen(ACCEPTED)
    if invitation.declined_at:
        raise NoLongerOpen("This invitation was declined. Ask for a new one if that was a mistake.")
    if invitation.withdrawn_at:
        raise NoLongerOpen("This invitation was withdrawn. Ask whoever sent it.")
    if has_run_out(invitation):
        raise NoLongerOpen(
            f"This invitation ran out: it was good for {VALID_FOR.days} days. Ask for a new one."
        )
    by = invitation.invited_by
    if by and not can(by, PeopleAbility.SET_ORGANISATION, invitation.partnership):
        raise NoLongerOpen("Whoever sent this invitation may no longer invite. Ask for a new one.")


def waiting_at(partnership: Partnership) -> QuerySet[PartnershipInvitation]:
    """Those a partnership asked that have not answered, newest first."""
    return _unanswered().filter(partnership=partnership)


def waiting_for(organisations: QuerySet[Organisation] | list[Organisation]) -> list[PartnershipInvitation]:
    """The partnerships that ask these organisations, and of which they are not members already."""
    codes = {each.code for each in organisations}
    return [each for each in unanswered(codes) if _is_still_offered(each)]


def unanswered(codes: Iterable[str]) -> list[PartnershipInvitation]:
    """Those that ask these organisations and have neither run out nor been overtaken: two queries.

    Whether whoever asked may still ask is not looked at.
    """
    found = _unanswered().filter(code__in=set(codes)).prefetch_related("partnership__organisations")
    return [each for each in found if not has_run_out(each) and not _is_member(each)]


def asked_of(person: Person) -> list[PartnershipInvitation]:
    """The partnerships that ask an organisation for which this person may say yes."""
    held = person.reach.by_organisation
    mine = [pk for pk, abilities in held.items() if PeopleAbility.SET_ORGANISATION in abilities]
    return waiting_for(Organisation.objects.filter(pk__in=mine)) if mine else []


def _is_member(invitation: PartnershipInvitation) -> bool:
    return invitation.code in {each.code for each in invitation.partnership.organisations.all()}


def _is_still_offered(invitation: PartnershipInvitation) -> bool:
    try:
        refuse_unless_open(invitation)
    except NoLongerOpen:
        return False
    return True


def _unanswered() -> QuerySet[PartnershipInvitation]:
    waiting = PartnershipInvitation.objects.filter(accepted_at=None, declined_at=None, withdrawn_at=None)
    return waiting.select_related("partnership", "invited_by")
