"""Two at once: the same form sent many times together, and by two people who both saw it as it was.

Promised: what may be there once is there once; of two who change the same text the second is told, or both
changes are in the record.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from tests.server.addresses.forms_of import Reading

from .findings import Tally
from .kills import INVITE
from .place import Installation, installation
from .walk import wrongs

AT_ONCE = 50


def run(*, portion: float, seed: int) -> Tally:
    tally = Tally("twice")
    with installation() as place:
        many = max(4, round(AT_ONCE * portion))
        _invited_once(place, many, tally)
        for address in place.planted["addresses"]:
            if {"GET", "POST"} <= set(address["ways"]) and "edit" in address["path"]:
                for visitor in ("administrator", "facilitator", "executive"):
                    _stale(place, visitor, address["path"], tally)
    return tally


def _invited_once(place: Installation, many: int, tally: Tally) -> None:
    said = {"name": "twice@example.org", "email": "twice@example.org", "role": "staff"}
    with ThreadPoolExecutor(many) as threads:
        answers = list(threads.map(lambda _: place.browser("administrator").post(INVITE, said), range(many)))
    again = f"{many} times at once: POST {INVITE} {said}"
    tally.count("the same form at once", many)
    for answer in answers:
        for wrong in wrongs(answer):
            tally.find(wrong, again)
    counted = json.loads(place.run("-m", "attack.counted").stdout.splitlines()[-1])
    there = {kind: counted[kind].get("twice@example.org", 0) for kind in ("rows", "events", "letters")}
    statuses = Counter(answer.status for answer in answers)
    tally.expect(set(there.values()) == {1}, f"there is {there} after {dict(statuses)}", again)


def _stale(place: Installation, visitor: str, path: str, tally: Tally) -> None:
    """Two browsers open a form and save different texts."""
    one, other = place.browser(visitor), place.browser(visitor)
    pages = [browser.get(path) for browser in (one, other)]
    if any(page.status != 200 for page in pages):
        return
    forms = [form for form in Reading(pages[0].text).forms if form.method.lower() == "post" and form.asked]
    texts = [box.name for form in forms[:1] for box in form.asked if box.kind in ("text", "textarea")]
    if not texts:
        return
    saw, before = forms[0].sent(), _events(place)
    answers = [
        browser.post(path, {**saw, texts[0]: f"{said} said"})
        for browser, said in ((one, "First"), (other, "Second"))
    ]
    tally.count("forms that two people saw")
    again = f"two browsers of {visitor} open {path}; both change {texts[0]}"
    for answer in answers:
        for wrong in wrongs(answer):
            tally.find(wrong, again)
    if [answer.status for answer in answers] == [302, 302]:
        tally.count("second changes that stand, both in the record")
        tally.expect(_events(place) == before + 2, "a change that is not in the record", again)


def _events(place: Installation) -> int:
    with sqlite3.connect(place.folder / "goldthread.sqlite3") as database:
        return int(database.execute("SELECT count(*) FROM audit_event").fetchone()[0])
