"""What the gallery shows: every kind of field, empty, filled in, and wrong; pictures and small charts."""

from itertools import chain

from django import forms
from django.utils.safestring import SafeString, mark_safe

from .fields import DayField, NumberField, WholeField

CHOICES = [("0", "Nothing"), ("1", "Totals"), ("2", "Workshops, without names")]


class EveryField(forms.Form):
    """One field of each kind, some with hints, some optional."""

    name = forms.CharField(label="Text", help_text="With a hint below its label.", max_length=150)
    email = forms.EmailField(label="E-mail address")
    password = forms.CharField(
        label="Password",
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        help_text=mark_safe('A hint may hold <a href="#">a link</a>.'),
    )
    whole = WholeField(label="Whole number")
    number = NumberField(label="Number", required=False)
    note = forms.CharField(label="Several lines", widget=forms.Textarea, required=False)
    one = forms.ChoiceField(label="One of many", choices=CHOICES)
    few = forms.ChoiceField(label="One of a few", choices=CHOICES, widget=forms.RadioSelect)
    several = forms.MultipleChoiceField(
        label="Several", choices=CHOICES, widget=forms.CheckboxSelectMultiple, required=False
    )
    yes = forms.BooleanField(label="Yes or no", required=False, help_text="A box stands by itself.")
    on = DayField(label="A day", help_text="For example, 15 7 2019.")
    upload = forms.FileField(label="A file", required=False)


FILLED = {
    "name": "Theatres",
    "email": "sam.lee@example.org",
    "whole": 0,
    "number": 0.5,
    "one": "0",
    "few": "0",
    "several": ["0", "2"],
    "yes": True,
}
WRONG = {
    "name": "",
    "email": "sam",
    "whole": "ten",
    "few": "9",
    "on_day": "31",
    "on_month": "2",
    "on_year": "2019",
}


def forms_shown() -> list[tuple[str, forms.Form]]:
    """The form in each state, by the name of the state; their identifiers differ."""
    return [
        ("Empty", EveryField(auto_id="empty_%s")),
        ("Filled in", EveryField(auto_id="filled_%s", initial=FILLED)),
        ("Wrong", EveryField(WRONG, auto_id="wrong_%s")),
    ]


def icons_shown() -> list[tuple[str, SafeString, SafeString]]:
    """Every picture of variation and assurance with its words: as on pages, and smaller."""
    from goldthread.charts import icons

    return [
        (each.words, mark_safe(each.svg()), mark_safe(each.svg(size=24)))
        for each in chain(icons.VARIATIONS, icons.ASSURANCES)
    ]


def small_charts_shown() -> list[tuple[str, SafeString]]:
    """Small charts of few and many points, with a target near and far, a concern and an improvement."""
    from goldthread.charts.small import small
    from goldthread.methods import spc

    steady = [10.0, 12, 11, 13, 12, 11, 12, 10, 11, 12, 13, 11]
    shown = {
        "As usual, with a target": spc.xmr(steady * 3, target=12, improves="down"),
        "The last point is a concern; the target is far below": spc.xmr(
            [*steady, 19], target=-20, improves="down"
        ),
        "An improvement, with limits worked out anew": spc.xmr(
            [*steady, *(each - 4 for each in steady), 3], phase_starts=[12], improves="down"
        ),
        "A shift to one side, neither way better": spc.xmr([*steady, *[12.5] * 9]),
        "Two readings": spc.xmr([3, 4]),
        "All the same": spc.xmr([5, 5, 5]),
    }
    return [(words, mark_safe(small(chart))) for words, chart in shown.items()]
