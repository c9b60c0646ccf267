"""Watching: one letter when something new is signalled, never the same signal twice."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldthread.server.aims import actions as aims
from goldthread.server.improvement import actions as improvement
from goldthread.server.measures import actions
from goldthread.server.measures.models import Measure, Told, Watch
from goldthread.server.measures.telling import look_and_tell
from goldthread.server.people import actions as people
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.models import Person
from goldthread.server.post import actions as post
from goldthread.server.post.models import Letter
from goldthread.server.post.reminding import remind

from ..conftest import LETTERS
from .watched import USUAL, letters_to, month, read, reading_of, watches


def test_one_letter_says_what_is_new_and_where(measure, staff, facilitator):
    watches(measure, staff)
    assert letters_to(staff) == []
    read(measure, [20.0], facilitator)
    [said] = letters_to(staff)
    assert "July 2018: 20 days, further above the usual level than chance often takes it, a concern." in said
    assert "/o/SASH/measures/OPD-LET/" in said
    assert "/watching/" in said
    assert Letter.objects.get(person=staff, kind="signals").to == staff.email


def test_as_usual_is_nothing_new(measure, staff, facilitator):
    watches(measure, staff)
    read(measure, USUAL[18:19], facilitator)
    assert letters_to(staff) == []


def test_what_is_signalled_already_is_known(measure, staff, facilitator):
    read(measure, [20.0], facilitator)
    watches(measure, staff)
    assert letters_to(staff) == []


def test_the_same_signal_is_told_once_whatever_becomes_of_its_reading(measure, staff, facilitator):
    watches(measure, staff)
    read(measure, [20.0], facilitator)
    assert len(letters_to(staff)) == 1
    reading = reading_of(measure, month(18))
    for value in (10.0, 21.0):
        actions.correct_reading(reading=reading, value=value, reason="Typed wrong", by=facilitator)
        assert len(letters_to(staff)) == 1
    actions.withdraw_reading(reading=reading, reason="Not ours", by=facilitator)
    assert len(letters_to(staff)) == 1
    actions.put_back_reading(reading=reading, by=facilitator)
    assert len(letters_to(staff)) == 1


def test_what_was_corrected_to_the_other_side_is_another_signal(measure, staff, facilitator):
    watches(measure, staff)
    read(measure, [20.0], facilitator)
    assert len(letters_to(staff)) == 1
    reading = reading_of(measure, month(18))
    actions.correct_reading(reading=reading, value=1.0, reason="Typed wrong", by=facilitator)
    assert "below the usual level" in letters_to(staff)[1]


def test_a_worker_who_looked_at_the_same_moment_tells_nothing_again(measure, staff, facilitator):
    watches(measure, staff)
    read(measure, [20.0], facilitator)
    assert len(letters_to(staff)) == 1
    Measure.objects.get(pk=measure.pk).looked_at.delete()
    assert len(letters_to(staff)) == 1


def test_measures_that_signal_together_are_one_letter(trust, measure, staff, facilitator):
    another = actions.add_measure(
        organisation=trust, **{**LETTERS, "code": "TWO", "title": "Other letters"}, by=facilitator
    )
    read(another, USUAL[:18], facilitator)
    for each in (measure, another):
        watches(each, staff)
        read(each, [20.0], facilitator)
    [said] = letters_to(staff)
    assert "Other letters" in said
    assert measure.title in said


def test_sooner_tells_of_what_later_and_surer_does_not(measure, staff, executive, facilitator):
    watches(measure, staff, years=1)
    watches(measure, executive, years=5)
    read(measure, [14.0], facilitator)
    assert len(letters_to(staff)) == 1
    assert letters_to(executive) == []


def test_who_may_not_see_a_measure_may_not_watch_it(measure, outsider):
    with pytest.raises(NotAllowed):
        watches(measure, outsider)


def test_who_may_see_it_no_more_is_told_nothing_and_can_stop(
    measure, staff, facilitator, administrator, client: Client
):
    mine = watches(measure, staff)
    people.revoke(grant=staff.grants.get(), by=administrator)
    read(measure, [20.0], facilitator)
    assert letters_to(Person.objects.get(pk=staff.pk)) == []
    client.force_login(staff)
    page = client.get("/watching/").content.decode()
    assert measure.title not in page
    assert "you may not see any more" in page
    client.post(f"/watching/{mine.pk}/stop/")
    assert not Watch.objects.exists()


def test_a_retired_measure_tells_nothing(measure, staff, facilitator):
    watches(measure, staff)
    read(measure, [20.0], facilitator)
    actions.retire_measure(measure=measure, reason="Not needed", by=facilitator)
    assert letters_to(staff) == []


def test_who_stopped_these_letters_gets_none_and_is_not_told_later(measure, staff, facilitator):
    watches(measure, staff)
    post.mute(person=staff, kind=actions.watching.SIGNALS, by=staff)
    read(measure, [20.0], facilitator)
    assert letters_to(staff) == []
    post.unmute(person=staff, kind=actions.watching.SIGNALS, by=staff)
    assert letters_to(staff) == []
    assert Told.objects.count() == 1


def test_a_team_is_watched_with_those_below_it_and_with_what_comes_later(
    trust, measure, staff, facilitator, administrator
):
    above = people.add_team(organisation=trust, name="Medicine", by=administrator)
    below = people.add_team(organisation=trust, name="Clinics", parent=above, by=administrator)
    watches(above, staff)
    later = actions.add_measure(
        organisation=trust, team=below, **{**LETTERS, "code": "LATER"}, by=facilitator
    )
    read(later, USUAL[:18], facilitator)
    assert letters_to(staff) == []
    read(later, [20.0], facilitator)
    read(measure, [20.0], facilitator)
    [said] = letters_to(staff)
    assert "LATER" in said
    assert "OPD-LET" not in said


def test_a_lasting_change_is_told_once(measure, staff, facilitator):
    watches(measure, staff)
    for value in (16.0, 17.0, 16.0, 18.0):
        read(measure, [value], facilitator)
        look_and_tell()
    assert len(letters_to(staff)) == 1


def test_too_few_readings_tell_nothing(trust, staff, facilitator):
    few = actions.add_measure(organisation=trust, **LETTERS, by=facilitator)
    watches(few, staff)
    read(few, [10.0, 11, 10, 40], facilitator)
    assert letters_to(staff) == []


def test_one_begins_changes_and_stops_on_pages(measure, staff, client: Client):
    client.force_login(staff)
    where = "/o/SASH/measures/OPD-LET/watch/"
    page = client.get(where).content.decode()
    assert "one false alarm in about 20, 24 or 60 months" in page
    for years in (1, 5):
        assert client.post(where, {"years": years, "letters": "weekly"}).status_code == 302
        assert Watch.objects.get().years == years
    own = client.get("/watching/").content.decode()
    assert measure.title in own
    assert "Later and surer" in own
    client.post(f"/watching/{Watch.objects.get().pk}/stop/")
    assert "You watch nothing yet" in client.get("/watching/").content.decode()


def test_nobody_stops_what_another_watches(measure, staff, executive, client: Client):
    mine = watches(measure, staff)
    client.force_login(executive)
    assert client.post(f"/watching/{mine.pk}/stop/").status_code == 404
    with pytest.raises(NotAllowed):
        actions.stop_watching(watch=mine, by=executive)


def test_the_questions_do_not_grow_with_who_watches(measure, somebody, facilitator):
    def asked() -> int:
        read(measure, [10.0], facilitator)
        with CaptureQueriesContext(connection) as queries:
            look_and_tell()
        return len(queries)

    watches(measure, somebody("staff"))
    look_and_tell()
    few = asked()
    for _ in range(6):
        watches(measure, somebody("staff"))
    look_and_tell()
    assert asked() == few


def test_what_is_to_be_told_weekly_stands_in_one_weekly_letter(measure, staff, facilitator):
    watches(measure, staff, letters="weekly")
    read(measure, [20.0], facilitator)
    assert letters_to(staff) == []
    remind(date(2019, 7, 15))
    [weekly] = Letter.objects.filter(person=staff, kind="reminder")
    assert "This is new in what you watch." in weekly.text.body
    assert "Days to the outpatient letter (SASH, OPD-LET): July 2018: 20 days" in weekly.text.body
    remind(date(2019, 7, 22))
    assert not Letter.objects.filter(person=staff, kind="reminder").exclude(pk=weekly.pk)


@pytest.mark.parametrize("page", ["/o/SASH/thread/objectives/{0}/watch/", "/o/SASH/value-streams/{1}/watch/"])
def test_an_objective_and_a_value_stream_are_watched(page, trust, measure, facilitator, client: Client):
    objective = aims.add_objective(organisation=trust, title="Letters in time", by=facilitator)
    stream = improvement.open_value_stream(
        organisation=trust, title="Outpatients", scope="All", chosen_by="Us", chosen_why="Waits",
        opened_on=date(2018, 9, 3), by=facilitator,
    )  # fmt: skip
    objective.measures.add(measure)
    aims.tie_measure(value_stream=stream, measure=measure, by=facilitator)
    client.force_login(facilitator)
    where = page.format(objective.pk, stream.pk)
    assert client.post(where, {"years": 2, "letters": "at_once"}).status_code == 302
    read(measure, [20.0], facilitator)
    assert len(letters_to(facilitator)) == 1
    assert measure.title in client.get("/watching/").content.decode()
