"""Who plays which part: given and taken away. A patient partner's name is never written in the record."""

from functools import partial

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from goldthread.server.audit.actions import action, record
from goldthread.server.people.access import require
from goldthread.server.people.models import Person
from goldthread.server.people.roles import Ability, Part

from ..kinds import OVER
from ..models import PartHeld, SetAside, ValueStream, Workshop
from ..partner_mail import welcome
from ..refusals import NotAtThisStage, WrongPart
from .following import follow
from .set_aside import set_aside

STREAM_PARTS = (Part.SPONSOR, Part.SENSEI)
WORKSHOP_PARTS = (
    Part.PROCESS_OWNER,
    Part.WORKSHOP_LEADER,
    Part.TEAM_LEADER,
    Part.HOME_TEAM,
    Part.AWAY_TEAM,
    Part.PATIENT_PARTNER,
    Part.SENSEI,
)
HELD_BY_ONE = (Part.SPONSOR, Part.PROCESS_OWNER)


@action
def give_part(
    *,
    person: Person,
    part: Part,
    value_stream: ValueStream | None = None,
    workshop: Workshop | None = None,
    by: Person,
) -> PartHeld:
    """Give somebody a part in a value stream or a workshop, whichever is named.

    A value stream has one sponsor and a workshop one process owner: giving the part to another
    takes it from whoever held it.
    """
    place = _place(value_stream, workshop)
    require(by, ability_to_give(place), place)
    part = Part(part)
    _check(part, place, person)
    type(place)._default_manager.select_for_update(of=("self",)).get(pk=place.pk)  # one at a time
    before = place.parts.filter(part=part).first() if part in HELD_BY_ONE else None
    if before and before.person_id != person.pk:
        before.delete()
    given, _ = place.parts.get_or_create(part=part, person=person)
    was = before.person if before and before.person_id != person.pk else None
    ticked = follow(place, by) if isinstance(place, Workshop) else []
    record(
        "part.given", place, by=by, part=part.label, to=_said(part, person), instead_of=was,
        ticked=ticked or None,
    )  # fmt: skip
    return given


@action
def take_part_away(*, held: PartHeld, by: Person) -> SetAside:
    """Take a part away again; it can be put back."""
    place = held.value_stream or held.workshop
    assert place is not None  # by the constraint on parts
    require(by, ability_to_give(place), place)
    part = Part(held.part)
    said = _said(part, held.person)
    aside = set_aside([held], place=place, what=SetAside.What.PART, name=f"{part.label}: {said}", by=by)
    if isinstance(place, Workshop):
        follow(place, by)
    record("part.taken_away", place, by=by, part=part.label, from_=said)
    return aside


@action
def hand_part_over(*, held: PartHeld, to: Person, by: Person) -> PartHeld:
    """Pass a part on to somebody else, as when its holder leaves. A patient partner's is not passed on."""
    place = held.value_stream or held.workshop
    assert place is not None  # by the constraint on parts
    require(by, Ability.MANAGE_PEOPLE, place)
    if held.part == Part.PATIENT_PARTNER:
        raise WrongPart("A patient partner’s place is not handed over: invite somebody to it.")
    if not to.is_active:
        raise WrongPart(f"{to} has left.")
    was = held.person
    if place.parts.filter(person=to, part=held.part).exists():
        held.delete()
    else:
        held.person = to
        held.save(update_fields=["person"])
    record("part.handed_over", place, by=by, part=Part(held.part).label, to=to, from_=was)
    return held


@action
def seat_patient_partner(*, workshop: Workshop, email: str, name: str, by: Person) -> PartHeld:
    """Give a patient partner their place by e-mail address, making them known if they are not; tell them.

    The record says that a patient partner joined, never who.
    """
    require(by, Ability.PLAN_WORKSHOPS, workshop)
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError:
        raise WrongPart("That is not an e-mail address.") from None
    person = Person.objects.filter(email__iexact=email).first()
    if person is None:
        person = Person(email=email, name=name.strip())
        person.set_unusable_password()
        person.full_clean(exclude=["password"])
        person.save()
    elif not person.is_active:
        raise WrongPart(f"Whoever has the address {email} has left.")
    _check(Part.PATIENT_PARTNER, workshop, person)
    held, new = PartHeld.objects.get_or_create(part=Part.PATIENT_PARTNER, person=person, workshop=workshop)
    if new:
        transaction.on_commit(partial(welcome, held))
    ticked = follow(workshop, by)
    record(
        "part.given", workshop, by=by, part=Part.PATIENT_PARTNER.label, to="a patient partner",
        ticked=ticked or None,
    )  # fmt: skip
    return held


def ability_to_give(place: ValueStream | Workshop) -> Ability:
    """What it takes to say who plays which part there."""
    return Ability.EDIT_STREAMS if isinstance(place, ValueStream) else Ability.PLAN_WORKSHOPS


def _place(value_stream: ValueStream | None, workshop: Workshop | None) -> ValueStream | Workshop:
    place = value_stream or workshop
    if place is None or (value_stream and workshop):
        raise WrongPart("A part is in one value stream or in one workshop.")
    return place


def _check(part: Part, place: ValueStream | Workshop, person: Person) -> None:
    allowed = STREAM_PARTS if isinstance(place, ValueStream) else WORKSHOP_PARTS
    if part not in allowed:
        where = "value stream" if isinstance(place, ValueStream) else "workshop"
        raise WrongPart(f"A {part.label.lower()} has no part in one {where}.")
    if not person.is_active:
        raise WrongPart(f"{person} has left.")
    if isinstance(place, Workshop) and place.stage in OVER:
        raise NotAtThisStage("The workshop is over: its team stays as it was.")


def _said(part: Part, person: Person) -> str:
    return "a patient partner" if part == Part.PATIENT_PARTNER else str(person)
