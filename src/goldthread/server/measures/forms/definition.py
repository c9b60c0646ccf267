"""Forms of a measure and its definition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from goldthread.server.people.models import Organisation, Person, Team
from goldthread.server.people.queries import people_to_choose, teams_to_choose
from goldthread.server.ui.fields import DayField, NumberField, WholeField

from ..models import Dimension, Measure, Revision
from ..usual import NO_UNIT, number_in

AREA = forms.Textarea({"rows": 3})


def _chosen(choices: type[Any], empty: str = "") -> list[tuple[str, str]]:
    return [("", empty), *choices.choices] if empty else list(choices.choices)


CODE_HELP = "Short, in capital letters, digits and hyphens, such as AE-4H."


UNIT_HELP = "Such as %, days, minutes, falls per 1,000 bed days."


class EditForm(forms.Form):
    """What may be changed without a revision."""

    code = forms.CharField(
        max_length=30, help_text=f"{CODE_HELP} What leads to the code before leads here still."
    )
    title = forms.CharField(max_length=150)
    dimension = forms.ChoiceField(choices=_chosen(Dimension), widget=forms.RadioSelect)
    money = forms.ChoiceField(
        choices=_chosen(Measure.Money, "Not a cost measure"),
        required=False,
        label="What a cost measure means by money",
        help_text="Cash released can be spent again; time released cannot, until a post is given up.",
    )
    owner: forms.ModelChoiceField[Person] = forms.ModelChoiceField(
        queryset=None, required=False, empty_label="Nobody yet"
    )
    team: forms.ModelChoiceField[Team] = forms.ModelChoiceField(
        queryset=None, required=False, empty_label="The whole organisation"
    )
    target = NumberField(
        required=False, percent_is=1.0, help_text="In the measure’s unit; for a percentage, 0 to 100."
    )
    target_on = DayField(
        required=False,
        label="To be met by",
        help_text="Without a day it is a standard, to be met at all times.",
    )
    source = forms.CharField(
        required=False,
        widget=AREA,
        label="Where the figures come from",
        help_text="And under which licence, if they are somebody else’s.",
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = getattr(self.initial.get("owner"), "pk", None)  # kept, even if they have left
        self.fields["owner"].queryset = people_to_choose(organisation, owner)  # type: ignore[attr-defined]
        self.fields["team"].queryset = teams_to_choose(organisation, self.initial.get("team"))  # type: ignore[attr-defined]


class DefinitionForm(forms.Form):
    """How something is counted: what changes only by revision."""

    counted = forms.CharField(widget=AREA, label="What is counted")
    population = forms.CharField(widget=AREA, help_text="Among whom, or what, and where.")
    method = forms.CharField(widget=AREA, help_text="From which record, by whom, how it is worked out.")
    frequency = forms.ChoiceField(
        choices=_chosen(Revision.Frequency), initial=Revision.Frequency.MONTH, label="How often it is read"
    )
    kind = forms.ChoiceField(
        choices=_chosen(Revision.Kind),
        widget=forms.RadioSelect,
        help_text="A percentage or a rate is read as a numerator and a denominator.",
    )
    per = WholeField(
        required=False, least=1, label="A rate per how many", help_text="Only for a rate: 1000, say."
    )
    unit = forms.CharField(max_length=40, help_text=UNIT_HELP)
    direction = forms.ChoiceField(
        choices=_chosen(Revision.Direction), widget=forms.RadioSelect, label="Which way is better"
    )


class ReviseForm(DefinitionForm):
    """Another definition, with the reason for it."""

    reason = forms.CharField(widget=AREA, label="Why the definition should change")
    comparable = forms.TypedChoiceField(
        choices=[
            ("yes", "Yes: a spelling, or a clearer wording. The series goes on."),
            ("no", "No: something else is counted, or counted otherwise. A series of its own begins."),
        ],
        coerce=lambda chosen: chosen == "yes",
        widget=forms.RadioSelect,
        label="Can readings before and after be compared?",
    )
    field_order = ["reason", "comparable"]


KINDS = {
    Revision.Kind.VALUE: "One figure, such as 4.2 days",
    Revision.Kind.PERCENTAGE: "Two figures, how many of how many, such as 57 of 85: drawn as a percentage",
    Revision.Kind.PERCENTAGE_ONLY: "A percentage alone, such as 62.3%, that somebody else worked out",
    Revision.Kind.RATE: "Two figures, how many per so many, such as falls and bed days: drawn as a rate",
    Revision.Kind.COUNT: "A count of things, such as 12 complaints",
    Revision.Kind.TIME_BETWEEN: "The time since the last one, for what is rare",
}
"""How each kind is asked for, by what somebody has in hand."""


SUGGESTED = ("", "What its name suggests")
"""The kind of a measure of which nobody has said it yet."""


class MeasureForm(DefinitionForm, EditForm):
    """A measure with its first definition. Three things are asked for; the rest may wait.

    A kind and a unit that are left empty are suggested by the name (`usual`). A percentage's unit is %, a
    rate is per the number in its unit, and what is counted is what the title says, unless something else is
    given.
    """

    code = forms.CharField(max_length=30, required=False, help_text=f"{CODE_HELP} Empty: made from the name.")
    synthetic = forms.BooleanField(required=False, label="These figures are made up")
    library = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
    FIRST = ("title", "frequency", "direction")
    field_order = [
        *FIRST,
        *("unit", "kind", "per", "counted", "population", "method", "dimension", "money", "target"),
        *("target_on", "owner", "team", "source", "code", "synthetic"),
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("counted", "population", "method", "unit", "kind"):
            self.fields[name].required = False
        self.fields["title"].label = "What is counted?"
        self.fields["title"].help_text = "Its name on every page, such as Days to the outpatient letter."
        self.fields["frequency"].label = "How often is it read?"
        self.fields["direction"].label = "Which way is better?"
        self.fields["unit"].label = "In what unit?"
        self.fields["unit"].help_text = f"{UNIT_HELP} Empty: what its name suggests."
        self.fields["counted"].help_text = "If the name does not say it all."
        self.fields["counted"].label = "What is counted, in full"
        self.fields["kind"].label = "What do you have for each period?"
        self.fields["kind"].help_text = ""
        self.fields["kind"].choices = [SUGGESTED, *KINDS.items()]  # type: ignore[attr-defined]
        self.fields["kind"].initial = ""
        self.fields["dimension"].initial = Dimension.QUALITY

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        kind, unit = cleaned.get("kind"), cleaned.get("unit", "")
        if kind == Revision.Kind.RATE and not cleaned.get("per"):
            cleaned["per"] = number_in(unit)
        return cleaned

    def first(self) -> list[forms.BoundField]:
        """What has to be said now."""
        return [self[name] for name in self.FIRST]

    def later(self) -> list[forms.BoundField]:
        """What may be said now, or later."""
        return [bound for bound in self.visible_fields() if bound.name not in self.FIRST]

    @property
    def later_is_wrong(self) -> bool:
        """Whether something is to be mended among what may be said later."""
        return any(bound.errors for bound in self.later())


class DefineAnewForm(DefinitionForm):
    """The definition, for as long as nothing was read under it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("population", "method"):
            self.fields[name].required = False
        self.fields["kind"].label = "What do you have for each period?"
        self.fields["kind"].choices = list(KINDS.items())  # type: ignore[attr-defined]


