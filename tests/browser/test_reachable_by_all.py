"""Every page can be read and used by everybody: on a phone, by keyboard, with a screen reader.

Pages are found by following links, as each visitor, so that a new page is tried without being named here.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page

from .visiting import NARROW, WIDE, Server, sign_in, sign_in_unlisted

MOST_PAGES = 260
WANTED = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
SEE_MOST = {"facilitator", "executive", "administrator", "board member"}  # axe looks once at what they share
OUTSIDE = ("/accounts/login/", "/accounts/password/reset/", "/demo/", "/no-such-page/")
CHART = re.compile(r"/(chart|figure)\.svg")  # drawn elsewhere in the tests; only its place matters here
BLANK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 400"></svg>'
NOT_PAGES = re.compile(r"\.(csv|svg|json|xlsx|png|pdf|pptx|docx|html)$|/logout/")
OF_MANY = "add/|import/|imports/|charts/|families/|library/|pack/|team/|views/"  # not one measure's code

ON_A_WALL = "/wall/"  # nobody stands before it: it has the board alone

Entering = Callable[[Page, Server], None]


def as_(post: str, trust: str = "") -> Entering:
    return lambda page, _: sign_in(page, post, trust)


def as_patient_partner(page: Page, server: Server) -> None:
    sign_in_unlisted(page, server, server.email_of("Patient partner"))


def as_nobody(page: Page, _: Server) -> None:
    page.goto("/demo/")


VISITORS = {
    "facilitator": as_("Head of improvement", "SASH"),
    "executive": as_("Chief operating officer", "UHCW"),
    "administrator": as_("Programme administrator", "SASH"),
    "board member": as_("Partnership director"),
    "patient partner": as_patient_partner,
    "nobody": as_nobody,
}


LONGEST = {"facilitator", "administrator", "board member"}  # an executive sees most of it too


@dataclass
class Crawl:
    """What was found wrong on the pages that one visitor can reach, page by page."""

    page: Page
    examined: set[str]  # the kinds of page at which axe has looked already
    pages: int = 0
    wrong: list[str] = field(default_factory=list)
    _told: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self._told.append(f"script error: {error}"))

    def look_at(self, address: str, linked_from: str) -> list[str]:
        """Look at a page at both widths; answers the addresses it links to."""
        self._told.clear()
        self.page.set_viewport_size(WIDE)  # type: ignore[arg-type]
        answer = self.page.goto(address)
        found = list(self._at_any_width(answer.status if answer else 0, address))
        links: list[str] = self.page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
        for width in (WIDE, NARROW):
            self.page.set_viewport_size(width)  # type: ignore[arg-type]
            found += [f"scrolls sideways: {what}" for what in self.page.evaluate(TOO_WIDE)]
            found += [f"at {width['width']} hides {what}" for what in self.page.evaluate(HIDDEN)]
            if pattern(address) not in self.examined:
                found += self._axe(f"at {width['width']}")
        self.examined.add(pattern(address))
        self.wrong += [f"{address} (from {linked_from}): {text}" for text in [*found, *self._told]]
        self.pages += 1
        return links

    def _at_any_width(self, status: int, address: str) -> Iterator[str]:
        if status != (404 if address == "/no-such-page/" else 200):
            yield f"answers {status}"
        if len(self.page.locator("h1").all()) != 1:
            yield "has not one first heading"
        if len(self.page.title().split(" – ")[0].strip()) < 3:
            yield "has no title"
        for landmark in ("header", "main") if address.endswith(ON_A_WALL) else ("header", "main", "footer"):
            if self.page.locator(landmark).count() < 1:
                yield f"has no {landmark}"
        for link in self.page.eval_on_selector_all("a[href^='#']", "all => all.map(a => a.hash)"):
            if link and not self.page.evaluate("hash => document.getElementById(hash.slice(1))", link):
                yield f"links to {link}, which is not there"

    def _axe(self, where: str) -> list[str]:
        return [
            f"{where}, {v['impact']}: {v['help']}: {v['nodes'][0]['html'][:160]} ({len(v['nodes'])})"
            for v in Axe().run(self.page, options=WANTED).response["violations"]
            if v["impact"] in ("serious", "critical")
        ]

    def _hear(self, message: ConsoleMessage) -> None:
        expected = "status of 404" in message.text
        if message.type in ("error", "warning") and not expected:
            self._told.append(f"console: {message.text}")


TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const scrolled = element => element.closest('.app-table-scroll, .nhsuk-u-visually-hidden, svg');
  const wide = [...document.querySelectorAll('body *')].filter(
    element => element.getBoundingClientRect().right > width + 1 && !scrolled(element));
  return [`${document.documentElement.scrollWidth} wide, such as `
    + wide.slice(-3).map(element => element.outerHTML.slice(0, 120)).join(' and ')];
}"""


