"""Series out of a table: which rows belong together, and what is missing between their times."""

from datetime import date, timedelta
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.cli import Refused
from goldthread.cli.missing_times import listed, missing_between, step_of
from goldthread.cli.reading_series import read_series
from goldthread.cli.reading_text import read_text


def series_of(rows):
    """{(site, ward): [(day, value), …]} as read from a file of those rows."""
    text = "site,ward,day,value\n" + "".join(
        f"{site},{ward},{day},{value}\n" for site, ward, day, value in rows
    )
    found = read_series(read_text("a.csv", text.encode()), time="day", value="value", by=("site", "ward"))
    bounds = zip(found.keys, found.starts[:-1], found.starts[1:], strict=True)
    return {
        key: list(zip(found.times_of(place), found.values[start:stop].tolist(), strict=True))
        for place, (key, start, stop) in enumerate(bounds)
    }


ROWS = st.lists(
    st.tuples(st.sampled_from("AB"), st.sampled_from("12"), st.integers(1, 30), st.integers(0, 9)),
    min_size=1,
    max_size=25,
    unique_by=lambda row: row[:3],
)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(ROWS, st.randoms(use_true_random=False))
def test_series_are_what_sorting_and_grouping_by_hand_gives_in_any_order_of_rows(rows, chance):
    shuffled = chance.sample(rows, len(rows))
    by_hand = {
        key: [(day, float(value)) for *_, day, value in group]
        for key, group in groupby(sorted(rows), key=lambda row: row[:2])
    }
    assert series_of(rows) == series_of(shuffled) == by_hand
    assert list(series_of(shuffled)) == list(dict.fromkeys(row[:2] for row in shuffled))


@settings(max_examples=50, deadline=None, derandomize=True)
@given(ROWS)
def test_a_second_value_for_a_time_is_refused_wherever_it_stands(rows):
    with pytest.raises(
        Refused, match=rf"row {len(rows) + 2}, column 'day': found a second value for {rows[0][2]} "
    ):
        series_of([*rows, rows[0]])


def test_many_series_that_lack_something_are_counted_after_the_first_twenty():
    rows = [f"S{site},{day},{site}" for site in range(30) for day in (1, 2, 3, 5)]
    text = "site,day,value\n" + "\n".join(rows)
    found = read_series(read_text("a.csv", text.encode()), time="day", value="value", by=("site",))
    assert found.warnings[0] == "a.csv, S0: 4 is missing."
    assert found.warnings[20:] == ("a.csv: something is missing in 10 more series.",)


FIRST = date(2018, 1, 1)


@pytest.mark.parametrize(
    ("times", "step", "said"),
    [
        ([date(2018, m, 1) for m in (1, 2, 4, 5)], "month", "March 2018 is missing"),
        ([date(2018, 1, 31), date(2018, 2, 28), date(2018, 4, 30)], "month", "March 2018 is missing"),
        ([date(2018, m, 1) for m in (1, 4, 7)] + [date(2019, 1, 1)], "quarter", "October 2018 is missing"),
        ([date(y, 4, 1) for y in (2014, 2015, 2017)], "year", "April 2016 is missing"),
        ([FIRST + timedelta(weeks=w) for w in (0, 1, 2, 4)], "week", "22 January 2018 is missing"),
        ([FIRST + timedelta(days=d) for d in (0, 1, 2, 5)], "day",
         "4 January 2018 and 5 January 2018 are missing"),
        ([FIRST + timedelta(days=d) for d in (0, 1, 2, 3, 4, 7, 8)], "day", ""),
        ([FIRST + timedelta(days=d) for d in (0, 1, 2, 3, 4, 5, 8)], "day",
         "7 January 2018 and 8 January 2018 are missing"),
        ([FIRST + timedelta(days=d) for d in (0, 3, 10, 11, 40)], "point", ""),
        ([1, 2, 3, 5], "point", "4 is missing"),
        ([3, 17, 18, 40], "point", ""),
        ([FIRST], "point", ""),
        ([FIRST, date(9999, 12, 31)], "point", ""),
    ],
)  # fmt: skip
def test_what_a_series_leaves_out_is_named(times, step, said):
    assert (step_of(times), missing_between(times)) == (step, said)


def test_very_many_missing_days_are_counted():
    days = [date(2018, 1, day) for day in range(1, 29)]
    said = missing_between([*days, date(9999, 12, 31)])
    assert said.startswith("29 January 2018, 30 January 2018,")
    assert said.endswith(" more are missing")


def test_a_list_of_names_reads_as_people_say_it():
    assert listed(["May"]) == "May"
    assert listed(["May", "June", "July"]) == "May, June and July"
    assert listed([str(n) for n in range(20)]).endswith("10, 11 and 8 more")
