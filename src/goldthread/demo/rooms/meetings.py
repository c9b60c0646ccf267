"""Routines and whether they were kept: made up, as the people are, after what the report tells of each trust.

Two trusts stand improvement down, one after the other; the others miss a meeting now and then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from zlib import crc32

from goldthread.cadence import read
from goldthread.server import clock
from goldthread.server.meetings import actions
from goldthread.server.meetings.actions import Off
from goldthread.server.meetings.kinds import KINDS
from goldthread.server.meetings.models import Meeting, Routine
from goldthread.server.meetings.occurrences import Occurrence, due_between
from goldthread.server.people.models import Organisation, Partnership, Person

from ..cast import CHIEF_EXECUTIVE
from ..days import on
from ..programme import Programme
from ..teams import team_called

Because = Meeting.Because
SYNTHETIC = "Synthetic: made up for the demonstration."
BEGUN = date(2016, 1, 4)
HUDDLES_BEGUN = date(2017, 7, 3)
HEAD, OPERATIONS = "head of improvement", "chief operating officer"


@dataclass(frozen=True)
class Habit:
    """How a trust keeps its routines: in a hundred, how many are cancelled, and of how many nobody speaks."""

    cancelled: int
    missed: int
    reasons: tuple[Meeting.Because, ...]


USUAL = Habit(5, 2, (Because.WINTER, Because.HOLIDAY, Because.NOTHING, Because.STAFFING))
STOOD_DOWN = {
    "BHRUT": (date(2018, 7, 1), Habit(85, 5, (Because.REGULATOR, Because.REGULATOR, Because.NOTHING))),
    "SATH": (date(2019, 2, 1), Habit(75, 8, (Because.STAFFING, Because.REGULATOR, Because.STAFFING))),
}
"""From when on a trust stands improvement down, and how."""

WARDS = {
    "Acute medicine": ("acute medicine ward manager", "every weekday at 8:05 for 12 minutes"),
    "Elderly medicine": ("elderly care ward manager", "every weekday at 8:10 for 12 minutes"),
    "Surgical wards": ("surgical ward manager", "every weekday at 8:15 for 12 minutes"),
}
"""The wards of SASH that huddle: who leads each, and when."""

OFFICES = {
    "BHRUT": "every Monday at 9:30 for an hour",
    "SASH": "every Monday at 9:30 for an hour",
    "SATH": "every Tuesday at 13:00 for an hour",
}
WALKS = {
    "BHRUT": "every Wednesday at 10:00 for 45 minutes",
    "SASH": "every Wednesday at 10:00 for 45 minutes",
    "UHCW": "every other Friday at 9:00 for 45 minutes",
}


def go_on(programme: Programme) -> Iterator[float]:
    routines = [*_of_partnership(programme), *_of_trusts(programme), *_huddles(programme)]
    yield 0.2
    for done, (routine, by) in enumerate(routines, 1):
        for month in _months(routine.begun_on):
            _write_up(routine, month, by)
        yield 0.2 + 0.8 * done / len(routines)


def _of_partnership(programme: Programme) -> Iterator[tuple[Routine, Person]]:
    """The guiding board, and the leads of the improvement offices; each with who keeps its diary."""
    assert programme.partnership
    chair = programme.the(Person, "partnership director")
    trusts = programme.trusts.values()
    heads = [programme.cast.of(trust, HEAD) for trust in trusts]
    chiefs = [programme.cast.of(trust, CHIEF_EXECUTIVE) for trust in trusts]
    board = "the last Thursday of each month at 14:00 for 3 hours"
    leads = "quarterly on the first Wednesday at 10:00 for 3 hours"
    yield _begun(programme.partnership, "guiding_board", board, chair, chiefs), chair
    yield _begun(programme.partnership, "office_leads", leads, chair, heads), chair


def _of_trusts(programme: Programme) -> Iterator[tuple[Routine, Person]]:
    for code, trust in programme.trusts.items():
        head, chief = programme.cast.of(trust, HEAD), programme.cast.of(trust, CHIEF_EXECUTIVE)
        team = "the second Tuesday of each month at 9:00 for 2½ hours"
        others = [programme.cast.of(trust, OPERATIONS), head]
        yield _begun(trust, "guiding_team", team, chief, others), chief
        if code in OFFICES:
            colleague = programme.cast.of(trust, "senior improvement specialist")
            yield _begun(trust, "office", OFFICES[code], head, [colleague]), head
        if code in WALKS:
            yield _begun(trust, "walk", WALKS[code], chief, []), chief


def _huddles(programme: Programme) -> Iterator[tuple[Routine, Person]]:
    trust = programme.trusts["SASH"]
    for ward, (post, words) in WARDS.items():
        lead = programme.cast.of(trust, post)
        without = f"{words}, except bank holidays"
        yield _begun(trust, "huddle", without, lead, [], ward), lead


def _begun(
    of: Organisation | Partnership,
    kind: str,
    words: str,
    owner: Person,
    members: Iterable[Person],
    ward: str = "",
) -> Routine:
    day = HUDDLES_BEGUN if ward else BEGUN
    ready = KINDS[kind]
    with on(day):
        routine = actions.begin_routine(
            of=of,
            kind=kind,
            title=f"{ward}: {ready.title.lower()}" if ward else ready.title,
            cadence=read(words, starts=day),
            purpose=f"{ready.purpose} {SYNTHETIC}",
            team=team_called(of, ward) if isinstance(of, Organisation) else None,
            owner=owner,
            minutes_for=Routine.Reads.MEMBERS if isinstance(of, Partnership) else Routine.Reads.ORGANISATION,
            by=owner,
        )
        for person in dict.fromkeys([owner, *members]):
            actions.add_member(routine=routine, person=person, required=True, by=owner)
    return routine


def _months(begun: date) -> Iterator[tuple[date, date]]:
    """Month by month the days of which something was said by today, the first and the last of each."""
    first, yesterday = begun, clock.today() - timedelta(days=1)
    while first <= yesterday:
        following = (first.replace(day=1) + timedelta(days=31)).replace(day=1)
        yield first, min(following - timedelta(days=1), yesterday)
        first = following


def _write_up(routine: Routine, month: tuple[date, date], by: Person) -> None:
    """What the diary of a month says: held, or cancelled and why; of some meetings nothing."""
    with on(month[1]):
        due = due_between([routine], *month)
        said = {each.day: _became(each) for each in due}
        held = [day for day, off in said.items() if off == "held"]
        cancelled = {day: off for day, off in said.items() if isinstance(off, Off)}
        if held or cancelled:
            actions.hold_many(routine=routine, held=held, cancelled=cancelled, by=by)


def _became(each: Occurrence) -> Off | str:
    """What became of a meeting, always the same by its routine and day."""
    habit = _habit(each)
    chance = crc32(f"{_code(each)} {each.routine.title} {each.day}".encode()) % 10_000
    if chance < 100 * habit.cancelled:
        return Off(habit.reasons[chance % len(habit.reasons)])
    return "missed" if chance < 100 * (habit.cancelled + habit.missed) else "held"


def _habit(each: Occurrence) -> Habit:
    since, habit = STOOD_DOWN.get(_code(each), (date.max, USUAL))
    return habit if each.day >= since else USUAL


def _code(each: Occurrence) -> str:
    return each.routine.organisation.code if each.routine.organisation else ""
