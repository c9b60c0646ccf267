"""How people sign in: django-allauth, open only to whoever was invited."""

from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ResetPasswordKeyForm, default_token_generator
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
        "email_password_mismatch": "The e-mail address and the password do not go together.",
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


class PasswordForm(ResetPasswordKeyForm):
    """A password, typed once: it can be shown, and a link for another is soon had."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        self.fields["password1"].label = "Your password"
        self.fields["password1"].help_text = (
            "At least twelve characters. Three words that do not belong together are easy to remember "
            "and hard to guess."
        )


def link_to_set_a_password(person: Person) -> str:
    """The whole link, for a letter or a shell: good once, and for VALID_FOR."""
    return settings.GOLDTHREAD_URL + address_to_set_a_password(person)


def address_to_set_a_password(person: Person) -> str:
    """Where somebody whose address is proved sets their first password: once, and not for long."""
    return reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)},
    )
