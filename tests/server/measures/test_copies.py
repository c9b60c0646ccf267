"""Measures copied with their definition, which is tied to the original's."""

from datetime import date

import pytest
from django.urls import reverse

from goldthread.server.audit.queries import history
from goldthread.server.measures import actions, queries, refusals
from goldthread.server.measures.models import Measure
from goldthread.server.measures.needs import finds
from goldthread.server.people import actions as people
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.models import Person
from goldthread.server.people.roles import Role

from .conftest import DEFINES, LETTERS

TODAY = date(2019, 6, 1)
DEFINED = {name: LETTERS[name] for name in DEFINES}


def text_of(response):
    return " ".join(response.content.decode().split())


def to(measure, name):
    return reverse(f"measures:{name}", args=[measure.organisation.code, measure.code])


@pytest.fixture
def wards(trust, administrator):
    return [
        people.add_team(organisation=trust, name=name, by=administrator)
        for name in (
            "Ash ward",
            "Elm ward",
            "Oak ward with a name longer than most names of wards are",
        )
    ]


@pytest.fixture
def copies(letters, wards, facilitator):
    return actions.copy_measure(
        original=letters, organisation=letters.organisation, teams=wards, by=facilitator
    )


@pytest.fixture
def revise(facilitator, executive):
    """Revises a definition, and approves it."""

    def revised(measure, **changes):
        said = {**queries.in_force(measure).says, **changes}
        proposed = actions.propose_revision(measure=measure, reason="Clearer", by=facilitator, **said)
        return actions.approve_revision(revision=proposed, by=executive)

    return revised


def told(person):
    return [
        (need.where, need.link)
        for who, need in finds(Person.objects.all(), TODAY, TODAY)
        if who == person and "was revised" in need.what
    ]


def test_one_measure_is_copied_to_several_teams_at_once(copies, letters, facilitator):
    assert [(m.code, m.team.name.split()[0]) for m in copies] == [
        ("OPD-LET-ASH-WARD", "Ash"),
        ("OPD-LET-ELM-WARD", "Elm"),
        ("OPD-LET-OAK-WARD", "Oak"),
    ]
    assert copies[0].title == "Days to the outpatient letter, Ash ward"
    assert all(len(m.title) <= 150 and m.owner == facilitator for m in copies)
    assert {queries.in_force(m).based_on for m in copies} == {queries.in_force(letters)}
    assert all(queries.in_force(m).says_as(queries.in_force(letters)) for m in copies)
    assert "OPD-LET-ASH-WARD, OPD-LET-ELM-WARD" in history(letters.organisation)[0].values["measures"]


def test_a_second_copy_to_the_same_team_has_a_code_of_its_own(copies, letters, wards, facilitator):
    again = actions.copy_measure(
        original=letters, organisation=letters.organisation, teams=wards, by=facilitator
    )
    assert again[0].code == "OPD-LET-ASH-WARD-2"


def test_all_are_copied_or_none(letters, wards, facilitator, other_trust, outsider):
    theirs = people.add_team(organisation=other_trust, name="Theirs", by=outsider)
    with pytest.raises((NotAllowed, refusals.NotAMeasure)):
        actions.copy_measure(
            original=letters, organisation=letters.organisation, teams=[*wards, theirs], by=facilitator
        )
    assert list(Measure.objects.all()) == [letters]


def test_who_may_copy(letters, wards, staff, executive, outsider):
    for person in (staff, executive, outsider):
        with pytest.raises(NotAllowed):
            actions.copy_measure(original=letters, organisation=letters.organisation, teams=wards, by=person)


def test_what_one_does_not_see_is_not_copied(letters, other_trust, outsider):
    with pytest.raises(refusals.NotCountedAs, match="no such measure that you may see"):
        actions.copy_measure(original=letters, organisation=other_trust, by=outsider)


def test_the_measures_counted_alike_are_found_from_each_of_them(copies, letters, make_measure, revise):
    other = make_measure(code="OTHER")
    together = {letters, *copies}
    for measure in together:
        assert set(queries.alike(measure)) == together
    assert set(queries.alike(other)) == {other}
    revise(copies[0], unit="hours")
    assert set(queries.alike(letters)) == together - {copies[0]}


def test_those_after_one_ready_definition_are_alike(make_measure):
    one, two = (make_measure(code=code, library="clinic-letters") for code in ("A", "B"))
    assert set(queries.alike(one)) == {one, two}


def test_a_copy_of_a_copy_hangs_on_the_first(copies, letters, trust, facilitator):
    (again,) = actions.copy_measure(original=copies[0], organisation=trust, by=facilitator)
    assert queries.in_force(again).based_on == queries.in_force(letters)


def test_the_page_says_what_it_is_counted_as_and_in_what_it_differs(client, copies, revise, staff):
    client.force_login(staff)
    assert "Counted as <a" in text_of(client.get(to(copies[0], "measure")))
    revise(copies[0], population="Ash ward alone")
    said = text_of(client.get(to(copies[0], "measure")))
    assert "OPD-LET of Surrey and Sussex" in said
    assert "It differs in: population." in said
    assert "Follow" not in said


