"""Forms of cycles."""

from typing import Any

from django import forms

from goldthread.server import clock
from goldthread.server.measures.models import Measure
from goldthread.server.measures.queries import open_measures
from goldthread.server.people.models import Organisation
from goldthread.server.ui.fields import DayField, NumberField

from ..models import Cycle

SHORT = {"rows": 3}
NOT_YET = [("", "Not said yet"), *Cycle.Scale.choices]


class CycleForm(forms.Form):
    """What is asked, tried, predicted and measured."""

    question = forms.CharField(
        max_length=200, label="What do you want to know?", help_text="As a question, in a line."
    )
    change = forms.CharField(widget=forms.Textarea(SHORT), label="What will you try?")
    prediction = forms.CharField(
        widget=forms.Textarea(SHORT),
        required=False,
        label="What do you think will happen?",
        help_text="What differs from it is what one learns.",
    )
    predicted = NumberField(required=False, label="In a number, where there is one")
    unit = forms.CharField(
        max_length=40, required=False, label="Of what?", help_text="Minutes, patients a day, %."
    )
    measured = forms.CharField(
        widget=forms.Textarea(SHORT), required=False, label="What will be measured, and by whom?"
    )
    measure: forms.ModelChoiceField[Measure] = forms.ModelChoiceField(
        None,
        required=False,
        label="Which measure goes with it?",
        empty_label="None",
        help_text="Its chart shows whether what changes lasts.",
    )
    scale = forms.ChoiceField(
        choices=NOT_YET,
        required=False,
        label="How large is it?",
        help_text="The smaller, the sooner one knows. It must be said before it is started.",
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["measure"].queryset = open_measures([organisation]).order_by("code")  # type: ignore[attr-defined]


class StartForm(forms.Form):
    """When it begins, and how large it is."""

    scale = forms.ChoiceField(choices=NOT_YET, required=False, label="How large is it?")
    on = DayField(label="When did it start?", initial=clock.today)


class WriteUpForm(forms.Form):
    """What was done, and what surprised."""

    done = forms.CharField(
        widget=forms.Textarea, label="What was done?", help_text="Also what was done otherwise than planned."
    )
    surprised = forms.CharField(widget=forms.Textarea(SHORT), required=False, label="What surprised you?")


class StudyForm(forms.Form):
    """What was found, beside what was predicted. unit: of the number, where one was predicted."""

    found = NumberField(required=False, label="What was found, as a number")
    learnt = forms.CharField(
        widget=forms.Textarea, label="What was learnt?", help_text="Where was the prediction wrong, and why?"
    )
    on = DayField(label="Studied on", initial=clock.today)

    def __init__(self, *args: Any, unit: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if unit:
            self.fields["found"].label = f"What was found, in {unit}"


class DecideForm(forms.Form):
    """What follows from it."""

    decision = forms.ChoiceField(
        choices=Cycle.Decision.choices, widget=forms.RadioSelect, label="What will you do with it?"
    )
    why = forms.CharField(widget=forms.Textarea(SHORT), label="Why?")
    on = DayField(label="Decided on", initial=clock.today)
