"""Browsers in which somebody has signed in before: their limits are their own.

The browser keeps, signed, who that was (as digests, the latest first) and for each a random name. Whoever
tries passwords from elsewhere does not have it, and so cannot slow down whoever has. It lets nobody in.
Source: OWASP, ‘Slow down online guessing attacks with device cookies’.
"""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string

from .limits import digest

SALT = "goldthread.known"
FOR = timedelta(days=180)
MOST = 20
"""A ward's computer is used by many; the twenty who came last are kept."""


def cookie() -> str:
    """Under https the browser takes it from this server alone (`__Host-`)."""
    return f"{settings.COOKIES_BEGIN}known"


def name_of(request: HttpRequest, account: str) -> str:
    """The random name of this browser for an account; nothing where nobody signed in to it here."""
    return dict(_kept(request)).get(_digest(account), "")


def remember(request: HttpRequest, response: HttpResponse, account: str) -> None:
    """Have the browser keep that somebody signed in to this account."""
    name = name_of(request, account) or get_random_string(12)
    others = [each for each in _kept(request) if each[0] != _digest(account)]
    kept = [[_digest(account), name], *others][:MOST]
    response.set_cookie(
        cookie(),
        signing.dumps(kept, salt=SALT),
        max_age=FOR,
        httponly=True,
        samesite="Lax",
        secure=settings.HTTPS,
    )


def _kept(request: HttpRequest) -> list[list[str]]:
    try:
        found: list[list[str]] = signing.loads(request.COOKIES.get(cookie(), ""), salt=SALT, max_age=FOR)
    except signing.BadSignature:
        return []
    return found


def _digest(account: str) -> str:
    return digest("account", account.strip().lower())[:16]
