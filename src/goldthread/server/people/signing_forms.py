"""The forms of signing in, in our words: a password is typed once, since it can be shown."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
)
from allauth.account.forms import (
    ReauthenticateForm as PasswordAgain,
)
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.conf import settings
from django.db import Error
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from goldthread.server.refusal import Refusal
from goldthread.server.security import at_rest, attempts, limits, log
from goldthread.server.security.models import SecurityEvent
from goldthread.server.security.passwords import HOW, MOST

from .afterwards import afterwards

Kind = SecurityEvent.Kind

GOOD = f"At least twelve characters. {HOW}"
CODE_HOLDS = 120  # seconds within which no code is taken twice: longer than any is shown and tolerated


def _typed_once(form: forms.Form, label: str) -> None:
    del form.fields["password2"]
    form.fields["password1"].label = label
    form.fields["password1"].help_text = GOOD


class SignInForm(LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "E-mail address"
        link = reverse("account_reset_password")
        self.fields["password"].max_length = MOST
        self.fields["password"].help_text = format_html('<a href="{}">Forgotten your password?</a>', link)


class ForgottenForm(ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "E-mail address"

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Send the link once the page is answered, so that it takes no longer where there is an account."""
        email: str = self.cleaned_data["email"]
        known = self.users[0].pk if self.users else None
        wanted = attempts.letter(request, email)
        log.note(Kind.RESET_ASKED, request, person=known, typed="" if known else email)
        if wanted:
            afterwards(request, lambda: self._send(request, **kwargs))
        return email

    def _send(self, request: HttpRequest, **kwargs: Any) -> None:
        with context.request_context(request):
            super().save(request, **kwargs)


class PasswordForm(ResetPasswordKeyForm):
    """A password, by a link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _typed_once(self, "Your password")


class FirstPasswordForm(SetPasswordForm):
    """A password, for whoever signed in without one so far."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _typed_once(self, "Your password")


class NewPasswordForm(ChangePasswordForm):
    """Another password, for whoever knows the one they have."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _typed_once(self, "Your new password")
        self.fields["oldpassword"].label = "The password you have now"
        self.fields["oldpassword"].help_text = ""

    def clean_oldpassword(self) -> str:
        """Counted as any attempt to sign in is. Raises TooSoon."""
        request = context.request
        taken = attempts.password(request, self.user.email, self.user.pk)
        try:
            password: str = super().clean_oldpassword()
        except forms.ValidationError:
            log.note(Kind.SIGN_IN_FAILED, request, person=self.user.pk)
            raise
        taken.give_back()
        return password


class PasswordAgainForm(PasswordAgain):
    """The password, before something that changes how one signs in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = "Your password"
        self.fields["password"].help_text = ""


class _Guarded:
    """A code of a second factor: counted before it is looked at, taken once, and failures written down."""

    user: Any
    authenticator: Authenticator
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "The code"

    def clean_code(self) -> str:
        """Raises TooSoon."""
        request = context.request
        taken = attempts.code(request, self.user.email, self.user.pk)
        try:
            code: str = super().clean_code()  # type: ignore[misc]
            self._refuse_again(code)
        except at_rest.OfAnotherKey as refusal:
            raise forms.ValidationError(str(refusal)) from None
        except forms.ValidationError:
            log.note(Kind.FACTOR_FAILED, request, person=self.user.pk)
            raise
        taken.give_back()
        if self.authenticator.type == Authenticator.Type.RECOVERY_CODES:
            log.note(Kind.CODE_USED, request, person=self.user.pk)
        return code

    def _refuse_again(self, code: str) -> None:
        """A code that somebody looked at over a shoulder is of no use a second time, in no process."""
        used = (str(self.user.pk), "".join(code.split()))
        if not limits.once("code used", *used, within=CODE_HOLDS):
            raise MFAAdapter().validation_error("incorrect_code")


class CodeForm(_Guarded, AuthenticateForm):
    pass


class CodeAgainForm(_Guarded, ReauthenticateForm):
    pass


class AppForm(ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "The six digits it shows"


class _Said(forms.JSONField):
    """What a browser says of a passkey: no browser says it as deep, or in such numbers, as cannot be read."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except (RecursionError, ValueError):
            raise _not_the_key() from None

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Nothing: a page that comes back asks the browser anew."""
        return None


def _not_the_key() -> forms.ValidationError:
    error: forms.ValidationError = MFAAdapter().validation_error("incorrect_code")
    return error


@contextmanager
def _read_as_a_passkey() -> Iterator[None]:
    """Whatever is no passkey is not the one: the library that reads it is at a loss in many ways."""
    try:
        yield
    except (forms.ValidationError, Refusal, Error):
        raise
    except Exception:
        raise _not_the_key() from None


class NewPasskeyForm(AddWebAuthnForm):
    """A passkey is kept on the device and takes the place of the password: nobody is asked which kind."""

    credential = _Said()

    def clean(self) -> dict[str, Any]:
        with _read_as_a_passkey():
            cleaned: dict[str, Any] = super().clean()
        return cleaned

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = "What do you call it?"
        self.fields["name"].help_text = "So that you know it again: my telephone, the key on my keyring."
        self.fields["name"].max_length = 60
        self.fields["passwordless"].label = "Sign in with it instead of the password"
        self.fields[
            "passwordless"
        ].help_text = (
            "It asks for your fingerprint, face or PIN then. Otherwise it is asked for after the password."
        )
        self.fields["passwordless"].initial = True


class PasskeyNameForm(EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = "What do you call it?"


class _Counted(AuthenticateWebAuthnForm):
    """A passkey: written down where it is not the one."""

    credential = _Said()

    def clean_credential(self) -> Authenticator:
        """Raises TooSoon."""
        attempts.passkey(context.request)
        try:
            with _read_as_a_passkey():
                return super().clean_credential()
        except forms.ValidationError:
            log.note(Kind.FACTOR_FAILED, context.request, person=getattr(self.user, "pk", None))
            raise


class PasskeyForm(_Counted):
    pass


class PasskeyAgainForm(_Counted, ReauthenticateWebAuthnForm):
    pass


class PasskeySignInForm(_Counted, LoginWebAuthnForm):
    pass


class MFAAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "This is not the code of this moment. Look again, and give the one it shows now.",
    }

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys belong to the address that people use, whatever name a request came under."""
        return {"id": urlsplit(settings.GOLDTHREAD_URL).hostname or "", "name": "Goldthread"}

    def encrypt(self, text: str) -> str:
        """What codes are worked out from, as the database keeps it."""
        return at_rest.sealed(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Raises OfAnotherKey."""
        return at_rest.opened(encrypted_text)

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        return ""
