"""What a visitor does: signs in, follows links, fills forms by what their labels say."""

import re
import sqlite3
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}


@dataclass(frozen=True)
class Server:
    """The demonstration, being served."""

    address: str
    folder: Path

    def key_of(self, email: str) -> int:
        """The key of somebody whom the sign-in page does not list, such as a patient partner."""
        return int(str(self._first("SELECT id FROM people_person WHERE email LIKE ?", email)))

    def email_of(self, post: str) -> str:
        """The address of somebody who holds this post."""
        return str(self._first("SELECT email FROM people_person WHERE title = ? ORDER BY id", post))

    def _first(self, question: str, about: str) -> object:
        with sqlite3.connect(f"file:{self.folder / 'goldthread.sqlite3'}?mode=ro", uri=True) as database:
            found = database.execute(question, [about]).fetchone()
        assert found, f"there is no {about}"
        return found[0]


def sign_in(page: Page, post: str, trust: str = "") -> None:
    """Sign in with one click as somebody of the demonstration."""
    page.goto("/demo/")
    page.get_by_role("button", name=re.compile(rf"{re.escape(post)}.*{re.escape(trust)}", re.S)).first.click()
    page.wait_for_url("**/")


def sign_in_unlisted(page: Page, server: Server, email: str) -> None:
    """Sign in as somebody of the demonstration who has a part, but no role and so no tile."""
    page.goto("/demo/")
    token = page.locator("input[name=csrfmiddlewaretoken]").first.input_value()
    given: dict[str, str | float | bool] = {"person": str(server.key_of(email)), "csrfmiddlewaretoken": token}
    answer = page.request.post("/demo/", form=given, headers={"Referer": page.url})
    assert answer.ok, answer.status
    page.goto("/")


def name_on(page: Page) -> str:
    """The name of whoever is signed in."""
    return page.locator(".app-shell__account a[href^='/people/']").inner_text()


def follow(page: Page, text: str | re.Pattern[str], *, within: str = "body") -> None:
    """Follow the first link that says this, exactly."""
    page.locator(within).get_by_role("link", name=text, exact=True).first.click()


def fill(page: Page, label: str, value: str | date) -> None:
    """Fill what is labelled so: a line, a choice, or the three boxes of a day."""
    if isinstance(value, date):
        days = page.get_by_role("group", name=label)
        for part, number in (("Day", value.day), ("Month", value.month), ("Year", value.year)):
            days.get_by_label(part, exact=True).fill(str(number))
        return
    field = page.locator("main").get_by_label(label).first
    if field.evaluate("field => field.tagName") == "SELECT":
        field.select_option(label=value)
    else:
        field.fill(value)


def tick(page: Page, label: str) -> None:
    """Tick or choose what is labelled so."""
    page.locator("main").get_by_label(label).first.check()


def press(page: Page, button: str) -> None:
    """Press a button of the page, and see that what was given was taken."""
    page.locator("main").get_by_role("button", name=button, exact=True).click()
    page.wait_for_load_state()


def main(page: Page) -> Locator:
    """All that the page is about."""
    return page.locator("main")


def reads(page: Page, text: str) -> None:
    """The page says this, somewhere in its main part."""
    expect(main(page)).to_contain_text(text)


def is_headed(page: Page, text: str) -> None:
    """The page's one first heading says this."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(text)
