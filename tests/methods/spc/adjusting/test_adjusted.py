"""The chart for points that resemble each other."""

import csv
import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.methods import spc
from goldthread.methods.spc.adjusting.residuals import (
    any_adjusted_signal,
    fitted,
    longest_run,
    outlier_beyond,
)
from goldthread.methods.spc.adjusting.whitening import spread, whitened
from goldthread.methods.spc.dependence import layout_of
from goldthread.methods.spc.false_alarms import stable_series
from goldthread.methods.spc.resemblance import Layout
from goldthread.methods.spc.spread.evening import evened

REFERENCE = Path(__file__).parents[3] / "reference" / "spc_adjusted"
MONTHS = [date(2012 + month // 12, month % 12 + 1, 1) for month in range(120)]


def series_for_gls():
    with (REFERENCE / "series.csv").open() as file:
        rows = list(csv.DictReader(file))
    return tuple(int(row["month"]) for row in rows), np.array([float(row["value"]) for row in rows])


@pytest.mark.parametrize(
    "fit", json.loads((REFERENCE / "gls.json").read_text())["fits"], ids=lambda f: f["ar"]
)
def test_the_fit_is_that_of_gls_in_r_with_months_missing(fit):
    months, values = series_for_gls()
    starts = (0, sum(month < 24 for month in months))
    found = fitted(values[None, :], Layout(months, starts, 12, 2), fit["ar"])
    step = np.sqrt(1 - fit["ar"] ** 2)  # R's are in sds of the process, ours in those of one step
    assert found.level[0] == pytest.approx(fit["coefficients"][:2], rel=1e-9)
    assert found.residual[0] == pytest.approx(np.array(fit["normalized"]) * fit["sigma"] * step, rel=1e-7)
    plain = fitted(values[None, :], Layout(months, starts), fit["ar"])
    left, left_plain = ((one.residual**2).sum() for one in (found, plain))
    assert (left_plain - left) / 4 / (left / (len(values) - 6)) == pytest.approx(fit["f"], rel=1e-9)


@pytest.mark.parametrize(("n", "critical"), [(10, 2.290), (20, 2.709), (30, 2.908)])
def test_an_outlier_is_what_grubbs_tables_say(n, critical):
    # two-sided, 5%, of n values about their mean (Grubbs and Beck, Technometrics 14 (1972) 847-854)
    beyond = outlier_beyond(n, n - 1, share=0.05)
    assert beyond * np.sqrt((n - 1) / n) == pytest.approx(critical, abs=0.001)


def test_long_runs_are_as_rare_as_said():
    # of 24 points a run of 9: 2 × 2^-9 from the first point, 2^-9 from each of 15 others, 17/512 in all
    assert longest_run(24) == 9
    assert (24 - 8 + 2) / 2**8 > 0.055 > 17 / 512
    assert [longest_run(n) for n in (12, 36, 60, 120)] == [7, 10, 10, 11]


def test_whitening_undoes_the_covariance_of_neighbours():
    places = (0, 1, 2, 5, 6, 9)
    apart = np.abs(np.subtract.outer(places, places))
    covariance = 0.7**apart / (1 - 0.7**2)
    half = whitened(np.eye(6), places, 0.7)
    assert half @ covariance @ half.T == pytest.approx(np.eye(6), abs=1e-12)
    assert spread(places, 0.7)[1] == pytest.approx(1)
    assert spread(places, 0.7)[0] == pytest.approx(1 / np.sqrt(1 - 0.49))


@pytest.mark.parametrize(
    "of",
    [
        spc.Stable(),
        spc.Stable(ar=0.5),
        spc.Stable(ar=0.8),
        spc.Stable(season=1.5),
        spc.Stable(ar=0.5, season=1.5),
        spc.Stable(ar=0.8, season=1.5),
    ],
)
def test_at_most_one_in_ten_stable_series_of_60_months_shows_a_signal(of):
    series = stable_series(60, of, series=1500, seed=21)
    layout, _ = layout_of(MONTHS[:60])
    assert any_adjusted_signal(series, layout).mean() <= 0.10


@pytest.mark.parametrize("ar", [0.0, 0.5, 0.8])
def test_nor_do_more_of_60_points_that_have_no_months(ar):
    series = stable_series(60, spc.Stable(ar=ar), series=1500, seed=22)
    assert any_adjusted_signal(series, Layout(tuple(range(60)))).mean() <= 0.10


def test_of_60_independent_months_more_than_half_of_large_shifts_are_seen():
    shifted = stable_series(60, spc.Stable(), series=300, seed=23) + 1.5 * (np.arange(60) >= 40)
    assert any_adjusted_signal(shifted, layout_of(MONTHS[:60])[0]).mean() > 0.5


def test_many_series_at_once_are_judged_as_one_by_one():
    series = stable_series(48, spc.Stable(ar=0.6, season=1.0), series=40, seed=24)
    series[::3, 30] += 6
    one_by_one = [any(spc.adjusted(row, MONTHS[:48]).side) for row in series]
    layout, _ = layout_of(MONTHS[:48])
    assert any_adjusted_signal(evened(series, layout), layout).tolist() == one_by_one


def test_a_month_far_from_what_its_neighbour_and_the_season_lead_to_is_outside():
    values = stable_series(60, spc.Stable(ar=0.5, season=2.0), series=1, seed=25)[0]
    values[30] += 8
    chart = spc.adjusted(values, MONTHS[:60], improves="down")
    assert [place for place, one in enumerate(chart.signal) if one is spc.Signal.OUTSIDE] == [30]
    assert chart.meaning[30] is spc.Meaning.CONCERN
    assert chart.values[30] > chart.upper[30]


def test_the_centre_is_what_each_point_was_to_be_expected_to_be():
    values = stable_series(40, spc.Stable(ar=0.7), series=1, seed=26)[0]
    chart = spc.adjusted(values)
    level = chart.phases[0].centre
    expected = level + chart.ar * (values[:-1] - level)
    assert chart.ar > 0.3
    assert chart.centre[1:] == pytest.approx(expected)
    assert chart.centre[0] == pytest.approx(level)
    assert (chart.upper - chart.centre) == pytest.approx(chart.centre - chart.lower)
    assert (chart.upper - chart.centre)[0] > (chart.upper - chart.centre)[20]


def test_after_a_month_that_is_missing_the_limits_are_wider():
    kept = [month for month in range(41) if month != 20]
    values = stable_series(41, spc.Stable(ar=0.7), series=1, seed=27)[0][kept]
    chart = spc.adjusted(values, [MONTHS[month] for month in kept], model="ar1")
    width = chart.upper - chart.lower
    assert width[20] > width[19] * 1.05
    assert width[21] == pytest.approx(width[19], rel=0.02)


def test_each_phase_has_its_own_level():
    values = stable_series(48, spc.Stable(), series=1, seed=28)[0] + 10 * (np.arange(48) >= 24)
    chart = spc.adjusted(values, MONTHS[:48], phase_starts=[MONTHS[24]])
    assert [round(phase.centre) for phase in chart.phases] == [0, 10]
    assert not any(chart.side)


def test_a_chart_brings_all_that_it_knows():
    values = stable_series(30, spc.Stable(), series=1, seed=29)[0] + 50
    chart = spc.xmr(values, MONTHS[:30], phase_starts=[MONTHS[12]], improves="up", target=40.0, unit="%")
    found = spc.adjusted(chart, highest=51.0)
    assert (found.times, found.unit, found.improves, found.target) == (chart.times, "%", "up", 40.0)
    assert [phase.start for phase in found.phases] == [0, 12]
    assert found.assurance is spc.Assurance.PASS
    assert found.upper.max() == 51.0
    with pytest.raises(ValueError, match="read-only"):
        found.upper[0] = 0


def test_what_is_fitted_can_be_said():
    values = stable_series(36, spc.Stable(ar=0.6), series=1, seed=30)[0]
    models = {model: spc.adjusted(values, MONTHS[:36], model=model) for model in spc.MODELS}
    assert {model: chart.model for model, chart in models.items()} == {model: model for model in spc.MODELS}
    assert models["independent"].centre == pytest.approx(values.mean())
    assert models["season"].ar == 0
    assert models["ar1"].period is None
    assert spc.adjusted(values, MONTHS[:36]).model == "ar1+season"
    assert spc.adjusted(values).model == "ar1"


def test_a_model_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match=r"There is no model called 'arima'; there are ar1, season, "):
        spc.adjusted(range(24), model="arima")  # type: ignore[arg-type]


@given(st.integers(0, 10_000), st.floats(-1000, 1000), st.floats(0.1, 100))
def test_another_unit_draws_the_same_chart(seed, moved, scale):
    values = stable_series(36, spc.Stable(ar=0.4), series=1, seed=seed)[0]
    one, other = spc.adjusted(values, MONTHS[:36]), spc.adjusted(values * scale + moved, MONTHS[:36])
    assert other.signal == one.signal
    assert other.upper == pytest.approx(one.upper * scale + moved, rel=1e-6, abs=1e-6)


def test_a_season_that_cannot_be_fitted_is_refused():
    values = stable_series(20, spc.Stable(), series=1)[0]
    with pytest.raises(ValueError, match="does not span two"):
        spc.adjusted(values, MONTHS[:20], model="season")
    with pytest.raises(spc.TooFewPoints, match="at least 12 points; there are 11"):
        spc.adjusted(values[:11])


def test_a_series_that_never_moves_has_no_signals():
    chart = spc.adjusted([5.0] * 24, MONTHS[:24])
    assert not any(chart.side)
    assert chart.centre == pytest.approx(5.0)


def test_the_limits_of_shares_are_drawn_from_0_to_1():
    counts = np.random.default_rng(31).binomial(20, 0.5, size=24)
    for kind, lowest, highest in (("p", 0, 1), ("u", 0, np.inf)):
        chart = spc.one(counts, MONTHS[:24], chart=kind, denominators=[20.0] * 24)
        found = spc.adjusted(chart)
        assert found.values == pytest.approx(counts / 20)
        assert found.lower.min() >= lowest
        assert found.upper.max() <= highest


@pytest.mark.parametrize("seed", range(6))
def test_limits_of_a_seasonal_series_stay_where_its_values_are(seed):
    """A skewed curve that ends below the height of a season made limits hundreds of times too wide."""
    chance = np.random.default_rng(seed)
    season = 0.05 * np.sin(2 * np.pi * np.arange(48) / 12)
    skew = (chance.gamma(1.5, size=48), -chance.lognormal(0, 0.6, size=48), chance.normal(size=48))[seed % 3]
    values = 0.2 + season + 0.02 * skew
    chart = spc.adjusted(spc.xmr(values, MONTHS[:48]))
    wide = np.ptp(values)
    assert (np.abs(chart.centre - values) < 4 * wide).all()
    assert (chart.lower > values.min() - 12 * wide).all()
    assert (chart.upper < values.max() + 12 * wide).all()


def test_the_limits_of_real_months_in_accident_and_emergency_are_shares():
    rows = list(csv.DictReader((Path(__file__).parents[4] / "docs" / "examples" / "four_hours.csv").open()))
    months = [date.fromisoformat(f"{row['month'][:7]}-01") for row in rows]
    of = [float(row["attendances"]) for row in rows]
    chart = spc.adjusted(spc.one([float(row["breaches"]) for row in rows], months, denominators=of))
    assert chart.lower.min() > -0.1
    assert chart.upper.max() < 0.3
