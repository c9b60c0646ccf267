"""A series out of somebody's own calendar."""

from datetime import date, time

import pytest

from goldthread.cadence.series import LARGEST, NotACalendar, Refused, Series, series_in


def calendar(*lines: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""]).encode()


def event(*lines: str, title: str = "Huddle", uid: str = "1") -> tuple[str, ...]:
    return ("BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", *lines, "END:VEVENT")


OUTLOOK = event(
    "DTSTART;TZID=GMT Standard Time:20260302T081000",
    "DTEND;TZID=GMT Standard Time:20260302T082500",
    "RRULE:FREQ=WEEKLY;UNTIL=20260930T071000Z;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR;WKST=SU",
    "EXDATE;TZID=GMT Standard Time:20260406T081000,20260504T081000",
    "LOCATION:Ward 5\\, the board",
)
MOVED = event(
    "RECURRENCE-ID;TZID=GMT Standard Time:20260310T081000",
    "DTSTART;TZID=GMT Standard Time:20260310T090000",
    "DTEND;TZID=GMT Standard Time:20260310T091500",
)
CANCELLED = event(
    "RECURRENCE-ID;TZID=Europe/London:20260311T081000",
    "DTSTART;TZID=Europe/London:20260311T081000",
    "STATUS:CANCELLED",
)


def the_series(content: bytes) -> Series:
    (found,), refused = series_in(content)
    assert refused == []
    return found


def test_a_series_of_outlook_is_read_with_what_was_cancelled_and_moved() -> None:
    found = the_series(calendar(*OUTLOOK, *MOVED, *CANCELLED))
    assert (found.title, found.place, found.cadence.at, found.cadence.minutes) == (
        "Huddle",
        "Ward 5, the board",
        time(8, 10),
        15,
    )
    assert found.cadence.ends == date(2026, 9, 30)
    assert found.off == {date(2026, 4, 6), date(2026, 5, 4), date(2026, 3, 11)}
    assert [(each.day, each.begins.hour) for each in found.moved] == [(date(2026, 3, 10), 9)]


def test_a_rule_that_leaves_its_day_to_the_first_occurrence_says_it() -> None:
    found = the_series(
        calendar(*event("DTSTART;TZID=Europe/London:20260317T140000", "RRULE:FREQ=MONTHLY;COUNT=3"))
    )
    assert str(found.cadence.rule) == "FREQ=MONTHLY;BYMONTHDAY=17"
    assert found.cadence.ends == date(2026, 5, 17)


def test_a_time_without_a_zone_is_that_of_the_wall() -> None:
    found = the_series(calendar(*event("DTSTART:20260317T140000", "DURATION:PT30M", "RRULE:FREQ=WEEKLY")))
    assert (found.cadence.at, found.cadence.minutes) == (time(14), 30)


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (
            ("DTSTART;TZID=America/New_York:20260317T090000", "RRULE:FREQ=WEEKLY"),
            "clocks of ‘America/New_York’",
        ),
        (("DTSTART:20260317T090000Z", "RRULE:FREQ=WEEKLY"), "in UTC"),
        (("DTSTART;VALUE=DATE:20260317", "RRULE:FREQ=WEEKLY"), "whole days"),
        (("DTSTART:20260317T090000", "RRULE:FREQ=HOURLY"), "more than once a day"),
        (("DTSTART:20260317T090000", "RRULE:FREQ=DAILY;COUNT=100000"), "100,000 times"),
        (("DTSTART:20260317T090000", "DURATION:P3D", "RRULE:FREQ=WEEKLY"), "longer than a day"),
        (("RRULE:FREQ=WEEKLY",), "when it begins"),
    ],
)
def test_a_series_that_cannot_be_kept_says_why_and_others_are_read(lines: tuple[str, ...], why: str) -> None:
    both = calendar(*event(*lines, title="Board"), *event(*OUTLOOK[3:-1], uid="2"))
    found, (refused,) = series_in(both)
    assert len(found) == 1
    assert isinstance(refused, Refused)
    assert refused.title == "Board"
    assert why in refused.why


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"x" * (LARGEST + 4_000_000), "5.0 MB; at most 1 MB"),
        (b"", "does not begin with BEGIN:VCALENDAR"),
        (b"<html>", "does not begin with BEGIN:VCALENDAR"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART", "broken, or cut off"),
        (calendar(*event("DTSTART:20260317T090000")), "Nothing in this calendar comes round"),
    ],
)
def test_what_is_no_calendar_with_a_series_is_refused_in_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(NotACalendar, match=said):
        series_in(content)
