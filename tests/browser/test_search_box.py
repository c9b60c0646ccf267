"""The box that finds, as it is used: by keyboard, on a phone, and without a script."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from .conftest import Visitor
from .visiting import NARROW, is_headed

PHONE = {"width": 360, "height": 740}


@pytest.fixture
def page(visitor: Visitor) -> Page:
    page = visitor("Head of improvement", "SASH")
    page.goto("/o/SASH/measures/")
    return page


def box(page: Page) -> Locator:
    return page.get_by_role("search").get_by_label("Search", exact=True).or_(page.locator("#find")).first


def suggestions(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Suggestions")


def test_a_key_brings_one_to_the_box_and_what_it_suggests_is_walked_and_opened(page: Page) -> None:
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    page.keyboard.type("four hours")
    expect(suggestions(page)).to_be_visible()
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    options = suggestions(page).get_by_role("option")
    expect(options.filter(has_text=re.compile("^Seen within four hours"))).to_have_count(1)
    while "Seen within four hours" not in (chosen(page) or ""):
        page.keyboard.press("ArrowDown")
    expect(box(page)).to_be_focused()
    page.keyboard.press("Enter")
    is_headed(page, "Seen within four hours")


def test_what_one_most_likely_wants_to_do_there_is_one_key_further(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("four hours")
    expect(suggestions(page)).to_be_visible()
    while "Record a reading, Seen within four hours" not in (chosen(page) or ""):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    is_headed(page, "Record a reading")


def chosen(page: Page) -> str | None:
    """What the arrow keys stand on, as a screen reader is told."""
    at = box(page).get_attribute("aria-activedescendant")
    return page.locator(f"#{at}").text_content() if at else None


def test_the_arrow_keys_come_round_and_enter_without_them_shows_all_that_is_found(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("discharg")
    expect(suggestions(page)).to_be_visible()
    page.keyboard.press("ArrowUp")
    assert "All that is found" in (chosen(page) or "")
    page.keyboard.press("ArrowDown")
    assert chosen(page)
    assert "All that is found" not in (chosen(page) or "")
    page.keyboard.press("Escape")
    expect(suggestions(page)).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=discharg")
    expect(page.locator("#find")).to_have_value("discharg")


def test_escape_leaves_to_where_one_was(page: Page) -> None:
    page.get_by_role("link", name="Add a measure").focus()
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Add a measure")).to_be_focused()


def test_the_key_is_a_letter_while_one_writes(page: Page) -> None:
    page.goto("/o/SASH/measures/add/")
    field = page.locator("main input[type=text]").first
    field.focus()
    page.keyboard.type("1/2")
    expect(field).to_have_value("1/2")


def test_the_key_can_be_turned_off_and_on_again(page: Page) -> None:
    page.goto("/search/")
    page.get_by_role("button", name="Turn the / key off").click()
    page.goto("/o/SASH/measures/")
    page.keyboard.press("/")
    expect(box(page)).not_to_be_focused()
    page.goto("/search/")
    page.get_by_role("button", name="Turn the / key on").click()
    page.goto("/o/SASH/measures/")
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()


def test_on_a_phone_a_button_opens_it_and_everybody_can_use_it(visitor: Visitor) -> None:
    page = visitor("Head of improvement", "SASH", viewport=PHONE)
    page.goto("/o/SASH/measures/")
    expect(box(page)).to_be_hidden()
    page.get_by_role("button", name="Search", exact=True).first.click()
    expect(box(page)).to_be_focused()
    page.keyboard.type("four hours")
    expect(suggestions(page)).to_be_visible()
    found = Axe().run(page, context="header", options={"resultTypes": ["violations"]})
    assert not found.response["violations"], found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    suggestions(page).get_by_role("option", name=re.compile("^Seen within four hours")).click()
    is_headed(page, "Seen within four hours")


def test_on_a_phone_without_a_script_a_link_leads_to_the_page_that_finds(visitor: Visitor) -> None:
    page = visitor("Head of improvement", "SASH", javascript=False, viewport=NARROW)
    page.get_by_role("search").get_by_role("link", name="Search").click()
    page.locator("#find").fill("four hours")
    page.locator("main").get_by_role("button", name="Search").click()
    expect(page.locator("main")).to_contain_text("Seen within four hours")
