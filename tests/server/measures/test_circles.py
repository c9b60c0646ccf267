"""The figures of a measure of money, kept to a named circle: openly, and wherever they would stand."""

from datetime import date
from io import BytesIO

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.server import clock, needs
from goldthread.server.audit.queries import history
from goldthread.server.comments import actions as comments
from goldthread.server.comments import things
from goldthread.server.comments.models import Comment
from goldthread.server.measures import actions, intake, jobs, money, queries, refusals, telling
from goldthread.server.measures.abilities import MeasuresAbility
from goldthread.server.measures.actions import NewReading
from goldthread.server.measures.models import Measure
from goldthread.server.measures.queries import packed
from goldthread.server.measures.queries.across import Across
from goldthread.server.measures.queries.watches import watched_by
from goldthread.server.people import actions as people
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.models import Person
from goldthread.server.people.roles import Role
from goldthread.server.people.who_may import who_may

from .conftest import LETTERS, months, wave

COST = {
    **LETTERS,
    "code": "CASH",
    "title": "Agency staff not needed",
    "dimension": "cost",
    "money": "cash_released",
    "counted": "Pounds of agency staff that were not needed",
    "unit": "pounds",
    "direction": "up",
    "target": 7391.25,
}
LIST = "/o/SASH/measures/"
FIGURES = ("7,391.25", "7391.25", "9.4", "vary around")


def text_of(client, person, path):
    client.force_login(person)
    return " ".join(client.get(path).content.decode().split())


def to(name, *more, code="CASH"):
    return reverse(f"measures:{name}", args=["SASH", code, *more])


def asked_of(person):
    return [need.what for need in needs.of(person, clock.today())]


@pytest.fixture
def chief(somebody):
    return somebody(Role.EXECUTIVE, name="Farah Finance")


@pytest.fixture
def cash(make_measure, facilitator, chief):
    """A measure of money with three years of readings, owned by the chief of finance."""
    measure = make_measure(**COST, owner=chief)
    readings = [NewReading(m, v) for m, v in zip(months(36), wave(36), strict=True)]
    actions.record_readings(measure=measure, readings=readings, by=facilitator)
    return measure


@pytest.fixture
def kept(cash, chief, facilitator):
    """Its figures kept to its owner and the facilitator."""
    reason = "Ward teams would take the work for a cost programme"
    return actions.keep_figures(measure=cash, members=[chief, facilitator], reason=reason, by=facilitator)


def test_that_they_are_kept_is_open_and_the_figures_are_not(client, kept, staff):
    page = text_of(client, staff, to("measure"))
    assert "Figures kept to a circle of 2</strong>: Farah Finance and Femi Adeyemi" in page
    assert "as Femi Adeyemi decided" in page
    assert "Why: Ward teams would take the work for a cost programme" in page
    assert "Pounds of agency staff that were not needed" in page
    assert not [figure for figure in FIGURES if figure in page]


def test_who_is_in_it_sees_the_figures_and_that_they_are_kept(client, kept, chief):
    page = text_of(client, chief, to("measure"))
    assert "vary around" in page
    assert "7,391.25 pounds" in page
    assert "Figures kept to a circle of 2" in page


def test_an_address_that_shows_figures_refuses_in_words_and_leads_to_who_is_in_it(client, kept, staff):
    client.force_login(staff)
    for name in ("chart", "readings", "readings_csv", "places", "take", "closer", "across", "how_drawn"):
        answer = client.get(to(name))
        assert answer.status_code == 403, name
        assert "Its figures are kept to a circle" in answer.content.decode()
        assert f'href="{to("measure")}"' in answer.content.decode()


def test_the_overview_says_that_it_is_kept_and_knows_no_more(client, kept, staff, chief):
    row = text_of(client, staff, LIST)
    assert "Figures kept to a circle of 2: Farah Finance and Femi Adeyemi. Its page says who" in row
    assert not [figure for figure in FIGURES if figure in row]
    assert "Not enough readings" not in row
    assert "No target" not in row
    assert "As usual" not in row
    assert "Figures kept to a circle (1)" in row
    assert "vary around" in text_of(client, chief, LIST)


def test_whoever_is_not_in_it_may_do_nothing_with_it_whatever_their_role(kept, somebody):
    other = somebody(Role.FACILITATOR, name="Oona Other")
    reading = [NewReading(date(2019, 7, 1), 1)]
    with pytest.raises(NotAllowed):
        actions.record_readings(measure=kept, readings=reading, by=other)
    with pytest.raises(NotAllowed):
        actions.note_point(measure=kept, period=date(2019, 6, 1), text="Snow", by=other)
    with pytest.raises(NotAllowed):
        actions.keep_figures(measure=kept, members=[other], reason="I would like to see them", by=other)
    with pytest.raises(NotAllowed):
        actions.open_figures(measure=kept, reason="I would like to see them", by=other)
    recording = who_may(MeasuresAbility.RECORD_READINGS, Person.objects.all())
    assert other not in recording.at(Measure.objects.get(pk=kept.pk))