HIDDEN = """() => {
  const aside = '.nhsuk-u-visually-hidden, pre, svg, select, input, textarea, [hidden]';
  const clips = element => getComputedStyle(element).overflowX !== 'visible';
  const told = element => element.textContent.trim().replace(/\\s+/g, ' ').slice(0, 60);
  const tells = element => `${element.tagName} ‘${told(element)}’`;
  const seen = [...document.querySelectorAll('main *, header *, footer *')].filter(element =>
    !element.closest(aside) && element.offsetParent && element.getClientRects().length);
  const cut = seen.filter(element => clips(element) && element.clientWidth > 1
    && element.scrollWidth > element.clientWidth + 1 && !element.querySelector('pre'));
  return cut.map(tells);
}"""
"""What is cut off at its box's edge, or out of sight beyond it: nobody on a phone looks for more columns."""


@pytest.fixture(scope="module")
def examined() -> set[str]:
    """The kinds of page that axe has examined for visitors who see most of what there is."""
    return set()


@pytest.mark.parametrize(
    "who", [pytest.param(who, marks=pytest.mark.long if who in LONGEST else ()) for who in VISITORS]
)
def test_every_page_is_reachable_by_all(
    who: str, chromium: Browser, server: Server, examined: set[str]
) -> None:
    context = chromium.new_context(base_url=server.address, viewport=WIDE)  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.route(CHART, lambda route: route.fulfill(content_type="image/svg+xml", body=BLANK))
    VISITORS[who](page, server)
    crawl = Crawl(page, examined if who in SEE_MOST else set())
    follow_all(crawl, OUTSIDE if who == "nobody" else ("/",))
    context.close()
    assert not crawl.wrong, "\n".join(crawl.wrong)


def follow_all(crawl: Crawl, start: tuple[str, ...]) -> None:
    """Looks at these pages and at those they lead to: one of each pattern, the nearest first."""
    waiting = [(address, "the start") for address in start]
    seen = {pattern(address) for address in start}
    while waiting and crawl.pages < MOST_PAGES:
        address, linked_from = waiting.pop(0)
        for link in crawl.look_at(address, linked_from):
            path = path_of(link, crawl.page.url)
            if path and pattern(path) not in seen:
                seen.add(pattern(path))
                waiting.append((path, address))
    assert not waiting, f"more kinds of page than {MOST_PAGES}: {waiting}"


def path_of(link: str, here: str) -> str:
    """Its address within the site; empty for what is elsewhere, or no page."""
    there = urlsplit(link)
    if there.netloc != urlsplit(here).netloc or NOT_PAGES.search(there.path):
        return ""
    return f"{there.path}?{there.query}" if there.query else there.path


def pattern(path: str) -> str:
    """The kind of page: numbers, days, and the codes of trusts and measures, are all one.

    A measure as it was known on a day is another page than the measure.
    """
    path, _, query = path.partition("?")
    path += ("?known" if "known=" in query else "?") if query else ""
    path = re.sub(r"/\d[\d-]*/", "/1/", path)
    path = re.sub(r"/o/[^/]+/", "/o/TRUST/", path)
    path = re.sub(r"/values/\w+/", "/values/POINT/", path)
    path = re.sub(rf"/measures/(?!{OF_MANY}|\d)[^/]+/", "/measures/CODE/", path)
    path = re.sub(r"/priorities/(?!add/)[^/]+/", "/priorities/CODE/", path)
    return re.sub(r"/gates/[^/]+/", "/gates/GATE/", path)
