"""People, and the roles they are granted."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from goldthread.server.audit.actions import Refusal, action, record
from goldthread.server.audit.changes import changes, state
from goldthread.server.security import log

from ..abilities import PeopleAbility
from ..access import NotAllowed, may_set_post, people_of, require_anywhere, require_to_grant
from ..models import Grant, Organisation, Partnership, Person, Team
from ..roles import Role
from ..sessions import Kind, end_all
from .refusals import AlreadyThere, HasLeft, refuse_closed

Place = Team | Organisation | Partnership


@action
def add_person(
    *, email: str, name: str, title: str = "", asked_by: Person | None = None, by: Person | None
) -> Person:
    """Make somebody known. They can sign in once they have set a password, or through single sign-on.

    `by` is None at the server's shell, and where they themselves said yes to whoever asked them
    (`asked_by`): then the record says that they did it.
    """
    if by is not None:
        require_anywhere(by, PeopleAbility.MANAGE_PEOPLE)
    email = email.strip().lower()
    if Person.objects.filter(email=email).exists():
        raise AlreadyThere(f"Somebody with the address {email} is here already.", about="email")
    person = Person(email=email, name=name, title=title)
    person.set_unusable_password()
    person.full_clean(exclude=["password"])
    person.save()
    who = person if asked_by else by
    record("person.added", person, by=who, name=name, title=title, asked_by=asked_by)
    return person


class NotHereYet(Refusal):
    """Somebody holds no role there yet: they are asked first, and say yes themselves."""


@action
def grant(*, person: Person, role: Role, place: Place, by: Person | None) -> Grant:
    """Give somebody who is there already another role; it reaches down from its place.

    `by` is None at the server's shell. Anybody else is invited, and takes it (`take_role`): nobody is given
    a role in a place of which they are not, unasked.
    """
    if by is not None:
        require_to_grant(by, role, place)
        _refuse_a_stranger(person, place)
    given = _given(person, role, place)
    record("role.granted", person, by=by, role=Role(role).label, at=place)
    return given


@action
def take_role(*, role: Role, place: Place, asked_by: Person | None = None, by: Person) -> Grant:
    """Take a role that one was asked to take, or that goes with what one began.

    For actions that have asked whether one may: who asked (`asked_by`), and whether they still can.
    """
    given = _given(by, role, place)
    record("role.granted", by, by=by, role=Role(role).label, at=place, asked_by=asked_by)
    return given


@action
def appoint_first(*, organisation: Organisation, email: str, name: str, by: None) -> Person:
    """Whoever begins an organisation, at the server's own shell: its first administrator.

    They are of the improvement office too, so that one person can begin everything. Somebody whose
    address is known already is granted the roles.
    """
    known = Person.objects.filter(email__iexact=email.strip()).first()
    person = known or add_person(email=email, name=name, by=None)
    for role in (Role.ADMINISTRATOR, Role.FACILITATOR):
        grant(person=person, role=role, place=organisation, by=None)
    record("organisation.entrusted", organisation, by=by, to=person)
    return person


@action
def let_in(*, person: Person, forget_second_factor: bool = False, by: None) -> None:
    """At the server's own shell: somebody is given a link to sign in with.

    Their address counts as proved, since whoever has the shell vouches for it. With
    forget_second_factor, what is asked for after the password is forgotten: they set it up anew.
    Raises HasLeft.
    """
    if not person.is_active:
        raise HasLeft(f"{person} has left. Whoever comes back is invited again, on the page of people.")
    EmailAddress.objects.update_or_create(
        user=person, email=person.email, defaults={"verified": True, "primary": True}
    )
    if forget_second_factor:
        Authenticator.objects.filter(user=person).delete()
        end_all(person)
        log.note(Kind.FACTORS_FORGOTTEN, person=person.pk)
    log.note(Kind.LINK_GIVEN, person=person.pk)
    record("person.let_in", person, by=by, second_factor="forgotten" if forget_second_factor else None)


@action
def edit_oneself(*, person: Person, name: str, title: str, by: Person) -> Person:
    """Be called otherwise, or have another post. What one did before keeps the name one had then."""
    if by.pk != person.pk:
        raise NotAllowed("Only they themselves may change their name.")
    return _describe(person, by, name=name, title=title)


@action
def set_post(*, person: Person, title: str, by: Person) -> Person:
    """Say what somebody's post is: for who manages people where they hold a role."""
    if not may_set_post(by, person):
        raise NotAllowed(f"You may not say what the post of {person} is.")
    return _describe(person, by, title=title)


def _given(person: Person, role: Role, place: Place) -> Grant:
    if isinstance(place, Team):
        refuse_closed(place)
    given, made = Grant.objects.get_or_create(person=person, role=role, **_at(place))
    if not made:
        raise AlreadyThere(f"{person} is {Role(role).label.lower()} at {place} already.")
    forget_reach(person)
    return given


def _describe(person: Person, by: Person, **said: str) -> Person:
    person = Person.objects.select_for_update().get(pk=person.pk)
    before = state(person, *said)
    for name, value in said.items():
        setattr(person, name, value.strip())
    person.full_clean(exclude=["password"])
    person.save(update_fields=list(said))
    record("person.edited", person, by=by, **changes(before, person))
    return person


def _refuse_a_stranger(person: Person, place: Place) -> None:
    if isinstance(place, Partnership):
        here = place.grants.filter(person=person).exists()
    else:
        organisation = place.organisation if isinstance(place, Team) else place
        here = people_of(organisation).filter(pk=person.pk).exists()
    if not here:
        raise NotHereYet(
            f"{person} holds no role at {place} yet: invite them, so that they can say yes or no."
        )


def forget_reach(person: Person) -> None:
    """Have what somebody reaches read afresh when it is next asked for."""
    person.__dict__.pop("_reach", None)


def _at(place: Place) -> dict[str, Any]:
    return {{Team: "team", Organisation: "organisation", Partnership: "partnership"}[type(place)]: place}
