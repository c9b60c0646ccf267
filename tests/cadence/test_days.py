"""On which days a cadence falls, and at what time: held to python-dateutil and recurring-ical-events."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import recurring_ical_events
from dateutil.rrule import rrulestr
from icalendar import Calendar

from goldthread.cadence import ZONE, Cadence, Nation, NeverFalls, NotARule, Rule, TooMany, bank_holidays
from goldthread.cadence.feed import Entry, Moved, calendar_of

WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)
TWENTY = (
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=2",
    "FREQ=DAILY;BYDAY=MO,WE,FR",
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "FREQ=WEEKLY;BYDAY=SU",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    "FREQ=WEEKLY;INTERVAL=6;BYDAY=TU",
    "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,SU",
    "FREQ=WEEKLY;BYMONTH=3,10;BYDAY=SA,SU",
    "FREQ=MONTHLY;BYDAY=-1TH",
    "FREQ=MONTHLY;BYDAY=-1SU",
    "FREQ=MONTHLY;BYDAY=1WE,3WE",
    "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO",
    "FREQ=MONTHLY;BYMONTHDAY=15",
    "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=MONTHLY;BYDAY=5FR",
    "FREQ=MONTHLY;BYMONTH=3,10;BYDAY=-1SU",
    "FREQ=YEARLY;INTERVAL=2;BYMONTH=3;BYMONTHDAY=29",
)
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


def cadence(rule: str, **more: object) -> Cadence:
    return Cadence(Rule.of(rule), **{"starts": date(2026, 1, 1), "at": time(9), **more})  # type: ignore[arg-type]


def in_a_calendar(entry: Entry) -> Any:
    """What recurring-ical-events makes of a calendar with it."""
    return recurring_ical_events.of(
        Calendar.from_ical(calendar_of([entry], name="Mine", today=WRITTEN.date()))
    )


@pytest.mark.parametrize("rule", TWENTY)
def test_twenty_rules_fall_as_dateutil_and_a_calendar_have_them_across_both_changes_of_the_clocks(
    rule: str,
) -> None:
    ours = cadence(rule)
    days = ours.days(date(2026, 1, 1), date(2027, 12, 31))
    first = datetime.combine(ours.first, time(9), ZONE)
    last = datetime(2027, 12, 31, 23, tzinfo=ZONE)
    assert [each.date() for each in rrulestr(rule, dtstart=first).between(first, last, inc=True)] == days
    read_back = Calendar.from_ical(
        calendar_of([Entry("a", "Huddle", ours, WRITTEN)], name="", today=WRITTEN.date())
    )
    theirs = recurring_ical_events.of(read_back).between(first, last)
    assert sorted(event["DTSTART"].dt for event in theirs) == [ours.begins(day) for day in days]
    assert {f"{ours.begins(day):%H:%M}" for day in days} <= {"09:00"}


def test_an_interval_is_counted_from_the_first_day_it_falls_on() -> None:
    tuesdays = cadence("FREQ=WEEKLY;INTERVAL=6;BYDAY=TU", starts=date(2026, 11, 29))
    assert tuesdays.days(date(2026, 11, 29), date(2027, 1, 31)) == [date(2026, 12, 1), date(2027, 1, 12)]


def test_a_time_that_the_clocks_leave_out_is_an_hour_later_and_one_that_comes_twice_the_first() -> None:
    nightly = cadence("FREQ=DAILY", at=time(1, 30))
    assert f"{nightly.begins(SPRING):%H:%M %Z}" == "02:30 BST"
    assert f"{nightly.begins(AUTUMN):%H:%M %Z}" == "01:30 BST"


def test_what_begins_before_midnight_ends_on_the_next_day() -> None:
    late = cadence("FREQ=DAILY", at=time(23, 55), minutes=20)
    assert late.ends_on(date(2026, 6, 1)) == datetime(2026, 6, 2, 0, 15, tzinfo=ZONE)


def test_a_shift_is_as_long_as_it_is_said_to_be_in_the_night_the_clocks_change() -> None:
    night = cadence("FREQ=DAILY", at=time(22), minutes=600)
    lasts = night.ends_on(AUTUMN - timedelta(days=1)).astimezone(UTC) - night.begins(
        AUTUMN - timedelta(days=1)
    )
    assert lasts == timedelta(hours=10)
    assert f"{night.ends_on(AUTUMN - timedelta(days=1)):%H:%M}" == "07:00"


def test_bank_holidays_differ_between_the_nations() -> None:
    monday = date(2026, 4, 6)
    weekdays = {nation: cadence("FREQ=WEEKLY;BYDAY=MO", without=nation) for nation in Nation}
    assert {nation for nation, each in weekdays.items() if each.falls_on(monday)} == {Nation.SCOTLAND}
    assert bank_holidays(Nation.NORTHERN_IRELAND, 2026)[date(2026, 3, 17)]
    assert date(2026, 8, 3) in bank_holidays(Nation.SCOTLAND, 2026)
    assert date(2022, 9, 19) in bank_holidays(Nation.ENGLAND, 2022), "the state funeral of Queen Elizabeth II"


def test_a_bank_holiday_may_be_made_up_for_on_the_working_day_beside_it() -> None:
    last_monday = cadence("FREQ=MONTHLY;BYMONTH=8;BYDAY=-1MO", without=Nation.ENGLAND, instead="before")
    assert last_monday.days(date(2026, 8, 1), date(2026, 9, 30)) == [date(2026, 8, 28)]
    friday = cadence("FREQ=WEEKLY;BYDAY=FR", without=Nation.ENGLAND, instead="after")
    assert friday.days(date(2026, 4, 1), date(2026, 4, 8)) == [date(2026, 4, 7)]


def test_what_stands_for_a_bank_holiday_is_in_the_calendar() -> None:
    friday = cadence("FREQ=WEEKLY;BYDAY=FR", without=Nation.ENGLAND, instead="after")
    read_back = Calendar.from_ical(
        calendar_of([Entry("a", "Walk", friday, WRITTEN)], name="", today=WRITTEN.date())
    )
    theirs = recurring_ical_events.of(read_back).between(date(2026, 3, 1), date(2026, 6, 1))
    assert sorted(event["DTSTART"].dt.date() for event in theirs) == friday.days(
        date(2026, 3, 1), date(2026, 5, 31)
    )


def test_what_is_called_off_disappears_and_what_is_moved_is_elsewhere() -> None:
    daily = cadence("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", at=time(8, 10), without=Nation.SCOTLAND)
    later = datetime(2026, 3, 31, 10, tzinfo=ZONE)
    entry = Entry(
        "a",
        "Huddle",
        daily,
        WRITTEN,
        off=frozenset({date(2026, 3, 30)}),
        moved=(Moved(later.date(), later, 15),),
    )
    read_back = Calendar.from_ical(calendar_of([entry], name="Mine", today=WRITTEN.date()))
    theirs = recurring_ical_events.of(read_back).between(date(2026, 3, 27), date(2026, 4, 3))
    assert [
        f"{event['DTSTART'].dt:%a %H:%M}" for event in sorted(theirs, key=lambda each: each["DTSTART"].dt)
    ] == [
        "Fri 08:10",
        "Tue 10:00",
        "Wed 08:10",
        "Thu 08:10",
    ]


def test_a_cadence_that_ends_on_a_day_still_falls_on_it_in_a_calendar() -> None:
    ended = cadence("FREQ=DAILY", at=time(23, 30)).until(date(2026, 7, 3))
    read_back = Calendar.from_ical(
        calendar_of([Entry("a", "Late", ended, WRITTEN)], name="", today=WRITTEN.date())
    )
    theirs = recurring_ical_events.of(read_back).between(date(2026, 7, 1), date(2026, 8, 1))
    assert max(event["DTSTART"].dt.date() for event in theirs) == date(2026, 7, 3)


def test_what_never_comes_round_is_refused() -> None:
    with pytest.raises(NotARule, match="February has no such day"):
        Rule.of("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30")
    with pytest.raises(NeverFalls):
        _ = cadence("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6").first


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=HOURLY;INTERVAL=2",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=WEEKLY;INTERVAL=121;BYDAY=MO",
        "FREQ=YEARLY;BYWEEKNO=20",
        "FREQ=DAILY;BYHOUR=8,9",
        "FREQ=YEARLY;BYDAY=20MO",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYDAY=XX",
        "",
    ],
)
def test_a_rule_that_cannot_be_kept_is_refused_in_words(rule: str) -> None:
    with pytest.raises(NotARule, match=r"\w+ \w+"):
        Rule.of(rule)


def test_more_than_ten_thousand_days_are_not_given_at_once() -> None:
    with pytest.raises(TooMany):
        cadence("FREQ=DAILY").days(date(2026, 1, 1), date(2060, 1, 1))
