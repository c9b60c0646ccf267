"""One workshop's whole way, from a priority to the evidence, handed from role to role by the pages alone."""

import re
from dataclasses import dataclass, field
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from .conftest import Visitor
from .visiting import (
    NARROW,
    WIDE,
    Server,
    fill,
    follow,
    is_headed,
    main,
    name_on,
    press,
    reads,
    sign_in_unlisted,
    tick,
)

EXECUTIVE, SPONSOR = "Chief operating officer", "Chief nurse"
FACILITATOR, PROCESS_OWNER = "Head of improvement", "Staff nurse"
PARTNER = "pat.walker@demo.goldthread.example"
OBJECTIVE, STREAM, WORKSHOP = "Nobody waits for a bed", "From decision to bed", "A bed within the hour"
TIME, MISSING = "Decision to bed", "Handovers without a plan"


@dataclass
class Walk:
    """A walk through one trust. Whoever is handed the next step keeps their own browser."""

    trust: str
    priority: str
    javascript: bool
    visitor: Visitor
    browsers: dict[str, Page] = field(default_factory=dict)

    def hand_to(self, post: str) -> Page:
        """The browser of whoever holds this post, at what needs them this week."""
        if post not in self.browsers:
            phone = NARROW if post == PROCESS_OWNER else WIDE
            self.browsers[post] = self.visitor(post, self.trust, javascript=self.javascript, viewport=phone)
        self.browsers[post].goto("/")
        return self.browsers[post]

    def hand_workshop_to(self, post: str) -> Page:
        """The same, having found the new workshop among those of the trust."""
        page = self.hand_to(post)
        follow(page, "Workshops", within="main")
        follow(page, WORKSHOP, within="main")
        is_headed(page, WORKSHOP)
        return page


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


def an_executive_adopts_the_priority(walk: Walk) -> None:
    page = walk.hand_to(EXECUTIVE)
    open_aims(page, "Priorities")
    follow(page, walk.priority, within="main")
    reads(page, "Not yet decided")
    follow(page, "Adopt it")
    fill(page, "Owner", name_on(page))
    fill(page, "Why it is adopted", "People wait too long, and staff run after beds.")
    press(page, "Adopt")
    expect(main(page).locator(".app-tag").first).to_have_text("Adopted")


def the_facilitator_names_an_objective_that_serves_it(walk: Walk) -> None:
    page = walk.hand_to(FACILITATOR)
    open_aims(page, "Objectives")
    follow(page, "Name an objective")
    fill(page, "The objective", OBJECTIVE)
    fill(page, "What will be different", "From the decision to admit, a bed within an hour.")
    fill(page, "To be reached by", date(2020, 3, 31))
    press(page, "Save and link it")
    tick(page, walk.priority)
    tick(page, "Seen within four hours")
    press(page, "Save")
    is_headed(page, OBJECTIVE)
    reads(page, walk.priority)


def the_facilitator_opens_a_value_stream_with_a_sponsor(walk: Walk) -> None:
    sponsor = name_on(walk.hand_to(SPONSOR))
    page = walk.hand_to(FACILITATOR)
    open_aims(page, "Drawing")
    follow(page, "Value streams")
    follow(page, "Open a value stream")
    fill(page, "What is it called?", STREAM)
    fill(page, "Scope", "From the decision to admit to the bed.")
    fill(page, "Who chose it?", "The executive team")
    fill(page, "Why was it chosen?", "Most breaches of four hours wait for a bed.")
    fill(page, "Opened on", date(2019, 1, 14))
    press(page, "Save")
    follow(page, STREAM, within="main")
    follow(page, "Give somebody a part")
    fill(page, "Part", "Sponsor")
    fill(page, "Who", sponsor)
    press(page, "Save")
    reads(page, sponsor)


def the_objective_is_linked_to_the_value_stream(walk: Walk) -> None:
    page = walk.hand_to(FACILITATOR)
    open_aims(page, "Objectives")
    follow(page, OBJECTIVE, within="main")
    follow(page, "Link it")
    tick(page, STREAM)
    press(page, "Save")
    reads(page, STREAM)


