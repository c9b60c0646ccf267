"""After something was done the next page says so, says what is next, and offers the way back."""

import re

import pytest
from django.test import Client

from goldthread.server.people.models import Person

pytestmark = pytest.mark.urls("tests.server.ui.doing")


@pytest.fixture
def browser(client: Client, staff: Person) -> Client:
    client.force_login(staff)
    return client


def said_on(page: str) -> str:
    found = re.search(r'<div class="app-happened".*?\n</div>', page, re.DOTALL)
    return found.group() if found else ""


def test_it_is_said_once_on_the_page_that_follows(browser: Client) -> None:
    page = browser.post("/do/", follow=True).content.decode()
    assert "‘Letters &amp; clinics’ was proposed." in said_on(page)
    assert said_on(browser.get("/").content.decode()) == ""


def test_it_is_announced_to_screen_readers(browser: Client) -> None:
    assert 'role="alert"' in said_on(browser.post("/do/", follow=True).content.decode())


def test_what_is_next_is_a_link(browser: Client) -> None:
    said = said_on(browser.post("/do/", follow=True).content.decode())
    assert '<a href="/choose/?a=1&amp;b=2">Choose its days</a>' in said


def test_taking_it_back_is_a_button_that_works_without_a_script(staff: Person) -> None:
    browser = Client(enforce_csrf_checks=False)
    browser.force_login(staff)
    said = said_on(browser.post("/do/", follow=True).content.decode())
    form = re.search(r'<form method="post" action="/undo/".*?</form>', said, re.DOTALL)
    assert form
    assert re.search(r'name="csrfmiddlewaretoken" value="\w+"', form.group())
    assert ">Take it back</button>" in form.group()


def test_nothing_is_offered_where_there_is_nothing_to_offer(browser: Client) -> None:
    said = said_on(browser.post("/say/", follow=True).content.decode())
    assert "The reading was recorded." in said
    assert "<form" not in said
    assert "<a " not in said


def test_two_things_that_happened_are_both_said(browser: Client) -> None:
    browser.post("/do/")
    said = said_on(browser.post("/say/", follow=True).content.decode())
    assert said.count("app-happened__text") == 2
    assert said.count('role="alert"') == 1
