"""Forms of standard work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms import BoundField

from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.queries import people_there
from goldthread.server.ui.fields import DayField, NumberField

from ..actions.standard_work import MOST_STEPS, Step
from ..models import Cycle, Workshop

SHORT = {"rows": 3}
SPARE, LEAST = 3, 6
"""Empty rows below the steps there are, and rows at least."""


class VersionForm(forms.Form):
    """The steps of a version, why it is so now, what it comes from, and when it is looked at again."""

    because = forms.CharField(widget=forms.Textarea(SHORT), label="Why is it so now?")
    review_on = DayField(label="When is it looked at again?")
    cycle: forms.ModelChoiceField[Cycle] = forms.ModelChoiceField(
        None, required=False, label="Which test of a change does it come from?", empty_label="None"
    )
    workshop: forms.ModelChoiceField[Workshop] = forms.ModelChoiceField(
        None, required=False, label="Which workshop does it come from?", empty_label="None"
    )

    def __init__(
        self,
        *args: Any,
        person: Person,
        organisation: Organisation,
        steps: Sequence[Step] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        cycles = Cycle.objects.visible_to(person).of(organisation.code).exclude(studied_on=None)
        workshops = Workshop.objects.visible_to(person).of(organisation.code)
        self.fields["cycle"].queryset = cycles  # type: ignore[attr-defined]
        self.fields["workshop"].queryset = workshops  # type: ignore[attr-defined]
        self.many = min(max(len(steps) + SPARE, LEAST), MOST_STEPS)
        for n in range(1, self.many + 1):
            self._ask(n, steps[n - 1] if n <= len(steps) else None)

    def _ask(self, n: int, step: Step | None) -> None:
        minutes = "" if step is None or step.minutes is None else f"{step.minutes:g}"
        for name, label, most, said in (
            ("what", "What is done", 200, step.what if step else ""),
            ("reason", "Why", 300, step.reason if step else ""),
            ("key_point", "What to mind", 300, step.key_point if step else ""),
        ):
            self.fields[f"{name}_{n}"] = forms.CharField(
                max_length=most, required=False, label=f"{label} (step {n})", initial=said
            )
        self.fields[f"minutes_{n}"] = NumberField(
            least=0, required=False, label=f"Minutes (step {n})", initial=minutes
        )

    def rows(self) -> list[tuple[int, list[BoundField]]]:
        """The number of each step, with its fields."""
        return [(n, [self[f"{name}_{n}"] for name in _ROW]) for n in range(1, self.many + 1)]

    def above(self) -> list[BoundField]:
        """The fields that are of no step."""
        return [field for field in self if not field.name.rpartition("_")[2].isdecimal()]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        steps = []
        for n in range(1, self.many + 1):
            row = [said.pop(f"{name}_{n}", None) for name in _ROW]
            if not row[0] and any(each not in (None, "") for each in row[1:]):
                self.add_error(f"what_{n}", "Say what is done in this step.")
            elif row[0]:
                steps.append(Step(row[0], row[1] or "", row[2] or "", row[3]))
        if not steps and not self.errors:
            self.add_error("what_1", "Give at least one step.")
        return {**said, "steps": steps}


_ROW = ("what", "reason", "key_point", "minutes")


class WriteForm(VersionForm):
    """Standard work that is written for the first time."""

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, organisation=organisation, **kwargs)
        self.fields["title"] = forms.CharField(max_length=150, label="What is it called?")
        self.fields["owner"] = forms.ModelChoiceField(
            people_there(organisation), label="Who keeps it?", empty_label="Choose somebody"
        )
        self.order_fields(["title", "owner", "because", "review_on", "cycle", "workshop"])


class KeepForm(forms.Form):
    """What it is called, who keeps it, when it is looked at again."""

    title = forms.CharField(max_length=150, label="What is it called?")
    review_on = DayField(label="When is it looked at again?")

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"] = forms.ModelChoiceField(
            people_there(organisation, self.initial.get("owner")), label="Who keeps it?", empty_label=None
        )


class RetireForm(forms.Form):
    """Why it is not done so any more."""

    why = forms.CharField(widget=forms.Textarea(SHORT), label="Why is it retired?")
