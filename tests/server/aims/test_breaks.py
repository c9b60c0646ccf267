"""Each kind of break is found where it is, and gone when it is mended."""

from datetime import date

import pytest

from goldthread.server.aims import actions
from goldthread.server.aims.breaks import Kind
from goldthread.server.aims.models import Objective, Priority
from goldthread.server.improvement import actions as improvement
from goldthread.server.improvement.models import ValueStream, WorkshopMeasure
from goldthread.server.measures import actions as measures
from goldthread.server.measures.actions import NewReading
from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Person

from .conftest import FindBreaks, MakeMeasure, Whole, open_stream, propose


def kinds(find: FindBreaks) -> list[tuple[str, str]]:
    return [(b.kind, b.about) for b in find()]


def test_a_thread_that_is_whole_has_no_breaks(whole: Whole, find: FindBreaks) -> None:
    assert find() == []


def test_nothing_is_looked_for_before_a_priority_is_adopted(
    objective: Objective, stream: ValueStream, find: FindBreaks
) -> None:
    assert find() == []


def test_a_priority_nobody_works_on(whole: Whole, executive: Person, find: FindBreaks) -> None:
    actions.unlink(objective=whole.objective, to=whole.stream, by=executive)
    other = actions.add_objective(organisation=whole.stream.organisation, title="Another", by=executive)
    for to in (whole.value, whole.stream, whole.measure):
        actions.link(objective=other, to=to, by=executive)
    assert kinds(find) == [(Kind.NO_OPEN_STREAM, "priority:A&E-4H")]
    assert find()[0].where == ("aims:objective_links", ("SASH", whole.objective.pk))
    assert find()[0].words == "No open value stream works on it."

    actions.link(objective=whole.objective, to=whole.stream, by=executive)
    assert find() == []


def test_a_closed_value_stream_works_on_nothing(whole: Whole, facilitator: Person, find: FindBreaks) -> None:
    improvement.stand_down(workshop=whole.workshop, reason="The ward is closed", by=facilitator)
    improvement.close_value_stream(value_stream=whole.stream, why="It is done", by=facilitator)
    assert kinds(find) == [(Kind.NO_OPEN_STREAM, "priority:A&E-4H")]


def test_a_priority_that_has_lapsed(whole: Whole, executive: Person, find: FindBreaks) -> None:
    actions.lapse_priority(priority=whole.priority, on=date(2019, 7, 15), by=None)
    assert kinds(find) == [(Kind.LAPSED, "priority:A&E-4H")]
    assert find()[0].words == "Lapsed on 15 July 2019, and is still adopted here."
    assert find()[0].where == ("aims:decline", ("SASH", "A&E-4H"))

    actions.decline_priority(
        organisation=whole.stream.organisation, priority=whole.priority, reason="Lapsed", by=executive
    )
    assert find() == []


def test_a_priority_lapses_on_its_day_and_not_before(whole: Whole, find: FindBreaks) -> None:
    actions.lapse_priority(priority=whole.priority, on=date(2019, 7, 16), by=None)
    assert find() == []


def test_an_objective_without_a_measure(whole: Whole, executive: Person, find: FindBreaks) -> None:
    actions.unlink(objective=whole.objective, to=whole.measure, by=executive)
    assert kinds(find) == [(Kind.NO_MEASURE, f"objective:{whole.objective.pk}")]

    actions.link(objective=whole.objective, to=whole.measure, by=executive)
    assert find() == []


@pytest.mark.parametrize(
    ("read", "words"),
    [
        (None, "OLD was never read."),
        (date(2019, 4, 1), "OLD not read for 2 months."),
        (date(2019, 5, 1), None),
    ],
)
def test_an_objective_whose_measures_were_not_read_for_two_periods(
    whole: Whole,
    make_measure: MakeMeasure,
    executive: Person,
    facilitator: Person,
    find: FindBreaks,
    read: date | None,
    words: str | None,
) -> None:
    """Read for April and today in July: May and June have gone by whole. Read for May: only June has."""
    old = make_measure("OLD", read=read)
    actions.unlink(objective=whole.objective, to=whole.measure, by=executive)
    actions.link(objective=whole.objective, to=old, by=executive)
    assert [b.words for b in find()] == ([words] if words else [])

    measures.record_readings(measure=old, readings=[NewReading(date(2019, 6, 1), 2.0)], by=facilitator)
    assert find() == []


def test_one_measure_that_is_read_is_enough(
    whole: Whole, make_measure: MakeMeasure, executive: Person, find: FindBreaks
) -> None:
    actions.link(objective=whole.objective, to=make_measure("OLD", read=None), by=executive)
    assert find() == []


