"""The walk: every address as every visitor, in every method, with ids and codes that are not theirs.

Promised of every answer: it is none of ours going wrong (no 5xx, no traceback); it holds no word planted in
what the visitor may not see; no planted text has become an element, an attribute or a formula; it leads
nowhere else; it says what browsers need to be told, and its cookies are closed. Promised of what is sent
without the token against forgery: 403. Promised of all that is sent by those who may change nothing:
nothing changed.
"""

from __future__ import annotations

import io
import re
import sqlite3
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from random import Random
from typing import Any
from urllib.parse import quote

from openpyxl import load_workbook

from .asking import Answer, Browser
from .findings import Tally
from .place import Installation, installation
from .standing import standing, wrongly_changed

ELSEWHERE = "evil.example"
VISITORS = (
    "nobody", "left", "outsider", "patient partner", "evaluator", "partnership board",
    "partnership administrator", "staff", "team lead", "board member", "executive", "facilitator",
    "administrator",
)  # fmt: skip
LIMITED = ("evaluator", "partnership board", "partnership administrator")
MAY_CHANGE_NOTHING = ("nobody", "left", "outsider", "staff", "evaluator")
NOT_SENT = (
    "post:stop", "people:asked", "people:end_other_sessions", "people:end_session", "account_logout",
    "account_set_password", "account_change_password",
)  # fmt: skip
"""A mail program sends the first without a token (RFC 8058); the others make somebody else of the visitor."""
BOARD_S_LINK = "/board/"
"""Whoever has the link of a board's poster reads whose board it is."""
STRANGE_METHODS = ("HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND")
HOSTILE = (
    "0", "-1", "2", "99999", str(2**31), str(2**63), str(2**64), "9" * 5000, "١٢", "1e3", "1.0", "0x1",
    "LTHT", "SATH", "sash", "SASH.", "..", ".", "%00", "a%00b", "..%2f..%2fetc%2fpasswd", "%252e%252e",
    "SASH%2fmeasures",
    "%ff%fe", "%0d%0aSet-Cookie:%20a=b", "<script>", "';--", "%F0%9F%92%A9", "{{7*7}}", "a" * 300,
)  # fmt: skip
QUERIES = (
    f"next=//{ELSEWHERE}/", f"next=https://{ELSEWHERE}", f"next=https:{ELSEWHERE}", f"next=/%5C{ELSEWHERE}",
    f"next=%0d%0aLocation:https://{ELSEWHERE}", f"then=//{ELSEWHERE}", "next=javascript:alert(1)",
    "organisation=LTHT&organisation=SASH", "organisation=%00", "page=-1&page=99999999999999999999",
    "q=%00&q=" + "a" * 3000, "measure[]=1&measure=%F0", "from=2019-13-45&until=9999-99-99",
    "team=99999999999999999999",
    "person=-1", "format=../../etc/passwd", "&&&===;;;", "sort=password", "kind=%22%3E%3Ci%20data-zq%3E",
)  # fmt: skip
BODIES: tuple[tuple[str, bytes], ...] = (
    ("application/json", b'{"a": 1}'),
    ("multipart/form-data", b"no boundary"),
    (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="a"; filename="\x00"\r\n\r\n',
    ),
    ("application/x-www-form-urlencoded; charset=utf-7", b"a=+ADw-"),
    ("application/x-www-form-urlencoded; charset=nonsense", b"a=%ff%fe%00"),
    ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % n for n in range(1500))),
    ("text/xml", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
    ("", b"\x00" * 100),
)
SAYS = (
    "content-security-policy",
    "permissions-policy",
    "x-content-type-options",
    "x-frame-options",
    "referrer-policy",
)
WORD = re.compile(rb"zq(\d{4,})z")
SHARED = {"nothing": "room", "totals": "room", "workshops": "person"}


def run(*, portion: float, seed: int) -> Tally:
    """Walk this portion of the addresses, chosen anew for each visitor."""
    tally, chance = Tally("walk"), Random(seed)
    with installation() as place:
        for shared in ("nothing", "workshops", "totals"):
            _share(place, shared)
            for visitor in LIMITED if shared != "totals" else VISITORS:
                Walker(place, visitor, shared, tally, chance, portion).walk()
        for wrong in _tracebacks(place.log):
            tally.find("a traceback in the server's log", wrong)
    return tally


def _share(place: Installation, shared: str) -> None:
    """What the trust shares from now on, with its partnership and with evaluators."""
    with sqlite3.connect(place.folder / "goldthread.sqlite3") as database:
        database.execute("UPDATE people_organisation SET shared = ? WHERE code = 'SASH'", [shared])


def _tracebacks(log: str) -> Iterator[str]:
    for found in re.finditer(r"Traceback \(most recent call last\):.*?\n(\w[^\n]*)", log, re.DOTALL):
        yield found.group(0)[-600:]


