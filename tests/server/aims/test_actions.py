"""What may be done to aims, by whom, and what is refused."""

from collections.abc import Callable
from datetime import date

import pytest

from goldthread.server.aims import actions
from goldthread.server.aims.models import Objective, Priority, Value
from goldthread.server.audit.actions import LooksLikeCare, Refusal
from goldthread.server.audit.queries import history
from goldthread.server.improvement.models import ValueStream
from goldthread.server.people import actions as people
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.actions import AlreadyThere, NotOfThisOrganisation
from goldthread.server.people.models import Organisation, Person

from .conftest import MakeMeasure, Whole


def test_a_priority_cannot_lapse_before_it_was_set(priority: Priority) -> None:
    with pytest.raises(Refusal):
        actions.lapse_priority(priority=priority, on=date(2009, 1, 1), by=None)


def test_a_priority_is_decided_once_and_may_be_decided_anew(
    adopted: Priority, trust: Organisation, executive: Person
) -> None:
    adoption = actions.decline_priority(
        organisation=trust, priority=adopted, reason="The standard is met", by=executive
    )
    assert trust.adoptions.count() == 1
    assert not adoption.adopted
    assert [e.what for e in history(adoption)] == ["priority.declined", "priority.adopted"]


def test_declining_takes_a_reason(adopted: Priority, trust: Organisation, executive: Person) -> None:
    with pytest.raises(Refusal):
        actions.decline_priority(organisation=trust, priority=adopted, reason=" ", by=executive)


def test_nothing_serves_a_priority_that_is_no_longer_adopted(whole: Whole, executive: Person) -> None:
    actions.decline_priority(
        organisation=whole.objective.organisation, priority=whole.priority, reason="Met", by=executive
    )
    assert not whole.objective.priorities.exists()


def test_an_objective_serves_only_adopted_priorities(
    objective: Objective, priority: Priority, executive: Person
) -> None:
    with pytest.raises(actions.NotAdopted):
        actions.link(objective=objective, to=priority, by=executive)


def test_an_owner_holds_a_role_here(objective: Objective, outsider: Person, executive: Person) -> None:
    with pytest.raises(NotOfThisOrganisation):
        actions.edit_objective(
            objective=objective, title="x", description="", owner=outsider, due_on=None, by=executive
        )


def test_links_stay_within_the_organisation(
    objective: Objective, other_trust: Organisation, outsider: Person, executive: Person
) -> None:
    theirs = actions.name_value(organisation=other_trust, title="Fair", by=outsider)
    with pytest.raises(NotOfThisOrganisation):
        actions.link(objective=objective, to=theirs, by=executive)


def test_all_links_are_set_at_once_and_only_the_changes_are_told(
    whole: Whole, make_measure: MakeMeasure, executive: Person
) -> None:
    other = make_measure("OPD-LET")
    actions.set_links(
        objective=whole.objective, priorities=[whole.priority], values=[], value_streams=[whole.stream],
        measures=[other], by=executive,
    )  # fmt: skip
    assert list(whole.objective.measures.all()) == [other]
    assert history(whole.objective)[0].values == {
        "values_taken_away": "One team",
        "measures_added": "OPD-LET Measure OPD-LET",
        "measures_taken_away": "AE-4H Measure AE-4H",
    }


def test_a_closed_objective_does_not_change(objective: Objective, value: Value, executive: Person) -> None:
    actions.close_objective(objective=objective, reason="Reached", by=executive)
    with pytest.raises(actions.AlreadyClosed):
        actions.link(objective=objective, to=value, by=executive)


def test_a_link_that_is_not_there_cannot_be_taken_away(
    objective: Objective, value: Value, executive: Person
) -> None:
    with pytest.raises(actions.NotLinked):
        actions.unlink(objective=objective, to=value, by=executive)


def test_a_measure_takes_the_place_of_an_excuse(
    stream: ValueStream, make_measure: MakeMeasure, facilitator: Person
) -> None:
    actions.excuse_dimension(value_stream=stream, dimension="morale", reason="Later", by=facilitator)
    actions.tie_measure(value_stream=stream, measure=make_measure("STAFF", "morale"), by=facilitator)
    assert not stream.excuses.exists()
    with pytest.raises(Refusal):
        actions.excuse_dimension(value_stream=stream, dimension="morale", reason="Later", by=facilitator)


def test_a_value_is_named_once(value: Value, trust: Organisation, executive: Person) -> None:
    with pytest.raises(AlreadyThere):
        actions.name_value(organisation=trust, title="One team", by=executive)


def test_what_looks_like_somebodys_care_is_stopped(trust: Organisation, executive: Person) -> None:
    with pytest.raises(LooksLikeCare):
        actions.add_objective(organisation=trust, title="As for 943 476 5919", by=executive)


def test_what_somebody_owned_is_handed_over_when_they_leave(
    whole: Whole, executive: Person, facilitator: Person, administrator: Person
) -> None:
    people.hand_over(person=executive, to=facilitator, by=administrator)
    whole.objective.refresh_from_db()
    assert whole.objective.owner == facilitator
    assert whole.priority.adoptions.get().owner == facilitator


@pytest.mark.parametrize(
    "change",
    [
        lambda whole, by: actions.adopt_priority(
            organisation=whole.objective.organisation, priority=whole.priority, by=by
        ),
        lambda whole, by: actions.decline_priority(
            organisation=whole.objective.organisation, priority=whole.priority, reason="No", by=by
        ),
        lambda whole, by: actions.name_value(organisation=whole.objective.organisation, title="Pride", by=by),
        lambda whole, by: actions.edit_value(value=whole.value, title="x", description="", by=by),
        lambda whole, by: actions.add_objective(organisation=whole.objective.organisation, title="x", by=by),
        lambda whole, by: actions.close_objective(objective=whole.objective, reason="x", by=by),
        lambda whole, by: actions.link(objective=whole.objective, to=whole.measure, by=by),
        lambda whole, by: actions.unlink(objective=whole.objective, to=whole.measure, by=by),
        lambda whole, by: actions.serve(value_stream=whole.stream, objectives=[], by=by),
        lambda whole, by: actions.tie_measure(value_stream=whole.stream, measure=whole.measure, by=by),
        lambda whole, by: actions.untie(value_stream=whole.stream, measure=whole.measure, by=by),
        lambda whole, by: actions.withdraw_excuse(value_stream=whole.stream, dimension="cost", by=by),
        lambda whole, by: actions.give_objective(objective=whole.objective, to=by, by=by),
    ],
)
def test_staff_and_outsiders_change_no_aims(
    whole: Whole, staff: Person, outsider: Person, change: Callable[[Whole, Person], object]
) -> None:
    for person in (staff, outsider):
        with pytest.raises(NotAllowed):
            change(whole, person)
