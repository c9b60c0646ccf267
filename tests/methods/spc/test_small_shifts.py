"""EWMA and CUSUM charts against Montgomery, Lucas and Saccucci and qcc, and worked by hand."""

import numpy as np
import pytest

from goldthread.methods import spc
from goldthread.methods.spc.false_alarms import SEED, any_signal
from goldthread.methods.spc.small_shifts import averages, both_sums, sums
from goldthread.methods.spc.usual import rules_for

SHIFTS = [0, 0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 3, 4]
TABLE_9_3 = {
    4: [168, 74.2, 26.6, 13.3, 8.38, 4.75, 3.34, 2.62, 2.19, 1.71],
    5: [465, 139, 38.0, 17.0, 10.4, 5.75, 4.01, 3.11, 2.57, 2.01],
}
TABLE_9_11 = {
    (0.40, 3.054): [500, 224, 71.2, 28.4, 14.3, 5.9, 3.5, 2.5, 2.0, 1.4],
    (0.25, 2.998): [500, 170, 48.2, 20.1, 11.1, 5.5, 3.6, 2.7, 2.3, 1.7],
    (0.20, 2.962): [500, 150, 41.8, 18.2, 10.5, 5.5, 3.7, 2.9, 2.4, 1.9],
    (0.10, 2.814): [500, 106, 31.3, 15.9, 10.3, 6.1, 4.4, 3.4, 2.9, 2.2],
    (0.05, 2.615): [500, 84.1, 28.8, 16.4, 11.4, 7.1, 5.2, 4.2, 3.5, 2.7],
}
"""Lucas and Saccucci (1990), as Montgomery prints them."""

VISCOSITY = [
    34.05, 34.40, 33.59, 35.96, 34.70, 33.51, 33.79, 34.04, 34.52, 33.75, 33.27, 33.71, 34.03, 34.58, 34.02,
    33.97, 34.05, 34.04, 33.73, 34.05, 34.39, 33.75, 33.40, 33.27, 34.65, 34.80, 34.55, 35.40, 34.75, 34.50,
    34.70, 34.29, 34.61, 34.49, 35.03,
]  # fmt: skip
"""qcc's data set of that name; the first 20 are its baseline."""

BEFORE = [10.0, 12, 11, 9, 10, 8, 11, 9, 12, 10, 9, 11, 10, 12, 8, 10, 9, 11, 10, 11]
STEP = [*BEFORE, 12.0, 11, 13, 12, 11, 13, 12, 14, 11, 13]


@pytest.mark.parametrize("limit", TABLE_9_3)
def test_run_lengths_of_the_cusum_are_those_of_montgomery_s_table(limit):
    rules = spc.Rules(cusum_limit=limit)
    found = [spc.average_run_length("cusum", shift=shift, rules=rules) for shift in SHIFTS]
    np.testing.assert_allclose(found, TABLE_9_3[limit], rtol=0.006)


@pytest.mark.parametrize(("weight", "width"), TABLE_9_11)
def test_run_lengths_of_the_ewma_are_those_of_lucas_and_saccucci(weight, width):
    rules = spc.Rules(ewma_weight=weight, ewma_width=width)
    found = [spc.average_run_length("ewma", shift=shift, rules=rules) for shift in SHIFTS]
    np.testing.assert_allclose(found, TABLE_9_11[weight, width], atol=0.06, rtol=0.004)


def test_with_all_weight_on_the_last_reading_an_ewma_is_a_shewhart_chart():
    rules = spc.Rules(ewma_weight=1, ewma_width=3)
    assert spc.average_run_length("ewma", rules=rules) == pytest.approx(370.4, abs=0.05)


def test_run_lengths_of_other_kinds_are_not_told():
    with pytest.raises(ValueError, match="EWMA and CUSUM charts, not for xmr"):
        spc.average_run_length("xmr")


def test_run_lengths_agree_with_a_simulation():
    chance = np.random.default_rng(SEED)
    readings = chance.standard_normal((1500, 120)) + 1
    high, low = sums(readings, np.zeros((1500, 1)), np.full((1500, 1), 0.5))
    first = np.argmax((high > 5) | (low > 5), axis=1) + 1
    assert first.mean() == pytest.approx(spc.average_run_length("cusum", shift=1), abs=0.5)


def test_the_averages_of_montgomery_s_example_begin_as_his():
    found = averages(np.array([[9.45, 7.99, 9.29, 11.66]]), np.array([[10.0]]), 0.1)
    np.testing.assert_allclose(found[0, :2], [9.945, 9.7495], atol=5e-5)


def test_the_sums_of_montgomery_s_example_begin_as_his():
    high, low = sums(np.array([[9.45, 7.99, 9.29, 11.66, 12.16]]), np.array([[10.0]]), np.array([[0.5]]))
    np.testing.assert_allclose(high, [[0, 0, 0, 1.16, 2.82]], atol=1e-9)
    np.testing.assert_allclose(low, [[0.05, 1.56, 1.77, 0, 0]], atol=1e-9)


def test_the_ewma_of_the_viscosity_has_the_limits_that_qcc_publishes():
    chart = spc.one(VISCOSITY, chart="ewma", fix_after=20, rules=spc.Rules(ewma_width=2.7))
    assert chart.centre[0] == pytest.approx(34.088)
    ends = [(chart.lower[place], chart.upper[place]) for place in (0, 1, 34)]
    published = [(33.81387, 34.36213), (33.73694, 34.43906), (33.63111, 34.54489)]
    np.testing.assert_allclose(ends, published, atol=6e-6)


