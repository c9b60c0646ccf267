"""Plain words name a cadence, and what could mean two things is asked."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.cadence import Cadence, Nation, NotACadence, Rule, TwoWays, read, say
from goldthread.cadence.rules import WEEKDAYS, WORKING

SUNDAY = date(2026, 11, 29)

UNDERSTOOD = {
    "the last Thursday of each month at 14:00": ("FREQ=MONTHLY;BYDAY=-1TH", "14:00", 60),
    "every weekday at 8:10": ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "08:10", 60),
    "Mon-Fri, 8.10am": ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "08:10", 60),
    "every six weeks on a Tuesday at 12:30 for an hour and a half": (
        "FREQ=WEEKLY;INTERVAL=6;BYDAY=TU",
        "12:30",
        90,
    ),
    "Tuesdays and Thursdays from 9 to 11.30": ("FREQ=WEEKLY;BYDAY=TU,TH", "09:00", 150),
    "every Monday 2 to 3pm": ("FREQ=WEEKLY;BYDAY=MO", "14:00", 60),
    "every other Tuesday at 14:00": ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "14:00", 60),
    "fortnightly on a Monday at 2pm": ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "14:00", 60),
    "first and third Wednesday of the month at noon": ("FREQ=MONTHLY;BYDAY=1WE,3WE", "12:00", 60),
    "quarterly on the first Monday at 10:00 for 2½ hours": (
        "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO",
        "10:00",
        150,
    ),
    "the second Tuesday of January, April, July and October at 9:00": (
        "FREQ=MONTHLY;BYMONTH=1,4,7,10;BYDAY=2TU",
        "09:00",
        60,
    ),
    "the 1st and 15th of the month at 9:00, 20 minutes": ("FREQ=MONTHLY;BYMONTHDAY=1,15", "09:00", 20),
    "last day of the month at 16:00": ("FREQ=MONTHLY;BYMONTHDAY=-1", "16:00", 60),
    "the last but one Friday of each month at 9:00": ("FREQ=MONTHLY;BYDAY=-2FR", "09:00", 60),
    "every year on 5 July at 9:00": ("FREQ=MONTHLY;BYMONTH=7;BYMONTHDAY=5", "09:00", 60),
    "annually on the first Monday of October at 10:00": ("FREQ=MONTHLY;BYMONTH=10;BYDAY=1MO", "10:00", 60),
    "Monday to Thursday at 07:45": ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH", "07:45", 60),
    "every day at 23:55 for 20 minutes": ("FREQ=DAILY", "23:55", 20),
    "every 1st Monday of the month 9am-5pm": ("FREQ=MONTHLY;BYDAY=1MO", "09:00", 480),
    "EVERY TUES AND THURS AT 9:15": ("FREQ=WEEKLY;BYDAY=TU,TH", "09:15", 60),
    "every weekday at 8:10, except in August": (
        "FREQ=WEEKLY;BYMONTH=1,2,3,4,5,6,7,9,10,11,12;BYDAY=MO,TU,WE,TH,FR",
        "08:10",
        60,
    ),
}


@pytest.mark.parametrize(("words", "meant"), UNDERSTOOD.items())
def test_plain_words_are_understood(words: str, meant: tuple[str, str, int]) -> None:
    cadence = read(words, starts=SUNDAY)
    assert (str(cadence.rule), f"{cadence.at:%H:%M}", cadence.minutes) == meant


@pytest.mark.parametrize(
    ("words", "readings"),
    {
        "every second Tuesday at 14:00": (
            "every 2 weeks on Tuesday at 14:00",
            "the second Tuesday of each month at 14:00",
        ),
        "every Tuesday at 8": ("every Tuesday at 8:00", "every Tuesday at 20:00"),
        "biweekly at 9:00": ("every 2 weeks on Sunday at 9:00", "every Sunday and Wednesday at 9:00"),
        "monthly at 9:00": ("the last Sunday of each month at 9:00", "the 29th of each month at 9:00"),
        "quarterly at 9:00": (
            "the last Sunday of every 3 months at 9:00",
            "the 29th of every 3 months at 9:00",
        ),
    }.items(),
)
def test_what_could_mean_two_things_is_asked_with_both_readings(
    words: str, readings: tuple[str, ...]
) -> None:
    with pytest.raises(TwoWays) as asked:
        read(words, starts=SUNDAY)
    assert asked.value.readings == readings
    first, second = (read(reading, starts=SUNDAY) for reading in readings)
    assert first != second


@pytest.mark.parametrize(
    ("words", "said"),
    {
        "": "Say when it comes round",
        "every Monday": "At what time?",
        "weekly at 9:00": "Say on which day of the week",
        "every blue moon at 9:00": "‘every blue moon’ is not understood as days",
        "every Monday at 25:00": "There is no time 25:00",
        "every Monday at 9:00 and 15:00": "make a routine of each",
        "each Friday at 8:10 for 3 weeks": "say until which day",
        "every Monday at 9:00 until 3 March": "Say the year of 3 March",
        "every year on 30 February at 9:00": "February has no such day",
        "third working day of each month at 9:00": "the first and the last of a month",
        "every Monday at 9:00 from 4 March 2027 until 5 March 2027": "It would never come round",
        "every Monday at 9:00 for 3 days": "say until which day",
        "every 500 weeks on Monday at 9:00": "between 1 and 120",
    }.items(),
)
def test_what_is_not_understood_is_said(words: str, said: str) -> None:
    with pytest.raises(ValueError, match=r".") as wrong:
        read(words, starts=SUNDAY)
    assert said in str(wrong.value)


def test_bank_holidays_are_of_the_nation_that_is_named_or_else_of_the_organisation() -> None:
    words = "every weekday at 8:10 except bank holidays"
    assert read(words, starts=SUNDAY, nation=Nation.WALES).without == Nation.WALES
    assert read(f"{words} in Scotland", starts=SUNDAY).without == Nation.SCOTLAND
    assert (
        read("every weekday at 8:10, not on Scottish bank holidays", starts=SUNDAY).without == Nation.SCOTLAND
    )
    assert read("every weekday at 8:10", starts=SUNDAY).without is None


def test_a_working_day_is_no_bank_holiday() -> None:
    daily = read("every working day at 8:10", starts=date(2026, 12, 24))
    assert daily.days(date(2026, 12, 24), date(2026, 12, 29)) == [date(2026, 12, 24), date(2026, 12, 29)]


def test_the_last_working_day_of_a_month_is_the_one_before_a_bank_holiday() -> None:
    monthly = read("the last working day of each month at 16:00", starts=date(2026, 8, 1))
    assert monthly.first == date(2026, 8, 28)


def test_a_range_of_days_says_from_when_until_when() -> None:
    cadence = read("every Monday at 9:00 from 3 March 2027 until 17 July 2027", starts=SUNDAY)
    assert (cadence.starts, cadence.ends, cadence.first) == (
        date(2027, 3, 3),
        date(2027, 7, 17),
        date(2027, 3, 8),
    )


def a_place(day: str) -> st.SearchStrategy[tuple[int, str]]:
    return st.tuples(st.sampled_from([1, 2, 3, 4, 5, -1, -2]), st.just(day))


BY_WEEK = st.builds(
    lambda interval, days: Rule(
        "WEEKLY", interval, tuple((0, day) for day in sorted(days, key=WEEKDAYS.index))
    ),
    st.integers(1, 12),
    st.sets(st.sampled_from(WEEKDAYS), min_size=1),
)
BY_MONTH = st.one_of(
    st.builds(
        lambda interval, days: Rule("MONTHLY", interval, month_days=tuple(sorted(days))),
        st.integers(1, 12),
        st.sets(st.integers(1, 31), min_size=1, max_size=3),
    ),
    st.builds(
        lambda interval, places: Rule("MONTHLY", interval, weekdays=tuple(sorted(places))),
        st.integers(1, 12),
        st.sampled_from(WEEKDAYS).flatmap(lambda day: st.sets(a_place(day), min_size=1, max_size=2)),
    ),
    st.builds(
        lambda place: Rule("MONTHLY", 1, tuple((0, day) for day in WORKING), places=(place,)),
        st.sampled_from([1, 2, -1]),
    ),
)
CADENCES = st.builds(
    Cadence,
    st.one_of(st.builds(lambda n: Rule("DAILY", n), st.integers(1, 12)), BY_WEEK, BY_MONTH),
    starts=st.dates(date(2020, 1, 1), date(2035, 1, 1)),
    at=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    minutes=st.integers(1, 1440),
    without=st.sampled_from([None, *Nation]),
)


@given(CADENCES)
def test_what_is_said_of_a_cadence_is_read_back_alike(cadence: Cadence) -> None:
    assert read(say(cadence), starts=date(2000, 1, 1)) == cadence


@given(st.text(max_size=60))
def test_whatever_is_written_is_read_or_refused_in_words(text: str) -> None:
    with suppress(NotACadence, TwoWays):
        read(text, starts=SUNDAY)
