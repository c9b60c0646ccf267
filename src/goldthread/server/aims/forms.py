"""The forms of aims."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from goldthread.server import clock
from goldthread.server.improvement.models import ValueStream
from goldthread.server.improvement.queries import streams_of
from goldthread.server.measures.queries import measures_of, open_measures
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.queries import people_to_choose
from goldthread.server.ui.fields import DayField

from .models import PRIORITY_CODE, Objective, Priority, Value


def reason(label: str, hint: str = "", **more: Any) -> forms.CharField:
    """A text of a few lines."""
    return forms.CharField(label=label, help_text=hint, widget=forms.Textarea, max_length=2000, **more)


def owner(organisation: Organisation, held_by: Person | None = None) -> forms.ModelChoiceField[Person]:
    """Somebody of the organisation; whoever holds it now may keep it."""
    return forms.ModelChoiceField(
        people_to_choose(organisation, held_by), label="Owner", required=False, empty_label="Nobody yet"
    )


def several(rows: Any, label: str, hint: str = "") -> forms.ModelMultipleChoiceField[Any]:
    """Any number of these, by ticking."""
    return forms.ModelMultipleChoiceField(
        rows, label=label, help_text=hint, required=False, widget=forms.CheckboxSelectMultiple
    )


class AdoptForm(forms.Form):
    reason = reason("Why it is adopted", required=False)
    decided_on = DayField(label="When it was decided")

    def __init__(self, organisation: Organisation, held_by: Person | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"] = owner(organisation, held_by)
        self.order_fields(["owner", "decided_on", "reason"])


class DeclineForm(forms.Form):
    reason = reason("Why it is not adopted", "Such as: the standard is met, and keeping it is daily work.")
    decided_on = DayField(label="When it was decided")


class ValueForm(forms.Form):
    title = forms.CharField(label="The value", max_length=100)
    description = reason("What it means here", required=False)
    agreed_on = DayField(label="When it was agreed", required=False)


class ObjectiveForm(forms.Form):
    title = forms.CharField(label="The objective", max_length=150)
    description = reason("What will be different", required=False)
    due_on = DayField(
        label="To be reached by",
        required=False,
        help_text="Leave it empty for a standard that is to hold always.",
    )

    def __init__(self, organisation: Organisation, held_by: Person | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"] = owner(organisation, held_by)
        self.order_fields(["title", "description", "owner", "due_on"])


class LinksForm(forms.Form):
    """Everything an objective is linked to, by ticking."""

    def __init__(self, objective: Objective, stream_word: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = objective.organisation
        adopted = Priority.objects.filter(adoptions__organisation=here, adoptions__adopted=True)
        streams = streams_of([here])
        streams = streams.filter(closed_on=None) | streams.filter(objectives=objective)
        measures = measures_of(here)
        measures = measures.filter(retired_on=None) | measures.filter(objectives=objective)
        self.fields["priorities"] = several(adopted, "Priorities it serves", "Those adopted here.")
        values = Value.objects.filter(organisation=here)
        values = values.filter(retired_on=None) | values.filter(objectives=objective)
        self.fields["values"] = several(values.distinct(), "Values it lives up to")
        self.fields["value_streams"] = several(streams.distinct(), f"{stream_word} that serve it")
        self.fields["measures"] = several(
            measures.distinct(), "How it is measured", "Few, and narrow enough to move."
        )
        for name, field in list(self.fields.items()):
            if not field.queryset.exists():  # type: ignore[attr-defined]
                field.help_text = f"There are none yet. {field.help_text}".strip()
            self.initial.setdefault(name, [x.pk for x in getattr(objective, name).all()])


class CloseForm(forms.Form):
    reason = reason("Why it is closed", "What was reached, or why it was given up.")


class ServeForm(forms.Form):
    """The open objectives a value stream serves."""

    def __init__(self, value_stream: ValueStream, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_ones = Objective.objects.filter(organisation=value_stream.organisation, closed_on=None)
        self.fields["objectives"] = several(open_ones, "Objectives it serves")
        self.initial.setdefault("objectives", list(value_stream.objectives.values_list("pk", flat=True)))


class TieForm(forms.Form):
    """A measure of one dimension, for a value stream."""

    def __init__(self, organisation: Organisation, dimension: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        measures = open_measures([organisation]).filter(dimension=dimension)
        self.fields["measure"] = forms.ModelChoiceField(measures, label="Measure", empty_label="Choose one")


class ExcuseForm(forms.Form):
    reason = reason("Why it is not measured", "Such as: too rare to chart; reviewed case by case.")


class AcceptForm(forms.Form):
    reason = reason("Why you live with it for now")
    review_on = DayField(label="Look at it again on", help_text="A day to come, at most two years from now.")

    def clean_review_on(self) -> Any:
        day, today = self.cleaned_data["review_on"], clock.today()
        if day <= today:
            raise ValidationError("Give a day to come.")
        if (day - today).days > 731:
            raise ValidationError("Give a day within two years, so that it is not forgotten.")
        return day


class PriorityForm(forms.Form):
    title = forms.CharField(label="The priority", max_length=150)
    description = reason("What is asked", required=False)
    source = forms.CharField(label="Where it comes from", max_length=200, required=False)


class SetPriorityForm(PriorityForm):
    """A new priority; its code begins with that of whoever asks."""

    code = forms.CharField(label="Code", max_length=20, validators=[PRIORITY_CODE])
    set_on = DayField(label="When it was set")
    field_order = ("title", "code", "description", "source", "set_on")

    def __init__(self, before: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = f"Short, such as FLOW. {before} goes before it: {before}FLOW."


class LapseForm(forms.Form):
    on = DayField(label="The day it lapsed")
