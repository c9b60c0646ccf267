"""Forms of readings, and of what people say and decide about a chart."""

from datetime import date
from typing import Any

from django import forms

from goldthread.server.ui.fields import NumberField, PeriodField

from ..counting import NewReading
from ..models import Revision
from ..periods import named

AREA = forms.Textarea({"rows": 3})


class _ValueForm(forms.Form):
    """Fields for the numbers of one reading, as its kind has them."""

    def __init__(self, *args: Any, revision: Revision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.revision = revision
        if revision.has_denominator:
            self.fields["numerator"] = NumberField(
                counts=True, help_text=f"Of these: {revision.counted}"[:150]
            )
            self.fields["denominator"] = NumberField(
                counts=True, help_text=f"Out of: {revision.population}"[:150]
            )
        else:
            self.fields["value"] = NumberField(
                unit=revision.unit,
                counts=revision.kind == revision.Kind.COUNT,
                help_text=f"In {revision.unit}.",
            )

    @property
    def numbers(self) -> dict[str, float | None]:
        """What was given, by name."""
        names = ("numerator", "denominator") if self.revision.has_denominator else ("value",)
        return {name: self.cleaned_data[name] for name in names}


class RecordForm(_ValueForm):
    """One reading. was_read: whether there is any that it could put right."""

    suggested = ("period",)

    def __init__(
        self,
        *args: Any,
        revision: Revision,
        next_period: date | None = None,
        was_read: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, revision=revision, **kwargs)
        initial = named(next_period, revision.frequency) if next_period else None
        if revision.frequency in ("week", "quarter") and next_period:
            initial = f"{next_period.day} {next_period:%B %Y}"
        self.fields["period"] = PeriodField(every=revision.frequency, initial=initial)
        if was_read:
            self.fields["reason"] = forms.CharField(
                widget=AREA,
                required=False,
                label="Why it was wrong",
                help_text="Only if there is a reading for that period already, and this puts it right.",
            )
        if revision.number > 1:
            self.fields["back_cast"] = forms.BooleanField(
                required=False,
                label="This is a back-cast",
                help_text="What the definition in force would have read before it was in force.",
            )
        self.order_fields(["period"])

    @property
    def reading(self) -> NewReading:
        return NewReading(period=self.cleaned_data["period"], **self.numbers)


class CorrectForm(_ValueForm):
    """A reading put right, with the reason."""

    reason = forms.CharField(widget=AREA, label="Why it was wrong")
    field_order = ["value", "numerator", "denominator", "reason"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["value", "numerator", "denominator", "reason"])


class StartForm(forms.Form):
    """Where limits would be worked out anew: to look at, before anything is decided."""

    def __init__(self, *args: Any, frequency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts"] = PeriodField(every=frequency, label="New limits from")


class RebaseForm(forms.Form):
    """Where limits are worked out anew, and why. known: the days of those decisions that were in sight."""

    reason = forms.CharField(
        widget=AREA,
        label="Why",
        help_text="What changed in the process, and how you know that it will stay so.",
    )

    def __init__(self, *args: Any, frequency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts"] = PeriodField(every=frequency, label="New limits from")
        self.fields["known"] = forms.CharField(required=False, widget=forms.HiddenInput)
        self.order_fields(["starts"])

    def clean_known(self) -> list[date] | None:
        """The days, or None where the form says nothing of them, or not what we said."""
        if "known" not in self.data:
            return None
        try:
            return [date.fromisoformat(day) for day in self.cleaned_data["known"].split(",") if day]
        except ValueError:
            return None


class NoteForm(forms.Form):
    """What somebody knows about a point."""

    text = forms.CharField(max_length=200, label="What is known about it")

    def __init__(self, *args: Any, frequency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"] = PeriodField(every=frequency, label="Which point")
        self.order_fields(["period"])


class RemoveForm(forms.Form):
    """Why something that was decided is taken back."""

    reason = forms.CharField(widget=AREA, label="Why it is taken back")
