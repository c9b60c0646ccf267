"""The fuzz: every form that a page shows, with what nobody types; files made to eat a machine.

Promised of every answer: none of ours goes wrong, nothing typed becomes script, each comes within a minute;
and after every hostile file the server still answers.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from random import Random
from urllib.parse import urlencode, urljoin

from tests.server.addresses.forms_of import Box, Form, Reading
from tests.tables.hostile_files import MADE

from .asking import TOKEN, Answer, Browser
from .findings import Tally
from .place import Installation, installation
from .walk import NOT_SENT, wrongs

WHO = ("administrator", "facilitator", "executive", "partnership administrator", "nobody")
TIMES = 3
"""How often each form is sent by each of them."""
TOO_LONG = 60.0
IMPORT = "/o/SASH/measures/import/"
VALUES = (
    "", " ", "\0", "a\0b", "\n" * 50, "a" * 100_000, "9" * 400, "-1", "0", "1e400", "-1e-400", "NaN",
    "inf", "-Infinity", "1_000", "١٢٣", "½", "1,5", "0x10", "31/02/2019", "9999-12-31",
    "0000-00-00", "-0001-01-01", "2019-07-15T25:61", "<i data-zq=1>", "\" data-zq='1",
    "javascript:alert(1)", "=1+1", "@SUM(A1)", "{{7*7}}", "{% debug %}", "${7*7}", "%s%n%d",
    "'; DROP TABLE people_person; --", "../../../../etc/passwd", "file:///etc/passwd",
    "\u202e\u200b\ufeff", "\ud7ff\ue000", "Z͑ͫ̓ͪ̂ͫ̽" * 50, "💩" * 200, "true", "null", "[]",
    '{"$gt": ""}', str(2**31), str(2**63), str(-(2**63) - 1), "a@b", "a@" + "b" * 300 + ".c",
    "a\r\nBcc: x@example.org", "//evil.example", "https://evil.example", "on", "admin",
    "[" * 50_000, '{"a":' * 10_000, "1" * 5000, '{"id": "\\u0000"}',
    '{"id": "AA", "rawId": "AA", "type": "public-key"}',
)  # fmt: skip


def run(*, portion: float, seed: int) -> Tally:
    tally, chance = Tally("fuzz"), Random(seed)
    with installation() as place:
        for name in chance.sample(sorted(MADE), max(1, round(len(MADE) * portion))):
            _send_file(place, name, tally)
        for visitor in WHO:
            for address in place.planted["addresses"]:
                if "GET" in address["ways"] and address["name"] not in NOT_SENT and chance.random() < portion:
                    _fuzz(place.browser(visitor), address["path"], tally, chance)
        if "Traceback (most recent call last)" in place.log:
            at = place.log.index("Traceback (most recent call last)")
            tally.find(f"a traceback in the server's log: {place.log[at : at + 3000]}", f"seed {seed}")
    return tally


def _fuzz(browser: Browser, path: str, tally: Tally, chance: Random) -> None:
    page = browser.get(path)
    tally.count("pages read for their forms")
    if page.status != 200 or "html" not in page.header("content-type"):
        return
    for form in Reading(page.text).forms:
        leads = urljoin(path, form.action)
        if form.method.lower() == "post" and form.asked and "logout" not in leads and leads.startswith("/"):
            for _ in range(TIMES):
                _send(browser, leads, form, tally, chance)


def _send(browser: Browser, path: str, form: Form, tally: Tally, chance: Random) -> None:
    said: dict[str, list[str]] = form.sent() | {"csrfmiddlewaretoken": [TOKEN]}
    for box in chance.sample(form.boxes, chance.randint(1, len(form.boxes))):
        if box.name != "csrfmiddlewaretoken":
            said[box.name] = _typed(box, chance)
    encoded = urlencode(said, doseq=True, errors="replace").encode()
    kind = "application/x-www-form-urlencoded"
    if any(box.kind == "file" for box in form.boxes):
        encoded, kind = multipart(said, chance)
    began = time.monotonic()
    answer = browser.ask("POST", path, encoded, {"Content-Type": kind})
    tally.count("forms sent")
    _judge(answer, began, tally, f"POST {path} as {browser.visitor} with {encoded[:600]!r}")


def _typed(box: Box, chance: Random) -> list[str]:
    """What stands in a box: nonsense, what it offers, or several of these."""
    values = [chance.choice((*VALUES, *box.offers)) for _ in range(chance.choice((1, 1, 1, 2, 5)))]
    return [chance.choice(box.offers)] if box.offers and chance.random() < 0.4 else values


def _judge(answer: Answer, began: float, tally: Tally, again: str) -> None:
    for wrong in wrongs(answer):
        tally.find(wrong, again)
    if (took := time.monotonic() - began) > TOO_LONG:
        tally.find(f"it took {took:.0f} s", again)


def multipart(said: Mapping[str, list[str]], chance: Random) -> tuple[bytes, str]:
    """A form with a file in the box `file`, small and odd."""
    content = chance.choice(
        (b"", b"\0" * 64, b"PK\3\4", b"period,value\n2019-07-01,=1+1\n", b"\xff\xd8\xff", b"GIF89a")
    )
    name = chance.choice(
        ("a.csv", "../../a.csv", "a\0.xlsx", "a" * 500 + ".csv", "a.png", '"><i data-zq=1>.csv')
    )
    return parts(said, name, content)


def parts(said: Mapping[str, list[str]], name: str, content: bytes) -> tuple[bytes, str]:
    lines = [
        f'--zq\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
        for key, values in said.items()
        for value in values
        if key != "file"
    ]
    quoted = name.replace('"', "%22")
    head = f'--zq\r\nContent-Disposition: form-data; name="file"; filename="{quoted}"\r\n\r\n'
    body = "".join(lines).encode(errors="replace") + head.encode() + content + b"\r\n--zq--\r\n"
    return body, "multipart/form-data; boundary=zq"


def _send_file(place: Installation, name: str, tally: Tally) -> None:
    """Send a file that is made to eat a machine, and then ask for a page."""
    browser = place.browser("facilitator")
    body, kind = parts({"csrfmiddlewaretoken": [TOKEN]}, f"{name}.xlsx", MADE[name]())
    again, began = (
        f"tests/tables/hostile_files.py: {name}(), sent to {IMPORT} as facilitator",
        time.monotonic(),
    )
    try:
        answer = browser.ask("POST", IMPORT, body, {"Content-Type": kind})
    except OSError as wrong:
        tally.find(f"no answer: {wrong}", again)
        return
    tally.count("hostile files")
    tally.expect(answer.status in (200, 302, 413, 422, 503), f"{answer.status} for a hostile file", again)
    if answer.status != 503:  # busy reading: it says to try again
        _judge(answer, began, tally, again)
    tally.expect(browser.get("/").status == 200, "afterwards the server does not answer", again)
