"""X̄ and S charts against qicharts2 and qcc (tests/reference/spc), and worked by hand."""

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from goldthread.methods import spc
from goldthread.methods.spc.grouped.factors import a3, b4, c4

REFERENCE = json.loads((Path(__file__).parents[3] / "reference" / "spc" / "groups.json").read_text())
NEAR: dict[str, Any] = {"rtol": 0, "atol": 1e-12}
VALUES = [10.0, 12, 14, 20, 22, 24, 11, 13, 15]
WEEKS = [1, 1, 1, 2, 2, 2, 3, 3, 3]


def rows(name):
    (found,) = (each for each in REFERENCE if each["name"] == name)
    kept = [
        (time, value)
        for time, value in zip(found["sample"], found["obs"], strict=True)
        if None not in (time, value)
    ]
    return [time for time, _ in kept], [value for _, value in kept], found["answers"]


def as_array(answer, line):
    kept = [value for value, n in zip(answer[line], answer["n"], strict=True) if n]
    return np.array([np.nan if value is None else value for value in kept])


@pytest.mark.parametrize("kind", ["xbar", "s"])
@pytest.mark.parametrize("name", ["tbl_06.03", "tbl_06.04"])
def test_groups_of_one_size_and_of_several_have_the_lines_that_qicharts2_draws(name, kind):
    times, values, answers = rows(name)
    chart = spc.one(values, times, chart=kind)
    for ours, theirs in (("values", "value"), ("centre", "centre"), ("lower", "lower"), ("upper", "upper")):
        np.testing.assert_allclose(getattr(chart, ours), as_array(answers[kind], theirs), **NEAR)


def test_groups_of_one_have_no_limits_as_in_qicharts2_which_takes_a_degree_of_freedom_for_an_empty_one():
    times, values, answers = rows("NA_test")
    chart = spc.one(values, times, chart="xbar")
    freedom = sum(n - 1 for n in answers["xbar"]["n"] if n > 1)
    theirs = as_array(answers["xbar"], "upper") - chart.centre
    np.testing.assert_allclose(
        chart.upper - chart.centre, theirs * math.sqrt((freedom - 1) / freedom), **NEAR
    )
    assert chart.alone == (5, 11)
    assert np.flatnonzero(np.isnan(chart.upper)).tolist() == [4, 10]


def test_the_s_chart_of_the_piston_rings_is_the_one_that_qcc_publishes():
    # qcc's pistonrings are table 6.3 but for two values of sample 21; its vignette has these numbers.
    times, values, _ = rows("tbl_06.03")
    values = [*values]
    values[100], values[102] = 73.988, 74.009
    chart = spc.one(values, times, chart="s")
    assert chart.centre[0] == pytest.approx(0.009240037, abs=1e-9)
    assert chart.upper[0] == pytest.approx(0.01930242, abs=1e-8)
    assert chart.lower[0] == 0
    means = spc.one(values, times, chart="xbar")
    assert means.centre[0] == pytest.approx(74.00118, abs=1e-5)
    assert means.upper[0] - means.centre[0] == pytest.approx(3 * 0.009829977 / math.sqrt(5), abs=1e-8)


def test_factors_are_those_of_montgomery_s_appendix():
    n = np.array([2.0, 3, 5, 10, 25])
    np.testing.assert_allclose(c4(n), [0.7979, 0.8862, 0.9400, 0.9727, 0.9896], atol=5e-5)
    np.testing.assert_allclose(a3(n), [2.659, 1.954, 1.427, 0.975, 0.606], atol=6e-4)
    np.testing.assert_allclose(np.maximum(2 - b4(n), 0), [0, 0, 0, 0.284, 0.565], atol=6e-4)
    np.testing.assert_allclose(b4(n), [3.267, 2.568, 2.089, 1.716, 1.435], atol=6e-4)


def test_factors_of_very_large_groups_are_not_lost_to_rounding():
    n = np.array([499.0, 500, 501, 3e6])
    np.testing.assert_allclose(c4(n)[:3], 4 * (n[:3] - 1) / (4 * n[:3] - 3), rtol=2e-7)
    assert np.diff(c4(n))[1] == pytest.approx(np.diff(c4(n))[0], rel=0.01)
    assert b4(n)[3] - 1 == pytest.approx(3 / math.sqrt(2 * 3e6), rel=1e-4)


def test_worked_by_hand():
    # Means 12, 22, 13; each sd 2; A3 of 3 is 1.954: 15.667 ± 3.909.
    chart = spc.one(VALUES, WEEKS, chart="xbar")
    assert chart.values.tolist() == [12, 22, 13]
    assert chart.centre[0] == pytest.approx(47 / 3)
    assert chart.upper[0] == pytest.approx(47 / 3 + 2 * 1.95441, abs=1e-4)
    assert [str(signal) for signal in chart.signal] == ["none", "outside", "none"]


@pytest.mark.parametrize("kind", ["xbar", "s"])
def test_what_somebody_worked_out_gives_the_same_chart(kind):
    times, values, _ = rows("tbl_06.04")
    raw = spc.one(values, times, chart=kind)
    groups = {time: [v for t, v in zip(times, values, strict=True) if t == time] for time in times}
    means, sizes, sds = zip(*((np.mean(g), len(g), np.std(g, ddof=1)) for g in groups.values()), strict=True)
    again = spc.one(means, list(groups), chart=kind, sizes=sizes, deviations=sds)
    np.testing.assert_allclose(again.upper, raw.upper, **NEAR)
    table = {"month": list(groups), "mean": means, "n": sizes, "sd": sds}
    many = spc.many(table, time="month", value="mean", size="n", sd="sd", chart=kind)[0]
    np.testing.assert_array_equal(many.upper, again.upper)


