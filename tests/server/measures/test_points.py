"""One point of a chart: its page says everything that is known of it, and leads to what one may do."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from bench.rows import rows_read
from goldthread.server.measures import actions, queries
from goldthread.server.measures.actions import NewReading
from goldthread.server.measures.point_words import AS_USUAL
from goldthread.server.people import actions as people
from goldthread.server.people.models import DatedEvent
from goldthread.server.people.roles import Role

from .conftest import months, wave

MARCH, APRIL = date(2017, 3, 1), date(2017, 4, 1)


def page_of(client, measure, day, **asked):
    return client.get(reverse("measures:point", args=["SASH", measure.code, day]), asked)


@pytest.fixture
def at_a_desk(client, facilitator):
    client.force_login(facilitator)
    return client


@pytest.fixture
def with_an_outlier(letters, facilitator):
    values = wave(36)
    values[8] = 14.0
    readings = [NewReading(m, v) for m, v in zip(months(36), values, strict=True)]
    actions.record_readings(measure=letters, readings=readings, by=facilitator)
    return letters


def test_it_says_the_value_the_limits_there_and_what_it_means(at_a_desk, read_letters):
    said = page_of(at_a_desk, read_letters, MARCH).content.decode()
    kept = queries.points_of(read_letters, queries.in_force(read_letters))
    assert "March 2017: 8.7 days" in said
    assert f"{kept.lower[8]:.2f}".rstrip("0") in said
    assert AS_USUAL in said
    assert "Point 9 of 36" in said


def test_a_point_outside_the_limits_says_so_on_which_side_and_what_to_ask(at_a_desk, with_an_outlier):
    said = page_of(at_a_desk, with_an_outlier, MARCH).content.decode()
    assert "It lies outside the limits, above the mean" in said
    assert "That is a concern." in said


def test_it_says_what_people_noted_and_what_happened_about_then(at_a_desk, read_letters, trust, facilitator):
    actions.note_point(measure=read_letters, period=MARCH, text="Two secretaries ill", by=facilitator)
    actions.note_point(measure=read_letters, period=APRIL, text="Both back", by=facilitator)
    for day, title in ((date(2017, 3, 9), "New typing pool"), (date(2018, 3, 9), "A year on")):
        people.record_dated_event(
            organisation=trust, kind=DatedEvent.Kind.OTHER, on=day, title=title, by=facilitator
        )
    said = page_of(at_a_desk, read_letters, MARCH).content.decode()
    assert "Two secretaries ill" in said
    assert "9 March 2017: New typing pool" in said
    assert "Both back" not in said
    assert "A year on" not in said


def test_it_says_who_recorded_it_and_what_it_said_before_it_was_put_right(
    at_a_desk, read_letters, facilitator
):
    reading = queries.readings_of(queries.in_force(read_letters)).get(period=MARCH)
    actions.correct_reading(
        reading=reading, value=9.7, reason="Two letters were counted twice", by=facilitator
    )
    said = page_of(at_a_desk, read_letters, MARCH).content.decode()
    assert f"Recorded by {facilitator.name}" in said
    assert "Said 8.7 days until" in said
    assert "Two letters were counted twice" in said


def test_whoever_recorded_one_reading_is_named_and_not_who_recorded_the_others(
    at_a_desk, read_letters, somebody
):
    other = somebody(Role.FACILITATOR, name="Olga Other")
    july = date(2019, 7, 1)
    actions.record_readings(measure=read_letters, readings=[NewReading(july, 9.2)], by=other)
    assert "Recorded by Olga Other" in page_of(at_a_desk, read_letters, july).content.decode()
    assert "Olga Other" not in page_of(at_a_desk, read_letters, MARCH).content.decode()


def test_a_withdrawn_reading_says_why_and_can_be_put_back(at_a_desk, read_letters, facilitator):
    reading = queries.readings_of(queries.in_force(read_letters)).get(period=MARCH)
    actions.withdraw_reading(reading=reading, reason="Not ours", by=facilitator)
    said = page_of(at_a_desk, read_letters, MARCH).content.decode()
    assert "Not ours" in said
    assert "Put it back" in said
    assert "Rebase here" not in said
    assert "points/2017-02-01/" in said
    assert "points/2017-04-01/" in said


def test_it_leads_to_the_point_before_and_to_the_one_after(at_a_desk, read_letters):
    said = page_of(at_a_desk, read_letters, MARCH).content.decode()
    assert "points/2017-02-01/" in said
    assert "points/2017-04-01/" in said
    assert 'rel="prev"' not in page_of(at_a_desk, read_letters, months(36)[0]).content.decode()
    assert 'rel="next"' not in page_of(at_a_desk, read_letters, months(36)[-1]).content.decode()


def test_a_day_within_a_month_leads_to_the_month_and_what_is_no_day_or_not_read_to_nothing(
    at_a_desk, read_letters
):
    assert page_of(at_a_desk, read_letters, "2017-03-14")["Location"].startswith(
        reverse("measures:point", args=["SASH", "OPD-LET", "2017-03-01"])
    )
    for nowhere in ("2031-03-01", "1999-03-01", "yesterday", "2017-13-40", "0000-00-00"):
        assert page_of(at_a_desk, read_letters, nowhere).status_code == 404, nowhere


def test_whoever_may_only_look_is_offered_nothing_to_change(client, read_letters, somebody):
    client.force_login(somebody(Role.STAFF))
    said = page_of(client, read_letters, MARCH).content.decode()
    assert "Correct it" not in said
    assert "Rebase here" not in said
    assert "Next" in said


def test_an_outsider_finds_no_point(client, read_letters, outsider):
    client.force_login(outsider)
    assert page_of(client, read_letters, MARCH).status_code == 404


def test_a_single_reading_has_a_point_with_nothing_to_compare_it_with(at_a_desk, letters, facilitator):
    actions.record_readings(measure=letters, readings=[NewReading(MARCH, 9.2)], by=facilitator)
    said = page_of(at_a_desk, letters, MARCH).content.decode()
    assert "There is nothing yet to compare it with." in said
    assert "Limits there" not in said


def test_a_reading_that_is_corrected_is_a_point_with_new_limits(at_a_desk, read_letters, facilitator):
    page_of(at_a_desk, read_letters, MARCH)
    revision = queries.in_force(read_letters)
    before = queries.points_of(read_letters, revision)
    reading = queries.readings_of(revision).get(period=APRIL)
    actions.correct_reading(reading=reading, value=19, reason="Typed wrong", by=facilitator)
    assert queries.points_of(read_letters, revision).upper[8] != before.upper[8]


def places_of(client, measure, **asked):
    return client.get(reverse("measures:places", args=["SASH", measure.code]), asked)


def test_every_point_can_be_chosen_on_the_chart_and_is_read_out(at_a_desk, read_letters, facilitator):
    actions.note_point(measure=read_letters, period=MARCH, text="Two secretaries ill", by=facilitator)
    said = places_of(at_a_desk, read_letters).json()
    assert said["at"] == [day.isoformat() for day in months(36)]
    assert len(said["says"]) == len(said["drawn"]["340"]["x"]) == len(said["drawn"]["800"]["y"]) == 36
    assert (
        said["says"][8] == "March 2017: 8.7 days. Limits 7.82 to 10.25. As usual. Note: Two secretaries ill."
    )
    assert said["drawn"]["800"]["x"] == sorted(said["drawn"]["800"]["x"])


def test_what_a_browser_has_of_the_points_is_not_sent_again_until_the_chart_changes(
    at_a_desk, read_letters, facilitator
):
    tag = places_of(at_a_desk, read_letters).headers["ETag"]
    address = reverse("measures:places", args=["SASH", "OPD-LET"])
    assert at_a_desk.get(address, headers={"if-none-match": tag}).status_code == 304
    actions.note_point(measure=read_letters, period=MARCH, text="Two secretaries ill", by=facilitator)
    assert at_a_desk.get(address, headers={"if-none-match": tag}).status_code == 200


def test_without_a_chart_there_is_no_point_to_choose(at_a_desk, letters):
    assert places_of(at_a_desk, letters).json() == {"at": [], "says": [], "drawn": {}}


def test_the_table_leads_to_every_point_without_a_script(at_a_desk, read_letters):
    table = at_a_desk.get(reverse("measures:readings", args=["SASH", "OPD-LET"])).content.decode()
    assert all(f"points/{day.isoformat()}/" in table for day in months(36))


def test_a_point_of_a_long_series_reads_its_own_reading_alone(at_a_desk, make_measure, facilitator):
    daily = make_measure(code="DAILY", frequency="day")
    days = [date(2019, 7, 14) - timedelta(days=400 - k) for k in range(400)]
    new = [NewReading(day, value) for day, value in zip(days, wave(400), strict=True)]
    actions.record_readings(measure=daily, readings=new, by=facilitator)
    page_of(at_a_desk, daily, days[7])
    with rows_read() as read:
        page_of(at_a_desk, daily, days[200])
    assert sum(read) < 60
