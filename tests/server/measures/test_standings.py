"""What is kept of a measure, so that lists read no readings.

That it is right after every action is looked at after each test of this folder (see conftest).
"""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldthread.server.measures import actions, queries, refusals, standings
from goldthread.server.measures.actions import NewReading
from goldthread.server.measures.models import Standing

from .conftest import all_kept, all_worked_out, at_a_glance

JUNE, JULY = date(2019, 6, 1), date(2019, 7, 1)


def test_a_new_measure_has_a_standing_and_a_reading_changes_it(letters, facilitator):
    assert letters.standing.sentence == "Nothing has been read yet."
    before = letters.standing.mark
    actions.record_readings(measure=letters, readings=[NewReading(JULY, 9.0)], by=facilitator)
    now = Standing.objects.get(measure=letters)
    assert (now.last, now.value, now.readings) == (JULY, 9.0, 1)
    assert now.mark != before


def test_lists_say_the_same_where_nothing_is_kept(read_letters, four_hours):
    def said():
        return [
            (s.stands.last, s.stands.value, s.stands.sentence, s.stands.variation, s.sketch, s.unread)
            for s in at_a_glance(read_letters, four_hours)
        ]

    kept = said()
    Standing.objects.all().delete()
    assert said() == kept
    standings.keep_what_is_missing()


def test_no_list_reads_readings(read_letters, four_hours):
    with CaptureQueriesContext(connection) as asked:
        at_a_glance(read_letters, four_hours)
        queries.unread([read_letters, four_hours], JULY)
        list(queries.with_last_period(queries.open_measures([read_letters.organisation])))
    tables = [q["sql"] for q in asked if 'FROM "measures_reading"' in q["sql"]]
    assert not [sql for sql in tables if "COALESCE" not in sql]


def test_what_another_version_kept_is_worked_out_and_kept_anew(read_letters):
    Standing.objects.update(said_by="0.0.1", sentence="As it was put then.")
    assert at_a_glance(read_letters)[0].stands.sentence != "As it was put then."
    assert standings.keep_what_is_missing() == 1
    assert standings.keep_what_is_missing() == 0


def test_it_can_be_deleted_and_is_built_anew(read_letters, four_hours):
    Standing.objects.all().delete()
    assert standings.keep_all_anew() == 2
    assert all_kept() == all_worked_out()


def test_a_chart_is_drawn_anew_after_each_change_and_not_before(read_letters, facilitator):
    def version():
        measure = type(read_letters).objects.select_related("standing").get(pk=read_letters.pk)
        return queries.fingerprint(measure, queries.in_force(measure))

    first = version()
    assert version() == first
    actions.note_point(measure=read_letters, period=JUNE, text="A new letter template", by=facilitator)
    assert version() != first


def test_a_refused_change_leaves_it_as_it_was(read_letters, facilitator):
    before = Standing.objects.get(measure=read_letters)
    with pytest.raises(refusals.AlreadyRead):
        actions.record_readings(measure=read_letters, readings=[NewReading(JUNE, 99)], by=facilitator)
    assert Standing.objects.get(measure=read_letters).mark == before.mark


def test_a_file_of_many_readings_only_says_that_what_was_kept_no_longer_holds(
    read_letters, facilitator, monkeypatch
):
    monkeypatch.setattr(standings, "FEW", 3)
    revision = queries.in_force(read_letters)
    actions.import_now(
        organisation=read_letters.organisation,
        measure=read_letters,
        sha256="a" * 64,
        name="letters.csv",
        rows=[
            [revision.pk, date(2010, month, 1).isoformat(), 9.0, None, None, None] for month in range(1, 9)
        ],
        unchanged=0,
        by=facilitator,
    )
    assert Standing.objects.get(measure=read_letters).said_by == standings.OUT_OF_DATE
    assert at_a_glance(read_letters)[0].stands.sentence == all_worked_out()[read_letters.pk]["sentence"]
    assert standings.keep_what_is_missing() == 1
    assert all_kept() == all_worked_out()


def test_what_was_worked_out_before_a_change_is_not_kept_after_it(read_letters, facilitator, monkeypatch):
    standings.out_of_date([read_letters])
    worked_out = standings.worked_out

    def and_meanwhile(measures):
        monkeypatch.undo()
        found = worked_out(measures)
        actions.record_readings(
            measure=read_letters, readings=[NewReading(date(2010, 1, 1), 7)], by=facilitator
        )
        return found

    monkeypatch.setattr(standings, "worked_out", and_meanwhile)
    standings.keep_what_is_missing()
    assert all_kept() == all_worked_out()
