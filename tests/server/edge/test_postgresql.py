"""PostgreSQL under many at once: few connections, and whoever waits too long is told that it is busy."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.request import Request, urlopen

import pytest
from django.conf import settings
from django.core.asgi import get_asgi_application
from django.db import connection, transaction
from django.test import Client

from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.roles import Role

from .serving import served

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="of PostgreSQL alone"),
    pytest.mark.django_db(transaction=True),
]

AT_ONCE = 40


@pytest.fixture
def trust() -> Organisation:
    return people.found_organisation(code="SASH", name="Surrey and Sussex", by=None)


@pytest.fixture
def ada(trust: Organisation) -> Person:
    ada = people.add_person(email="ada@example.org", name="Ada Khan", by=None)
    people.grant(person=ada, role=Role.ADMINISTRATOR, place=trust, by=None)
    return ada


@pytest.fixture
def pages() -> Iterator[str]:
    with served(get_asgi_application()) as port:
        yield f"http://127.0.0.1:{port}"


def connections() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
        return int(cursor.fetchone()[0])


def test_many_at_once_share_few_connections_and_all_are_answered(pages: str, ada: Person) -> None:
    client = Client()
    client.force_login(ada)
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.session.session_key}"
    most: list[int] = []

    def ask(_: int) -> int:
        request = Request(f"{pages}/o/SASH/", headers={"Cookie": cookie, "Host": "localhost"})
        with urlopen(request, timeout=60) as answer:
            return int(answer.status)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = [pool.submit(ask, n) for n in range(3 * AT_ONCE)]
        while not all(each.done() for each in answers):
            most.append(connections())
    assert {each.result() for each in answers} == {200}
    options: Any = settings.DATABASES["default"]["OPTIONS"]
    assert max(most) <= options["pool"]["max_size"]


@pytest.mark.slow
def test_whoever_waits_too_long_for_a_row_is_told_that_it_is_busy(ada: Person) -> None:
    """Somebody else holds the row for longer than a page waits."""
    held, enough = threading.Event(), threading.Event()

    def hold() -> None:
        try:
            with transaction.atomic():
                Person.objects.select_for_update().get(pk=ada.pk)
                held.set()
                enough.wait(60)
        finally:
            connection.close()

    client = Client(raise_request_exception=False)
    client.force_login(ada)
    other = threading.Thread(target=hold)
    other.start()
    try:
        assert held.wait(10)
        answer = client.post(f"/people/{ada.pk}/edit/", {"name": "Ada Okafor Khan"})
    finally:
        enough.set()
        other.join()
    assert answer.status_code == 503
    assert "Try again in a moment" in answer.content.decode()
    assert answer.headers["Retry-After"]
