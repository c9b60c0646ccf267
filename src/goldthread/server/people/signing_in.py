"""How people sign in: django-allauth, open only to whoever was invited."""

from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.forms import default_token_generator
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.utils import user_pk_to_url_str
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldthread.server.security import attempts, known, log, networks
from goldthread.server.security.models import SecurityEvent
from goldthread.server.security.passwords import normal

from . import second_factor, telling_them
from .models import Person

Kind = SecurityEvent.Kind

BEGUN_FOR = "begun_for"  # in a session, while somebody signs in in several steps
VALID_FOR = timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)


class Backend(AuthenticationBackend):
    """A password is looked at for as long whether its address has an account or not."""

    def _mitigate_timing_attack(self, password: str) -> None:
        for _ in {password, normal(password)}:  # as often as Person.check_password would
            make_password(password)


class Adapter(DefaultAccountAdapter):
    """Nobody signs themselves up: an invitation opens the door (people.actions.accept)."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "This account is closed. Ask an administrator to invite you.",
        "email_password_mismatch": "The e-mail address and the password do not go together.",
        "enter_current_password": "This is not the password you have now.",
        "incorrect_code": "This is not the code of this moment. Look again, and give the one it shows now.",
        "incorrect_password": "This is not your password.",
    }

    def get_reauthentication_methods(self, user: Person) -> list[dict[str, Any]]:
        """The ways to say once more who one is, in our words."""
        said = {"mfa_reauthenticate": "Use a code", "mfa_reauthenticate:webauthn": "Use a passkey"}
        ways = super().get_reauthentication_methods(user)
        return [{**way, "description": said.get(way["id"], "Use your password")} for way in ways]

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return networks.address_of(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the attempt before the password is looked at. Raises TooSoon."""
        email = credentials.get("email", "")
        self._taken = attempts.password(request, email, _account(email))

    def _rollback_login_failed_rl_usage(self) -> None:
        self._taken.give_back()

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        email = credentials.get("email", "")
        person = _account(email)
        log.note(Kind.SIGN_IN_FAILED, request, person=person, typed="" if person else email)

    def pre_login(self, request: HttpRequest, user: Person, **kwargs: Any) -> HttpResponse | None:
        """The first step is done: what it was good for is kept, until all steps are."""
        request.session[BEGUN_FOR] = user.get_session_auth_hash()
        response: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return response

    def login(self, request: HttpRequest, user: Person) -> None:
        """Whoever began with a password that was changed meanwhile begins again."""
        now = user.get_session_auth_hash()
        if request.session.pop(BEGUN_FOR, now) != now:
            raise ImmediateHttpResponse(redirect("account_login"))
        super().login(request, user)

    def post_login(self, request: HttpRequest, user: Person, **kwargs: Any) -> HttpResponse:
        """Somebody is in: written down, remembered by the browser, and told what is asked of them."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        log.note(Kind.SIGNED_IN, request, person=user.pk, how=how_signed_in(request, user))
        known.remember(request, response, user.email)
        second_factor.remind(request, user)
        return response

    def logout(self, request: HttpRequest) -> None:
        person = request.user.pk
        super().logout(request)
        log.note(Kind.SIGNED_OUT, request, person=person)

    def send_notification_mail(self, template_prefix: str, user: Person, *_: Any, **__: Any) -> None:
        """Tell them what of their sign-in was changed, in our words."""
        telling_them.tell(user, template_prefix.rpartition("/")[2], self.request)

    def format_email_subject(self, subject: str) -> str:
        return f"Goldthread: {subject.strip()}"

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Links in e-mails carry the address that people use, whatever name a request came under."""
        pk, _, token = key.partition("-")
        return settings.GOLDTHREAD_URL + reverse("account_reset_password_from_key", args=[pk, token])

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """E-mails of sign-in speak of Goldthread, whatever name the server answers to."""
        super().send_mail(template_prefix, email, {**context, "site_name": "Goldthread"})


def how_signed_in(request: HttpRequest, person: Person) -> str:
    """By which ways, in their order: ‘password, authenticator app’."""
    records = get_authentication_records(request, person)
    return ", ".join(dict.fromkeys(_called(record) for record in records))


def _called(record: dict[str, Any]) -> str:
    if record.get("method") == "socialaccount":
        return str(record.get("provider", "single sign-on"))
    ways = {"password": "password", "password_reset": "link for a new password"}
    factors = {"totp": "authenticator app", "recovery_codes": "recovery code", "webauthn": "passkey"}
    return ways.get(str(record.get("method"))) or factors.get(str(record.get("type")), "otherwise")


def _account(email: str) -> int | None:
    return Person.objects.filter(email__iexact=email.strip()).values_list("pk", flat=True).first()


def shown_as(person: Person) -> str:
    """How allauth's pages speak of somebody."""
    return person.name


def link_to_set_a_password(person: Person) -> str:
    """The whole link, for a letter or a shell: good once, and for VALID_FOR."""
    return settings.GOLDTHREAD_URL + address_to_set_a_password(person)


def address_to_set_a_password(person: Person) -> str:
    """Where somebody whose address is proved sets their first password: once, and not for long."""
    return reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)},
    )
