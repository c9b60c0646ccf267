"""Series out of a table: which rows belong together, and what is missing between their times."""

from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.cli import Refused
from goldthread.cli.reading.options import Reading
from goldthread.cli.reading.series import read_series
from goldthread.tables.reading import read


def gathered(text, by):
    table = read(text.encode(), name="a.csv")
    return read_series(table, Reading(), time=("day",), value="value", by=by)


def series_of(rows):
    """{(site, ward): [(day, value), …]} as read from a file of those rows."""
    text = "site,ward,day,value\n" + "".join(
        f"{site},{ward},{day},{value}\n" for site, ward, day, value in rows
    )
    found = gathered(text, ("site", "ward"))
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
        Refused, match=rf"row {len(rows) + 2}, column ‘day’: found a second value for {rows[0][2]} "
    ):
        series_of([*rows, rows[0]])


def test_many_series_that_lack_something_are_counted_after_the_first_twenty():
    rows = [f"S{site},{day},{site}" for site in range(30) for day in (1, 2, 3, 5)]
    text = "site,day,value\n" + "\n".join(rows)
    found = gathered(text, ("site",))
    assert found.warnings[0] == "a.csv, S0: 4 is missing."
    assert found.warnings[20:] == ("a.csv: something is missing in 10 more series.",)


def test_a_series_in_which_no_step_is_found_is_said_to_have_none():
    found = gathered("day,value\n" + "".join(f"{day},1\n" for day in (3, 17, 18, 40)), ())
    assert found.warnings == (
        "a.csv: no step (months, weeks, …) is found in the times, so whether any is missing cannot be told.",
    )


def test_a_last_row_called_total_is_no_time_and_is_left_out():
    table = read(b"month,value\n2019-01,3\n2019-02,4\nTotal,7\n", name="a.csv")
    reading = Reading()
    found = read_series(table, reading, time=("month",), value="value")
    assert found.values.tolist() == [3, 4]
    assert reading.notes == ["a.csv: row 4 (‘Total’) is no time but a total; left out."]


def test_years_and_months_in_two_columns_are_one_time():
    table = read(b"Year,Month,value\n2018,Dec,3\n2019,Jan,4\n", name="a.csv")
    found = read_series(table, Reading(), time=("Year", "Month"), value="value")
    assert [str(time) for time in found.times] == ["2018-12-01", "2019-01-01"]
    assert [found.spellings[cell] for cell in found.cells.tolist()] == ["2018 Dec", "2019 Jan"]


def test_a_wide_table_is_made_long_where_no_columns_are_named(called, written):
    wide = written("a.csv", "Ward,Jan-19,Feb-19,Mar-19\nA,1,2,3\nB,4,5,\n")
    result = called("spc", wide, "--by", "Ward", "--chart", "run")
    assert [line.split(",")[:3] for line in result.stdout.splitlines()[1:]] == [
        ["A", "Jan-19", "1.0"],
        ["A", "Feb-19", "2.0"],
        ["A", "Mar-19", "3.0"],
        ["B", "Jan-19", "4.0"],
        ["B", "Feb-19", "5.0"],
    ]
    assert (
        "Read: a.csv: 3 columns, ‘Jan-19’ to ‘Mar-19’, were read as times, a row for each cell."
        in result.stderr
    )


def test_a_financial_year_that_is_missing_is_named_so(called, written):
    years = written("a.csv", "year,n\n2015/16,5\n2016/17,6\n2017/18,7\n2018/19,7\n2020/21,4\n")
    assert "a.csv: 2019/20 is missing." in called("spc", years).stderr


def test_a_series_called_a_total_is_named_and_charted(called, written):
    rows = "".join(f"{name},2019-0{month},{month}\n" for name in ("A", "B", "England") for month in (1, 2, 3))
    result = called("spc", written("a.csv", "trust,month,n\n" + rows), "--by", "trust", "--summary")
    assert "a.csv: series ‘England’ is called a total; it is charted like the others." in result.stderr
    assert len(result.stdout.splitlines()) == 4
