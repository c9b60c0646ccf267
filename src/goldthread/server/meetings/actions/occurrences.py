"""What becomes of one meeting without more being said of it: held, moved, cancelled, missed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from goldthread.cadence import Cadence
from goldthread.server import clock
from goldthread.server.audit.actions import action, record
from goldthread.server.people.models import Person
from goldthread.server.ui.formats import when

from .. import letters
from ..models import Meeting, Routine
from ..occurrences import Occurrence, due_between, occurrence_of
from .locking import RUN, open_one
from .refusals import Held, NoSuchTime, NotDue, NotSo, NotYet, SayWhy
from .routines import touch

State = Meeting.State
FURTHEST = timedelta(days=366)


@dataclass(frozen=True)
class Off:
    """Why a meeting was cancelled: from the list, and in words."""

    because: Meeting.Because
    why: str = ""


@action
def hold_meeting(*, routine: Routine, day: date, by: Person) -> Meeting:
    """Say that it was held, and no more; also of one that was missed. Raises NotDue, NotYet, Held.

    Notes, attendance and minutes may be added afterwards.
    """
    routine = open_one(routine, by, RUN)
    meeting = _kept(_due(routine, day))
    if day > clock.the_day() or timezone.localdate(meeting.begins) > clock.the_day():
        raise NotYet(f"It is on {when(meeting.begins)}: say so then.")
    if meeting.state == State.HELD:
        raise NotSo("Somebody said that already: it was held.")
    _stand(meeting, State.HELD)
    record("meeting.held", routine, by=by, day=day)
    return meeting


@action
def move_meeting(*, routine: Routine, day: date, begins: datetime, why: str = "", by: Person) -> Meeting:
    """Hold it at another time than its cadence has it; the others stay. Raises NotDue, Held, NoSuchTime."""
    routine = open_one(routine, by, RUN)
    meeting = _kept(_due(routine, day))
    if meeting.state == State.HELD:
        raise Held("It was held: it cannot be moved any more.")
    if abs(begins.date() - clock.the_day()) > FURTHEST:
        raise NoSuchTime("Choose a day within a year.")
    was, meeting.begins = meeting.begins, begins
    meeting.moved, meeting.why = begins != _by_cadence(routine, day), why.strip()
    _stand(meeting, State.DUE)
    touch(routine)
    record("meeting.moved", routine, by=by, day=day, was=when(was), to=when(begins), reason=meeting.why)
    return meeting


@action
def cancel_meeting(*, routine: Routine, day: date, because: str, why: str = "", by: Person) -> Meeting:
    """Say that it is not held, or was not, and why. Raises NotDue, Held, SayWhy."""
    routine = open_one(routine, by, RUN)
    off = Off(Meeting.Because(because), why.strip())
    if off.because is Meeting.Because.OTHER and not off.why:
        raise SayWhy("Say what the reason is.")
    meeting = _kept(_due(routine, day))
    if meeting.state == State.HELD:
        raise Held("It was held: it cannot be cancelled any more.")
    if meeting.state == State.CANCELLED:
        raise NotSo("It is cancelled already: nothing was changed.")
    _stand(meeting, State.CANCELLED, off)
    touch(routine)
    record("meeting.cancelled", routine, by=by, day=day, because=off.because.label, reason=off.why)
    return meeting


@action
def take_back_meeting(*, routine: Routine, day: date, by: Person) -> Meeting:
    """Take back that it is cancelled, or was held without more being said; then it is due, or was missed."""
    routine = open_one(routine, by, RUN)
    meeting = _kept(_due(routine, day))
    if meeting.state not in (State.HELD, State.CANCELLED):
        raise NotSo("Nothing is said of it that could be taken back.")
    if meeting.ended_at:
        raise Held("Its minutes stand: open the meeting again instead.")
    said = meeting.get_state_display()
    _stand(meeting, State.DUE)
    touch(routine)
    record("meeting.taken_back", routine, by=by, day=day, was=said.lower())
    return meeting


@action
def hold_many(
    *, routine: Routine, held: Collection[date], cancelled: Mapping[date, Off] | None = None, by: Person
) -> list[Meeting]:
    """Say of many meetings at once which were held and which were cancelled, as from a diary kept till now.

    Of days that it does not have, that are still to come, or of which something is said already, nothing is
    kept. Those in between stay missed. Raises NotDue where none is left.
    """
    routine = open_one(routine, by, RUN)
    off = dict(cancelled or {})
    days = sorted({*held, *off})
    due = due_between([routine], days[0], min(days[-1], clock.the_day())) if days else []
    made = [_written(each, off.get(each.day)) for each in due if each.day in days and not each.meeting]
    if not made:
        raise NotDue("None of these days is one on which it came round and of which nothing is said.")
    Meeting.objects.bulk_create(made)
    n_held = sum(each.state == State.HELD for each in made)
    record(
        "meetings.written_up",
        routine,
        by=by,
        since=made[0].day,
        until=made[-1].day,
        held=str(n_held),
        cancelled=str(len(made) - n_held),
    )
    return made


@action
def say_missed(*, routine: Routine, days: Collection[date]) -> list[Meeting]:
    """What was due on these days and nobody spoke of was missed; its owner gets a letter. By the clock."""
    routine = Routine.objects.select_for_update(of=("self",)).select_related("owner").get(pk=routine.pk)
    due = due_between([routine], min(days), max(days))
    missed = [_kept(each) for each in due if each.state is State.MISSED and each.day in days]
    if not missed:
        raise NotSo("Somebody said what became of them.")
    for meeting in missed:
        _stand(meeting, State.MISSED)
    letters.tell_of_missed(routine, missed)
    record("meetings.missed", routine, by=None, days=[each.day for each in missed])
    return missed


def _due(routine: Routine, day: date) -> Occurrence:
    """The meeting that it has on a day. Raises NotDue."""
    if found := occurrence_of(routine, day):
        return found
    raise NotDue(f"{routine.title} does not come round on {day:%-d %B %Y}.")


def _kept(each: Occurrence) -> Meeting:
    """What is kept of a meeting, locked; what is to be kept of it where nothing was."""
    if each.meeting:
        return Meeting.objects.select_for_update().get(pk=each.meeting.pk)
    return Meeting(routine=each.routine, day=each.day, begins=each.begins, minutes=each.minutes)


def _written(each: Occurrence, off: Off | None) -> Meeting:
    meeting = _kept(each)
    _set(meeting, State.CANCELLED if off else State.HELD, off)
    return meeting


def _stand(meeting: Meeting, state: Meeting.State, off: Off | None = None) -> None:
    _set(meeting, state, off)
    meeting.save()


def _set(meeting: Meeting, state: Meeting.State, off: Off | None) -> None:
    meeting.state = state
    meeting.because = off.because if off else ""
    if off or not meeting.moved:
        meeting.why = off.why if off else ""


def _by_cadence(routine: Routine, day: date) -> datetime | None:
    """When its cadence has it on a day."""
    cadences: list[Cadence] = [each.cadence for each in routine.cadences.all()]
    return next((each.begins(day) for each in cadences if each.falls_on(day)), None)
