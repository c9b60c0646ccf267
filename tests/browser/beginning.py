"""What is done in the first hour: an organisation begins, has its first chart, and joins with another."""

import re
from datetime import date

from playwright.sync_api import Page

from .visiting import fill, follow, is_headed, name_on, press, reads, tick

PASSWORD = "walking to theatre seven"
MONTHS = ["Jul-17", "Aug-17", "Sep-17", "Oct-17", "Nov-17", "Dec-17", "Jan-18", "Feb-18", "Mar-18", "Apr-18"]
SHARES = ["62.3%", "64.1%", "61.0%", "66.7%", "63.2%", "65.5%", "62.9%", "64.8%", "67.1%", "63.9%"]
PARTNERSHIP, PRIORITY = "Clean hands together", "Nobody is harmed by our hands"
OBJECTIVE, STREAM = "Every hand is clean", "From the door to the bed"


def column(months: list[str]) -> str:
    """A column copied out of Excel, with the months beside it."""
    return "\n".join(["Month\tCompliance", *(f"{m}\t{s}" for m, s in zip(months, SHARES, strict=True))])


def months_to_last(today: date) -> list[str]:
    """The ten months before this one, as Excel shows them."""
    places = [today.year * 12 + today.month - 1 - back for back in range(10, 0, -1)]
    return [date(place // 12, place % 12 + 1, 1).strftime("%b-%y") for place in places]


def somebody_comes_by_their_link(page: Page, link: str, name: str) -> None:
    page.goto(link)
    fill(page, "Your password", PASSWORD)
    press(page, "Save it and go on")
    assert name_on(page) == name


def a_measure_is_added_and_its_column_pasted(page: Page, months: list[str]) -> None:
    follow(page, "Add a measure", within="main")
    fill(page, "What is counted?", "Hand hygiene")
    page.get_by_text("More to say, now or later").click()
    fill(page, "In what unit?", "%")
    tick(page, "Higher is better")
    press(page, "Go on to its readings")
    fill(page, "Paste", column(months))
    press(page, "Look at it")
    press(page, "Take them all in")
    is_headed(page, "Hand hygiene")
    reads(page, "10 readings were added")
    assert page.locator("main img.app-figure__picture").get_attribute("alt")


def its_readings_go_on_until_last_month(page: Page, today: date) -> None:
    follow(page, "Import readings", within="main")
    fill(page, "Paste", column(months_to_last(today)))
    press(page, "Look at it")
    press(page, "Take them all in")
    is_headed(page, "Hand hygiene")


def a_partnership_is_begun_and_the_other_asked(page: Page, code: str) -> None:
    follow(page, "Organisations")
    follow(page, "Begin a partnership", within="main")
    fill(page, "Name of the partnership", PARTNERSHIP)
    press(page, "Begin")
    follow(page, "Ask an organisation to join", within="main")
    fill(page, "Code of an organisation that is here", code)
    press(page, "Ask")
    is_headed(page, PARTNERSHIP)


def the_other_joins_it(page: Page) -> None:
    page.goto("/")
    follow(page, f"Answer {PARTNERSHIP}", within="main")
    press(page, "Join")
    follow(page, "Organisations")
    follow(page, PARTNERSHIP, within="main")
    is_headed(page, PARTNERSHIP)


def it_has_two_members(page: Page) -> None:
    follow(page, "Organisations")
    follow(page, PARTNERSHIP, within="main")
    for member in ("Surrey and Sussex Healthcare", "Leeds Teaching Hospitals"):
        reads(page, member)


def the_partnership_asks_for_something(page: Page) -> None:
    page.goto("/priorities/")
    follow(page, "Write one down", within="main")
    fill(page, "The priority", PRIORITY)
    fill(page, "Code", "HANDS")
    press(page, "Save")
    reads(page, PRIORITY)


def it_is_adopted_and_an_objective_serves_it(page: Page, code: str) -> None:
    page.goto(f"/o/{code}/thread/priorities/")
    follow(page, PRIORITY, within="main")
    follow(page, "Adopt it")
    press(page, "Adopt")
    page.goto(f"/o/{code}/thread/objectives/")
    follow(page, "Name an objective", within="main")
    fill(page, "The objective", OBJECTIVE)
    press(page, "Save and link it")
    tick(page, PRIORITY)
    tick(page, "Hand hygiene")
    press(page, "Save")


def a_value_stream_serves_the_objective(page: Page, code: str) -> None:
    page.goto("/")
    follow(page, "Open a patient pathway", within="main")
    fill(page, "What is it called?", STREAM)
    fill(page, "Scope", "From the door of the ward to the bed.")
    fill(page, "Who chose it?", "The executive team")
    fill(page, "Why was it chosen?", "Hands are cleaned two times of three.")
    press(page, "Save")
    is_headed(page, STREAM)
    page.goto(f"/o/{code}/thread/objectives/")
    follow(page, OBJECTIVE, within="main")
    follow(page, "Link it")
    tick(page, STREAM)
    press(page, "Save")


def each_dimension_is_measured_or_excused(page: Page) -> None:
    """Quality by the measure; the others are excused, each with a reason."""
    page.goto("/")
    follow(page, "Patient pathways")
    follow(page, STREAM, within="main")
    follow(page, "Its measures in five dimensions", within="main")
    follow(page, re.compile("^Measure +Quality$"), within="main")
    fill(page, "Measure", "HAND-HYGIENE Hand hygiene")
    press(page, "Save")
    for dimension in ("Service", "Delivery", "Morale", "Cost"):
        follow(page, re.compile(f"^Excuse +{dimension}$"), within="main")
        fill(page, "Why it is not measured", "Hands come first.")
        press(page, "Save")


def the_thread_is_whole(page: Page, code: str) -> None:
    page.goto(f"/o/{code}/thread/breaks/")
    reads(page, "The thread is whole")
