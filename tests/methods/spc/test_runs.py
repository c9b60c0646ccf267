"""Runs and crossings: the limits of Anhøj, and what counts."""

from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.methods import spc
from goldthread.methods.spc.runs import fewest_crossings, longest_run_limit, runs_of
from tests.methods import slow_twin


def run_chart(values, **options):
    return spc.one(values, chart="run", **options).runs


@pytest.mark.parametrize(
    ("useful", "longest", "crossings"),
    [(10, 6, 2), (11, 6, 2), (12, 7, 3), (16, 7, 4), (20, 7, 6), (22, 7, 7), (23, 8, 7), (24, 8, 8),
     (60, 9, 23), (100, 10, 41), (1_000, 13, 474), (10_000, 16, 4_917)],
)  # fmt: skip
def test_the_limits_are_those_that_r_gives(useful, longest, crossings):
    # R 4.2: round(log2(n)) + 3 and qbinom(0.05, n - 1, 0.5)
    assert (longest_run_limit(useful), fewest_crossings(useful)) == (longest, crossings)


@pytest.mark.parametrize("useful", [1, 2, 3, 17, 59, 1_000])
def test_the_fewest_crossings_are_a_quantile_of_the_binomial(useful):
    k, steps = fewest_crossings(useful), useful - 1
    at_most = sum(comb(steps, i) for i in range(k + 1)) / 2**steps
    assert at_most >= 0.05
    assert k == 0 or at_most - comb(steps, k) / 2**steps < 0.05


def test_points_on_the_median_neither_break_a_run_nor_cross():
    runs = run_chart([1.0, 2, 2, 1, 3, 2, 3, 2, 2])
    # about the median 2: − . . − + . + . .
    assert (runs.useful, runs.longest, runs.crossings) == (4, 2, 1)


def test_a_series_without_a_useful_point_has_no_runs():
    runs = run_chart([5.0] * 12)
    assert runs.useful == 0
    assert (runs.longest, runs.longest_limit, runs.crossings, runs.crossings_limit) == (None,) * 4
    assert not runs.signal


def test_one_run_too_long_is_a_signal():
    assert run_chart([1.0, 9] * 8 + [9.0] * 8 + [1.0] * 8).signal
    assert not run_chart([1.0, 9] * 12).signal


def test_the_median_of_the_first_points_holds_for_all():
    chart = spc.one([1.0, 2, 3, 9, 9, 9], chart="run", fix_after=3)
    assert set(chart.centre) == {2.0}
    assert (chart.runs.useful, chart.runs.longest) == (5, 4)


def test_each_phase_has_runs_of_its_own():
    chart = spc.one([1.0, 2, 3, 7, 8, 9], chart="run", phase_starts=[3])
    assert [phase.runs.useful for phase in chart.phases] == [2, 2]
    assert chart.runs == chart.phases[-1].runs


@given(st.lists(st.integers(0, 5).map(float), min_size=2, max_size=50))
def test_runs_agree_with_their_slow_twin(values):
    found = run_chart(values)
    assert (found.useful, found.longest, found.crossings) == slow_twin.runs(values)


@given(st.lists(st.lists(st.integers(-1, 1), min_size=9, max_size=9), min_size=1, max_size=6))
def test_many_series_have_the_runs_that_each_has_alone(sides):
    table = np.array(sides, dtype=np.int8)
    together = runs_of(table)
    assert [together.at(place) for place in range(len(table))] == [
        runs_of(row[None, :]).at(0) for row in table
    ]
