"""Somebody leaves by mistake: all that the rooms handed over goes back, from every room at once."""

from collections.abc import Callable
from datetime import date

import pytest

from goldthread.server.aims import actions as aims
from goldthread.server.aims.models import Adoption, Objective
from goldthread.server.improvement import actions as improvement
from goldthread.server.improvement.abilities import WorkshopPart
from goldthread.server.improvement.models import PartHeld, ValueStream
from goldthread.server.measures import actions as measures
from goldthread.server.measures.models import Measure
from goldthread.server.people import actions as people
from goldthread.server.people import handing_over
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.roles import Role

from ..measures.addresses import DEFINITION

Somebody = Callable[..., Person]


@pytest.fixture
def leaver(trust: Organisation, somebody: Somebody, facilitator: Person) -> Person:
    """An executive who owns a measure, an objective and a priority, and sponsors a value stream."""
    person = somebody(Role.EXECUTIVE, name="Lee Verr")
    measures.add_measure(
        organisation=trust,
        code="A",
        title="A",
        dimension="service",
        owner=person,
        by=facilitator,
        **DEFINITION,
    )
    priority = aims.set_priority(code="X", title="X", set_on=date(2019, 1, 1), by=None)
    aims.adopt_priority(organisation=trust, priority=priority, owner=person, by=facilitator)
    aims.add_objective(organisation=trust, title="O", owner=person, by=facilitator)
    stream = improvement.open_value_stream(
        organisation=trust, title="S", scope="S", chosen_by="B", chosen_why="W",
        opened_on=date(2018, 1, 8), by=facilitator,
    )  # fmt: skip
    improvement.give_part(person=person, part=WorkshopPart.SPONSOR, value_stream=stream, by=facilitator)
    improvement.give_part(person=person, part=WorkshopPart.SENSEI, value_stream=stream, by=facilitator)
    return person


def held(person: Person) -> set[str]:
    return {thing.title for thing in handing_over.things_of(person)}


def test_everything_of_every_room_goes_and_comes_back(
    leaver: Person, executive: Person, administrator: Person
) -> None:
    before = held(leaver)
    assert len(before) == 5
    departure = people.hand_over(person=leaver, to=executive, by=administrator)
    assert (held(leaver), held(executive)) == (set(), before)
    assert people.take_back_leaving(departure=departure, by=administrator) == []
    assert (held(leaver), held(executive)) == (before, set())


def test_a_part_that_both_had_is_both_theirs_again(
    leaver: Person, executive: Person, administrator: Person, facilitator: Person
) -> None:
    stream = ValueStream.objects.get()
    improvement.give_part(person=executive, part=WorkshopPart.SENSEI, value_stream=stream, by=facilitator)
    departure = people.hand_over(person=leaver, to=executive, by=administrator)
    assert PartHeld.objects.filter(part=WorkshopPart.SENSEI).count() == 1
    people.take_back_leaving(departure=departure, by=administrator)
    assert {p.person for p in PartHeld.objects.filter(part=WorkshopPart.SENSEI)} == {leaver, executive}


def test_what_was_passed_on_closed_or_retired_since_stays_and_is_named(
    leaver: Person, executive: Person, administrator: Person, facilitator: Person
) -> None:
    departure = people.hand_over(person=leaver, to=executive, by=administrator)
    aims.give_objective(objective=Objective.objects.get(), to=facilitator, by=administrator)
    measures.retire_measure(measure=Measure.objects.get(), reason="Counted no more", by=facilitator)
    missed = people.take_back_leaving(departure=departure, by=administrator)
    assert sorted(missed) == [
        "‘A (A)’ did not go back: it changed since it went to Edith Owen.",
        "‘O’ did not go back: it changed since it went to Edith Owen.",
    ]
    assert Adoption.objects.get().owner == leaver
    assert Objective.objects.get().owner == facilitator
