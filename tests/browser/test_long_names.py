"""Names as long as people write them break where they stand: no page grows wider than the screen."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page

from .conftest import Visitor
from .test_reachable_by_all import HIDDEN, TOO_WIDE
from .visiting import NARROW, WIDE, fill, follow, press

LONG = "Notfallaufnahmewartezeitverkürzungsarbeitsgruppenbesprechungsprotokoll" * 2
OFFICE = ("Head of improvement", "SASH")


@pytest.fixture
def page(visitor: Visitor) -> Page:
    return visitor(*OFFICE)


def fits(page: Page) -> None:
    """At both widths nothing of the page is out of sight."""
    for width in (WIDE, NARROW):
        page.set_viewport_size(width)  # type: ignore[arg-type]
        assert page.evaluate(TOO_WIDE) == [], f"{page.url} at {width['width']}"
        assert page.evaluate(HIDDEN) == [], f"{page.url} at {width['width']}"
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]


def test_a_long_name_widens_no_page_that_says_it(page: Page) -> None:
    follow(page, "Value streams")
    follow(page, "Open a value stream")
    for label in ("What is it called?", "Scope", "Who chose it?", "Why was it chosen?"):
        fill(page, label, LONG)
    fits(page)
    press(page, "Save")
    fits(page)
    stream = page.url
    follow(page, re.compile("^Propose "))  # type: ignore[arg-type]
    fill(page, "What is it called?", LONG)
    fill(page, "The process", LONG)
    press(page, "Propose it")
    fits(page)
    follow(page, "Begin planning", within="main")
    fill(page, "First day of the event", date(2019, 9, 9))
    fill(page, "Last day of the event", date(2019, 9, 12))
    press(page, "Begin planning")
    fits(page)
    for path in ("/", "/o/SASH/workshops/", "/o/SASH/value-streams/", "/o/SASH/due/", "/o/SASH/thread/text/"):
        page.goto(path)
        fits(page)
    page.goto(f"{stream}measures/")
    fits(page)
