"""The forms of signing in, in our words: a password is typed once, since it can be shown."""

from typing import Any

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
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.urls import reverse
from django.utils.html import format_html

GOOD = (
    "At least twelve characters. Three words that do not belong together are easy to keep, and hard to guess."
)


def _typed_once(form: forms.Form, label: str) -> None:
    del form.fields["password2"]
    form.fields["password1"].label = label
    form.fields["password1"].help_text = GOOD


class SignInForm(LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "E-mail address"
        link = reverse("account_reset_password")
        self.fields["password"].help_text = format_html('<a href="{}">Forgotten your password?</a>', link)


class ForgottenForm(ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "E-mail address"


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


class PasswordAgainForm(PasswordAgain):
    """The password, before something that changes how one signs in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = "Your password"
        self.fields["password"].help_text = ""


class CodeForm(AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "The code"


class CodeAgainForm(ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "The code"


class AppForm(ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "The six digits it shows"


class MFAAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "This is not the code of this moment. Look again, and give the one it shows now.",
    }
