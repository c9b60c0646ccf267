"""What goes into a pack for a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from goldthread.papers import KINDS

from ..packing import MOST
from ..queries import Glance

WHICH = (
    ("talk", "Those that deserve talk"),
    ("all", "All of them"),
    ("chosen", "Those chosen below"),
    ("none", "None: the overview alone"),
)
TOGETHER = (
    ("talk", "What deserves talk first"),
    ("families", "Families together, each as a section; then what is in none"),
)


class PackForm(forms.Form):
    """A pack of the measures that are listed. Which have a chart on a page of its own is chosen."""

    title = forms.CharField(max_length=120, label="Its title")
    meeting = forms.CharField(
        max_length=120, required=False, label="For which meeting", help_text="Such as the board, 4 December."
    )
    kind = forms.ChoiceField(
        choices=[(kind.name, kind.words) for kind in KINDS.values()],
        initial="pdf",
        widget=forms.RadioSelect,
        label="As what",
    )
    together = forms.ChoiceField(
        choices=TOGETHER, initial="talk", widget=forms.RadioSelect, label="In which order"
    )
    which = forms.ChoiceField(
        choices=WHICH, initial="talk", widget=forms.RadioSelect, label="Whose chart has a page of its own"
    )
    chosen = forms.MultipleChoiceField(
        required=False, widget=forms.CheckboxSelectMultiple, label="Which, if you choose them"
    )

    def __init__(
        self,
        *args: Any,
        rows: Sequence[Glance],
        families: Sequence[int] = (),
        of_several: bool = False,
        **kwargs: Any,
    ) -> None:
        """families: those that some of the measures are in; without any the order is not asked for.

        of_several: organisations, so that each measure says whose it is.
        """
        super().__init__(*args, **kwargs)
        self.rows, self._families = rows, families
        if not families:
            del self.fields["together"]
        self.fields["chosen"].choices = [  # type: ignore[attr-defined]
            (str(each.measure.pk), each.called(of_several=of_several)) for each in rows
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.rows:
            self.add_error(None, "No measure is listed: there is nothing to put into a pack.")
        if len(self.rows) > MOST:
            self.add_error(
                None,
                f"{len(self.rows):,} measures are listed; a pack has {MOST} at most. Narrow the list first.",
            )
        if cleaned.get("which") == "chosen" and not cleaned.get("chosen"):
            self.add_error("chosen", "Choose one measure or more, or say above whose chart has a page.")
        return cleaned

    @property
    def measures(self) -> list[int]:
        """The measures of the overview, by their keys."""
        return [each.measure.pk for each in self.rows]

    @property
    def families(self) -> list[int]:
        """Those that are sections, by their keys."""
        return list(self._families) if self.cleaned_data.get("together") == "families" else []

    @property
    def charted(self) -> list[int]:
        """Those of them that have a page of their own."""
        which = self.cleaned_data["which"]
        if which == "chosen":
            return [int(key) for key in self.cleaned_data["chosen"]]
        kept = {"all": lambda row: True, "none": lambda row: False}.get(
            which, lambda row: row.attention.deserves_talk
        )
        return [row.measure.pk for row in self.rows if kept(row)]
