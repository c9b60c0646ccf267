"""How often a chart cries wolf."""

import math
from functools import cache
from typing import Any

import numpy as np
import pytest

from goldthread.methods import spc
from goldthread.methods.spc.false_alarms import any_signal, leaning, stable_series


def test_of_charts_of_60_independent_points_four_or_five_in_ten_show_a_signal():
    alarms = spc.false_alarms(60)
    assert 0.40 < alarms.share < 0.50
    assert spc.false_alarms(60, rules="plotthedots").share > alarms.share


def test_nearly_all_charts_of_points_that_lean_on_their_neighbours_do():
    assert spc.false_alarms(60, ar=0.5).share == pytest.approx(0.97, abs=0.015)


def test_nearly_all_charts_with_a_season_as_large_as_the_rest_do():
    # a sine of height √2 has an sd of 1
    assert spc.false_alarms(60, season=math.sqrt(2)).share == pytest.approx(0.97, abs=0.015)


def test_it_is_the_judge_of_the_charts_that_counts():
    values = stable_series(40, spc.Stable(ar=0.3), series=60)
    for options in ({}, {"fix_after": 15}, {"rules": spc.PLOTTHEDOTS}, {"rules": spc.Rules(shift_points=9)}):
        told: dict[str, Any] = {"rules": spc.MAKING_DATA_COUNT, **options}
        one_by_one = [any(spc.xmr(row, **told).side) for row in values]
        assert any_signal(values, told["rules"], fix_after=told.get("fix_after")).tolist() == one_by_one


def test_phases_have_limits_of_their_own():
    values = stable_series(40, spc.Stable(), series=60)
    one_by_one = [any(spc.xmr(row, phase_starts=[12, 30]).side) for row in values]
    assert any_signal(values, spc.MAKING_DATA_COUNT, starts=(0, 12, 30)).tolist() == one_by_one


def test_a_run_chart_counts_its_runs_and_crossings():
    values = stable_series(24, spc.Stable(ar=0.4), series=60)
    one_by_one = [spc.one(row, chart="run").runs.signal for row in values]
    assert any_signal(values, spc.ANHOEJ, kind=spc.Kind.RUN).tolist() == one_by_one
    assert spc.false_alarms(24, chart="run").rules == spc.ANHOEJ


@pytest.mark.parametrize("kind", list(spc.Kind))
def test_every_kind_of_chart_can_be_asked(kind):
    found = spc.false_alarms(20, chart=kind, series=200)
    assert found.kind is kind
    assert 0 <= found.share < 1


@cache
def no_run(left, run, longest):
    """The number of ways in which the next `left` points make no run of `longest`, worked out one by one."""
    if left == 0:
        return 1
    ways = no_run(left - 1, 1, longest)
    return ways + (no_run(left - 1, run + 1, longest) if run + 1 < longest else 0)


def test_points_on_either_side_of_a_known_middle_make_runs_as_often_as_can_be_counted():
    # a baseline so long that its mean is nearly known; 20 points after it, counted over all 2^20 sequences
    rules = spc.Rules(trend_points=None, two_of_three=None, shift_points=7)
    values = stable_series(20, spc.Stable(), series=4000)
    signs = np.sign(values)
    flat = np.where(np.arange(200) % 2, 50.0, -50.0)  # an even baseline about 0, with limits far away
    long = np.column_stack([np.tile(flat, (len(signs), 1)), signs])
    share = any_signal(long, rules, fix_after=200).mean()
    # the last point of the baseline lies on one side too, and may begin a run
    assert share == pytest.approx(1 - no_run(20, 1, 7) / 2**20, abs=0.02)


def test_neighbours_correlate_as_they_were_asked_to():
    series = leaning(np.random.default_rng(5).standard_normal((4000, 30)), np.full(4000, 0.6))
    assert series.std() == pytest.approx(1, abs=0.02)
    assert np.mean(series[:, 1:] * series[:, :-1]) == pytest.approx(0.6, abs=0.02)
    assert np.mean(series[:, 2:] * series[:, :-2]) == pytest.approx(0.36, abs=0.02)


def test_the_same_question_has_the_same_answer_and_is_not_worked_out_twice():
    assert spc.false_alarms(33) is spc.false_alarms(33)


def test_the_error_is_that_of_a_share():
    found = spc.false_alarms(30, series=500)
    assert found.error == pytest.approx(math.sqrt(found.share * (1 - found.share) / 500))


@pytest.mark.parametrize("wrong", [{"ar": 1.0}, {"season": -1.0}, {"rules": "none"}, {"fix_after": 1}])
def test_what_cannot_be_is_refused(wrong):
    with pytest.raises(ValueError, match=r"\w+"):
        spc.false_alarms(30, **wrong)


def test_one_point_and_a_phase_without_points_are_refused():
    with pytest.raises(spc.TooFewPoints, match="at least 2 points, not 1"):
        spc.false_alarms(1)
    for start in (30, -1):
        with pytest.raises(ValueError, match=f"from 0 to 29, not at {start}"):
            spc.false_alarms(30, phase_starts=[start])


def test_a_phase_of_one_point_adds_no_false_alarm():
    values = stable_series(31, spc.Stable(), series=300, seed=4)
    for kind in (spc.Kind.XMR, spc.Kind.P, spc.Kind.RUN):
        rules = spc.ANHOEJ if kind is spc.Kind.RUN else spc.MAKING_DATA_COUNT
        alone = any_signal(values[:, :30], rules, kind=kind)
        assert (any_signal(values, rules, kind=kind, starts=(0, 30)) == alone).all()
    assert spc.false_alarms(31, phase_starts=[30]).share == pytest.approx(
        spc.false_alarms(30).share, abs=0.04
    )
