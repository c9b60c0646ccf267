"""Who belongs to a routine, and of whom it is required that they come."""

from __future__ import annotations

from goldthread.server import clock
from goldthread.server.audit.actions import action, record
from goldthread.server.people.models import Person

from ..models import Member, Routine
from .locking import is_of, open_one
from .refusals import NotOfHere, NotSo


@action
def add_member(*, routine: Routine, person: Person, required: bool = False, by: Person) -> Member:
    """Have somebody belong to it from today on. Raises NotOfHere, NotSo."""
    routine = open_one(routine, by)
    if not is_of(person, routine):
        raise NotOfHere(f"{person.name} holds no role there any more: choose somebody else.")
    if routine.members.open().filter(person=person).exists():
        raise NotSo(f"{person.name} belongs to it already: nothing was changed.")
    member = Member.objects.create(routine=routine, person=person, required=required, since=clock.the_day())
    record("routine.member_added", routine, by=by, member=person, required="yes" if required else "")
    return member


@action
def require_member(*, member: Member, required: bool, by: Person) -> Member:
    """Say that somebody must come, or that they may stay away."""
    routine, member = _mine(member, by)
    if member.required == required:
        raise NotSo("It says that already: nothing was changed.")
    member.required = required
    member.save(update_fields=["required"])
    record(
        "routine.member_required", routine, by=by, member=member.person, required="yes" if required else ""
    )
    return member


@action
def remove_member(*, member: Member, by: Person) -> Member:
    """Have somebody belong to it no longer; when they did stays."""
    routine, member = _mine(member, by)
    member.until = clock.the_day()
    member.save(update_fields=["until"])
    record("routine.member_removed", routine, by=by, member=member.person)
    return member


def _mine(member: Member, by: Person) -> tuple[Routine, Member]:
    """A member of now, with the routine locked."""
    routine = open_one(member.routine, by)
    found = routine.members.open().filter(pk=member.pk).select_related("person").first()
    if not found:
        raise NotSo(f"{member.person.name} belongs to it no longer: nothing was changed.")
    return routine, found
