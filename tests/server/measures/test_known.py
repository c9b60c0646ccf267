"""A chart as it was known on a day: whatever was done since, it is what was shown then."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.urls import reverse

from goldthread.server import clock
from goldthread.server.measures import actions, bases, queries
from goldthread.server.measures.actions import NewReading
from goldthread.server.measures.models import Basis, Measure, Reading, Revision

from .conftest import DEFINES, LETTERS, months, wave
from .doings import Doings

BEGUN, MAY, JUNE, TODAY = date(2019, 5, 1), date(2019, 5, 7), date(2019, 6, 7), date(2019, 7, 15)


@dataclass(frozen=True)
class Shown:
    """What a chart was made of: the slow twin captures it while it is so."""

    revision: int
    says: dict[str, Any]
    target: float | None
    chart: tuple[str, str] | None
    phases: list[date]
    provisional: bool
    rows: dict[tuple[int, bool], list[tuple[date, float]]]


def agreed(measure: Measure) -> list[Revision]:
    return list(measure.revisions.agreed().order_by("number"))


def shown_now(measure: Measure) -> Shown:
    measure = Measure.objects.get(pk=measure.pk)
    revision, choice = queries.in_force(measure), measure.charted
    rows = {}
    for each in agreed(measure):
        for back_cast in (False, True):
            found = Reading.objects.filter(revision=each, back_cast=back_cast).order_by("period")
            rows[each.number, back_cast] = list(found.values_list("period", "value"))
    return Shown(
        revision.number,
        revision.says,
        measure.target,
        (choice.kind, choice.rules) if choice else None,
        [each.starts for each in measure.phases.all()],
        queries.is_provisional(measure, revision),
        rows,
    )


def shown_as_known(measure: Measure, day: date, numbers: list[tuple[int, bool]]) -> Shown:
    measure = Measure.objects.get(pk=measure.pk)
    revision = measure.bases.filter(on__lte=day).latest("on").revision.number
    known = queries.known_at(measure, day, revision) if numbers else None
    assert known is not None
    rows = {}
    for number, back_cast in numbers:
        found = queries.known_at(measure, day, number, back_cast=back_cast).rows
        rows[number, back_cast] = [(row.period, row.value) for row in found]
    choice = known.measure.charted
    return Shown(
        known.revision.number,
        known.revision.says,
        known.measure.target,
        (choice.kind, choice.rules) if choice else None,
        [each.starts for each in known.phases],
        known.is_provisional,
        rows,
    )


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_each_day_is_known_as_it_was_shown_on_it(seed, make_measure, facilitator, executive):
    chance, day = Random(seed), date(2018, 3, 1)
    with clock.happening_on(day):
        letters = make_measure(population="", method="")
    doings, shown = Doings(letters, facilitator, executive, chance), {day: shown_now(letters)}
    for do in doings.until_all_was_done():
        day += timedelta(days=chance.choice([0, 0, 1, 4]))
        with clock.happening_on(day):
            do()
        shown[day] = shown_now(letters)
    for day, then in shown.items():
        assert shown_as_known(letters, day, list(then.rows)) == then
        following = min((each for each in shown if each > day), default=day)
        between = day + (following - day) // 2
        if between < following:
            assert shown_as_known(letters, between, list(then.rows)) == then


@pytest.fixture
def letters_in_may(make_measure, facilitator) -> Measure:
    """Twelve months read in May, a year before; nothing since."""
    with clock.happening_on(BEGUN):
        letters = make_measure(target=10.0)
    with clock.happening_on(MAY):
        readings = [NewReading(m, v) for m, v in zip(months(12), wave(12), strict=True)]
        actions.record_readings(measure=letters, readings=readings, by=facilitator)
    return letters


def test_before_the_first_reading_nothing_is_known(letters_in_may):
    with pytest.raises(queries.NotKnown, match="first reading was recorded on 7 May 2019"):
        queries.known_at(letters_in_may, BEGUN)


def test_before_the_measure_was_there_nothing_was_kept(letters_in_may):
    with pytest.raises(queries.NotKnown, match="before 1 May 2019 is not kept"):
        queries.known_at(letters_in_may, date(2018, 1, 1))


def test_a_day_that_has_not_come_is_refused(letters_in_may):
    with pytest.raises(queries.NotKnown, match="16 July 2019 has not come yet"):
        queries.known_at(letters_in_may, date(2019, 7, 16))


def test_a_revision_that_came_later_is_refused(letters_in_may):
    with pytest.raises(queries.NotKnown, match="Revision 2 was not in force"):
        queries.known_at(letters_in_may, MAY, 2)


def test_of_what_was_there_before_it_was_kept_it_is_said(letters_in_may, monkeypatch):
    Basis.objects.all().delete()
    Reading.objects.update(known_since=None)
    with pytest.raises(queries.NotKnown, match="so far is not kept"):
        queries.known_at(letters_in_may, JUNE)
    assert len(queries.known_at(letters_in_may, TODAY).rows) == 12
    with clock.happening_on(JUNE):
        assert bases.keep_what_is_missing() == 1
        assert bases.keep_what_is_missing() == 0
    assert len(queries.known_at(letters_in_may, JUNE).rows) == 12
    with pytest.raises(queries.NotKnown, match="before 7 June 2019 is not kept"):
        queries.known_at(letters_in_may, MAY)


@pytest.fixture
def looks(client, facilitator):
    """A page as the facilitator sees it, its code and its text."""
    client.force_login(facilitator)

    def look(name: str = "measure", *more: object, **asked: str) -> tuple[int, str]:
        answer = client.get(reverse(f"measures:{name}", args=["SASH", "OPD-LET", *more]), asked)
        return answer.status_code, answer.content.decode()

    return look


def reading_of(measure: Measure, period: date) -> Reading:
    return Reading.objects.get(revision__measure=measure, period=period)


@pytest.fixture
def changed_in_june(letters_in_may, facilitator, executive) -> Measure:
    """The same, of which nearly everything is otherwise since June."""
    first, second = months(2)
    with clock.happening_on(JUNE):
        by = {"reason": "Typed wrong", "by": facilitator}
        actions.correct_reading(reading=reading_of(letters_in_may, first), value=30, **by)
        actions.withdraw_reading(
            reading=reading_of(letters_in_may, second), reason="Not ours", by=facilitator
        )
        read = [NewReading(date(2017, 7, 1), 9), NewReading(date(2016, 6, 1), 9)]
        actions.record_readings(measure=letters_in_may, readings=read, by=facilitator)
        said = {name: LETTERS[name] for name in ("title", "dimension")}
        actions.edit_measure(measure=letters_in_may, target=8.0, by=facilitator, **said)
        actions.choose_chart(measure=letters_in_may, kind="run", reason="Few readings", by=facilitator)
        starts = date(2017, 1, 1)
        actions.start_phase(measure=letters_in_may, starts=starts, reason="A new system", by=facilitator)
        defined = {name: LETTERS[name] for name in DEFINES} | {"method": "The log"}
        revision = actions.propose_revision(
            measure=letters_in_may, reason="Clearer", comparable=True, by=facilitator, **defined
        )
        actions.approve_revision(revision=revision, by=executive)
    return letters_in_may


def test_the_page_shows_the_chart_of_then_and_says_so(looks, changed_in_june):
    code, page = looks(known="2019-06-06")
    assert code == 200
    assert "As it was known on 6 June 2019" in page
    assert "See it as it is now" in page
    assert "XmR chart of 12 readings" in page
    assert "10 days" in page
    assert "Run chart of 13 readings" in looks()[1]


def test_a_day_is_read_as_people_write_one(looks, letters_in_may):
    assert "As it was known on 6 June 2019" in looks(known="6 June 2019")[1]


def test_the_page_says_what_was_changed_since(looks, changed_in_june):
    page = looks(known="2019-06-06")[1]
    for said in (
        "July 2016 said 9.4, and says 30 now: Typed wrong.",
        "August 2016 said 8.7; that reading is not there now: Not ours.",
        "1 later period has been read since.",
        "1 earlier period has been read since.",
        "The target was 10 then, and is 8 now.",
        "How it is drawn was decided otherwise: it was the kind that fits, usual rules then, and is Run",
        "The limits are worked out anew from January 2017 now: A new system.",
        "Revision 2 of the definition came in force: Clearer.",
    ):
        assert said in page, said


def test_where_nothing_was_changed_the_page_says_that(looks, letters_in_may):
    assert "its chart would be the same today" in looks(known="2019-06-06")[1]


def test_a_day_of_which_nobody_can_say_it_is_refused_in_words(looks, letters_in_may):
    for name in ("measure", "take", "readings"):
        for day, why in (
            ("2031-01-01", "has not come yet"),
            ("2019-05-02", "first reading was recorded on 7 May 2019"),
            ("2001-01-01", "before 1 May 2019 is not kept"),
            ("soon", "is no day: give one such as 3 June 2019"),
        ):
            code, page = looks(name, known=day)
            assert (code, why in page) == (404, True), (name, day)
    assert looks("chart", known="2031-01-01")[0] == 404
    assert looks("take_picture", "half", "svg", known="soon")[0] == 404


def test_its_drawings_tables_and_papers_are_of_then(looks, changed_in_june):
    then, now = looks("chart", known="2019-06-06")[1], looks("chart")[1]
    assert then != now
    assert "as known on 6 June 2019" in looks("take_picture", "slide", "svg", known="2019-06-06")[1]
    table = looks("take_table", known="2019-06-06")[1]
    assert "2016-08-01,8.7" in table
    assert "2017-07-01" not in table
    readings = looks("readings", known="2019-06-06")[1]
    assert "August 2016" in readings
    assert "Withdraw" not in readings
    assert "as known on 6 June 2019" in looks("take_paper", "html", known="2019-06-06")[1]


def test_an_address_as_it_is_known_today_is_offered(looks, letters_in_may):
    assert "/o/SASH/measures/OPD-LET/?known=2019-07-15" in looks("take")[1]
    code, page = looks("take", known="2019-06-06")
    assert code == 200
    assert "?known=2019-06-06" in page
    assert "known=2019-07-15" not in page


def test_the_comparison_with_a_day_leads_to_what_was_known_then(client, facilitator, letters_in_may):
    client.force_login(facilitator)
    overview = reverse("measures:measures", args=["SASH"])
    assert "?known=2019-06-06" in client.get(overview, {"since": "2019-06-06"}).content.decode()
    assert "?known=" not in client.get(overview, {"since": "2019-05-02"}).content.decode()
    assert "?known=" not in client.get(overview).content.decode()


def test_a_series_of_before_can_be_asked_for_as_it_was_known(looks, letters_in_may, facilitator, executive):
    defined = {name: LETTERS[name] for name in DEFINES} | {"unit": "hours"}
    with clock.happening_on(JUNE):
        revision = actions.propose_revision(measure=letters_in_may, reason="Finer", by=facilitator, **defined)
        actions.approve_revision(revision=revision, by=executive)
    page = looks(known="2019-06-08", revision="1")[1]
    assert "These are the readings under revision 1, which was replaced by then" in page
    assert "revision=1&amp;known=2019-06-08" in page
    assert "Nothing had been read" in looks(known="2019-06-08", revision="2")[1]
    assert "not in force" in looks(known="2019-06-06", revision="2")[1]


def test_a_correction_of_an_approved_definition_is_found_where_the_series_goes_on(looks, changed_in_june):
    assert queries.known_at(changed_in_june, date(2019, 6, 6)).revision.number == 1
    assert queries.known_at(changed_in_june, JUNE).revision.number == 2


def test_nobody_else_sees_it(client, outsider, letters_in_may):
    client.force_login(outsider)
    where = reverse("measures:measure", args=["SASH", "OPD-LET"])
    assert client.get(where, {"known": "2019-06-06"}).status_code == 404
