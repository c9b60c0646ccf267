"""The pages that are looked at most ask the database few questions, and four of them about the visitor."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldthread.server.improvement import actions as improvement
from goldthread.server.measures import actions as measures
from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.roles import Role

AT_MOST = {
    "/": 29,  # questions that wait, tasks, three for routines, two each for boards, cycles, compacts
    "/o/SASH/": 10,
    "/o/SASH/teams/{team}/": 19,  # each of its doors counts what is there
    "/o/SASH/measures/": 16,  # seven tell what it may be narrowed to, which views there are, what is asked
    "/o/SASH/measures/LETTERS/": 19,
    "/o/SASH/value-streams/": 9,
    "/o/SASH/workshops/": 9,
    "/o/SASH/workshops/{workshop}/": 24,  # one of them for what was tried in it
}
"""Questions of each page, for whoever leads a team: a page that needs more says here why it is worth it."""

# who it is, and what they reach: the last only for whoever has a role at a team
ABOUT_THE_VISITOR = ("django_session", "people_person", "people_grant", "people_team")


@pytest.fixture
def blanks(trust: Organisation, facilitator: Person, lead: Person) -> dict[str, int]:
    """What stands in the blanks of the addresses: there is one of everything."""
    team = lead.grants.get().team
    assert team is not None
    measure = measures.add_measure(
        organisation=trust, title="Letters", dimension="service", counted="Letters", frequency="month",
        kind="value", unit="days", direction="down", team=team, by=facilitator,
    )  # fmt: skip
    read = [measures.NewReading(date(2018 + m // 12, m % 12 + 1, 1), value=9 + m % 3) for m in range(18)]
    measures.record_readings(measure=measure, readings=read, by=facilitator)
    stream = improvement.open_value_stream(
        organisation=trust, title="Outpatients", scope="All", chosen_by="Us", chosen_why="Waits",
        opened_on=date(2018, 9, 3), team=team, by=facilitator,
    )  # fmt: skip
    workshop = improvement.propose_workshop(
        value_stream=stream, title="Letters", process="From a to b", team=team,
        proposed_on=date(2018, 10, 1), by=facilitator,
    )  # fmt: skip
    improvement.plan_workshop(
        workshop=workshop, starts=date(2019, 7, 22), ends=date(2019, 7, 26), by=facilitator
    )
    return {"team": team.pk, "workshop": workshop.pk}


@pytest.fixture
def lead(trust: Organisation, facilitator: Person) -> Person:
    team = people.add_team(organisation=trust, name="Surgery", by=facilitator)
    person = people.add_person(email="lead@example.org", name="Lea Lead", by=None)
    people.grant(person=person, role=Role.TEAM_LEAD, place=team, by=None)
    return person


def test_each_page_asks_no_more_than_it_did(client: Client, lead: Person, blanks: dict[str, int]) -> None:
    client.force_login(lead)
    asked = {}
    for page in AT_MOST:
        client.get(page.format(**blanks))  # what can be kept is kept from then on
        with CaptureQueriesContext(connection) as questions:
            assert client.get(page.format(**blanks)).status_code == 200, page
        asked[page] = [question["sql"] for question in questions.captured_queries]
    assert {page: len(found) for page, found in asked.items() if len(found) > AT_MOST[page]} == {}
    for page, found in asked.items():
        of = [next((name for name in ABOUT_THE_VISITOR if f'FROM "{name}"' in one), "") for one in found[:5]]
        assert of == [*ABOUT_THE_VISITOR, ""], page
