"""What a form is about was changed since it was opened: which boxes say so, and what."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.core import signing
from django.test import RequestFactory

from goldthread.server.people.models import Person
from goldthread.server.ui import stale
from goldthread.server.ui.fields import DayField, NumberField

LONG = "All of it, word for word. " * 40
STANDS: dict[str, Any] = {
    "title": "Stores",
    "text": "One\nTwo",
    "kind": "a",
    "several": ["a", "b"],
    "on": date(2019, 7, 15),
    "share": 0.5,
    "agreed": False,
}
TYPED: dict[str, Any] = {
    "title": "Stores",
    "text": "One\r\nTwo",
    "kind": "a",
    "several": ["b", "a"],
    "on_day": "15",
    "on_month": "July",
    "on_year": "2019",
    "share": "0.50",
}
OTHERS: list[tuple[str, Any, str]] = [
    ("title", "Shops", "It was ‘Stores’ and is now ‘Shops’."),
    ("title", "", "It was ‘Stores’ and is now empty."),
    ("text", LONG, f"It was ‘One\nTwo’ and is now ‘{LONG[:300]}…’."),
    ("kind", "b", "It was ‘One kind’ and is now ‘Another kind’."),
    ("several", ["c", "a"], "It was ‘Ann’ and ‘Ben’ and is now ‘Ann’ and ‘Cid’."),
    ("several", [], "It was ‘Ann’ and ‘Ben’ and is now empty."),
    ("on", date(2019, 8, 1), "It was 15 July 2019 and is now 1 August 2019."),
    ("on", None, "It was 15 July 2019 and is now empty."),
    ("share", 0.25, "It was ‘0.5’ and is now ‘0.25’."),
    ("agreed", True, "It was not ticked and is now ticked."),
]


class Asked(forms.Form):
    title = forms.CharField(label="Title")
    text = forms.CharField(widget=forms.Textarea, required=False)
    kind = forms.ChoiceField(choices=[("a", "One kind"), ("b", "Another kind")])
    several = forms.MultipleChoiceField(choices=[("a", "Ann"), ("b", "Ben"), ("c", "Cid")], required=False)
    on = DayField(label="When", required=False)
    share = NumberField(label="Share", required=False)
    agreed = forms.BooleanField(label="Agreed", required=False)
    secret = forms.CharField(widget=forms.PasswordInput, required=False)
    hidden = forms.CharField(widget=forms.HiddenInput, required=False)
    file = forms.FileField(required=False)


def opened(asked: type[forms.Form] = Asked, **stands: Any) -> str:
    """What a form carries that is opened now."""
    form = asked(initial=STANDS | stands)
    stale.carry(RequestFactory().get("/"), form)
    return str(form.began_with)  # type: ignore[attr-defined]


def sent(began: str, asked: type[forms.Form] = Asked, typed: dict[str, Any] = TYPED, **stands: Any) -> Any:
    """The form as it comes back, about something that reads otherwise by now; and whether it says so."""
    request = RequestFactory().post("/", {**typed, stale.CARRIED: began})
    request.user = Person(name="Ada Khan")
    form = asked(request.POST, request.FILES, initial=STANDS | stands)
    stale.carry(request, form)
    said = form.is_valid() and stale.is_changed_since(request, form, lambda **given: None)
    assert said == bool(form.is_bound and form.errors)
    return form


@pytest.mark.parametrize(("name", "other", "said"), OTHERS)
def test_each_kind_of_box_says_what_it_was_and_what_it_is(name: str, other: Any, said: str) -> None:
    form = sent(opened(), **{name: other})
    assert form.errors[name] == [said]
    assert set(form.errors) == {name, "__all__"}
    assert form.errors["__all__"][0].startswith("Somebody changed this, since you opened it.")


@pytest.mark.parametrize(("name", "other", "said"), OTHERS)
def test_pressed_again_it_is_done(name: str, other: Any, said: str) -> None:
    told = sent(opened(), **{name: other})
    assert not sent(told.began_with, **{name: other}).errors


def test_of_a_long_text_it_says_what_was_changed() -> None:
    began = opened(text=f"{LONG}The end is near.")
    said = sent(began, text=f"{LONG}The end is far.").errors["text"]
    alike = "…All of it, word for word. The end is"
    assert said == [f"It was ‘{alike} near.’ and is now ‘{alike} far.’."]


def test_what_reads_as_it_did_says_nothing() -> None:
    assert not sent(opened()).errors


def test_what_somebody_else_wanted_too_says_nothing() -> None:
    typed = {**TYPED, "title": "Shops", "on_day": "1", "on_month": "8", "share": "0.25", "agreed": "on"}
    assert not sent(opened(), typed=typed, title="Shops", on=date(2019, 8, 1), share=0.25, agreed=True).errors


def test_what_was_typed_wrongly_first_is_told_when_it_is_typed_well() -> None:
    began = opened()
    request = RequestFactory().post("/", {**TYPED, "title": "", stale.CARRIED: began})
    form = Asked(request.POST, initial=STANDS | {"title": "Shops"})
    stale.carry(request, form)
    assert not form.is_valid()
    assert "title" in sent(form.began_with, title="Shops").errors  # type: ignore[attr-defined]


def test_a_form_that_says_nothing_of_how_it_began_is_taken_as_it_is() -> None:
    assert not sent("", title="Shops").errors
    assert not sent("not ours", title="Shops").errors
    assert not sent(signing.dumps(["of another version"], salt=stale.SALT), title="Shops").errors
    assert not sent(opened()[:-1] + "!", title="Shops").errors


def test_a_day_that_begins_with_today_may_be_sent_tomorrow(settings: Any) -> None:
    settings.GOLDTHREAD_TODAY = date(2019, 7, 15)
    began = opened()
    settings.GOLDTHREAD_TODAY = date(2019, 7, 16)
    assert not sent(began, on=date(2019, 7, 16)).errors
    assert "on" in sent(began, on=date(2019, 7, 17)).errors


def test_what_is_suggested_is_nobodys_text() -> None:
    class Suggesting(Asked):
        suggested = ("title",)

    assert not sent(opened(Suggesting), Suggesting, title="Shops").errors
    assert "share" in sent(opened(Suggesting), Suggesting, share=0.25).errors


def test_a_box_that_is_left_empty_may_change_nothing() -> None:
    class Some(Asked):
        empty_stays = True

    began = opened(Some, share=None)
    assert not sent(began, Some, typed={**TYPED, "share": ""}, share=0.25).errors
    assert "share" in sent(began, Some, share=0.25).errors
    assert "share" in sent(opened(share=None), typed={**TYPED, "share": ""}, share=0.25).errors


def test_a_box_that_came_meanwhile_says_what_stands_in_it(settings: Any) -> None:
    """Somebody added a step and ticked it, while another had the list of steps open."""

    class Longer(Asked):
        another = forms.BooleanField(label="Another", required=False)
        another_on = DayField(label="When", required=False)

    settings.GOLDTHREAD_TODAY = date(2019, 7, 15)
    began = opened()
    today: dict[str, Any] = {"another_on": date(2019, 7, 15)}
    assert not sent(began, Longer, **today).errors
    said = sent(began, Longer, another=True, **today).errors["another"]
    assert said == ["It was not ticked and is now ticked."]


def test_what_nobody_reads_on_a_form_is_not_carried() -> None:
    token = opened(secret="open sesame", hidden="seen", file="a")
    began = stale.Beginning.carried_by(RequestFactory().post("/", {stale.CARRIED: token}))
    assert began
    assert set(began.boxes) == {"title", "text", "kind", "several", "on", "share", "agreed"}
