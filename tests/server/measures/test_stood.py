"""What was known of a measure on a day stays known, so that what is new since then can be told."""

from datetime import date

from goldthread.charts.sketch import unpacked
from goldthread.server import clock
from goldthread.server.measures import actions, standings
from goldthread.server.measures.actions import NewReading
from goldthread.server.measures.models import Standing, Stood

from .conftest import months, wave

MAY, JUNE = date(2019, 5, 7), date(2019, 6, 7)


def test_each_day_on_which_something_changed_is_kept_once(make_measure, facilitator):
    with clock.happening_on(MAY):
        letters = make_measure()
        for month, value in zip(months(12), wave(12), strict=True):
            actions.record_readings(measure=letters, readings=[NewReading(month, value)], by=facilitator)
    with clock.happening_on(JUNE):
        actions.record_readings(measure=letters, readings=[NewReading(date(2017, 7, 1), 30)], by=facilitator)
    stood = list(Stood.objects.filter(measure=letters))
    assert [(each.on, each.last) for each in stood] == [(MAY, date(2017, 6, 1)), (JUNE, date(2017, 7, 1))]
    assert [each.signals[-1:] for each in stood] == [[], [["2017-07-01", "c"]]]


def test_a_day_on_which_nothing_changed_is_not_kept(read_letters, facilitator):
    before = Stood.objects.count()
    with clock.happening_on(date(2030, 1, 1)):
        actions.note_point(measure=read_letters, period=date(2018, 3, 1), text="Snow", by=facilitator)
    assert Stood.objects.count() == before


def test_what_a_small_chart_is_drawn_of_is_kept(read_letters):
    standing = Standing.objects.get(measure=read_letters)
    assert standing.sketch is not None
    assert len(unpacked(standing.sketch)) == 36
    assert standing.lower < standing.centre < standing.upper


def test_of_one_reading_there_is_nothing_to_draw(letters, facilitator):
    actions.record_readings(measure=letters, readings=[NewReading(MAY.replace(day=1), 9)], by=facilitator)
    assert Standing.objects.get(measure=letters).sketch is None


def test_of_months_long_ago_their_last_day_is_kept(make_measure, facilitator):
    with clock.happening_on(date(2018, 1, 9)):
        letters = make_measure()
    for day in (date(2018, 1, 20), date(2018, 5, 7), date(2018, 5, 8), date(2018, 6, 1), date(2018, 6, 2)):
        with clock.happening_on(day):
            read = NewReading(months(day.day, date(2015, 1, 1))[-1], day.month)
            actions.record_readings(measure=letters, readings=[read], by=facilitator)
    with clock.happening_on(date(2019, 7, 1)):
        assert standings.thin_what_was_known() == 2
        assert standings.thin_what_was_known() == 0
    kept = [each.on for each in Stood.objects.filter(measure=letters)]
    assert kept == [date(2018, 1, 20), date(2018, 5, 8), date(2018, 6, 1), date(2018, 6, 2)]
