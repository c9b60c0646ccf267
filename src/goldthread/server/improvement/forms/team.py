"""Forms of who plays which part: one at a time, several at once, a patient partner."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from goldthread.server.people.access import people_of
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.vocabulary import Vocabulary

from .. import wording
from ..abilities import WorkshopPart
from ..actions import NewMember

ASKED = "They are asked by e-mail, and show as you write them here until they accept."
MOST_AT_ONCE = 40
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+\Z")


class WrittenForm(forms.Form):
    """Somebody as they are written: their name, their post, and an address to ask them at."""

    name = forms.CharField(max_length=150, label="Name")
    post = forms.CharField(max_length=150, label="Post", required=False, help_text="Such as ward sister.")
    email = forms.EmailField(
        label="E-mail address",
        required=False,
        help_text=f"Only if they are to have an account. {ASKED} Without an address they need no account.",
    )


class PartForm(WrittenForm):
    """Who plays a part: somebody with an account, chosen, or anybody, written."""

    part = forms.ChoiceField(label="Part")
    person: forms.ModelChoiceField[Person] = forms.ModelChoiceField(
        None,
        label="Somebody with an account here",
        empty_label="Nobody of these",
        required=False,
        help_text="They are asked, and are there once they accept.",
    )
    field_order = ("part", "person", "name", "post", "email")

    def __init__(
        self,
        *args: Any,
        organisation: Organisation,
        parts: tuple[WorkshopPart, ...],
        words: Vocabulary,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = [(p.value, wording.part_title(p, words)) for p in parts]  # type: ignore[attr-defined]
        self.fields["person"].queryset = people_of(organisation).order_by("name")  # type: ignore[attr-defined]
        self.fields["name"].required = False
        self.fields["name"].label = "Or somebody else: their name"

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        person, name = said.get("person"), said.get("name")
        if not person and not name and not self.errors:
            self.add_error("person", "Choose somebody, or write a name.")
        if person and (name or said.get("email")):
            self.add_error("name", f"Choose {person}, or write somebody else’s name: not both.")
        return said


class PatientPartnerForm(forms.Form):
    """Somebody who has been a patient or a carer, and takes a place in the team."""

    name = forms.CharField(max_length=150, label="Their name")
    email = forms.EmailField(
        label="Their e-mail address",
        required=False,
        help_text=f"Only if they are to see the pages themselves. {ASKED}",
    )


class TeamForm(forms.Form):
    """Several people at once: a line each, pasted or typed."""

    part = forms.ChoiceField(label="Part, where a line names none")
    people = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 10}),
        label="Who?",
        help_text=(
            "A line each: name, post, part, e-mail address, parted by commas, semicolons or tabs as you have "
            f"them. Only the name is needed. Whoever has an address is asked: {ASKED[:1].lower()}{ASKED[1:]}"
        ),
    )

    def __init__(self, *args: Any, parts: tuple[WorkshopPart, ...], words: Vocabulary, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = [(p.value, wording.part_title(p, words)) for p in parts]  # type: ignore[attr-defined]
        self.named = {wording.part(p, words).lower(): p for p in parts} | {p.label.lower(): p for p in parts}

    def members(self) -> list[NewMember]:
        """Whom each line names."""
        lines = self.cleaned_data["people"].splitlines()
        return [self._member(line) for line in lines if line.strip()]

    def clean_people(self) -> str:
        text: str = self.cleaned_data["people"]
        lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
        if len(lines) > MOST_AT_ONCE:
            raise forms.ValidationError(f"{len(lines)} lines; up to {MOST_AT_ONCE} are read at once.")
        wrong = [said for n, line in lines if (said := self._wrong(n, line))]
        if wrong:
            raise forms.ValidationError(wrong)
        return text

    def _wrong(self, number: int, line: str) -> str:
        cells = _cells(line)
        emails = [c for c in cells if "@" in c]
        if len(emails) > 1:
            return f"Line {number}: one e-mail address is expected; {len(emails)} were found."
        if emails and not EMAIL.match(emails[0]):
            return f"Line {number}: ‘{emails[0]}’ is not an e-mail address."
        if not [c for c in cells if "@" not in c and c.lower() not in self.named]:
            return f"Line {number}: a name is expected; ‘{line.strip()}’ was found."
        return ""

    def _member(self, line: str) -> NewMember:
        cells = _cells(line)
        part = next((self.named[c.lower()] for c in cells if c.lower() in self.named), None)
        name, *post = [c for c in cells if "@" not in c and c.lower() not in self.named]
        email = next((c for c in cells if "@" in c), "")
        return NewMember(part or WorkshopPart(self.data.get("part", "")), name, ", ".join(post), email)


def _cells(line: str) -> list[str]:
    """A line’s cells, parted by tabs where it has any, else by semicolons, else by commas."""
    by = next((mark for mark in "\t;," if mark in line), ",")
    return [cell.strip() for cell in line.split(by) if cell.strip()]
