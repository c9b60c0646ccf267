"""Families of measures: outcome, process and balancing measures that belong together."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.server.audit.queries import history
from goldthread.server.measures import actions, refusals
from goldthread.server.measures.actions import NewReading
from goldthread.server.measures.models import FamilyMember, Measure
from goldthread.server.measures.queries.families import Together, belongs_with
from goldthread.server.people.access import NotAllowed


def text_of(response):
    return " ".join(response.content.decode().split())


def at(family, name="family", *more):
    return reverse(f"measures:{name}", args=["SASH", family.pk, *more])


@pytest.fixture
def family(trust, facilitator):
    return actions.begin_family(
        organisation=trust, name="Falls", purpose="Fewer falls, and nobody kept in bed for it", by=facilitator
    )


@pytest.fixture
def whole(family, make_measure, facilitator):
    """The family with a measure of each role."""
    for role, title in (("balancing", "Hours out of bed"), ("outcome", "Falls"), ("process", "Checks done")):
        measure = make_measure(code=title.split()[0].upper(), title=title)
        actions.join_family(family=family, measure=measure, role=role, by=facilitator)
    return family


def test_a_family_shows_its_measures_by_role(client, whole, staff):
    client.force_login(staff)
    page = text_of(client.get(at(whole)))
    order = [page.index(words) for words in ("Outcome: what", "Process: whether", "Balancing: what")]
    assert order == sorted(order)
    assert "Fewer falls, and nobody kept in bed for it" in page
    assert "Take the family apart" not in page
    assert "3 measures" in text_of(client.get(reverse("measures:families", args=["SASH"])))


def test_charts_of_a_family_lie_on_one_time_with_their_years_below(client, whole, staff, facilitator):
    for code, first, months in (("FALLS", 2016, 36), ("CHECKS", 2018, 12)):
        readings = [NewReading(date(first + n // 12, n % 12 + 1, 1), value=9 + n % 3) for n in range(months)]
        actions.record_readings(measure=Measure.objects.get(code=code), readings=readings, by=facilitator)
    together = Together(whole, staff)
    assert together.one_time.span == (date(2016, 1, 1), date(2018, 12, 1))
    short = together.one_time.sketches[Measure.objects.get(code="CHECKS").pk]
    assert (short.places[0], short.places[-1]) == (686, 1000)
    client.force_login(staff)
    page = text_of(client.get(at(whole)))
    assert "All charts have one time, from 1 January 2016 to 1 December 2018" in page
    assert page.count("app-small__ticks") == 2
    assert (
        page.count(">2017</text>") == 3
    )  # below each measure; where a screen has room, the last stands for all


def test_a_family_says_what_is_not_in_it_yet(client, family, make_measure, staff, facilitator):
    client.force_login(staff)
    assert "No measures in it yet" in text_of(client.get(at(family)))
    actions.join_family(family=family, measure=make_measure(code="ONE"), role="process", by=facilitator)
    page = text_of(client.get(at(family)))
    assert "not in it yet: outcome, what is wanted in the end; balancing, what must not get worse" in page


def test_the_overview_is_narrowed_to_a_family_and_an_outsiders_family_is_none_of_ones_own(
    client, whole, make_measure, staff, facilitator, other_trust, outsider
):
    make_measure(code="ALONE", title="Of no family")
    client.force_login(staff)
    listed = reverse("measures:measures", args=["SASH"])
    page = text_of(client.get(listed, {"family": whole.pk}))
    assert "Family: <strong>Falls</strong>" in page
    assert "ALONE" not in page
    theirs = actions.begin_family(organisation=other_trust, name="Theirs", purpose="Theirs", by=outsider)
    page = text_of(client.get(listed, {"family": theirs.pk}))
    assert "narrowed to (family) is no longer there, or not yours to see" in page
    assert "Theirs" not in page


def test_a_family_is_found_by_its_name_and_purpose(client, whole, staff, outsider):
    for person, found in ((staff, True), (outsider, False)):
        client.force_login(person)
        assert (at(whole) in text_of(client.get("/search/", {"q": "nobody kept in bed"}))) is found


def test_a_measures_page_says_whom_it_belongs_with(client, whole, staff):
    client.force_login(staff)
    page = text_of(client.get(reverse("measures:measure", args=["SASH", "FALLS"])))
    assert ">Falls</a> (outcome), with" in page
    assert ">Hours out of bed</a>" in page
    assert [m.code for m in belongs_with(Measure.objects.get(code="FALLS"), staff)[0].others] == [
        "HOURS",
        "CHECKS",
    ]


def test_a_measure_of_another_organisation_is_refused_with_a_way_on(
    client, family, make_measure, other_trust, outsider, facilitator
):
    theirs = make_measure(organisation=other_trust, by=outsider, code="THEIRS")
    with pytest.raises(refusals.NotOfTheFamily, match="Copy the measure there first"):
        actions.join_family(family=family, measure=theirs, role="outcome", by=facilitator)
    client.force_login(facilitator)
    assert "THEIRS" not in text_of(client.get(at(family, "join_family")))
    sent = client.post(at(family, "join_family"), {"measure": theirs.pk, "role": "outcome"})
    assert sent.status_code == 422
    assert f"Choose a measure that {family.organisation.name} counts still." in text_of(sent)
    assert not FamilyMember.objects.exists()


def test_a_measure_is_in_a_family_once_and_may_become_something_else_there(whole, facilitator):
    falls = Measure.objects.get(code="FALLS")
    with pytest.raises(refusals.NothingChanged, match="FALLS is in it as outcome measure already"):
        actions.join_family(family=whole, measure=falls, role="outcome", by=facilitator)
    actions.join_family(family=whole, measure=falls, role="balancing", by=facilitator)
    assert falls.in_families.get().role == "balancing"


def test_what_is_taken_out_stays_a_measure_and_a_retired_one_is_not_shown(client, whole, facilitator):
    client.force_login(facilitator)
    falls = Measure.objects.get(code="FALLS")
    out = client.post(at(whole, "leave_family", falls.in_families.get().pk), follow=True)
    assert "FALLS is no longer in ‘Falls’." in text_of(out)
    actions.retire_measure(measure=Measure.objects.get(code="HOURS"), reason="Done", by=facilitator)
    shown = Together(whole, facilitator)
    assert [row.measure.code for rows in shown.parts.values() for row in rows] == ["CHECKS"]
    assert "Counted no longer, and so not shown:" in text_of(client.get(at(whole)))
    with pytest.raises(refusals.Retired):
        actions.join_family(
            family=whole, measure=Measure.objects.get(code="HOURS"), role="process", by=facilitator
        )


def test_a_family_is_taken_apart_and_put_together_again(client, whole, facilitator, trust):
    client.force_login(facilitator)
    client.post(at(whole, "take_apart"))
    assert belongs_with(Measure.objects.get(code="FALLS"), facilitator) == []
    with pytest.raises(refusals.FamilyClosed):
        actions.edit_family(family=whole, name="Other", purpose="Other", by=facilitator)
    other = actions.begin_family(organisation=trust, name="falls", purpose="Others", by=facilitator)
    with pytest.raises(refusals.NameTaken):
        actions.put_together(family=whole, by=facilitator)
    actions.take_apart(family=other, by=facilitator)
    actions.put_together(family=whole, by=facilitator)
    assert len(belongs_with(Measure.objects.get(code="FALLS"), facilitator)) == 1


def test_a_name_is_an_open_familys_once(family, trust, facilitator):
    with pytest.raises(refusals.NameTaken, match="There is a family ‘FALLS’ already"):
        actions.begin_family(organisation=trust, name="FALLS", purpose="The same", by=facilitator)


def test_who_may_and_who_sees(client, whole, staff, executive, outsider, trust):
    for person in (staff, executive, outsider):
        with pytest.raises(NotAllowed):
            actions.take_apart(family=whole, by=person)
        with pytest.raises(NotAllowed):
            actions.begin_family(organisation=trust, name="X", purpose="X", by=person)
    client.force_login(outsider)
    assert client.get(at(whole)).status_code == 404
    client.force_login(staff)
    assert client.get(at(whole, "join_family")).status_code == 403


def test_the_history_says_what_was_done(whole):
    said = [event.what for event in history(whole)]
    assert said == ["family.joined"] * 3 + ["family.begun"]


def test_a_family_page_asks_as_many_questions_for_many_as_for_few(client, whole, make_measure, facilitator):
    client.force_login(facilitator)
    asked = []
    for n in range(2):
        for i in range(1 + 12 * n):
            measure = make_measure(code=f"M-{n}-{i}", title=f"Measure {n} {i}")
            actions.join_family(family=whole, measure=measure, role="process", by=facilitator)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(at(whole)).status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1]
