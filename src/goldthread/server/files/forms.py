"""The form that sends a picture, and those that look after one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from .receiving import LIMITS, NotAPicture, Received, receive

NONE = "Take a picture, or choose one."
KEPT = "The picture you chose is kept. Choose one only to send another instead."
AGREED = "Nobody in it can be recognised, or whoever can has agreed to be shown here"
AGREED_HINT = (
    "Look at faces, badges, names on boards and screens, and anything about a patient. "
    "If you are not sure, take another picture."
)


class WordsForm(forms.Form):
    """What a picture shows, in words."""

    alt = forms.CharField(
        max_length=250,
        label="What does it show?",
        help_text="For whoever cannot see it, such as ‘Six people at a wall of yellow notes’. Name nobody.",
    )
    caption = forms.CharField(
        required=False,
        max_length=250,
        label="Words below it",
        help_text="Such as ‘The waits, found on the first day’.",
    )


class PictureForm(WordsForm):
    """A picture, what it shows, and that nobody in it is shown against their will.

    A picture that was sent comes back with the form: nobody takes it again because a word was missing.
    """

    picture = forms.FileField(
        label="The picture",
        help_text=f"Take one, or choose one you have. {LIMITS} Where it was taken is not kept.",
        widget=forms.FileInput({"accept": "image/*"}),
        error_messages={"required": NONE},
    )
    agreed = forms.BooleanField(
        label=AGREED, help_text=AGREED_HINT, error_messages={"required": "Tick this if it is so."}
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput)

    field_order = ("picture", "alt", "caption", "agreed", "kept")

    def __init__(
        self, data: QueryDict | None = None, files: MultiValueDict[str, Any] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(data.copy() if data is not None else None, files, **kwargs)
        self.fields["picture"].required = not (data and data.get("kept"))

    def clean(self) -> dict[str, Any]:
        """The picture is `Received`: sent now, or with the form before."""
        cleaned = super().clean() or {}
        sent, ticket = cleaned.get("picture"), cleaned.pop("kept", "")
        if "picture" in self.errors:
            return cleaned
        try:
            cleaned["picture"] = receive(sent) if sent else Received.of(ticket)
        except NotAPicture as wrong:
            self.add_error("picture", str(wrong))
            return cleaned
        if cleaned["picture"] is None:
            self.add_error("picture", NONE)
        else:
            self._keep(cleaned["picture"])
        return cleaned

    def _keep(self, picture: Received) -> None:
        """Should the form come back, it brings the picture, which need not be chosen again."""
        if isinstance(self.data, QueryDict):
            self.data["kept"] = picture.ticket
            self.files = MultiValueDict()
            self.fields["picture"].required = False
            self["picture"].label = "Another picture"
            self["picture"].help_text = KEPT


class TakeDownForm(forms.Form):
    why = forms.CharField(
        max_length=500,
        label="Why is it taken down?",
        help_text="It stands in the record, and the picture does not.",
        widget=forms.Textarea({"rows": 3}),
    )
