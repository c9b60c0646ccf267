"""When somebody leaves: everything is handed over in one step, or nothing is."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.server.audit.actions import action, record
from goldthread.server.audit.queries import history
from goldthread.server.people import actions as people
from goldthread.server.people import handing_over, holdings
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.actions.leaving import Gone, SomethingIsHeld, ToSomebodyElse
from goldthread.server.people.actions.refusals import NotOfThisOrganisation
from goldthread.server.people.handing_over import Thing
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.roles import Role

Somebody = Callable[..., Person]


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch, trust: Organisation) -> dict[int, int]:
    """A room of keys to cupboards in the trust, each held by somebody: cupboard → person."""
    held: dict[int, int] = {}

    def things(person: Person) -> list[Thing]:
        return [Thing(str(n), f"Key {n}", trust.pk) for n, pk in held.items() if pk == person.pk]

    def found(person: Person, viewer: Person) -> list[tuple[str, str]]:
        return [(thing.title, "/keys/") for thing in things(person)]

    @action
    def give(*, key: str, from_: Person | None, to: Person, by: Person) -> None:
        held[int(key)] = to.pk
        record("key.given", to, by=by, cupboard=key)

    def holds(key: str, person: Person) -> bool:
        return held.get(int(key)) == person.pk

    monkeypatch.setattr(holdings, "_kinds", {})
    monkeypatch.setattr(handing_over, "_rooms", {})
    holdings.register("Keys", found)
    handing_over.register("keys", things=things, give=give, holds=holds)
    return held


def test_all_is_handed_over_and_the_leaving_recorded(
    staff: Person, facilitator: Person, administrator: Person, keys: dict[int, int]
) -> None:
    keys |= {1: staff.pk, 2: staff.pk, 3: administrator.pk}
    people.hand_over(person=staff, to=facilitator, by=administrator)
    assert keys == {1: facilitator.pk, 2: facilitator.pk, 3: administrator.pk}
    staff = Person.objects.get(pk=staff.pk)
    assert (staff.is_active, staff.grants.count()) == (False, 0)
    assert [e.what for e in history(staff)][:2] == ["person.left", "person.handed_over"]


def test_nobody_leaves_while_something_is_still_theirs(
    staff: Person, administrator: Person, keys: dict[int, int]
) -> None:
    keys[1] = staff.pk
    with pytest.raises(SomethingIsHeld):
        people.leave(person=staff, by=administrator)
    assert Person.objects.get(pk=staff.pk).is_active


def test_nothing_is_handed_to_somebody_of_another_organisation(
    staff: Person, outsider: Person, administrator: Person, keys: dict[int, int]
) -> None:
    keys[1] = staff.pk
    with pytest.raises(NotOfThisOrganisation, match="holds no role in Surrey and Sussex"):
        people.hand_over(person=staff, to=outsider, by=administrator)
    assert keys == {1: staff.pk}


def test_nothing_is_handed_to_somebody_who_left_or_to_oneself(
    staff: Person, facilitator: Person, administrator: Person, keys: dict[int, int]
) -> None:
    keys[1] = staff.pk
    with pytest.raises(ToSomebodyElse):
        people.hand_over(person=staff, to=staff, by=administrator)
    people.leave(person=facilitator, by=administrator)
    with pytest.raises(Gone):
        people.hand_over(person=staff, to=Person.objects.get(pk=facilitator.pk), by=administrator)


def test_nobody_leaves_twice(staff: Person, administrator: Person) -> None:
    people.leave(person=staff, by=administrator)
    with pytest.raises(Gone):
        people.leave(person=staff, by=administrator)


def test_one_manages_people_everywhere_somebody_holds_something(
    staff: Person, administrator: Person, other_trust: Organisation
) -> None:
    people.grant(person=staff, role=Role.STAFF, place=other_trust, by=None)
    with pytest.raises(NotAllowed, match="another organisation"):
        people.leave(person=staff, by=administrator)


def test_an_outsider_says_of_nobody_that_they_left(
    staff: Person, outsider: Person, somebody: Somebody
) -> None:
    with pytest.raises(NotAllowed):
        people.leave(person=staff, by=outsider)
    with pytest.raises(NotAllowed):
        people.leave(person=somebody(), by=outsider)


def test_a_facilitator_says_of_no_executive_that_they_left(executive: Person, facilitator: Person) -> None:
    with pytest.raises(NotAllowed):
        people.leave(person=executive, by=facilitator)


def test_one_page_and_one_button_hand_everything_over(
    client: Client, staff: Person, facilitator: Person, administrator: Person, keys: dict[int, int]
) -> None:
    keys[1] = staff.pk
    client.force_login(administrator)
    page = client.get(reverse("people:hand_over", args=[staff.pk])).content.decode()
    assert "Key 1" in page
    assert "Staff, Surrey and Sussex" in page
    client.post(reverse("people:hand_over", args=[staff.pk]), {"to": facilitator.pk})
    assert keys == {1: facilitator.pk}


def test_the_page_says_where_it_is_not_ones_to_take_away(
    client: Client, staff: Person, administrator: Person, other_trust: Organisation
) -> None:
    people.grant(person=staff, role=Role.STAFF, place=other_trust, by=None)
    client.force_login(administrator)
    page = client.get(reverse("people:hand_over", args=[staff.pk])).content.decode()
    assert "also holds something at another organisation" in page
    assert "Leeds" not in page  # the administrator may not know of it


def test_a_persons_page_shows_all_they_hold(
    client: Client, staff: Person, administrator: Person, keys: dict[int, int]
) -> None:
    keys[7] = staff.pk
    client.force_login(administrator)
    page = client.get(reverse("people:person", args=[staff.pk])).content.decode()
    assert "Key 7" in page
    assert "/keys/" in page