def a_workshop_is_proposed_in_it(walk: Walk) -> None:
    page = walk.hand_to(FACILITATOR)
    open_aims(page, "Drawing")
    follow(page, "Value streams")
    follow(page, STREAM, within="main")
    follow(page, "Propose a workshop")
    fill(page, "What is it called?", WORKSHOP)
    fill(page, "The process, from where to where", "From the decision to admit to the bed being ready.")
    press(page, "Propose it")
    reads(page, WORKSHOP)


def what_it_measures_is_chosen(walk: Walk) -> None:
    page = walk.hand_workshop_to(FACILITATOR)
    follow(page, "Add something to measure")
    fill(page, "Kind of measure", "Lead time")
    fill(page, "What exactly is measured?", TIME)
    fill(page, "Target", "1 h")
    press(page, "Save")
    reads(page, TIME)
    follow(page, "Add something to measure")
    fill(page, "Kind of measure", "Defects")
    fill(page, "What exactly is measured?", MISSING)
    fill(page, "How are defects counted?", "As a count, with the output it came from")
    fill(page, "what is it of?", "Share of items that are defective (at most 1)")
    fill(page, "Target", "5%")
    press(page, "Save")
    reads(page, MISSING)


def one_is_tied_to_a_measure_that_says_whether_it_could_be_seen(walk: Walk) -> None:
    page = walk.hand_workshop_to(FACILITATOR)
    follow(page, re.compile(rf"Tie it to a measure\s*: {MISSING}"))
    field = main(page).get_by_label("Which measure?")
    field.select_option(
        label=next(text for text in field.locator("option").all_inner_texts() if "four hours" in text)
    )
    fill(page, "How many places does the workshop touch?", "2")
    fill(page, "How many such places are there?", "30")
    fill(page, "What are the places?", "wards")
    if walk.javascript:
        main(page).get_by_label("What are the places?").blur()
        reads(page, "Could we even see it?")
    press(page, "Save")
    reads(page, "touching 2 of 30 wards")
    reads(page, "Could we even see it? Once it has a baseline")


def its_event_is_planned(walk: Walk) -> None:
    page = walk.hand_workshop_to(FACILITATOR)
    follow(page, "Begin planning")
    fill(page, "First day of the event", date(2019, 3, 25))
    fill(page, "Last day of the event", date(2019, 3, 29))
    press(page, "Begin planning")
    reads(page, "25 to 29 March 2019")


def it_cannot_be_held_while_gates_are_open(walk: Walk) -> None:
    page = walk.hand_workshop_to(FACILITATOR)
    expect(main(page).get_by_text("still to come")).to_have_count(3)
    expect(page.get_by_role("link", name="The event has begun")).to_have_count(0)
    page.goto(page.url + "hold/")
    press(page, "It has begun")
    reads(page, "There is a problem")
    for missing in ("a patient partner", "a process owner", "a baseline for every chosen measure"):
        reads(page, missing)


def the_process_owner_records_the_baselines(walk: Walk) -> None:
    owner = name_on(walk.hand_to(PROCESS_OWNER))
    page = walk.hand_workshop_to(FACILITATOR)
    follow(page, "Name one")
    fill(page, "Who", owner)
    press(page, "Save")
    reads(page, owner)
    page = walk.hand_workshop_to(PROCESS_OWNER)
    follow(page, "Record: baseline")
    record(page, "3 h 30 min", 24, 40, date(2019, 3, 18))
    reads(page, "Could we even see it? Success everywhere you touch moves this by")


def the_sponsor_lets_it_go_ahead_without_a_patient_partner(walk: Walk) -> None:
    page = walk.hand_workshop_to(SPONSOR)
    follow(page, "Go ahead without")
    fill(page, "Why?", "Pat is away until the second day and joins then.")
    press(page, "Go ahead without")
    reads(page, "waived by the sponsor. Pat is away until the second day and joins then.")


def the_event_is_held(walk: Walk) -> None:
    page = walk.hand_workshop_to(FACILITATOR)
    follow(page, "The event has begun")
    press(page, "It has begun")
    expect(page.locator("[aria-current=step]")).to_have_text("Event")


