"""What a page says beside its chart: how often its like cries wolf, and whether its limits mislead."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.methods import spc
from goldthread.server.measures import actions, queries
from goldthread.server.measures.actions import NewReading

from .conftest import at_a_glance, months, wave

PAGE = reverse("measures:measure", args=["SASH", "OPD-LET"])
CHART = reverse("measures:chart", args=["SASH", "OPD-LET"])
YEAR = (0.0, 0.4, 0.1, 0.6, 1.0, 2.5, 3.0, 3.4, 2.8, 1.5, 0.7, 0.2)


def seasonal(n):
    """Days that are longer each winter, and vary a little."""
    return [value + YEAR[place % 12] for place, value in enumerate(wave(n))]


@pytest.fixture
def seasonal_letters(letters, facilitator):
    new = [NewReading(month, value) for month, value in zip(months(36), seasonal(36), strict=True)]
    actions.record_readings(measure=letters, readings=new, by=facilitator)
    return letters


def text_of(client, person, address=PAGE):
    client.force_login(person)
    return " ".join(client.get(address).content.decode().split())


def test_a_page_says_how_often_a_chart_like_it_cries_wolf(client, read_letters, staff):
    text = text_of(client, staff)
    assert "How often does a chart like this cry wolf?" in text
    share = round(spc.false_alarms(36).share * 100)
    assert f"of 36 months in which nothing changes, about {share} show a signal by chance alone" in text


def test_of_small_counts_the_page_says_how_often_charts_of_such_counts_do(
    client, make_measure, facilitator, staff
):
    falls = make_measure(code="FALLS", kind="count", unit="falls")
    counts = [2, 0, 1, 3, 1, 0, 2, 1, 4, 1, 0, 2, 1, 1, 0, 3, 2, 1, 0, 1, 2, 0, 1, 2]
    new = [NewReading(month, count) for month, count in zip(months(24), counts, strict=True)]
    actions.record_readings(measure=falls, readings=new, by=facilitator)
    text = text_of(client, staff, reverse("measures:measure", args=["SASH", falls.code]))
    usual = spc.one(counts, months(24), chart="c")
    assert spc.beside(usual).warning in text  # so small counts mislead: the adjusted chart leads
    said = spc.beside(spc.adjusted(usual))
    assert said.cries_wolf in text
    assert said.holds in text


def test_a_page_says_for_which_values_that_holds(client, read_letters, staff):
    shown = queries.ChartedSeries(read_letters, queries.in_force(read_letters))
    assert shown.beside.holds
    assert shown.beside.holds in text_of(client, staff).replace("&#39;", "'")


def test_where_the_limits_do_not_mislead_nothing_is_warned_of(client, read_letters, staff):
    text = text_of(client, staff)
    assert "The limits mislead" not in text
    assert "The adjusted chart" not in text


def test_a_season_is_warned_of_and_the_adjusted_chart_is_at_hand(client, seasonal_letters, staff):
    text = text_of(client, staff)
    assert "The limits mislead: the months of the year differ." in text
    assert "Nothing unusual, given the season and the month before" in text
    assert f"{CHART}?adjusted=1&amp;v=" in text
    assert "given its place in the year and the month before it" in text


def test_the_adjusted_chart_is_drawn_at_an_address_of_its_own(client, seasonal_letters, staff):
    client.force_login(staff)
    usual, adjusted = (client.get(f"{CHART}?{asked}width=800") for asked in ("", "adjusted=1&"))
    assert adjusted.status_code == 200
    assert adjusted["Content-Type"] == "image/svg+xml"
    assert adjusted.content != usual.content
    assert adjusted["ETag"] != usual["ETag"]
    again = client.get(f"{CHART}?adjusted=1&width=800", headers={"if-none-match": adjusted["ETag"]})
    assert again.status_code == 304


def test_the_adjusted_verdict_leads_and_the_usual_one_comes_second(client, seasonal_letters, staff):
    shown = queries.ChartedSeries(seasonal_letters, queries.in_force(seasonal_letters))
    adjusted, usual = shown.verdict.sentence, shown.verdict.usual
    text = text_of(client, staff)
    assert f'<p class="app-sentence">{adjusted}</p>' in text
    assert text.index(adjusted) < text.index("The usual limits, which mislead here, say:") < text.index(usual)
    first_chart = text.split("<picture>")[1]
    assert "adjusted=1" in first_chart.split("</picture>")[0]


def test_the_list_leads_with_the_adjusted_verdict_too(client, letters, facilitator, staff):
    until_winter = zip(months(32), seasonal(32), strict=True)
    new = [NewReading(month, value) for month, value in until_winter]
    actions.record_readings(measure=letters, readings=new, by=facilitator)
    (summary,) = at_a_glance(letters)
    shown = queries.ChartedSeries(letters, queries.in_force(letters))
    assert shown.chart.variation != spc.Meaning.COMMON_CAUSE
    assert summary.stands.variation == shown.adjusted.variation == spc.Meaning.COMMON_CAUSE
    assert summary.stands.sentence.startswith("Nothing unusual, given the season")
    assert "The usual limits, which mislead here, say: " in summary.stands.sentence
    text = text_of(client, staff, reverse("measures:measures", args=["SASH"]))
    assert "As usual" in text
    assert "Adjusted limits lead: the usual limits mislead here" in text
    assert "Concern: getting" not in text
    assert "Improvement: getting" not in text


def test_the_table_beside_it_has_the_limits_of_the_chart_that_leads(seasonal_letters):
    shown = queries.ChartedSeries(seasonal_letters, queries.in_force(seasonal_letters))
    last = shown.points(0, 60)[0]
    assert (last.lower, last.upper) == (shown.adjusted.lower[-1], shown.adjusted.upper[-1])


def test_eleven_readings_have_no_adjusted_chart(client, letters, facilitator, staff):
    new = [NewReading(month, value) for month, value in zip(months(11), wave(11), strict=True)]
    actions.record_readings(measure=letters, readings=new, by=facilitator)
    client.force_login(staff)
    assert client.get(f"{CHART}?adjusted=1").status_code == 404
    assert "of 11 months in which nothing changes" in text_of(client, staff)


def test_one_reading_has_nothing_beside_it(client, letters, facilitator, staff):
    actions.record_readings(measure=letters, readings=[NewReading(months(1)[0], 9.0)], by=facilitator)
    assert "cry wolf" not in text_of(client, staff)


def test_the_limits_of_a_percentage_stay_within_it(four_hours, facilitator):
    seen = [round(9600 + 100 * value) for value in seasonal(36)]
    within = [count * 10_000 // max(seen) for count in seen]
    new = [
        NewReading(month, numerator=n, denominator=10_000)
        for month, n in zip(months(36), within, strict=True)
    ]
    actions.record_readings(measure=four_hours, readings=new, by=facilitator)
    shown = queries.ChartedSeries(four_hours, queries.in_force(four_hours))
    assert shown.adjusted is not None
    assert shown.adjusted.centre.max() > 99
    assert shown.adjusted.upper.max() <= 100


def test_what_is_said_beside_a_chart_asks_the_database_nothing(client, seasonal_letters):
    shown = queries.ChartedSeries(seasonal_letters, queries.in_force(seasonal_letters))
    with CaptureQueriesContext(connection) as made:
        assert shown.beside.warning
        assert shown.verdict.sentence
        assert shown.beside_leading.cries_wolf
    assert len(made) == 0
