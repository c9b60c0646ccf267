"""The forms of tasks."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from goldthread.server.people.models import Person
from goldthread.server.ui.fields import DayField

from .actions import LONGEST


class TaskForm(forms.Form):
    """What is to be done, by whom, by when. people: who may be given it."""

    text = forms.CharField(label="What is to be done", max_length=LONGEST)
    due = DayField(label="By when", required=False, help_text="Leave it empty where there is no day.")

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"] = forms.ModelChoiceField(
            people, label="Who does it", required=False, empty_label="Nobody yet"
        )
        self.order_fields(["text", "owner", "due"])


class DoneForm(forms.Form):
    """What came of it."""

    outcome = forms.CharField(
        label="What came of it",
        required=False,
        widget=forms.Textarea({"rows": 3}),
        max_length=2000,
        help_text="Whoever asked for it reads this. It may be left empty.",
    )


class DropForm(forms.Form):
    """Why it will not be done."""

    outcome = forms.CharField(
        label="Why it will not be done", widget=forms.Textarea({"rows": 3}), max_length=2000
    )
