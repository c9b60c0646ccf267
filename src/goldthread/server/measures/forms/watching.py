"""The form that says how one is to be told."""

from django import forms

from ..models import Watch


class WatchForm(forms.Form):
    """How often chance may be taken for news, and when one is told."""

    years = forms.TypedChoiceField(
        choices=Watch.Years.choices,
        coerce=int,
        widget=forms.RadioSelect,
        label="How soon",
        help_text="The sooner a real change is noticed, the more often chance alone is taken for one.",
    )
    letters = forms.ChoiceField(
        choices=Watch.Letters.choices, widget=forms.RadioSelect, label="How you are told"
    )
