"""Another e-mail address to sign in with: asked for, and taken once it is proved."""

from allauth.account.models import EmailAddress
from django.core.validators import validate_email

from goldthread.server.audit.actions import Refusal, action, record
from goldthread.server.security import log

from .. import addresses
from ..access import NotAllowed
from ..models import Person
from ..parting import is_in_hand
from ..sessions import Kind, end_all
from .refusals import AlreadyThere, HasLeft

THEY_MAY = "not all that they hold is yours to manage. They change it on their own page."


class TheSame(Refusal):
    """It is their address already."""

    about = "email"


@action
def ask_for_address(*, person: Person, email: str, by: Person) -> None:
    """Send a link to a new address; it is theirs once somebody there follows it.

    For oneself, or for who manages and sees all that they hold: with another address one could be taken
    for them. Nothing is said of whose the address may be already.
    """
    if by.pk != person.pk and not (person.grants.exists() and is_in_hand(person, by)):
        raise NotAllowed(f"You may not change the address of {person}: {THEY_MAY}")
    if not person.is_active:
        raise HasLeft(f"{person} has left.")
    email = email.strip().lower()
    validate_email(email)
    if email == person.email.lower():
        raise TheSame("That is the address already.")
    log.note(Kind.ADDRESS_ASKED, person=person.pk, by=by.pk)
    record("address.asked", person, by=by)
    addresses.send_link(person, email, by)


@action
def take_address(*, person: Person, was: str, email: str, by: Person) -> Person:
    """Sign in with the new address from now on; the old one is told. `by` is they: the link proves it."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    if by.pk != person.pk or person.email != was:
        raise NotAllowed("This link was used already.")
    if Person.objects.filter(email=email).exclude(pk=person.pk).exists():
        raise AlreadyThere("This address belongs to somebody else here.", about="email")
    person.email = email
    person.save(update_fields=["email"])
    EmailAddress.objects.filter(user=person).delete()
    EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
    end_all(person)
    log.note(Kind.ADDRESS_CHANGED, person=person.pk)
    record("address.changed", person, by=by)
    addresses.tell_the_old(person, was)
    return person
