"""What would have been, and the difference from it: by hand, by R, by properties."""

import csv
import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import stdtrit

from goldthread.methods import interrupted

REFERENCE = Path(__file__).parents[2] / "reference" / "interrupted"
ANSWERS = json.loads((REFERENCE / "counterfactual_answers.json").read_text())
SERIES = list(csv.DictReader((REFERENCE / "counterfactual_series.csv").open()))
COUNTS = list(csv.DictReader((REFERENCE / "counterfactual_counts.csv").open()))
NAMES = ("made_83", "uhcw_breaches_percent", "made_24")


def series(name):
    rows = [row for row in SERIES if row["series"] == name]
    return [float(row["value"]) for row in rows], int(rows[0]["at"])


def test_a_series_without_noise_worked_by_hand():
    # 10 + 2 t for t = 1 … 6; from 7 on it stands 5 higher and rises by 3 more a step
    before = [10 + 2 * t for t in range(1, 7)]
    after = [10 + 2 * t + 5 + 3 * (t - 7) for t in range(7, 13)]
    found = interrupted.analyse(before + after, at=7)
    told = found.counterfactual
    assert told.times == (7, 8, 9, 10, 11, 12)
    assert told.without == pytest.approx([24, 26, 28, 30, 32, 34])
    assert told.fitted == pytest.approx([29, 34, 39, 44, 49, 54])
    assert told.difference == pytest.approx([5, 8, 11, 14, 17, 20])
    first, last, average = found.effects
    assert (first.time, last.time, average.time) == (7, 12, None)
    assert (first.difference, last.difference) == (pytest.approx(5), pytest.approx(20))
    assert average.difference == pytest.approx(12.5)
    assert last.relative == pytest.approx(20 / 34)


@pytest.mark.parametrize("name", NAMES)
def test_the_line_without_has_the_interval_of_gls_in_r(name):
    values, at = series(name)
    found = interrupted.analyse(values, at=at, errors="ar1-reml")
    known = ANSWERS[name]
    reach = stdtrit(len(values) - 4, 0.975)
    assert found.rho == pytest.approx(known["rho"], abs=1e-6)
    told = found.counterfactual
    assert told.without == pytest.approx(known["without"], abs=1e-5)
    assert (told.upper - told.lower) / (2 * reach) == pytest.approx(known["without_se"], rel=1e-5)
    assert told.difference == pytest.approx(known["difference"], abs=1e-5)
    wide = told.difference_upper - told.difference_lower
    assert wide / (2 * reach) == pytest.approx(known["difference_se"], rel=1e-5)


@pytest.mark.parametrize("family", ["poisson", "binomial"])
def test_counts_have_the_intervals_of_glm_in_r(family):
    known = ANSWERS[family]
    counts, of = ([float(row[name]) for row in COUNTS] for name in ("count", "of"))
    found = interrupted.analyse(counts, at=19, family=family, errors="ols", offset=of)
    told, reach = found.counterfactual, stdtrit(known["df"], 0.975)
    assert told.without == pytest.approx(known["without"], rel=1e-6)
    linear, se = np.array(known["link"]), np.array(known["link_se"])
    out_of = np.array(of[18:])
    for side, edge in ((told.lower, linear - reach * se), (told.upper, linear + reach * se)):
        # R's prediction of quasi-Poisson has the offset in it already
        expected = np.exp(edge) if family == "poisson" else out_of / (1 + np.exp(-edge))
        assert side == pytest.approx(expected, rel=1e-5)
    assert told.difference == pytest.approx(known["difference"], rel=1e-5)
    wide = told.difference_upper - told.difference_lower
    assert wide / (2 * reach) == pytest.approx(known["difference_se"], rel=1e-5)


def test_the_relative_effect_on_counts_is_the_ratio_of_rates():
    known = ANSWERS["poisson"]
    counts, of = ([float(row[name]) for row in COUNTS] for name in ("count", "of"))
    found = interrupted.analyse(counts, at=19, family="poisson", errors="ols", offset=of)
    last, reach = found.effects[1], stdtrit(known["df"], 0.975)
    middle, se = known["log_ratio"][-1], known["log_ratio_se"][-1]
    assert last.relative == pytest.approx(np.expm1(middle))
    assert last.relative_lower == pytest.approx(np.expm1(middle - reach * se), rel=1e-5)
    assert last.relative_upper == pytest.approx(np.expm1(middle + reach * se), rel=1e-5)


def test_the_average_effect_is_the_average_of_the_differences():
    values, at = series("made_24")
    found = interrupted.analyse(values, at=at)
    assert found.effects[-1].difference == pytest.approx(found.counterfactual.difference.mean())


def test_the_effect_at_the_first_point_is_the_change_of_level():
    values, at = series("made_24")
    found = interrupted.analyse(values, at=at)
    level, first = found.fit["level"], found.effects[0]
    assert (first.difference, first.lower, first.upper, first.p) == pytest.approx(
        (level.estimate, level.lower, level.upper, level.p)
    )