def a_patient_partner_joins_and_sees_their_workshop_only(walk: Walk, server: Server) -> None:
    email = PARTNER.replace("@", f".{walk.trust.lower()}@")
    page = walk.hand_workshop_to(FACILITATOR)
    follow(page, "Give a patient partner a place")
    fill(page, "Their name", "Pat Walker")
    fill(page, "Their e-mail address", email)
    press(page, "Save")
    is_headed(page, WORKSHOP)
    workshop = page.url
    theirs = walk.visitor(javascript=walk.javascript)
    sign_in_unlisted(theirs, server, email)
    follow(theirs, WORKSHOP)
    is_headed(theirs, WORKSHOP)
    assert answered(theirs, f"/o/{walk.trust}/") == 404
    assert answered(theirs, f"/o/{walk.trust}/workshops/") == 404
    assert answered(theirs, workshop + "history/") in (403, 404)
    assert answered(theirs, workshop) == 200


def the_event_ends(walk: Walk) -> None:
    page = walk.hand_workshop_to(FACILITATOR)
    follow(page, "The event has ended")
    fill(page, "What was changed?", "Beds are promised before they are empty; one list, on one board.")
    press(page, "It has ended")
    expect(page.locator("[aria-current=step]")).to_have_text("Remeasuring")


def the_process_owner_remeasures_at_90_days_on_a_phone(walk: Walk) -> None:
    page = walk.hand_to(PROCESS_OWNER)
    due = page.locator(".app-due-list__item").filter(has_text="90 days").filter(has_text=WORKSHOP)
    due.get_by_role("link").first.click()
    reads(page, "Due on 27 June 2019")
    assert not scrolls_sideways(page)
    record(page, "50 min", 4, 40, date(2019, 6, 27))
    reads(page, "Recorded for 90 days")
    assert not scrolls_sideways(page)


def it_is_closed_with_what_was_learnt(walk: Walk) -> None:
    page = walk.hand_workshop_to(FACILITATOR)
    expect(main(page).locator(".app-tag").first).to_have_text("Complete")
    follow(page, "Close it")
    fill(page, "What was learnt?", "One list beats four telephones.")
    press(page, "Close it")
    expect(page.locator("[aria-current=step]")).to_have_text("Closed")


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
        ("Workshop: proposed", FACILITATOR),
        ("Gate: waived", SPONSOR),
        ("Event: held", FACILITATOR),
        ("90 days", PROCESS_OWNER),
        ("Workshop: closed", FACILITATOR),
    ):
        event = main(page).locator(".app-history__event").filter(has_text=what)
        expect(event.filter(has_text=people[post]).first).to_be_visible()
    expect(main(page)).not_to_contain_text("Pat Walker")


def open_aims(page: Page, way: str) -> None:
    """Open the golden thread, one of its ways."""
    page.goto("/")
    follow(page, "Golden thread", within="main")
    if way != "Drawing":
        follow(page, way, within="main")


def record(page: Page, time: str, missing: int, of: int, on: date) -> None:
    """Record both measures at one point, on one form."""
    fill(page, TIME, time)
    fill(page, f"{MISSING}: defects", str(missing))
    fill(page, f"{MISSING}: out of", str(of))
    fill(page, "When was it measured?", on)
    press(page, "Record")
    is_headed(page, WORKSHOP)


def evidence_counts(page: Page) -> tuple[int, int]:
    """How many workshops were run, and how many are in the sum of lead time, as the evidence page says."""
    follow(page, "Evidence", within="main")
    return counted(page, "workshops", 1), counted(page, "Lead time", 0)


def counted(page: Page, table: str, column: int) -> int:
    found = page.get_by_role("table", name=re.compile(rf"^Table 7\.[12].*{table}"))
    row = found.get_by_role("row").filter(has_text="Total").first
    return int(row.get_by_role("cell").nth(column).inner_text().replace(",", ""))


def answered(page: Page, address: str) -> int:
    answer = page.goto(address)
    return answer.status if answer else 0


def scrolls_sideways(page: Page) -> bool:
    root = "document.documentElement"
    return bool(page.evaluate(f"{root}.scrollWidth > {root}.clientWidth"))
