"""One measure across wards and organisations, and charts side by side."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.server.measures import actions
from goldthread.server.measures.actions import NewReading
from goldthread.server.measures.queries.across import Across
from goldthread.server.people import actions as people
from goldthread.server.people.roles import Role

from .conftest import months

RATE: dict[str, Any] = {
    "code": "FALLS",
    "title": "Falls",
    "dimension": "quality",
    "counted": "Falls",
    "population": "All wards",
    "method": "Reports",
    "frequency": "month",
    "kind": "rate",
    "per": 1000,
    "unit": "falls per 1,000 bed days",
    "direction": "down",
}
COUNTS = {"Ash": (4, 900), "Beech": (9, 1100), "Cedar": (5, 700)}


@pytest.fixture
def falls(trust, facilitator):
    """Falls of the trust, and copies of three wards with two years of readings."""
    whole = actions.add_measure(organisation=trust, by=facilitator, **RATE)
    wards = [people.add_team(organisation=trust, name=name, by=facilitator) for name in COUNTS]
    copies = actions.copy_measure(original=whole, organisation=trust, teams=wards, by=facilitator)
    for copy in copies:
        above, below = COUNTS[copy.team.name]
        new = [
            NewReading(month, numerator=above + place % 3, denominator=below + place)
            for place, month in enumerate(months(24, date(2017, 7, 1)))
        ]
        actions.record_readings(measure=copy, readings=new, by=facilitator)
    return whole


@pytest.fixture
def signed_in(client: Client, facilitator) -> Client:
    client.force_login(facilitator)
    return client


def page(signed_in, measure, **query) -> str:
    where = reverse("measures:across", args=["SASH", measure.code])
    return signed_in.get(where, query).content.decode()


def test_places_stand_by_the_alphabet_whatever_they_count(falls, facilitator):
    names = [place.name for place in Across(falls, facilitator).places]
    assert names == sorted(names, key=str.casefold)
    assert names[:3] == ["Ash", "Beech", "Cedar"]


def test_places_may_stand_by_when_they_began(falls, facilitator):
    cedar = falls.organisation.measures.get(team__name="Cedar")
    earlier = [NewReading(date(2016, 1, 1), numerator=3, denominator=700)]
    actions.record_readings(measure=cedar, readings=earlier, by=facilitator)
    assert Across(falls, facilitator, order="began").places[0].name == "Cedar"


def test_all_charts_share_one_scale_of_values_and_of_time(falls, facilitator):
    cedar = falls.organisation.measures.get(team__name="Cedar")
    earlier = [NewReading(date(2015, 7, 1), numerator=3, denominator=700)]
    actions.record_readings(measure=cedar, readings=earlier, by=facilitator)
    found = Across(falls, facilitator)
    drawn = {place.name: place.sketch.places for place in found.places if place.sketch}
    assert drawn["Cedar"][0] == 0
    assert drawn["Ash"][0] == 511  # 731 of 1,431 days have passed
    assert {places[-1] for places in drawn.values()} == {1000}
    assert found.ends is not None
    low, high = found.ends
    assert all(
        low <= value <= high for place in found.places if place.sketch for value in place.sketch.values
    )


def test_a_funnel_compares_one_time_and_says_which_is_the_better_question(signed_in, falls):
    shown = page(signed_in, falls)
    assert "One time beside one another: June 2019" in shown
    assert "is the better question" in shown
    assert "Within its limits" in shown
    drawn = signed_in.get(reverse("measures:funnel", args=["SASH", "FALLS"]))
    assert drawn["Content-Type"] == "image/svg+xml"
    assert "June 2019" in drawn.content.decode()


def test_a_place_that_holds_the_others_is_in_no_funnel_with_them(signed_in, falls, facilitator):
    actions.record_readings(
        measure=falls, readings=[NewReading(date(2019, 6, 1), numerator=30, denominator=3000)], by=facilitator
    )
    found = Across(falls, facilitator)
    assert [place.name for place in found.holding_others] == ["Surrey and Sussex Healthcare NHS Trust"]
    assert found.funnel(date(2019, 6, 1)).units == ("Ash", "Beech", "Cedar")
    assert "is left out, since others here are a part of it" in page(signed_in, falls)


def test_another_time_may_be_chosen_and_nonsense_is_the_last(signed_in, falls):
    assert "beside one another: January 2018" in page(signed_in, falls, period="2018-01-01")
    for nonsense in ("2031-01-01", "x", "1'; DROP TABLE"):
        assert "beside one another: June 2019" in page(signed_in, falls, period=nonsense)


def test_with_two_places_there_is_no_funnel(signed_in, trust, facilitator):
    whole = actions.add_measure(organisation=trust, by=facilitator, **RATE)
    ward = people.add_team(organisation=trust, name="Ash", by=facilitator)
    actions.copy_measure(original=whole, organisation=trust, teams=[ward], by=facilitator)
    assert "A funnel of one month appears where three places or more" in page(signed_in, whole)
    assert signed_in.get(reverse("measures:funnel", args=["SASH", "FALLS"])).status_code == 404


def test_whoever_sees_a_measure_finds_where_else_it_is_counted(client, falls, staff):
    client.force_login(staff)
    for measure in falls.organisation.measures.all():
        shown = client.get(reverse("measures:measure", args=["SASH", measure.code])).content.decode()
        assert (
            f'"{reverse("measures:across", args=["SASH", measure.code])}">Everywhere it is counted so</a></p>'
            in shown
        )


def test_counted_nowhere_else_is_said(signed_in, read_letters):
    assert "Counted nowhere else that you see" in page(signed_in, read_letters)


def test_whoever_may_not_copy_a_measure_is_not_offered_to(client, read_letters, staff):
    client.force_login(staff)
    assert "/copy/" not in page(client, read_letters)


def test_what_somebody_does_not_see_is_in_no_comparison(falls, other_trust, somebody):
    stranger = somebody(Role.FACILITATOR, at=other_trust)
    client = Client()
    client.force_login(stranger)
    assert client.get(reverse("measures:across", args=["SASH", "FALLS"])).status_code == 404


def test_it_asks_no_more_of_many_places_than_of_few(falls, facilitator, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        found = Across(falls, facilitator)
        found.funnel(found.periods[0])


def test_charts_stand_side_by_side_each_dimension_by_itself(signed_in, falls, read_letters):
    shown = signed_in.get(reverse("measures:charts", args=["SASH"])).content.decode()
    assert shown.index("Quality</h2>") < shown.index("Service</h2>")
    assert shown.count('<svg class="app-small"') == 4
    narrowed = signed_in.get(
        reverse("measures:charts", args=["SASH"]), {"dimension": "service"}
    ).content.decode()
    assert "Falls" not in narrowed.partition("<main")[2]
