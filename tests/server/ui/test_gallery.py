"""The gallery shows every piece and every kind of field; nothing on it is twice or lost."""

import re
from collections import Counter
from typing import Any

import pytest
from django import forms
from django.test import Client
from django.urls import reverse

from goldthread.server.people.models import Person
from goldthread.server.ui.fields import DayField


@pytest.fixture
def page(client: Client, staff: Person, settings: Any) -> str:
    settings.GOLDTHREAD_DEMONSTRATION = True
    client.force_login(staff)
    return client.get(reverse("ui:gallery")).content.decode()


def test_components_are_shown_in_the_demonstration_alone(client: Client, staff: Person) -> None:
    client.force_login(staff)
    assert client.get(reverse("ui:gallery")).status_code == 404
    assert "Components" not in client.get("/").content.decode()


def test_no_identifier_is_there_twice(page: str) -> None:
    counted = Counter(re.findall(r'\bid="([^"]+)"', page))
    assert [i for i, n in counted.items() if n > 1] == []


def test_every_error_leads_to_where_it_is_mended(page: str) -> None:
    wrong = re.findall(r'<li><a href="#(wrong_[^"]+)">', page)
    assert len(wrong) >= 7
    for where in wrong:
        assert f'id="{where}"' in page


def test_a_zero_is_shown_as_0(page: str) -> None:
    assert re.search(r'app-table__said">0</div>', page)
    assert re.search(r'<strong class="app-tag[^>]*>0</strong>', page)
    assert re.search(r'id="filled_whole"[^>]*value="0"', page)


def test_every_input_has_a_label_or_a_legend(page: str) -> None:
    for identifier in re.findall(r'<(?:input|select|textarea)[^>]*\bid="([^"]+)"', page):
        assert f'for="{identifier}"' in page, identifier


def test_no_style_or_script_stands_in_the_page(page: str) -> None:
    assert " style=" not in page
    assert "<script>" not in page


class DayForm(forms.Form):
    on = DayField(label="When", required=False)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("31", "2", "2019"), "31/2/2019 is not a date"),
        (("1", "", "2019"), "Give the day, the month and the year."),
        (("first", "4", "2019"), "as numbers"),
        (("1", "4", "0"), "is not a date"),
        (("1", "4", "99999"), "is not a date"),
    ],
)
def test_a_day_that_is_none_is_said(typed: tuple[str, str, str], said: str) -> None:
    form = DayForm(dict(zip(("on_day", "on_month", "on_year"), typed, strict=True)))
    assert said in str(form.errors["on"])
    assert f'value="{typed[0]}"' in str(form)


def test_a_day_may_be_left_out() -> None:
    form = DayForm({"on_day": "", "on_month": "", "on_year": ""})
    assert form.is_valid()
    assert form.cleaned_data["on"] is None
