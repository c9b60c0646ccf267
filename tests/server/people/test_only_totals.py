"""Whoever sees only the totals of an organisation is told so, the same at every address within it."""

import pytest
from django.test import Client

from goldthread.server.measures import actions as measures
from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.roles import Role
from tests.server.conftest import Somebody

WITHIN = (
    "measures/",
    "measures/LET-2D/",
    "measures/NOT-THERE/",
    "measures/LET-2D/edit/",
    "workshops/",
    "workshops/1/",
    "value-streams/",
    "due/",
    "thread/",
    "thread/text/",
    "thread/values/",
)


@pytest.fixture
def evaluator(trust: Organisation, facilitator: Person, somebody: Somebody) -> Person:
    measures.add_measure(
        organisation=trust,
        code="LET-2D",
        title="Letters in two days",
        dimension="service",
        owner=facilitator,
        by=facilitator,
        counted="Letters sent within two days",
        population="Every clinic",
        method="From the booking system",
        frequency="month",
        kind="value",
        unit="letters",
        direction="up",
    )
    return somebody(Role.EVALUATOR)


@pytest.mark.parametrize("address", WITHIN)
def test_they_are_told_what_is_shared_and_where_it_is(
    client: Client, evaluator: Person, address: str
) -> None:
    client.force_login(evaluator)
    answer = client.get(f"/o/SASH/{address}")
    said = answer.content.decode()
    assert answer.status_code == 403
    assert "Only its totals are shared with you" in said
    assert 'href="/o/SASH/">What SASH shares with you' in said
    assert "Letters in two days" not in said


@pytest.mark.parametrize("address", WITHIN)
def test_of_a_trust_that_shares_nothing_they_learn_nothing(
    client: Client, trust: Organisation, evaluator: Person, administrator: Person, address: str
) -> None:
    people.set_organisation(
        organisation=trust, name=trust.name, shared="nothing", weeks_of_planning=8, by=administrator
    )
    client.force_login(evaluator)
    assert client.get(f"/o/SASH/{address}").status_code == 404


def test_the_words_for_whoever_may_not_do_something_are_others(client: Client, staff: Person) -> None:
    client.force_login(staff)
    said = client.get("/o/SASH/settings/").content.decode()
    assert "You may not do this here: choose words" in said
    assert "Who may do what" in said
