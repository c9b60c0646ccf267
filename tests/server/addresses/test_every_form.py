"""Every form of every room, sent back with nonsense: it keeps what was typed, and says where to mend it.

Forms are found on the pages at all addresses, as whoever may open most of them, so that a new form is
tried without being named here.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from goldthread.server.people import actions as people

from .asking import VISITORS, addresses, browsers, filled
from .forms_of import CHECKED, Box, Form, Reading
from .world import World, build

WHO = ("administrator", "facilitator", "executive", "partnership board")
SIGNING_IN = ("/accounts/login/", "/accounts/password/reset/")
SUMMARY = re.compile(r'nhsuk-error-summary__list">(.*?)</ul>', re.DOTALL)

Typing = Callable[[Box], str]
Answered = Any  # Django's test client answers with a response that it has dressed up


def nonsense(box: Box) -> str:
    """What nobody meant: words where a number is asked for, half a day."""
    if box.name.endswith("_day"):
        return "x9"
    return "" if box.name.endswith(("_month", "_year")) else "No & such <thing>"


def care(box: Box) -> str:
    """What looks like somebody's care, in every box."""
    return "1" if box.name.endswith(("_day", "_month", "_year")) else "NHS number 943 476 5919"


@pytest.fixture
def world(db: None) -> World:
    return build()


def test_every_form_keeps_what_was_typed_and_leads_to_what_is_wrong(world: World) -> None:
    wrong, tried = [], set()
    for who, path, form in forms_of_all(world):
        for typing in (nonsense, care):
            answer, typed = send(who, path, form, typing)
            if answer.status_code == 200 and shows_what_it_would_do(answer):
                tried.add(path)
            elif answer.status_code in (200, 422):
                tried.add(path)
                wrong += [f"{path} ({typing.__name__}): {w}" for w in faults(answer, form, typed)]
            elif answer.status_code not in (302, 303, 403, 409):
                wrong.append(f"{path} answers {answer.status_code}")
    assert not wrong, "\n".join(wrong)
    assert len(tried) > 30, "few forms were found: are they still there?"


def test_the_forms_of_signing_in_do_so_too(client: Client, db: None) -> None:
    wrong = []
    for path in SIGNING_IN:
        for form in fillable(client.get(path)):
            answer, typed = send(client, path, form, nonsense)
            wrong += [f"{path}: {w}" for w in faults(answer, form, typed)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", ["/accounts/password/change/", "/accounts/2fa/totp/activate/"])
def test_the_forms_of_ones_own_sign_in_do_so_too(client: Client, db: None, path: str) -> None:
    person = people.add_person(email="sam@example.org", name="Sam Lee", by=None)
    person.set_password("three words together")
    person.save()
    client.post("/accounts/login/", {"login": "sam@example.org", "password": "three words together"})
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(path, follow=True)
    assert fillable(page)
    for form in fillable(page):
        answer, typed = send(client, form.action or page.request["PATH_INFO"], form, nonsense)
        assert [*faults(answer, form, typed)] == []


def forms_of_all(world: World) -> Iterator[tuple[Client, str, Form]]:
    """Each form that somebody may fill in, once, with a browser that may."""
    known = dict(zip(VISITORS, browsers(world), strict=True))
    for address in addresses():
        path = filled(address, world)
        for who in WHO:
            answer = known[who].get(path)
            found = fillable(answer) if answer.status_code == 200 else []
            yield from ((known[who], form.action or path, form) for form in found)
            if found:
                break


def fillable(answer: Answered) -> list[Form]:
    if "html" not in answer.headers.get("Content-Type", ""):
        return []
    forms = Reading(answer.content.decode()).forms
    return [form for form in forms if form.method == "post" and form.asked]


def send(client: Client, path: str, form: Form, typing: Typing) -> tuple[Answered, dict[str, list[str]]]:
    """Fill in every box of the form and send it; whatever it changed is put back."""
    typed = form.sent()
    for box in form.asked:
        if box.kind == "select":
            typed[box.name] = box.offers[-1:]
        elif box.kind in CHECKED:
            typed[box.name] = [*(typed.get(box.name, []) if box.kind == "checkbox" else []), box.value]
        elif box.kind != "file":
            typed[box.name] = [typing(box)]
    files = {box.name: SimpleUploadedFile("n.csv", b"\x00\x01") for box in form.asked if box.kind == "file"}
    with transaction.atomic():
        answer = client.post(path, typed | files)
        transaction.set_rollback(True)
    return answer, typed


def shows_what_it_would_do(answer: Answered) -> bool:
    """A list that was pasted is looked at first: the page says what would become of it, and asks again."""
    return b'name="seen"' in answer.content


def faults(answer: Answered, form: Form, typed: dict[str, list[str]]) -> Iterator[str]:
    """What is lost of what was typed, and problems that lead nowhere."""
    page = answer.content.decode()
    seen = Reading(page)
    names = {box.name for box in form.asked}
    back = max(seen.forms, key=lambda f: len(names & {box.name for box in f.asked}), default=form)
    kept = back.sent()
    for box in form.asked:
        comes_back = box.kind not in ("file", "password") and box.name in {b.name for b in back.boxes}
        if comes_back and set(kept.get(box.name, [])) != set(typed[box.name]):
            yield f"{box.name} was {typed[box.name]} and came back as {kept.get(box.name)}"
    said = SUMMARY.search(page)
    if not said:
        yield "says nothing of what is wrong"
        return
    for at in re.findall(r'<a href="#([^"]+)"', said.group(1)):
        marked = seen.identified.get(at, {})
        described = marked.get("aria-describedby", "")
        if marked.get("aria-invalid") != "true":
            yield f"{at} is linked to, and is not marked as wrong: {marked}"
        elif f"{at.removesuffix('_day')}-error" not in described and not in_a_group(seen, at):
            yield f"{at} is not described by what is wrong"


def in_a_group(seen: Reading, at: str) -> bool:
    """Boxes that stand together are described as a group, whose error is there under their name."""
    return f"{re.sub('_(day|month|year)$', '', at)}-error" in seen.identified
