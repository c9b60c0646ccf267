"""The form with which a reading is withdrawn."""

from django import forms


class WithdrawForm(forms.Form):
    """Why a reading is withdrawn."""

    reason = forms.CharField(
        widget=forms.Textarea({"rows": 3}),
        label="Why it is withdrawn",
        help_text="For example: it was typed for another ward.",
    )
