"""When somebody leaves: what they hold is handed over, and then they are gone; and all of it taken back."""

from collections.abc import Mapping
from datetime import timedelta

from django.utils import timezone

from goldthread.server import clock
from goldthread.server.audit.actions import Refusal, action, record
from goldthread.server.security import log

from .. import handing_over
from ..abilities import PeopleAbility
from ..access import NotAllowed, can, may_grant, people_of
from ..handing_over import Thing
from ..models import Departure, EndedRole, Organisation, Person
from ..parting import organisations_of, places_out_of_hand
from ..sessions import Kind, end_all
from .ending import end, give_back, refuse_the_last_administrator, why_not_back
from .refusals import NotOfThisOrganisation

A_DAY = timedelta(days=1)
"""For so long what was handed over goes back with whoever comes back."""


class Gone(Refusal):
    """Somebody has left already."""

    about = "to"


class StillHere(Refusal):
    """Somebody has not left, or is back already."""


class ToSomebodyElse(Refusal):
    """Somebody who leaves hands over to somebody else."""

    about = "to"


class SomethingIsHeld(Refusal):
    """Somebody who leaves still holds something that must be handed over."""


@action
def hand_over(
    *, person: Person, to: Person | None = None, each: Mapping[str, Person] | None = None, by: Person
) -> Departure:
    """Give what somebody holds to others, and record that they have left.

    `each` says who gets which thing, by its key; `to` gets everything else. Everything or nothing. Roles end
    with the leaving: whoever takes over keeps their own. Refuses somebody who left, a receiver of another
    organisation, and a `by` who does not manage people in every place where the person holds something.
    """
    person = _locked(person)
    _require_to_part_with(person, by)
    given = [
        _give(thing, (each or {}).get(thing.key, to), person, by) for thing in handing_over.things_of(person)
    ]
    receivers = ", ".join(dict.fromkeys(str(row["name"]) for row in given))
    record("person.handed_over", person, by=by, to=receivers)
    departure = leave(person=person, by=by)
    departure.things = given
    departure.save(update_fields=["things"])
    return departure


@action
def leave(*, person: Person, by: Person) -> Departure:
    """Record that somebody has left: they keep their name on what they did, and can sign in no more."""
    person = _locked(person)
    _require_to_part_with(person, by)
    if organisations_of(person):
        raise SomethingIsHeld(f"{person} still holds something: hand it over first.")
    departure = Departure.objects.create(person=person, by=by)
    held = list(person.grants.select_related("team", "organisation", "partnership", "person"))
    for grant in held:
        refuse_the_last_administrator(grant)
        end(grant, EndedRole.How.LEFT, departure)
    person.is_active, person.left_on = False, clock.today()
    person.save(update_fields=["is_active", "left_on"])
    end_all(person)
    log.note(Kind.LEFT, person=person.pk, by=by.pk)
    record("person.left", person, by=by, on=person.left_on, roles="; ".join(map(str, held)))
    return departure


@action
def take_back_leaving(*, departure: Departure, by: Person) -> list[str]:
    """Somebody has not left after all, or is back: they sign in again, with the roles that ended.

    Within a day, what was handed over goes back too, unless it was passed on or ended since. Returns what
    did not come back, as sentences.
    """
    departure = (
        Departure.objects.select_for_update(of=("self",)).select_related("person").get(pk=departure.pk)
    )
    person = Person.objects.select_for_update().get(pk=departure.person_id)
    if departure.taken_back_at or person.is_active:
        raise StillHere(f"{person} is here.")
    ended = list(departure.roles.select_related("person", "team", "organisation", "partnership"))
    if not may_take_back(departure, by):
        raise NotAllowed(
            f"You may not say that {person} is back: you do not manage people everywhere they were."
        )
    person.is_active, person.left_on = True, None
    person.save(update_fields=["is_active", "left_on"])
    missed = [why for role in ended if (why := _role_back(role))]
    missed += _things_back(departure, person, by)
    log.note(Kind.CAME_BACK, person=person.pk, by=by.pk)
    departure.taken_back_at = timezone.now()
    departure.save(update_fields=["taken_back_at"])
    record("person.came_back", person, by=by, missed=missed)
    return missed


def may_take_back(departure: Departure, by: Person) -> bool:
    """Whether this person manages people wherever the leaver held a role, and where it was handed over."""
    roles = departure.roles.select_related("team__organisation", "organisation", "partnership")
    if not all(may_grant(by, each.role, each.place) for each in roles):
        return False
    places = {row["organisation"] for row in departure.things} if is_fresh(departure) else set()
    organisations = Organisation.objects.filter(pk__in=places)
    return all(can(by, PeopleAbility.MANAGE_PEOPLE, each) for each in organisations) and bool(roles or places)


def is_fresh(departure: Departure) -> bool:
    """Whether it is less than a day ago, in real time."""
    return timezone.now() - departure.at < A_DAY


def _give(thing: Thing, to: Person | None, person: Person, by: Person) -> dict[str, object]:
    """Pass one thing on; how it is told when it is taken back."""
    if to is None:
        raise SomethingIsHeld(f"Say who takes over ‘{thing.title}’.")
    if to.pk == person.pk:
        raise ToSomebodyElse("What somebody leaves behind goes to somebody else.")
    if not to.is_active:
        raise Gone(f"{to} has left.")
    organisation = Organisation.objects.get(pk=thing.organisation)
    if not people_of(organisation).filter(pk=to.pk).exists():
        raise NotOfThisOrganisation(
            f"{to} holds no role in {organisation}, where {person} holds something.", about="to"
        )
    had = handing_over.holds(thing.key, to)
    handing_over.give(thing.key, person, to, by)
    return {
        "key": thing.key, "title": thing.title, "organisation": thing.organisation,
        "to": to.pk, "name": to.name, "had": had,
    }  # fmt: skip


def _role_back(ended: EndedRole) -> str:
    why = why_not_back(ended)
    if not why:
        give_back(ended)
    return why


def _things_back(departure: Departure, person: Person, by: Person) -> list[str]:
    """Give back what is still where it went; say of each other thing that it is not."""
    missed = []
    for row in departure.things:
        if not is_fresh(departure):
            missed.append(
                f"‘{row['title']}’ stays with {row['name']}: it was handed over more than a day ago."
            )
            continue
        to = Person.objects.get(pk=row["to"])
        if handing_over.holds(row["key"], to) and not handing_over.holds(row["key"], person):
            handing_over.give(row["key"], None if row["had"] else to, person, by)
        else:
            missed.append(f"‘{row['title']}’ did not go back: it changed since it went to {row['name']}.")
    return missed


def _require_to_part_with(person: Person, by: Person) -> None:
    if not person.grants.exists() and not organisations_of(person):
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
