"""Forms of a measure that is copied, or counted as another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from goldthread.server.people.models import Organisation, Team
from goldthread.server.people.queries import teams_to_choose

from ..models import Measure
from .definition import AREA, ReviseForm

ONE_A_TEAM = "One measure for each team that you tick; none ticked: one for the whole organisation."


class CopyForm(forms.Form):
    """To which teams of an organisation a measure is copied."""

    title = forms.CharField(
        max_length=150,
        label="What it is called there",
        help_text="Of several, each title and code ends with the team’s name.",
    )
    teams: forms.ModelMultipleChoiceField[Team] = forms.ModelMultipleChoiceField(
        None, required=False, widget=forms.CheckboxSelectMultiple, label="For which teams?"
    )
    with_target = forms.BooleanField(required=False, label="Copy its target, too")

    def __init__(
        self, *args: Any, organisation: Organisation, teams: Sequence[Team], whole: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["teams"]
        may = teams_to_choose(organisation).filter(pk__in=[team.pk for team in teams])
        field.queryset = may  # type: ignore[attr-defined]
        field.required = not whole
        field.help_text = ONE_A_TEAM if whole else "One measure for each team that you tick."
        field.error_messages["required"] = "Tick the teams that it is copied to."
        if not teams:
            del self.fields["teams"]


class CountAsForm(forms.Form):
    """Which measure another one is counted as, and why."""

    original: forms.ModelChoiceField[Measure] = forms.ModelChoiceField(
        None, label="Counted as which measure?", empty_label=""
    )
    reason = forms.CharField(widget=AREA, label="Why they are counted alike")

    def __init__(self, *args: Any, others: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["original"]
        field.queryset = others  # type: ignore[attr-defined]
        field.label_from_instance = _called  # type: ignore[attr-defined]


def _called(measure: Measure) -> str:
    return f"{measure.organisation.code} {measure.code} {measure.title}"


class FollowForm(ReviseForm):
    """The definition as it would be when the original is followed: to be looked at, and proposed."""


class KeepForm(forms.Form):
    """Why a definition stays as it is, or is counted by itself from now on."""

    decision = forms.ChoiceField(
        choices=[
            (
                "keep",
                "Keep our definition as it is; it stays counted as the other, and the differences are shown",
            ),
            ("alone", "Count it by itself from now on"),
        ],
        widget=forms.RadioSelect,
        label="What do you do instead of following?",
    )
    reason = forms.CharField(widget=AREA, label="Why")
