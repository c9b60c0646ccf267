"""Pages of evidence: what they show, and to whom."""

import io
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Partnership, Person
from goldthread.server.people.roles import Role
from tests.server.conftest import Somebody

from .conftest import Run

PAGES = [
    "/evidence/",
    "/evidence/evidence.csv",
    "/evidence/evidence.json",
    "/evidence/evidence.xlsx",
    "/evidence/figure.svg",
]
LEAD_TIME = {"baseline": 6000, "90": 3000}
Shares = Callable[[str], None]


@pytest.fixture
def partnership(trust: Organisation, other_trust: Organisation) -> Partnership:
    return people.found_partnership(slug="five", name="Partners", organisations=[trust, other_trust], by=None)


@pytest.fixture
def evaluator(somebody: Somebody, partnership: Partnership) -> Person:
    return somebody(Role.EVALUATOR, at=partnership, name="Eve Evaluator")


@pytest.fixture
def shares(administrator: Person, trust: Organisation) -> Shares:
    """Sets what the trust's partnership sees of it: `shares("nothing")`."""

    def sharing(what: str) -> None:
        people.set_organisation(
            organisation=trust, name=trust.name, shared=what, weeks_of_planning=8, by=administrator
        )

    return sharing


@pytest.fixture
def programme(trust: Organisation, other_trust: Organisation, run: Run) -> None:
    """Two workshops in one trust and two in another."""
    for place in (trust, other_trust):
        run(place, lead_time=LEAD_TIME, walking_distance={"baseline": 900, "90": 300})
        run(place, lead_time={"baseline": 9000, "90": 4800})


def get(client: Client, person: Person, address: str) -> Any:
    client.force_login(person)
    return client.get(address)


def text(client: Client, person: Person, address: str = "/evidence/") -> str:
    response = get(client, person, address)
    assert response.status_code == 200
    return str(response.content.decode())


