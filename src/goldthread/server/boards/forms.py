"""The forms of boards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet

from goldthread.server.measures.models import Measure
from goldthread.server.people.models import Person
from goldthread.server.people.vocabulary import Word
from goldthread.server.ui.fields import DayField, NumberField

from .actions.captured import LONGEST_NAME
from .actions.tickets import LONGEST, LONGEST_WHO
from .models import Board, MarkedDay, Section, Waste

Words = Mapping[str, Word]


class _OneLine(forms.CharField):
    """Words on one line, with one space between them, as they are kept."""

    def to_python(self, value: Any) -> str:
        return " ".join(str(super().to_python(value)).split())


def _long(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea({"rows": 3}), max_length=2000, help_text=hint)


class KindForm(forms.Form):
    """What kind of board it is."""

    kind = forms.ChoiceField(
        label="What kind of board",
        choices=Board.Kind.choices,
        widget=forms.RadioSelect,
        initial=Board.Kind.WARD,
    )


class WriteForm(forms.Form):
    """The two fields of a ticket."""

    what = _OneLine(label="What is in the way, or could be better?", max_length=LONGEST)
    felt_by = _OneLine(
        label="Who feels it?", max_length=LONGEST_WHO, help_text="Such as patients, the night shift, us."
    )


class ChangeForm(WriteForm):
    """All that a ticket says of itself. people: who may look after it; words: those of the wastes."""

    def __init__(self, *args: Any, people: QuerySet[Person], words: Words, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wastes = [(each, words[f"waste_{each}"].title) for each in Waste.values]
        self.fields["waste"] = forms.ChoiceField(
            label=f"Which {words['muda'].one} it is", choices=[("", "None of these"), *wastes], required=False
        )
        self.fields["owner"] = forms.ModelChoiceField(
            people, label="Who looks after it", required=False, empty_label="Nobody yet"
        )


class AnswerForm(forms.Form):
    """What somebody answers."""

    answer = _long("The answer", "What you think of it, or mean to do. Whoever wrote the ticket reads it.")


class EndForm(forms.Form):
    """What happened."""

    outcome = _long("What happened", "What was changed, or learnt. Whoever wrote the ticket reads it.")


class DeclineForm(forms.Form):
    """Why it is not taken up."""

    outcome = _long("Why it is not taken up", "Whoever wrote the ticket reads it.")


class KudosForm(forms.Form):
    """Whom one thanks, and what for."""

    whom = _OneLine(label="Whom do you thank?", max_length=LONGEST_WHO)
    what = _OneLine(label="What for?", max_length=LONGEST)


class Signed(forms.Form):
    """A name, if they like."""

    signed = _OneLine(
        label="Your name",
        required=False,
        max_length=LONGEST_NAME,
        help_text="Only if you like. The team reads it.",
    )


class HandInForm(WriteForm, Signed):
    """A ticket, without signing in."""

    field_order = ("what", "felt_by", "signed")


class HandInKudosForm(KudosForm, Signed):
    """Thanks, without signing in."""

    field_order = ("whom", "what", "signed")


class DayForm(forms.Form):
    """What a day was like."""

    day = DayField(label="Which day")
    mark = forms.ChoiceField(label="How it was", choices=MarkedDay.Mark.choices, widget=forms.RadioSelect)


class TodayForm(forms.Form):
    """What was planned for today, and what there is: two numbers for each thing that the board counts."""

    def __init__(self, *args: Any, labels: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.labels = labels
        for n, label in enumerate(labels):
            for which, said in (("planned", "planned"), ("actual", "here")):
                self.fields[f"{which}_{n}"] = NumberField(
                    label=f"{label}, {said}", required=False, whole=True, least=0, most=99_999
                )

    def clean(self) -> dict[str, Any]:
        """`counted`: for each label, what was planned and what there is."""
        given = super().clean() or {}

        def whole(name: str) -> int | None:
            number = given.get(name)
            return None if number is None else int(number)

        counted = {
            label: (whole(f"planned_{n}"), whole(f"actual_{n}")) for n, label in enumerate(self.labels)
        }
        return {"counted": counted}


class ArrangeForm(forms.Form):
    """What stands on the board, in which order; what is counted; how much is done at once; its measures."""

    def __init__(self, *args: Any, measures: QuerySet[Measure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n, which in enumerate(("First", "Second", "Third", "Fourth", "Fifth")):
            self.fields[f"section_{n}"] = forms.ChoiceField(
                label=which, choices=[("", "Nothing"), *Section.choices], required=False
            )
        self.fields["doing_at_most"] = NumberField(
            label="How many tickets may be done at once", whole=True, least=1, most=50
        )
        self.fields["counts"] = forms.CharField(
            label="What is counted each day",
            widget=forms.Textarea({"rows": 4}),
            required=False,
            max_length=600,
            help_text="One to a line, such as ‘Registered nurses’.",
        )
        self.fields["measures"] = forms.ModelMultipleChoiceField(
            measures, label="Measures", required=False, widget=forms.CheckboxSelectMultiple
        )

    def clean(self) -> dict[str, Any]:
        """`sections` in order and `counts` line by line, as the action takes them."""
        given = super().clean() or {}
        return {
            "sections": [each for n in range(5) if (each := given.get(f"section_{n}"))],
            "counts": given.get("counts", "").splitlines(),
            "doing_at_most": int(given.get("doing_at_most") or 1),
            "measures": list(given.get("measures") or ()),
        }

    @staticmethod
    def of(board: Board) -> dict[str, Any]:
        """What it begins with."""
        said = {f"section_{n}": section for n, section in enumerate(board.sections)}
        return {
            **said,
            "doing_at_most": board.doing_at_most,
            "counts": "\n".join(board.counts),
            "measures": list(board.charted.values_list("pk", flat=True)),
        }
