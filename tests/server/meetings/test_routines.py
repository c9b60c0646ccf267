"""Routines: begun, changed, coming round otherwise, ended and begun again; who belongs to them."""

from datetime import date, timedelta

import pytest

from goldthread.cadence import read, say
from goldthread.server import clock
from goldthread.server.audit.record_words import kinds
from goldthread.server.meetings import actions
from goldthread.server.meetings.actions.refusals import NotAnOwner, NotOfHere, NotSo, SayWhy
from goldthread.server.meetings.kinds import KINDS
from goldthread.server.meetings.models import Routine
from goldthread.server.meetings.occurrences import coming, due_between
from goldthread.server.people import actions as people
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.models import Organisation, Partnership, Person

TODAY = date(2019, 7, 15)


def days(routine: Routine, since: date, until: date) -> list[date]:
    return [each.day for each in due_between([routine], since, until)]


def test_a_routine_begins_with_the_agenda_of_its_kind(board: Routine) -> None:
    assert [item.title for item in board.agenda.all()][-1] == "Reflections on the compact"
    assert board.agenda.last().kind == "compact"
    assert board.purpose == KINDS["guiding_board"].purpose


@pytest.mark.parametrize("ready", KINDS.values(), ids=lambda ready: ready.key)
def test_when_each_kind_usually_comes_round_is_understood(ready: object) -> None:
    cadence = read(ready.usually, starts=TODAY)  # type: ignore[attr-defined]
    assert sum(item.minutes for item in ready.agenda) <= cadence.minutes  # type: ignore[attr-defined]


def test_what_started_long_ago_is_due_from_today_and_an_interval_is_still_counted_from_then(
    trust: Organisation, facilitator: Person
) -> None:
    routine = actions.begin_routine(
        of=trust,
        kind="listening",
        title="Junior doctors",
        cadence=read("every six weeks on a Tuesday at 12:30", starts=date(2019, 6, 4)),
        by=facilitator,
    )
    assert routine.begun_on == TODAY
    assert days(routine, date(2019, 1, 1), date(2019, 9, 1)) == [date(2019, 7, 16), date(2019, 8, 27)]


def test_when_it_comes_round_otherwise_what_came_before_stays(huddle: Routine, lead: Person) -> None:
    monday = date(2019, 7, 8)
    with clock.happening_on(date(2019, 7, 10)):
        actions.set_cadence(
            routine=huddle, cadence=read("Mondays at 9:00", starts=date(2019, 7, 10)), by=lead
        )
    assert days(huddle, BEFORE := date(2019, 7, 1), date(2019, 7, 21)) == [
        *(BEFORE + timedelta(n) for n in (0, 1, 2, 3, 4)),
        monday,
        date(2019, 7, 9),
        date(2019, 7, 15),
    ]


def test_changed_twice_on_one_day_the_second_counts(huddle: Routine, lead: Person) -> None:
    for words in ("Mondays at 9:00", "Tuesdays at 9:00"):
        actions.set_cadence(routine=huddle, cadence=read(words, starts=TODAY), by=lead)
    assert days(huddle, TODAY, date(2019, 7, 31)) == [date(2019, 7, 16), date(2019, 7, 23), date(2019, 7, 30)]
    with pytest.raises(NotSo):
        actions.set_cadence(routine=huddle, cadence=read("Tuesdays at 9:00", starts=TODAY), by=lead)


def test_a_meeting_to_come_that_was_cancelled_goes_with_the_cadence_that_had_it(
    huddle: Routine, lead: Person
) -> None:
    friday = date(2019, 7, 19)
    actions.cancel_meeting(routine=huddle, day=friday, because="winter", by=lead)
    actions.set_cadence(routine=huddle, cadence=read("Mondays at 9:00", starts=TODAY), by=lead)
    assert not huddle.meetings.exists()


def test_what_ended_comes_round_no_more_until_it_is_begun_again(huddle: Routine, lead: Person) -> None:
    with pytest.raises(SayWhy):
        actions.end_routine(routine=huddle, why=" ", by=lead)
    with clock.happening_on(date(2019, 7, 3)):
        actions.end_routine(routine=huddle, why="The ward closed", by=lead)
    assert days(huddle, date(2019, 7, 1), date(2019, 7, 31))[-1] == date(2019, 7, 3)
    with pytest.raises(NotSo):
        actions.change_routine(
            routine=huddle,
            title="A",
            purpose="",
            place="",
            link="",
            owner=None,
            minutes_for="members",
            by=lead,
        )
    huddle = actions.reopen_routine(routine=huddle, by=lead)
    assert days(huddle, date(2019, 7, 1), date(2019, 7, 17))[3:] == [
        TODAY,
        date(2019, 7, 16),
        date(2019, 7, 17),
    ]
    assert say(huddle.cadences.last().cadence).startswith("every weekday at 8:10")


