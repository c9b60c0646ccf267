"""When somebody leaves: what they hold is handed over, and then they are gone, in one step."""

from goldthread.server import clock
from goldthread.server.audit.actions import Refusal, action, record

from .. import handing_over, holdings
from ..access import NotAllowed, people_of
from ..models import Organisation, Person
from ..parting import places_out_of_hand
from .refusals import NotOfThisOrganisation


class Gone(Refusal):
    """Somebody has left already."""

    about = "to"


class ToSomebodyElse(Refusal):
    """Somebody who leaves hands over to somebody else."""

    about = "to"


class SomethingIsHeld(Refusal):
    """Somebody who leaves still holds something that must be handed over."""


@action
def hand_over(*, person: Person, to: Person, by: Person) -> None:
    """Give all that somebody holds to somebody else, and record that they have left.

    Everything or nothing. Roles end with the leaving: whoever takes over keeps their own. Refuses
    somebody who left, a `to` of another organisation, and a `by` who does not manage people in
    every place where the person holds something.
    """
    person = _locked(person)
    _require_to_part_with(person, by)
    if to.pk == person.pk:
        raise ToSomebodyElse("What somebody leaves behind goes to somebody else.")
    if not to.is_active:
        raise Gone(f"{to} has left.")
    for organisation in Organisation.objects.filter(pk__in=holdings.organisations_of(person)):
        if not people_of(organisation).filter(pk=to.pk).exists():
            raise NotOfThisOrganisation(
                f"{to} holds no role in {organisation}, where {person} holds something."
            )
    for room in handing_over.registered():
        room(person=person, to=to, by=by)
    record("person.handed_over", person, by=by, to=to)
    leave(person=person, by=by)


@action
def leave(*, person: Person, by: Person) -> None:
    """Record that somebody has left: they keep their name on what they did, and can sign in no more."""
    person = _locked(person)
    _require_to_part_with(person, by)
    if holdings.organisations_of(person):
        raise SomethingIsHeld(f"{person} still holds something: hand it over first.")
    roles = [str(g) for g in person.grants.select_related("team", "organisation", "partnership")]
    person.grants.all().delete()
    person.is_active, person.left_on = False, clock.today()
    person.save(update_fields=["is_active", "left_on"])
    record("person.left", person, by=by, on=person.left_on, roles="; ".join(roles))


def _require_to_part_with(person: Person, by: Person) -> None:
    if not person.grants.exists() and not holdings.organisations_of(person):
        raise NotAllowed(f"{person} holds nothing, so nobody here may say that they left.")
    if places := places_out_of_hand(person, by):
        raise NotAllowed(
            f"You may not say that {person} left: you do not manage people at {'; '.join(places)}."
        )


def _locked(person: Person) -> Person:
    person = Person.objects.select_for_update().get(pk=person.pk)
    if not person.is_active:
        raise Gone(f"{person} has left already.")
    return person
