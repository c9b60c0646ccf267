"""Two people have the form of a workshop's values open: neither undoes what the other recorded unawares."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.server.improvement import actions
from goldthread.server.improvement.kinds import WorkshopMeasureKind
from goldthread.server.improvement.models import Workshop, WorkshopMeasure
from goldthread.server.people.models import Person
from goldthread.server.ui.stale import CARRIED

from .conftest import Record

ON = date(2019, 4, 8)
DAY = {"taken_on_day": "8", "taken_on_month": "4", "taken_on_year": "2019"}


@pytest.fixture
def waiting(planned: Workshop, facilitator: Person, record: Record) -> WorkshopMeasure:
    measure = actions.add_workshop_measure(
        workshop=planned, kind=WorkshopMeasureKind.LEAD_TIME, name="In the waiting room", by=facilitator
    )
    record(measure, "baseline", 90, date(2019, 2, 18))
    return measure


def opened(client: Client, workshop: Workshop) -> tuple[str, dict[str, str]]:
    """The address of the form, and what it carries that says how it began."""
    address = reverse("improvement:record_values", args=["SASH", workshop.pk, "30"])
    found = re.search(rf'name="{CARRIED}" value="([^"]+)"', client.get(address).content.decode())
    assert found
    return address, {CARRIED: found[1], **DAY}


def test_who_records_another_measure_is_told_nothing(
    client: Client,
    waiting: WorkshopMeasure,
    remeasuring: Workshop,
    lead_time: WorkshopMeasure,
    record: Record,
    process_owner: Person,
) -> None:
    client.force_login(process_owner)
    address, sent = opened(client, remeasuring)
    record(lead_time, "30", 2000, ON)
    assert client.post(address, {**sent, f"value_{waiting.pk}": "45"}).status_code == 302
    assert lead_time.values.get(point="30").value == 2000
    assert waiting.values.get(point="30").value == 45


def test_who_records_the_same_measure_is_told_what_stands(
    client: Client, remeasuring: Workshop, lead_time: WorkshopMeasure, record: Record, process_owner: Person
) -> None:
    client.force_login(process_owner)
    address, sent = opened(client, remeasuring)
    record(lead_time, "30", 2000, ON)
    answer = client.post(address, {**sent, f"value_{lead_time.pk}": "1800"})
    assert answer.status_code == 422
    assert "It was empty and is now ‘2000’" in answer.content.decode()
    assert lead_time.values.get(point="30").value == 2000
