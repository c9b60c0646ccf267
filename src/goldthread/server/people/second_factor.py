"""Who must have a second factor, and has none: they are led to where they set one up, and nowhere else.

An organisation asks it of its administrators and executives, or of everybody, from some day on. Who came
through a provider of single sign-on that asks for one itself (`"second_factor"` in GOLDTHREAD_OIDC) has it
there. Nobody is shut out for good: setting one up needs nothing but a telephone or the computer itself, and
at the server's shell `goldthread link --forget-second-factor` begins anew.
"""

from collections.abc import Callable
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from goldthread.server.ui.happened import happened

from .models import Person

Answer = Callable[[HttpRequest], HttpResponse]

HAS_ONE = "factor"  # in a session: whether it was seen that they have one
WITHOUT = {
    "account_logout", "account_reauthenticate", "account_set_password", "account_reset_password_from_key",
}  # fmt: skip
"""Addresses that are open to whoever must set one up first, besides those of second factors."""


class AsksForOne:
    """Middleware: whoever must have a second factor by now, and has none, sets one up first."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        person = request.user
        found = request.resolver_match
        name = (found.url_name or "") if found else ""
        if not isinstance(person, Person) or name in WITHOUT or name.startswith("mfa_"):
            return None
        return redirect("mfa_index") if is_missing(request, person) else None


def is_missing(request: HttpRequest, person: Person) -> bool:
    """Whether somebody can do nothing else before they have set one up. No query where none is asked for."""
    by = person.reach.second_factor_by
    return by is not None and timezone.localdate() >= by and not has_one(request, person)


def has_one(request: HttpRequest, person: Person) -> bool:
    """Whether somebody has a second factor, here or where they came through. Kept in the session."""
    if not request.session.get(HAS_ONE):
        request.session[HAS_ONE] = has_own(person) or _was_asked_elsewhere(request, person)
    return bool(request.session[HAS_ONE])


def has_own(person: Person) -> bool:
    """Whether somebody has set up a second factor here."""
    own = Authenticator.objects.filter(user=person).exclude(type=Authenticator.Type.RECOVERY_CODES)
    return own.exists()


def remind(request: HttpRequest, person: Person) -> None:
    """Tell whoever signs in, and will need one, from when on."""
    by = person.reach.second_factor_by
    if by and timezone.localdate() < by and not has_one(request, person):
        happened(
            request,
            f"From {by.day} {by:%B %Y} on you need a second factor to sign in. It takes two minutes.",
            next=("Set it up now", reverse("mfa_index")),
        )


def passkeys_work() -> bool:
    """Whether browsers take passkeys here: over https, or on localhost, and never at a mere number."""
    parts = urlsplit(settings.GOLDTHREAD_URL)
    name = parts.hostname or ""
    try:
        ip_address(name)
    except ValueError:
        return parts.scheme == "https" or name == "localhost"
    return False


def _was_asked_elsewhere(request: HttpRequest, person: Person) -> bool:
    records = get_authentication_records(request, person)
    through = {r.get("provider") for r in records if r.get("method") == "socialaccount"}
    return any(
        _asks_for_one(app, person)
        for app in settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
        if app["provider_id"] in through
    )


def _asks_for_one(app: dict[str, Any], person: Person) -> bool:
    """Of a provider: "always", or only where it says so of this sign-in ("claimed": `amr`, RFC 8176)."""
    said = app.get("settings", {}).get("second_factor", "never")
    if said != "claimed":
        return bool(said == "always")
    account = SocialAccount.objects.filter(user=person, provider=app["provider_id"]).first()
    claims = (account.extra_data if account else {}).get("id_token") or {}
    return "mfa" in claims.get("amr", [])
