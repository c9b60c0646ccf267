"""Invitations: somebody is asked by e-mail to take a role or a part, and says yes or no themselves."""

from allauth.account.models import EmailAddress
from django.core.validators import validate_email
from django.db import models
from django.db.models import Q

from goldthread.server import clock
from goldthread.server.audit.actions import action, key, record
from goldthread.server.security import log

from .. import asking
from ..access import NotAllowed, require_to_grant
from ..inviting import mail
from ..inviting.answering import (
    answers_by_signing_in,
    has_run_out,
    refuse_another,
    refuse_answered,
    refuse_to_vouch,
    refuse_unless_open,
)
from ..models import Grant, Invitation, Organisation, Partnership, Person, Team
from ..roles import Role
from ..sessions import Kind
from .people import add_person, take_role
from .refusals import AlreadyThere, NotOfThisOrganisation

Host = Organisation | Partnership


@action
def invite(
    *,
    email: str,
    name: str,
    role: Role,
    organisation: Organisation | None = None,
    team: Team | None = None,
    partnership: Partnership | None = None,
    by: Person,
) -> Invitation:
    """Ask somebody to join an organisation or a partnership, by an e-mail whose link is good for 14 days.

    The letter goes once everything is saved. It goes the same way whether the address has an account or
    not, and says nothing of it.
    """
    host = _host(organisation, partnership)
    require_to_grant(by, role, team or host)
    if team and team.organisation_id != host.pk:
        raise NotOfThisOrganisation(f"{team} is not a team of {host}.", about="team")
    email = _address(email)
    _lock(host)
    refuse_twice(email, role, team or host)
    invitation = Invitation.objects.create(
        email=email,
        name=name,
        role=role,
        organisation=organisation,
        team=team,
        partnership=partnership,
        invited_by=by,
        invited_at=clock.now(),
    )
    record("person.invited", host, by=by, name=name, role=Role(role).label, at=invitation.place)
    mail.send(invitation)
    return invitation


@action
def ask(
    *, email: str, name: str, organisation: Organisation, about: models.Model, asks: str, by: Person
) -> Invitation:
    """Ask somebody into something of a room: `asks` follows ‘invites you’, such as ‘to be the patient
    partner in the workshop Letters’.

    For a room's own actions, which have asked who may. What accepting does, the room registers in
    `asking`. One question waits at a time about one thing and address: the same again is AlreadyThere. The
    record names nobody.
    """
    email = _address(email)
    waiting = _waiting(email).filter(about=key(about))
    if any(not has_run_out(each) for each in waiting):
        raise AlreadyThere(f"{email} has been asked already, and has not answered yet.", about="email")
    invitation = Invitation.objects.create(
        email=email,
        name=name,
        about=key(about),
        asks=asks,
        organisation=organisation,
        invited_by=by,
        invited_at=clock.now(),
    )
    record("person.asked", about, by=by, asks=asks)
    mail.send(invitation)
    return invitation


@action
def send_again(*, invitation: Invitation, by: Person) -> Invitation:
    """Send an invitation to a role once more: its 14 days begin anew, and both letters lead to the same."""
    require_to_grant(by, invitation.role, invitation.place)
    invitation = _locked(invitation)
    refuse_answered(invitation)
    invitation.invited_at, invitation.invited_by = clock.now(), by
    invitation.save(update_fields=["invited_at", "invited_by"])
    record("invitation.sent_again", invitation.host, by=by, name=invitation.name)
    mail.send(invitation)
    return invitation


@action
def withdraw(*, invitation: Invitation, by: Person) -> None:
    """Take an invitation to a role back: its link leads nowhere from now on."""
    require_to_grant(by, invitation.role, invitation.place)
    _withdrawn(invitation)
    record("invitation.withdrawn", invitation.host, by=by, name=invitation.name)


@action
def withdraw_question(*, invitation: Invitation, by: Person) -> None:
    """Take back what somebody was asked into, for a room's own actions, which have asked who may."""
    if not invitation.about:
        raise NotAllowed("This invitation is to a role.")
    _withdrawn(invitation)
    record("question.withdrawn", invitation.host, by=by, asks=invitation.asks)


