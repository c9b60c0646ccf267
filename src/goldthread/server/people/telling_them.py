"""A letter to whoever's way of signing in was changed: if it was not they, they learn of it."""

from django.conf import settings
from django.core.mail import send_mail
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from goldthread.server.security import devices
from goldthread.server.security.networks import address_of

from .models import Person

CHANGES = {
    "password_changed": "Your password for Goldthread was changed.",
    "password_set": "A password was set for your account at Goldthread.",
    "password_reset": "Your password for Goldthread was set anew, by a link that went to this address.",
    "totp_activated": "An authenticator app was set up for your account at Goldthread.",
    "totp_deactivated": "The authenticator app of your account at Goldthread is not asked for any more.",
    "webauthn_added": "A passkey was added to your account at Goldthread.",
    "webauthn_removed": "A passkey of your account at Goldthread was taken away.",
    "recovery_codes_generated": "New recovery codes were made for your account at Goldthread.",
    "account_connected": "An account of single sign-on lets you in to Goldthread from now on.",
    "account_disconnected": "An account of single sign-on lets you in to Goldthread no more.",
}
"""What allauth tells of, by what it calls it."""


def tell(person: Person, what: str, request: HttpRequest) -> None:
    """Write to them what was changed; nothing of what is no news: the first password of a new account."""
    if what not in CHANGES or (what == "password_reset" and person.last_login is None):
        return
    said = {
        "found": person,
        "what": CHANGES[what],
        "device": devices.said(request.headers.get("User-Agent", "")),
        "address": address_of(request),
        "at": timezone.now(),
        "link": settings.GOLDTHREAD_URL + reverse("account_reset_password"),
    }
    text = render_to_string("people/mail/changed.txt.jinja", said)
    send_mail("Goldthread: how you sign in was changed", text, None, [person.email])