def test_the_exact_limits_worked_by_hand():
    # Centre 10, moving range 2, σ = 2 / 1.128; λ = 0.5: L σ √(1/3 · (1 − 1/4)) = L σ / 2 at the first point.
    chart = spc.one([9.0, 11, 9, 11], chart="ewma", rules=spc.Rules(ewma_weight=0.5, ewma_width=3))
    sigma = 2 / 1.128
    assert chart.upper[0] == pytest.approx(10 + 3 * sigma / 2)
    assert chart.upper[1] == pytest.approx(10 + 3 * sigma * (1 / 3 * (1 - 0.5**4)) ** 0.5)
    np.testing.assert_allclose(chart.values, [9.5, 10.25, 9.625, 10.3125])
    assert chart.readings.tolist() == [9, 11, 9, 11]


def test_the_larger_sum_is_drawn_that_below_turned_down():
    chart = spc.one(STEP, chart="cusum", fix_after=20)
    high, low = both_sums(chart)
    np.testing.assert_array_equal(chart.values, np.where(high >= low, high, -low))
    assert (np.minimum(high, low) >= 0).all()
    np.testing.assert_array_equal(np.abs(chart.values) > chart.upper, np.maximum(high, low) > chart.upper)


@pytest.mark.parametrize("kind", ["ewma", "cusum"])
def test_a_small_lasting_shift_is_seen_dated_and_measured_where_no_reading_is_unusual(kind):
    xmr = spc.xmr(
        STEP, fix_after=20, rules=spc.Rules(shift_points=None, trend_points=None, two_of_three=None)
    )
    assert not any(signal is spc.Signal.OUTSIDE for signal in xmr.signal)
    chart = spc.one(STEP, chart=kind, fix_after=20, improves="up")
    assert chart.variation is spc.Meaning.IMPROVEMENT
    told = spc.sentence(chart, period="week")
    assert told.startswith("Since about 1")
    assert "the weeks have been higher" in told
    assert "in the first 20: this is an improvement." in told


@pytest.mark.parametrize("kind", ["ewma", "cusum"])
def test_what_never_shifts_is_said_so(kind):
    told = spc.sentence(spc.one(BEFORE, chart=kind))
    assert told == "No lasting shift: the months vary around 10.2 as they have before."
    assert spc.sentence(spc.one([7.0] * 15, chart=kind)) == "Nothing varies: every point is 7."


def test_a_shift_that_ended_is_told_with_its_end():
    chart = spc.one([*STEP, *BEFORE], chart="cusum", fix_after=20)
    told = spc.sentence(chart)
    assert told.startswith("From about")
    assert "were higher" in told


@pytest.mark.parametrize("kind", ["ewma", "cusum"])
def test_no_rule_about_runs_is_judged_since_each_point_holds_those_before_it(kind):
    chart = spc.one(STEP, chart=kind, rules="nelson")
    assert set(chart.signal) <= {spc.Signal.NONE, spc.Signal.OUTSIDE}


@pytest.mark.parametrize("kind", ["ewma", "cusum"])
def test_a_target_is_not_held_against_sums(kind):
    with pytest.raises(ValueError, match="give it to an XmR chart"):
        spc.one(STEP, chart=kind, target=12)


@pytest.mark.parametrize(
    "wrong",
    [{"ewma_weight": 0}, {"ewma_weight": 1.1}, {"ewma_width": 0}, {"cusum_slack": -1}, {"cusum_limit": 0}],
)
def test_rules_that_cannot_be_are_refused(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        spc.Rules(**wrong)


@pytest.mark.parametrize("kind", [spc.Kind.EWMA, spc.Kind.CUSUM])
def test_of_100_stable_charts_of_60_points_about_9_signal(kind):
    assert spc.false_alarms(60, chart=kind).share == pytest.approx(0.09, abs=0.02)
    values = np.random.default_rng(12).standard_normal((800, 60))
    assert any_signal(values, rules_for(kind, None), kind=kind).mean() == pytest.approx(0.09, abs=0.035)


def test_neighbours_that_resemble_each_other_mislead_them_and_that_is_said():
    chance = np.random.default_rng(2)
    leaning = [0.0]
    for step in chance.standard_normal(71):
        leaning.append(0.7 * leaning[-1] + step)
    said = spc.beside(spc.one(leaning, chart="cusum"))
    assert said.misled.share > 0.9
    assert said.warning.startswith("The limits mislead: each month resembles the one before")
    steady = spc.beside(spc.one(chance.standard_normal(72), chart="cusum"))
    assert steady.warning == ""
    assert steady.cries_wolf.startswith("Of 100 charts like this, of 72 months")


def test_adjusted_limits_are_those_of_what_was_read():
    ours = spc.adjusted(spc.one(STEP, chart="cusum", improves="up"))
    np.testing.assert_array_equal(ours.upper, spc.adjusted(spc.xmr(STEP)).upper)
    assert ours.improves is spc.Direction.UP


def test_a_chart_of_3000_weekly_points_is_simulated_in_fewer_series():
    found = spc.false_alarms(3000, chart="ewma", rules=spc.Rules(runs=False))
    assert found.series == 400
    assert found.share > 0.9
    assert spc.false_alarms(60, chart="ewma").series == 4000


def test_with_denominators_rates_are_summed():
    chart = spc.one([10.0, 12, 11, 9], denominators=[100, 100, 100, 90], chart="ewma")
    assert chart.readings is not None
    np.testing.assert_allclose(chart.readings, np.array([0.10, 0.12, 0.11, 0.10]))


def test_each_phase_begins_anew():
    chart = spc.one(STEP, chart="cusum", phase_starts=[20])
    assert chart.phases[1].start == 20
    assert abs(chart.values[20]) <= chart.upper[20]
    told = spc.sentence(chart)
    assert told.startswith("No lasting shift: the months vary around 12.2")
