"""Forms of a workshop's way from proposal to close."""

from typing import Any

from django import forms

from goldthread.server.people.models import Organisation
from goldthread.server.people.queries import teams_to_choose
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui.fields import DayField

from .. import wording
from ..kinds import WorkshopKind
from .streams import TeamField


class WorkshopForm(forms.Form):
    """What a workshop is."""

    title = forms.CharField(max_length=150, label="What is it called?")
    kind = forms.ChoiceField(widget=forms.RadioSelect, label="Kind", initial=WorkshopKind.RPIW)
    process = forms.CharField(widget=forms.Textarea, label="The process, from where to where")
    team = TeamField(label="Team")

    def __init__(self, *args: Any, organisation: Organisation, words: Vocabulary, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(k.value, wording.kind_explained(k, words)) for k in WorkshopKind]  # type: ignore[attr-defined]
        self.fields["team"].queryset = teams_to_choose(organisation, self.initial.get("team"))  # type: ignore[attr-defined]


class DaysForm(forms.Form):
    """The event's first and last day."""

    starts = DayField(label="First day of the event")
    ends = DayField(label="Last day of the event")


class RescheduleForm(DaysForm):
    """Other days, and why."""

    reason = forms.CharField(widget=forms.Textarea, label="Why is it moved?")


class HoldForm(forms.Form):
    """The day the event began."""

    on = DayField(label="The event began on")


class EndForm(forms.Form):
    """The day the event ended, and what was changed."""

    on = DayField(label="The event ended on")
    changed = forms.CharField(
        widget=forms.Textarea,
        label="What was changed?",
        required=False,
        help_text="A few lines for the wall.",
    )


class CloseForm(forms.Form):
    """What was learnt, and the day."""

    learnt = forms.CharField(widget=forms.Textarea, label="What was learnt?")
    on = DayField(label="Closed on")


class ReasonForm(forms.Form):
    """A reason."""

    reason = forms.CharField(widget=forms.Textarea, label="Why?")


class ReportForm(forms.Form):
    """What the report-out tells in words."""

    changed = forms.CharField(widget=forms.Textarea, label="What was changed?", required=False)
    learnt = forms.CharField(widget=forms.Textarea, label="What was learnt?", required=False)


class CheckpointsForm(forms.Form):
    """Whether it is remeasured at 120 and 365 days too."""

    at_120 = forms.BooleanField(required=False, label="Also at 120 days")
    at_365 = forms.BooleanField(required=False, label="Also at 365 days")
