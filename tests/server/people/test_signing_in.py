"""Signing in: by password, with a second factor, through an identity provider; and the demonstration's way."""

from collections.abc import Callable

from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client, override_settings

from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.roles import Role
from goldthread.server.people.views import demonstration

Somebody = Callable[..., Person]
PASSWORD = "walking to theatre seven"
PROVIDER = {
    "provider_id": "nhs-trust",
    "name": "Trust single sign-on",
    "client_id": "goldthread",
    "secret": "not a secret",
    "settings": {"server_url": "https://login.example.org"},
}
