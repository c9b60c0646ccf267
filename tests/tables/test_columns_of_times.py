"""A column of times, judged as a whole: which order, which spelling, and what could be read otherwise."""

from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.tables.columns import times
from goldthread.tables.problem import Ambiguous, Unreadable
from goldthread.tables.reading import read

from .of_columns import column, columns

CASES = Path(__file__).parent / "cases"
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"]


def case(name):
    return read(CASES / name, name=name)


def found(*cells, **how):
    return times(column(*cells), "c", **how)


def refused(*cells, **how):
    with pytest.raises(Unreadable) as wrong:
        found(*cells, **how)
    return str(wrong.value)


def first_of_month(day):
    return day.replace(day=1)


# the inputs that people reported


def test_monthly_snapshots_on_the_last_thursday_are_months():
    thursdays, firsts = (times(case(name), "date") for name in ("its_thu.csv", "its_first.csv"))
    assert thursdays.span == firsts.span == "36 months from January 2017"
    assert thursdays.step == firsts.step


def test_months_written_as_americans_do_are_asked_about_with_and_without_a_time_of_day():
    for name in ("us24.csv", "us24t.csv"):
        with pytest.raises(Ambiguous, match="the day or the month first") as asked:
            times(case(name), "month")
        assert [answer.key for answer in asked.value.asked[0].answers] == ["day", "month"]
        assert times(case(name), "month", order="month").span == "24 months from January 2019"


def test_twelve_days_that_may_be_months_are_days_and_that_is_said():
    read = times(case("us12.csv"), "month")
    assert read.notes == ("month: ‘1/1/2019’ to ‘12/1/2019’ read day first: 1 to 12 January 2019.",)


def test_slashed_days_that_nobody_could_read_otherwise_need_no_note():
    assert found("01/07/2019", "31/07/2019").notes == ()


def test_of_a_measure_read_by_the_month_the_same_twelve_are_asked_about():
    with pytest.raises(Ambiguous, match="the day or the month first"):
        times(case("us12.csv"), "month", every="month", period_of=first_of_month)


@pytest.mark.parametrize(
    ("name", "how", "span"),
    [
        ("sept.csv", "‘MMM yyyy’", "12 months from January 2019"),
        ("my.csv", "‘MMM-yy’", "2 months from April 2015"),
        ("ymd.csv", "‘yyyy/MM/dd’", "12 months from January 2019"),
    ],
)
def test_months_are_read_as_people_write_them(name, how, span):
    read = times(case(name), "month")
    assert (read.how, read.span) == (how, span)


def test_a_year_and_a_month_beside_it_are_read_together_in_either_order():
    for one, other in (("Year", "Month"), ("Month", "Year")):
        assert times(case("scot.csv"), one, with_=other).span == "138 months from January 2011"


# spellings


@pytest.mark.parametrize(
    ("cells", "span"),
    [
        (("43466", "43497", "43525"), "3 months from January 2019"),
        ((43466, 43497.0, 43525), "3 months from January 2019"),
        (("2019-01-01", "43497", "2019-03-01"), "3 months from January 2019"),
        (("201904", "201905"), "2 months from April 2019"),
        (("20190401", "20190501"), "2 months from April 2019"),
        (("2019/20", "2020/21"), "2 financial years from 2019/20"),
        (("2009-10", "2010-11", "2011-12"), "3 financial years from 2009/10"),
        (("2009-10", "2009-11", "2009-12"), "3 months from October 2009"),
        (("2009-10", "2010-11", "2012-13"), "4 financial years from 2009/10"),
        (("Q1 2019/20", "Q2 2019/20"), "2 quarters from April 2019"),
        (("2019-W05", "2019-W06", "2019-W07"), "3 weeks from 28 January 2019"),
        (("Jul-17", "Aug-17"), "2 months from July 2017"),
        ((datetime(2019, 1, 1), datetime(2019, 2, 1)), "2 months from January 2019"),
        ((datetime(2019, 3, 31, 23, 30, tzinfo=UTC), "2019-04-30T23:30:00Z"), "2 months from March 2019"),
        (("2019-01-01 08:00", "2019-01-01 09:00"), "2 hours from 1 January 2019 at 8:00"),
        (("3", "4", "5"), "3 times from 3 to 5"),
        (("2017", "2018"), "2 times from 2017 to 2018"),
    ],
)  # fmt: skip
def test_a_column_is_read_by_what_all_of_it_can_be(cells, span):
    assert found(*cells).span == span


@pytest.mark.parametrize(
    ("cells", "every", "days"),
    [
        (("2017", "2018"), "year", [date(2017, 1, 1), date(2018, 1, 1)]),
        (("43466", "43497"), "month", [date(2019, 1, 1), date(2019, 2, 1)]),
        (
            ("2019-03-31T23:30:00Z", "2019-04-30T23:30:00+01:00"),
            "month",
            [date(2019, 3, 31), date(2019, 4, 30)],
        ),
        (("Q1 2019/20", "2019-20 Q2"), "quarter", [date(2019, 4, 1), date(2019, 7, 1)]),
        (("2009-10", "2011-12"), "month", [date(2009, 10, 1), date(2011, 12, 1)]),
        (("2009-10", "2011-12"), "year", [date(2009, 4, 1), date(2011, 4, 1)]),
    ],
)
def test_a_measure_read_by_period_reads_days(cells, every, days):
    assert list(found(*cells, every=every).distinct) == days