@action
def accept(*, invitation: Invitation, by: Person | None = None) -> Person:
    """Say yes: the role, or the part, is theirs. Nobody is signed in by it.

    By link (`by` is None) for whoever has no account in use: they are made known, with their address
    proved, for the link came to it; somebody who had left is back. Whoever has an account says yes
    signed in: nobody can do it for them.
    """
    invitation = _locked(invitation)
    refuse_unless_open(invitation)
    person = _signed_in(invitation, by) if by else _by_link(invitation)
    if invitation.about:
        asking.accepted(invitation, person)
    elif not Grant.objects.filter(_at(invitation.place), person=person, role=invitation.role).exists():
        role = Role(invitation.role)
        take_role(role=role, place=invitation.place, asked_by=invitation.invited_by, by=person)
    invitation.accepted_at = clock.now()
    invitation.save(update_fields=["accepted_at"])
    if by is None:
        log.note(Kind.INVITATION_USED, person=person.pk)
    # what they were asked into, its room records: beside a patient partner's name it stands nowhere
    record("invitation.accepted", person, by=person, at=invitation.place, invited_by=invitation.invited_by)
    return person


@action
def decline(*, invitation: Invitation, by: Person | None = None) -> None:
    """Say no, by the link or signed in, for as long as nothing else was answered.

    Whoever invited sees that, under the name they typed. Of what a room asks, the record names nobody.
    """
    invitation = _locked(invitation)
    refuse_answered(invitation)
    if by:
        refuse_another(invitation, by)
    asking.declined(invitation)
    invitation.declined_at = clock.now()
    invitation.save(update_fields=["declined_at"])
    name = "" if invitation.about else invitation.name
    who = None if invitation.about else by
    record("invitation.declined", invitation.host, by=who, name=name, asks=invitation.asks)


def _signed_in(invitation: Invitation, by: Person) -> Person:
    refuse_another(invitation, by)
    return by


def _by_link(invitation: Invitation) -> Person:
    person = Person.objects.select_for_update().filter(email=invitation.email).first()
    if person and answers_by_signing_in(person):
        raise NotAllowed("This invitation is answered by signing in.")
    if person:
        refuse_to_vouch(person, invitation.invited_by)
    if person and not person.is_active:
        person.is_active, person.left_on = True, None
        person.save(update_fields=["is_active", "left_on"])
    person = person or add_person(
        email=invitation.email, name=invitation.name, asked_by=invitation.invited_by, by=None
    )
    EmailAddress.objects.update_or_create(
        user=person, email=person.email, defaults={"verified": True, "primary": True}
    )
    return person


def _withdrawn(invitation: Invitation) -> None:
    invitation = _locked(invitation)
    refuse_answered(invitation)
    invitation.withdrawn_at = clock.now()
    invitation.save(update_fields=["withdrawn_at"])


def _locked(invitation: Invitation) -> Invitation:
    locked = Invitation.objects.select_for_update(of=("self",))
    return locked.select_related("organisation", "team", "partnership", "invited_by").get(pk=invitation.pk)


def _address(email: str) -> str:
    email = email.strip().lower()
    validate_email(email)
    return email


def _host(organisation: Organisation | None, partnership: Partnership | None) -> Host:
    host = organisation or partnership
    if host is None or (organisation and partnership):
        raise NotOfThisOrganisation("A role is offered at an organisation or at a partnership.")
    return host


def _lock(host: Host) -> None:
    """One invitation at a time, so that nobody is invited twice."""
    type(host)._default_manager.select_for_update().get(pk=host.pk)


def _waiting(email: str) -> models.QuerySet[Invitation]:
    return Invitation.objects.filter(email=email, accepted_at=None, declined_at=None, withdrawn_at=None)


def refuse_twice(email: str, role: Role, place: Team | Host) -> None:
    """Refuse an address that holds the role there, or was asked and has not answered. Raises AlreadyThere."""
    if Grant.objects.filter(_at(place), person__email=email, role=role).exists():
        raise AlreadyThere(f"{email} is {Role(role).label.lower()} at {place} already.", about="email")
    waiting = _waiting(email).filter(role=role).select_related("team", "organisation", "partnership")
    if any(i.place == place and not has_run_out(i) for i in waiting):
        raise AlreadyThere(f"{email} has been invited already, and has not answered yet.", about="email")


def _at(place: Team | Host) -> Q:
    return Q(**{{Team: "team", Organisation: "organisation", Partnership: "partnership"}[type(place)]: place})
