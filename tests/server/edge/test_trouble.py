"""A database that is busy, full or may not be written, from the first page to signing in: said as what it is.

Each is made on a file, in a process of its own, as it befalls an installation.
"""

import errno
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from goldthread.server import trouble

from .places import run, surroundings

SETTINGS = """
import os, sqlite3
from goldthread.server.config.settings import *
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
here, options = str(PLACE.database), DATABASES["default"]["OPTIONS"]
options["timeout"] = 0.2
if os.environ["TROUBLE"] == "read-only":
    DATABASES["default"]["NAME"] = f"file:{here}?mode=ro"
    options["uri"] = True
if os.environ["TROUBLE"] == "full":
    pages = sqlite3.connect(here).execute("PRAGMA page_count").fetchone()[0]
    options["init_command"] += f" PRAGMA max_page_count={pages};"
MIDDLEWARE.append("touching.touches")
"""
TOUCHING = """
def touches(answer):
    '''Middleware: whoever asks for it has something written into their session.'''
    def asked(request):
        if "Touch" in request.headers:
            request.session["touched"] = [str(n) for n in range(9000)]
        return answer(request)
    return asked
"""
PASSWORD = "walking to theatre seven"
READY = f"""
import django; django.setup()
from goldthread.server.people.models import Person
ada = Person.objects.get()
ada.set_password({PASSWORD!r}); ada.save()
from django.test import Client
client = Client(); client.force_login(ada); print(client.session.session_key)
"""
ASKS = f"""
import json, os, sqlite3, django
django.setup()
from django.conf import settings
from django.test import Client
from goldthread.server.people.models import Person

path = str(settings.PLACE.database)
signed_in = Client(headers={{"Host": "127.0.0.1"}}, raise_request_exception=False)
before = os.environ["SESSION"]
signed_in.cookies[settings.SESSION_COOKIE_NAME] = before
other = sqlite3.connect(path, isolation_level=None)
if os.environ["TROUBLE"] == "busy":
    other.execute("BEGIN IMMEDIATE")
stranger = Client(headers={{"Host": "127.0.0.1"}}, raise_request_exception=False)
typed = {{"name": "A new name for all of us", "weeks_of_planning": "8", "sharing": "nothing"}}
asked = {{
    "reading": signed_in.get("/o/SASH/"),
    "changing": signed_in.post("/people/1/edit/", {{"name": "Ada Okafor Khan"}}),
    "signing in": stranger.post("/accounts/login/", {{"login": "ada@example.org", "password": {PASSWORD!r}}}),
    "writing a session": signed_in.get("/o/SASH/", headers={{"Touch": "1"}}),
    "signing out": signed_in.post("/accounts/logout/"),
}}
said = {{w: [a.status_code, a.headers.get("Retry-After"), a.content.decode()] for w, a in asked.items()}}
print(json.dumps(said))
"""
Answers = dict[str, tuple[int, str | None, str]]
Asked = Callable[[str], tuple[Answers, str]]


