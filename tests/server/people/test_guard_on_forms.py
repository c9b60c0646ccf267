"""What looks like care is stopped on the form, and a tick says that it is not; without JavaScript."""

import re

from django.test import Client
from django.urls import reverse

from goldthread.server.people.models import Organisation, Person

FORM = {"kind": "other", "precision": "day", "on_day": "1", "on_month": "4", "on_year": "2018"}
FOUND = "943 476 5919"


def test_the_text_stays_and_a_tick_lets_it_through(
    client: Client, trust: Organisation, executive: Person
) -> None:
    client.force_login(executive)
    address = reverse("people:events", args=["SASH"])
    form = {**FORM, "title": "New switchboard", "note": f"The number is {FOUND}"}
    asked = client.post(address, form)
    said = asked.content.decode()
    assert asked.status_code == 422
    assert not trust.dated_events.exists()
    assert "‘943 476 5919’ looks like an NHS number" in said
    assert re.search(rf"<textarea[^>]*>\s*The number is {FOUND}</textarea>", said)
    assert re.search(rf'<input[^>]*name="not_care"[^>]*value="{FOUND}"', said)
    assert client.post(address, {**form, "not_care": [FOUND]}).status_code == 302
    assert trust.dated_events.get().note == f"The number is {FOUND}"


def test_a_tick_lets_through_what_it_says_and_nothing_else(
    client: Client, trust: Organisation, executive: Person
) -> None:
    client.force_login(executive)
    address = reverse("people:events", args=["SASH"])
    form = {**FORM, "title": "Switchboard", "note": f"{FOUND} and Mary Jones 3.4.1951", "not_care": [FOUND]}
    again = client.post(address, form).content.decode()
    assert "Mary Jones 3.4.1951" in again
    assert re.search(rf'<input[^>]*name="not_care"[^>]*value="{FOUND}"[^>]*checked', again)
    assert not trust.dated_events.exists()
    both = [FOUND, "Mary Jones 3.4.1951"]
    assert client.post(address, {**form, "not_care": both}).status_code == 302
