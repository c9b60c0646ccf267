"""What step a series takes, whatever the day in it, and what it leaves out."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.tables.calendar import Missing, listed, missing_between, step_of

FIRST = date(2018, 1, 1)
LAST_THURSDAYS = ["2017-01-26", "2017-02-23", "2017-03-30", "2017-04-27", "2017-05-25", "2017-06-29",
                  "2017-07-27", "2017-08-31", "2017-12-28", "2018-01-25", "2018-02-22"]  # fmt: skip


def days(*apart, start=FIRST):
    return [start + timedelta(days=each) for each in apart]


def dates(*texts):
    return [date.fromisoformat(text) for text in texts]


@pytest.mark.parametrize(
    ("times", "step", "said"),
    [
        ([date(2018, m, 1) for m in (1, 2, 4, 5)], "month", "March 2018 is missing"),
        (dates("2018-01-31", "2018-02-28", "2018-04-30"), "month", "March 2018 is missing"),
        (dates("2018-01-03", "2018-02-28", "2018-03-01", "2018-05-15"), "month", "April 2018 is missing"),
        (dates(*LAST_THURSDAYS), "month",
         "September 2017, October 2017 and November 2017 are missing"),
        (dates("2019-01-31", "2019-03-01", "2019-03-29", "2019-04-30"), "month", ""),
        (dates("2019-01-31", "2019-02-28", "2019-03-28", "2019-04-25"), "month", ""),
        (days(*range(0, 28 * 8, 28)), "four weeks", ""),
        (days(0, 28, 84, 112, 140, 168), "four weeks", "26 February 2018 is missing"),
        (days(0, 14, 28, 56), "fortnight", "12 February 2018 is missing"),
        ([date(2018, m, 1) for m in (1, 4, 7)] + [date(2019, 1, 1)], "quarter", "October 2018 is missing"),
        (dates("2018-01-15", "2018-05-02", "2018-08-30", "2019-03-01"), "quarter",
         "October to December 2018 is missing"),
        (dates("2018-03-31", "2018-09-30", "2019-03-31"), "half-year", ""),
        ([date(y, 4, 1) for y in (2014, 2015, 2017)], "year", "April 2016 is missing"),
        (dates("2017-11-05", "2018-06-01", "2020-01-10"), "financial year", ""),
        ([FIRST + timedelta(weeks=w) for w in (0, 1, 2, 4)], "week", "22 January 2018 is missing"),
        (days(0, 1, 2, 5), "day", "4 January 2018 and 5 January 2018 are missing"),
        (days(0, 1, 2, 3, 4, 7, 8), "day", ""),
        (days(0, 1, 2, 3, 4, 5, 8), "day", "7 January 2018 and 8 January 2018 are missing"),
        ([datetime(2018, 1, 1, h, 5) for h in (7, 8, 9, 11)], "hour", "1 January 2018 at 10:00 is missing"),
        ([datetime(2018, 1, d, 9) for d in (1, 2, 3, 5, 6)], "day", "4 January 2018 is missing"),
        ([1, 2, 3, 5], "point", "4 is missing"),
        ([10, 20, 40, 50], "point", "30 is missing"),
        (dates("2018-12-01", "2019-01-01"), "month", ""),
        (dates("2019-03-01", "2019-04-01", "2019-07-01"), "month", "May 2019 and June 2019 are missing"),
    ],
)  # fmt: skip
def test_a_step_is_found_and_what_is_left_out_is_named(times, step, said):
    found = step_of(times)
    assert found is not None
    assert (found.name, str(missing_between(times))) == (step, said)


@pytest.mark.parametrize(
    "times",
    [days(0, 3, 10, 11, 40), [3, 17, 18, 40], [FIRST], [FIRST, date(9999, 12, 31)], [], [2, 4, 6, 7]],
)
def test_where_no_step_is_found_nothing_is_said_to_be_missing(times):
    assert step_of(times) is None
    assert missing_between(times) == Missing()


@given(
    st.integers(0, 6),
    st.lists(st.sampled_from([-2, -1, 0, 0, 0, 0, 1, 2]), min_size=9, max_size=60),
)
def test_a_holiday_that_moves_a_weekly_point_loses_no_week(weekday, moved):
    moved = [0, 0, 0, *moved]
    times = [FIRST + timedelta(days=7 * week + weekday + by) for week, by in enumerate(moved)]
    step = step_of(times)
    assert step is not None
    assert step.name in ("week", "day") if len(times) < 4 else step.name == "week"
    assert not missing_between(times)


@given(st.lists(st.integers(1, 28), min_size=3, max_size=60), st.integers(1, 12))
def test_one_point_in_each_month_is_a_step_whatever_the_day(inside, start):
    times = [date(2010 + (start + n) // 12, (start + n) % 12 + 1, day) for n, day in enumerate(inside)]
    found = step_of(times)
    assert found is not None
    places = [found.place(time) for time in times]
    assert found.name != "month" or places == list(range(places[0], places[0] + len(times)))


@given(st.integers(0, 700), st.integers(8, 40), st.sampled_from([1, 7, 14, 28]))
def test_places_of_a_regular_series_follow_one_another(start, count, apart):
    times = [FIRST + timedelta(days=start + apart * place) for place in range(count)]
    step = step_of(times)
    assert step is not None
    first = step.place(times[0])
    assert [step.place(time) - first for time in times] == list(range(count))


def test_working_days_are_no_gap_over_a_weekend():
    week = days(0, 1, 2, 3, 4, 7, 8, 10)
    assert str(missing_between(week)) == "10 January 2018 is missing"


def test_very_many_missing_days_are_counted():
    said = str(missing_between([*days(*range(28)), date(9999, 12, 31)]))
    assert said.startswith("29 January 2018, 30 January 2018,")
    assert said.endswith(" more are missing")


def test_a_list_of_names_reads_as_people_say_it():
    assert listed(["May"]) == "May"
    assert listed(["May", "June", "July"]) == "May, June and July"
    assert listed([str(n) for n in range(20)]).endswith("10, 11 and 8 more")