def test_an_effect_may_be_asked_for_at_a_time():
    values, at = series("made_24")
    found = interrupted.analyse(values, at=at, effect_at=[20])
    assert [effect.time for effect in found.effects] == [at, 20, 24, None]
    with pytest.raises(ValueError, match="no point after the interruption at 5"):
        interrupted.analyse(values, at=at, effect_at=[5])


def test_points_of_a_phase_in_have_a_line_without_and_no_fit():
    values, _ = series("made_24")
    months = [date(2018 + month // 12, month % 12 + 1, 1) for month in range(24)]
    found = interrupted.analyse(values, months, at="2019-01-01", phase_in="2019-04-01")
    told = found.counterfactual
    assert told.times[0] == date(2019, 1, 1)
    assert np.isnan(told.fitted).tolist() == [True] * 3 + [False] * 9
    assert np.isfinite(told.without).all()
    assert (found.n, found.n_before, found.n_after) == (21, 12, 9)
    assert found.effects[0].time == date(2019, 4, 1)


def test_what_lies_in_a_phase_in_does_not_matter():
    values, _ = series("made_24")
    wild = [*values[:12], 999, -999, 0, *values[15:]]
    one, other = (interrupted.analyse(each, at=13, phase_in=16) for each in (values, wild))
    assert one.counterfactual.without == pytest.approx(other.counterfactual.without)
    assert one.terms == other.terms


def test_without_means_without_any_of_several_interruptions():
    values, _ = series("made_83")
    found = interrupted.analyse(values, at=[28, 50])
    intercept, time = found.terms[0].estimate, found.terms[1].estimate
    assert found.counterfactual.without == pytest.approx(intercept + time * np.arange(28, 84))
    assert [term.name for term in found.terms][2:] == ["level", "slope", "level_2", "slope_2"]


def test_the_band_widens_with_the_confidence():
    values, at = series("made_24")
    narrow, wide = (
        interrupted.analyse(values, at=at, confidence=share).counterfactual for share in (0.8, 0.99)
    )
    assert (wide.lower < narrow.lower).all()
    assert (wide.upper > narrow.upper).all()


@settings(max_examples=20)
@given(st.floats(0.01, 100), st.floats(-1000, 1000))
def test_another_unit_changes_nothing_but_the_unit(scale, shift):
    values, at = series("made_24")
    one = interrupted.analyse(values, at=at, errors="ols").counterfactual
    other = interrupted.analyse(scale * np.array(values) + shift, at=at, errors="ols").counterfactual
    assert other.difference == pytest.approx(scale * one.difference, rel=1e-6, abs=1e-6 * scale)
    assert other.difference_upper == pytest.approx(scale * one.difference_upper, rel=1e-6, abs=1e-6 * scale)
    assert other.without == pytest.approx(scale * one.without + shift, rel=1e-6, abs=1e-5)


def test_an_effect_on_what_may_be_negative_has_no_share():
    values, at = series("made_24")
    found = interrupted.analyse(np.array(values) - 60, at=at)
    assert found.effects[0].relative is None


def shares(effect):
    return effect.relative, effect.relative_lower, effect.relative_upper


@pytest.mark.filterwarnings("error")
def test_a_series_of_both_signs_has_no_share():
    values = np.random.default_rng(0).standard_normal(24) + 0.5
    found = interrupted.analyse(values, at=13, errors="ols")
    assert (values < 0).any()
    assert all(shares(effect) == (None, None, None) for effect in found.effects)


@pytest.mark.filterwarnings("error")
def test_where_the_line_without_may_reach_zero_there_is_no_share():
    values = np.abs(np.random.default_rng(0).standard_normal(24)) + np.linspace(9, 0, 24)
    found = interrupted.analyse(values, at=13, errors="ols")
    reaching = dict(zip(found.counterfactual.times, found.counterfactual.lower <= 0, strict=True))
    first, last, _ = found.effects
    assert (reaching[first.time], reaching[last.time]) == (False, True)
    assert None not in shares(first)
    assert shares(last) == (None, None, None)


@pytest.mark.filterwarnings("error")
def test_counts_whose_share_has_no_finite_interval_have_no_share():
    counts = [3, 1, 0, 1, 0, 1, *np.random.default_rng(1).poisson(5, 1500)]
    found = interrupted.analyse(counts, at=7, errors="ols", family="poisson")
    first, last, _ = found.effects
    assert None not in shares(first)
    assert shares(last) == (None, None, None)


def test_the_interval_of_the_difference_covers_the_truth_as_often_as_it_says():
    rng, truth, held = np.random.default_rng(8), 3.0, 0
    for _ in range(100):
        noise = rng.standard_normal(48 + 60)
        for place in range(1, len(noise)):
            noise[place] += 0.5 * noise[place - 1]
        values = 20 + noise[60:] + np.where(np.arange(48) >= 24, truth, 0)
        last = interrupted.analyse(values, at=25).effects[1]
        held += last.lower <= truth <= last.upper
    assert 0.89 <= held / 100 <= 1.0
