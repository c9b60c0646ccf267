"""What rooms say they need of people is gathered in one list, whoever asks for it."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldthread.server import needs
from goldthread.server.measures import actions as measures
from goldthread.server.needs import Need, registry
from goldthread.server.people import actions as people
from goldthread.server.people.abilities import Misdeclared
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.roles import Role
from tests.server.conftest import Somebody

from .test_of_rooms import DEFINITION, TODAY


def homework(found: QuerySet[Person], today: date, until: date) -> Iterator[tuple[Person, Need]]:
    """Of a room that is not there: everybody has homework, due in ten days."""
    for person in found:
        on = today + timedelta(days=10)
        if on <= until:
            yield person, Need("Hand in homework", "Lean for Leaders", "/homework/", "SASH", on=on)


@pytest.fixture
def a_room_of_learning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_rooms", dict(registry._rooms))
    needs.register("learning", homework)


def owner_of(number: int, somebody: Somebody, trust: Organisation, by: Person) -> Person:
    """Somebody who owns a measure that was never read, and may decide on a definition that is proposed."""
    person = somebody(Role.EXECUTIVE)
    measure = measures.add_measure(
        organisation=trust,
        code=f"M{number}",
        title=f"Measure {number}",
        dimension="service",
        owner=person,
        by=by,
        **DEFINITION,
    )
    reading = measures.NewReading(date(2019, 1, 1), value=1)
    measures.record_readings(measure=measure, readings=[reading], by=by)
    changed = {**DEFINITION, "population": "Every other clinic"}
    measures.propose_revision(measure=measure, reason="Better", by=by, **changed)
    return person


@pytest.mark.usefixtures("a_room_of_learning")
def test_a_new_room_shows_on_the_first_page(client: Client, staff: Person) -> None:
    client.force_login(staff)
    said = client.get("/").content.decode()
    assert "Hand in homework" in said
    assert "Lean for Leaders, SASH" in said


@pytest.mark.usefixtures("a_room_of_learning")
def test_how_far_ahead_is_for_whoever_asks_to_say(staff: Person) -> None:
    assert [need.what for need in needs.of(staff, TODAY)] == ["Hand in homework"]
    assert needs.of(staff, TODAY, ahead=timedelta(days=7)) == []


def test_two_rooms_cannot_go_by_one_name(a_room_of_learning: None) -> None:
    with pytest.raises(Misdeclared, match="‘measures’"):
        needs.register("measures", homework)


def test_for_each_is_the_same_as_for_one(
    trust: Organisation, somebody: Somebody, facilitator: Person
) -> None:
    owners = [owner_of(number, somebody, trust, facilitator) for number in range(2)]
    found = needs.of_each(Person.objects.all(), TODAY)
    assert set(found) == set(owners)
    for owner in owners:
        assert found[owner] == needs.of(owner, TODAY)
        assert len(found[owner]) == 3


def test_queries_grow_neither_with_people_nor_with_things(
    trust: Organisation, somebody: Somebody, facilitator: Person
) -> None:
    owner_of(0, somebody, trust, facilitator)
    with CaptureQueriesContext(connection) as few:
        needs.of_each(Person.objects.all(), TODAY)
    for number in range(1, 5):
        owner_of(number, somebody, trust, facilitator)
    with CaptureQueriesContext(connection) as many:
        assert sum(map(len, needs.of_each(Person.objects.all(), TODAY).values())) == 5 + 5 * 5
    assert len(many) == len(few)


def test_whoever_has_left_is_not_needed(
    trust: Organisation, somebody: Somebody, facilitator: Person, administrator: Person
) -> None:
    owner = owner_of(0, somebody, trust, facilitator)
    assert owner in needs.of_each(Person.objects.all(), TODAY)
    people.hand_over(person=owner, to=facilitator, by=administrator)
    assert owner not in needs.of_each(Person.objects.all(), TODAY)


def test_what_somebody_is_asked_needs_their_answer(
    trust: Organisation, staff: Person, facilitator: Person
) -> None:
    people.invite(
        email=staff.email.upper(), name="Sam", role=Role.TEAM_LEAD, organisation=trust, by=facilitator
    )
    [need] = needs.of(staff, TODAY)
    assert need.what.startswith("Answer Femi Adeyemi, who invites you to join the improvement programme")
    assert needs.of(facilitator, TODAY) == []


def test_what_an_organisation_is_asked_needs_whoever_may_answer_for_it(
    trust: Organisation, other_trust: Organisation, administrator: Person, staff: Person
) -> None:
    trusts = people.found_partnership(slug="trusts", name="Trusts together", organisations=[other_trust])
    asked = people.invite_organisation(partnership=trusts, code=trust.code, by=None)
    [need] = needs.of(administrator, TODAY)
    assert need.what == "Answer Trusts together, which asks SASH to join it"
    assert needs.of(staff, TODAY) == []
    people.join_partnership(invitation=asked, organisation=trust, by=administrator)
    assert needs.of(Person.objects.get(pk=administrator.pk), TODAY) == []
