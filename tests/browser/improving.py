"""The second part of the journey: a workshop, from its proposal to its close."""

import re
from datetime import date

from playwright.sync_api import Page, expect

from .visiting import Server, fill, follow, is_headed, main, name_on, press, reads, sign_in_unlisted
from .walk import (
    FACILITATOR,
    MISSING,
    PROCESS_OWNER,
    SPONSOR,
    STREAM,
    TIME,
    WORKSHOP,
    Walk,
    open_aims,
    says_yes,
)


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
    reads(page, "Could we even see it? Success everywhere you touch moves this by at most")


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
    fill(page, "Somebody with an account here", owner)
    press(page, "Save")
    reads(page, f"{owner} is asked")
    says_yes(walk.hand_to(PROCESS_OWNER), "to be the process owner")
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
    email = server.email_of("Patient partner")
    page = walk.hand_workshop_to(FACILITATOR)
    follow(page, "Give a patient partner a place")
    fill(page, "Their name", "Pat Walker")
    fill(page, "Their e-mail address", email)
    press(page, "Save")
    is_headed(page, WORKSHOP)
    workshop = page.url.split("#")[0]
    theirs = walk.visitor(javascript=walk.javascript)
    sign_in_unlisted(theirs, server, email)
    assert answered(theirs, workshop) == 404
    theirs.goto("/")
    says_yes(theirs, "to be a patient partner")
    theirs.goto("/")
    follow(theirs, re.compile(WORKSHOP))
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


def record(page: Page, time: str, missing: int, of: int, on: date) -> None:
    """Record both measures at one point, on one form."""
    fill(page, TIME, time)
    fill(page, f"{MISSING}: defects", str(missing))
    fill(page, f"{MISSING}: out of", str(of))
    fill(page, "When was it measured?", on)
    press(page, "Record")
    is_headed(page, WORKSHOP)


def answered(page: Page, address: str) -> int:
    answer = page.goto(address)
    return answer.status if answer else 0


def scrolls_sideways(page: Page) -> bool:
    root = "document.documentElement"
    return bool(page.evaluate(f"{root}.scrollWidth > {root}.clientWidth"))
