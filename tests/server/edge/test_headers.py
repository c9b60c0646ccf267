"""What every kind of answer says to the browser."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from goldthread.server.edge.headers import FIXED
from goldthread.server.measures.models import Measure
from goldthread.server.people.models import Organisation, Person
from tests.conftest import knowing_only
from tests.server.measures.conftest import LETTERS, months, wave

KINDS = {
    "a page": "/o/SASH/measures/OPD-LET/",
    "a chart": "/o/SASH/measures/OPD-LET/chart.svg",
    "a download": "/o/SASH/measures/OPD-LET/readings.csv",
    "a style sheet": "/static/ui/build/goldthread.css",
    "nothing there": "/no/such/page",
    "no static file": "/static/no-such.css",
    "a way on": "/o/SASH/measures/OPD-LET",
    "a wrong method": "/accounts/logout/",
    "a strange name": "/",
}


@pytest.fixture
def measured(trust: Organisation, facilitator: Person, client: Client) -> Measure:
    from goldthread.server.measures import actions
    from goldthread.server.measures.actions import NewReading

    said: dict[str, Any] = LETTERS
    measure = actions.add_measure(organisation=trust, by=facilitator, **said)
    readings = [NewReading(day, value) for day, value in zip(months(9), wave(9), strict=True)]
    actions.record_readings(measure=measure, readings=readings, by=facilitator)
    client.force_login(facilitator)
    return measure


Ask = Callable[[str], Any]


@pytest.fixture
def ask(client: Client, measured: Measure) -> Ask:
    def at(kind: str) -> Any:
        host = "evil.example" if kind == "a strange name" else "testserver"
        return client.get(KINDS[kind], HTTP_HOST=host)

    return at


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_answer_says_how_to_treat_it(ask: Ask, kind: str) -> None:
    answer = ask(kind)
    assert {name: answer.headers.get(name) for name in FIXED} == FIXED
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]


def test_every_kind_is_what_it_is_called(ask: Ask) -> None:
    statuses = {kind: ask(kind).status_code for kind in KINDS}
    assert [statuses[k] for k in ("a page", "a chart", "a download", "a style sheet")] == [200] * 4
    assert statuses["nothing there"] == statuses["no static file"] == 404
    assert statuses["a strange name"] == 400


def test_a_fault_of_ours_says_so_too(ask: Ask, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.contrib.auth.middleware.get_user", lambda request: 1 / 0)
    client.raise_request_exception = False
    answer = ask("a page")
    assert answer.status_code == 500
    assert {name: answer.headers.get(name) for name in FIXED} == FIXED
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]


BEHIND_HTTPS = """
import json, django
django.setup()
from django.contrib.messages import add_message, get_messages
from django.test import Client
from goldthread.server.people import actions as people
from goldthread.server.people.roles import Role
trust = people.found_organisation(code="SASH", name="A trust", by=None)
ada = people.appoint_first(organisation=trust, email="ada@example.org", name="Ada", by=None)
ada = getattr(ada, "person", ada)
ada.set_password("correct horse battery staple"); ada.save()
client = Client(headers={"Host": "127.0.0.1:8000", "X-Forwarded-Proto": "https", "Referer": "https://127.0.0.1:8000/"})
plain = Client(headers={"Host": "127.0.0.1:8000"}).get("/accounts/login/")
got = [client.get("/accounts/login/")]
typed = {"login": "ada@example.org", "password": "correct horse battery staple"}
got.append(client.post("/accounts/login/", typed))
got.append(client.get("/o/SASH/"))
got.append(client.post("/accounts/logout/"))
cookies = [morsel.output(header="").strip() for each in got for morsel in each.cookies.values()]
print(json.dumps({"cookies": cookies, "hsts": [a.headers.get("Strict-Transport-Security", "") for a in got],
                  "plain": [plain.status_code, plain.headers["Location"]]}))
"""


def test_behind_https_cookies_are_of_this_host_alone(empty: Path) -> None:
    env = knowing_only(empty) | {"GOLDTHREAD_HTTPS": "1", "GOLDTHREAD_URL": "https://127.0.0.1:8000"}
    env["DJANGO_SETTINGS_MODULE"] = "goldthread.server.config.settings"
    env["PYTHONPATH"] = os.pathsep.join(sys.path)
    done = subprocess.run(
        [sys.executable, "-c", BEHIND_HTTPS], env=env, capture_output=True, text=True, check=True
    )
    said = json.loads(done.stdout)
    names = {cookie.split("=")[0].removeprefix("__Host-") for cookie in said["cookies"]}
    assert names >= {"sessionid", "csrftoken", "messages", "organisation"}
    for cookie in said["cookies"]:
        assert cookie.startswith("__Host-")
        assert "; Secure" in cookie
        assert "Path=/" in cookie
        assert "Domain" not in cookie
        assert "SameSite=Lax" in cookie
    assert all("max-age=31536000" in told for told in said["hsts"])
    assert said["plain"] == [301, "https://127.0.0.1:8000/accounts/login/"]
