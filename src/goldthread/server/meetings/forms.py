"""The forms of routines and their meetings."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from goldthread.cadence import NotACadence, TwoWays
from goldthread.cadence.reading import clock as time_of
from goldthread.server.ui.fields import DayField

from .models import Meeting

WORDS = 2000


class TimeField(forms.CharField):
    """A time of day, typed as 8:10, 2pm or 14:00. Cleans to a time."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 20, "help_text": "Such as 8:10 or 14:00.", **kwargs})

    def clean(self, value: Any) -> time | None:
        text = super().clean(value)
        try:
            return time_of(text.strip().lower()) if text else None
        except (NotACadence, TwoWays) as wrong:
            raise forms.ValidationError(str(wrong)) from None


class MoveForm(forms.Form):
    """To when a meeting is moved, and why."""

    day = DayField(label="To which day")
    at = TimeField(label="At what time")
    why = forms.CharField(
        label="Why, if anybody should know",
        required=False,
        widget=forms.Textarea({"rows": 3}),
        max_length=WORDS,
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        day, at = given.pop("day", None), given.pop("at", None)
        if day and at:
            given["begins"] = timezone.make_aware(datetime.combine(day, at))
        return given


class CancelForm(forms.Form):
    """Why a meeting is not held: from the list, and in words."""

    because = forms.ChoiceField(
        label="Why is it not held?",
        choices=Meeting.Because.choices,
        widget=forms.RadioSelect,
        help_text="What is cancelled under pressure is kept apart from having nothing to discuss.",
    )
    why = forms.CharField(
        label="In words", required=False, widget=forms.Textarea({"rows": 3}), max_length=WORDS
    )
