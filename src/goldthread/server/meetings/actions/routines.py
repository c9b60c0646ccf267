"""Beginning a routine, saying otherwise what it is, handing it over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from goldthread.cadence import Cadence, say
from goldthread.server import clock
from goldthread.server.audit.actions import action, record
from goldthread.server.audit.changes import changes, state
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import can, require
from goldthread.server.people.models import Organisation, Partnership, Person, Team

from ..abilities import MeetingsAbility
from ..kinds import KINDS
from ..models import AgendaItem, CadenceInForce, Routine
from .locking import KEEP, is_of, locked, open_one
from .refusals import NoSuchTitle, NotAnOwner, NotSo, SayWhy

EDITED = ("title", "purpose", "place", "link", "owner", "minutes_for")


@action
def begin_routine(
    *,
    of: Organisation | Partnership,
    kind: str,
    title: str,
    cadence: Cadence,
    purpose: str | None = None,
    team: Team | None = None,
    place: str = "",
    link: str = "",
    owner: Person | None = None,
    minutes_for: str = Routine.Reads.MEMBERS,
    by: Person,
) -> Routine:
    """Begin a routine of an organisation, a team of it or a partnership, with the agenda of its kind.

    cadence: from today on, whenever it says it started. Raises NoSuchTitle, NotAnOwner.
    """
    require(by, MeetingsAbility.KEEP_ROUTINES, team or of)
    ready = KINDS[kind]
    routine = Routine(
        organisation=of if isinstance(of, Organisation) else None,
        partnership=of if isinstance(of, Partnership) else None,
        team=team,
        kind=kind,
        title=_title(title),
        purpose=ready.purpose if purpose is None else purpose.strip(),
        place=place.strip(),
        link=link,
        owner=owner,
        minutes_for=minutes_for,
        begun_on=clock.the_day(),
        changed_at=clock.now(),
    )
    _may_be_owned(routine)
    routine.save()
    in_force = from_day(cadence, clock.the_day())
    keep_cadence(routine, in_force)
    AgendaItem.objects.bulk_create(
        AgendaItem(routine=routine, position=at, title=item.title, minutes=item.minutes, kind=item.kind)
        for at, item in enumerate(ready.agenda, 1)
    )
    record("routine.begun", routine, by=by, kind=ready.title, when=say(in_force), team=team, owner=owner)
    return routine


@action
def change_routine(
    *,
    routine: Routine,
    title: str,
    purpose: str,
    place: str,
    link: str,
    owner: Person | None,
    minutes_for: str,
    by: Person,
) -> Routine:
    """Say otherwise what it is called and for, where it is, whose it is, and who reads its minutes."""
    routine = open_one(routine, by)
    had, before = routine.owner, state(routine, *EDITED)
    routine.title, routine.purpose = _title(title), purpose.strip()
    routine.place, routine.link, routine.owner = place.strip(), link, owner
    routine.minutes_for = minutes_for
    if owner != had:
        _may_be_owned(routine)
    changed = changes(before, routine)
    if not changed:
        raise NotSo("It says that already: nothing was changed.")
    touch(routine, *EDITED)
    record("routine.changed", routine, by=by, **changed)
    return routine


@action
def set_cadence(*, routine: Routine, cadence: Cadence, by: Person) -> Routine:
    """Let it come round otherwise, from today or the day its words say; what came before stays as it was."""
    routine = open_one(routine, by)
    was = routine.cadences.last()
    in_force = from_day(cadence, clock.the_day())
    if was and from_day(was.cadence, in_force.starts) == in_force:
        raise NotSo("It comes round like that already: nothing was changed.")
    end_cadences(routine, in_force.starts - timedelta(days=1))
    keep_cadence(routine, in_force)
    _drop_what_no_longer_comes(routine, in_force)
    touch(routine)
    record("routine.comes_otherwise", routine, by=by, was=was and say(was.cadence), when=say(in_force))
    return routine


@action
def end_routine(*, routine: Routine, why: str, by: Person) -> Routine:
    """Let it come round no more after today, and say why."""
    routine = open_one(routine, by)
    if not why.strip():
        raise SayWhy("Say why it ends: whoever comes later will ask.")
    routine.ended_on, routine.ended_because = clock.the_day(), why.strip()
    end_cadences(routine, clock.the_day())
    _drop_what_no_longer_comes(routine, None)
    touch(routine, "ended_on", "ended_because")
    record("routine.ended", routine, by=by, reason=routine.ended_because)
    return routine


@action
def reopen_routine(*, routine: Routine, by: Person) -> Routine:
    """Let it come round again from today on, as it last did."""
    routine = locked(routine, by)
    if not routine.ended_on:
        raise NotSo("It has not ended: nothing was changed.")
    ended, routine.ended_on, routine.ended_because = routine.ended_on, None, ""
    if last := routine.cadences.last():
        again = replace(last.cadence, ends=None)
        end_cadences(routine, clock.the_day() - timedelta(days=1))
        keep_cadence(routine, from_day(again, clock.the_day()))
    touch(routine, "ended_on", "ended_because")
    record("routine.begun_again", routine, by=by, ended=ended)
    return routine


@action
def hand_over(*, routine: Routine, to: Person, by: Person) -> Routine:
    """Pass a routine on when whoever owns it leaves, or give it back to them."""
    if not can(by, PeopleAbility.MANAGE_PEOPLE, routine):
        require(by, KEEP, routine)
    routine = Routine.objects.select_for_update(of=("self",)).select_related("owner").get(pk=routine.pk)
    from_, routine.owner = routine.owner, to
    touch(routine, "owner")
    record("routine.handed_over", routine, by=by, to=to.name, from_=from_ and from_.name)
    return routine


def from_day(cadence: Cadence, day: date) -> Cadence:
    """The same from a day on, an interval of weeks or months still counted from where it was."""
    if cadence.starts >= day:
        return cadence
    return replace(cadence, starts=cadence.after(day - timedelta(days=1)) or day)


def keep_cadence(routine: Routine, cadence: Cadence) -> None:
    """Have it come round so."""
    CadenceInForce.objects.create(
        routine=routine,
        rule=str(cadence.rule),
        starts=cadence.starts,
        ends=cadence.ends,
        at=cadence.at,
        minutes=cadence.minutes,
        without=cadence.without or "",
        instead=cadence.instead,
    )


def end_cadences(routine: Routine, last: date) -> None:
    """Nothing that it comes round by goes on after that day."""
    routine.cadences.filter(starts__gt=last).delete()
    for each in routine.cadences.filter(ends=None) | routine.cadences.filter(ends__gt=last):
        each.ends = last
        each.save(update_fields=["ends"])


def touch(routine: Routine, *fields: str) -> None:
    """Keep what was changed, and that calendars are told of it."""
    routine.sequence += 1
    routine.changed_at = clock.now()
    routine.save(update_fields=[*fields, "sequence", "changed_at"])


def _drop_what_no_longer_comes(routine: Routine, cadence: Cadence | None) -> None:
    """Of meetings to come on days that it no longer has nothing is kept, unless something was prepared."""
    since = cadence.starts if cadence else clock.the_day() + timedelta(days=1)
    ahead = routine.meetings.filter(day__gte=since, begun_at=None).exclude(state="held")
    bare = ahead.filter(notes=None, attendance=None, decisions=None)
    gone = [each.pk for each in bare if cadence is None or not cadence.falls_on(each.day)]
    routine.meetings.filter(pk__in=gone).delete()


def _title(title: str) -> str:
    title = title.strip()
    if not title:
        raise NoSuchTitle("Say what it is called.")
    return title


def _may_be_owned(routine: Routine) -> None:
    if routine.owner and not is_of(routine.owner, routine):
        raise NotAnOwner(f"{routine.owner.name} holds no role there any more: choose somebody else.")