def test_a_quarter_and_a_serial_number_are_said_as_they_were_read():
    assert found("Q1 2019/20").notes == ("c: ‘Q1 2019/20’ was read as April to June 2019.",)
    assert found("43466").notes == ("c: ‘43466’ was read as 1 January 2019.",)
    assert found("2019/20").notes == ("c: ‘2019/20’ was read as April 2019 to March 2020.",)


@pytest.mark.parametrize(
    ("year", "part", "heading", "first"),
    [
        ("2019", "Apr", "Month", date(2019, 4, 1)),
        ("2019/20", "Apr", "Month", date(2019, 4, 1)),
        ("2019/20", "Feb", "Month", date(2020, 2, 1)),
        ("2019", "4", "Month", date(2019, 4, 1)),
        ("2019", "2", "Quarter", date(2019, 4, 1)),
        ("2019/20", "Q4", "Quarter", date(2020, 1, 1)),
        ("2019", "5", "Week", date(2019, 1, 28)),
        ("2019", "15 April", "Day", date(2019, 4, 15)),
    ],
)
def test_a_year_and_a_part_of_it_in_two_columns(year, part, heading, first):
    table = columns({"Year": [year], heading: [part]})
    assert times(table, "Year", with_=heading).distinct == (first,)


def test_two_columns_without_a_year_are_refused_by_name():
    with pytest.raises(Unreadable, match="expected years"):
        times(columns({"Month": ["Jan"], "Week": ["2"]}), "Month", with_="Week")


# refused, row by row


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (("31/12/2019", "1/31/2019"), "Row 3, column c: found ‘1/31/2019’; there is no such day"),
        (("Jan 2019", "bad"), "Row 3, column c: found ‘bad’; expected a date"),
        (("Jan 2019", ""), "Row 3, column c: found nothing; expected a date"),
        (("Jan 2019", "Mai 2019"), "not English"),
        (("Jan 2019", "Feb 2019", "2019/20"), "Row 4, column c: found ‘2019/20’; expected a date, as in"),
        (("2019-01-01", "5", "2019-03-01"), "Row 3, column c: found ‘5’"),
        (("2019-01-01 08:00", "2019-01-02", "2019-01-03 07:00"), "Row 3, column c: found ‘2019-01-02’"),
        (("Jan", "Feb"), "no year"),
        (("1-Apr", "2-Apr"), "no year"),
    ],
)  # fmt: skip
def test_what_is_no_time_like_the_others_is_refused_by_row(cells, said):
    assert said in refused(*cells)


def test_a_month_first_date_among_others_is_asked_about_and_never_turned_round():
    assert "can only be read with the month first" in refused("1/2/2019", "1/31/2019")
    assert "--dates month-first" in refused("1/2/2019", "1/31/2019")
    assert found("1/2/2019", "1/31/2019", order="month").distinct == (date(2019, 1, 2), date(2019, 1, 31))
    assert "Row 3" in refused("1/2/2019", "1/31/2019", order="day")


@pytest.mark.parametrize(
    ("cells", "every", "said"),
    [
        (("Jan 2019",), "week", "not read by the month"),
        (("2019",), "month", "every year"),
        (("Q1 2019",), "month", "every quarter"),
        (("7",), "month", "expected a date"),
    ],
)
def test_what_is_longer_than_the_measure_reads_is_refused(cells, every, said):
    assert said in refused(*cells, every=every)


# any columns


@given(
    st.lists(st.dates(date(2001, 1, 1), date(2060, 12, 31)), min_size=1, max_size=20, unique=True),
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%a %d %b %Y", "%Y/%m/%d", "%Y-%m-%dT00:00:00Z", "%Y%m%d"]),
)
def test_days_come_back_from_every_spelling(days, spelling):
    read = found(*(day.strftime(spelling) for day in days))
    assert [read.distinct[rank] for rank in read.ranks.tolist()] == days


@given(st.lists(st.dates(date(2001, 1, 1), date(2060, 12, 31)), min_size=1, max_size=20, unique=True))
def test_slashed_days_come_back_day_first_or_are_asked_about(days):
    cells = [day.strftime("%d/%m/%Y") for day in days]
    try:
        read = found(*cells)
    except Ambiguous:
        assert all(day.day <= 12 for day in days)
        assert len({day.month for day in days}) == 1
    else:
        assert [read.distinct[rank] for rank in read.ranks.tolist()] == days


@given(st.lists(st.tuples(st.integers(2001, 2060), st.integers(0, 11)), min_size=1, max_size=20, unique=True))
def test_months_come_back_from_how_they_are_written(months):
    for spell in ("{0} {1}", "{1} {0}", "{0}-{2:02}", "{1}M{3:02}", "{3}/{1}"):
        read = found(*(spell.format(MONTHS[m], y, y % 100, m + 1) for y, m in months), every="month")
        assert [read.distinct[rank] for rank in read.ranks.tolist()] == [date(y, m + 1, 1) for y, m in months]


@given(st.lists(st.text(max_size=12), min_size=1, max_size=6))
def test_any_column_is_read_or_refused_by_row(cells):
    for every in (None, "month", "day"):
        with suppress(Unreadable):
            assert found(*cells, every=every).distinct
