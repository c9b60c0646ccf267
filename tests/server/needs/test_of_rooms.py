from datetime import date
from typing import Any

import pytest
from django.test import Client

from goldthread.server import needs
from goldthread.server.improvement import actions as improvement
from goldthread.server.improvement.abilities import WorkshopPart
from goldthread.server.measures import actions as measures
from goldthread.server.measures.models import Measure
from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.roles import Role
from tests.server.conftest import Somebody

TODAY = date(2019, 7, 15)
DEFINITION: dict[str, Any] = {
    "counted": "Letters sent within two days",
    "population": "Every clinic",
    "method": "From the booking system",
    "frequency": "month",
    "kind": "value",
    "unit": "letters",
    "direction": "up",
}


@pytest.fixture
def letters(trust: Organisation, facilitator: Person, staff: Person) -> Measure:
    return measures.add_measure(
        organisation=trust,
        code="LET-2D",
        title="Letters in two days",
        dimension="service",
        owner=staff,
        by=facilitator,
        **DEFINITION,
    )


def said(person: Person) -> list[str]:
    return [need.what for need in needs.of(Person.objects.get(pk=person.pk), TODAY)]


def test_a_measure_that_was_not_read_needs_its_owner_and_nobody_else(
    letters: Measure, staff: Person, executive: Person, outsider: Person
) -> None:
    assert said(staff) == ["Record ‘Letters in two days’"]
    assert said(executive) == said(outsider) == []


def test_how_long_a_measure_was_not_read_is_said_in_its_own_periods(
    letters: Measure, staff: Person, facilitator: Person
) -> None:
    reading = measures.NewReading(date(2019, 3, 1), value=12)
    measures.record_readings(measure=letters, readings=[reading], by=facilitator)
    [need] = needs.of(Person.objects.get(pk=staff.pk), TODAY)
    assert need.state == "Not read for 3 months"


def test_a_measure_read_last_month_needs_nobody(letters: Measure, staff: Person, facilitator: Person) -> None:
    reading = measures.NewReading(date(2019, 6, 1), value=12)
    measures.record_readings(measure=letters, readings=[reading], by=facilitator)
    assert said(staff) == []


def test_a_proposed_definition_needs_somebody_else_who_may_approve_it(
    letters: Measure, facilitator: Person, executive: Person, staff: Person
) -> None:
    changed = {**DEFINITION, "population": "Every clinic but eyes"}
    measures.propose_revision(measure=letters, reason="Eyes count otherwise", by=facilitator, **changed)
    wanted = "Decide on a new definition of Letters in two days"
    assert wanted in said(executive)
    assert wanted not in said(facilitator) + said(staff)


def test_of_a_teams_measure_whoever_may_approve_at_the_team_is_asked_too(
    trust: Organisation, facilitator: Person, administrator: Person, somebody: Somebody
) -> None:
    clinics = people.add_team(organisation=trust, name="Clinics", by=administrator)
    eyes = people.add_team(organisation=trust, name="Eyes", parent=clinics, by=administrator)
    letters = measures.add_measure(
        organisation=trust, code="EYE-2D", title="Eye letters", dimension="service", team=eyes,
        by=facilitator, **DEFINITION,
    )  # fmt: skip
    changed = {**DEFINITION, "population": "Every clinic but one"}
    measures.propose_revision(measure=letters, reason="One counts otherwise", by=facilitator, **changed)
    wanted = "Decide on a new definition of Eye letters"
    assert wanted in said(somebody(Role.EXECUTIVE, at=clinics))
    other = people.add_team(organisation=trust, name="Wards", by=administrator)
    assert wanted not in said(somebody(Role.EXECUTIVE, at=other))


def test_a_planning_step_needs_the_workshop_leader(
    trust: Organisation, facilitator: Person, staff: Person
) -> None:
    stream = improvement.open_value_stream(
        organisation=trust,
        title="Outpatients",
        scope="From referral to letter",
        chosen_by="The executive team",
        chosen_why="People wait",
        opened_on=date(2019, 1, 7),
        by=facilitator,
    )
    workshop = improvement.propose_workshop(
        value_stream=stream, title="Letters", process="From clinic to practice", by=facilitator
    )
    improvement.give_part(person=staff, part=WorkshopPart.WORKSHOP_LEADER, workshop=workshop, by=facilitator)
    improvement.plan_workshop(
        workshop=workshop, starts=date(2019, 9, 9), ends=date(2019, 9, 13), by=facilitator
    )
    first, *_ = needs.of(Person.objects.get(pk=staff.pk), TODAY)
    assert first.days_late == 0
    assert first.on == date(2019, 7, 15)
    assert "Letters, SASH" in first.place


def test_the_page_says_when_nothing_is_needed(client: Client, executive: Person) -> None:
    client.force_login(executive)
    assert "Nothing needs you this week" in client.get("/").content.decode()


def test_somebody_whose_roles_ended_is_told_whom_to_ask(
    client: Client, staff: Person, facilitator: Person
) -> None:
    for grant in staff.grants.all():
        people.revoke(grant=grant, by=facilitator)
    client.force_login(staff)
    said = client.get("/").content.decode()
    assert "You hold no role at present" in said
    assert "Nothing needs you this week" not in said


def test_an_evaluator_finds_the_evidence_that_is_shared_with_them(client: Client, somebody: Somebody) -> None:
    client.force_login(somebody(Role.EVALUATOR))
    said = client.get("/").content.decode()
    assert "/evidence/?organisation=SASH" in said
    assert "You hold no role at present" not in said


def test_nobody_sees_it_without_signing_in(client: Client, db: None) -> None:
    answer = client.get("/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")


def test_the_owner_of_a_measure_may_do_what_is_needed_of_them(
    client: Client, letters: Measure, staff: Person, executive: Person
) -> None:
    [need] = needs.of(Person.objects.get(pk=staff.pk), TODAY)
    client.force_login(staff)
    assert client.get(need.link).status_code == 200
    client.force_login(executive)
    assert client.get(need.link).status_code == 403