def test_a_value_stream_without_an_objective(whole: Whole, facilitator: Person, find: FindBreaks) -> None:
    stream = open_stream(whole.stream.organisation, facilitator, "Sepsis")
    found = find()
    assert found[0].kind == Kind.NO_OBJECTIVE
    assert found[0].about == f"value_stream:{stream.pk}"
    assert found[0].where == ("aims:stream_objectives", ("SASH", stream.pk))
    assert len(found) == 6  # and its five dimensions are neither measured nor excused

    actions.serve(value_stream=stream, objectives=[whole.objective], by=facilitator)
    assert {b.kind for b in find()} == {Kind.DIMENSION}


def test_a_value_stream_whose_only_objective_serves_nothing_hangs_on_nothing(
    whole: Whole, executive: Person, find: FindBreaks
) -> None:
    actions.unlink(objective=whole.objective, to=whole.value, by=executive)
    assert find() == []
    actions.unlink(objective=whole.objective, to=whole.priority, by=executive)
    found = {b.kind: b for b in find()}
    assert set(found) == {Kind.NO_OPEN_STREAM, Kind.NO_OBJECTIVE}
    assert found[Kind.NO_OBJECTIVE].where == ("aims:objective_links", ("SASH", whole.objective.pk))


def test_an_objective_that_serves_a_value_hangs(whole: Whole, executive: Person, find: FindBreaks) -> None:
    actions.unlink(objective=whole.objective, to=whole.priority, by=executive)
    assert [b.kind for b in find()] == [Kind.NO_OPEN_STREAM]


def test_a_closed_objective_holds_nothing(whole: Whole, executive: Person, find: FindBreaks) -> None:
    actions.close_objective(objective=whole.objective, reason="Reached", by=executive)
    assert {b.kind for b in find()} == {Kind.NO_OPEN_STREAM, Kind.NO_OBJECTIVE}


def test_a_dimension_neither_measured_nor_excused(
    whole: Whole, facilitator: Person, make_measure: MakeMeasure, find: FindBreaks
) -> None:
    actions.withdraw_excuse(value_stream=whole.stream, dimension="morale", by=facilitator)
    assert kinds(find) == [(Kind.DIMENSION, f"value_stream:{whole.stream.pk}:morale")]
    assert find()[0].words == "Morale is neither measured nor excused."
    assert find()[0].node == f"value_stream:{whole.stream.pk}"

    staff = make_measure("STAFF-REC", dimension="morale")
    actions.tie_measure(value_stream=whole.stream, measure=staff, by=facilitator)
    assert find() == []
    measures.retire_measure(measure=staff, reason="The survey ended", by=facilitator)
    assert kinds(find) == [(Kind.DIMENSION, f"value_stream:{whole.stream.pk}:morale")]


def test_a_workshop_whose_measures_contribute_to_nothing(
    whole: Whole, facilitator: Person, find: FindBreaks
) -> None:
    improvement.stop_contributing(workshop_measure=whole.workshop_measure, by=facilitator)
    assert kinds(find) == [(Kind.NO_CONTRIBUTION, f"workshop:{whole.workshop.pk}")]
    assert find()[0].where == ("improvement:workshop", ("SASH", whole.workshop.pk))


def test_a_workshop_that_is_only_proposed_need_not_contribute(
    whole: Whole, facilitator: Person, find: FindBreaks
) -> None:
    propose(whole.stream, facilitator, "One conversation about home")
    assert find() == []


@pytest.mark.parametrize(("touched", "broken"), [(1, True), (2, True), (3, False)])
def test_a_touched_share_under_ten_percent(
    whole: Whole, facilitator: Person, find: FindBreaks, touched: int, broken: bool
) -> None:
    """Of 30 theatres: 1 and 2 are under a tenth, 3 are not."""
    contribute(whole.workshop_measure, whole, touched, facilitator)
    assert [b.kind for b in find()] == ([Kind.TOUCHES_LITTLE] if broken else [])


def test_a_touched_share_is_said(whole: Whole, facilitator: Person, find: FindBreaks) -> None:
    contribute(whole.workshop_measure, whole, 2, facilitator)
    assert find()[0].words == "Touches only 2 of 30 theatres (7%) of AE-4H."


def test_breaks_are_said_in_the_organisations_words(
    whole: Whole, trust: Organisation, priority: Priority, executive: Person, find: FindBreaks
) -> None:
    people.choose_words(of=trust, pack="plain", by=None)
    actions.unlink(objective=whole.objective, to=whole.stream, by=executive)
    assert "No open patient pathway works on it." in [b.words for b in find()]


def contribute(measured: WorkshopMeasure, whole: Whole, touched: int, by: Person) -> None:
    improvement.contribute(
        workshop_measure=measured, to=whole.measure, touched=touched, places=30, place_name="theatres", by=by
    )
