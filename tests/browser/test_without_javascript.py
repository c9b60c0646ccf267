"""Forms that do more than save, used in a browser that runs no scripts."""

import re

from playwright.sync_api import Locator, Page, expect

from .conftest import Visitor
from .visiting import fill, follow, is_headed, main, press, reads, tick

PASTED = "period\tvalue\n2017-11-01\t131\n2017-12-01\t128\n"
NHS_NUMBER = "943 476 5919"  # made up, with a valid check digit


def test_readings_are_pasted_looked_at_and_taken_in(visitor: Visitor) -> None:
    page = at_the_eye_clinic(visitor)
    paste(page, PASTED)
    for count, what in (("2", "Added"), ("0", "Changed"), ("0", "Refused")):
        expect(stat(page, what)).to_have_text(count)
    reads(page, "November 2017")
    press(page, "Take them all in")
    reads(page, "2 readings were added")

    page = at_the_eye_clinic(visitor)
    paste(page, PASTED)
    reads(page, "Nothing is new.")


def test_what_is_wrong_is_said_row_by_row_and_nothing_is_taken_in(visitor: Visitor) -> None:
    page = at_the_eye_clinic(visitor)
    paste(page, "period\tvalue\n2017-09-01\t131\n2017-10-01\tquite long\n")
    reads(page, "Nothing can be taken in")
    expect(page.get_by_role("row").filter(has_text="quite long")).to_contain_text("3")
    page.goto("/o/SATH/measures/EYE-WAIT/")
    page.get_by_text("The same as a table").click()
    follow(page, "See the readings as a table")
    expect(main(page)).not_to_contain_text("September 2017")


def test_what_looks_like_care_is_stopped_until_somebody_says_it_is_not(visitor: Visitor) -> None:
    page = visitor("Head of improvement", "SATH", javascript=False)
    follow(page, "Golden thread", within="main")
    follow(page, "Objectives", within="main")
    follow(page, "Name an objective")
    fill(page, "The objective", "Every order has a number")
    fill(page, "What will be different", f"Orders are numbered such as {NHS_NUMBER}.")
    press(page, "Save and link it")
    reads(page, "Is this about somebody’s care?")
    expect(main(page).get_by_label("What will be different")).to_have_value(re.compile(NHS_NUMBER))
    tick(page, f"‘{NHS_NUMBER}’ is not")
    press(page, "Save and link it")
    is_headed(page, "Link it")
    reads(page, "Every order has a number")


def test_an_organisation_changes_its_words_and_every_page_follows(visitor: Visitor) -> None:
    page = visitor("Programme administrator", "SATH", javascript=False)
    sections = page.get_by_role("navigation", name="Main")
    page.goto("/o/SATH/")
    expect(sections).to_contain_text("Value streams")
    follow(page, "Settings")
    follow(page, "The words of SATH")
    tick(page, "Plain English")
    press(page, "Save words")
    page.goto("/o/SATH/")
    expect(sections).to_contain_text("Patient pathways")
    follow(page, "Patient pathways")
    is_headed(page, "Patient pathways")
    expect(main(page)).not_to_contain_text(re.compile("value stream", re.IGNORECASE))


def at_the_eye_clinic(visitor: Visitor) -> Page:
    """Where readings of its waiting time are imported."""
    page = visitor("Head of improvement", "SATH", javascript=False)
    follow(page, "Measures", within="main")
    follow(page, "Time in the eye department", within="main")
    follow(page, "Import readings")
    return page


def paste(page: Page, rows: str) -> None:
    fill(page, "Or paste rows from a spreadsheet", rows)
    press(page, "Look at it")


def stat(page: Page, what: str) -> Locator:
    return page.locator(".app-stat").filter(has_text=what).locator(".app-stat__number")
