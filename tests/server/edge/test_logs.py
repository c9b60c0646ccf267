"""What the log says of what was refused and of what went wrong, and what it never says."""

import logging
import re
from collections.abc import Iterator

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from goldthread.server.config.urls import handler400, handler500, urlpatterns
from goldthread.server.edge.logs import Line, NoFormsToMend, shown
from goldthread.server.people.admission import form, signed_in
from goldthread.server.people.models import Organisation, Person

__all__ = ["handler400", "handler500", "urlpatterns"]


def fails(request: HttpRequest) -> HttpResponse:
    return HttpResponse(float(request.POST.get("value") or request.GET["value"]))


urlpatterns = [*urlpatterns, path("fails/", form(fails, signed_in))]


class Kept(logging.Handler):
    """Keeps lines as the server's log would have them."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(Line())
        self.addFilter(NoFormsToMend())
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def log() -> Iterator[list[str]]:
    kept = Kept()
    logger = logging.getLogger("django")
    logger.addHandler(kept)
    yield kept.lines
    logger.removeHandler(kept)


def test_whoever_may_not_is_one_line_with_who_and_what_and_why(
    client: Client, staff: Person, log: list[str]
) -> None:
    client.force_login(staff)
    assert client.get("/o/SASH/settings/").status_code == 403
    [line] = log
    assert f"WARNING 403 GET /o/SASH/settings/ by person {staff.pk}: NotAllowed" in line
    assert "\n" not in line
    assert staff.name not in line
    assert staff.email not in line


def test_what_is_not_there_is_one_line(client: Client, staff: Person, log: list[str]) -> None:
    client.force_login(staff)
    client.get("/o/NONE/")
    client.get("/no/such/page?text=typed")
    first, second = log
    assert f"404 GET /o/NONE/ by person {staff.pk}" in first
    assert f"404 GET /no/such/page by person {staff.pk}" in second


def test_a_form_without_its_token_is_one_line_and_a_page_in_words(db: None, log: list[str]) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/accounts/login/", {"login": "ada@example.org", "password": "secret of mine"})
    assert answer.status_code == 403
    assert "This page was open for too long" in answer.content.decode()
    [line] = log
    assert "403 POST /accounts/login/ by nobody signed in: CSRF cookie not set." in line


def test_a_strange_name_is_one_line_that_does_not_repeat_it(client: Client, db: None, log: list[str]) -> None:
    answer = client.get("/", HTTP_HOST="evil.example")
    assert answer.status_code == 400
    assert "That could not be read" in answer.content.decode()
    [line] = log
    assert line.endswith("400 GET / by nobody signed in: DisallowedHost")


def test_too_many_fields_are_too_much(client: Client, staff: Person, log: list[str]) -> None:
    client.force_login(staff)
    answer = client.post(f"/people/{staff.pk}/edit/", {f"field{n}": "x" for n in range(1100)})
    assert answer.status_code == 413
    assert "TooManyFieldsSent" in log[0]


def test_a_form_to_mend_is_no_line(client: Client, staff: Person, log: list[str]) -> None:
    client.force_login(staff)
    assert client.post(f"/people/{staff.pk}/edit/", {"name": ""}).status_code == 422
    assert log == []


@pytest.mark.urls(__name__)
def test_a_fault_of_ours_has_a_number_on_its_page_and_once_in_the_log(
    client: Client, staff: Person, log: list[str]
) -> None:
    client.force_login(staff)
    client.raise_request_exception = False
    answer = client.get("/fails/", {"value": "a secret thing"})
    assert answer.status_code == 500
    number = re.search("[0-9A-F]{4}-[0-9A-F]{4}", answer.content.decode())
    assert number
    [line] = log
    assert f"500 GET /fails/ by person {staff.pk}, number {number[0]}" in line
    assert line.count("Traceback (most recent call last)") == 1
    assert "float(request.POST" in line
    assert "ValueError: could not convert" in line


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("way", ["get", "post"])
def test_what_was_typed_is_in_no_line(client: Client, staff: Person, log: list[str], way: str) -> None:
    client.force_login(staff)
    client.raise_request_exception = False
    getattr(client, way)("/fails/", {"value": "Mrs Nettlecombe is unwell"})
    [line] = log
    for word in ("Mrs", "Nettlecombe", "unwell"):
        assert word not in line


@pytest.mark.parametrize(
    "address",
    [
        "/invitations/WzEsImFkYUBleGFtcGxlLm9yZyJd:1tXyZ0:abcdefghijklmnopqrstuvwx/",
        "/partnerships/join/short/",
        "/people/address/WzEsImFk:1tXyZ0:abc/",
        "/accounts/password/reset/key/1-dirnmx-f301005a0f2288e065b68db938e8ba33/",
        "/nowhere/WzEsImFkYUBleGFtcGxlLm9yZyJd:1tXyZ0:abcdefghijklmnopqrstuvwx",
    ],
)
def test_an_address_that_opens_something_is_not_shown(address: str) -> None:
    assert shown(address).rstrip("/").endswith("/…")
    assert "WzEs" not in shown(address)
    assert "dirnmx" not in shown(address)


@pytest.mark.parametrize(
    "address", ["/o/SASH/measures/OPD-LET/", "/p/better-together-in-the-north/", "/people/12/edit/"]
)
def test_other_addresses_are_shown(address: str) -> None:
    assert shown(address) == address


def test_nobody_writes_a_line_of_their_own(client: Client, staff: Person, log: list[str]) -> None:
    client.force_login(staff)
    client.get("/no%0a2026-01-01%20ERROR%20made%20up%0d%1b[31m%e2%80%a8")
    [line] = log
    assert len(line.splitlines()) == 1
    assert "\x1b" not in line


def test_what_the_database_quotes_is_left_out(trust: Organisation) -> None:
    wrong = ValueError("duplicate key\nDETAIL:  Key (name)=(Mrs Nettlecombe) already exists.")
    record = logging.LogRecord("x", logging.ERROR, __file__, 1, "it failed", None, (ValueError, wrong, None))
    line = Line().format(record)
    assert "duplicate key" in line
    assert "Nettlecombe" not in line


def test_an_address_of_somebody_is_left_out_of_what_went_wrong() -> None:
    wrong = OSError("550 <nia@example.org>: nobody of that name")
    record = logging.LogRecord("x", logging.ERROR, __file__, 1, "not sent", None, (OSError, wrong, None))
    assert "nia@" not in Line().format(record)


def test_trouble_of_the_worker_is_one_line() -> None:
    wrong = OSError(28, "No space left on device")
    record = logging.LogRecord("x", logging.ERROR, __file__, 1, "not done", None, (OSError, wrong, None))
    line = Line().format(record)
    assert line.endswith("not done: The disk is full: OSError: [Errno 28] No space left on device")


def test_what_a_library_says_in_several_lines_is_one() -> None:
    said = "error connecting: %s\n\tIs the server running?"
    record = logging.LogRecord("x", logging.WARNING, __file__, 1, said, ("bad",), None)
    assert Line().format(record).endswith("WARNING error connecting: bad  Is the server running?")