class CompleteForm(forms.Form):
    """What the definition left unsaid: only that is asked for, and what was suggested to begin with."""

    population = forms.CharField(
        required=False, widget=AREA, label="Among whom", help_text="Or among what, and where."
    )
    method = forms.CharField(
        required=False,
        widget=AREA,
        label="How it is counted",
        help_text="From which record, by whom, how it is worked out.",
    )
    kind = forms.ChoiceField(
        required=False,
        choices=list(KINDS.items()),
        widget=forms.RadioSelect,
        label="What do you have for each period?",
    )
    unit = forms.CharField(required=False, max_length=40, label="In what unit", help_text=UNIT_HELP)
    owner: forms.ModelChoiceField[Person] = forms.ModelChoiceField(
        queryset=None, required=False, empty_label="Nobody yet", label="Who owns it"
    )

    def __init__(self, *args: Any, measure: Measure, revision: Revision, asked: Sequence[str], **kwargs: Any):
        unit = "" if revision.unit == NO_UNIT else revision.unit
        super().__init__(*args, **{"initial": {"kind": revision.kind, "unit": unit}, **kwargs})
        self.suggested = ("kind", "unit")
        self.fields["owner"].queryset = people_to_choose(measure.organisation)  # type: ignore[attr-defined]
        for name in [name for name in self.fields if name not in asked]:
            del self.fields[name]


class RetireForm(forms.Form):
    """Why a measure is counted no longer."""

    reason = forms.CharField(widget=AREA, label="Why it is counted no longer")


class DecisionForm(forms.Form):
    """Whether a proposed definition is put in force."""

    decision = forms.ChoiceField(
        choices=[("approve", "Approve: it is in force from now on"), ("decline", "Decline")],
        widget=forms.RadioSelect,
        label="Your decision",
    )
    reason = forms.CharField(widget=AREA, required=False, label="Why", help_text="Needed if you decline.")
