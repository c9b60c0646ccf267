"""The box that finds stands in every page's header, and suggests a few things while one types."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Person, Team
from goldthread.server.search.asking import LONGEST
from goldthread.server.search.views import SUGGESTED

BOX = 'name="q" type="search"'


@pytest.fixture
def add_team(trust: Organisation, administrator: Person) -> Callable[[str], Team]:
    return lambda name: people.add_team(organisation=trust, name=name, by=administrator)


def suggested(client: Client, text: str) -> str:
    answer = client.get("/search/suggestions/", {"q": text})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    "page", ["/", "/o/SASH/", "/o/SASH/measures/", "/search/", "/help/", "/no-such-page/"]
)
def test_every_page_has_one_box(client: Client, staff: Person, page: str) -> None:
    client.force_login(staff)
    assert client.get(page).content.decode().count(BOX) == 1


@pytest.mark.parametrize("page", ["/accounts/login/", "/accounts/password/reset/"])
def test_who_is_not_signed_in_has_none(client: Client, db: None, page: str) -> None:
    assert BOX not in client.get(page).content.decode()


def test_without_a_script_it_leads_to_the_results(client: Client, staff: Person) -> None:
    client.force_login(staff)
    page = client.get("/").content.decode()
    assert '<form class="app-find__form" method="get" action="/search/">' in page
    assert 'href="/search/" data-find-open' in page


def test_a_few_of_each_sort_are_suggested_and_then_all(
    client: Client, staff: Person, add_team: Callable[[str], Team]
) -> None:
    for number in range(30):
        add_team(f"Ward {number}")
    client.force_login(staff)
    page = suggested(client, "ward")
    assert 0 < page.count("/teams/") <= SUGGESTED
    assert "Teams" in page
    assert 'href="/search/?q=ward"' in page


def test_nothing_is_suggested_for_nothing_or_one_letter(client: Client, staff: Person) -> None:
    client.force_login(staff)
    for text in ("", "  ", "a", "a" * (LONGEST + 1)):
        assert 'role="option"' not in suggested(client, text)


def test_where_nothing_is_found_it_says_so(client: Client, staff: Person) -> None:
    client.force_login(staff)
    assert "Nothing you may see has these words" in suggested(client, "xylophone")


def test_an_outsider_is_suggested_nothing_of_it(
    client: Client, outsider: Person, add_team: Callable[[str], Team]
) -> None:
    add_team("Orchid ward")
    client.force_login(outsider)
    assert 'role="option"' not in suggested(client, "orchid ward")


def test_what_is_typed_is_no_markup(client: Client, staff: Person, add_team: Callable[[str], Team]) -> None:
    add_team("Ward <b>7</b>")
    client.force_login(staff)
    page = suggested(client, 'ward "><script>b')
    assert "<script>" not in page
    assert "<b>" not in suggested(client, "ward 7")


def test_the_box_asks_the_database_nothing(
    client: Client, staff: Person, add_team: Callable[[str], Team]
) -> None:
    """The header knows where the box leads; who is asked is known already."""
    client.force_login(staff)
    client.get("/help/search/")
    with CaptureQueriesContext(connection) as questions:
        client.get("/help/search/")
    assert not [each for each in questions.captured_queries if "search_" in each["sql"]]
