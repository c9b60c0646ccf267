"""The forms of routines and their meetings."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone

from goldthread.cadence import Cadence, NotACadence, TwoWays, read, say
from goldthread.cadence.reading import clock as time_of
from goldthread.cadence.series import LARGEST, Refused, Series, series_or_why
from goldthread.server import clock
from goldthread.server.people.models import Person, Team
from goldthread.server.ui.fields import DayField, WholeField
from goldthread.tables.apart import Busy, apart
from goldthread.tables.bounds import Bounds
from goldthread.tables.problem import Unreadable

from .models import AgendaItem, Meeting, Routine

WORDS = 2000


class TimeField(forms.CharField):
    """A time of day, typed as 8:10, 2pm or 14:00. Cleans to a time."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 20, "help_text": "Such as 8:10 or 14:00.", **kwargs})

    def clean(self, value: Any) -> time | None:
        text = super().clean(value)
        try:
            return time_of(text.strip().lower()) if text else None
        except (NotACadence, TwoWays) as wrong:
            raise forms.ValidationError(str(wrong)) from None


class MoveForm(forms.Form):
    """To when a meeting is moved, and why."""

    day = DayField(label="To which day")
    at = TimeField(label="At what time")
    why = forms.CharField(
        label="Why, if anybody should know",
        required=False,
        widget=forms.Textarea({"rows": 3}),
        max_length=WORDS,
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        day, at = given.pop("day", None), given.pop("at", None)
        if day and at:
            given["begins"] = timezone.make_aware(datetime.combine(day, at))
        return given


class CancelForm(forms.Form):
    """Why a meeting is not held: from the list, and in words."""

    because = forms.ChoiceField(
        label="Why is it not held?",
        choices=Meeting.Because.choices,
        widget=forms.RadioSelect,
        help_text="What is cancelled under pressure is kept apart from having nothing to discuss.",
    )
    why = forms.CharField(
        label="In words", required=False, widget=forms.Textarea({"rows": 3}), max_length=WORDS
    )


class WhenField(forms.CharField):
    """When something comes round, in words. Cleans to a Cadence; asks what could mean two things."""

    def __init__(self, **kwargs: Any) -> None:
        said = "In plain words, with a time, and how long it takes. Bank holidays may be left out."
        super().__init__(
            **{"label": "When does it come round?", "help_text": said, "max_length": 200, **kwargs}
        )

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return read(text, starts=clock.the_day())
        except ValueError as wrong:
            raise Unclear(str(wrong), getattr(wrong, "readings", ())) from None


class Unclear(forms.ValidationError):
    """The words name no cadence, or could mean two things: `readings` say each."""

    def __init__(self, says: str, readings: tuple[str, ...]) -> None:
        super().__init__(says, code="two_ways" if readings else "invalid", params={"readings": readings})


class WhenForm(forms.Form):
    """When it comes round. What is pressed of two readings takes the place of what was typed."""

    cadence = WhenField()

    def __init__(self, data: QueryDict | None = None, *args: Any, **kwargs: Any) -> None:
        if data is not None and data.get("meant"):
            data = data.copy()
            data["cadence"] = str(data["meant"])
        super().__init__(data, *args, **kwargs)

    @property
    def readings(self) -> tuple[str, ...]:
        """What the words could mean, where they could mean two things."""
        found = [wrong.params for wrong in self.errors.as_data().get("cadence", ()) if wrong.params]
        return tuple(found[0]["readings"]) if found else ()

    @property
    def understood(self) -> Cadence | None:
        """What the words mean, as far as they are read: of the form as it begins, what it suggests."""
        if self.is_bound:
            self.full_clean()
            return self.cleaned_data.get("cadence")
        try:
            return read(str(self.initial.get("cadence", "")), starts=clock.the_day())
        except ValueError:
            return None

    @property
    def was_seen(self) -> bool:
        """Whether whoever sends it saw what was understood."""
        return self.understood is not None and self.data.get("seen") == say(self.understood)


class _OfARoutine(forms.Form):
    """What may be said of a routine beside when it comes round. people: who may own it."""

    title = forms.CharField(label="What is it called?", max_length=150)
    purpose = forms.CharField(
        label="What is it for?", required=False, widget=forms.Textarea({"rows": 3}), max_length=WORDS
    )
    place = forms.CharField(label="Where?", required=False, max_length=200)
    link = forms.URLField(
        label="Where does one join from afar?", required=False, max_length=200, assume_scheme="https"
    )

    def __init__(self, *args: Any, people: QuerySet[Person], whole: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"] = forms.ModelChoiceField(
            people, label="Whose is it?", required=False, empty_label="Nobody’s yet"
        )
        members, everybody = Routine.Reads.choices
        self.fields["minutes_for"] = forms.ChoiceField(
            label="Who reads its minutes, beside its members?",
            choices=[members, everybody] if whole else [members],
            widget=forms.RadioSelect,
            initial=Routine.Reads.MEMBERS,
        )


class RoutineForm(_OfARoutine):
    """What a routine is called and for, where it is, whose it is."""


class BeginForm(_OfARoutine, WhenForm):
    """All that is said of a routine when it begins. teams: of which it may be."""

    suggested = frozenset({"title", "purpose", "cadence", "minutes_for"})

    def __init__(self, *args: Any, teams: QuerySet[Team] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if teams is not None:
            self.fields["team"] = forms.ModelChoiceField(
                teams, label="Which team’s is it?", required=False, empty_label="The whole organisation’s"
            )
        self.order_fields(["title", "cadence", "team", "place", "link", "owner", "minutes_for", "purpose"])


class ItemForm(forms.Form):
    """What is talked about, how long, and what the page shows beside it."""

    title = forms.CharField(label="What is talked about?", max_length=150)
    minutes = WholeField(label="For how many minutes?", least=1, most=480)
    kind = forms.ChoiceField(
        label="What is shown beside it?", choices=AgendaItem.Kind.choices, initial=AgendaItem.Kind.TALK
    )


class MemberForm(forms.Form):
    """Who is to belong to it, and whether they must come."""

    required = forms.BooleanField(label="They must come", required=False)

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = forms.ModelChoiceField(people, label="Who?", empty_label="Choose somebody")
        self.order_fields(["person", "required"])


class EndForm(forms.Form):
    """Why a routine ends."""

    why = forms.CharField(
        label="Why does it end?",
        widget=forms.Textarea({"rows": 3}),
        max_length=WORDS,
        help_text="What was said at its meetings stays, and it can be begun again.",
    )


class CalendarForm(forms.Form):
    """A calendar's file, read where it can do no harm. Cleans to the series in it, and what is refused."""

    calendar = forms.FileField(
        label="Calendar",
        help_text="An .ics file, at most 1 MB: export the series from Outlook or another calendar.",
        widget=forms.FileInput({"accept": ".ics,text/calendar"}),
    )

    def clean_calendar(self) -> tuple[list[Series], list[Refused]]:
        sent = self.cleaned_data["calendar"]
        if sent.size > LARGEST:
            raise forms.ValidationError("It is over 1 MB: export the one series, not the whole calendar.")
        try:
            found = apart(series_or_why, sent.read(), bounds=Bounds())
        except (Unreadable, Busy) as wrong:
            raise forms.ValidationError(str(wrong)) from None
        if isinstance(found, str):
            raise forms.ValidationError(found)
        series, refused = found
        return series, refused