@pytest.mark.parametrize("sharing", ["nothing", "totals", "workshops"])
def test_where_nobody_counted_anything_yet_each_download_is_a_table_without_rows(
    client: Client, evaluator: Person, staff: Person, shares: Shares, sharing: str
) -> None:
    shares(sharing)
    for person in (evaluator, staff):
        for address in PAGES[:-1]:
            assert get(client, person, address).status_code == 200, address
        assert text(client, person, "/evidence/evidence.csv").startswith("organisation,outcome,unit,")
        assert get(client, person, "/evidence/figure.svg").status_code == 404


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.usefixtures("programme")
def test_nobody_sees_it_without_signing_in(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 302
    assert "login" in response["Location"]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.usefixtures("programme")
def test_an_outsider_cannot_ask_for_a_trust_they_may_not_know(
    client: Client, outsider: Person, address: str
) -> None:
    assert get(client, outsider, f"{address}?organisation=SASH").status_code == 404
    assert get(client, outsider, f"{address}?organisation=LTHT&organisation=SASH").status_code == 404
    assert get(client, outsider, f"{address}?organisation=NOBODY").status_code == 404
    assert get(client, outsider, f"{address}?organisation=LTHT").status_code == 200


@pytest.mark.usefixtures("programme")
def test_an_outsider_sees_their_own_trust_alone(client: Client, outsider: Person) -> None:
    said = text(client, outsider)
    assert "LTHT" in said
    assert "SASH" not in said


@pytest.mark.usefixtures("programme")
def test_the_page_says_what_changed_in_plain_words(client: Client, staff: Person) -> None:
    said = text(client, staff)
    assert "Across 2 workshops, lead time fell from 250 hours to 130 at day 90, by 48%." in said
    assert "What could make this wrong" in said
    assert "nobody is ranked" in said
    assert "synthetic" not in said


@pytest.fixture
def larger_programme(trust: Organisation, other_trust: Organisation, run: Run) -> None:
    """Six workshops in one trust, two in another."""
    for n in range(6):
        run(trust, lead_time={"baseline": 6000 + 600 * n, "90": 3000 + 300 * n})
    for _ in range(2):
        run(other_trust, lead_time=LEAD_TIME)


@pytest.mark.usefixtures("programme")
def test_an_evaluator_is_told_nothing_of_fewer_than_five_workshops(client: Client, evaluator: Person) -> None:
    said = text(client, evaluator)
    assert "Too few workshops to tell" in said
    assert "there are fewer than five, or what one workshop did could be worked out" in said
    assert "Across" not in said
    assert get(client, evaluator, "/evidence/figure.svg").status_code == 404


@pytest.mark.usefixtures("larger_programme")
def test_an_evaluator_sees_totals_and_no_workshop(client: Client, evaluator: Person) -> None:
    said = text(client, evaluator)
    assert "Across 6 workshops, time from start to finish fell from 750 hours to 375" in said
    assert said.count("there are fewer than five,") == 2  # by the tables, and in how they are made
    assert "Too few to tell" in said
    assert "Last remeasure" not in said
    assert "Workshop 1" not in said
    assert "/o/SASH/evidence/" not in said
    assert get(client, evaluator, "/o/SASH/evidence/").status_code == 403
    assert "Workshop 1" not in text(client, evaluator, "/evidence/evidence.json")


@pytest.mark.usefixtures("larger_programme")
def test_whoever_sees_a_trust_whole_sees_its_own_exactly_beside_the_others_totals(
    client: Client, outsider: Person, somebody: Somebody, partnership: Partnership
) -> None:
    people.grant(person=outsider, role=Role.BOARD_MEMBER, place=partnership, by=None)
    found = json.loads(text(client, outsider, "/evidence/evidence.json"))
    rows = {row["organisation"]: row for row in found["outcomes"] if row["outcome"] == "lead_time"}
    assert [(rows[code]["workshops"], rows[code]["baseline"]) for code in ("LTHT", "SASH", "Total")] == [
        (2, 200),
        (6, 750),
        (8, 950),
    ]
    assert found["completeness"][0] == {"organisation": "LTHT", "value_streams": 1, "run": 2, "complete": 2}
    assert found["completeness"][1] == {
        "organisation": "SASH",
        "value_streams": None,
        "run": 5,
        "complete": 5,
    }
    assert found["in_totals"]["organisations"] == ["SASH"]


@pytest.mark.usefixtures("larger_programme")
def test_totals_are_those_of_day_90_whatever_is_asked_for(client: Client, evaluator: Person) -> None:
    asked = [text(client, evaluator, f"/evidence/evidence.json{q}") for q in ("", "?checkpoint=last")]
    assert asked[0] == asked[1]
    assert json.loads(asked[0])["checkpoint"] == {"outcomes": "90", "tests": "90"}


@pytest.mark.usefixtures("programme")
def test_what_shares_nothing_is_not_in_an_evaluators_evidence(
    client: Client, evaluator: Person, shares
) -> None:
    shares("nothing")
    said = text(client, evaluator)
    assert "LTHT" in said
    assert "SASH" not in said
    assert get(client, evaluator, "/evidence/?organisation=SASH").status_code == 404


@pytest.mark.usefixtures("programme")
def test_what_shares_its_workshops_shows_them(client: Client, evaluator: Person, shares: Shares) -> None:
    shares("workshops")
    assert "/o/SASH/evidence/" in text(client, evaluator)
    said = text(client, evaluator, "/o/SASH/evidence/")
    assert "Workshop 1" in said
    assert "900 metres" in said
    assert "Shown only" in said


@pytest.mark.usefixtures("programme")
def test_an_outsider_may_not_know_the_workshops_of_a_trust(client: Client, outsider: Person) -> None:
    assert get(client, outsider, "/o/SASH/evidence/").status_code == 404
    assert get(client, outsider, "/o/LTHT/evidence/").status_code == 200


def test_somebody_without_a_role_is_told_what_to_do(client: Client, somebody: Somebody) -> None:
    said = text(client, somebody())
    assert "No organisations yet" in said
    assert get(client, somebody(), "/evidence/figure.svg").status_code == 404


def test_a_programme_without_pairs_is_told_what_to_do(client: Client, staff: Person) -> None:
    assert "Nothing to compare yet" in text(client, staff)
    assert "No workshops run yet" in text(client, staff, "/o/SASH/evidence/")
    assert json.loads(text(client, staff, "/evidence/evidence.json"))["tests"] == []
    assert get(client, staff, "/evidence/evidence.xlsx").status_code == 200


@pytest.mark.usefixtures("programme")
def test_a_checkpoint_is_asked_for_by_name(client: Client, staff: Person) -> None:
    assert "at the last remeasure, by" in text(client, staff, "/evidence/?checkpoint=last")
    assert get(client, staff, "/evidence/?checkpoint=45").status_code == 404


def test_synthetic_records_are_said_to_be(
    client: Client, staff: Person, trust: Organisation, run: Run
) -> None:
    run(trust, lead_time=LEAD_TIME, synthetic=True)
    for address in ("/evidence/", "/evidence/evidence.json", "/o/SASH/evidence/", "/evidence/figure.svg"):
        assert "synthetic" in text(client, staff, address).lower(), address


def test_a_title_is_never_read_as_markup(
    client: Client, staff: Person, trust: Organisation, run: Run
) -> None:
    run(trust, lead_time=LEAD_TIME, first={"lead_time": {"name": "<b>Bold</b>"}})
    assert "&lt;b&gt;Bold" in text(client, staff, "/o/SASH/evidence/")


@pytest.mark.usefixtures("programme")
def test_a_figure_is_drawn_once_and_then_known_by_its_tag(client: Client, staff: Person) -> None:
    drawn = get(client, staff, "/evidence/figure.svg?width=800")
    assert drawn["Content-Type"] == "image/svg+xml"
    assert drawn.content.startswith(b"<svg")
    again = client.get("/evidence/figure.svg?width=800", headers={"If-None-Match": drawn["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/evidence/figure.svg?width=340")["ETag"] != drawn["ETag"]


@pytest.mark.parametrize("width", ["", "wide", "-5", "0", "9" * 40, "1.5"])
@pytest.mark.usefixtures("programme")
def test_a_strange_width_is_brought_within_bounds(client: Client, staff: Person, width: str) -> None:
    assert get(client, staff, f"/evidence/figure.svg?width={width}").status_code == 200


@pytest.mark.usefixtures("programme")
def test_the_spreadsheet_holds_numbers_as_numbers(client: Client, staff: Person) -> None:
    book = load_workbook(io.BytesIO(get(client, staff, "/evidence/evidence.xlsx").content))
    tables = ["Run and complete", "Before and after", "Compared in pairs"]
    assert book.sheetnames == [*tables, "Doubts", "Between organisations", "Notes"]
    rows = list(book["Before and after"].iter_rows(values_only=True))
    assert rows[0][:4] == ("organisation", "outcome", "unit", "statistic")
    assert rows[1] == ("SASH", "lead_time", "hours", "sum", 2, 250, 130, 48, "90")
    assert book["Compared in pairs"]["C2"].value == 2


@pytest.mark.usefixtures("programme")
def test_the_json_has_the_keys_of_the_documentation(client: Client, staff: Person) -> None:
    found = json.loads(text(client, staff, "/evidence/evidence.json"))
    assert {"outcomes", "tests", "completeness", "notes"} <= set(found)
    assert found["outcomes"][0] == {
        "organisation": "SASH",
        "outcome": "lead_time",
        "unit": "hours",
        "statistic": "sum",
        "workshops": 2,
        "baseline": 250,
        "day_90": 130,
        "reduction_percent": 48.0,
        "checkpoint": "90",
    }
    test = found["tests"][0]
    assert set(test) == {
        *("outcome", "unit", "n", "before", "after", "change", "lower", "upper", "t", "df", "p", "r")
    }
    assert test["before"]["sum"] == 15000
    assert found["completeness"][0] == {"organisation": "SASH", "value_streams": 1, "run": 2, "complete": 2}


@pytest.mark.parametrize("workshops", [2, 12])
@pytest.mark.parametrize("address", ["/evidence/", "/o/SASH/evidence/"])
def test_a_page_takes_as_many_queries_for_many_workshops(
    client: Client, staff: Person, trust: Organisation, run: Run, workshops: int, address: str
) -> None:
    for _ in range(workshops):
        run(trust, lead_time=LEAD_TIME)
    client.force_login(staff)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    assert len(queries) <= 11


@pytest.mark.parametrize("workshops", [5, 12])
def test_totals_take_as_many_queries_for_many_workshops(
    client: Client, evaluator: Person, trust: Organisation, run: Run, workshops: int
) -> None:
    for _ in range(workshops):
        run(trust, lead_time=LEAD_TIME)
    get(client, evaluator, "/evidence/")  # what may be told is told
    with CaptureQueriesContext(connection) as queries:
        client.get("/evidence/")
    assert len(queries) <= 18


@pytest.mark.usefixtures("programme")
def test_nothing_is_changed_by_looking(client: Client, staff: Person) -> None:
    client.force_login(staff)
    assert client.post("/evidence/").status_code == 405


@pytest.mark.usefixtures("programme")
def test_the_report_is_spoken_of_in_the_demonstration_alone(
    client: Client, staff: Person, settings: Any
) -> None:
    page = text(client, staff, "/evidence/")
    assert "Before and after: Lead time (hours, sum)" in page
    assert not re.search(r"Table 7|the (evaluation )?report\b", page)
    settings.GOLDTHREAD_DEMONSTRATION = True
    page = text(client, staff, "/evidence/")
    assert "Table 7.2: Lead time (hours, sum)" in page
    assert "As in the evaluation" in page
