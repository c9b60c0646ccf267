"""Who is in the circle to which the figures of a measure are kept."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from django import forms
from django.db.models import QuerySet

from goldthread.server.people.models import Person

from .definition import AREA


class CircleForm(forms.Form):
    """The people by their names, a line each, and why. people: who may be in it."""

    members = forms.CharField(
        widget=forms.Textarea({"rows": 6}),
        label="Who is in it?",
        help_text="A line each: a whole name, or an e-mail address. Of those who have a role here.",
    )
    reason = forms.CharField(
        widget=AREA, label="Why", help_text="Everybody who sees the measure reads this, and who is in it."
    )

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people

    def clean_members(self) -> list[Person]:
        by_name = _by_what_they_are_called(self.people)
        lines = [line.strip() for line in self.cleaned_data["members"].splitlines() if line.strip()]
        if wrong := [said for line in lines if (said := _wrong(line, by_name))]:
            raise forms.ValidationError(wrong)
        return [by_name[line.casefold()][0] for line in lines]


class OpenFiguresForm(forms.Form):
    """Why everybody may see the figures again."""

    reason = forms.CharField(widget=AREA, label="Why everybody may see its figures now")


def _by_what_they_are_called(people: Iterable[Person]) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = {}
    for person in people:
        for called in {person.name.casefold(), person.email.casefold()}:
            found.setdefault(called, []).append(person)
    return found


def _wrong(line: str, by_name: dict[str, list[Person]]) -> str:
    """What is wrong with a line; nothing where it names one person."""
    found = by_name.get(line.casefold(), [])
    if len(found) == 1:
        return ""
    if found:
        return f"{len(found)} people here are called ‘{line}’: write the e-mail address of the one you mean."
    if close := get_close_matches(line.casefold(), list(by_name), n=1, cutoff=0.7):
        return f"Nobody here is called ‘{line}’. Is it {by_name[close[0]][0].name}?"
    return f"Nobody here is called ‘{line}’: write the whole name of somebody who has a role here."
