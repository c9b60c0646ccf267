"""A name of one long word widens no page, on a phone or on a desk."""

import pytest

from .conftest import Visitor
from .improving import scrolls_sideways
from .visiting import NARROW, WIDE, fill, follow, press

LONG = "Ambulatoryemergencycaredischargeandintermediatecarecoordination" * 2
WITHIN = ("", "edit/", "parts/", "history/")
ABOUT = ("value-streams/", "workshops/", "due/", "thread/", "thread/text/", "thread/breaks/")


@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["phone", "desk"])
def test_a_value_stream_of_one_long_word_widens_no_page(visitor: Visitor, viewport: dict[str, int]) -> None:
    page = visitor("Head of improvement", "SASH", viewport=viewport)
    page.goto("/o/SASH/value-streams/")
    page.locator(".app-cards__link").first.click()
    stream = page.url
    follow(page, "Edit")
    fill(page, "What is it called?", LONG)
    press(page, "Save")
    workshop = page.locator("main th a").first.get_attribute("href") or ""
    pages = [stream + each for each in WITHIN] + [f"/o/SASH/{each}" for each in ABOUT]
    pages += [workshop, workshop + "report-out/", workshop + "values/baseline/"]
    wide = []
    for each in pages:
        page.goto(each)
        if scrolls_sideways(page):
            wide.append(each)
    assert wide == []
