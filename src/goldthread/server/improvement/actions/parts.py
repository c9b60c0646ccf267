"""Who plays which part: given and taken away. A patient partner's name is never written in the record."""

from goldthread.server.audit.actions import action, key, record
from goldthread.server.people import actions as people
from goldthread.server.people.abilities import Ability, PeopleAbility
from goldthread.server.people.access import require
from goldthread.server.people.models import Person
from goldthread.server.people.queries import unanswered

from ..abilities import ImprovementAbility, WorkshopPart
from ..kinds import OVER
from ..models import PartHeld, SetAside, ValueStream, Workshop
from ..refusals import NotAtThisStage, WrongPart
from .following import follow
from .set_aside import set_aside

STREAM_PARTS = (WorkshopPart.SPONSOR, WorkshopPart.SENSEI)
WORKSHOP_PARTS = (
    WorkshopPart.PROCESS_OWNER,
    WorkshopPart.WORKSHOP_LEADER,
    WorkshopPart.TEAM_LEADER,
    WorkshopPart.HOME_TEAM,
    WorkshopPart.AWAY_TEAM,
    WorkshopPart.PATIENT_PARTNER,
    WorkshopPart.SENSEI,
)
HELD_BY_ONE = (WorkshopPart.SPONSOR, WorkshopPart.PROCESS_OWNER)


@action
def give_part(
    *,
    person: Person,
    part: WorkshopPart,
    value_stream: ValueStream | None = None,
    workshop: Workshop | None = None,
    by: Person,
) -> PartHeld:
    """Give a part, in a value stream or a workshop, to somebody who said yes already.

    Pages ask instead (`joining.add_member`), but for oneself. A value stream has one sponsor and a
    workshop one process owner: giving the part to another takes it from whoever held it.
    """
    place = _place(value_stream, workshop)
    require(by, ability_to_give(place), place)
    part = WorkshopPart(part)
    place = type(place)._default_manager.select_for_update(of=("self",)).get(pk=place.pk)
    check_part(part, place, person)
    before = place.parts.filter(part=part, agreed=True).first() if part in HELD_BY_ONE else None
    was = named(before) if before and before.person_id != person.pk else None
    if before and was:
        before.delete()
    given, _ = place.parts.get_or_create(part=part, person=person)
    ticked = follow(place, by) if isinstance(place, Workshop) else []
    record(
        "part.given", place, by=by, part=part.label, to=named(given), instead_of=was,
        ticked=ticked or None,
    )  # fmt: skip
    return given


@action
def take_part_away(*, held: PartHeld, by: Person) -> SetAside:
    """Take a part away again; it can be put back."""
    place = held.place
    require(by, ability_to_give(place), place)
    part = WorkshopPart(held.part)
    said = named(held)
    withdraw_questions(held, by)
    held.asked_on = None  # put back, they are asked again or not
    aside = set_aside([held], place=place, what=SetAside.What.PART, name=f"{part.label}: {said}", by=by)
    if isinstance(place, Workshop):
        follow(place, by)
    record("part.taken_away", place, by=by, part=part.label, from_=said)
    return aside


@action
def leave_team(*, workshop: Workshop, by: Person) -> Workshop:
    """Leave the team of a workshop, with every part that one holds in it.

    Nobody puts them back: they are asked again, and say yes again. The record never says which patient
    partner it was.
    """
    workshop = Workshop.objects.select_for_update(of=("self",)).get(pk=workshop.pk)
    mine = list(workshop.parts.filter(person=by))
    if not mine:
        raise WrongPart("You play no part in this workshop.")
    if workshop.stage in OVER:
        raise NotAtThisStage("The workshop is over: its team stays as it was.")
    is_partner = any(held.part == WorkshopPart.PATIENT_PARTNER for held in mine)
    who = next(named(held) for held in mine if not is_partner or held.part == WorkshopPart.PATIENT_PARTNER)
    for held in mine:
        held.delete()
    follow(workshop, by)
    record("part.left", workshop, by=None if is_partner else by, from_=who)
    return workshop


@action
def hand_part_over(*, held: PartHeld, to: Person, by: Person) -> PartHeld:
    """Pass a part on to somebody else, as when its holder leaves. A patient partner's is not passed on."""
    place = held.place
    require(by, PeopleAbility.MANAGE_PEOPLE, place)
    if held.part == WorkshopPart.PATIENT_PARTNER:
        raise WrongPart("A patient partner’s place is not handed over: invite somebody to it.")
    if not to.is_active:
        raise WrongPart(f"{to} has left.")
    was = held.shown_name
    if place.parts.filter(person=to, part=held.part).exists():
        held.delete()
    else:
        held.person = to
        held.save(update_fields=["person"])
    record("part.handed_over", place, by=by, part=WorkshopPart(held.part).label, to=to, from_=was)
    return held


@action
def give_part_back(
    *, place: ValueStream | Workshop, part: WorkshopPart, person: Person, by: Person
) -> PartHeld:
    """Give somebody who is back the part they had, beside whoever has it now."""
    require(by, PeopleAbility.MANAGE_PEOPLE, place)
    check_part(part, place, person)
    given, _ = place.parts.get_or_create(part=part, person=person)
    record("part.given", place, by=by, part=part.label, to=named(given))
    return given


def ability_to_give(place: ValueStream | Workshop) -> Ability:
    """What it takes to say who plays which part there."""
    return (
        ImprovementAbility.EDIT_STREAMS
        if isinstance(place, ValueStream)
        else ImprovementAbility.PLAN_WORKSHOPS
    )


def _place(value_stream: ValueStream | None, workshop: Workshop | None) -> ValueStream | Workshop:
    place = value_stream or workshop
    if place is None or (value_stream and workshop):
        raise WrongPart("A part is in one value stream or in one workshop.")
    return place


def check_part(part: WorkshopPart, place: ValueStream | Workshop, person: Person | None = None) -> None:
    """Refuse a part that is not played there, somebody who has left, and a workshop that is over."""
    allowed = STREAM_PARTS if isinstance(place, ValueStream) else WORKSHOP_PARTS
    if part not in allowed:
        where = "value stream" if isinstance(place, ValueStream) else "workshop"
        raise WrongPart(f"A {part.label.lower()} has no part in one {where}.")
    if person and not person.is_active:
        raise WrongPart(f"{person} has left.")
    if isinstance(place, Workshop) and place.stage in OVER:
        raise NotAtThisStage("The workshop is over: its team stays as it was.")


def named(held: PartHeld) -> str:
    """How the record speaks of whoever holds a part: never of a patient partner by name."""
    return "a patient partner" if held.part == WorkshopPart.PATIENT_PARTNER else held.shown_name


def withdraw_questions(held: PartHeld, by: Person) -> None:
    """Take back what somebody was asked about a part, and has not answered."""
    for invitation in unanswered().filter(about=key(held)):
        people.withdraw_question(invitation=invitation, by=by)
