"""One workshop's whole way, from a priority to the evidence, handed from role to role by the pages alone."""

import re

import pytest
from playwright.sync_api import Page, expect

from .aiming import (
    an_executive_adopts_the_priority,
    the_facilitator_names_an_objective_that_serves_it,
    the_facilitator_opens_a_value_stream_with_a_sponsor,
    the_objective_is_linked_to_the_value_stream,
)
from .conftest import Visitor
from .improving import (
    a_patient_partner_joins_and_sees_their_workshop_only,
    a_workshop_is_proposed_in_it,
    it_cannot_be_held_while_gates_are_open,
    it_is_closed_with_what_was_learnt,
    its_event_is_planned,
    one_is_tied_to_a_measure_that_says_whether_it_could_be_seen,
    the_event_ends,
    the_event_is_held,
    the_process_owner_records_the_baselines,
    the_process_owner_remeasures_at_90_days_on_a_phone,
    the_sponsor_lets_it_go_ahead_without_a_patient_partner,
    what_it_measures_is_chosen,
)
from .visiting import Server, follow, main, name_on, reads
from .walk import (
    EXECUTIVE,
    FACILITATOR,
    OBJECTIVE,
    PROCESS_OWNER,
    SPONSOR,
    STREAM,
    TIME,
    WORKSHOP,
    Walk,
    open_aims,
)


@pytest.fixture(
    params=[
        pytest.param(("SATH", "A better place to work", True), id="with JavaScript"),
        pytest.param(("BHRUT", "Eighteen weeks from referral to treatment", False), id="without JavaScript"),
    ]
)
def walk(request: pytest.FixtureRequest, visitor: Visitor) -> Walk:
    trust, priority, javascript = request.param
    return Walk(trust, priority, javascript, visitor)


def test_a_programme_is_walked_from_a_priority_to_its_evidence(walk: Walk, server: Server) -> None:
    run, counted = evidence_counts(walk.hand_to(FACILITATOR))

    an_executive_adopts_the_priority(walk)
    the_facilitator_names_an_objective_that_serves_it(walk)
    the_facilitator_opens_a_value_stream_with_a_sponsor(walk)
    the_objective_is_linked_to_the_value_stream(walk)
    a_workshop_is_proposed_in_it(walk)
    what_it_measures_is_chosen(walk)
    one_is_tied_to_a_measure_that_says_whether_it_could_be_seen(walk)
    its_event_is_planned(walk)
    it_cannot_be_held_while_gates_are_open(walk)
    the_process_owner_records_the_baselines(walk)
    the_sponsor_lets_it_go_ahead_without_a_patient_partner(walk)
    the_event_is_held(walk)
    a_patient_partner_joins_and_sees_their_workshop_only(walk, server)
    the_event_ends(walk)
    the_process_owner_remeasures_at_90_days_on_a_phone(walk)
    it_is_closed_with_what_was_learnt(walk)

    the_report_out_tells_before_and_after(walk)
    assert evidence_counts(walk.hand_to(FACILITATOR)) == (run + 1, counted + 1)
    the_golden_thread_leads_from_the_priority_to_the_workshop(walk)
    its_history_says_who_did_what(walk)


def the_report_out_tells_before_and_after(walk: Walk) -> None:
    page = walk.hand_workshop_to(EXECUTIVE)
    follow(page, "Report-out, for the wall")
    told = page.get_by_role("row").filter(has_text=TIME)
    for text in ("3 h 30 min", "50 min"):
        expect(told).to_contain_text(text)
    expect(page.get_by_role("table").filter(has=told)).to_contain_text("90")
    for text in ("one list, on one board", "One list beats four telephones"):
        reads(page, text)
    expect(main(page)).not_to_contain_text("Pat Walker")


def the_golden_thread_leads_from_the_priority_to_the_workshop(walk: Walk) -> None:
    page = walk.hand_to(FACILITATOR)
    open_aims(page, "As text")
    found = main(page)
    for title in (walk.priority, OBJECTIVE, STREAM, WORKSHOP):
        found = found.get_by_role("listitem").filter(has_text=title).first
        expect(found.get_by_role("link", name=title, exact=True).first).to_be_visible()
    open_aims(page, "Drawing")
    follow(page, OBJECTIVE, within="main")
    follow(page, STREAM, within="main")
    for title in (walk.priority, OBJECTIVE, STREAM, WORKSHOP):
        expect(page.locator(".app-thread").get_by_role("link", name=title, exact=True)).to_be_visible()


def its_history_says_who_did_what(walk: Walk) -> None:
    people = {post: name_on(walk.hand_to(post)) for post in (FACILITATOR, SPONSOR, PROCESS_OWNER)}
    page = walk.hand_workshop_to(EXECUTIVE)
    follow(page, "History: what was changed, and by whom")
    for what, post in (
        ("Proposed on", FACILITATOR),
        ("may go ahead without", SPONSOR),
        ("The event began on", FACILITATOR),
        ("90 days", PROCESS_OWNER),
        ("was closed on", FACILITATOR),
    ):
        event = main(page).locator(".app-history__event").filter(has_text=what)
        expect(event.filter(has_text=people[post]).first).to_be_visible()
    expect(main(page)).not_to_contain_text("Pat Walker")


def evidence_counts(page: Page) -> tuple[int, int]:
    """How many workshops were run, and how many are in the sum of lead time, as the evidence page says."""
    follow(page, "Evidence", within="main")
    return counted(page, "workshops", 1), counted(page, "Lead time", 0)


def counted(page: Page, table: str, column: int) -> int:
    found = page.get_by_role("table", name=re.compile(rf"^Table 7\.[12].*{table}"))
    row = found.get_by_role("row").filter(has_text="Total").first
    return int(row.get_by_role("cell").nth(column).inner_text().replace(",", ""))
