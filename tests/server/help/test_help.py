"""Every page leads to the help of its room, in the organisation's words."""

import re

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from goldthread.server.help.reading import as_html, in_words, topics
from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.vocabulary import PACK_NAMES, Vocabulary

PLAIN = Vocabulary({"pack": "plain"})


@pytest.mark.parametrize("pack", PACK_NAMES)
@pytest.mark.parametrize("topic", topics())
def test_every_page_of_help_can_be_said_in_all_words(topic: str, pack: str) -> None:
    page = in_words(topic, Vocabulary({"pack": pack}))
    assert not re.search(r"[{}]", page)
    for line in re.findall(r"(?:^|\n\n|\n- |\n#+ )(\w)", page):
        assert not line.islower(), f"begins without a capital: {line}"


@pytest.mark.parametrize("topic", topics())
def test_links_between_pages_of_help_lead_somewhere(topic: str) -> None:
    for other in re.findall(r'href="\.\./(\w+)/"', as_html(topic, PLAIN)):
        assert other in topics()
    assert ".md" not in as_html(topic, PLAIN)


def test_words_that_look_like_markup_stay_words() -> None:
    own = Vocabulary({"pack": "plain", "own": {"workshop": ["<b>day</b>", "<b>days</b>", "a <b>day</b>"]}})
    assert "<b>" not in as_html("improvement", own)


@pytest.mark.parametrize(
    "said",
    ["[day](https://evil.example)", "![day](https://evil.example/day.png)", "`day`", "**day**", "_day_"],
)
def test_words_that_look_like_markdown_stay_words(said: str) -> None:
    own = Vocabulary({"pack": "plain", "own": {"workshop": [said, said, said]}})
    page = as_html("improvement", own)
    assert said in page
    assert 'href="https://evil' not in page
    assert 'src="https://evil' not in page


@pytest.mark.parametrize(
    ("name", "room"),
    [
        ("measures:measures", "measures"),
        ("improvement:workshops", "improvement"),
        ("aims:thread", "aims"),
        ("people:organisation", "people"),
    ],
)
def test_every_room_leads_to_its_own_help(client: Client, staff: Person, name: str, room: str) -> None:
    client.force_login(staff)
    page = client.get(reverse(name, args=["SASH"])).content.decode()
    assert f'href="/help/{room}/">Help</a>' in page


@pytest.mark.parametrize(
    ("address", "room"), [("/", "home"), ("/evidence/", "evidence"), ("/no-such-page/", "home")]
)
def test_pages_of_no_organisation_lead_to_help_too(
    client: Client, staff: Person, address: str, room: str
) -> None:
    client.force_login(staff)
    assert f'href="/help/{room}/">Help</a>' in client.get(address).content.decode()


def test_whoever_cannot_sign_in_is_helped(client: Client, db: None) -> None:
    assert 'href="/help/people/">Help</a>' in client.get("/accounts/login/").content.decode()
    assert "Forgotten your password?" in client.get("/help/people/").content.decode()


def test_help_speaks_the_words_of_the_organisation_one_is_in(
    client: Client, trust: Organisation, administrator: Person
) -> None:
    people.choose_words(of=trust, pack="plain", by=administrator)
    client.force_login(administrator)
    page = client.get("/help/improvement/").content.decode()
    assert "Patient pathways and workshops" in page
    assert "value stream" not in page.lower()


def test_there_is_no_help_about_what_is_not_there(client: Client, db: None) -> None:
    assert client.get("/help/nothing/").status_code == 404


def test_the_first_page_leads_and_the_rooms_follow_in_their_order() -> None:
    order = ["home", *(app.label for app in apps.get_app_configs() if app.label != "home")]
    assert list(topics()) == [label for label in order if label in topics()]
    assert next(iter(topics())) == "home"