def test_figures_of_anything_but_money_are_kept_to_nobody(letters, facilitator):
    with pytest.raises(refusals.NotMoney, match="Only the figures of a measure of money"):
        actions.keep_figures(measure=letters, members=[facilitator], reason="They are bad", by=facilitator)


def test_nor_does_the_database_keep_them(kept):
    with pytest.raises(IntegrityError), transaction.atomic():
        Measure.objects.filter(pk=kept.pk).update(dimension="service", money="")


def test_a_kept_measure_stays_one_of_money(kept, facilitator):
    with pytest.raises(refusals.NotAMeasure, match="kept to a circle"):
        actions.edit_measure(measure=kept, title=kept.title, dimension="service", by=facilitator)


@pytest.mark.parametrize("left_out", ["chief", "facilitator"])
def test_neither_the_owner_nor_whoever_decides_is_locked_out(left_out, cash, chief, facilitator):
    members = [facilitator] if left_out == "chief" else [chief]
    with pytest.raises(refusals.LockedOut):
        actions.keep_figures(measure=cash, members=members, reason="Why", by=facilitator)


def test_only_people_of_the_organisation_are_in_it(cash, chief, facilitator, outsider):
    members = [chief, facilitator, outsider]
    with pytest.raises(refusals.NotInTheOrganisation, match="has no role in"):
        actions.keep_figures(measure=cash, members=members, reason="Why", by=facilitator)


def test_it_needs_a_reason_and_a_change(kept, chief, facilitator):
    with pytest.raises(refusals.NothingChanged):
        actions.keep_figures(measure=kept, members=[facilitator, chief], reason="Again", by=chief)
    with pytest.raises(refusals.NoReason):
        actions.keep_figures(measure=kept, members=[chief], reason=" ", by=chief)
    with pytest.raises(refusals.NoReason):
        actions.open_figures(measure=kept, reason=" ", by=chief)


def test_its_owner_takes_somebody_out_and_the_record_says_so_to_all_who_read_it(
    client, kept, chief, facilitator, executive
):
    actions.keep_figures(measure=kept, members=[chief], reason="Finance alone", by=chief)
    assert history(kept).first().values["were"] == "Farah Finance, Femi Adeyemi"
    page = text_of(client, executive, to("measure"))
    assert "Its figures are kept to Farah Finance. It was: Farah Finance, Femi Adeyemi." in page
    assert "vary around" not in text_of(client, facilitator, to("measure"))


def test_they_are_opened_to_everybody_again(client, kept, chief, staff):
    actions.open_figures(measure=kept, reason="The budget was changed", by=chief)
    assert "vary around" in text_of(client, staff, to("measure"))
    with pytest.raises(refusals.NotKept):
        actions.open_figures(measure=kept, reason="Again", by=chief)


def test_whoever_leaves_is_in_it_no_longer(kept, facilitator, administrator, chief):
    people.leave(person=facilitator, by=administrator)
    assert queries.kept_to(Measure.objects.get(pk=kept.pk)).people == (chief,)


def test_whoever_it_is_handed_to_is_in_it_and_whoever_owned_it_stays(kept, facilitator, chief, executive):
    actions.hand_over(measure=kept, to=executive, by=facilitator)
    now = Measure.objects.get(pk=kept.pk)
    assert set(queries.kept_to(now).people) == {executive, chief, facilitator}
    assert not now.keeps_from(executive)


def test_whoever_manages_people_and_is_not_in_it_hands_it_on_within_it(
    kept, facilitator, administrator, staff
):
    with pytest.raises(refusals.NotInTheCircle, match="Femi Adeyemi"):
        actions.hand_over(measure=kept, to=staff, by=administrator)
    assert actions.hand_over(measure=kept, to=facilitator, by=administrator).owner == facilitator


def test_where_nobody_in_it_may_decide_any_more_whoever_edits_measures_may(
    kept, chief, facilitator, administrator, somebody
):
    other = somebody(Role.FACILITATOR, name="Oona Other")
    own = {"title": kept.title, "dimension": "cost", "money": "cash_released"}
    actions.edit_measure(measure=kept, owner=None, by=facilitator, **own)
    for each in (chief, facilitator):
        people.leave(person=each, by=administrator)
    opened = actions.open_figures(measure=kept, reason="Whose they were has left", by=other)
    assert opened.circle is None


def test_the_form_names_people_a_line_each_and_says_whom_it_does_not_know(client, cash, chief, facilitator):
    client.force_login(facilitator)
    answer = client.post(to("keep_figures"), {"members": "Farah Finanse\nFemi Adeyemi", "reason": "Why"})
    assert "Nobody here is called ‘Farah Finanse’. Is it Farah Finance?" in answer.content.decode()
    said = {
        "members": f"farah finance\n{facilitator.email}",
        "reason": "Teams would take it for a cost programme",
    }
    assert client.post(to("keep_figures"), said).status_code == 302
    assert queries.kept_to(Measure.objects.get(code="CASH")).people == (chief, facilitator)