@pytest.mark.parametrize("kind", ["xbar", "s"])
def test_many_series_in_whatever_order_are_as_each_alone(kind):
    times, values, _ = rows("NA_test")
    table = {
        "ward": ["A"] * len(times) + ["B"] * len(VALUES),
        "time": [*times, *WEEKS],
        "value": [*values, *VALUES],
    }
    order = np.random.default_rng(3).permutation(len(table["ward"]))
    shuffled = {name: [column[place] for place in order] for name, column in table.items()}
    charts = spc.many(shuffled, time="time", value="value", by="ward", chart=kind)
    for key, chart in zip(charts.keys, charts, strict=True):
        alone = spc.one(*((values, times) if key == ("A",) else (VALUES, WEEKS)), chart=kind)
        np.testing.assert_allclose(chart.upper, alone.upper, **NEAR)
        assert (chart.times, chart.alone) == (alone.times, alone.alone)


def test_a_group_of_one_has_no_point_on_an_s_chart_and_both_charts_say_so():
    times, values = [*WEEKS, 4], [*VALUES, 30]
    means, spread = spc.one(values, times, chart="xbar"), spc.one(values, times, chart="s")
    assert (len(means), len(spread)) == (4, 3)
    assert "One week has one value, and so no limits: 4." in spc.sentence(means, period="week")
    told = spc.sentence(spread, period="week")
    assert "One week has one value, and so no standard deviation and no point: 4." in told
    varied = spc.sentence(spc.one([*VALUES, 30, 33], [*times, 4], chart="s"))
    assert "the standard deviations vary around 2.0" in varied


def test_many_groups_of_one_are_counted():
    times, values = [*WEEKS, *range(4, 10)], [*VALUES, *range(10, 16)]
    told = spc.sentence(spc.one(values, times, chart="xbar"), period="week")
    assert "Six weeks have one value, and so no limits: 4, 5 and four more." in told


@pytest.mark.parametrize("kind", ["xbar", "s"])
def test_one_value_a_time_leads_to_the_xmr_chart(kind):
    with pytest.raises(ValueError, match="For one value a time there is the XmR chart"):
        spc.one([1.0, 2, 3], [1, 2, 3], chart=kind)
    with pytest.raises(ValueError, match="For one value a time there is the XmR chart"):
        spc.many({"t": [1, 2], "v": [1.0, 2]}, time="t", value="v", chart=kind)


def test_a_series_of_single_values_beside_others_is_told_so():
    table = {"w": [*"AAAAAA", *"BBB"], "t": [1, 1, 1, 2, 2, 2, 1, 2, 3], "v": [1.0, 2, 3, 2, 3, 4, 5, 6, 7]}
    single = spc.many(table, time="t", value="v", by="w", chart="xbar")[1]
    assert "Each month has one value: the chart for that is the XmR chart" in spc.sentence(single)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"sizes": [3, 2.5], "deviations": [1, 1]}, "whole number from 1 on, not 2.5"),
        ({"sizes": [3, 0], "deviations": [1, 1]}, "whole number from 1 on, not 0"),
        (
            {"sizes": [3, 3], "deviations": [1, -1]},
            "A group of 3 has a standard deviation of 0 or more, not -1",
        ),
        ({"sizes": [3, 3], "deviations": [1, math.nan]}, "0 or more, not nan"),
        ({"sizes": [3, 3]}, "Groups need both"),
        ({"denominators": [3, 3]}, "takes no denominators"),
        ({}, "One value|For one value a time"),
    ],
)
def test_groups_that_cannot_be_are_refused(given, said):
    with pytest.raises(ValueError, match=said):
        spc.one([5.0, 6], [1, 2], chart="xbar", **given)


@pytest.mark.filterwarnings("error")
def test_values_too_far_apart_for_the_machine_are_refused_without_a_murmur():
    with pytest.raises(ValueError, match="too far apart to be squared"):
        spc.many({"t": [1, 1, 2, 2], "v": [1e308, -1e308, 3, 4]}, time="t", value="v", chart="xbar")


def test_groups_that_never_vary_have_limits_at_their_centre():
    chart = spc.one([5.0, 5, 5, 5, 5, 5], [1, 1, 2, 2, 3, 3], chart="xbar")
    assert chart.upper.tolist() == [5, 5, 5]
    assert spc.sentence(chart).startswith("Nothing varies")


def test_false_alarms_are_those_of_groups_of_that_size():
    chance = np.random.default_rng(7)
    two, twenty = (
        spc.beside(spc.one(chance.normal(50, 5, 36 * n), np.repeat(range(36), n).tolist(), chart="xbar"))
        for n in (2, 20)
    )
    assert twenty.false_alarms.share == pytest.approx(0.25, abs=0.04)
    weeks = np.repeat(range(36), 2).tolist()
    charts = [spc.one(values, weeks, chart="xbar") for values in chance.normal(50, 5, (300, 72))]
    found = [any(signal is not spc.Signal.NONE for signal in chart.signal) for chart in charts]
    assert np.mean(found) == pytest.approx(two.false_alarms.share, abs=0.08)


def test_means_that_vary_by_more_than_groups_lead_to_the_xmr_chart():
    chance = np.random.default_rng(11)
    months = np.repeat(range(30), 40).tolist()
    steady = chance.normal(80, 10, 1200)
    wander = steady + np.repeat(chance.normal(0, 6, 30), 40)
    assert spc.beside(spc.one(steady, months, chart="xbar")).warning == ""
    told = spc.beside(spc.one(wander, months, chart="xbar")).warning
    assert told.endswith("an XmR chart of the means allows for that.")
    step = steady + np.where(np.array(months) < 15, 0, 8)
    assert spc.beside(spc.one(step, months, chart="xbar")).warning == ""
