"""Forms of value streams, and of who plays which part."""

from typing import Any

from django import forms

from goldthread.server import clock
from goldthread.server.people.models import Organisation
from goldthread.server.people.queries import teams_to_choose
from goldthread.server.ui.fields import DayField


class TeamField(forms.ModelChoiceField):
    """One of the organisation's teams, or none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(None, required=False, empty_label="The whole organisation", **kwargs)


class StreamForm(forms.Form):
    """What a value stream is, who chose it and why."""

    title = forms.CharField(max_length=150, label="What is it called?")
    scope = forms.CharField(widget=forms.Textarea, label="Scope", help_text="From where to where.")
    chosen_by = forms.CharField(max_length=200, label="Who chose it?")
    chosen_why = forms.CharField(widget=forms.Textarea, label="Why was it chosen?")
    considered = forms.CharField(widget=forms.Textarea, label="What else was considered?", required=False)
    team = TeamField(label="Team")

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = teams_to_choose(organisation, self.initial.get("team"))  # type: ignore[attr-defined]


class OpenStreamForm(StreamForm):
    """A value stream that is opened."""

    opened_on = DayField(label="Opened on", initial=clock.today)


class CloseStreamForm(forms.Form):
    """Why a value stream is closed, and when."""

    why = forms.CharField(widget=forms.Textarea, label="Why is it closed?")
    on = DayField(label="Closed on")
