"""Whose a priority is: the nation's, a partnership's, or an organisation's own; who sets and who sees it."""

from datetime import date

import pytest
from django.test import Client

from goldthread.server.aims import actions
from goldthread.server.aims.actions.priorities import NotAskedHere
from goldthread.server.aims.models import Adoption, Priority
from goldthread.server.people import actions as people
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.actions import AlreadyThere
from goldthread.server.people.models import Organisation, Partnership, Person
from goldthread.server.people.roles import Role
from tests.server.conftest import Somebody

SET = date(2012, 4, 1)
SAID = {"title": "Eighteen weeks", "code": "RTT-18"}
DAY = {"set_on_day": "1", "set_on_month": "4", "set_on_year": "2012"}
LAPSED = {"on_day": "7", "on_month": "1", "on_year": "2019"}


@pytest.fixture
def five(trust: Organisation) -> Partnership:
    return people.found_partnership(slug="five", name="Five trusts", organisations=[trust], by=None)


@pytest.fixture
def chair(five: Partnership, somebody: Somebody) -> Person:
    return somebody(Role.ADMINISTRATOR, at=five)


@pytest.fixture
def theirs(five: Partnership, chair: Person) -> Priority:
    return actions.set_priority(partnership=five, code="RTT-18", title="Eighteen weeks", set_on=SET, by=chair)


@pytest.fixture
def own(trust: Organisation, executive: Person) -> Priority:
    return actions.set_priority(organisation=trust, code="FLOW", title="Flow", set_on=SET, by=executive)


def test_a_national_priority_is_set_worded_and_lapsed_at_the_shell_alone(
    priority: Priority, chair: Person, executive: Person
) -> None:
    """One partnership's administrator would decide for every other's organisations."""
    for by in (chair, executive):
        with pytest.raises(NotAllowed, match="server’s shell"):
            actions.set_priority(code="OTHER", title="Another", set_on=SET, by=by)
        with pytest.raises(NotAllowed):
            actions.lapse_priority(priority=priority, on=date(2019, 1, 1), by=by)
        with pytest.raises(NotAllowed):
            actions.edit_priority(priority=priority, title="X", description="", source="", by=by)
    with pytest.raises(AlreadyThere):
        actions.set_priority(code="A&E-4H", title="Again", set_on=SET, by=None)


def test_a_partnership_asks_its_own_organisations_and_no_others(
    theirs: Priority, trust: Organisation, other_trust: Organisation, executive: Person, outsider: Person
) -> None:
    actions.adopt_priority(organisation=trust, priority=theirs, by=executive)
    assert theirs.code == "FIVE-RTT-18"
    assert theirs not in Priority.objects.asked_of(other_trust)
    with pytest.raises(NotAskedHere, match="is not asked of The Leeds"):
        actions.adopt_priority(organisation=other_trust, priority=theirs, by=outsider)


def test_only_its_own_administrators_set_what_a_partnership_asks(
    theirs: Priority, five: Partnership, somebody: Somebody, executive: Person, other_trust: Organisation
) -> None:
    others = people.found_partnership(slug="others", name="Others", organisations=[other_trust], by=None)
    of_others = somebody(Role.ADMINISTRATOR, at=others)
    board = somebody(Role.BOARD_MEMBER, at=five)
    for by in (of_others, board, executive):
        with pytest.raises(NotAllowed):
            actions.set_priority(partnership=five, code="X", title="X", set_on=SET, by=by)
        with pytest.raises(NotAllowed):
            actions.lapse_priority(priority=theirs, on=date(2019, 1, 1), by=by)


def test_an_organisation_writes_its_own_and_has_adopted_it(
    own: Priority, trust: Organisation, other_trust: Organisation, outsider: Person
) -> None:
    assert own.code == "SASH-FLOW"
    assert Adoption.objects.get(priority=own).adopted
    with pytest.raises(NotAllowed):
        actions.set_priority(organisation=trust, code="X", title="X", set_on=SET, by=outsider)
    assert own not in Priority.objects.asked_of(other_trust)


def test_two_organisations_may_choose_the_same_code(
    own: Priority, other_trust: Organisation, somebody: Somebody
) -> None:
    executive = somebody(Role.EXECUTIVE, at=other_trust)
    theirs = actions.set_priority(
        organisation=other_trust, code="FLOW", title="Flow", set_on=SET, by=executive
    )
    assert theirs.code == "LTHT-FLOW"


def test_what_was_adopted_stays_when_an_organisation_leaves_and_nothing_new_is_asked(
    theirs: Priority,
    five: Partnership,
    trust: Organisation,
    executive: Person,
    administrator: Person,
    chair: Person,
) -> None:
    actions.adopt_priority(organisation=trust, priority=theirs, by=executive)
    people.leave_partnership(partnership=five, organisation=trust, by=administrator)
    new = actions.set_priority(partnership=five, code="NEW", title="New", set_on=SET, by=chair)
    asked = Priority.objects.asked_of(trust)
    assert theirs in asked
    assert new not in asked
    actions.decline_priority(organisation=trust, priority=theirs, reason="We left", by=executive)


def test_what_is_another_organisations_or_partnerships_is_not_there(
    client: Client, own: Priority, theirs: Priority, outsider: Person
) -> None:
    client.force_login(outsider)
    for code in (own.code, theirs.code):
        assert client.get(f"/priorities/{code}/edit/").status_code == 404
        assert client.get(f"/o/LTHT/thread/priorities/{code}/").status_code == 404
    said = client.get("/priorities/").content.decode()
    assert "Eighteen weeks" not in said
    assert "Flow" not in said
    assert client.get("/p/five/priorities/add/").status_code == 404


def test_pages_of_a_partnerships_priorities(
    client: Client, priority: Priority, five: Partnership, chair: Person, staff: Person
) -> None:
    client.force_login(staff)
    assert "Four hours in A&amp;E" in client.get("/priorities/").content.decode()
    assert client.get("/p/five/priorities/add/").status_code == 403
    client.force_login(chair)
    assert client.get("/priorities/A&E-4H/lapse/").status_code == 403
    assert client.post("/p/five/priorities/add/", {**SAID, **DAY}).status_code == 302
    assert client.post("/priorities/FIVE-RTT-18/lapse/", LAPSED).status_code == 302
    assert "Lapsed 7 January 2019" in client.get("/priorities/").content.decode()


def test_pages_of_an_organisations_own(client: Client, trust: Organisation, executive: Person) -> None:
    client.force_login(executive)
    assert "Write one of your own" in client.get("/o/SASH/thread/priorities/").content.decode()
    page = client.post("/o/SASH/thread/priorities/add/", {**SAID, **DAY}, follow=True).content.decode()
    assert "is yours, and adopted" in page
    assert "Name an objective for it" in page
    assert client.post("/priorities/SASH-RTT-18/edit/", {"title": "Sixteen weeks"}).status_code == 302
    assert Priority.objects.get(code="SASH-RTT-18").title == "Sixteen weeks"