@pytest.fixture(scope="module")
def asked(begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Asked:
    """What is answered where there is that trouble, by what was asked, and what the log says."""
    folder = tmp_path_factory.mktemp("troubled")
    (folder / "troubled.py").write_text(SETTINGS)
    (folder / "touching.py").write_text(TOUCHING)
    there = {"DJANGO_SETTINGS_MODULE": "troubled", "PYTHONPATH": os.pathsep.join([str(folder), *sys.path])}
    ready = shutil.copytree(begun, folder / "place")
    session = run("-c", READY, place=ready, TROUBLE="none", **there).stdout.strip()

    @cache
    def ask(what: str) -> tuple[Answers, str]:
        place = folder / what
        shutil.copytree(ready, place)
        if what == "full":
            fill(place / "goldthread.sqlite3")
        done = run("-c", ASKS, place=place, TROUBLE=what, SESSION=session, **there)
        return json.loads(done.stdout.splitlines()[-1]), done.stderr

    return ask


LONG = """'{"reason": "' || printf('%.*c', ?, 'a') || '"}'"""


def fill(path: Path) -> None:
    """Leave no room for a session or an event, however small, nor for anything else."""
    file = sqlite3.connect(path, isolation_level=None)
    file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    file.execute("VACUUM")
    pages = file.execute("PRAGMA page_count").fetchone()[0]
    file.execute(f"PRAGMA max_page_count={pages}")
    events = [row[1] for row in file.execute("PRAGMA table_info(audit_event)") if row[1] != "id"]
    copied = ", ".join(LONG if name == "values" else f'"{name}"' for name in events)
    kept = ", ".join(f'"{name}"' for name in events)
    more = (
        "INSERT INTO django_session VALUES (hex(randomblob(16)), printf('%.*c', ?, 'a'), '2000-01-01')",
        f"INSERT INTO audit_event ({kept}) SELECT {copied} FROM audit_event LIMIT 1",
    )
    for insert in more:
        for size in (20_000, 2000, 300, 40, 1):
            with pytest.raises(sqlite3.OperationalError, match="full"):
                insert_without_end(file, insert, size)
    file.close()


def insert_without_end(file: sqlite3.Connection, insert: str, size: int) -> None:
    while True:
        file.execute(insert, [size])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("what", "status", "says"),
    [
        ("busy", 503, "Try again in a moment"),
        ("read-only", 503, "may read what it keeps but not write it"),
        ("full", 507, "until there is room on the server’s disk"),
    ],
)
def test_it_is_said_wherever_it_strikes_and_pages_are_still_read(
    asked: Asked, what: str, status: int, says: str
) -> None:
    answered, log = asked(what)
    assert answered["reading"][0] == 200
    refused = {"changing", "signing in", "writing a session"}
    for where in (
        refused if what == "full" else {*refused, "signing out"}
    ):  # to take something out needs no room
        found, again, page = answered[where]
        assert (where, found) == (where, status), page
        assert says in page
        assert "Nothing was changed" in page or "nothing was changed" in page
        assert "Somebody else changed this" not in page
        assert (again is not None) == (what == "busy")
        assert PASSWORD not in page
    assert "Traceback" not in log
    assert "POST /people/1/edit/ by person 1: " in log
    assert "POST /accounts/login/ by nobody signed in: " in log
    assert PASSWORD not in log
    assert "Okafor" not in log


@pytest.mark.slow
def test_what_was_typed_is_sent_again_with_one_press(asked: Asked) -> None:
    page = asked("busy")[0]["changing"][2]
    assert 'name="name" value="Ada Okafor Khan"' in page
    assert 'action="/people/1/edit/"' in page


@pytest.mark.slow
def test_the_shell_says_it_in_a_line(place: Path) -> None:
    holds = sqlite3.connect(place / "goldthread.sqlite3", isolation_level=None)
    holds.execute("BEGIN IMMEDIATE")
    command = [
        sys.executable,
        "-m",
        "goldthread.cli",
        "priority",
        "set",
        "A",
        "Four hours",
        "--set-on",
        "2010-06-01",
    ]
    env = surroundings(place)
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    holds.close()
    assert done.returncode == 1
    assert "Busy just now: OperationalError: database is locked." in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("state", "found"),
    [
        ("40P01", trouble.BUSY),
        ("55P03", trouble.BUSY),
        ("53300", trouble.BUSY),
        ("53100", trouble.FULL),
        ("25006", trouble.READ_ONLY),
        ("57P01", trouble.AWAY),
        ("08006", trouble.AWAY),
        ("23505", None),
        ("22001", None),
    ],
)
def test_postgresql_says_by_its_codes(state: str, found: trouble.Trouble | None) -> None:
    psycopg = pytest.importorskip("psycopg")
    wrong = RuntimeError("in Django's words")
    wrong.__cause__ = psycopg.errors.lookup(state)("…")
    assert trouble.of(wrong) is found


def test_a_pool_without_a_connection_to_spare_says_so() -> None:
    pool = pytest.importorskip("psycopg_pool")
    assert trouble.of(pool.PoolTimeout("couldn't get a connection after 8 sec")) is trouble.NONE_TO_SPARE


def test_a_server_that_does_not_answer_is_away() -> None:
    psycopg = pytest.importorskip("psycopg")
    assert trouble.of(psycopg.OperationalError("connection refused")) is trouble.AWAY


@pytest.mark.parametrize(
    ("code", "found"),
    [
        (errno.ENOSPC, trouble.FULL),
        (errno.EDQUOT, trouble.FULL),
        (errno.EROFS, trouble.READ_ONLY),
        (errno.ENOENT, None),
    ],
)
def test_the_disk_says_by_its_codes(code: int, found: trouble.Trouble | None) -> None:
    assert trouble.of(OSError(code, "no")) is found


def test_what_is_no_trouble_is_none() -> None:
    assert trouble.of(ValueError("no")) is None
    assert trouble.of(None) is None
    assert trouble.of(sqlite3.IntegrityError("no")) is None
