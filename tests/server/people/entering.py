"""Signing in as people do, from wherever they are."""

import time

from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client
from django.urls import reverse

from goldthread.server.people.models import Person

PASSWORD = "walking to theatre seven"
WRONG = "walking to the wrong theatre"
HOME, WARD, ELSEWHERE = "198.51.100.7", "192.0.2.1", "203.0.113.9"


def given_a_password(person: Person) -> Person:
    person.set_password(PASSWORD)
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def given_an_app(person: Person) -> str:
    """The secret of an authenticator app that somebody has set up."""
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    return secret


def code_of(secret: str, later: int = 0) -> str:
    """The code that the app shows now, or so many half minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def sign_in(client: Client, person: Person, password: str = PASSWORD) -> str:
    """The page one is on after giving address and password."""
    answer = client.post(
        reverse("account_login"), {"login": person.email, "password": password}, follow=False
    )
    return answer.headers.get("location", "")


def at(address: str) -> Client:
    """A browser somewhere."""
    return Client(REMOTE_ADDR=address)


def is_in(client: Client) -> bool:
    """Whether somebody is signed in there: asked of a page, not of the cookie."""
    return client.get(reverse("people:own_sessions")).status_code == 200