def test_when_the_original_is_revised_the_people_of_its_copies_are_told(
    client, copies, letters, revise, facilitator, somebody
):
    owner = somebody(Role.STAFF, name="Olu Wright")
    actions.hand_over(measure=copies[0], to=owner, by=facilitator)
    assert told(facilitator) == told(owner) == []
    revise(letters, counted="Median days to the letter at the practice")
    assert told(owner) == [("OPD-LET-ASH-WARD", to(copies[0], "measure"))]
    assert len(told(facilitator)) == 3
    client.force_login(owner)
    assert "was revised since" in text_of(client.get(to(copies[0], "measure")))


def test_a_copy_follows_by_a_revision_and_keeps_what_is_its_own(
    client, copies, letters, revise, facilitator, executive
):
    revise(copies[0], population="Ash ward alone")
    revise(letters, counted="Median days to the letter at the practice")
    client.force_login(facilitator)
    page = client.get(to(copies[0], "follow")).content.decode()
    assert "Median days to the letter at the practice" in page
    assert "Ash ward alone" in page
    now = queries.in_force(copies[0])
    given = now.says | {"counted": "Median days to the letter at the practice", "per": "", "reason": "Follow"}
    client.post(to(copies[0], "follow"), given | {"comparable": "yes"})
    proposed = copies[0].revisions.get(state="proposed")
    assert proposed.based_on == queries.in_force(letters)
    assert len(told(facilitator)) == 2  # it waits for somebody's approval
    actions.approve_revision(revision=proposed, by=executive)
    found = queries.counted_as(queries.in_force(copies[0]), facilitator)
    assert (found.differs, found.is_revised) == (("population",), False)


def test_a_definition_may_stay_though_the_original_was_revised_and_is_asked_about_once(
    client, copies, letters, revise, facilitator
):
    revise(letters, counted="Median days to the letter at the practice")
    client.force_login(facilitator)
    client.post(to(copies[0], "keep"), {"decision": "keep", "reason": "We count to the sending"})
    found = queries.counted_as(queries.in_force(copies[0]), facilitator)
    assert (found.differs, found.is_revised) == (("counted",), False)
    assert len(told(facilitator)) == 2
    revise(letters, counted="Days to the letter at the practice")
    assert len(told(facilitator)) == 3


def test_it_is_counted_by_itself_with_a_reason_and_as_another_again(client, copies, letters, facilitator):
    with pytest.raises(refusals.NoReason):
        actions.count_by_itself(measure=copies[0], reason=" ", by=facilitator)
    client.force_login(facilitator)
    client.post(to(copies[0], "keep"), {"decision": "alone", "reason": "We count otherwise"})
    assert queries.counted_as(queries.in_force(copies[0]), facilitator) is None
    client.post(to(copies[0], "count_as"), {"original": letters.pk, "reason": "A mistake"})
    assert queries.in_force(copies[0]).based_on == queries.in_force(letters)


def test_measures_are_not_counted_as_each_other_in_a_round_nor_as_other_figures(
    copies, letters, four_hours, facilitator
):
    for measure, original in ((letters, letters), (letters, copies[0])):
        with pytest.raises(refusals.NotCountedAs, match="is this one, or counted as it"):
            actions.count_as(measure=measure, original=original, reason="Alike", by=facilitator)
    with pytest.raises(refusals.NotCountedAs, match="AE-4H has other figures"):
        actions.count_as(measure=letters, original=four_hours, reason="Alike", by=facilitator)


def test_what_a_measure_is_counted_as_is_not_told_to_whoever_may_not_see_it(
    client, letters, other_trust, somebody, outsider, facilitator
):
    people.grant(person=facilitator, role=Role.FACILITATOR, place=other_trust, by=None)
    both = Person.objects.get(pk=facilitator.pk)
    (copy,) = actions.copy_measure(original=letters, organisation=other_trust, title="Letters", by=both)
    client.force_login(outsider)
    said = text_of(client.get(to(copy, "measure")))
    assert "Counted as a measure of another organisation, which you may not see." in said
    assert "Surrey" not in said
    refused = client.get(to(copy, "follow"))
    assert refused.status_code == 409
    assert "count it by itself" in text_of(refused)
    assert "Surrey" not in text_of(refused)


def test_the_form_copies_to_the_teams_that_are_ticked(client, letters, wards, facilitator):
    client.force_login(facilitator)
    page = text_of(client.get(to(letters, "copy")))
    assert "none ticked: one for the whole organisation" in page
    given = {"title": "Letters", "teams": [wards[0].pk, wards[1].pk]}
    said = text_of(client.post(to(letters, "copy"), given, follow=True))
    assert "2 measures are there: OPD-LET-ASH-WARD and OPD-LET-ELM-WARD." in said
    wrong = client.post(to(letters, "copy"), {"title": "Letters", "teams": [999999]})
    assert wrong.status_code == 422
