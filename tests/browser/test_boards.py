"""A ticket from a phone, by a board's poster, without signing in: read, answered, seen; and the wall."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .conftest import Visitor
from .visiting import fill, follow, press, reads

PHONE = {"width": 360, "height": 740}
SCREEN = {"width": 1920, "height": 1080}
JUGS = "The jugs stand on the top shelf"


def serious(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [each["id"] for each in found if each["impact"] in ("serious", "critical")]


def board_of(page: Page) -> str:
    page.goto("/o/SASH/boards/")
    follow(page, "Elderly medicine", within="main")
    return page.url


@pytest.fixture
def poster(visitor: Visitor) -> str:
    """Where the poster leads."""
    page = visitor("Head of improvement", "SASH")
    board_of(page)
    follow(page, "Links and poster")
    follow(page, "The poster")
    assert serious(page) == []
    return page.locator(".app-board__link").inner_text()


def test_a_ticket_from_a_phone_is_read_answered_and_seen(visitor: Visitor, poster: str) -> None:
    phone = visitor(viewport=PHONE)
    phone.goto(poster)
    assert serious(phone) == []
    fill(phone, "What is in the way, or could be better?", JUGS)
    fill(phone, "Who feels it?", "Visitors")
    press(phone, "Send it")
    reads(phone, "The team reads it before it stands on the board")
    lead = visitor("Head of improvement", "SASH")
    board = board_of(lead)
    assert serious(lead) == []
    expect(lead.locator("main")).not_to_contain_text(JUGS)
    lead.get_by_role("link", name=re.compile("came in$")).click()
    lead.get_by_role("button", name=re.compile(f"Put it on the board.*{JUGS}")).click()
    lead.goto(board)
    follow(lead, JUGS)
    follow(lead, "Answer it")
    fill(lead, "The answer", "They move to the middle shelf on Monday.")
    press(lead, "Save")
    press(lead, "Do it")
    everybody = visitor("Chief operating officer", "SASH")
    everybody.goto(board)
    expect(everybody.locator("main")).to_contain_text("They move to the middle shelf on Monday.")


def test_a_ticket_is_written_without_a_script(visitor: Visitor, poster: str) -> None:
    plain = visitor(javascript=False, viewport=PHONE)
    plain.goto(poster)
    fill(plain, "What is in the way, or could be better?", "No pens at the desk")
    fill(plain, "Who feels it?", "Clerks")
    press(plain, "Send it")
    reads(plain, "The team reads it before it stands on the board")


def test_a_wall_that_loses_its_connection_says_so_and_recovers(visitor: Visitor) -> None:
    wall = visitor("Head of improvement", "SASH", viewport=SCREEN)
    board_of(wall)
    follow(wall, "On the wall")
    said = wall.locator("[data-wall-said]")
    expect(said).to_contain_text("Up to date at")
    assert serious(wall) == []
    assert wall.evaluate("document.documentElement.scrollHeight <= innerHeight")
    wall.context.set_offline(True)
    expect(said).to_contain_text("this may be out of date", timeout=30_000)
    wall.context.set_offline(False)
    expect(said).to_contain_text("Up to date at", timeout=30_000)
