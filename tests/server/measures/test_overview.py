"""An overview: what deserves talk stands first with why, and what is new since a day is told."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.server import clock
from goldthread.server.comments import actions as comments
from goldthread.server.measures import actions, standings
from goldthread.server.measures.actions import NewReading
from goldthread.server.measures.models import Measure, Standing
from goldthread.server.measures.queries.overview import glances, in_order, with_small_charts
from goldthread.server.people import actions as people

from .conftest import DEFINES, months, wave

LIST = reverse("measures:measures", args=["SASH"])
TODAY = date(2019, 7, 15)  # of these tests
THEN = date(2019, 6, 10)


@pytest.fixture
def at(settings):
    settings.GOLDTHREAD_TODAY = TODAY


@pytest.fixture
def read(make_measure, facilitator):
    """Adds a measure that is read every month up to June 2019; `last` stands in for the last values."""

    def make(title, *last, until=36, **said):
        measure = make_measure(title=title, code=title.upper().replace(" ", "-"), **said)
        values = [*wave(until - len(last)), *last]
        new = [NewReading(m, v) for m, v in zip(months(until), values, strict=True)]
        actions.record_readings(measure=measure, readings=new, by=facilitator)
        return measure

    return make


def share(trust, shared, by):
    people.set_organisation(organisation=trust, name=trust.name, shared=shared, weeks_of_planning=8, by=by)


def text_of(client, person, query=""):
    client.force_login(person)
    answer = client.get(LIST + query)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_what_deserves_talk_stands_first_and_says_why(at, client, read, staff):
    read("Aardvark")
    read("Zebra", 40)
    read("Missing", target=2)
    read("Forgotten", until=30)
    text = text_of(client, staff)
    assert "Talk about these (3)" in text
    assert "As usual (1)" in text
    names = ("Zebra", "Missing", "Forgotten", "Aardvark")
    places = [text.index(f">{name}</a>") for name in names]
    assert places == sorted(places)
    assert "A new signal of concern (June 2019)." in text
    assert "As it is, it will keep missing its target." in text
    assert "Not read since December 2018." in text


def test_pictures_have_their_words_and_the_small_chart_stands_in_the_page(at, client, read, staff):
    read("Zebra", 40, target=2)
    text = text_of(client, staff)
    assert "Concern: getting higher" in text
    assert "Will miss its target" in text
    assert text.count('<svg class="app-small"') == 1
    assert 'aria-label="Small chart of the last 36 readings: concern: getting higher"' in text
    assert " style=" not in text


def test_by_name_and_by_team_it_is_no_other_list(at, client, read, staff, trust, facilitator):
    team = people.add_team(organisation=trust, name="Theatres", by=facilitator)
    read("Zebra", 40)
    read("Aardvark", team=team)
    by_name = text_of(client, staff, "?order=name")
    assert by_name.index("Aardvark") < by_name.index("Zebra")
    by_team = text_of(client, staff, "?order=team")
    assert by_team.index(">Theatres<") < by_team.index(">Of no team<")


def test_it_is_narrowed_to_a_team_with_those_below_an_owner_and_a_dimension(
    at, client, read, staff, trust, facilitator
):
    above = people.add_team(organisation=trust, name="Surgery", by=facilitator)
    below = people.add_team(organisation=trust, name="Theatres", parent=above, by=facilitator)
    read("Aardvark", team=below, owner=staff, dimension="quality")
    read("Zebra", owner=facilitator)
    for query in (f"?team={above.pk}", f"?owner={staff.pk}", "?dimension=quality"):
        text = text_of(client, staff, query)
        assert "Aardvark" in text, query
        assert ">Zebra</a>" not in text, query


def test_what_one_may_not_see_is_left_out_of_what_it_is_narrowed_to_and_said(at, client, read, staff):
    read("Aardvark")
    for asked in ("999999", "1e3", "9" * 40, "-1", "'"):
        text = text_of(client, staff, f"?owner={asked}")
        assert "(owner) is no longer there, or not yours to see" in text, asked
        assert "Aardvark" in text, asked


def test_what_is_no_day_is_said_and_everything_is_shown(at, client, read, staff):
    read("Aardvark")
    text = text_of(client, staff, "?since=last+week")
    assert "‘last week’ is no day to compare with" in text
    assert 'value="last week"' in text
    assert "Aardvark" in text


def test_only_what_deserves_talk_may_be_asked_for(at, client, read, staff):
    read("Aardvark")
    assert "Nothing deserves talk" in text_of(client, staff, "?only=talk")
    read("Zebra", 40)
    text = text_of(client, staff, "?only=talk")
    assert ">Zebra</a>" in text
    assert ">Aardvark</a>" not in text


def test_a_measure_that_was_just_begun_has_two_periods_until_it_deserves_talk(at, make_measure, facilitator):
    for day, title in ((date(2019, 7, 1), "Fresh"), (date(2019, 2, 1), "Old")):
        with clock.happening_on(day):
            make_measure(title=title, code=title.upper())
    fresh, old = in_order(glances(Measure.objects.all(), to=facilitator), "name")
    assert not fresh.attention.deserves_talk
    assert old.attention.why == ("Not read since it was begun.",)


def test_what_came_to_be_known_since_a_day_is_new_and_what_was_known_is_not(at, read, facilitator):
    with clock.happening_on(THEN):
        known, comes, goes = read("Known", 40, until=35), read("Comes", until=35), read("Goes", 40, until=35)
    later = NewReading(date(2019, 6, 1), 9.1)
    with clock.happening_on(date(2019, 7, 8)):
        actions.record_readings(measure=comes, readings=[NewReading(date(2019, 6, 1), 40)], by=facilitator)
        actions.record_readings(measure=goes, readings=[later], by=facilitator)
    found = {each.measure: each for each in glances(Measure.objects.all(), to=facilitator, since=THEN)}
    assert [found[each].is_new for each in (known, comes, goes)] == [False, True, False]
    assert found[comes].attention.why[0] == "A new signal of concern (June 2019)."
    assert found[known].since == ("Nothing was read since then.",)
    assert found[goes].since == (
        "Read since then, up to June 2019.",
        "What stood out then does so no longer.",
    )


def test_of_a_measure_that_nobody_had_read_then_only_what_came_after_the_day_is_new(
    at, make_measure, facilitator
):
    with clock.happening_on(date(2019, 6, 1)):
        old, fresh = make_measure(title="Old", code="OLD"), make_measure(title="Fresh", code="FRESH")
    with clock.happening_on(date(2019, 7, 8)):
        for measure, place in ((old, 20), (fresh, 35)):
            values = [*wave(place), 12, *wave(35 - place)]
            new = [NewReading(m, v) for m, v in zip(months(36), values, strict=True)]
            actions.record_readings(measure=measure, readings=new, by=facilitator)
    found = {each.measure: each for each in glances(Measure.objects.all(), to=facilitator, since=THEN)}
    assert old.stood.filter(on__lte=THEN).exists()
    assert (found[old].is_new, found[fresh].is_new) == (False, True)


def test_a_point_of_before_that_stands_out_only_since_is_said_to_be_of_before(at, read, facilitator):
    with clock.happening_on(THEN):
        measure = read("Corrected", until=35)
    with clock.happening_on(date(2019, 7, 8)):
        reading = measure.revisions.get().readings.get(period=date(2019, 1, 1))
        actions.correct_reading(reading=reading, value=40.0, reason="Typed wrong", by=facilitator)
    (found,) = glances(Measure.objects.all(), to=facilitator, since=THEN)
    assert found.attention.why == ("A new signal of concern (January 2019, not seen then).",)


def test_where_it_was_not_kept_what_was_known_periods_that_ended_since_are_new(at, read, facilitator):
    zebra = read("Zebra", 40)
    assert not zebra.stood.filter(on__lte=THEN).exists()
    (by_period,) = glances(Measure.objects.all(), to=facilitator, since=date(2019, 6, 30))
    (too_late,) = glances(Measure.objects.all(), to=facilitator, since=date(2019, 7, 2))
    assert (by_period.is_new, too_late.is_new) == (True, False)


def test_a_definition_that_changed_since_is_told(at, read, facilitator, executive):
    letters = read("Letters")
    now = letters.revisions.get(number=1)
    with clock.happening_on(date(2019, 7, 1)):
        revision = actions.propose_revision(
            measure=letters, reason="Eyes count otherwise", by=facilitator, comparable=True,
            **{name: getattr(now, name) for name in DEFINES} | {"population": "Every clinic but eyes"},
        )  # fmt: skip
        actions.approve_revision(revision=revision, by=executive)
    (glance,) = glances(Measure.objects.all(), to=facilitator, since=THEN)
    assert "Its definition changed: 1 July 2019." in glance.attention.why


def test_a_question_that_waits_is_told_to_who_sees_names(
    at, client, read, staff, board_member, trust, administrator
):
    comments.say(about=read("Letters"), text="Are eyes among them?", asks=True, by=staff)
    assert "One question waits for an answer." in text_of(client, staff)
    share(trust, "workshops", administrator)
    assert "question" not in text_of(client, board_member).split("<main")[1]


def test_questions_do_not_grow_with_the_measures_and_no_reading_is_read(at, client, read, staff):
    def asked():
        client.force_login(staff)
        client.get(LIST)
        with CaptureQueriesContext(connection) as found:
            client.get(f"{LIST}?since=2019-06-10")
        return [each["sql"] for each in found]

    read("Aardvark")
    one = asked()
    for place in range(4):
        read(f"More {place}", 40)
    assert len(asked()) == len(one)
    assert not [sql for sql in asked() if "measures_reading" in sql]


def test_what_is_not_kept_is_worked_out_on_the_page_that_shows_it(at, read, facilitator):
    read("Aardvark")
    read("Zebra", 40)
    kept = _told(facilitator)
    Standing.objects.update(said_by="0.0.1", signals=[], sentence="As it was put then.")
    assert _told(facilitator) == kept
    Standing.objects.all().delete()
    assert sorted(_told(facilitator)) == sorted(kept)
    standings.keep_what_is_missing()


def _told(to):
    shown = with_small_charts(in_order(glances(Measure.objects.all(), to=to), "talk"))
    return [(each.measure.title, each.attention.why, each.stands.sentence, each.sketch) for each in shown]


def test_of_several_hundred_a_page_shows_sixty_and_what_deserves_talk_is_on_the_first(
    at, client, make_measure, read, staff
):
    for place in range(61):
        make_measure(title=f"Ward {place:03}", code=f"W{place}")
    read("Zebra", 40)
    first, second = text_of(client, staff), text_of(client, staff, "?page=2")
    assert first.count("app-overview__row") == 60
    assert second.count("app-overview__row") == 2
    assert ">Zebra</a>" in first


def test_a_partnership_shows_what_is_shared_and_names_who_shares_totals_alone(
    at, client, read, trust, partnership, board_member, administrator
):
    read("Letters")
    client.force_login(board_member)
    page = reverse("measures:partnership_measures", args=[partnership.slug])
    hidden = " ".join(client.get(page).content.decode().split())
    assert "Letters" not in hidden
    assert f"{trust.name} shares its totals alone" in hidden
    share(trust, "workshops", administrator)
    assert ">Letters</a>" in client.get(page).content.decode()
    assert f">{trust.name}</h2>" in client.get(page + "?order=organisation").content.decode()


def test_an_outsider_sees_nothing_of_a_partnership(client, partnership, outsider):
    client.force_login(outsider)
    page = reverse("measures:partnership_measures", args=[partnership.slug])
    assert client.get(page).status_code == 404


def test_names_are_not_shown_to_whoever_sees_the_programme_without_them(
    at, client, read, trust, board_member, administrator, staff
):
    read("Letters", owner=staff)
    share(trust, "workshops", administrator)
    text = text_of(client, board_member)
    assert ">Letters</a>" in text
    assert staff.name not in text
