"""The team as people type it: by name and post, with an e-mail address where somebody is to be asked.

Nobody with an account is put into a workshop unasked: they are asked by e-mail and on their first page,
show as what was typed until they accept, and may do nothing until then.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from goldthread.server import clock
from goldthread.server.audit.actions import action, key, record
from goldthread.server.people import actions as people
from goldthread.server.people.access import require
from goldthread.server.people.models import Person
from goldthread.server.people.queries import unanswered
from goldthread.server.people.vocabulary import Vocabulary

from .. import wording
from ..abilities import WorkshopPart
from ..kinds import OVER
from ..models import PartHeld, ValueStream, Workshop
from ..refusals import NothingChanged, ThereAlready, WrongPart
from .following import follow
from .parts import HELD_BY_ONE, ability_to_give, check_part, give_part, named, withdraw_questions


@dataclass(frozen=True)
class NewMember:
    """Somebody to add: `email` only where they are to be asked."""

    part: WorkshopPart
    name: str
    post: str = ""
    email: str = ""


@action
def add_member(
    *,
    place: ValueStream | Workshop,
    part: WorkshopPart,
    name: str,
    post: str = "",
    email: str = "",
    by: Person,
) -> PartHeld:
    """Add somebody by name and post. With an e-mail address they are asked, and are there once they accept.

    Without one they are there, and need no account: whoever adds them answers for it. They can be
    joined to an account later (`edit_member`). Raises ThereAlready for the same name in the same part.
    """
    require(by, ability_to_give(place), place)
    part, name, email = WorkshopPart(part), name.strip(), email.strip()
    place = type(place)._default_manager.select_for_update(of=("self",)).get(pk=place.pk)
    check_part(part, place)
    _refuse_twice(place, part, name, email)
    held = PartHeld(part=part, name=name, post=post.strip(), agreed=not email, **at(place))
    held.full_clean(exclude=["person", "value_stream", "workshop"])
    instead = _make_room(held) if held.agreed else None
    held.save()
    if email:
        _ask(held, email, by)
    ticked = follow(place, by) if isinstance(place, Workshop) else []
    record(
        "part.asked" if email else "part.given",
        place,
        by=by,
        part=part.label,
        to=named(held),
        instead_of=instead,
        ticked=ticked or None,
    )
    return held


def ask_to_take_part(
    *, place: ValueStream | Workshop, part: WorkshopPart, person: Person, by: Person
) -> PartHeld:
    """Ask somebody who has an account; whoever names themselves has said yes by it."""
    if person.pk == by.pk:
        return give_part(person=person, part=part, by=by, **at(place))  # type: ignore[arg-type]
    return add_member(place=place, part=part, name=person.name, post=person.title, email=person.email, by=by)


@action
def add_members(*, place: ValueStream | Workshop, members: Iterable[NewMember], by: Person) -> list[PartHeld]:
    """Add several at once, each with its own event; one that cannot be added refuses them all."""
    require(by, ability_to_give(place), place)
    members = list(members)
    _refuse_one_part_for_two(members)
    added = [
        add_member(place=place, part=m.part, name=m.name, post=m.post, email=m.email, by=by) for m in members
    ]
    if not added:
        raise NothingChanged("Name at least one person.")
    record("members.added", place, by=by, people=len(added))
    return added


def seat_patient_partner(*, workshop: Workshop, name: str, email: str = "", by: Person) -> PartHeld:
    """Give a patient partner their place, by name alone or by asking them. The record never says who."""
    return add_member(place=workshop, part=WorkshopPart.PATIENT_PARTNER, name=name, email=email, by=by)


@action
def edit_member(*, held: PartHeld, name: str, post: str = "", email: str = "", by: Person) -> PartHeld:
    """Put right how somebody without an account is written, or ask them to join with one.

    A question that waits is taken back when another address is given, or the same one again.
    """
    place = held.place
    require(by, ability_to_give(place), place)
    held = PartHeld.objects.select_for_update(of=("self",)).get(pk=held.pk)
    if held.person_id:
        raise WrongPart("They write their name and post themselves, on their own page.")
    before = (held.name, held.post)
    held.name, held.post = name.strip(), post.strip()
    held.full_clean(exclude=["person", "value_stream", "workshop"])
    held.save(update_fields=["name", "post"])
    if email.strip():
        withdraw_questions(held, by)
        _ask(held, email.strip(), by)
    elif before == (held.name, held.post):
        raise NothingChanged("Nothing was changed.")
    record(
        "part.edited",
        place,
        by=by,
        part=WorkshopPart(held.part).label,
        to=named(held),
        asked="yes" if email else "",
    )
    return held


@action
def take_up(*, thing: PartHeld, person: Person) -> PartHeld:
    """Somebody said yes: the part is theirs, with all it lets them do. One they had already stays theirs."""
    held = PartHeld.objects.select_for_update(of=("self",)).get(pk=thing.pk)
    place, part = held.place, WorkshopPart(held.part)
    check_part(part, place, person)
    place.parts.filter(part=part, person=person).exclude(pk=held.pk).delete()
    held.person, held.agreed, held.asked_on, held.declined_on = person, True, None, None
    instead = _make_room(held)
    held.save()
    if isinstance(place, Workshop):
        follow(place, person)
    is_partner = part == WorkshopPart.PATIENT_PARTNER  # named nowhere in the record
    record(
        "part.taken_up",
        place,
        by=None if is_partner else person,
        part=part.label,
        to=named(held),
        instead_of=instead,
    )
    return held


@action
def turn_down(*, thing: PartHeld) -> PartHeld:
    """Somebody said no. Who was there without an account stays so; else it shows that they declined."""
    held = PartHeld.objects.select_for_update(of=("self",)).get(pk=thing.pk)
    held.asked_on = None
    held.declined_on = None if held.agreed else clock.today()
    held.save(update_fields=["asked_on", "declined_on"])
    record("part.turned_down", held.place, by=None, part=WorkshopPart(held.part).label, to=named(held))
    return held


def why_not(thing: PartHeld) -> str:
    """Why a part can no longer be taken up; empty while it can."""
    workshop = thing.workshop
    if workshop and workshop.stage in OVER:
        return f"‘{workshop.title}’ is over: its team stays as it was."
    return ""


def at(place: ValueStream | Workshop) -> dict[str, ValueStream | Workshop]:
    return {"workshop": place} if isinstance(place, Workshop) else {"value_stream": place}


def _ask(held: PartHeld, email: str, by: Person) -> None:
    place = held.place
    words = Vocabulary(place.organisation.words)
    what = words["workshop" if isinstance(place, Workshop) else "value_stream"].one
    asks = f"to be {wording.a_part(held.part, words)} in the {what} ‘{place.title}’"
    if held.part == WorkshopPart.PATIENT_PARTNER:
        asks += ", where only the team sees your name"
    people.ask(email=email, name=held.name, organisation=place.organisation, about=held, asks=asks, by=by)
    held.asked_on, held.declined_on = clock.today(), None
    held.save(update_fields=["asked_on", "declined_on"])


def _make_room(held: PartHeld) -> str | None:
    """Of a part that one person holds: take it from whoever held it, and say who that was."""
    if held.part not in HELD_BY_ONE:
        return None
    before = held.place.parts.filter(part=held.part, agreed=True).exclude(pk=held.pk).first()
    if before is None:
        return None
    was = named(before)
    before.delete()
    return was


def _refuse_one_part_for_two(members: Iterable[NewMember]) -> None:
    """Refuse a list in which the second would take a part from the first that only one person holds."""
    for part in HELD_BY_ONE:
        names = [m.name for m in members if m.part == part and not m.email]
        if len(names) > 1:
            said = " and ".join(names)
            raise WrongPart(f"One person is {part.label.lower()}: {said} are named.", about="people")


def _refuse_twice(place: ValueStream | Workshop, part: WorkshopPart, name: str, email: str) -> None:
    same = place.parts.filter(part=part, name__iexact=name, person=None)
    if same.filter(declined_on=None).exists():
        raise ThereAlready(f"{name} is there already, as {part.label.lower()}.", about="name")
    waiting = {key(held) for held in place.parts.filter(part=part, person=None)}
    asked = unanswered().filter(email__iexact=email, about__in=waiting)
    if email and asked.exists():
        raise ThereAlready(f"{email} has been asked already, and has not answered yet.", about="email")
