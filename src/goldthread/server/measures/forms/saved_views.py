"""The form of a saved view."""

from typing import Any

from django import forms


class SavedViewForm(forms.Form):
    """What it is called, and whether everybody finds it, which only whoever edits measures may say."""

    name = forms.CharField(label="What it is called", max_length=80, help_text="For example: Board, monthly.")
    shared = forms.BooleanField(
        label="Everybody of the organisation finds it",
        required=False,
        help_text="Each of them sees by it what they may see, and no more.",
    )

    def __init__(self, *args: Any, may_share: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_share:
            del self.fields["shared"]
