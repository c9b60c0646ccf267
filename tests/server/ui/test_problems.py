"""What is wrong stands at its field, is marked there, and is linked to from the top of the page."""

import re
from collections.abc import Mapping

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDict

from goldthread.guard import find
from goldthread.server.refusal import LooksLikeCare, Refusal
from goldthread.server.ui.fields import DayField
from goldthread.server.ui.forms import refusals_shown_on
from goldthread.server.ui.gallery import WRONG, EveryField

CHOICES = [("a", "One"), ("b", "Two")]


class Ward(forms.Form):
    name = forms.CharField(label="Name")
    on = DayField(label="When", required=False)
    sheet = forms.FileField(label="File", required=False, help_text="A table.")
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


def filled_in(**changed: str) -> Ward:
    typed = {"name": "Ward 1", "on_day": "1", "on_month": "2", "on_year": "2019"} | changed
    data: MultiValueDict[str, str] = MultiValueDict({name: [text] for name, text in typed.items()})
    return Ward(data, MultiValueDict({"sheet": [SimpleUploadedFile("july.csv", b"period,value\n")]}))


def summary(form: forms.Form) -> str:
    return render_to_string("ui/forms/errors.jinja", {"form": form})


def linked(form: forms.Form) -> list[str]:
    return re.findall(r'<a href="#([^"]+)">', summary(form))


def test_every_kind_of_field_is_marked_as_wrong_and_says_why_there() -> None:
    form = EveryField(WRONG | {"one": "9", "several": ["9"]}, auto_id="wrong_%s")
    page = str(form)
    for name in form.errors:
        at = f"wrong_{name}"
        box = re.search(rf'<(?:input|select|textarea)[^>]*\bid="{at}(?:_day)?"[^>]*>', page)
        assert box, name
        assert 'aria-invalid="true"' in box.group(), name
        assert f'id="{at}-error"' in page, name
        assert re.search(rf'aria-describedby="[^"]*{at}-error', page), name


def test_a_day_of_thousands_of_digits_is_only_wrong() -> None:
    assert linked(filled_in(on_year="9" * 5000)) == ["id_on_year"]


def test_a_field_that_is_right_is_not_marked() -> None:
    assert "aria-invalid" not in str(filled_in())


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ({"on_month": ""}, "id_on_month"),
        ({"on_day": "32"}, "id_on_day"),
        ({"on_month": "13"}, "id_on_month"),
        ({"on_year": "19"}, "id_on_year"),
        ({"on_month": "Smarch"}, "id_on_month"),
        ({"on_day": "30"}, "id_on_day"),
    ],
)
def test_the_part_of_a_day_that_is_wrong_is_linked_to(typed: Mapping[str, str], first: str) -> None:
    assert linked(filled_in(**typed)) == [first]


def test_a_refusal_about_one_thing_stands_at_its_field() -> None:
    form = filled_in()
    assert form.is_valid()
    with refusals_shown_on(form):
        raise Refusal("There is a Ward 1 already.", about="name")
    assert linked(form) == ["id_name"]
    assert "There is a Ward 1 already." in str(form)


@pytest.mark.parametrize("about", ["", "organisation", "secret"])
def test_a_refusal_about_the_whole_or_about_what_is_not_there_stands_at_the_top(about: str) -> None:
    form = filled_in()
    assert form.is_valid()
    with refusals_shown_on(form):
        raise Refusal("The workshop has ended.", about=about)
    assert "The workshop has ended." in summary(form)
    assert linked(form) == []


def test_what_looks_like_care_is_said_where_it_was_typed() -> None:
    form = filled_in(name="943 476 5919")
    assert form.is_valid()
    with refusals_shown_on(form):
        raise LooksLikeCare({"name": tuple(find("943 476 5919"))})
    assert linked(form) == ["id_name"]
    assert form.looks_like_care


def test_a_refused_form_keeps_what_was_typed_and_asks_for_the_file_again() -> None:
    form = filled_in()
    assert form.is_valid()
    assert "Choose the file again" not in str(form)
    with refusals_shown_on(form):
        raise Refusal("Not on that day.")
    page = str(form)
    for typed in ("Ward 1", "1", "2", "2019"):
        assert f'value="{typed}"' in page
    assert "A table. Choose the file again" in page
