"""A measure's page draws the kind of chart that fits its readings, in the unit of the measure."""

import numpy as np
import pytest
from django.urls import reverse

from goldthread.methods import spc
from goldthread.server.measures import actions, queries, refusals
from goldthread.server.measures.actions import NewReading
from goldthread.server.measures.queries.drawing import adjusted_of, as_computed

from .conftest import DEFINES, FOUR_HOURS, LETTERS, months

ATTENDANCES = np.random.default_rng(1931).integers(3000, 9000, 36)
RATE = {"code": "FALLS-R", "kind": "rate", "unit": "falls per 1,000 bed days", "per": 1000}


def chance():
    """The same each time."""
    return np.random.default_rng(7)


def read(measure, by, values, denominators=None):
    """So many months of a measure, as values or as numerators."""
    below = [None] * len(values) if denominators is None else denominators
    new = [
        NewReading(month, None, float(value), float(n)) if n is not None else NewReading(month, float(value))
        for month, value, n in zip(months(len(values)), values, below, strict=True)
    ]
    actions.record_readings(measure=measure, readings=new, by=by)
    return queries.series(measure)


@pytest.fixture
def as_chance(four_hours, facilitator):
    """Shares of large denominators that vary no more than chance makes them."""
    return read(four_hours, facilitator, chance().binomial(ATTENDANCES, 0.9), ATTENDANCES)


@pytest.fixture
def scattered(four_hours, facilitator):
    """Shares of large denominators that vary by more."""
    shares = np.clip(np.random.default_rng(8).normal(0.9, 0.02, 36), 0, 1)
    return read(four_hours, facilitator, chance().binomial(ATTENDANCES, shares), ATTENDANCES)


def test_shares_that_vary_as_chance_makes_them_are_a_p_chart_in_per_cent(as_chance):
    chart = queries.chart_of(as_chance)
    assert chart.kind == "p"
    assert chart.values == pytest.approx(as_chance.values)
    level = as_chance.numerators.sum() / as_chance.denominators.sum()
    reach = 300 * np.sqrt(level * (1 - level) / as_chance.denominators)
    assert chart.upper == pytest.approx(100 * level + reach)


def test_scattered_shares_lead_to_a_p_prime_chart_and_the_page_says_why(client, staff, scattered):
    chart = queries.chart_of(scattered)
    assert (chart.kind, chart.unit) == ("p-prime", "%")
    assert 80 < chart.lower.min() < chart.upper.max() <= 100
    client.force_login(staff)
    page = client.get(reverse("measures:measure", args=["SASH", FOUR_HOURS["code"]])).content.decode()
    assert "A P′ chart, since each reading says how many of so many, and shares vary" in page
    assert "the limits of a P chart would be too narrow" in page


def test_a_target_in_per_cent_is_held_against_limits_in_per_cent(make_measure, facilitator):
    measure = make_measure(**FOUR_HOURS, target=95)
    one = read(measure, facilitator, chance().binomial(ATTENDANCES, 0.9), ATTENDANCES)
    assert queries.verdict_of(one).assurance == spc.Assurance.FAIL
    assert queries.standings([measure])[measure.pk].assurance == spc.Assurance.FAIL


def test_rates_are_a_u_chart_per_thousand(make_measure, facilitator):
    one = read(make_measure(**RATE), facilitator, chance().poisson(ATTENDANCES / 500), ATTENDANCES)
    chart = queries.chart_of(one)
    assert chart.kind == "u"
    assert chart.values == pytest.approx(one.values)
    level = 1000 * one.numerators.sum() / one.denominators.sum()
    assert chart.centre[-1] == pytest.approx(level)
    assert chart.upper == pytest.approx(level + 3 * np.sqrt(level * 1000 / one.denominators))


def test_counts_are_a_c_chart_and_times_between_a_t_chart(make_measure, facilitator):
    falls = read(make_measure(code="FALLS", kind="count", unit="falls"), facilitator, chance().poisson(6, 24))
    assert queries.chart_of(falls).kind == "c"
    between = make_measure(code="CDIFF", kind="time_between", unit="days", frequency="event", direction="up")
    assert queries.chart_of(read(between, facilitator, chance().exponential(20, 24) + 0.1)).kind == "t"


