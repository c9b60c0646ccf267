"""Beginning a measure with three answers, and completing its definition."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.urls import reverse

from goldthread.server.measures import actions, queries, refusals
from goldthread.server.measures.actions import NewReading
from goldthread.server.measures.models import Measure
from goldthread.server.measures.needs import finds
from goldthread.server.measures.usual import NO_UNIT, usual_for
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.models import Person
from goldthread.server.people.roles import Role

ADD = reverse("measures:add", args=["SASH"])
SUGGESTED = reverse("measures:suggested", args=["SASH"])
THREE = {"title": "% of patients seen within four hours", "frequency": "month", "direction": "up"}
JUNE = date(2019, 6, 1)


@pytest.fixture
def begun(trust, facilitator):
    """Adds a measure with three answers."""

    def begin(title="Falls on the ward", **more):
        said = {"title": title, "frequency": "month", "direction": "down", **more}
        return actions.add_measure(organisation=trust, by=facilitator, **said)

    return begin


def text_of(response):
    return " ".join(response.content.decode().split())


def lacking(measure):
    measure.refresh_from_db()
    return queries.lacking(measure, queries.in_force(measure))


@pytest.mark.parametrize(
    ("name", "kind", "unit", "per"),
    [
        ("% of patients seen within four hours", "percentage", "%", None),
        ("Proportion of letters sent in a week", "percentage", "%", None),
        ("Seen within 4 hours", "percentage", "%", None),
        ("Sickness absence rate", "percentage", "%", None),
        ("Falls per 1,000 bed days", "rate", "per 1,000 bed days", 1000),
        ("Infections per hundred thousand occupied bed days", "rate", None, 100_000),
        ("Number of complaints received on ward 3", "count", "complaints received", None),
        ("How many patients waited", "count", "patients waited", None),
        ("Days between falls with harm", "time_between", "days", None),
        ("Time since the last never event", "time_between", "days", None),
        ("Days to the outpatient letter", "value", "days", None),
        ("Average length of stay", "value", "days", None),
        ("Agency spend (£)", "value", "£", None),
        ("Hand hygiene", "value", NO_UNIT, None),
        ("", "value", NO_UNIT, None),
    ],
)
def test_the_words_of_a_name_suggest_what_is_usual(name, kind, unit, per):
    usual = usual_for(name)
    assert (usual.kind, usual.per) == (kind, per)
    assert unit is None or usual.unit == unit
    assert usual.is_known == (unit != NO_UNIT)


def test_a_percent_sign_alone_is_one_figure():
    assert usual_for("Hand hygiene", unit="%").kind == "percentage_only"


def test_three_answers_begin_a_measure_and_the_rest_is_suggested(client, facilitator):
    client.force_login(facilitator)
    response = client.post(ADD, THREE | {"dimension": "quality", "owner": facilitator.pk}, follow=True)
    measure = Measure.objects.get()
    now = queries.in_force(measure)
    assert (now.kind, now.unit, now.suggested) == ("percentage", "%", ["kind", "unit"])
    assert "Provisional definition." in text_of(response)
    assert "since its name says ‘% of’" in text_of(response)


def test_while_one_types_the_page_says_what_the_name_suggests(client, facilitator):
    client.force_login(facilitator)
    said = text_of(client.get(SUGGESTED, {"title": "Falls per 1,000 bed days"}))
    assert "It says ‘per 1,000 bed days’, so each reading is taken to be two figures" in said
    assert "does not say in what unit" in text_of(client.get(SUGGESTED, {"title": "Hand hygiene"}))
    assert not client.get(SUGGESTED, {"title": " "}).content.strip().decode().count("<p")
    hostile = client.get(SUGGESTED, {"title": "<script>alert(1)</script> per 1,000 <b>"}).content.decode()
    assert "<script>alert" not in hostile


def test_a_definition_is_provisional_until_everything_is_said(begun, facilitator):
    falls = begun()
    assert lacking(falls) == ["population", "method", "kind", "unit", "owner"]
    actions.complete_definition(measure=falls, population="Inpatients", kind="count", by=facilitator)
    assert lacking(falls) == ["method", "unit", "owner"]
    actions.complete_definition(
        measure=falls, method="Incident forms", unit="falls", owner=facilitator, by=facilitator
    )
    assert lacking(falls) == []


def test_what_was_suggested_may_be_said_otherwise_where_the_readings_can_be_of_that_kind(begun, facilitator):
    falls = begun()
    actions.record_readings(measure=falls, readings=[NewReading(JUNE, 2.5)], by=facilitator)
    with pytest.raises(refusals.NotAMeasure, match="June 2019 does not fit: a count is a whole number"):
        actions.complete_definition(measure=falls, kind="count", by=facilitator)
    with pytest.raises(refusals.NotAMeasure, match="The readings so far are of another kind"):
        actions.complete_definition(measure=falls, kind="percentage", by=facilitator)
    assert queries.in_force(falls).kind == "value"
    actions.complete_definition(measure=falls, kind="time_between", by=facilitator)
    assert queries.in_force(falls).kind == "time_between"


def test_a_kind_that_somebody_said_changes_by_revision_only(begun, facilitator):
    falls = begun(kind="count", unit="falls")
    with pytest.raises(refusals.NothingChanged):
        actions.complete_definition(measure=falls, kind="value", unit="things", by=facilitator)


def test_saying_all_anew_says_what_was_suggested(begun, facilitator):
    letters = begun("Days to the letter")
    now = queries.in_force(letters)
    given = {n: getattr(now, n) for n in ("counted", "frequency", "kind", "unit", "direction")}
    actions.define_anew(measure=letters, by=facilitator, **given)
    assert lacking(letters) == ["population", "method", "owner"]


def test_a_provisional_definition_is_said_on_the_chart_and_in_downloads(client, begun, facilitator):
    falls = begun()
    readings = [NewReading(date(2018, m, 1), 5 + m % 3) for m in range(1, 9)]
    actions.record_readings(measure=falls, readings=readings, by=facilitator)
    client.force_login(facilitator)
    chart = client.get(reverse("measures:chart", args=["SASH", falls.code])).content.decode()
    assert "Provisional definition" in chart
    page = text_of(client.get(reverse("measures:measure", args=["SASH", falls.code])))
    assert 'alt="Provisional definition. ' in page
    sent = client.get(reverse("measures:readings_csv", args=["SASH", falls.code])).content.decode("utf-8-sig")
    assert {row["definition"] for row in csv.DictReader(StringIO(sent))} == {"provisional"}


def test_whoever_owns_it_is_asked_to_complete_it_and_may(client, begun, somebody):
    owner = somebody(Role.STAFF, name="Olu Wright")
    falls = begun(owner=owner)
    needs = [need for person, need in finds(Person.objects.all(), JUNE, JUNE) if person == owner]
    assert "Complete the definition of ‘Falls on the ward’" in [need.what for need in needs]
    client.force_login(owner)
    complete = reverse("measures:complete", args=["SASH", falls.code])
    assert client.get(complete).status_code == 200
    client.post(complete, {"population": "Inpatients", "method": "Forms", "kind": "count", "unit": "falls"})
    assert lacking(falls) == []
    said = [need.what for person, need in finds(Person.objects.all(), JUNE, JUNE)]
    assert not [what for what in said if what.startswith("Complete")]


def test_where_nobody_owns_it_whoever_added_it_is_asked(begun, facilitator, executive):
    begun()
    asked = {person for person, need in finds(Person.objects.all(), JUNE, JUNE) if "Complete" in need.what}
    assert asked == {facilitator}


def test_others_do_not_complete_it(begun, staff, outsider):
    falls = begun()
    for person in (staff, outsider):
        with pytest.raises(NotAllowed):
            actions.complete_definition(measure=falls, population="All", by=person)
