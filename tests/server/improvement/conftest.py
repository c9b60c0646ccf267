"""A value stream and workshops at each stage, built through actions. Today is 15 July 2019."""

from collections.abc import Callable
from datetime import date

import pytest

from goldthread.server.improvement import actions
from goldthread.server.improvement.abilities import WorkshopPart
from goldthread.server.improvement.kinds import Point, WorkshopMeasureKind
from goldthread.server.improvement.models import ValueStream, Workshop, WorkshopMeasure
from goldthread.server.people.models import Organisation, Person
from tests.server.conftest import Somebody

STARTS, ENDS = date(2019, 3, 4), date(2019, 3, 8)


@pytest.fixture
def stream(trust: Organisation, facilitator: Person) -> ValueStream:
    return actions.open_value_stream(
        organisation=trust,
        title="Outpatients",
        scope="From the referral received to the letter sent",
        chosen_by="The executive team",
        chosen_why="The inspection said that outpatients required improvement",
        considered="The emergency department",
        opened_on=date(2018, 9, 3),
        by=facilitator,
    )


@pytest.fixture
def sponsor(stream: ValueStream, somebody: Somebody, facilitator: Person) -> Person:
    person = somebody(name="Sonia Sponsor")
    actions.give_part(person=person, part=WorkshopPart.SPONSOR, value_stream=stream, by=facilitator)
    return person


@pytest.fixture
def proposed(stream: ValueStream, facilitator: Person) -> Workshop:
    return actions.propose_workshop(
        value_stream=stream,
        title="Outpatient letters",
        process="From the end of the appointment to the letter reaching the practice",
        proposed_on=date(2018, 12, 3),
        by=facilitator,
    )


@pytest.fixture
def planned(proposed: Workshop, facilitator: Person) -> Workshop:
    return actions.plan_workshop(workshop=proposed, starts=STARTS, ends=ENDS, by=facilitator)


@pytest.fixture
def leader(planned: Workshop, somebody: Somebody, facilitator: Person) -> Person:
    person = somebody(name="Wanda Leader")
    actions.give_part(person=person, part=WorkshopPart.WORKSHOP_LEADER, workshop=planned, by=facilitator)
    return person


@pytest.fixture
def process_owner(planned: Workshop, somebody: Somebody, facilitator: Person) -> Person:
    person = somebody(name="Peter Owner")
    actions.give_part(person=person, part=WorkshopPart.PROCESS_OWNER, workshop=planned, by=facilitator)
    return person


@pytest.fixture
def partner(planned: Workshop, somebody: Somebody, facilitator: Person) -> Person:
    person = somebody(name="Maria Partner")
    actions.give_part(person=person, part=WorkshopPart.PATIENT_PARTNER, workshop=planned, by=facilitator)
    return person


@pytest.fixture
def lead_time(planned: Workshop, facilitator: Person) -> WorkshopMeasure:
    return actions.add_workshop_measure(
        workshop=planned,
        kind=WorkshopMeasureKind.LEAD_TIME,
        name="From appointment to letter",
        target=1440,
        by=facilitator,
    )


Record = Callable[..., object]


@pytest.fixture
def record(facilitator: Person) -> Record:
    """Records a value: `record(lead_time, "30", 2000, date(2019, 4, 8))`."""

    def recording(
        measure: WorkshopMeasure, point: str, value: float | None, on: date, **more: object
    ) -> object:
        return actions.record_value(
            workshop_measure=measure,
            point=Point(point),
            value=value,
            taken_on=on,
            by=facilitator,
            **more,  # type: ignore[arg-type]
        )

    return recording


@pytest.fixture
def gated(
    planned: Workshop, process_owner: Person, partner: Person, lead_time: WorkshopMeasure, record: Record
) -> Workshop:
    """A planned workshop that has what an event needs."""
    record(lead_time, "baseline", 4320, date(2019, 2, 18))
    planned.refresh_from_db()
    return planned


@pytest.fixture
def remeasuring(gated: Workshop, facilitator: Person) -> Workshop:
    """Its event ended on 8 March 2019: 30 days on 7 April, 60 on 7 May, 90 on 6 June."""
    actions.hold_event(workshop=gated, on=STARTS, by=facilitator)
    return actions.end_event(workshop=gated, on=ENDS, by=facilitator)
