"""What django-allauth tells of, written into the security log; and sessions that end with it.

Whoever changes how they sign in stays signed in where they did it, and nowhere else.
"""

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from allauth.socialaccount import signals as social
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest

from goldthread.server.security import log
from goldthread.server.security.models import SecurityEvent

from . import sessions
from .models import Person

Kind = SecurityEvent.Kind
CODES = Authenticator.Type.RECOVERY_CODES


def connect() -> None:
    """Listen to whatever changes how somebody signs in."""
    user_logged_in.connect(sessions.on_login)
    account.password_changed.connect(_password_changed)
    account.password_set.connect(_password_changed)
    account.password_reset.connect(_password_reset)
    mfa.authenticator_added.connect(_factor_added)
    mfa.authenticator_removed.connect(_factor_removed)
    mfa.authenticator_reset.connect(_codes_made)
    social.social_account_added.connect(_joined)
    social.social_account_removed.connect(_parted)


def _password_changed(request: HttpRequest, user: Person, **_: Any) -> None:
    log.note(Kind.PASSWORD_CHANGED, request, person=user.pk)
    sessions.end_others(request, user)


def _password_reset(request: HttpRequest, user: Person, **_: Any) -> None:
    log.note(Kind.RESET_USED, request, person=user.pk)
    sessions.end_all(user)


def _factor_added(request: HttpRequest, user: Person, authenticator: Authenticator, **_: Any) -> None:
    if authenticator.type == CODES:
        log.note(Kind.CODES_MADE, request, person=user.pk)
        return
    log.note(Kind.FACTOR_ADDED, request, person=user.pk, how=_called(authenticator))
    sessions.end_others(request, user)


def _factor_removed(request: HttpRequest, user: Person, authenticator: Authenticator, **_: Any) -> None:
    if authenticator.type != CODES:
        log.note(Kind.FACTOR_REMOVED, request, person=user.pk, how=_called(authenticator))
        sessions.end_others(request, user)


def _codes_made(request: HttpRequest, user: Person, **_: Any) -> None:
    log.note(Kind.CODES_MADE, request, person=user.pk)


def _joined(request: HttpRequest, sociallogin: Any, **_: Any) -> None:
    account = sociallogin.account
    log.note(Kind.ACCOUNT_JOINED, request, person=sociallogin.user.pk, how=account.provider)


def _parted(request: HttpRequest, socialaccount: Any, **_: Any) -> None:
    person = socialaccount.user_id
    log.note(Kind.ACCOUNT_PARTED, request, person=person, how=socialaccount.provider)


def _called(authenticator: Authenticator) -> str:
    return "authenticator app" if authenticator.type == Authenticator.Type.TOTP else "passkey"
