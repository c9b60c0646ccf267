"""People, and the roles they are granted."""

from typing import Any

from goldthread.server.audit.actions import action, record

from ..access import NotAllowed, require_anywhere, require_to_grant
from ..models import Grant, Organisation, Partnership, Person, Team
from ..roles import Ability, Role
from .refusals import AlreadyThere

Place = Team | Organisation | Partnership


@action
def add_person(*, email: str, name: str, title: str = "", by: Person | None) -> Person:
    """Make somebody known. They can sign in once they have set a password, or through single sign-on."""
    if by is not None:
        require_anywhere(by, Ability.MANAGE_PEOPLE)
    email = email.strip().lower()
    if Person.objects.filter(email=email).exists():
        raise AlreadyThere(f"Somebody with the address {email} is here already.")
    person = Person(email=email, name=name, title=title)
    person.set_unusable_password()
    person.full_clean(exclude=["password"])
    person.save()
    record("person.added", person, by=by, name=name, title=title)
    return person


@action
def grant(*, person: Person, role: Role, place: Place, by: Person | None) -> Grant:
    """Give somebody a role at a place; it reaches down from there. `by` is None at the server's shell."""
    if by is not None:
        require_to_grant(by, role, place)
    given, made = Grant.objects.get_or_create(person=person, role=role, **_at(place))
    if not made:
        raise AlreadyThere(f"{person} is {Role(role).label.lower()} at {place} already.")
    _forget_reach(person)
    record("role.granted", person, by=by, role=Role(role).label, at=place)
    return given


@action
def revoke(*, grant: Grant, by: Person) -> None:
    """Take a role away."""
    require_to_grant(by, grant.role, grant.place)
    grant = Grant.objects.select_for_update(of=("self",)).get(pk=grant.pk)
    record("role.revoked", grant.person, by=by, role=grant.get_role_display(), at=grant.place)
    grant.delete()


@action
def mute(*, person: Person, muted: bool, by: Person) -> None:
    """Stop the weekly e-mail, or have it again. Each person decides for themselves."""
    if by.pk != person.pk:
        raise NotAllowed("Only they themselves may stop their e-mails.")
    person.muted = muted
    person.save(update_fields=["muted"])
    record("person.muted" if muted else "person.unmuted", person, by=by)


def _forget_reach(person: Person) -> None:
    """Have what somebody reaches read afresh when it is next asked for."""
    person.__dict__.pop("_reach", None)


def _at(place: Place) -> dict[str, Any]:
    return {{Team: "team", Organisation: "organisation", Partnership: "partnership"}[type(place)]: place}
