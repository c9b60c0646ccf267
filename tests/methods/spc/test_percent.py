"""Percentages of nobody knows how many: limits between 0 and 100, and how often they cry wolf."""

import math

import numpy as np
import pytest

from goldthread.methods import spc
from goldthread.methods.spc.false_alarms import any_signal
from goldthread.methods.spc.phases import judge_phases
from goldthread.methods.spc.rules import MAKING_DATA_COUNT

NEAR_THE_TOP = [98.1, 99.2, 97.4, 99.6, 98.8, 97.9, 99.1, 98.4, 99.7, 98.6, 97.2, 99.0, 98.3, 99.4]


def test_limits_worked_by_hand():
    # On the scale asin √(v / 100): 50 stands at π/4, 60 at 0.886077, 55 at 0.835482; centre their mean,
    # moving ranges 0.100679 and 0.050595, mean 0.075637; 3 × 0.075637 / 1.128 = 0.201162.
    chart = spc.one([50.0, 60, 55], chart="percent")
    centre = (math.pi / 4 + math.asin(math.sqrt(0.6)) + math.asin(math.sqrt(0.55))) / 3
    assert chart.centre[0] == pytest.approx(100 * math.sin(centre) ** 2)
    assert chart.upper[0] == pytest.approx(100 * math.sin(centre + 0.201162) ** 2, abs=1e-3)
    assert chart.lower[0] == pytest.approx(100 * math.sin(centre - 0.201162) ** 2, abs=1e-3)


def test_limits_stay_between_nothing_and_all():
    chart = spc.one(NEAR_THE_TOP, chart="percent")
    assert chart.upper.max() == 100 < spc.xmr(NEAR_THE_TOP).upper.max()
    assert 0 < chart.lower.min() < chart.centre.min()
    low = spc.one([100 - value for value in NEAR_THE_TOP], chart="percent")
    np.testing.assert_allclose(low.lower, 100 - chart.upper, atol=1e-9)
    np.testing.assert_allclose(low.upper, 100 - chart.lower, atol=1e-9)


def test_in_the_middle_they_are_nearly_those_of_an_xmr_chart():
    values = [48.0, 52, 50, 47, 53, 51, 49, 52, 48, 50, 51, 49, 50]
    ours, xmr = spc.one(values, chart="percent"), spc.xmr(values)
    assert ours.upper[0] == pytest.approx(xmr.upper[0], abs=0.1)
    assert ours.lower[0] == pytest.approx(xmr.lower[0], abs=0.1)


def test_a_limit_that_no_point_can_pass_is_said():
    told = spc.sentence(spc.one(NEAR_THE_TOP, chart="percent"))
    assert "The upper limit is 100, the most there can be: no single point can be unusually high" in told
    told = spc.sentence(spc.one([100 - value for value in NEAR_THE_TOP], chart="percent"))
    assert "The lower limit is 0, the least there can be: no single point can be unusually low" in told
    wild = spc.one([5.0, 95, 10, 90, 4, 97, 50, 2, 99, 1, 96, 3, 98], chart="percent")
    assert "The limits are 0 and 100: no single point is unusual, only a run can be." in spc.sentence(wild)
    calm = spc.sentence(spc.one([50.0, 51, 49, 50] * 4, chart="percent"))
    assert "limit" not in calm


def test_all_at_one_end_do_not_vary():
    chart = spc.one([100.0] * 14, chart="percent")
    assert spc.sentence(chart) == "Nothing varies: every point is 100."
    assert not any(signal is not spc.Signal.NONE for signal in chart.signal)


@pytest.mark.parametrize("value", [-0.1, 100.5, 250])
def test_what_is_no_percentage_is_refused(value):
    with pytest.raises(ValueError, match="a percent chart needs percentages from 0 to 100"):
        spc.one([50.0, value], chart="percent")
    with pytest.raises(ValueError, match="A percent chart takes no denominators"):
        spc.one([50.0, 51], denominators=[100, 100], chart="percent")


def test_many_series_are_as_one_alone():
    table = {"site": ["A"] * 14 + ["B"] * 14, "month": [*range(14)] * 2, "pct": NEAR_THE_TOP * 2}
    for each in spc.many(table, time="month", value="pct", by="site", chart="percent"):
        np.testing.assert_array_equal(each.upper, spc.one(NEAR_THE_TOP, chart="percent").upper)


def share_that_signals(percentages, kind):
    series, n = percentages.shape
    found = judge_phases(
        percentages.ravel(), None, np.arange(series) * n, kind=spc.Kind(kind), rules=MAKING_DATA_COUNT,
        fix_after=None, bounds=(-math.inf, math.inf),
    )  # fmt: skip
    return float(found.signal.reshape(series, n).any(axis=1).mean())


@pytest.mark.parametrize("level", [0.5, 0.9, 0.97])
def test_near_100_it_cries_wolf_as_elsewhere_where_an_xmr_chart_does_twice_as_often(level):
    # What somebody else worked out: of 1,000 each, whose true shares vary a little too. 36 points.
    chance = np.random.default_rng(50)
    more = 1 / 0.02 - 1
    shares = chance.beta(level * more, (1 - level) * more, (600, 36))
    found = 100 * chance.binomial(1000, shares) / 1000
    ours, xmr = (share_that_signals(found, kind) for kind in ("percent", "xmr"))
    assert ours < 0.35
    assert level < 0.97 or xmr > 0.6


def test_the_stated_share_is_that_of_normal_values_on_its_scale():
    values = np.random.default_rng(1).standard_normal((500, 36))
    xmr = any_signal(values, MAKING_DATA_COUNT).mean()
    assert any_signal(values, MAKING_DATA_COUNT, kind=spc.Kind.PERCENT).mean() == pytest.approx(xmr, abs=0.04)
    said = spc.beside(spc.one(NEAR_THE_TOP, chart="percent"))
    assert "each is of few, or nearly all are 0 or 100, more charts show one" in said.holds


def test_the_adjusted_chart_ends_at_0_and_100_too():
    chart = spc.adjusted(spc.one(NEAR_THE_TOP, chart="percent"))
    assert chart.upper.max() <= 100


@pytest.mark.parametrize(
    ("short", "whole"), [("pp", "p-prime"), ("up", "u-prime"), ("PP", "p-prime"), ("i", "xmr")]
)
def test_kinds_have_short_names(short, whole):
    assert spc.Kind(short) is spc.Kind(whole)


def test_small_whole_percentages_are_percentages_and_no_counts():
    """A figure somebody rounded, of few readings and of many."""
    for values in ([4, 5, 6], [4.0, 5, 6, 3, 5, 4, 7, 5, 2, 4, 5, 6] * 3):
        found = spc.beside(spc.one(values, chart="percent"))
        assert "percentages" in found.holds
