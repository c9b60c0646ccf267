"""Forms for files of readings."""

from hashlib import sha256
from typing import Any, BinaryIO, cast

from django import forms

from goldthread.guard import Finding, said_not
from goldthread.server.people.models import Organisation

from .. import intake
from ..files import MOST_BYTES, hash_of
from ..models import Measure
from ..queries import Preview


class ImportForm(forms.Form):
    """A file of readings, or rows pasted from a spreadsheet: one of the two."""

    file = forms.FileField(
        required=False, label="A file", help_text="CSV or Excel (.xlsx), 20 MB at most. It is not kept."
    )
    pasted = forms.CharField(
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 8}),
        label="Or paste rows from a spreadsheet",
        help_text="Copy the cells, with or without the column names, and paste them here.",
    )
    looks_like_care: list[Finding]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        pasted = (cleaned.get("pasted") or "").strip()
        if "file" in self.errors:  # an empty file is the reader's to explain
            del self.errors["file"]
            cleaned["file"] = self.files["file"]
        if bool(cleaned.get("file")) == bool(pasted):
            raise forms.ValidationError("Choose a file, or paste rows: one of the two.")
        return cleaned

    def look(self, organisation: Organisation, measure: Measure | None) -> tuple[Preview, dict[str, str]]:
        """What it would do; and its name and hash. What is ticked as nobody's care is let through."""
        with said_not(self.data.getlist("not_care")):  # type: ignore[attr-defined]
            preview, named = self._looked(organisation, measure)
        care = [Finding(p.found, p.care) for p in preview.problems if p.care]
        if care:
            self.looks_like_care = list(dict.fromkeys(care))[:20]
        return preview, named

    def _looked(self, organisation: Organisation, measure: Measure | None) -> tuple[Preview, dict[str, str]]:
        if uploaded := self.cleaned_data.get("file"):
            file = cast(BinaryIO, uploaded.file)
            digest = hash_of(file) if uploaded.size <= MOST_BYTES else ""
            seen = intake.look(organisation, measure, uploaded.name, file, uploaded.size, digest)
            return seen, {"name": uploaded.name, "sha256": digest}
        pasted = self.cleaned_data["pasted"]
        digest = sha256(pasted.encode()).hexdigest()
        return intake.look_at_pasted(organisation, measure, pasted, digest), {
            "name": "pasted rows",
            "sha256": digest,
        }


class TakeInForm(forms.Form):
    """One reason for all the readings that are changed, where any is."""

    reason = forms.CharField(widget=forms.Textarea({"rows": 8}), label="Why the readings there were wrong")

    def __init__(self, *args: Any, changed: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not changed:
            del self.fields["reason"]
