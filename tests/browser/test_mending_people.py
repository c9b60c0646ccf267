"""Mistakes with people and teams, mended by whoever made them, on pages alone."""

import re

from playwright.sync_api import expect

from .conftest import Visitor
from .visiting import NARROW, fill, follow, is_headed, main, name_on, press, reads, tick

ADMINISTRATOR = ("Programme administrator", "SASH")


def test_somebody_who_has_not_left_is_back_with_all_they_held(visitor: Visitor) -> None:
    page = visitor(*ADMINISTRATOR)
    page.goto("/o/SASH/people/")
    page.get_by_role("link", name="Imran Quill").click()
    is_headed(page, "Imran Quill")
    follow(page, "They leave")
    takes_over = main(page).get_by_label("Who takes over?").first
    if takes_over.count():
        takes_over.select_option(label="Hanna Jarrett")
    main(page).get_by_role("button", name=re.compile("record that they left", re.I)).click()
    reads(page, "Imran Quill has left.")
    reads(page, "Left on")
    follow(page, "Take it back if it was a mistake")
    press(page, "Imran Quill is back")
    reads(page, "Imran Quill is back, and signs in as before.")
    expect(main(page).get_by_role("link", name="They leave")).to_be_visible()


def test_a_role_taken_away_is_given_back_at_once(visitor: Visitor) -> None:
    page = visitor(*ADMINISTRATOR)
    page.goto("/o/SASH/people/")
    page.get_by_role("link", name="Hanna Fenwick").click()
    page.get_by_role("link", name=re.compile("^Take away")).first.click()
    press(page, "Take role away")
    reads(page, "Hanna Fenwick is no longer")
    press(page, "Take it back")
    is_headed(page, "Hanna Fenwick")
    reads(page, "again.")


def test_a_team_is_renamed_closed_and_opened_again_on_a_phone(visitor: Visitor) -> None:
    page = visitor(*ADMINISTRATOR, viewport=NARROW)
    page.goto("/o/SASH/teams/")
    follow(page, "Theatres", within="main")
    follow(page, "Edit")
    fill(page, "Name of the team", "Operating theatres")
    press(page, "Save")
    reads(page, "The team is saved.")
    follow(page, "Edit")
    follow(page, "Close the team")
    tick(page, "They end")
    press(page, "Close the team")
    reads(page, "Operating theatres is closed.")
    press(page, "Take it back")
    reads(page, "Operating theatres is open again")
    expect(main(page).get_by_role("heading", name="Operating theatres")).to_be_visible()


def test_somebody_is_called_otherwise(visitor: Visitor) -> None:
    page = visitor(*ADMINISTRATOR)
    page.locator(".app-shell__account a[href^='/people/']").click()
    follow(page, "Your name and post")
    fill(page, "Your name", "Grace Calder-Owusu")
    press(page, "Save")
    reads(page, "keeps the name it was done under")
    assert name_on(page) == "Grace Calder-Owusu"
