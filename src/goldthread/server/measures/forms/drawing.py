"""The form of the decision how a chart is drawn."""

from collections.abc import Mapping
from typing import Any

from django import forms

from goldthread.server.ui.fields import PeriodField

from ..queries import Choosing


class _Shown(forms.BoundField):
    """A box that begins with what is in force, and shows what was looked at on the page before."""

    def value(self) -> Any:
        shown: Mapping[str, str] = getattr(self.form, "shown", {})
        return super().value() if self.form.is_bound else shown.get(self.name, super().value())


class _Choice(forms.ChoiceField):
    widget = forms.RadioSelect

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        return _Shown(form, self, field_name)


class ChartForm(forms.Form):
    """Which kind of chart, by which rules, and why.

    found: what there is to choose from, None without a chart. shown: what was looked at before, by name.
    """

    kind = _Choice(label="Kind of chart")
    rules = _Choice(label="Rules")
    reason = forms.CharField(
        widget=forms.Textarea({"rows": 3}),
        label="Why it should be drawn so",
        help_text="Everybody reads it beside the chart.",
    )

    def __init__(self, *args: Any, found: Choosing | None, shown: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shown = shown
        for name, offered in (
            ("kind", found.kinds if found else []),
            ("rules", found.rules if found else []),
        ):
            choices = [(each.value, f"{each.name}. {each.rate}") for each in offered]
            self.fields[name].choices = choices  # type: ignore[attr-defined]


class SinceForm(forms.Form):
    """From which period on the level is compared with the level before."""

    def __init__(self, *args: Any, frequency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["since"] = PeriodField(every=frequency, label="Since")