class Walker:
    """One visitor on the walk."""

    def __init__(
        self, place: Installation, visitor: str, shared: str, tally: Tally, chance: Random, portion: float
    ) -> None:
        self.place, self.visitor, self.shared, self.tally, self.chance = place, visitor, shared, tally, chance
        self.portion = portion
        self.browser: Browser = place.browser(visitor)
        self.foreign = self._foreign()

    def _foreign(self) -> dict[int, str]:
        """The words that this visitor may not see, and where each is planted."""
        hidden: tuple[str, ...] = ()
        if self.visitor in ("nobody", "left", "outsider"):
            hidden = ("room", "person", "table")
        elif self.visitor in LIMITED:
            hidden = ("person",) if self.shared == "workshops" else ("room", "person")
            hidden += ("table",) if self.visitor == "evaluator" else ()
        return {w["n"]: w["where"] for w in self.place.planted["words"] if w["whose"] in hidden}

    def walk(self) -> None:
        before = standing(self.place)
        for address in self.place.planted["addresses"]:
            if self.chance.random() < self.portion:
                self._look(address)
                if address["name"] not in NOT_SENT:
                    self._send(address)
        if self.visitor in MAY_CHANGE_NOTHING:
            staff = self.visitor == "staff"
            for wrong in wrongly_changed(before, standing(self.place), staff=staff):
                self.tally.find(wrong, self._again("POST", "the walk"))

    def _look(self, address: Mapping[str, Any]) -> None:
        self._ask("addresses looked at", "GET", address["path"])
        for method in self._some(STRANGE_METHODS, 1):
            self._ask("strange methods", method, address["path"])
        for path in address["blanks"].values():
            for value in self._some(HOSTILE, 2):
                self._ask("hostile blanks", "GET", path.replace("{}", quote(value, safe="%.'{};:-")))
        for query in self._some(QUERIES, 1):
            self._ask("hostile queries", "GET", f"{address['path']}?{query}")

    def _send(self, address: Mapping[str, Any]) -> None:
        path = address["path"]
        answer = self.browser.post(path, {"name": "x"}, token=False)
        self._judge(answer, "sent without a token", "POST", path)
        self.tally.expect(
            answer.status == 403, f"{answer.status} for a form without a token", self._again("POST", path)
        )
        if self.visitor in MAY_CHANGE_NOTHING:
            self._judge(self.browser.post(path, {"nothing": "asked"}), "sent empty", "POST", path)
        kind, body = self.chance.choice(BODIES)
        headers = {"X-CSRFToken": "a" * 32, **({"Content-Type": kind} if kind else {})}
        if self.visitor in MAY_CHANGE_NOTHING:
            answer = self.browser.ask("POST", path, body, headers)
            self._judge(answer, "strange bodies", f"POST {kind} {body[:60]!r}", path)

    def _some(self, choices: tuple[str, ...], most: int) -> list[str]:
        return self.chance.sample(choices, min(most, len(choices)))

    def _ask(self, kind: str, method: str, path: str) -> None:
        self._judge(self.browser.ask(method, path), kind, method, path)

    def _again(self, method: str, path: str) -> str:
        return f"{method} {path[:300]} as {self.visitor}, sharing {self.shared}"

    def _judge(self, answer: Answer, kind: str, method: str, path: str) -> None:
        self.tally.count(kind)
        again = self._again(method, path)
        for wrong in wrongs(answer):
            self.tally.find(wrong, again)
        for word in {int(n) for n in WORD.findall(readable(answer))} & set(self.foreign):
            if path.startswith(BOARD_S_LINK) and self.foreign[word].startswith("people.Team"):
                continue
            self.tally.find(f"it shows {self.foreign[word]}", again)


def wrongs(answer: Answer) -> Iterator[str]:
    """What is wrong with an answer, whoever asked for it."""
    if answer.status >= 500:
        yield f"{answer.status}"
    if b"Traceback (most recent" in answer.body:
        yield "a traceback on the page"
    leads = answer.header("location")
    if (ELSEWHERE in leads and not leads.startswith("/")) or leads.startswith(("//", "/\\", "javascript:")):
        yield f"it leads to {leads}"
    if missing := [name for name in SAYS if not answer.header(name)]:
        yield f"{answer.status} without {', '.join(missing)}"
    for cookie in answer.cookies:
        taken_away = "max-age=0" in cookie.lower()
        if not taken_away and ("httponly" not in cookie.lower() or "samesite" not in cookie.lower()):
            yield f"an open cookie: {cookie[:80]}"
    if "html" in answer.header("content-type"):
        page = Parsed()
        page.feed(answer.text)
        yield from page.arisen
    elif "csv" in answer.header("content-type"):
        cells = re.findall(r'(?:^|,|\n)"?\s*([=+@\t-][^,\n]{0,40}zq\d+)', answer.text)
        yield from (f"a live formula in a CSV: {cell}" for cell in cells[:1])
    elif "spreadsheet" in answer.header("content-type") and answer.body:  # HEAD has none
        yield from _live_in(answer.body)


class Parsed(HTMLParser):
    """A page as a browser reads it: what of it arose from planted text."""

    def __init__(self) -> None:
        super().__init__()
        self.arisen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if any(name == "data-zq" for name, _ in attrs):
            self.arisen.append(f"planted text became an element or an attribute of <{tag}>")
        for name, value in attrs:
            if name in ("href", "src", "action", "formaction") and (value or "").strip().lower().startswith(
                ("javascript:", "data:text", "vbscript:")
            ):
                self.arisen.append(f"a live address: {name}={value}")


def _live_in(workbook: bytes) -> Iterator[str]:
    for sheet in load_workbook(io.BytesIO(workbook)):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    yield f"a live formula in a workbook: {sheet.title}!{cell.coordinate}"


def readable(answer: Answer) -> bytes:
    """What can be read in an answer: of a workbook its cells, else what came."""
    if answer.body[:2] != b"PK" or "spreadsheet" not in answer.header("content-type"):
        return answer.body
    book = load_workbook(io.BytesIO(answer.body))
    return "\n".join(str(c.value) for sheet in book for row in sheet.iter_rows() for c in row).encode()
