"""What becomes of one meeting: held, moved, cancelled, missed; and what is due in a span of days."""

from datetime import UTC, date, datetime

import pytest

from goldthread.cadence import read
from goldthread.server import clock
from goldthread.server.meetings import actions
from goldthread.server.meetings.actions import Off
from goldthread.server.meetings.actions.refusals import Held, NotDue, NotSo, NotYet, SayWhy
from goldthread.server.meetings.models import Meeting, Routine
from goldthread.server.meetings.occurrences import coming, due_between, held_between
from goldthread.server.meetings.queries import kept_of
from goldthread.server.people.models import Organisation, Person
from goldthread.server.refusal import LooksLikeCare

TODAY = date(2019, 7, 15)
FRIDAY = date(2019, 7, 12)
THURSDAY = date(2019, 7, 25)


def state(routine: Routine, day: date) -> str:
    return due_between([routine], day, day)[0].state.value


def test_nothing_is_kept_of_a_meeting_of_which_nothing_is_said(huddle: Routine) -> None:
    found = due_between([huddle], date(2019, 7, 11), date(2019, 7, 16))
    assert [(each.day.day, each.state.value) for each in found] == [
        (11, "missed"),
        (12, "missed"),
        (15, "due"),
        (16, "due"),
    ]
    assert not Meeting.objects.exists()


def test_one_tap_says_that_it_was_held_also_of_one_that_was_missed(huddle: Routine, lead: Person) -> None:
    for day in (FRIDAY, TODAY):
        actions.hold_meeting(routine=huddle, day=day, by=lead)
        assert state(huddle, day) == "held"
    with pytest.raises(NotSo):
        actions.hold_meeting(routine=huddle, day=TODAY, by=lead)


def test_what_has_not_come_was_not_held_and_what_does_not_come_is_refused(
    huddle: Routine, lead: Person
) -> None:
    with pytest.raises(NotYet):
        actions.hold_meeting(routine=huddle, day=date(2019, 7, 16), by=lead)
    with pytest.raises(NotDue):
        actions.hold_meeting(routine=huddle, day=date(2019, 7, 13), by=lead)


def test_a_cancelled_meeting_says_why_and_pressure_is_kept_apart(huddle: Routine, lead: Person) -> None:
    made = actions.cancel_meeting(routine=huddle, day=TODAY, because="staffing", why="Two off sick", by=lead)
    assert made.because in Meeting.PRESSURE
    with pytest.raises(NotSo):
        actions.cancel_meeting(routine=huddle, day=TODAY, because="nothing", by=lead)
    with pytest.raises(SayWhy):
        actions.cancel_meeting(routine=huddle, day=FRIDAY, because="other", by=lead)
    actions.hold_meeting(routine=huddle, day=TODAY, by=lead)
    with pytest.raises(Held):
        actions.cancel_meeting(routine=huddle, day=TODAY, because="nothing", by=lead)


def test_what_was_said_can_be_taken_back(huddle: Routine, lead: Person) -> None:
    actions.cancel_meeting(routine=huddle, day=TODAY, because="winter", by=lead)
    actions.take_back_meeting(routine=huddle, day=TODAY, by=lead)
    assert state(huddle, TODAY) == "due"
    with pytest.raises(NotSo):
        actions.take_back_meeting(routine=huddle, day=TODAY, by=lead)


def test_a_moved_meeting_is_on_its_new_day_and_counts_on_its_own(board: Routine, chair: Person) -> None:
    begins = datetime(2019, 8, 1, 13, tzinfo=UTC)
    actions.move_meeting(routine=board, day=THURSDAY, begins=begins, why="A visit", by=chair)
    [moved] = held_between([board], date(2019, 8, 1), date(2019, 8, 1))
    assert (moved.day, moved.moved, moved.begins) == (THURSDAY, True, begins)
    assert held_between([board], THURSDAY, THURSDAY) == []
    assert [each.day for each in due_between([board], THURSDAY, date(2019, 8, 1))] == [THURSDAY]
    assert [each.day for each in coming([board], TODAY, 2)[board.pk]] == [THURSDAY, date(2019, 8, 29)]


def test_moved_back_it_is_moved_no_more(board: Routine, chair: Person) -> None:
    for hour in (9, 13):
        begins = datetime(2019, 7, 25, hour, tzinfo=UTC)
        made = actions.move_meeting(routine=board, day=THURSDAY, begins=begins, by=chair)
    assert not made.moved


def test_what_is_next_leaves_out_what_was_cancelled(huddle: Routine, lead: Person) -> None:
    actions.cancel_meeting(routine=huddle, day=TODAY, because="winter", by=lead)
    assert [each.day.day for each in coming([huddle], TODAY, 3)[huddle.pk]] == [16, 17, 18]


def test_a_huddle_at_five_to_midnight_is_missed_only_when_the_day_it_ends_on_has_passed(
    trust: Organisation, facilitator: Person
) -> None:
    with clock.happening_on(date(2019, 7, 12)):
        night = actions.begin_routine(
            of=trust,
            kind="huddle",
            title="Night huddle",
            cadence=read("every day at 23:55 for 20 minutes", starts=FRIDAY),
            by=facilitator,
        )
    found = {each.day.day: each.state.value for each in due_between([night], FRIDAY, TODAY)}
    assert found == {12: "missed", 13: "missed", 14: "due", 15: "due"}


def test_a_diary_kept_till_now_is_written_up_at_once(huddle: Routine, lead: Person) -> None:
    actions.hold_meeting(routine=huddle, day=date(2019, 7, 1), by=lead)
    off = {date(2019, 7, 4): Off(Meeting.Because.STAFFING)}
    made = actions.hold_many(
        routine=huddle, held=[date(2019, 7, day) for day in (1, 2, 3, 6, 30)], cancelled=off, by=lead
    )
    assert [(each.day.day, each.state) for each in made] == [(2, "held"), (3, "held"), (4, "cancelled")]
    past = due_between([huddle], date(2019, 7, 1), date(2019, 7, 31))
    assert kept_of(past, TODAY).says == "3 of 10 held, 1 cancelled, 6 not spoken of"
    with pytest.raises(NotDue):
        actions.hold_many(routine=huddle, held=[date(2019, 7, 2)], by=lead)


def test_no_reason_is_about_somebody_s_care(huddle: Routine, lead: Person) -> None:
    with pytest.raises(LooksLikeCare):
        actions.cancel_meeting(
            routine=huddle, day=TODAY, because="other", why="NHS number 943 476 5919 fell", by=lead
        )
