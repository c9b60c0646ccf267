"""Forms of a family of measures."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from ..models import FamilyMember, Measure
from .definition import AREA


class FamilyForm(forms.Form):
    """What a family is called, and what it is for."""

    name = forms.CharField(max_length=100, label="What is it called?", help_text="Such as Falls.")
    purpose = forms.CharField(
        widget=AREA,
        label="What is it for?",
        help_text="What its measures tell together, and none alone.",
    )


class JoinForm(forms.Form):
    """Which measure is put into a family, and as what."""

    measure: forms.ModelChoiceField[Measure] = forms.ModelChoiceField(
        None, label="Which measure?", empty_label=""
    )
    role = forms.ChoiceField(
        choices=FamilyMember.Role.choices, widget=forms.RadioSelect, label="What is it in this family?"
    )

    def __init__(self, *args: Any, measures: QuerySet[Measure], of: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["measure"].queryset = measures  # type: ignore[attr-defined]
        self.fields["measure"].error_messages["invalid_choice"] = (
            f"Choose a measure that {of} counts still. One of another organisation is copied first, and the "
            "copy put in; one that is retired is brought back first."
        )
