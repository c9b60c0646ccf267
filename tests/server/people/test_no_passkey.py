"""What a browser says of a passkey may be anything: it is never a fault of ours, and lets nobody in."""

import pytest
from django.urls import reverse

from goldthread.server.people.models import Person

from .entering import WARD, at, given_an_app, is_in, sign_in

ODD = {
    "nothing": "",
    "no JSON": "[{",
    "deep lists": "[" * 100_000,
    "deep objects": '{"a":' * 20_000,
    "a long number": "1" * 6000,
    "no number": "NaN",
    "a list": "[]",
    "a text": '"x"',
    "half a pair": '"\\ud800"',
    "a NUL": '{"id": "\\u0000"}',
    "no answer": '{"id": "AA", "rawId": "AA", "type": "public-key"}',
    "an answer that is none": '{"id": "AA", "rawId": "AA", "type": "public-key", "response": []}',
    "numbers": '{"id": 1, "rawId": 2, "type": [], "response": {"clientDataJSON": 3}}',
    "empty pieces": '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "", '
    '"authenticatorData": "", "signature": "", "userHandle": "", "attestationObject": ""}}',
    "nobody here": '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON":'
    ' "e30", "authenticatorData": "AAAA", "signature": "AA", "userHandle": "OTk5OTk5OTk5OTk5OTk5OTk5OTk5"}}',
}  # fmt: skip
odd = pytest.mark.parametrize("said", ODD.values(), ids=ODD.keys())


@odd
def test_nobody_signs_in_with_what_is_no_passkey(said: str, db: None) -> None:
    browser = at(WARD)
    browser.get(reverse("mfa_login_webauthn"))
    assert browser.post(reverse("mfa_login_webauthn"), {"credential": said}).status_code < 500
    assert not is_in(browser)


@odd
def test_nor_is_it_taken_after_the_password(said: str, with_password: Person) -> None:
    given_an_app(with_password)
    browser = at(WARD)
    sign_in(browser, with_password)
    browser.get(reverse("mfa_authenticate"))
    assert browser.post(reverse("mfa_authenticate"), {"credential": said}).status_code < 500
    assert not is_in(browser)


@odd
def test_nor_added_as_one(said: str, with_password: Person) -> None:
    browser = at(WARD)
    sign_in(browser, with_password)
    browser.get(reverse("mfa_add_webauthn"))
    answer = browser.post(reverse("mfa_add_webauthn"), {"name": "Mine", "credential": said})
    assert answer.status_code < 500
    assert not with_password.authenticator_set.exists()  # type: ignore[attr-defined]
