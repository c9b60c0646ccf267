"""Invitations: somebody is asked to join by e-mail, and a role waits for them."""

from allauth.account.models import EmailAddress
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from goldthread.server.audit.actions import action, record

from .. import invitation_mail
from ..access import require_to_grant
from ..invitations import has_run_out, refuse_answered, refuse_unless_open
from ..models import Grant, Invitation, Organisation, Person, Team
from ..roles import Role
from .people import add_person
from .people import grant as grant_role
from .refusals import AlreadyThere, NotOfThisOrganisation


@action
def invite(
    *, email: str, name: str, role: Role, organisation: Organisation, team: Team | None = None, by: Person
) -> Invitation:
    """Ask somebody to join, by an e-mail whose link is good for 14 days.

    Sent once everything is saved. Whoever has an account already accepts in the same way, and is
    only granted the role.
    """
    require_to_grant(by, role, team or organisation)
    if team and team.organisation_id != organisation.pk:
        raise NotOfThisOrganisation(f"{team} is not a team of {organisation}.")
    email = email.strip().lower()
    validate_email(email)
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)  # one at a time
    _refuse_twice(email, role, team or organisation)
    invitation = Invitation.objects.create(
        email=email, name=name, role=role, organisation=organisation, team=team, invited_by=by
    )
    record("person.invited", organisation, by=by, name=name, role=Role(role).label, at=invitation.place)
    transaction.on_commit(lambda: invitation_mail.send(invitation))
    return invitation


@action
def withdraw(*, invitation: Invitation, by: Person) -> None:
    """Take an invitation back: its link leads nowhere from now on."""
    require_to_grant(by, invitation.role, invitation.place)
    invitation = _locked(invitation)
    refuse_answered(invitation)
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    record("invitation.withdrawn", invitation.organisation, by=by, name=invitation.name)


@action
def accept(*, invitation: Invitation) -> Person:
    """Make the invited person known, with the role that waited for them; nobody is signed in yet.

    Their address is proved, for the link came to it. Somebody known already is granted the role, and
    somebody who had left is back.
    """
    invitation = _locked(invitation)
    refuse_unless_open(invitation)
    person = _known(invitation) or add_person(email=invitation.email, name=invitation.name, by=None)
    EmailAddress.objects.update_or_create(
        user=person, email=person.email, defaults={"verified": True, "primary": True}
    )
    if not Grant.objects.filter(_at(invitation.place), person=person, role=invitation.role).exists():
        grant_role(person=person, role=Role(invitation.role), place=invitation.place, by=None)
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    record("invitation.accepted", person, by=person, at=invitation.place, invited_by=invitation.invited_by)
    return person


def _known(invitation: Invitation) -> Person | None:
    person = Person.objects.select_for_update().filter(email=invitation.email).first()
    if person and not person.is_active:
        person.is_active, person.left_on = True, None
        person.save(update_fields=["is_active", "left_on"])
    return person


def _locked(invitation: Invitation) -> Invitation:
    locked = Invitation.objects.select_for_update(of=("self",))
    return locked.select_related("organisation", "team", "invited_by").get(pk=invitation.pk)


def _refuse_twice(email: str, role: Role, place: Team | Organisation) -> None:
    if Grant.objects.filter(_at(place), person__email=email, role=role).exists():
        raise AlreadyThere(f"{email} is {Role(role).label.lower()} at {place} already.", about="email")
    waiting = Invitation.objects.filter(email=email, role=role, accepted_at=None, withdrawn_at=None)
    if any(i.place == place and not has_run_out(i) for i in waiting.select_related("team", "organisation")):
        raise AlreadyThere(f"{email} has been invited already, and has not answered yet.", about="email")


def _at(place: Team | Organisation) -> Q:
    return Q(team=place) if isinstance(place, Team) else Q(organisation=place)
