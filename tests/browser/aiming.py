"""The first part of the journey: what the trust means to achieve, and where it will improve."""

from datetime import date

from playwright.sync_api import expect

from .visiting import fill, follow, is_headed, main, name_on, press, reads, tick
from .walk import EXECUTIVE, FACILITATOR, OBJECTIVE, SPONSOR, STREAM, Walk, open_aims, says_yes


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
    is_headed(page, STREAM)
    follow(page, "Give somebody a part")
    fill(page, "Part", "Sponsor")
    fill(page, "Somebody with an account here", sponsor)
    press(page, "Save")
    reads(page, f"{sponsor} is asked")
    says_yes(walk.hand_to(SPONSOR), "to be the sponsor")


def the_objective_is_linked_to_the_value_stream(walk: Walk) -> None:
    page = walk.hand_to(FACILITATOR)
    open_aims(page, "Objectives")
    follow(page, OBJECTIVE, within="main")
    follow(page, "Link it")
    tick(page, STREAM)
    press(page, "Save")
    reads(page, STREAM)
