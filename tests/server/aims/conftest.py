"""A trust whose thread is whole from a priority to a measure. Today is 15 July 2019."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from goldthread.server.aims import actions, breaks, queries
from goldthread.server.aims.breaks import Break
from goldthread.server.aims.models import Objective, Priority, Value
from goldthread.server.improvement import actions as improvement
from goldthread.server.improvement.kinds import WorkshopMeasureKind
from goldthread.server.improvement.models import ValueStream, Workshop, WorkshopMeasure
from goldthread.server.measures import actions as measures
from goldthread.server.measures.actions import NewReading
from goldthread.server.measures.models import Dimension, Measure
from goldthread.server.people.models import Organisation, Person

TODAY = date(2019, 7, 15)
JUNE = date(2019, 6, 1)

MakeMeasure = Callable[..., Measure]
FindBreaks = Callable[[], list[Break]]


@pytest.fixture
def priority(db: None) -> Priority:
    return actions.set_priority(
        code="A&E-4H", title="Four hours in A&E", set_on=date(2010, 6, 1), source="The handbook", by=None
    )


@pytest.fixture
def adopted(priority: Priority, trust: Organisation, executive: Person) -> Priority:
    actions.adopt_priority(organisation=trust, priority=priority, owner=executive, by=executive)
    return priority


@pytest.fixture
def value(trust: Organisation, executive: Person) -> Value:
    return actions.name_value(organisation=trust, title="One team", by=executive)


@pytest.fixture
def objective(trust: Organisation, executive: Person) -> Objective:
    return actions.add_objective(
        organisation=trust,
        title="Care without the wait",
        owner=executive,
        due_on=date(2020, 3, 31),
        by=executive,
    )


@pytest.fixture
def make_measure(trust: Organisation, facilitator: Person) -> MakeMeasure:
    """Adds a measure that was read in June, unless `read` says otherwise (None: never)."""

    def make(code: str, dimension: str = "delivery", read: date | None = JUNE) -> Measure:
        measure = measures.add_measure(
            organisation=trust,
            code=code,
            title=f"Measure {code}",
            dimension=dimension,
            money="time_released" if dimension == "cost" else "",
            counted="What is counted",
            population="Everybody",
            method="The log",
            frequency="month",
            kind="value",
            unit="days",
            direction="down",
            by=facilitator,
        )
        if read:
            measures.record_readings(measure=measure, readings=[NewReading(read, 3.0)], by=facilitator)
        return measure

    return make


@pytest.fixture
def measure(make_measure: MakeMeasure) -> Measure:
    return make_measure("AE-4H")


@pytest.fixture
def stream(trust: Organisation, facilitator: Person) -> ValueStream:
    return open_stream(trust, facilitator, "Frailty")


@pytest.fixture
def workshop(stream: ValueStream, facilitator: Person) -> Workshop:
    return propose(stream, facilitator, "Frailty seen at the front door")


@pytest.fixture
def workshop_measure(workshop: Workshop, facilitator: Person) -> WorkshopMeasure:
    """What the workshop, now planned, measures."""
    improvement.plan_workshop(
        workshop=workshop, starts=date(2019, 9, 23), ends=date(2019, 9, 27), by=facilitator
    )
    workshop.refresh_from_db()
    return improvement.add_workshop_measure(
        workshop=workshop,
        kind=WorkshopMeasureKind.LEAD_TIME,
        name="From the door to a plan",
        by=facilitator,
    )


@dataclass(frozen=True)
class Whole:
    """Everything of a thread that is whole."""

    priority: Priority
    value: Value
    objective: Objective
    stream: ValueStream
    workshop: Workshop
    workshop_measure: WorkshopMeasure
    measure: Measure


@pytest.fixture
def whole(
    adopted: Priority,
    value: Value,
    objective: Objective,
    stream: ValueStream,
    workshop: Workshop,
    workshop_measure: WorkshopMeasure,
    measure: Measure,
    executive: Person,
    facilitator: Person,
) -> Whole:
    """A thread without a break: linked, measured, excused, contributing."""
    for to in (adopted, value, stream, measure):
        actions.link(objective=objective, to=to, by=executive)
    actions.tie_measure(value_stream=stream, measure=measure, by=facilitator)
    for dimension in Dimension:
        if dimension != measure.dimension:
            actions.excuse_dimension(value_stream=stream, dimension=dimension, reason="Later", by=facilitator)
    improvement.contribute(
        workshop_measure=workshop_measure,
        to=measure,
        touched=1,
        places=2,
        place_name="departments",
        by=facilitator,
    )
    return Whole(adopted, value, objective, stream, workshop, workshop_measure, measure)


@pytest.fixture
def find(trust: Organisation) -> FindBreaks:
    """What is broken in the trust's thread today."""
    return lambda: list(breaks.find(queries.thread(trust, TODAY)))


def open_stream(trust: Organisation, by: Person, title: str) -> ValueStream:
    return improvement.open_value_stream(
        organisation=trust,
        title=title,
        scope="From the front door to an agreed plan for home",
        chosen_by="The executive team",
        chosen_why="More than half of the beds",
        opened_on=date(2018, 9, 3),
        by=by,
    )


def propose(stream: ValueStream, by: Person, title: str) -> Workshop:
    return improvement.propose_workshop(value_stream=stream, title=title, process="From here to there", by=by)
