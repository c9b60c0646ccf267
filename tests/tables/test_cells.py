"""One cell: a number, an elapsed time, a day, a period, and what could be two of them."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.tables.cells import (
    NotADay,
    NotADuration,
    NotANumber,
    day,
    duration,
    number,
    period,
)
from goldthread.tables.numbers.spellings import is_missing, is_suppressed, spelt_number


@pytest.mark.parametrize(
    ("text", "is_it"),
    [
        ("1234.5", 1234.5),
        ("1,234.5", 1234.5),
        ("1,234,567", 1234567),
        ("1 234", 1234),
        ("1\u202f234\u00a0567", 1234567),
        ("1’234", 1234),
        ("-5", -5),
        ("−5", -5),
        ("5-", -5),
        ("(1 234)", -1234),
        ("1,23,456.5", 123456.5),
        ("1.5E+03", 1500),
        ("１２.５", 12.5),
        ("'12", 12),
        (".5", 0.5),
        ("  7 ", 7),
        ("\u200b7\ufeff", 7),
    ],
)
def test_a_number_is_read_as_people_write_it(text, is_it):
    assert number(text) == is_it


@pytest.mark.parametrize("text", ["", "  ", "\u200b"])
def test_an_empty_field_is_no_number(text):
    assert number(text) is None
    assert duration(text) is None
    assert period(text) is None


@pytest.mark.parametrize("text", ["abc", "5²", "1_000", "1,2,456", "inf", "nan", "1e400", "--5", "1:30"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(NotANumber, match="expected a number"):
        number(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1,5", "write 1.5 or 1500"),
        ("0,875", "write 0.875"),
        ("1.234,5", "write 1234.5"),
        ("1,234", "this may be 1234 or 1.234"),
    ],
)
def test_a_comma_that_may_part_decimals_is_never_guessed(text, said):
    with pytest.raises(NotANumber, match=said):
        number(text)


def test_what_parts_decimals_can_be_said():
    assert number("1,234", decimal="point") == 1234
    assert number("1,234", decimal="comma") == 1.234
    with pytest.raises(NotANumber, match="decimal point"):
        number("1,5", decimal="point")


def test_a_sign_or_a_unit_stands_where_it_is_the_unit():
    assert number("62.3%", unit="%") == 62.3
    assert number("£1.50", unit="£") == 1.5
    assert number("12 days", unit="days") == 12
    assert number("90 mins", unit="minutes") == 90
    with pytest.raises(NotANumber, match="the unit is days"):
        number("62.3%", unit="days")
    with pytest.raises(NotANumber, match="without ‘hours’: the unit is days"):
        number("12 hours", unit="days")


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("45", 45),
        ("1.5 h", 90),
        ("90 min", 90),
        ("1:30", 90),
        ("0:00:30", 0.5),
        ("2 h 30 min", 150),
        ("2h30", 150),
        ("1 day, 2 hours", 1560),
        ("2 hours and 5 minutes", 125),
        ("3 days", 4320),
        ("2½ h", 150),
        ("30 secs", 0.5),
        ("10 000 min", 10000),
    ],
)
def test_elapsed_time_is_read_as_people_write_it(text, minutes):
    assert duration(text) == pytest.approx(minutes)


def test_a_bare_number_is_in_the_unit_of_the_field():
    assert duration("2", unit="hours") == 2
    assert duration("90 min", unit="hours") == 1.5


@pytest.mark.parametrize("text", ["1,5 h", "2,500 min", "2,500", "0,5 days"])
def test_elapsed_time_with_a_doubtful_comma_is_refused_and_never_ten_times_too_long(text):
    with pytest.raises(NotADuration, match="write"):
        duration(text)


@pytest.mark.parametrize("text", ["soon", "1 fortnight", "3 4", "1:75", "h"])
def test_what_is_no_elapsed_time_says_what_would_be(text):
    with pytest.raises(NotADuration, match="2 h 30 min"):
        duration(text)


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("2019-07-14", date(2019, 7, 14)),
        ("2019/07/14", date(2019, 7, 14)),
        ("20190714", date(2019, 7, 14)),
        ("14/07/2019", date(2019, 7, 14)),
        ("14.7.19", date(2019, 7, 14)),
        ("1st January 2019", date(2019, 1, 1)),
        ("Mon 1 July 2019", date(2019, 7, 1)),
        ("July 14th, 2019", date(2019, 7, 14)),
        ("14-Jul-19", date(2019, 7, 14)),
        ("w/c 1 July 2019", date(2019, 7, 1)),
        ("2019-03-31T23:30:00Z", date(2019, 3, 31)),
        ("2019-03-31T23:30:00.5+01:00", date(2019, 3, 31)),
        ("1/1/2019 0:00", date(2019, 1, 1)),
        ("31/03/2019 11:30 PM", date(2019, 3, 31)),
    ],
)
def test_a_day_is_read_as_people_write_it_whatever_its_time_or_zone(text, on):
    assert day(text) == on


@pytest.mark.parametrize(
    ("text", "begins", "every"),
    [
        ("Sept 2019", date(2019, 9, 1), "month"),
        ("June-19", date(2019, 6, 1), "month"),
        ("Apr-15", date(2015, 4, 1), "month"),
        ("2019 Jan", date(2019, 1, 1), "month"),
        ("2019M01", date(2019, 1, 1), "month"),
        ("201904", date(2019, 4, 1), "month"),
        ("04/2019", date(2019, 4, 1), "month"),
        ("2019-04", date(2019, 4, 1), "month"),
        ("2009-10", date(2009, 10, 1), "month"),
        ("2009-10", date(2009, 4, 1), "year"),
        ("Q1 2019", date(2019, 1, 1), "quarter"),
        ("2019Q3", date(2019, 7, 1), "quarter"),
        ("Q1 2019/20", date(2019, 4, 1), "quarter"),
        ("2019-20 Q4", date(2020, 1, 1), "quarter"),
        ("Apr-Jun 2019", date(2019, 4, 1), "quarter"),
        ("2019/20", date(2019, 4, 1), "year"),
        ("2019–20", date(2019, 4, 1), "year"),
        ("FY19/20", date(2019, 4, 1), "year"),
        ("2019", date(2019, 1, 1), "year"),
        ("2019-W05", date(2019, 1, 28), "week"),
        ("week 5 2019", date(2019, 1, 28), "week"),
    ],
)
def test_a_period_is_read_as_people_write_it(text, begins, every):
    found = period(text, every=every)
    assert found is not None
    assert found.day == begins


@pytest.mark.parametrize(
    ("text", "every", "said"),
    [
        ("Jul 2019", "week", "not read by the month"),
        ("Q1 2019", "month", "every quarter"),
        ("2019", "month", "every year"),
        ("2019-W05", "month", "every week"),
        ("1/13/2019", "day", "the day comes first"),
        ("32/13/2019", "day", "no such day"),
        ("31 June 2019", "day", "no such day"),
        ("2019-13", "month", "no month 13"),
        ("2019-W60", "week", "no week 60"),
        ("15-Apr", "day", "no year"),
        ("June", "month", "no year"),
        ("FY20", "year", "2019/20"),
        ("Mai 2019", "month", "not English"),
        ("janvier 2019", "month", "not English"),
        ("soon", "day", "such as 2019-07-01"),
    ],
)
def test_what_names_no_such_period_is_refused_with_what_would(text, every, said):
    with pytest.raises(NotADay, match=said):
        period(text, every=every)


SPELLINGS = [
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%d %B %Y",
    "%-d %b %Y",
    "%B %-d, %Y",
    "%a %d %b %Y",
    "%Y%m%d",
    "%d-%b-%Y",
]


@given(st.dates(date(1901, 1, 1), date(2099, 12, 31)), st.sampled_from(SPELLINGS))
def test_every_day_comes_back_from_every_spelling(on, spelling):
    assert day(on.strftime(spelling)) == on


@given(st.floats(-1e12, 1e12).map(lambda x: round(x, 6)))
def test_every_number_comes_back_from_how_it_is_written_in_english(value):
    assert number(repr(value)) == value
    assert number(f"{value:,.6f}", decimal="point") == pytest.approx(value, abs=1e-6)


@given(st.floats(-1e12, 1e12).map(lambda x: round(x, 6)))
def test_every_number_comes_back_from_how_it_is_written_elsewhere(value):
    elsewhere = f"{value:,.6f}".translate({ord(","): ".", ord("."): ","})
    assert number(elsewhere, decimal="comma") == pytest.approx(value, abs=1e-6)


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_by_name(text):
    for read, refusal in ((number, NotANumber), (duration, NotADuration), (period, NotADay)):
        with suppress(refusal):
            read(text)


@pytest.mark.parametrize("word", ["NA", "n/a", "-", "–", "..", ":", "[c]", "[x]", "[z]", "*", "null", "#N/A"])
def test_words_for_a_missing_number_are_no_number_and_not_suppressed(word):
    assert is_missing(word)
    assert spelt_number(word) is None
    assert not is_suppressed(word)


@pytest.mark.parametrize("text", ["2019-01", "2019-10", "9-1", "5 May", "1st", "5 pm"])
def test_what_is_part_of_a_date_is_neither_bounds_nor_a_number_with_a_unit(text):
    assert not is_suppressed(text)
    assert spelt_number(text) is None


@pytest.mark.parametrize("word", ["<5", "1-9", ">95", "10-50", "< 5%", "fewer than 5", "5 or fewer", "≤ 5"])
def test_bounds_in_place_of_a_number_are_suppressed_and_not_missing(word):
    assert is_suppressed(word)
    assert spelt_number(word) is None
    assert not is_missing(word)
