"""The forms into which lists of people and of teams are pasted."""

from hashlib import sha256
from typing import Any

from django import forms

from goldthread.guard import Finding, find_unsaid, not_care
from goldthread.server.refusal import LooksLikeCare

from ..forms import RoleForm
from ..roles import Role
from .invitees import MOST as MOST_INVITED
from .outlines import DEEPEST, outline
from .outlines import MOST as MOST_TEAMS


class Pasted(forms.Form):
    """A list pasted to be looked at; what was looked at is what is done."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    looks_like_care: list[Finding]

    def clean(self) -> dict[str, Any]:
        """Ask about what looks like somebody's care as soon as it is looked at."""
        cleaned = super().clean() or {}
        with not_care(self.data.getlist("not_care")):  # type: ignore[attr-defined]
            found = find_unsaid(cleaned.get("pasted", ""))
        if found:
            self.looks_like_care = list(found)
            raise forms.ValidationError(str(LooksLikeCare({"pasted": tuple(found)})))
        return cleaned

    @property
    def digest(self) -> str:
        """Of everything that was given, but for what was seen."""
        given = {name: self.data.getlist(name) for name in self.fields if name != "seen"}  # type: ignore[attr-defined]
        return sha256(repr(sorted(given.items())).encode()).hexdigest()

    @property
    def was_seen(self) -> bool:
        """Whether what is given now is what was shown before."""
        return bool(self.cleaned_data.get("seen") == self.digest)


class RosterForm(Pasted, RoleForm):
    """Names and addresses, with the role and team of those rows that say none."""

    pasted = forms.CharField(
        strip=False,
        widget=forms.Textarea({"rows": 8, "spellcheck": "false"}),
        label="Names and e-mail addresses",
        help_text="A row for each, copied out of a spreadsheet or an e-mail: Ada Khan, ada@example.org. "
        "Columns headed Role and Team are used where there are any.",
    )
    field_order = ["pasted", "role", "team"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].initial = Role.STAFF
        self.fields["role"].label = "Role, where the row says none"
        self.fields["team"].label = "Where, if the row does not say"

    def clean_pasted(self) -> str:
        pasted: str = self.cleaned_data["pasted"]
        if len(pasted.splitlines()) > MOST_INVITED + 1:
            raise forms.ValidationError(
                f"These are {len(pasted.splitlines())} rows; paste at most {MOST_INVITED} at once."
            )
        return pasted


class OutlineForm(Pasted):
    """A tree of teams."""

    pasted = forms.CharField(
        strip=False,
        widget=forms.Textarea({"rows": 12, "spellcheck": "false"}),
        label="Teams",
        help_text="A line for each: Surgery > Theatres. Or columns of a spreadsheet (directorate, ward), or "
        "lines that are indented below the team they belong to.",
    )

    def clean_pasted(self) -> str:
        pasted: str = self.cleaned_data["pasted"]
        if len(pasted.splitlines()) > MOST_TEAMS:
            raise forms.ValidationError(f"Paste at most {MOST_TEAMS} lines at once.")
        if deep := outline(pasted).too_deep:
            raise forms.ValidationError(
                f"‘{deep}’ stands deeper than {DEEPEST} levels below one another, which is the most."
            )
        return pasted
