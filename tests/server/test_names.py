"""Names: what nobody can see or what turns a sentence round is refused, wherever a name is taken."""

import unicodedata
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from goldthread.server import names
from goldthread.server.audit.actions import NotAName, action, record
from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Person, Team

UNSEEN = [
    " ",
    "\u200b",
    "\u200d\u200c",
    "\u00ad",
    "\ufeff",
    "\u3164",
    "\u2800",
    "\u115f\u1160",
    "\u0301",
    "\xa0",
]
TURNING = ["\u202eevE", "Ann\u2066", "\u200fAnn", "Ann \u061c Lee", "A\u202dB"]


@pytest.mark.parametrize("name", [*UNSEEN, ""])
def test_a_name_of_nothing_visible_is_none(name: str) -> None:
    assert "Nothing of it can be seen" in names.wrong_with(name)


@pytest.mark.parametrize("name", TURNING)
def test_a_name_that_turns_the_direction_of_text_is_none(name: str) -> None:
    assert "turns the direction of text" in names.wrong_with(name)


@pytest.mark.parametrize("name", ["Ann\nLee", "Ann\tLee", "Ann\u2028Lee", "Ann\x00"])
def test_a_name_stands_in_one_line(name: str) -> None:
    assert "one line" in names.wrong_with(name)


@pytest.mark.parametrize(
    "name",
    [
        "Ann Lee",
        "Siân O’Neill-Đặng",
        "محمد",
        "דוד לוי",
        "می\u200cرود",
        "李小龍",
        "Zoe\u0301",
        "A&E: 4 h",
        "👩🏽\u200d⚕️",
        "7",
        "…",
    ],
)
def test_names_of_all_scripts_are_names(name: str) -> None:
    assert names.wrong_with(name) == ""


def test_the_sentence_says_where_it_stands() -> None:
    assert "U+202E, after ‘Ann’" in names.wrong_with("Ann\u202eeel")
    assert "U+202E, at its beginning" in names.wrong_with("\u202eAnn")


@given(st.text(st.characters(categories=["Cf", "Mn", "Zs"]), max_size=20))
def test_no_text_of_formats_marks_and_spaces_is_a_name(name: str) -> None:
    assert names.wrong_with(name)


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=20))
def test_letters_and_numbers_are_a_name(name: str) -> None:
    seen = any(unicodedata.category(c)[0] in "LN" and c not in names.BLANK for c in name)
    assert bool(names.wrong_with(name)) is not seen


@pytest.mark.parametrize("name", ["\u200b\u200b", "Sur\u202egery"])
def test_every_room_refuses_it_and_nothing_is_kept(
    name: str, trust: Organisation, administrator: Person
) -> None:
    with pytest.raises(NotAName, match="cannot be a name"):
        people.add_team(organisation=trust, name=name, by=administrator)
    with pytest.raises(NotAName):
        people.add_person(email="new@example.org", name=name, by=None)
    with pytest.raises(NotAName, match="cannot be a title"):
        people.add_person(email="new@example.org", name="New", title=name, by=None)
    assert not Team.objects.exists()
    assert not Person.objects.filter(email="new@example.org").exists()


def test_a_name_within_what_is_passed_is_looked_at_too(trust: Organisation) -> None:
    @dataclass
    class Row:
        title: str

    @action
    def take(*, rows: list[Row], by: Person | None) -> None:
        record("taken", trust, by=by)

    with pytest.raises(NotAName):
        take(rows=[Row("Fine"), Row("\u200b")], by=None)


def test_the_form_says_so_at_its_field(client: Client, trust: Organisation, administrator: Person) -> None:
    client.force_login(administrator)
    address = reverse("people:teams", args=[trust.code])
    refused = client.post(address, {"name": "\u200b", "parent": ""})
    assert refused.status_code == 422
    assert "Nothing of it can be seen" in refused.content.decode()
