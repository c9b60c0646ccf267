"""What somebody says, and whom they tell of it."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from goldthread.server.people.models import Person

from .actions import LONGEST
from .naming import NobodyOfThatName, named_in

MOST_LISTED = 300
"""People in a list to choose from; of more, whoever is named is written."""
AT = "To tell somebody, write @ and their whole name: @Ada Khan."


class _Naming(forms.Form):
    """A text that may name people. people: who may see what it is about."""

    text = forms.CharField(
        widget=forms.Textarea({"rows": 4}), max_length=LONGEST, label="What you want to say", help_text=AT
    )

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        told = cleaned.pop("tell", None)
        try:
            named = named_in(cleaned.get("text", ""), self.people.all())
        except NobodyOfThatName as wrong:
            self.add_error("text", str(wrong))
            named = []
        cleaned["named"] = list(dict.fromkeys([*named, *([told] if told else [])]))
        return cleaned


class EditForm(_Naming):
    """What somebody said, said otherwise."""


class AnswerForm(_Naming):
    """An answer, and whom to tell of it."""

    field_order = ["text", "tell"]

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, people=people, **kwargs)
        if people.count() <= MOST_LISTED:
            self.fields["tell"] = forms.ModelChoiceField(
                people.order_by("name", "pk"),
                required=False,
                label="Tell somebody",
                empty_label="Nobody in particular",
                help_text="They get a letter with a link to this.",
            )


class SayForm(AnswerForm):
    """Something said about a thing, or asked."""

    asks = forms.BooleanField(
        required=False,
        label="It is a question",
        help_text="Then it waits for an answer on the first page of whoever owns what it is about.",
    )
    field_order = ["text", "asks", "tell"]

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, people=people, **kwargs)
        self.order_fields(self.field_order)
