"""Partnerships: begun, asked into, joined and left."""

from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.text import slugify

from goldthread.server.audit.actions import action, record
from goldthread.server.audit.changes import changes, state

from ..abilities import PeopleAbility
from ..access import NotAllowed, can, require
from ..inviting import partnership_mail
from ..inviting.answering import answers_by_signing_in, refuse_to_vouch
from ..inviting.partnerships import has_run_out, refuse_unless_open
from ..models import CODE, Organisation, Partnership, PartnershipInvitation, Person
from ..roles import Role
from ..vocabulary import FIRST_PACK, Vocabulary, check
from .organisations import found_organisation
from .people import add_person, grant, take_role
from .refusals import AlreadyThere, NotOfThisOrganisation


@action
def found_partnership(
    *,
    slug: str,
    name: str,
    organisations: Iterable[Organisation],
    pack: str = FIRST_PACK,
    by: Person | None = None,
) -> Partnership:
    """Make a partnership of organisations, from the server's own shell (`by` is None then)."""
    if by is not None:
        raise NotAllowed("On pages a partnership is begun by one organisation, and others are asked to join.")
    if Partnership.objects.filter(slug=slug).exists():
        raise AlreadyThere(f"There is a partnership called {slug} already.", about="slug")
    check(pack, {})
    partnership = Partnership(slug=slug, name=name, words=Vocabulary({"pack": pack}).stored())
    partnership.full_clean()
    partnership.save()
    members = list(organisations)
    partnership.organisations.set(members)
    record("partnership.founded", partnership, by=by, name=name, members=members)
    return partnership


@action
def appoint_at_partnership(*, partnership: Partnership, email: str, name: str, by: None) -> Person:
    """Whoever administers a partnership, from the server's own shell. A known address needs no name."""
    known = Person.objects.filter(email__iexact=email.strip()).first()
    person = known or add_person(email=email, name=name, by=None)
    grant(person=person, role=Role.ADMINISTRATOR, place=partnership, by=None)
    record("partnership.entrusted", partnership, by=by, to=person)
    return person


@action
def begin_partnership(*, name: str, organisation: Organisation, by: Person) -> Partnership:
    """Begin a partnership with one's own organisation in it; whoever begins it administers it."""
    require(by, PeopleAbility.SET_ORGANISATION, organisation)
    words = Vocabulary({"pack": Vocabulary(organisation.words).pack}).stored()  # as whoever begins it speaks
    partnership = Partnership(slug=_slug(name), name=name.strip(), words=words)
    partnership.full_clean()
    partnership.save()
    partnership.organisations.add(organisation)
    take_role(role=Role.ADMINISTRATOR, place=partnership, by=by)
    record("partnership.founded", partnership, by=by, name=name, members=[organisation])
    return partnership


@action
def invite_organisation(
    *, partnership: Partnership, code: str = "", email: str = "", name: str = "", by: Person | None
) -> PartnershipInvitation:
    """Ask an organisation to join: by its code, or by the e-mail address of somebody who would found it.

    Its administrators are told once all is saved. Whether an organisation with that code is here is not
    said: it may not wish to be known. `by` is None at the server's own shell.
    """
    if by is not None:
        require(by, PeopleAbility.SET_ORGANISATION, partnership)
    partnership = Partnership.objects.select_for_update().get(pk=partnership.pk)  # one at a time
    code, email = code.strip().upper(), email.strip().lower()
    _check(code, email, name)
    _refuse_twice(partnership, code, email, by)
    invitation = PartnershipInvitation.objects.create(
        partnership=partnership, code=code, email=email, name=name, invited_by=by
    )
    record("partnership.invited", partnership, by=by, organisation=code or name)
    partnership_mail.send(invitation)
    return invitation


@action
def withdraw_organisations_invitation(*, invitation: PartnershipInvitation, by: Person) -> None:
    """Ask an organisation no longer."""
    require(by, PeopleAbility.SET_ORGANISATION, invitation.partnership)
    invitation = _locked(invitation)
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    record("partnership.uninvited", invitation.partnership, by=by, organisation=_as_typed(invitation))


@action
def join_partnership(
    *, invitation: PartnershipInvitation, organisation: Organisation, by: Person
) -> Partnership:
    """Say yes for one's own organisation. What it shares stays as it was set."""
    require(by, PeopleAbility.SET_ORGANISATION, organisation)
    invitation = _locked(invitation)
    if invitation.code != organisation.code:
        raise NotOfThisOrganisation("This invitation went to another organisation.")
    partnership = _join(invitation, organisation)
    record("partnership.joined", organisation, by=by, partnership=partnership)
    return partnership


@action
def decline_partnership(
    *, invitation: PartnershipInvitation, organisation: Organisation | None = None, by: Person | None = None
) -> None:
    """Say no: for one's own organisation, or by the link that came by e-mail (`by` is None then)."""
    invitation = _locked(invitation)
    if invitation.code:
        if by is None or organisation is None or invitation.code != organisation.code:
            raise NotOfThisOrganisation("This invitation went to another organisation.")
        require(by, PeopleAbility.SET_ORGANISATION, organisation)
    invitation.declined_at = timezone.now()
    invitation.save(update_fields=["declined_at"])
    record("partnership.declined", invitation.partnership, by=by, organisation=_as_typed(invitation))


