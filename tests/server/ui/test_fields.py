"""Fields for what people type: read as a file's cells are, and what could be two things is refused."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from goldthread.server.ui.fields import DayField, DurationField, NumberField, PeriodField, WholeField


def said(field, typed):
    with pytest.raises(ValidationError) as wrong:
        field.clean(typed)
    return wrong.value.messages[0]


def test_a_number_is_read_as_people_type_it():
    assert NumberField().clean("1 234.5") == 1234.5
    assert NumberField(unit="%").clean("62.3%") == 62.3
    assert NumberField(percent_is=0.01).clean("25%") == 0.25
    assert NumberField(required=False).clean("") is None


UNSEEN = "\u202e\u200b"


@pytest.mark.parametrize(
    "field", [NumberField, WholeField, DurationField, lambda **k: PeriodField(every="month", **k)]
)
def test_what_nobody_sees_is_nothing(field):
    assert said(field(), UNSEEN) == said(field(), "") == "Fill this in."
    assert field(required=False).clean(UNSEEN) is None


def test_a_day_that_nobody_sees_is_none():
    assert said(DayField(), [UNSEEN, "", ""]) == said(DayField(), ["", "", ""])
    assert DayField(required=False).clean([UNSEEN, UNSEEN, ""]) is None


def test_a_comma_parts_thousands_of_what_is_counted_and_is_refused_elsewhere():
    assert NumberField(counts=True).clean("1,234") == 1234
    assert (
        said(NumberField(), "1,234")
        == "Found ‘1,234’; this may be 1234 or 1.234: write it without the comma."
    )
    assert "write 2.5 or 2500" in said(NumberField(), "2,5")
    assert "decimal point" in said(NumberField(counts=True), "2,5")


def test_a_word_in_place_of_a_number_says_how_to_go_on():
    assert "leave it out where there was no reading" in said(NumberField(), "n/a")
    assert "held back" in said(NumberField(), "<5")


def test_a_whole_number_is_whole_and_within_its_bounds():
    assert WholeField(least=1).clean("1,200") == 1200
    assert "a whole number" in said(WholeField(), "1.5")
    assert "1 or more" in said(WholeField(least=1), "0")
    assert "26 or less" in said(WholeField(most=26), "27")


def test_one_and_a_half_hours_are_never_fifteen():
    assert DurationField().clean("1.5 h") == 90
    assert "write 1.5" in said(DurationField(), "1,5 h")


def test_a_number_of_a_unit_of_time_may_be_written_as_elapsed_time():
    assert NumberField(unit="minutes").clean("2 h 30 min") == 150
    assert NumberField(unit="hours").clean("1:30") == 1.5
    assert "write 1.5" in said(NumberField(unit="minutes"), "1,5")
    assert "expected a number" in said(NumberField(unit="minutes"), "soon")


def test_a_period_is_read_as_people_type_it():
    assert PeriodField(every="month").clean("Sept 2019") == date(2019, 9, 1)
    assert "no month 13" in said(PeriodField(every="month"), "07/13/2019")


@pytest.mark.parametrize(
    "typed", [["15", "7", "2019"], ["15", "July", "2019"], ["15/7/2019", "", ""], ["１５", "7", " 2019"]]
)
def test_a_day_is_three_boxes_a_month_by_name_or_a_whole_date_in_the_first(typed):
    assert DayField().clean(typed) == date(2019, 7, 15)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        (["15", "", "2019"], "the day, the month and the year"),
        (["July 2019", "", ""], "the day, the month and the year"),
        (["31", "6", "2019"], "31/6/2019 is not a date"),
        (["15", "Smarch", "2019"], "as numbers"),
        (["15", "7", "19"], "The year 19 is not between"),
    ],
)
def test_what_is_no_day_says_why(typed, wrong):
    assert wrong in said(DayField(), typed)
