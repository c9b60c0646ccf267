"""The pages of aims: who sees them, what they lead through, and how much they ask of the database."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldthread.server.aims import actions
from goldthread.server.aims.models import AcceptedBreak
from goldthread.server.improvement import actions as improvement
from goldthread.server.improvement.abilities import WorkshopPart
from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.roles import Role
from tests.server.conftest import Somebody

from .conftest import Whole, open_stream, propose

SEEN = [
    "/o/SASH/thread/",
    "/o/SASH/thread/text/",
    "/o/SASH/thread/breaks/",
    "/o/SASH/thread/priorities/",
    "/o/SASH/thread/priorities/A&E-4H/",
    "/o/SASH/thread/values/",
    "/o/SASH/thread/objectives/",
    "/o/SASH/thread/objectives/{objective}/",
    "/o/SASH/value-streams/{stream}/measures/",
]
CHANGED = [
    "/o/SASH/thread/priorities/A&E-4H/adopt/",
    "/o/SASH/thread/priorities/A&E-4H/decline/",
    "/o/SASH/thread/values/add/",
    "/o/SASH/thread/values/{value}/edit/",
    "/o/SASH/thread/objectives/add/",
    "/o/SASH/thread/objectives/{objective}/edit/",
    "/o/SASH/thread/objectives/{objective}/links/",
    "/o/SASH/thread/objectives/{objective}/close/",
    "/o/SASH/value-streams/{stream}/objectives/",
    "/o/SASH/value-streams/{stream}/measures/morale/tie/",
    "/o/SASH/value-streams/{stream}/measures/morale/excuse/",
    "/o/SASH/thread/breaks/accept/?kind=workshop_contributes_to_nothing&about=workshop:{workshop}",
]


def of(whole: Whole, address: str) -> str:
    return address.format(
        objective=whole.objective.pk, stream=whole.stream.pk, value=whole.value.pk, workshop=whole.workshop.pk
    )


def page(client: Client, person: Person, address: str) -> str:
    client.force_login(person)
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return response.content.decode()


@pytest.fixture
def broken(whole: Whole, facilitator: Person) -> Whole:
    """The workshop contributes to nothing."""
    improvement.stop_contributing(workshop_measure=whole.workshop_measure, by=facilitator)
    return whole


@pytest.mark.parametrize("address", [*SEEN, *CHANGED])
def test_an_outsider_may_not_know_of_them(
    client: Client, broken: Whole, outsider: Person, address: str
) -> None:
    client.force_login(outsider)
    assert client.get(of(broken, address)).status_code == 404


@pytest.mark.parametrize("address", SEEN)
def test_staff_see_them(client: Client, broken: Whole, staff: Person, address: str) -> None:
    page(client, staff, of(broken, address))


@pytest.mark.parametrize("address", CHANGED)
def test_staff_may_not_change_them(client: Client, broken: Whole, staff: Person, address: str) -> None:
    client.force_login(staff)
    assert client.get(of(broken, address)).status_code == 403
    assert client.post(of(broken, address)).status_code == 403


@pytest.mark.parametrize("address", CHANGED)
def test_an_executive_may(client: Client, broken: Whole, executive: Person, address: str) -> None:
    page(client, executive, of(broken, address))


def test_a_partnership_sees_aims_only_in_detail_and_nobodys_name(
    client: Client, whole: Whole, trust: Organisation, somebody: Somebody, administrator: Person
) -> None:
    partnership = people.found_partnership(slug="five", name="Five trusts", organisations=[trust], by=None)
    evaluator = somebody(Role.EVALUATOR, at=partnership)
    client.force_login(evaluator)
    assert client.get("/o/SASH/thread/").status_code == 403

    people.set_organisation(
        organisation=trust, name=trust.name, shared="workshops", weeks_of_planning=8, by=administrator
    )
    for address in SEEN:
        shown = page(client, evaluator, of(whole, address))
        assert "Edith Owen" not in shown
        assert "Femi Adeyemi" not in shown


def test_owners_are_named_to_those_who_belong(client: Client, whole: Whole, staff: Person) -> None:
    assert "Owner: Edith Owen" in page(client, staff, "/o/SASH/thread/")


def test_the_thread_shows_each_level_and_draws_its_lines(client: Client, whole: Whole, staff: Person) -> None:
    shown = page(client, staff, "/o/SASH/thread/")
    for said in ("Four hours in A&amp;E", "One team", "Care without the wait", "Frailty", "1 workshop"):
        assert said in shown
    assert shown.count('<path class="app-thread__link') == 7  # three of them measured directly
    assert "The thread is whole" in shown


def test_breaks_are_said_in_place_with_the_way_to_mend_them(
    client: Client, broken: Whole, executive: Person
) -> None:
    folded = page(client, executive, "/o/SASH/thread/")
    assert "1 contributes to nothing" in folded
    alone = page(client, executive, f"/o/SASH/thread/?at=stream-{broken.stream.pk}")
    assert "What it measures contributes to nothing." in alone
    assert f"/o/SASH/workshops/{broken.workshop.pk}/" in alone


def test_mend_never_leads_to_the_page_it_stands_on(client: Client, whole: Whole, executive: Person) -> None:
    actions.unlink(objective=whole.objective, to=whole.stream, by=executive)
    address = "/o/SASH/thread/priorities/A&E-4H/"
    said = page(client, executive, address)
    assert "Mend" in said
    assert f'href="{address}">Mend' not in said
    assert f"/o/SASH/thread/objectives/{whole.objective.pk}/links/" in said


def test_looking_at_one_card_shows_only_what_hangs_together_with_it(
    client: Client, whole: Whole, facilitator: Person
) -> None:
    other = open_stream(whole.stream.organisation, facilitator, "Sepsis")
    propose(other, facilitator, "The first hour")
    shown = page(client, facilitator, f"/o/SASH/thread/?at=workshop-{whole.workshop.pk}")
    assert "Frailty seen at the front door" in shown
    assert "Sepsis" not in shown
    assert "The first hour" in page(client, facilitator, f"/o/SASH/thread/?at=stream-{other.pk}")


@pytest.mark.parametrize("at", ["stream-99999", "stream-x", "nonsense", "workshop-²", "measure-1"])
def test_a_card_that_is_not_there_is_not_found(
    client: Client, adopted: object, staff: Person, at: str
) -> None:
    client.force_login(staff)
    assert client.get("/o/SASH/thread/", {"at": at}).status_code == 404


def test_the_text_tells_the_thread_from_the_top(client: Client, whole: Whole, staff: Person) -> None:
    shown = page(client, staff, "/o/SASH/thread/text/")
    order = [
        "Four hours in A&amp;E",
        "Care without the wait",
        "Frailty</a>",
        "Frailty seen at the front door",
    ]
    places = [shown.index(said) for said in order]
    assert places == sorted(places)
    assert "told above" in shown  # the value is served by the same objective


def test_a_new_organisation_is_led_through(client: Client, trust: Organisation, executive: Person) -> None:
    shown = page(client, executive, "/o/SASH/thread/")
    assert "Adopt a priority" in shown
    assert "Nothing is looked for yet" in page(client, executive, "/o/SASH/thread/breaks/")


def test_accepting_and_reopening_a_break_by_form(client: Client, broken: Whole, executive: Person) -> None:
    client.force_login(executive)
    address = of(broken, CHANGED[-1])
    past = {"reason": "So", "review_on_day": "15", "review_on_month": "7", "review_on_year": "2019"}
    assert client.post(address, past).status_code == 422
    none = {"reason": "", "review_on_day": "15", "review_on_month": "1", "review_on_year": "2020"}
    assert client.post(address, none).status_code == 422
    assert client.post(address, {**none, "reason": "All improvement matters"}).status_code == 302

    shown = page(client, executive, "/o/SASH/thread/breaks/")
    assert "All improvement matters" in shown
    assert "15 January 2020" in shown
    accepted = AcceptedBreak.objects.get()
    client.post(f"/o/SASH/thread/breaks/{accepted.pk}/reopen/")
    assert not AcceptedBreak.objects.exists()


def test_from_a_priority_to_a_linked_objective_by_forms(
    client: Client, priority: object, trust: Organisation, executive: Person
) -> None:
    client.force_login(executive)
    day = {"decided_on_day": "1", "decided_on_month": "4", "decided_on_year": "2016"}
    adopt = client.post("/o/SASH/thread/priorities/A&E-4H/adopt/", {"owner": executive.pk, **day})
    assert adopt.status_code == 302
    named = client.post("/o/SASH/thread/objectives/add/", {"title": "Care without the wait"})
    links = named["Location"]
    assert links.endswith("/links/")
    (adoption,) = trust.adoptions.all()
    assert client.post(links, {"priorities": [adoption.priority_id]}).status_code == 302
    assert trust.objectives.get().priorities.get() == adoption.priority


def test_measuring_and_excusing_dimensions_by_form(client: Client, whole: Whole, executive: Person) -> None:
    client.force_login(executive)
    base = f"/o/SASH/value-streams/{whole.stream.pk}/measures"
    client.post(f"{base}/morale/withdraw/")
    assert "Neither measured nor excused" in client.get(f"{base}/").content.decode()
    assert client.post(f"{base}/morale/excuse/", {"reason": ""}).status_code == 422
    assert client.post(f"{base}/morale/excuse/", {"reason": "Asked once a year"}).status_code == 302
    assert "Asked once a year" in client.get(f"{base}/").content.decode()
    client.post(f"{base}/AE-4H/untie/")
    assert not whole.stream.stream_measures.exists()
    assert client.post(f"{base}/delivery/tie/", {"measure": whole.measure.pk}).status_code == 302
    assert client.get(f"{base}/beauty/tie/").status_code == 404


def test_history_is_for_those_who_may_see_it(
    client: Client, whole: Whole, staff: Person, executive: Person
) -> None:
    address = f"/o/SASH/thread/objectives/{whole.objective.pk}/"
    assert "Linked to the priority" in page(client, executive, address)
    assert "Linked to the priority" not in page(client, staff, address)


def test_the_number_of_queries_does_not_grow(
    client: Client, whole: Whole, facilitator: Person, somebody: Somebody
) -> None:
    client.force_login(facilitator)
    before = {address: _queries(client, of(whole, address)) for address in SEEN}
    for i in range(12):
        stream = open_stream(whole.stream.organisation, facilitator, f"Stream {i}")
        improvement.give_part(
            person=somebody(Role.STAFF), part=WorkshopPart.SPONSOR, value_stream=stream, by=facilitator
        )
        propose(stream, facilitator, f"Workshop {i}")
        objective = actions.add_objective(
            organisation=stream.organisation, title=f"Objective {i}", owner=facilitator, by=facilitator
        )
        for to in (whole.priority, whole.value, stream, whole.measure):
            actions.link(objective=objective, to=to, by=facilitator)
        actions.link(objective=whole.objective, to=stream, by=facilitator)
        actions.excuse_dimension(value_stream=stream, dimension="cost", reason="Later", by=facilitator)
    after = {address: _queries(client, of(whole, address)) for address in SEEN}
    assert after == before
    assert max(after.values()) <= 32


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)
