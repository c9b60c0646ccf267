"""Forms of planning steps."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from goldthread.server import clock
from goldthread.server.ui.fields import DayField, WholeField

from ..models import PlanningStep


class StepForm(forms.Form):
    """Something to be done before the event."""

    title = forms.CharField(max_length=150, label="What is to be done?")
    weeks_before = WholeField(least=0, most=26, label="How many weeks before the event?")


class StepsForm(forms.Form):
    """Every planning step: whether it is done, and on which day."""

    def __init__(self, *args: Any, steps: Iterable[PlanningStep], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.steps = list(steps)
        for step in self.steps:
            self.fields[f"done_{step.pk}"] = forms.BooleanField(
                required=False, label=step.title, initial=step.done_on is not None
            )
            self.fields[f"on_{step.pk}"] = DayField(
                required=False, label=f"Day: {step.title}", initial=step.done_on or clock.today()
            )

    def rows(self) -> list[tuple[PlanningStep, forms.BoundField, forms.BoundField]]:
        """Each step with its two fields."""
        return [(step, self[f"done_{step.pk}"], self[f"on_{step.pk}"]) for step in self.steps]

    def done(self) -> dict[int, date | None]:
        """The day each step was done, by its key; None for what is not ticked."""
        said = self.cleaned_data
        return {s.pk: said[f"on_{s.pk}"] if said[f"done_{s.pk}"] else None for s in self.steps}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        for step in self.steps:
            if said.get(f"done_{step.pk}") and f"on_{step.pk}" in said and not said[f"on_{step.pk}"]:
                self.add_error(f"on_{step.pk}", "Say on which day it was done.")
        return said
