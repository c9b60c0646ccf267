"""The forms of compacts."""

from typing import Any

from django import forms

from goldthread.server.people.models import Partnership
from goldthread.server.ui.fields import DayField

from .actions.drafting import LONGEST
from .models import Breach, Compact, Party, Promise, Version
from .queries import may_speak_for


class VisionForm(forms.Form):
    """What the parties want together."""

    vision = forms.CharField(
        label="Shared vision",
        widget=forms.Textarea({"rows": 5}),
        max_length=3000,
        help_text="What you want together, that none of you could reach alone.",
    )


class CompactForm(VisionForm):
    """What a compact is called, and what it is for."""

    title = forms.CharField(label="What it is called", max_length=150)
    field_order = ["title", "vision"]


class PartyForm(forms.Form):
    """Who promises something."""

    name = forms.CharField(
        label="What the party is called",
        max_length=150,
        help_text="Such as ‘Regulator’, ‘Hospitals’, ‘Clinicians’ or ‘Leaders’.",
    )

    def __init__(self, compact: Compact, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(compact.place, Partnership):
            taken = compact.parties.open().exclude(organisations=None).values("organisations")
            self.fields["organisations"] = forms.ModelMultipleChoiceField(
                compact.place.organisations.exclude(pk__in=taken),
                label="Which organisations it is of",
                required=False,
                help_text="All their staff will read what is agreed. None for a group such as a regulator.",
            )


class SpeakerForm(forms.Form):
    """Who speaks for a party."""

    def __init__(self, party: Party, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = forms.ModelChoiceField(
            may_speak_for(party).order_by("name"), label="Who speaks for it", empty_label="Choose somebody"
        )


class LeaveForm(forms.Form):
    """A party leaves."""

    on = DayField(label="From which day")
    why = forms.CharField(label="Why", widget=forms.Textarea({"rows": 3}), max_length=2000)


class WordingForm(forms.Form):
    """What is promised, under which heading; `headings`: those that one may choose from."""

    text = forms.CharField(
        label="What is promised",
        widget=forms.Textarea({"rows": 3}),
        max_length=LONGEST,
        help_text="One promise, in words that somebody could see kept, or not.",
    )
    another = forms.CharField(
        label="Another heading", required=False, max_length=100, help_text="Only where none of these fits."
    )

    def __init__(self, headings: list[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(each, each) for each in headings]
        self.fields["heading"] = forms.ChoiceField(
            choices=[("", "Choose a heading"), *choices], label="Under which heading", required=False
        )
        self.order_fields(["party", "text", "heading", "another"])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        said["heading"] = said.pop("another", "") or said.get("heading", "")
        return said


class PromiseForm(WordingForm):
    """What which party promises."""

    def __init__(self, compact: Compact, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"] = forms.ModelChoiceField(
            compact.parties.open(), label="Who promises it", empty_label="Choose a party"
        )
        self.order_fields(["party", "text", "heading", "another"])


class AgreeForm(forms.Form):
    """A party says yes to the draft."""

    on = DayField(label="On which day")

    def __init__(self, parties: list[Party], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"] = forms.ModelChoiceField(
            Party.objects.filter(pk__in=[each.pk for each in parties]),
            label="For which party",
            empty_label=None if len(parties) == 1 else "Choose a party",
        )
        self.order_fields(["party", "on"])


class CallOutForm(forms.Form):
    """Which promise was not kept, and what happened."""

    text = forms.CharField(
        label="What happened",
        widget=forms.Textarea({"rows": 5}),
        max_length=3000,
        help_text="Begin with ‘I’. No patient, and nobody’s care.",
    )
    look_again_on = DayField(label="When shall we look at it again?")

    def __init__(self, version: Version | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        in_force = Promise.objects.filter(wordings__version=version)
        self.fields["promise"] = forms.ModelChoiceField(
            in_force.prefetch_related("wordings__version"),
            label="Which promise",
            empty_label="Choose a promise",
        )
        self.order_fields(["promise", "text", "look_again_on"])


class DiscussForm(forms.Form):
    """The report's questions."""

    why_uncalled = forms.CharField(
        label="Why did no one call it out?",
        widget=forms.Textarea({"rows": 3}),
        max_length=3000,
        required=False,
    )
    why_undone = forms.CharField(
        label="Why didn’t we do anything?",
        widget=forms.Textarea({"rows": 3}),
        max_length=3000,
        required=False,
    )
    better = forms.CharField(
        label="What could we have done better?",
        widget=forms.Textarea({"rows": 3}),
        max_length=3000,
        required=False,
    )
    look_again_on = DayField(label="When shall we look at it again?")


class EndForm(forms.Form):
    """How a breach ends."""

    how = forms.ChoiceField(
        label="What became of it",
        widget=forms.RadioSelect,
        choices=[
            (Breach.Ended.REPAIRED, "It is repaired"),
            (Breach.Ended.RENEGOTIATED, "We promise something else: a new version is begun"),
        ],
    )
    outcome = forms.CharField(
        label="Who does what, or what is promised instead",
        widget=forms.Textarea({"rows": 4}),
        max_length=3000,
    )
