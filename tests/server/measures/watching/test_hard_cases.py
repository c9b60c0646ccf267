"""Watching where much happens at once, or what was found is so no more: one letter, nothing untrue in it."""

from datetime import date

import pytest
from django.conf import settings
from django.test import Client

from goldthread.server.measures import actions, queries
from goldthread.server.measures.models import Told
from goldthread.server.measures.telling import look_and_tell
from goldthread.server.people import actions as people
from goldthread.server.post import actions as post
from goldthread.server.post.models import Letter
from goldthread.server.post.reminding import remind
from goldthread.server.post.stopping import link_to_stop

from ..conftest import LETTERS
from .watched import USUAL, letters_to, month, read, reading_of, watches

MONDAY, NEXT_MONDAY = date(2019, 7, 15), date(2019, 7, 22)


def weekly_letters_to(person):
    """The words of each weekly letter to somebody."""
    return [each.text.body for each in Letter.objects.filter(person=person, kind="reminder").order_by("pk")]


def test_however_many_measures_signal_together_they_are_one_letter(trust, staff, facilitator, administrator):
    ward = people.add_team(organisation=trust, name="Medicine", by=administrator)
    watches(ward, staff)
    many = [
        actions.add_measure(organisation=trust, team=ward, **{**LETTERS, "code": f"M-{n}"}, by=facilitator)
        for n in range(60)  # more than are looked at together
    ]
    for each in many:
        read(each, USUAL[:18], facilitator)
    assert letters_to(staff) == []
    for each in many:
        read(each, [20.0], facilitator)
    [said] = letters_to(staff)
    assert said.count("July 2018: 20 days") == 60
    assert (
        Letter.objects.get(person=staff, kind="signals").text.subject
        == "Goldthread: something new in 60 measures"
    )


def test_the_letter_leads_to_the_chart_at_its_point(measure, staff, facilitator, client: Client):
    watches(measure, staff)
    read(measure, [20.0], facilitator)
    [said] = letters_to(staff)
    assert "/o/SASH/measures/OPD-LET/?point=2018-07-01" in said
    client.force_login(staff)
    page = client.get("/o/SASH/measures/OPD-LET/?point=2018-07-01").content.decode()
    assert 'data-at="2018-07-01"' in page
    assert "What the chart says of July 2018" in page


@pytest.mark.parametrize("asked", ["2031-01-01", "0000-99-01", "", "’", "20180701 or more"])
def test_a_point_that_is_not_there_opens_the_chart_as_always(asked, measure, staff, client: Client):
    client.force_login(staff)
    page = client.get("/o/SASH/measures/OPD-LET/", {"point": asked})
    assert page.status_code == 200
    assert "data-at" not in page.content.decode()


def test_what_was_corrected_before_the_weekly_letter_does_not_stand_in_it(measure, staff, facilitator):
    watches(measure, staff, letters="weekly")
    read(measure, [20.0], facilitator)
    look_and_tell()
    reading = reading_of(measure, month(18))
    actions.correct_reading(reading=reading, value=10.0, reason="Typed wrong", by=facilitator)
    look_and_tell()
    remind(MONDAY)
    assert weekly_letters_to(staff) == []


def test_the_weekly_letter_says_a_reading_as_it_was_corrected_last(measure, staff, facilitator):
    watches(measure, staff, letters="weekly")
    read(measure, [20.0], facilitator)
    for value in (10.0, 20.0, 25.0):
        reading = reading_of(measure, month(18))
        actions.correct_reading(reading=reading, value=value, reason="Typed wrong", by=facilitator)
        look_and_tell()
    remind(MONDAY)
    [said] = weekly_letters_to(staff)
    assert "July 2018: 25 days" in said
    assert "20 days" not in said
    assert "?point=2018-07-01" in said


def test_what_stood_in_a_weekly_letter_is_not_told_again_as_it_is_corrected(measure, staff, facilitator):
    watches(measure, staff, letters="weekly")
    read(measure, [20.0], facilitator)
    look_and_tell()
    remind(MONDAY)
    actions.correct_reading(reading=reading_of(measure, month(18)), value=25.0, reason="Typo", by=facilitator)
    look_and_tell()
    remind(NEXT_MONDAY)
    assert len(weekly_letters_to(staff)) == 1


def test_an_import_that_was_taken_back_is_told_of_no_more(measure, staff, facilitator):
    watches(measure, staff, letters="weekly")
    revision = queries.in_force(measure)
    looked = actions.import_now(
        organisation=measure.organisation,
        measure=measure,
        sha256="a" * 64,
        name="letters.csv",
        rows=[[revision.pk, month(18).isoformat(), 20.0, None, None, None]],
        unchanged=0,
        reason="",
        by=facilitator,
    )
    look_and_tell()
    assert Told.objects.count() == 1
    actions.take_back_import(looked=looked, by=facilitator)
    look_and_tell()
    remind(MONDAY)
    assert weekly_letters_to(staff) == []
    read(measure, [21.0], facilitator)
    look_and_tell()
    remind(NEXT_MONDAY)
    assert "July 2018: 21 days" in weekly_letters_to(staff)[0]


