"""Somebody watches a measure, is sent one letter of what it signals anew, and follows it to the chart."""

import re
import time
from email import message_from_string, policy
from email.message import EmailMessage

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .conftest import Visitor
from .visiting import WIDE, Server, fill, follow, main, press, reads, tick

LETTERS = "/o/SASH/measures/OPD-LET/"
NEW = "something new in ‘Days to the outpatient letter’"
PHONE = {"width": 360, "height": 740}
SOON = 120  # seconds in which the worker has looked, and sent what it wrote


def serious(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [each["id"] for each in found if each["impact"] in ("serious", "critical")]


def letters_about(server: Server, title: str) -> list[EmailMessage]:
    """The letters in the folder that stands for a mail server whose subject says this, the first first."""
    files = sorted((server.folder / "mail").glob("*.log"))
    written = [each.strip() for file in files for each in file.read_text().split("\n" + "-" * 79)]
    letters = [message_from_string(each, policy=policy.default) for each in written if each]
    return [each for each in letters if title in each["Subject"]]


@pytest.fixture(scope="module")
def letter(server: Server) -> list[str]:
    """Kept from the first test to the others: the letter's words."""
    return []


def test_a_new_signal_comes_as_one_letter_that_leads_to_its_point(
    visitor: Visitor, server: Server, letter: list[str]
) -> None:
    officer = visitor("Chief operating officer", "SASH")
    officer.goto(LETTERS)
    follow(officer, "Watch it")
    assert serious(officer) == []
    tick(officer, "Later and surer: about one false alarm in five years")
    tick(officer, "At once, in one letter for all that is new")
    press(officer, "Watch it")
    reads(officer, "You watch ‘OPD-LET")
    office = visitor("Head of improvement", "SASH")
    office.goto(f"{LETTERS}record/")
    fill(office, "Month", "July 2019")
    fill(office, "Value", "60")
    press(office, "Record")
    until = time.monotonic() + SOON
    while not (found := letters_about(server, NEW)) and time.monotonic() < until:
        officer.wait_for_timeout(500)
    assert len(found) == 1
    said = found[0].get_content()
    letter.append(said)
    assert "July 2019: 60 days, further above the usual level than chance often takes it" in said
    [link] = re.findall(r"/o/SASH/measures/OPD-LET/\S+", said)
    officer.goto(link)
    expect(officer.locator("#point-title")).to_contain_text("July 2019: 60")
    expect(officer.get_by_role("slider", name=re.compile("Choose a point"))).to_have_value("36")
    assert serious(officer) == []


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_without_a_script_one_follows_the_letter_changes_and_stops(
    visitor: Visitor, letter: list[str], viewport: dict[str, int]
) -> None:
    page = visitor("Chief operating officer", "SASH", javascript=False, viewport=viewport)
    page.goto("/watching/")
    if "OPD-LET" not in main(page).inner_text():
        page.goto(f"{LETTERS}watch/")
        tick(page, "In the weekly letter")
        press(page, "Watch it")
        page.goto("/watching/")
    page.get_by_role("link", name=re.compile("Change how you watch OPD-LET")).click()
    tick(page, "As usual: about one false alarm in two years")
    press(page, "Save")
    reads(page, "in this way from now on")
    page.goto(re.findall(r"/o/SASH/measures/OPD-LET/\S+", letter[0])[0])
    follow(page, "What the chart says of July 2019")
    expect(page.locator("#point-title")).to_contain_text("July 2019: 60")
    page.goto("/watching/")
    reads(page, "July 2019: 60 days")
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    page.get_by_role("button", name=re.compile("Stop watching OPD-LET")).click()
    reads(page, "You watch it no more.")


def test_whoever_has_the_letter_stops_its_kind_without_signing_in(
    visitor: Visitor, letter: list[str]
) -> None:
    page = visitor(javascript=False)
    page.goto(re.findall(r"follow this link:\s+\S+?//[^/]+(\S+)", letter[0])[0])
    press(page, "Stop these letters")
    reads(page, "no more letters")
