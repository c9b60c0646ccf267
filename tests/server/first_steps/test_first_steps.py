"""The first steps of a new organisation: ticked off by what is there, shown to who may do them."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.server.first_steps import FirstSteps, first_steps
from goldthread.server.improvement import actions as improvement
from goldthread.server.measures import actions as measures
from goldthread.server.measures.models import Measure
from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.roles import Role

MEASURE, READINGS, TEAMS, PEOPLE, ROLES, STREAM = range(6)


@pytest.fixture
def first(trust: Organisation) -> Person:
    return people.appoint_first(organisation=trust, email="ada@example.org", name="Ada Khan", by=None)


def steps_of(person: Person) -> FirstSteps:
    [found] = first_steps(Person.objects.get(pk=person.pk))
    return found


def there(person: Person) -> list[str]:
    return [step.there for step in steps_of(person).steps]


def add_measure(trust: Organisation, by: Person, title: str = "Letters") -> Measure:
    return measures.add_measure(
        organisation=trust, title=title, dimension="service", counted=title, frequency="month",
        kind="value", unit="days", direction="down", by=by,
    )  # fmt: skip


def test_whoever_begins_alone_has_everything_to_do(first: Person) -> None:
    assert there(first) == [""] * 6
    assert not steps_of(first).steps[READINGS].link


def test_each_step_is_ticked_off_by_what_is_there(trust: Organisation, first: Person) -> None:
    measure = add_measure(trust, first)
    assert steps_of(first).steps[READINGS].link.endswith("/measures/LETTERS/import/")
    measures.record_readings(
        measure=measure, readings=[measures.NewReading(date(2019, 6, 1), value=9)], by=first
    )
    people.add_team(organisation=trust, name="Surgery", by=first)
    people.invite(organisation=trust, email="ed@example.org", name="Ed", role=Role.EXECUTIVE, by=first)
    assert there(first) == [
        "1 measure",
        "1 measure with readings",
        "1 team",
        "1 person, 1 invited",
        "1 executive",
        "",
    ]


def test_the_list_goes_when_all_is_there(trust: Organisation, first: Person, client: Client) -> None:
    test_each_step_is_ticked_off_by_what_is_there(trust, first)
    client.force_login(first)
    assert "First steps: 5 of 6 done" in client.get("/").content.decode()
    improvement.open_value_stream(
        organisation=trust,
        title="Outpatients",
        scope="From referral to letter",
        chosen_by="The executive team",
        chosen_why="People wait",
        opened_on=date(2019, 1, 7),
        by=first,
    )
    assert first_steps(Person.objects.get(pk=first.pk)) == []
    assert "First steps" not in client.get("/").content.decode()


def test_staff_are_not_asked_to_begin_anything(staff: Person, outsider: Person, client: Client) -> None:
    assert first_steps(staff) == []
    client.force_login(staff)
    assert "First steps" not in client.get("/").content.decode()


def test_links_lead_only_where_one_may_go(administrator: Person) -> None:
    linked = [bool(step.link) for step in steps_of(administrator).steps]
    assert linked == [False, False, True, True, True, False]


def test_each_link_is_a_page(first: Person, trust: Organisation, client: Client) -> None:
    add_measure(trust, first)
    client.force_login(first)
    page = client.get(reverse("home:home")).content.decode()
    for step in steps_of(first).steps:
        assert f'href="{step.link}"' in page
        assert client.get(step.link).status_code == 200, step.link


def test_the_questions_do_not_grow_with_the_organisations(first: Person) -> None:
    counts = []
    for number in range(3):
        person = Person.objects.get(pk=first.pk)
        with CaptureQueriesContext(connection) as asked:
            first_steps(person)
        counts.append(len(asked))
        another = people.found_organisation(code=f"T{number}", name=f"Trust {number}", by=None)
        people.grant(person=person, role=Role.FACILITATOR, place=another, by=None)
    assert len(set(counts)) == 1, counts
