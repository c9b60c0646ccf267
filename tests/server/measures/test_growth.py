"""Pages read what they show: a series of five years of days costs them no more than one of some months."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from bench.rows import rows_read
from goldthread.server.measures import actions
from goldthread.server.measures.actions import NewReading

from .conftest import wave

FEW, MANY = 200, 2_000
PAGES = {
    "home": reverse("home:home"),
    "organisation": reverse("people:organisation", args=["SASH"]),
    "measures": reverse("measures:measures", args=["SASH"]),
    "thread": reverse("aims:thread", args=["SASH"]),
    "text": reverse("aims:text", args=["SASH"]),
    "breaks": reverse("aims:breaks", args=["SASH"]),
    "measure": reverse("measures:measure", args=["SASH", "DAILY"]),
    "record": reverse("measures:record", args=["SASH", "DAILY"]),
    "chart, as a browser has it": reverse("measures:chart", args=["SASH", "DAILY"]),
}


@pytest.fixture
def read_daily(make_measure, facilitator):
    """Reads a measure of days for so many days, the last at the same day each time."""
    daily = make_measure(code="DAILY", frequency="day", owner=facilitator)

    def read(n):
        days = [date(2019, 7, 14) - timedelta(days=n - 1 - k) for k in range(n)]
        there = set(daily.revisions.get().readings.values_list("period", flat=True))
        new = [NewReading(d, v) for d, v in zip(days, wave(n), strict=True) if d not in there]
        actions.record_readings(measure=daily, readings=new, by=facilitator)
        return daily

    return read


def cost(client, address, kept):
    """The rows and the bytes of a page that somebody has looked at before."""
    tag = client.get(address).headers.get("ETag", "")
    with rows_read() as read:
        answer = client.get(address, headers={"if-none-match": tag} if tag else {})
    assert answer.status_code in (200, 304)
    kept.append((sum(read), len(answer.content)))


def test_ten_times_as_many_readings_are_no_more_rows_and_no_more_bytes(client, read_daily, facilitator):
    client.force_login(facilitator)
    costs = {page: [] for page in PAGES}  # type: ignore[var-annotated]
    for n in (FEW, MANY):
        read_daily(n)
        for page, address in PAGES.items():
            cost(client, address, costs[page])
    for page, ((rows, size), (more_rows, more_size)) in costs.items():
        assert more_rows <= rows + 5, page
        assert more_size <= size * 1.05 + 500, page


def test_a_page_of_the_table_has_as_many_lines_however_many_there_are(client, read_daily, facilitator):
    client.force_login(facilitator)
    sizes = []
    for n in (FEW, MANY):
        read_daily(n)
        sizes.append(len(client.get(reverse("measures:readings", args=["SASH", "DAILY"])).content))
    assert sizes[1] <= sizes[0] * 1.05
