"""Recording and correcting readings."""

from datetime import date

import pytest

from goldthread.server.audit.queries import history
from goldthread.server.measures import actions, queries, refusals
from goldthread.server.measures.actions import NewReading
from goldthread.server.people.access import NotAllowed

from .conftest import MakeMeasure, at_a_glance

JUNE = date(2019, 6, 1)


def test_a_percentage_is_worked_out_from_its_numerator_and_denominator(four_hours, facilitator):
    actions.record_readings(measure=four_hours, readings=[NewReading(JUNE, None, 57, 60)], by=facilitator)
    reading = queries.readings_of(queries.in_force(four_hours)).get()
    assert (reading.value, reading.numerator, reading.denominator) == (95, 57, 60)


def test_a_rate_is_per_so_many(make_measure: MakeMeasure, facilitator):
    falls = make_measure(code="FALLS", kind="rate", per=1000, unit="falls per 1,000 bed days")
    actions.record_readings(measure=falls, readings=[NewReading(JUNE, None, 12, 4000)], by=facilitator)
    assert queries.readings_of(queries.in_force(falls)).get().value == 3


def test_a_reading_is_for_the_whole_of_its_period(letters, facilitator):
    actions.record_readings(measure=letters, readings=[NewReading(date(2019, 6, 27), 9)], by=facilitator)
    assert queries.readings_of(queries.in_force(letters)).get().period == JUNE
    with pytest.raises(
        refusals.AlreadyRead, match=r"June 2019 already: 9 days\. To make it 8 days, give a reason"
    ):
        actions.record_readings(measure=letters, readings=[NewReading(date(2019, 6, 3), 8)], by=facilitator)


@pytest.mark.parametrize(
    ("frequency", "first"),
    [
        ("day", date(2019, 6, 27)),
        ("week", date(2019, 6, 24)),
        ("quarter", date(2019, 4, 1)),
        ("year", date(2019, 1, 1)),
        ("event", date(2019, 6, 27)),
    ],
)
def test_a_period_is_named_by_its_first_day(make_measure, facilitator, frequency, first):
    measure = make_measure(frequency=frequency)
    actions.record_readings(measure=measure, readings=[NewReading(date(2019, 6, 27), 9)], by=facilitator)
    assert queries.last_read(measure) == first


@pytest.mark.parametrize(
    ("reading", "says"),
    [
        (NewReading(JUNE, None, 61, 60), "June 2019: the numerator 61 is more than the denominator 60"),
        (NewReading(JUNE, None, 5, 0), "the denominator must be more than 0"),
        (NewReading(JUNE, None, -1, 60), "the numerator must be 0 or more"),
        (NewReading(JUNE, 95), "there is no numerator"),
        (NewReading(JUNE, None, 57), "there is no denominator"),
        (NewReading(JUNE, 80, 57, 60), "the value says 80, but 57 over 60 gives 95"),
        (NewReading(JUNE, None, float("nan"), 60), "the numerator is not a number"),
    ],
)
def test_an_impossible_percentage_is_refused(four_hours, facilitator, reading, says):
    with pytest.raises(refusals.WrongValue, match=says):
        actions.record_readings(measure=four_hours, readings=[reading], by=facilitator)


@pytest.mark.parametrize(
    ("kind", "value", "says"),
    [
        ("count", 1.5, "a count is a whole number, 0 or more; 1.5 is not"),
        ("count", -1, "-1 is not"),
        ("time_between", 0, "a time between events is more than 0; 0 is not"),
        ("value", float("inf"), "the value is not a number"),
        ("value", None, "there is no value"),
    ],
)
def test_an_impossible_value_is_refused(make_measure, facilitator, kind, value, says):
    measure = make_measure(kind=kind)
    with pytest.raises(refusals.WrongValue, match=says):
        actions.record_readings(measure=measure, readings=[NewReading(JUNE, value)], by=facilitator)


def test_a_count_of_none_is_a_reading(make_measure, facilitator):
    measure = make_measure(kind="count")
    actions.record_readings(measure=measure, readings=[NewReading(JUNE, 0)], by=facilitator)
    assert at_a_glance(measure)[0].stands.value == 0


def test_the_future_cannot_be_read(letters, facilitator):
    with pytest.raises(refusals.WrongPeriod, match="August 2019 has not come yet"):
        actions.record_readings(measure=letters, readings=[NewReading(date(2019, 8, 1), 9)], by=facilitator)


def test_one_wrong_reading_keeps_out_the_others(letters, facilitator):
    readings = [NewReading(JUNE, 9), NewReading(date(2019, 5, 1), float("nan"))]
    with pytest.raises(refusals.WrongValue):
        actions.record_readings(measure=letters, readings=readings, by=facilitator)
    assert queries.last_read(letters) is None


def test_two_readings_for_one_period_are_refused(letters, facilitator):
    readings = [NewReading(JUNE, 9), NewReading(date(2019, 6, 2), 9)]
    with pytest.raises(refusals.WrongPeriod, match="two readings for June 2019"):
        actions.record_readings(measure=letters, readings=readings, by=facilitator)


def test_the_same_reading_again_changes_nothing(letters, facilitator):
    actions.record_readings(measure=letters, readings=[NewReading(JUNE, 9)], by=facilitator)
    with pytest.raises(refusals.NothingChanged):
        actions.record_readings(measure=letters, readings=[NewReading(JUNE, 9)], by=facilitator)
    assert history(letters).filter(what="readings.recorded").count() == 1


def test_a_corrected_reading_keeps_the_old_value_and_the_reason(letters, facilitator, executive, somebody):
    actions.record_readings(measure=letters, readings=[NewReading(JUNE, 9)], by=facilitator)
    reading = queries.readings_of(queries.in_force(letters)).get()
    actions.correct_reading(reading=reading, value=8, reason="Two clinics were counted twice", by=facilitator)
    reading.refresh_from_db()
    correction = reading.corrections.get()
    assert reading.value == 8
    assert (correction.value, correction.reason, correction.by) == (
        9,
        "Two clinics were counted twice",
        facilitator,
    )
    assert history(letters)[0].values["value"] == "9 → 8 days"


def test_a_correction_needs_a_reason_and_a_difference(letters, facilitator):
    actions.record_readings(measure=letters, readings=[NewReading(JUNE, 9)], by=facilitator)
    reading = queries.readings_of(queries.in_force(letters)).get()
    with pytest.raises(refusals.NoReason):
        actions.correct_reading(reading=reading, value=8, reason=" ", by=facilitator)
    with pytest.raises(refusals.NothingChanged):
        actions.correct_reading(reading=reading, value=9, reason="None", by=facilitator)


def test_whoever_may_only_look_records_nothing(letters, staff, executive):
    for person in (staff, executive):
        with pytest.raises(NotAllowed):
            actions.record_readings(measure=letters, readings=[NewReading(JUNE, 9)], by=person)


def test_a_retired_measure_takes_no_readings(letters, facilitator):
    actions.retire_measure(measure=letters, reason="Letters are sent at once now", by=facilitator)
    with pytest.raises(refusals.Retired, match="retired on 15 July 2019"):
        actions.record_readings(measure=letters, readings=[NewReading(JUNE, 9)], by=facilitator)