@action
def found_and_join(
    *,
    invitation: PartnershipInvitation,
    code: str,
    name: str,
    person_name: str,
    ods_code: str | None = None,
    by: Person | None = None,
) -> Person:
    """Found the organisation that was asked by e-mail, join with it, and administer it.

    By link (`by` is None) for whoever has no account in use; anybody else signs in first. Everything or
    nothing. They are of the improvement office too, so that one person can begin everything.
    """
    invitation = _locked(invitation)
    if not invitation.email:
        raise NotAllowed("This invitation went to an organisation that is here.")
    person = _whoever_founds(invitation, person_name, by)
    organisation = found_organisation(code=code, name=name, ods_code=ods_code, asked=person, by=None)
    for role in (Role.ADMINISTRATOR, Role.FACILITATOR):
        take_role(role=role, place=organisation, asked_by=invitation.invited_by, by=person)
    partnership = _join(invitation, organisation)
    record("partnership.joined", organisation, by=person, partnership=partnership)
    return person


@action
def leave_partnership(*, partnership: Partnership, organisation: Organisation, by: Person | None) -> None:
    """Be of a partnership no longer: its people see nothing of the organisation any more.

    The organisation decides, or an administrator of the partnership. Priorities of the partnership that
    were adopted stay adopted until the organisation decides otherwise. `by` is None at the server's shell.
    """
    partnership = Partnership.objects.select_for_update().get(pk=partnership.pk)
    if by is not None and not can(by, PeopleAbility.SET_ORGANISATION, partnership):
        require(by, PeopleAbility.SET_ORGANISATION, organisation)
    if not partnership.organisations.filter(pk=organisation.pk).exists():
        raise NotOfThisOrganisation(f"{organisation} is not of {partnership}.")
    partnership.organisations.remove(organisation)
    record("partnership.left", organisation, by=by, partnership=partnership)


@action
def set_partnership(*, partnership: Partnership, name: str, by: Person) -> Partnership:
    """Change a partnership's name."""
    require(by, PeopleAbility.SET_ORGANISATION, partnership)
    partnership = Partnership.objects.select_for_update().get(pk=partnership.pk)
    before = state(partnership, "name")
    partnership.name = name
    partnership.full_clean()
    partnership.save()
    record("partnership.set", partnership, by=by, **changes(before, partnership))
    return partnership


def _join(invitation: PartnershipInvitation, organisation: Organisation) -> Partnership:
    partnership = Partnership.objects.select_for_update().get(pk=invitation.partnership_id)
    if partnership.organisations.filter(pk=organisation.pk).exists():
        raise AlreadyThere(f"{organisation} is of {partnership} already.")
    partnership.organisations.add(organisation)
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    return partnership


def _whoever_founds(invitation: PartnershipInvitation, name: str, by: Person | None) -> Person:
    if by is not None:
        if by.email.lower() != invitation.email:
            raise NotAllowed("This invitation went to another e-mail address than yours.")
        return by
    known = Person.objects.select_for_update().filter(email=invitation.email).first()
    if known and (answers_by_signing_in(known) or not known.is_active):
        raise NotAllowed("This invitation is answered by signing in.")
    if known:
        refuse_to_vouch(known, invitation.invited_by)
    person = known or add_person(email=invitation.email, name=name, asked_by=invitation.invited_by, by=None)
    EmailAddress.objects.update_or_create(
        user=person, email=person.email, defaults={"verified": True, "primary": True}
    )
    return person


def _locked(invitation: PartnershipInvitation) -> PartnershipInvitation:
    locked = PartnershipInvitation.objects.select_for_update(of=("self",))
    invitation = locked.select_related("partnership").get(pk=invitation.pk)
    refuse_unless_open(invitation)
    return invitation


def _slug(name: str) -> str:
    """A partnership's address, from its name; numbered where it is taken."""
    root = slugify(name)[:40] or "partnership"
    taken = set(Partnership.objects.filter(slug__startswith=root).values_list("slug", flat=True))
    numbered = (f"{root}-{n}" for n in range(2, len(taken) + 3))
    return root if root not in taken else next(each for each in numbered if each not in taken)


def _check(code: str, email: str, name: str) -> None:
    if bool(code) == bool(email):
        raise NotOfThisOrganisation("Give a code or an e-mail address: one of the two.", about="code")
    if code:
        CODE(code)
    else:
        validate_email(email)
        if not name:
            raise NotOfThisOrganisation("Say whom you write to.", about="name")


def _refuse_twice(partnership: Partnership, code: str, email: str, by: Person | None) -> None:
    """Whoever asks hears of members that they may know of, and of nobody else."""
    seen = Organisation.objects.visible_to(by) if by else Organisation.objects.all()
    if code and seen.filter(partnerships=partnership, code=code).exists():
        raise AlreadyThere(f"{code} is of {partnership} already.", about="code")
    waiting = partnership.asked.filter(
        code=code, email=email, accepted_at=None, declined_at=None, withdrawn_at=None
    )
    if any(not has_run_out(each) for each in waiting):
        raise AlreadyThere(f"{code or email} has been asked already, and has not answered yet.")


def _as_typed(invitation: PartnershipInvitation) -> str:
    return invitation.code or invitation.name
