"""Mistakes in measures, mended from the page that made them, in a browser that runs no scripts."""

import re

from playwright.sync_api import Page, expect

from .conftest import Visitor
from .visiting import fill, follow, is_headed, main, press, reads, tick

EYE = "/o/SATH/measures/EYE-WAIT/"
PASTED = "period\tvalue\n2017-05-01\t131\n2017-06-01\t128\n"


def office(visitor: Visitor) -> Page:
    """The improvement office, at a measure it edits."""
    page = visitor("Head of improvement", "SATH", javascript=False)
    page.goto(EYE)
    return page


def table(page: Page) -> Page:
    """The readings as a table, where they are without a script."""
    page.get_by_text("The same as a table").click()
    follow(page, "See the readings as a table")
    return page


def test_a_file_taken_in_by_mistake_is_taken_back_and_taken_in_again(visitor: Visitor) -> None:
    page = office(visitor)
    follow(page, "Import readings")
    fill(page, "Or paste rows from a spreadsheet", PASTED)
    press(page, "Look at it")
    press(page, "Take them all in")
    press(page, "Take it back")
    reads(page, "was taken back: 2 readings are gone.")
    expect(main(page)).not_to_contain_text("May 2017")
    page.get_by_role("link", name=re.compile("files taken in")).click()
    main(page).get_by_role("link", name=re.compile("pasted")).first.click()
    press(page, "Take it in again")
    reads(page, "is taken in again")
    press(page, "Take it back")


def test_a_reading_recorded_by_mistake_is_withdrawn_and_put_back(visitor: Visitor) -> None:
    page = office(visitor)
    follow(page, "Record a reading")
    fill(page, "Month", "July 2019")
    fill(page, "Value", "12")
    press(page, "Record")
    press(page, "Take it back")
    reads(page, "The reading for July 2019 is withdrawn.")
    page.get_by_text("Withdrawn readings (1)").click()
    press(page, "Put back the reading for July 2019")
    reads(page, "The reading for July 2019 is back on the chart.")
    table(page)
    follow(page, "Withdraw July 2019")
    fill(page, "Why it is withdrawn", "Typed for another clinic")
    press(page, "Withdraw it")
    reads(page, "The reading for July 2019 is withdrawn.")


def test_a_clearer_wording_is_proposed_taken_back_and_never_offered_for_approval_to_its_proposer(
    visitor: Visitor,
) -> None:
    page = office(visitor)
    follow(page, "Revise the definition")
    fill(page, "Why the definition should change", "Said more clearly")
    fill(page, "Method", "From the eye department’s log, each Monday")
    tick(page, "Yes: a spelling, or a clearer wording. The series goes on.")
    press(page, "Save")
    reads(page, "Readings before and after can be compared: the series goes on")
    expect(main(page)).not_to_contain_text("Your decision")
    main(page).get_by_role("button", name="Take it back", exact=True).first.click()
    reads(page, "was taken back: the definition stays as it is.")


def test_an_old_address_leads_to_a_measure_whose_code_was_changed(visitor: Visitor) -> None:
    page = office(visitor)
    follow(page, "Edit")
    fill(page, "Code", "EYE-TIME")
    press(page, "Save")
    reads(page, "What leads to EYE-WAIT leads to EYE-TIME from now on.")
    page.goto(EYE)
    reads(page, "EYE-WAIT is called EYE-TIME now")
    follow(page, "Edit")
    fill(page, "Code", "EYE-WAIT")
    press(page, "Save")


def test_a_measure_retired_by_mistake_is_brought_back(visitor: Visitor) -> None:
    page = office(visitor)
    follow(page, "Retire this measure")
    fill(page, "Why it is counted no longer", "Mistaken for another")
    press(page, "Retire it")
    press(page, "Take it back")
    reads(page, "EYE-WAIT is counted again.")
    is_headed(page, "Time in the eye department")