def test_what_is_said_of_it_is_for_those_in_it(kept, chief, facilitator, executive):
    said = comments.say(about=kept, text="Why 7391.25?", asks=True, named=[chief], by=facilitator)
    assert list(Comment.objects.visible_to(executive)) == []
    assert list(Comment.objects.visible_to(chief)) == [said]
    assert set(things.of_thing(kept).people(kept)) == {chief, facilitator}
    with pytest.raises(NotAllowed):
        comments.say(about=kept, text="How much was it?", by=executive)
    with pytest.raises(comments.MayNotSee):
        comments.say(about=kept, text="Look", named=[executive], by=facilitator)


def test_who_was_asked_before_they_were_kept_is_asked_no_longer(cash, chief, facilitator, staff):
    comments.say(about=cash, text="Is it so?", asks=True, named=[staff], by=facilitator)
    assert any("Answer" in what for what in asked_of(staff))
    actions.keep_figures(measure=cash, members=[chief, facilitator], reason="Why", by=facilitator)
    assert not any("Answer" in what for what in asked_of(staff))
    assert any("Answer" in what for what in asked_of(chief))


def test_who_watched_it_is_told_of_it_no_more(cash, chief, facilitator, staff):
    actions.watch(thing=cash, years=2, letters="at_once", by=staff)
    actions.watch(thing=cash, years=2, letters="at_once", by=chief)
    actions.keep_figures(measure=cash, members=[chief, facilitator], reason="Why", by=facilitator)
    actions.record_readings(measure=cash, readings=[NewReading(date(2019, 7, 1), 90)], by=facilitator)
    telling.look_and_tell()
    assert watched_by(staff, {}).told == []
    assert len(watched_by(chief, {"value_stream": {}}).told) == 1
    with pytest.raises(NotAllowed):
        actions.watch(thing=cash, years=2, letters="weekly", by=staff)
    assert staff.email not in str([sent.to for sent in mail.outbox])


def test_a_file_with_its_readings_is_for_those_in_it(kept, facilitator, somebody, trust, client):
    other = somebody(Role.FACILITATOR, name="Oona Other")
    data = b"measure,period,value\nCASH,2019-06,12\nCASH,2019-07,7391.25\n"
    seen = intake.look(trust, None, "a.csv", BytesIO(data), len(data), "x", to=other)
    assert {str(problem) for problem in seen.problems if "kept to a circle" in str(problem)}
    assert (seen.added, seen.changed, seen.unchanged) == ([], [], 0)
    rows = intake.look(trust, None, "a.csv", BytesIO(data), len(data), "x", to=facilitator).rows
    said = {"organisation": trust, "measure": None, "sha256": "x", "name": "a.csv", "unchanged": 0}
    waits = actions.look_at(rows=rows, by=facilitator, **said)
    with pytest.raises(NotAllowed):
        actions.take_in(looked=waits, reason="Better", by=other)
    client.force_login(other)
    assert client.get(jobs.decision(waits)).status_code == 403
    taken = actions.take_in(looked=waits, reason="Better", by=facilitator)
    assert client.get(reverse("measures:taken_in", args=["SASH", taken.pk])).status_code == 403
    with pytest.raises(NotAllowed):
        actions.take_back_import(looked=taken, by=other)


def test_everything_of_an_organisation_in_one_file_leaves_it_out(kept, trust, staff, chief):
    assert list(packed.reading_rows(trust, staff)) == []
    assert packed.how_many_readings(trust, chief) == 36
    (row,) = packed.measure_rows(trust, staff)
    assert 7391.25 not in row
    assert row[-1] == "a circle"
    (row,) = packed.measure_rows(trust, chief)
    assert 7391.25 in row


def test_a_copy_of_it_has_a_definition_and_no_target(kept, facilitator, trust):
    (copy,) = actions.copy_measure(
        original=kept, organisation=trust, title="Elsewhere", with_target=True, by=facilitator
    )
    assert copy.target is None


def test_across_it_stands_by_its_name_alone(kept, make_measure, facilitator, staff):
    tied = {**COST, "code": "OPEN", "based_on": kept.revisions.get()}
    open_one = make_measure(**tied)
    found = Across(open_one, staff)
    (withheld,) = found.withheld
    assert (withheld.glance.measure, withheld.sketch, withheld.first) == (kept, None, None)
    assert withheld.glance.measure.target is None
    assert Across(open_one, facilitator).withheld == []


def test_of_a_measure_of_money_the_waste_is_spoken_of_first(client, cash, staff, letters):
    page = text_of(client, staff, to("measure"))
    assert "CASH, waste removed, as cash released" in page
    assert page.index("Speak first of the waste that was removed") < page.index(
        "Cash is released where a budget"
    )
    assert "CASH, waste removed, as cash released" in text_of(client, staff, LIST)
    assert money.called(letters) == "service"
    assert money.says(letters) == ""


def test_of_a_measure_that_is_open_nothing_is_read_of_circles(client, cash, staff):
    client.force_login(staff)
    with CaptureQueriesContext(connection) as asked:
        client.get(to("measure"))
        client.get(LIST)
    assert not [each["sql"] for each in asked if 'FROM "measures_circle' in each["sql"]]