def test_the_page_the_list_and_the_table_say_the_same_of_a_p_prime_chart(scattered, four_hours):
    shown = queries.ChartedSeries(four_hours, queries.in_force(four_hours))
    standing = queries.standings([four_hours])[four_hours.pk]
    assert standing.sentence == shown.verdict.in_words
    assert standing.upper == pytest.approx(shown.verdict.leading.phases[-1].upper)
    last = shown.points(0, 60)[0]
    assert (last.lower, last.upper) == (shown.verdict.leading.lower[-1], shown.verdict.leading.upper[-1])
    assert "p′ chart of 36 readings" in shown.usual_alt
    assert shown.figure(800).table[-1]["upper"] == pytest.approx(last.upper)


def test_what_a_workshop_could_be_seen_in_goes_by_the_limits_of_the_same_chart(scattered):
    phase, chart = as_computed(scattered), queries.chart_of(scattered)
    assert phase.upper - phase.centre == pytest.approx(phase.centre - phase.lower)
    assert phase.lower == pytest.approx(chart.phases[-1].lower)


def test_an_adjusted_chart_of_shares_is_in_per_cent_and_stays_within(scattered):
    adjusted = adjusted_of(scattered, queries.chart_of(scattered))
    assert 80 < adjusted.centre.min() < 100
    assert adjusted.upper.max() <= 100
    whole = adjusted_of(scattered, queries.chart_of(scattered), bounded=False)
    assert whole.upper.max() >= adjusted.upper.max()


def test_denominators_from_three_to_three_million_are_charted(four_hours, facilitator):
    below = np.array([3, 3_000_000] * 12)
    one = read(four_hours, facilitator, np.floor(below * 0.9), below)
    shown = queries.ChartedSeries(four_hours, one.revision)
    chart = shown.verdict.leading
    assert np.isfinite(chart.upper).all()
    assert (chart.upper <= 100).all()
    assert shown.beside_leading.cries_wolf
    assert "<svg" not in shown.figure(340).alt


COMPLIANCE = {"code": "OPD-LET", "kind": "percentage_only", "unit": "%", "direction": "up"}


def test_a_percentage_that_somebody_else_worked_out_stays_within_0_and_100(make_measure, facilitator):
    measure = make_measure(**COMPLIANCE)
    one = read(measure, facilitator, [99, 96.5, 100, 98, 97, 99.5, 96, 100])
    chart = queries.chart_of(one)
    assert (chart.kind, chart.upper.max()) == ("percent", 100)
    with pytest.raises(refusals.WrongValue, match="a percentage is from 0 to 100; 104 is not"):
        read(measure, facilitator, [104.0])


def test_its_unit_is_per_cent(make_measure):
    with pytest.raises(refusals.NotAMeasure, match="The unit of a percentage is %"):
        make_measure(**COMPLIANCE | {"unit": "days"})


def test_a_value_in_per_cent_is_called_a_percentage_by_a_revision_and_the_series_goes_on(
    client, make_measure, facilitator, executive
):
    measure = make_measure(**COMPLIANCE | {"kind": "value"})
    read(measure, facilitator, [99, 96.5, 100, 98, 97, 99.5, 96, 100])
    assert queries.chart(measure).upper.max() > 100
    client.force_login(facilitator)
    address = reverse("measures:how_drawn", args=["SASH", "OPD-LET"])
    assert "Its readings are percentages." in client.get(address).content.decode()
    said = {name: {**LETTERS, **COMPLIANCE}[name] for name in DEFINES}
    revision = actions.propose_revision(
        measure=measure, reason="It is a percentage", comparable=True, by=facilitator, **said
    )
    actions.approve_revision(revision=revision, by=executive)
    assert len(queries.series(measure)) == 8
    assert queries.chart(measure).upper.max() == 100


def test_a_value_that_was_over_100_is_not_called_a_percentage(make_measure, facilitator):
    measure = make_measure(**COMPLIANCE | {"kind": "value"})
    read(measure, facilitator, [99, 104.5, 100])
    said = {name: {**LETTERS, **COMPLIANCE}[name] for name in DEFINES}
    with pytest.raises(refusals.NotComparable, match=r"the reading for August 2016 is 104\.5"):
        actions.propose_revision(measure=measure, reason="So", comparable=True, by=facilitator, **said)
