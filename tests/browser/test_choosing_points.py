"""Every value of a chart is reached by mouse, touch, keyboard and screen reader, and without a script."""

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, Route, expect

from .conftest import Visitor
from .visiting import NARROW, WIDE

CHART = "/o/SASH/measures/AE-4H/"
PHONE = {"width": 360, "height": 740}


@pytest.fixture(params=[WIDE, NARROW], ids=["wide", "narrow"])
def page(visitor: Visitor, request: pytest.FixtureRequest) -> Page:
    page = visitor("Head of improvement", "SASH", viewport=request.param)
    page.goto(CHART)
    return page


def slider(page: Page) -> Locator:
    return page.get_by_role("slider", name=re.compile("Choose a point"))


def points(page: Page) -> Any:
    address = page.locator("[data-points]").get_attribute("data-points")
    assert address
    return page.request.get(address).json()


def test_the_keyboard_reaches_every_value_and_it_is_read_out(page: Page) -> None:
    says, chooser = points(page)["says"], slider(page)
    chooser.focus()
    expect(chooser).to_have_attribute("aria-valuetext", says[-1])
    page.keyboard.press("Home")
    heard = [chooser.get_attribute("aria-valuetext")]
    for _ in says[1:]:
        page.keyboard.press("ArrowRight")
        heard.append(chooser.get_attribute("aria-valuetext"))
    assert heard == says
    page.keyboard.press("PageDown")
    assert chooser.get_attribute("aria-valuetext") in says[:-1]
    page.keyboard.press("End")
    expect(chooser).to_have_attribute("aria-valuetext", says[-1])


def test_enter_opens_the_point_beneath_the_chart_and_escape_leads_back(page: Page) -> None:
    chooser = slider(page)
    chooser.focus()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    opened = page.locator("#point #point-said")
    expect(opened).to_be_focused()
    expect(opened).to_contain_text("April 2016")
    assert not [v for v in Axe().run(page).response["violations"] if v["impact"] in ("serious", "critical")]
    opened.get_by_role("link", name=re.compile("^Next")).click()
    expect(page.locator("#point-title")).to_contain_text("May 2016")
    expect(chooser).to_have_value("1")
    page.keyboard.press("Escape")
    expect(chooser).to_be_focused()
    expect(page.locator("#point-said")).to_have_count(0)


def test_whoever_leaves_before_the_point_has_come_is_not_followed_by_it(page: Page) -> None:
    def late(route: Route) -> None:
        page.wait_for_timeout(300)
        route.continue_()

    page.route("**/points/2016-*", late)
    slider(page).focus()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#point-title")).to_contain_text("May 2016")
    page.locator("#point").get_by_role("link", name=re.compile("^Next")).click()
    page.keyboard.press("Escape")
    page.wait_for_timeout(600)
    expect(page.locator("#point-said")).to_have_count(0)


def test_whoever_points_beside_a_point_means_the_nearest(page: Page) -> None:
    picture = page.locator("[data-points] img")
    picture.hover()
    said = points(page)
    width = re.search(r"width=(\d+)", picture.evaluate("each => each.currentSrc"))
    assert width
    drawn = said["drawn"][width[1]]
    box = picture.bounding_box()
    assert box
    for at in (0, 7, 35):
        scale = box["width"] / drawn["size"][0]
        page.mouse.move(box["x"] + drawn["x"][at] * scale + 1, box["y"] + drawn["y"][at] * scale + 9)
        expect(page.locator("[data-said]")).to_have_text(said["says"][at])
    page.mouse.click(box["x"] + drawn["x"][7] * scale, box["y"] + drawn["y"][7] * scale + 9)
    expect(page.locator("#point-title")).to_contain_text(said["says"][7].split(":")[0])
    expect(slider(page)).to_have_value("7")


def touched(page: Page, *places: tuple[float, float]) -> None:
    """A finger is put down at the first of these places, moved to the others, and lifted."""
    finger = page.context.new_cdp_session(page)
    for n, (x, y) in enumerate(places):
        kind = "touchMove" if n else "touchStart"
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def place_of(page: Page, at: int) -> tuple[float, float]:
    """Where a point of the chart is on the screen."""
    picture = page.locator("[data-points] img")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    width = re.search(r"width=(\d+)", picture.evaluate("each => each.currentSrc"))
    box = picture.bounding_box()
    assert width
    assert box
    drawn = points(page)["drawn"][width[1]]
    scale = box["width"] / drawn["size"][0]
    return box["x"] + drawn["x"][at] * scale, box["y"] + drawn["y"][at] * scale


def test_a_finger_on_the_chart_opens_the_nearest_point_and_none_while_it_scrolls(visitor: Visitor) -> None:
    page = visitor("Head of improvement", "SASH", viewport=PHONE, touch=True)
    page.goto(CHART)
    says = points(page)["says"]
    for at in (7, 20):
        x, y = place_of(page, at)
        page.touchscreen.tap(x, y + 6)
        expect(page.locator("#point-title")).to_contain_text(says[at].split(":")[0])
        expect(slider(page)).to_have_value(str(at))
        expect(page.locator("[data-said]")).to_have_text(says[at])
    x, y = place_of(page, 3)
    start = after = page.evaluate("scrollY")
    touched(page, *((x, y - 8 * step) for step in range(16)))
    for _ in range(100):  # until the page has come to rest
        page.wait_for_timeout(20)
        before, after = after, page.evaluate("scrollY")
        if before == after > start:
            break
    assert after > start
    expect(slider(page)).to_have_value("20")


def test_a_finger_moves_the_slider_along_the_chart(visitor: Visitor) -> None:
    page = visitor("Head of improvement", "SASH", viewport=PHONE, touch=True)
    page.goto(CHART)
    says, chooser = points(page)["says"], slider(page)
    chooser.scroll_into_view_if_needed()
    box = chooser.bounding_box()
    assert box
    assert box["height"] >= 24  # a finger finds it
    y = box["y"] + box["height"] / 2
    touched(page, *((box["x"] + box["width"] * share, y) for share in (0.98, 0.8, 0.6, 0.5)))
    expect(chooser).not_to_have_value(str(len(says) - 1))
    at = int(chooser.input_value())
    assert abs(at - len(says) / 2) <= 2
    expect(page.locator("[data-said]")).to_have_text(says[at])
    page.get_by_role("link", name="Open this point").tap()
    expect(page.locator("#point-title")).to_contain_text(says[at].split(":")[0])


def test_without_a_script_the_table_leads_to_a_page_of_each_point(visitor: Visitor) -> None:
    page = visitor("Head of improvement", "SASH", javascript=False)
    page.goto(CHART)
    page.get_by_role("group").filter(has_text="The same as a table").locator("summary").click()
    page.get_by_role("link", name="See the readings as a table").click()
    page.get_by_role("link", name="May 2016", exact=True).click()
    expect(page.locator("#point-title")).to_contain_text("May 2016")
    page.get_by_role("link", name=re.compile("^Next")).click()
    expect(page.locator("#point-title")).to_contain_text("June 2016")
    page.get_by_role("link", name="The whole chart").click()
    expect(page).to_have_url(re.compile(f"{CHART}$"))
