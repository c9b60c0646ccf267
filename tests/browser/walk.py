"""A walk through one trust, and what is made on the way."""

from dataclasses import dataclass, field

from playwright.sync_api import Page

from .conftest import Visitor
from .visiting import NARROW, WIDE, follow, is_headed, press

EXECUTIVE, SPONSOR = "Chief operating officer", "Chief nurse"
FACILITATOR, PROCESS_OWNER = "Head of improvement", "Staff nurse"
OBJECTIVE, STREAM, WORKSHOP = "Nobody waits for a bed", "From decision to bed", "A bed within the hour"
TIME, MISSING = "Decision to bed", "Handovers without a plan"


@dataclass
class Walk:
    """A walk through one trust. Whoever is handed the next step keeps their own browser."""

    trust: str
    priority: str
    javascript: bool
    visitor: Visitor
    browsers: dict[str, Page] = field(default_factory=dict)

    def hand_to(self, post: str) -> Page:
        """The browser of whoever holds this post, at what needs them this week."""
        if post not in self.browsers:
            phone = NARROW if post == PROCESS_OWNER else WIDE
            self.browsers[post] = self.visitor(post, self.trust, javascript=self.javascript, viewport=phone)
        self.browsers[post].goto("/")
        return self.browsers[post]

    def hand_workshop_to(self, post: str) -> Page:
        """The same, having found the new workshop among those of the trust."""
        page = self.hand_to(post)
        follow(page, "Workshops", within="main")
        follow(page, WORKSHOP, within="main")
        is_headed(page, WORKSHOP)
        return page


def says_yes(page: Page, asked: str) -> None:
    """Accept, from one's first page, what one is asked there."""
    item = page.locator(".app-due-list__item").filter(has_text=asked).first
    item.get_by_role("link").click()
    press(page, "Accept")


def open_aims(page: Page, way: str) -> None:
    """Open the golden thread, one of its ways."""
    page.goto("/")
    follow(page, "Golden thread", within="main")
    if way != "Drawing":
        follow(page, way, within="main")