def test_new_limits_tell_nothing_that_was_told(measure, staff, facilitator):
    watches(measure, staff)
    for value in (16.0, 17.0, 16.0, 18.0, 17.0, 16.0):
        read(measure, [value], facilitator)
    assert len(letters_to(staff)) == 1
    actions.start_phase(measure=measure, starts=month(18), reason="New clinic", by=facilitator)
    assert len(letters_to(staff)) == 1
    read(measure, [17.0, 16.0, 18.0, 17.0, 16.0, 17.0, 18.0], facilitator)
    assert len(letters_to(staff)) == 1


def test_who_changes_how_soon_they_are_told_begins_anew(measure, staff, facilitator):
    watches(measure, staff, years=5)
    read(measure, [14.0, *USUAL[:2]], facilitator)
    assert letters_to(staff) == []
    watches(measure, staff, years=1)
    read(measure, USUAL[2:4], facilitator)
    assert letters_to(staff) == []


def test_at_once_instead_of_weekly_tells_the_next_signal_at_once_and_none_twice(measure, staff, facilitator):
    watches(measure, staff, letters="weekly")
    read(measure, [20.0], facilitator)
    look_and_tell()
    watches(measure, staff, letters="at_once")
    read(measure, [1.0], facilitator)
    [at_once] = letters_to(staff)
    assert "August 2018: 1 days, further below" in at_once
    remind(MONDAY)
    [weekly] = weekly_letters_to(staff)
    assert "July 2018: 20 days" in weekly
    assert "August 2018" not in weekly


def test_who_stops_watching_is_told_nothing_that_waits(measure, staff, facilitator):
    mine = watches(measure, staff, letters="weekly")
    read(measure, [20.0], facilitator)
    look_and_tell()
    actions.stop_watching(watch=mine, by=staff)
    remind(MONDAY)
    assert weekly_letters_to(staff) == []
    watches(measure, staff, letters="weekly")
    look_and_tell()
    remind(NEXT_MONDAY)
    assert weekly_letters_to(staff) == []


def test_what_another_watch_of_theirs_is_of_still_waits(trust, staff, facilitator, administrator):
    ward = people.add_team(organisation=trust, name="Medicine", by=administrator)
    measure = actions.add_measure(organisation=trust, team=ward, **LETTERS, by=facilitator)
    read(measure, USUAL[:18], facilitator)
    alone, _ = (watches(thing, staff, letters="weekly") for thing in (measure, ward))
    read(measure, [20.0], facilitator)
    look_and_tell()
    actions.stop_watching(watch=alone, by=staff)
    remind(MONDAY)
    assert len(weekly_letters_to(staff)) == 1


def test_what_is_found_while_somebody_wants_no_such_letters_is_not_told_later(measure, staff, facilitator):
    watches(measure, staff, letters="weekly")
    post.mute(person=staff, kind=actions.watching.SIGNALS, by=staff)
    read(measure, [20.0], facilitator)
    look_and_tell()
    post.unmute(person=staff, kind=actions.watching.SIGNALS, by=staff)
    remind(MONDAY)
    assert weekly_letters_to(staff) == []


def test_the_link_at_the_end_of_a_letter_stops_them_without_signing_in(
    measure, staff, facilitator, client: Client
):
    watches(measure, staff)
    read(measure, [20.0], facilitator)
    assert len(letters_to(staff)) == 1
    where = link_to_stop(staff, "signals").removeprefix(settings.GOLDTHREAD_URL)
    assert client.get(where).status_code == 200
    assert client.post(where).status_code in (200, 302)
    read(measure, [1.0], facilitator)
    assert len(letters_to(staff)) == 1


def test_who_sees_it_no_more_reads_nothing_of_it_in_the_weekly_letter(
    measure, staff, facilitator, administrator
):
    watches(measure, staff, letters="weekly")
    read(measure, [20.0], facilitator)
    look_and_tell()
    people.revoke(grant=staff.grants.get(), by=administrator)
    remind(MONDAY)
    assert weekly_letters_to(staff) == []


def test_nobody_is_told_of_a_measure_that_was_retired_before_the_weekly_letter(measure, staff, facilitator):
    watches(measure, staff, letters="weekly")
    read(measure, [20.0], facilitator)
    look_and_tell()
    actions.retire_measure(measure=measure, reason="Not needed", by=facilitator)
    remind(MONDAY)
    assert weekly_letters_to(staff) == []
