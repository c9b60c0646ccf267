"""How people sign in: django-allauth, open only to whoever was invited."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.http import HttpRequest
from django.urls import reverse

from .models import Person


class Adapter(DefaultAccountAdapter):
    """Nobody signs themselves up: an invitation opens the door (people.actions.accept)."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail address and the password do not go together.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def format_email_subject(self, subject: str) -> str:
        return f"Goldthread: {subject.strip()}"

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """E-mails of sign-in speak of Goldthread, whatever name the server answers to."""
        super().send_mail(template_prefix, email, {**context, "site_name": "Goldthread"})


def shown_as(person: Person) -> str:
    """How allauth's pages speak of somebody."""
    return person.name


def address_to_set_a_password(person: Person) -> str:
    """Where somebody whose address is proved sets their first password: once, and not for long."""
    return reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)},
    )
