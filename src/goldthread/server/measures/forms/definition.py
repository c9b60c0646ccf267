"""Forms of a measure and its definition."""

from typing import Any

from django import forms

from goldthread.server.people.access import people_of
from goldthread.server.people.models import Organisation, Person, Team
from goldthread.server.ui.forms import DayField

from ..models import Dimension, Measure, Revision

AREA = forms.Textarea({"rows": 3})


def _chosen(choices: type[Any], empty: str = "") -> list[tuple[str, str]]:
    return [("", empty), *choices.choices] if empty else list(choices.choices)


class EditForm(forms.Form):
    """What may be changed without a revision."""

    title = forms.CharField(max_length=150)
    dimension = forms.ChoiceField(choices=_chosen(Dimension), widget=forms.RadioSelect)
    money = forms.ChoiceField(
        choices=_chosen(Measure.Money, "Not a cost measure"),
        required=False,
        label="What a cost measure means by money",
        help_text="Cash released can be spent again; time released cannot, until a post is given up.",
    )
    owner = forms.ModelChoiceField(queryset=Person.objects.none(), required=False, empty_label="Nobody yet")
    team = forms.ModelChoiceField(
        queryset=Team.objects.none(), required=False, empty_label="The whole organisation"
    )
    target = forms.FloatField(required=False, help_text="In the measure’s unit; for a percentage, 0 to 100.")
    target_on = DayField(required=False, label="To be met by")
    source = forms.CharField(
        required=False,
        widget=AREA,
        label="Where the figures come from",
        help_text="And under which licence, if they are somebody else’s.",
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people_of(organisation)  # type: ignore[attr-defined]
        self.fields["team"].queryset = organisation.teams.all()  # type: ignore[attr-defined]


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
    per = forms.IntegerField(
        required=False, min_value=1, label="A rate per how many", help_text="Only for a rate: 1000, say."
    )
    unit = forms.CharField(max_length=40, help_text="Such as %, days, minutes, falls per 1,000 bed days.")
    direction = forms.ChoiceField(
        choices=_chosen(Revision.Direction), widget=forms.RadioSelect, label="Which way is better"
    )


class ReviseForm(DefinitionForm):
    """Another definition, with the reason for it."""

    reason = forms.CharField(widget=AREA, label="Why the definition should change")
    field_order = ["reason"]


class MeasureForm(DefinitionForm, EditForm):
    """A measure with its first definition."""

    code = forms.CharField(
        max_length=30, help_text="Short, in capital letters, digits and hyphens, such as AE-4H."
    )
    synthetic = forms.BooleanField(required=False, label="These figures are made up")
    field_order = [
        *("code", "title", "dimension", "money", "counted", "population", "method", "frequency", "kind"),
        *("per", "unit", "direction", "target", "target_on", "owner", "team", "source", "synthetic"),
    ]


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
