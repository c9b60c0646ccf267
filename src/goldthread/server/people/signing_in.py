"""How people sign in: django-allauth, open only to whoever was invited."""

from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from .models import Person

VALID_FOR = timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)


class Adapter(DefaultAccountAdapter):
    """Nobody signs themselves up: an invitation opens the door (people.actions.accept)."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "This account is closed. Ask an administrator to invite you.",
        "email_password_mismatch": "The e-mail address and the password do not go together.",
        "enter_current_password": "This is not the password you have now.",
        "incorrect_code": "This is not the code of this moment. Look again, and give the one it shows now.",
        "incorrect_password": "This is not your password.",
        "too_many_login_attempts": "Too many attempts. Wait five minutes, or ask for a new password.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def format_email_subject(self, subject: str) -> str:
        return f"Goldthread: {subject.strip()}"

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Links in e-mails carry the address that people use, whatever name a request came under."""
        pk, _, token = key.partition("-")
        return settings.GOLDTHREAD_URL + reverse("account_reset_password_from_key", args=[pk, token])

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """E-mails of sign-in speak of Goldthread, whatever name the server answers to."""
        super().send_mail(template_prefix, email, {**context, "site_name": "Goldthread"})


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
