"""Forms of what a workshop measures."""

from __future__ import annotations

from typing import Any

from django import forms

from goldthread.server.measures.models import Measure
from goldthread.server.measures.queries import open_measures
from goldthread.server.people.models import Organisation
from goldthread.server.ui.fields import DayField, DurationField, NumberField, WholeField

from ..actions import Entry
from ..allowed import is_counted_with_output
from ..kinds import DURATIONS, DefectsForm, Point, RatioOf, WorkshopMeasureKind
from ..models import Workshop, WorkshopMeasure, WorkshopValue
from ..queries.measured import PERCENT

OF_MINUTES = ("minutes", "minute", "mins", "min")


class WorkshopMeasureForm(forms.Form):
    """Something to measure. What only some kinds need says so."""

    kind = forms.ChoiceField(choices=WorkshopMeasureKind.choices, label="Kind of measure")
    name = forms.CharField(max_length=150, label="What exactly is measured?")
    unit = forms.CharField(
        max_length=40,
        label="Unit",
        required=False,
        help_text="Times are in minutes and 5S in levels; for others leave it empty to take the usual unit.",
    )
    direction = forms.ChoiceField(
        widget=forms.RadioSelect,
        choices=[
            ("usual", "As is usual for its kind"),
            ("down", "Lower is better"),
            ("up", "Higher is better"),
        ],
        label="Which way is better?",
        initial="usual",
        help_text="Usually lower; for productivity and 5S higher.",
    )
    defects_form = forms.ChoiceField(
        choices=[("", "Not defects"), *DefectsForm.choices], label="How are defects counted?", required=False
    )
    ratio_of = forms.ChoiceField(
        choices=[("", "Not a ratio"), *RatioOf.choices], label="For a ratio: what is it of?", required=False
    )
    target = forms.CharField(
        max_length=40,
        label="Target",
        required=False,
        help_text="In the unit; a time as 2 h 30 min or 3 days; a share as 0.2 or 20%.",
    )

    def clean_direction(self) -> str:
        chosen: str = self.cleaned_data["direction"]
        return "" if chosen == "usual" else chosen

    def clean(self) -> dict[str, Any]:
        """What goes together: how defects are counted is for defects, and what it is of is for a ratio."""
        said = super().clean() or self.cleaned_data
        form, is_defects = said.get("defects_form"), said.get("kind") == WorkshopMeasureKind.DEFECTS
        has_ratio = form in (DefectsForm.RATIO, DefectsForm.COUNT_AND_OUTPUT)
        if is_defects and not form:
            self.add_error(
                "defects_form", "Say how the defects are counted, or choose another kind of measure."
            )
        if is_defects and has_ratio and not said.get("ratio_of"):
            self.add_error("ratio_of", "Say what the ratio is of: the two are never added together.")
        if said.get("kind") in DURATIONS and said.get("unit", "").strip().lower() not in ("", *OF_MINUTES):
            self.add_error(
                "unit", "Times are kept in minutes: leave this empty, and write each time as 2 h or 3 days."
            )
        return said

    def clean_target(self) -> float | None:
        said = self.cleaned_data
        is_time = said.get("kind") in DURATIONS
        is_ratio = said.get("defects_form") in (DefectsForm.RATIO, DefectsForm.COUNT_AND_OUTPUT)
        ratio_of = (said.get("ratio_of") or RatioOf.ITEMS) if is_ratio else ""
        field: forms.Field = (
            DurationField(required=False)
            if is_time
            else _number(ratio_of, said.get("unit", ""), required=False)
        )
        target: float | None = field.clean(self.cleaned_data["target"])
        return target


class ContributeForm(forms.Form):
    """Which measure a workshop measure contributes to, and how much of it the workshop touches."""

    to: forms.ModelChoiceField[Measure] = forms.ModelChoiceField(
        None, label="Which measure?", empty_label="Choose a measure"
    )
    touched = WholeField(least=1, label="How many places does the workshop touch?")
    places = WholeField(least=1, label="How many such places are there?")
    place_name = forms.CharField(
        max_length=40, label="What are the places?", help_text="In the plural: theatres, wards, clinics."
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = open_measures([organisation]).order_by("code")  # type: ignore[attr-defined]


class ValuesForm(forms.Form):
    """Every measure of a workshop at one point, on one short form. What is left empty stays as it is."""

    empty_stays = True
    suggested = ("taken_on",)

    def __init__(
        self, *args: Any, workshop: Workshop, point: Point, reason_needed: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.measures = list(workshop.measures.all())
        for measure in self.measures:
            there = next((v for v in measure.values.all() if v.point == point), None)
            self._ask(measure, there)
        self.fields["taken_on"] = DayField(label="When was it measured?")
        if reason_needed:
            self.fields["reason"] = forms.CharField(
                widget=forms.Textarea, label="Why is the baseline changed after the event began?"
            )

    def entries(self) -> dict[int, Entry]:
        """What was given, by the measure's key; measures left empty are not in it."""
        found = {}
        for m in self.measures:
            if is_counted_with_output(m):
                entry = Entry(
                    defects=self.cleaned_data[f"defects_{m.pk}"], output=self.cleaned_data[f"output_{m.pk}"]
                )
            else:
                entry = Entry(value=self.cleaned_data[f"value_{m.pk}"])
            if entry != Entry():
                found[m.pk] = entry
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not self.entries():
            raise forms.ValidationError("Give at least one value.")
        return cleaned

    def _ask(self, measure: WorkshopMeasure, there: WorkshopValue | None) -> None:
        if is_counted_with_output(measure):
            given = (there.defects, there.output) if there else (None, None)
            for name, label, initial in zip(("defects", "output"), ("defects", "out of"), given, strict=True):
                self.fields[f"{name}_{measure.pk}"] = NumberField(
                    counts=True, label=f"{measure.name}: {label}", required=False, initial=_typed(initial)
                )
            return
        is_time = measure.kind in DURATIONS
        asked: dict[str, Any] = {
            "label": measure.name,
            "required": False,
            "initial": _typed(there.value if there else None),
            "help_text": _hint(measure),
        }
        self.fields[f"value_{measure.pk}"] = (
            DurationField(**asked) if is_time else _number(measure.ratio_of, measure.unit, **asked)
        )


def _number(ratio_of: str, unit: str, **asked: Any) -> NumberField:
    """A number in that unit. Of a share, 62% is 0.62; where the unit is %, it is 62."""
    if ratio_of == RatioOf.ITEMS:
        return NumberField(percent_is=0.01, **asked)
    return NumberField(unit="%" if unit in PERCENT else unit, **asked)


def _typed(value: float | None) -> str:
    return "" if value is None else f"{value:.15g}"


def _hint(measure: WorkshopMeasure) -> str:
    if measure.kind in DURATIONS:
        return "Minutes, or such as 2 h 30 min or 3 days."
    if measure.ratio_of == RatioOf.ITEMS:
        return "A share, such as 0.25 or 25%."
    if measure.kind == WorkshopMeasureKind.EHS:
        return "A level from 1 to 5."
    return f"In {measure.unit}."
