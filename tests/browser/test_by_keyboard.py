"""Everything can be done without a mouse, and one always sees where one is."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import Visitor
from .visiting import NARROW, follow, is_headed, name_on

# What is focused, and whether it shows: an outline, a shadow or a colour that it has not otherwise.
# Radios and boxes to tick show it on what is drawn beside them.
FOCUSED = """() => {
  const here = document.activeElement;
  const look = () => [here, here.nextElementSibling].flatMap(element => !element ? [] :
    [null, '::before'].map(part => {
      const style = getComputedStyle(element, part);
      return [style.outlineStyle, style.outlineWidth, style.boxShadow, style.backgroundColor].join(' ');
    })).join(' | ');
  const with_focus = look();
  here.blur();
  const without = look();
  here.focus({preventScroll: true, focusVisible: true});
  return {
    name: here.name || here.textContent.trim() || here.tagName,
    field: here.name || '', kind: here.type || here.tagName, shown: with_focus !== without,
  };
}"""
FIELDS = """() => [...document.querySelectorAll('main form :is(input, select, textarea, button)')]
  .filter(field => field.type !== 'hidden' && field.checkVisibility()).map(field => field.name)
  .filter(name => name)"""

FORMS = [
    "/o/SASH/thread/objectives/add/",
    "/o/SASH/value-streams/open/",
    "/o/SASH/measures/add/",
    "/o/SASH/measures/AE-4H/import/",
    "/o/SASH/events/",
    "/o/SASH/people/invite/",
]


@pytest.fixture
def page(visitor: Visitor) -> Page:
    return visitor("Head of improvement", "SASH")


def test_the_first_stop_leads_past_the_navigation(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to main content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("form", FORMS)
def test_the_keyboard_reaches_all_of_a_form_and_shows_where_it_is(page: Page, form: str) -> None:
    page.goto(form)
    wanted = set(page.evaluate(FIELDS))
    assert wanted
    reached, hidden = set(), []
    for _ in range(90):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUSED)
        reached.add(here["field"])
        if here["kind"] != "BODY" and not here["shown"]:
            hidden.append(here["name"])
        if here["kind"] == "BODY" or wanted <= reached:
            break
    assert wanted <= reached
    assert not hidden


def test_somebody_signs_in_and_opens_their_person_page_by_keyboard(visitor: Visitor) -> None:
    page = visitor()
    page.goto("/demo/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    while not page.evaluate("document.activeElement.matches('main button')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    name = name_on(page)
    page.get_by_role("link", name=name).focus()
    page.keyboard.press("Enter")
    is_headed(page, name)


def test_the_golden_thread_is_walked_by_keyboard(page: Page) -> None:
    follow(page, "Golden thread", within="main")
    first = page.locator(".app-thread__title").first
    title = first.inner_text()
    first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".app-thread__title[aria-current=true]")).to_have_text(title)
    expect(page.get_by_role("navigation", name="The way down")).to_contain_text(title)


def test_on_a_phone_the_navigation_is_one_word_that_opens(visitor: Visitor) -> None:
    page = visitor("Head of improvement", "SASH", viewport=NARROW)
    rooms = page.get_by_role("navigation", name="Main").get_by_role("link", name="Measures")
    expect(rooms).to_be_hidden()
    page.get_by_text("Menu", exact=True).focus()
    page.keyboard.press("Enter")
    rooms.click()
    is_headed(page, "Measures")
    expect(rooms).to_be_hidden()


def test_on_a_phone_without_a_script_the_navigation_is_there(visitor: Visitor) -> None:
    page = visitor("Head of improvement", "SASH", javascript=False, viewport=NARROW)
    expect(page.get_by_role("navigation", name="Main").get_by_role("link", name="Measures")).to_be_visible()
    expect(page.get_by_text("Menu", exact=True)).to_be_hidden()
