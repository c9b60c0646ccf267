"""Every form of every room, opened by two: the second to save is told what the first changed.

Forms are found on the pages at all addresses, so that a new form is tried without being named here.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from django.test import Client

from goldthread.server.ui.stale import CARRIED

from .forms_of import Box, Form
from .test_every_form import Answered, fillable, forms_of_all
from .world import World, build

SAID = "changed this"
AND_SAVED = 302
Sent = dict[str, list[str]]

BEGINS_WITH_NOTHING = (
    "/measures/import/", "/import/", "/invite/several/", "/teams/several/", "/routines/from-calendar/",
)  # fmt: skip
"""What is sent there is looked at first: nobody else can have changed it."""


@pytest.fixture
def world(db: None) -> World:
    return build()


@contextmanager
def put_back() -> Iterator[None]:
    """Whatever is changed within it is put back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_of_two_who_open_a_form_the_second_is_told(world: World) -> None:
    """Whoever presses again saves; nobody is told of what nobody did, nor of what they did themselves."""
    wrong, told = [], []
    for client, path, form in forms_of_all(world):
        if not carries(form) and not path.endswith(BEGINS_WITH_NOTHING):
            wrong.append(f"{path} does not say what it began with")
        wrong += [f"{path}: {w}" for w in tells_of_nothing(client, path, form)]
        if box := changeable(client, path, form):
            told.append(path)
            wrong += [f"{path} {box.name}: {w}" for w in tells_the_second(client, path, form, box)]
            wrong += [f"{path} {box.name}: {w}" for w in tells_nobody_twice(client, path, form, box)]
    assert not wrong, "\n".join(wrong)
    assert len(told) > 10, told


def tells_of_nothing(client: Client, path: str, form: Form) -> Iterator[str]:
    """Sent as it stands, twice, it says nothing of somebody else."""
    with put_back():
        for _ in range(2):
            if SAID in text_of(client.post(path, form.sent())):
                yield "tells of a change that nobody made"


def changeable(client: Client, path: str, form: Form) -> Box | None:
    """The first text of the form that can be changed on it, and stands on it then."""
    for box in form.asked:
        if box.kind in ("text", "textarea") and box.value.strip():
            with put_back():
                saved = client.post(path, typing(form, box, 1)).status_code == AND_SAVED
                if saved and reads_otherwise(client, path, box):
                    return box
    return None


def tells_the_second(client: Client, path: str, form: Form, box: Box) -> Iterator[str]:
    with put_back():
        client.post(path, typing(form, box, 1))
        typed = typing(form, box, 2)
        answer = client.post(path, typed)
        page = text_of(answer)
        if answer.status_code != 422 or SAID not in page or "and is now" not in page:
            yield f"the second gets {answer.status_code} and is not told what was changed"
            return
        again = next(f for f in fillable(answer) if carries(f) and box.name in f.sent())
        if again.sent()[box.name] != typed[box.name]:
            yield f"what was typed is lost: {again.sent()[box.name]}"
        if client.post(path, again.sent()).status_code != AND_SAVED:
            yield "pressed again, it is not saved"


def tells_nobody_twice(client: Client, path: str, form: Form, box: Box) -> Iterator[str]:
    """Pressed twice, the second press wants what stands there already."""
    with put_back():
        for _ in range(2):
            if SAID in text_of(client.post(path, typing(form, box, 1))):
                yield "whoever presses twice is told of what they did"


def carries(form: Form) -> bool:
    return any(box.name == CARRIED for box in form.boxes)


def typing(form: Form, box: Box, which: int) -> Sent:
    """The form with another text in one box, or another number where one stands there."""
    stands = box.value.strip()
    said = str(1 + int(stands) % 20 + which) if stands.isdecimal() else f"{stands} {' again' * which}"
    return {**form.sent(), box.name: [said]}


def reads_otherwise(client: Client, path: str, box: Box) -> bool:
    answer = client.get(path)
    found = [b for f in fillable(answer) for b in f.boxes if b.name == box.name]
    return answer.status_code == 200 and any(b.value != box.value for b in found)


def text_of(answer: Answered) -> str:
    is_page = "html" in answer.headers.get("Content-Type", "")
    return answer.content.decode() if is_page else ""
