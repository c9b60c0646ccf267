"""Links that leave the server lead to where people reach it, whatever a request calls it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client, override_settings

from goldthread.server.people.models import Person

HOSTILE: dict[str, Any] = {
    "HTTP_X_FORWARDED_HOST": "evil.example",
    "HTTP_X_FORWARDED_SERVER": "evil.example",
    "HTTP_FORWARDED": "host=evil.example",
    "HTTP_X_HOST": "evil.example",
    "HTTP_REFERER": "https://evil.example/",
}


def links() -> list[str]:
    return re.findall(r"\w+://[^\s<>\"]+", "\n".join(str(letter.message()) for letter in mail.outbox))


@override_settings(
    GOLDTHREAD_URL="https://improve.example.org", ALLOWED_HOSTS=["testserver", "other.example.org"]
)
def test_a_letter_with_a_new_password_leads_home(client: Client, staff: Person) -> None:
    for host in ("testserver", "other.example.org"):
        client.post("/accounts/password/reset/", {"email": staff.email}, HTTP_HOST=host, **HOSTILE)
    assert links()
    assert {link.split("/")[2] for link in links()} == {"improve.example.org"}


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "testserver@evil.example"])
def test_a_request_under_a_strange_name_is_refused_and_sends_nothing(
    client: Client, staff: Person, host: str
) -> None:
    answer = client.post("/accounts/password/reset/", {"email": staff.email}, HTTP_HOST=host)
    assert answer.status_code == 400
    assert not mail.outbox


@override_settings(GOLDTHREAD_URL="https://improve.example.org")
def test_an_invitation_leads_home(
    client: Client, administrator: Person, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    client.force_login(administrator)
    said = {"email": "new@example.org", "name": "New Person", "role": "staff"}
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        answer = client.post("/o/SASH/people/invite/", said, **HOSTILE)
    assert answer.status_code == 302
    assert {link.split("/")[2] for link in links()} == {"improve.example.org"}


def test_no_redirect_leads_to_a_name_that_a_request_brought(client: Client, staff: Person) -> None:
    for address in ("/", "/o/SASH", "/accounts/login/?next=//evil.example/"):
        assert "evil.example/" not in client.get(address, **HOSTILE).headers.get("Location", "")
