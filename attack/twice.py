"""Two at once: the same form sent many times together, and by two people who both saw it as it was.

Promised: what may be there once is there once; of two who change the same text the second is told, saves by
pressing again, and both changes are in the record.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from tests.server.addresses.forms_of import Form, Reading

from .asking import Answer
from .findings import Tally
from .kills import INVITE
from .place import Installation, installation
from .walk import wrongs

AT_ONCE = 50
SAVED = 302
TOLD = "changed this"


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
    """Two browsers open a form and save different texts, one after the other."""
    one, other = place.browser(visitor), place.browser(visitor)
    pages = [browser.get(path) for browser in (one, other)]
    forms = [form for page in pages if page.status == 200 for form in _forms(page)]
    texts = [box.name for form in forms[:1] for box in form.asked if box.kind in ("text", "textarea")]
    if not texts:
        return
    saw, before = forms[0].sent(), _events(place)
    first = one.post(path, {**saw, texts[0]: "First said"})
    second = other.post(path, {**saw, texts[0]: "Second said"})
    again = f"two browsers of {visitor} open {path}; both change {texts[0]}"
    tally.count("forms that two people saw")
    for answer in (first, second):
        for wrong in wrongs(answer):
            tally.find(wrong, again)
    if first.status == SAVED and TOLD in second.text:
        tally.count("second changes that were told first, pressed again")
        pressed = other.post(path, _forms(second)[0].sent())
        tally.expect(pressed.status == SAVED, f"pressed again it answers {pressed.status}", again)
        tally.expect(_events(place) == before + 2, "a change that is not in the record", again)
    elif first.status == second.status == SAVED:
        tally.count("second changes of what stands on no form, as a reason")
        stands = [form.sent().get(texts[0]) for form in _forms(other.get(path))]
        tally.expect(["Second said"] not in stands, "the second undid the first unawares", again)


def _forms(page: Answer) -> list[Form]:
    """What may be filled in on a page."""
    return [form for form in Reading(page.text).forms if form.method.lower() == "post" and form.asked]


def _events(place: Installation) -> int:
    with sqlite3.connect(place.folder / "goldthread.sqlite3") as database:
        return int(database.execute("SELECT count(*) FROM audit_event").fetchone()[0])
