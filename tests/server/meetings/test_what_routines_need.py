"""What routines need of whom, what the clock says of meetings nobody spoke of, and who leaves."""

from datetime import date

from goldthread.server import needs
from goldthread.server.meetings import actions
from goldthread.server.meetings.missing import say_what_was_missed
from goldthread.server.meetings.models import Meeting, Routine
from goldthread.server.people import actions as people
from goldthread.server.people import handing_over
from goldthread.server.people.models import Person
from goldthread.server.post.models import Letter

TODAY = date(2019, 7, 15)
FRIDAY = date(2019, 7, 12)


def said(person: Person) -> list[str]:
    return [each.what for each in needs.of(person, TODAY)]


def test_today_s_meeting_needs_those_who_belong_to_it_until_it_is_held(
    huddle: Routine, lead: Person, staff: Person
) -> None:
    actions.add_member(routine=huddle, person=staff, by=lead)
    [need] = needs.of(staff, TODAY)
    assert (need.what, need.where, need.on) == ("Ward 5’s huddle", "08:10", TODAY)
    actions.hold_meeting(routine=huddle, day=TODAY, by=lead)
    assert said(staff) == []


def test_the_owner_says_what_became_of_meetings_nobody_spoke_of(huddle: Routine, lead: Person) -> None:
    assert said(lead) == ["Say whether 10 meetings were held", "Ward 5’s huddle"]
    days = [date(2019, 7, day) for day in range(1, 16)]
    actions.hold_many(routine=huddle, held=days, by=lead)
    assert said(lead) == []


def test_the_day_after_what_nobody_spoke_of_was_missed_and_its_owner_gets_one_letter(
    huddle: Routine, lead: Person
) -> None:
    actions.hold_many(routine=huddle, held=[date(2019, 7, day) for day in range(1, 12)], by=lead)
    assert say_what_was_missed(TODAY) == 1
    assert Meeting.objects.get(day=FRIDAY).state == "missed"
    letter = Letter.objects.get()
    assert (letter.person, letter.text.subject) == (lead, "Ward 5’s huddle: was it held on 12 July 2019?")
    assert say_what_was_missed(TODAY) == 0


def test_what_was_missed_can_still_be_said_to_have_been_held(huddle: Routine, lead: Person) -> None:
    say_what_was_missed(TODAY)
    assert actions.hold_meeting(routine=huddle, day=FRIDAY, by=lead).state == "held"


def test_whoever_leaves_belongs_to_it_no_longer_and_hands_over_what_they_own(
    huddle: Routine, lead: Person, facilitator: Person, staff: Person, administrator: Person
) -> None:
    actions.add_member(routine=huddle, person=staff, by=lead)
    people.leave(person=staff, by=administrator)
    assert not huddle.members.open().exists()
    [thing] = [each for each in handing_over.things_of(lead) if each.key.startswith("meetings/")]
    people.hand_over(person=lead, to=facilitator, by=administrator)
    huddle.refresh_from_db()
    assert (thing.title, huddle.owner) == ("Ward 5’s huddle", facilitator)
    assert not handing_over.holds(thing.key, lead)