def test_what_was_begun_and_ended_on_one_day_was_due_on_none_after(huddle: Routine, lead: Person) -> None:
    with clock.happening_on(date(2019, 7, 1)):
        actions.end_routine(routine=huddle, why="A mistake", by=lead)
    assert coming([huddle], TODAY) == {}


def test_the_owner_and_members_are_of_the_place(
    huddle: Routine, lead: Person, staff: Person, outsider: Person, administrator: Person
) -> None:
    with pytest.raises(NotOfHere):
        actions.add_member(routine=huddle, person=outsider, by=lead)
    member = actions.add_member(routine=huddle, person=staff, required=True, by=lead)
    with pytest.raises(NotSo):
        actions.add_member(routine=huddle, person=staff, by=lead)
    actions.require_member(member=member, required=False, by=lead)
    actions.remove_member(member=member, by=lead)
    assert not huddle.members.open().exists()
    people.leave(person=staff, by=administrator)
    with pytest.raises(NotAnOwner):
        actions.change_routine(
            routine=huddle,
            title=huddle.title,
            purpose="",
            place="",
            link="",
            owner=staff,
            minutes_for="members",
            by=lead,
        )


def test_whoever_belongs_to_it_sees_it_and_says_what_became_of_a_meeting_and_no_more(
    board: Routine, chair: Person, staff: Person
) -> None:
    """The chief executives of five trusts sit at the board, and hold no role in the partnership."""
    assert board not in Routine.objects.visible_to(staff)
    with pytest.raises(NotAllowed):
        actions.cancel_meeting(routine=board, day=date(2019, 7, 25), because="nothing", by=staff)
    actions.add_member(routine=board, person=staff, by=chair)
    assert board in Routine.objects.visible_to(staff)
    actions.cancel_meeting(routine=board, day=date(2019, 7, 25), because="nothing", by=staff)
    with pytest.raises(NotAllowed):
        actions.end_routine(routine=board, why="Enough", by=staff)


def test_an_outsider_sees_and_changes_nothing(huddle: Routine, outsider: Person, trust: Organisation) -> None:
    assert huddle not in Routine.objects.visible_to(outsider)
    for act in (
        lambda: actions.end_routine(routine=huddle, why="Enough", by=outsider),
        lambda: actions.hold_meeting(routine=huddle, day=TODAY, by=outsider),
        lambda: actions.begin_routine(
            of=trust, kind="huddle", title="Mine", cadence=read("Mondays at 9:00", starts=TODAY), by=outsider
        ),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_partnership_s_routine_is_begun_by_whoever_may_there(
    both: Partnership, facilitator: Person
) -> None:
    with pytest.raises(NotAllowed):
        actions.begin_routine(
            of=both,
            kind="office_leads",
            title="Leads",
            cadence=read("Mondays at 9:00", starts=TODAY),
            by=facilitator,
        )


def test_the_agenda_is_put_in_order_and_what_is_taken_off_can_be_put_back(
    huddle: Routine, lead: Person
) -> None:
    item = actions.add_item(routine=huddle, title="Staffing  today", minutes=3, by=lead)
    actions.move_item(item=item, up=True, by=lead)
    actions.change_item(item=item, title="Staffing", minutes=2, kind="measures", by=lead)
    standing = [each.title for each in huddle.agenda.filter(taken_off_at=None)]
    assert standing[-2:] == ["Staffing", "Who does what"]
    actions.take_item_off(item=item, by=lead)
    with pytest.raises(NotSo):
        actions.move_item(item=item, up=True, by=lead)
    actions.put_item_back(item=item, by=lead)
    assert [each.title for each in huddle.agenda.filter(taken_off_at=None)] == standing


def test_every_event_of_routines_has_its_words() -> None:
    assert {"routine.begun", "routine.comes_otherwise", "meeting.moved", "meetings.missed"} <= kinds()
