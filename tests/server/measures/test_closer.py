"""A measure looked at more closely: charts made for small lasting shifts."""

import pytest
from django.urls import reverse

from goldthread.server.measures import actions
from goldthread.server.measures.actions import NewReading

from .conftest import months, wave

CLOSER = reverse("measures:closer", args=["SASH", "OPD-LET"])


def text_of(client, address):
    return " ".join(client.get(address).content.decode().split())


def test_charts_for_small_lasting_shifts_say_what_they_see_and_how_often_they_are_wrong(
    client, read_letters, staff
):
    client.force_login(staff)
    text = text_of(client, CLOSER)
    for said in ("Averages (EWMA)", "Sums (CUSUM)", "No lasting shift"):
        assert said in text
    assert "signals once in about 470 months" in text
    assert "of 36 months in which nothing changes" in text


def test_a_small_lasting_shift_is_seen_there(client, letters, facilitator):
    values = [*wave(18), *(value + 1.0 for value in wave(18))]
    new = [NewReading(month, value) for month, value in zip(months(36), values, strict=True)]
    actions.record_readings(measure=letters, readings=new, by=facilitator)
    client.force_login(facilitator)
    assert "<strong>No lasting shift" not in text_of(client, CLOSER)


@pytest.mark.parametrize("kind", ["ewma", "cusum"])
def test_each_is_drawn_at_an_address_of_its_own(client, read_letters, staff, kind):
    client.force_login(staff)
    drawn = client.get(f"{CLOSER}{kind}.svg?width=340")
    assert drawn["Content-Type"] == "image/svg+xml"
    assert (
        client.get(f"{CLOSER}{kind}.svg?width=340", headers={"if-none-match": drawn["ETag"]}).status_code
        == 304
    )


@pytest.mark.parametrize("kind", ["xmr", "pie", "EWMA"])
def test_there_are_no_others(client, read_letters, staff, kind):
    client.force_login(staff)
    assert client.get(f"{CLOSER}{kind}.svg").status_code == 404


def test_without_readings_there_is_nothing_to_look_at(client, letters, staff):
    client.force_login(staff)
    assert "It appears with the second reading" in text_of(client, CLOSER)
    assert client.get(f"{CLOSER}ewma.svg").status_code == 404


def test_the_measures_page_takes_it_in_when_it_is_opened(client, read_letters, staff):
    client.force_login(staff)
    page = text_of(client, reverse("measures:measure", args=["SASH", "OPD-LET"]))
    assert f'hx-get="{CLOSER}"' in page
    assert "Averages (EWMA)" not in page


def test_the_level_before_and_after_a_chosen_time_is_told_with_its_doubt(client, letters, facilitator):
    values = [*wave(18), *(value - 1.0 for value in wave(18))]
    new = [NewReading(month, value) for month, value in zip(months(36), values, strict=True)]
    actions.record_readings(measure=letters, readings=new, by=facilitator)
    client.force_login(facilitator)
    text = text_of(client, f"{CLOSER}?since=January+2018")
    assert "Since January 2018 the level is" in text
    assert "lower (95% interval" in text
    assert "this is an improvement" in text
    assert "Where a time is chosen because the points jump there" in text


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("August+2016", "There must be at least 3 points before August 2016"),
        ("yesterday", "yesterday"),
        ("", "nhsuk-error-message"),
    ],
)
def test_a_time_that_cannot_be_compared_is_said(client, read_letters, staff, asked, says):
    client.force_login(staff)
    text = text_of(client, f"{CLOSER}?since={asked}")
    assert says in text
    assert "the level is" not in text
