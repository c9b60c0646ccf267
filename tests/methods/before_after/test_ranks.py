"""The signed-rank test and the Hodges–Lehmann shift: by hand, by a slow twin, and at scale."""

import tracemalloc
from itertools import combinations_with_replacement, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.methods import before_after
from goldthread.methods.before_after.ranks import cumulative, hodges_lehmann, signed_rank
from goldthread.methods.before_after.walsh import walsh_average


def changed_by(changes):
    return before_after.paired(np.zeros(len(changes)) + 100, 100 + np.asarray(changes, dtype=float))


def test_the_signed_rank_test_worked_by_hand():
    # one rises and three fall: ranks 1 (rise), 2, 3, 4 (falls): V = 9; of 16 sets of ranks only
    # {2,3,4} and {1,2,3,4} sum to 9 or more, so p = 2 x 2 / 16
    found = changed_by([1, -2, -3, -4]).signed_rank
    assert (found.statistic, found.p, found.n, found.method) == (9, 0.25, 4, "exact")


def test_changes_of_zero_are_left_out_of_the_test():
    found = changed_by([1, -2, 0, -3, -4, 0]).signed_rank
    assert (found.statistic, found.n, found.method) == (9, 4, "normal")


def test_the_exact_distribution_is_that_of_all_signs():
    sums = sorted(sum(rank for rank, up in zip(range(1, 7), signs, strict=True) if up)
                  for signs in product([0, 1], repeat=6))  # fmt: skip
    assert cumulative(6) == pytest.approx([np.mean(np.array(sums) <= v) for v in range(22)])


def slow_shift(changes):
    return np.median([(one + other) / 2 for one, other in combinations_with_replacement(changes, 2)])


integers = st.integers(-4, 4).map(float)


@given(st.lists(st.one_of(integers, st.floats(-1e3, 1e3)), min_size=2, max_size=25))
def test_the_shift_is_the_median_of_all_means_of_two(changes):
    found = hodges_lehmann(np.array(changes))
    assert found.estimate == pytest.approx(slow_shift(changes), rel=1e-12, abs=1e-12)
    assert found.lower <= found.estimate <= found.upper


@given(st.lists(integers, min_size=2, max_size=12), st.integers(1, 78), st.integers(1, 30))
def test_any_place_among_the_means_of_two_is_found_however_few_are_written_down(values, rank, few):
    means = sorted((one + other) / 2 for one, other in combinations_with_replacement(values, 2))
    rank = 1 + rank % len(means)
    assert walsh_average(np.sort(values), rank, few=few) == means[rank - 1]


def test_the_interval_holds_the_shifts_that_the_test_does_not_refuse():
    changes = np.array([-7.1, -4.2, -3.9, -2.5, -1.7, -0.4, 0.9, 1.3, -5.8, -3.1, -2.2, 0.2])
    found = hodges_lehmann(changes)
    inside, outside = (
        np.nextafter([found.lower, found.upper], [0, -9]),
        (found.lower - 1e-6, found.upper + 1e-6),
    )
    for shift in inside:
        assert signed_rank(changes - shift).p >= 1 - found.confidence - 1e-12
    for shift in outside:
        assert signed_rank(changes - shift).p < 0.05


def test_zeros_stay_in_the_shift():
    # two zeros among four changes: R's wilcox.test would drop them and answer -4
    assert changed_by([0, 0, -4, -4]).hodges_lehmann.estimate == -2


def test_very_few_pairs_say_that_their_interval_holds_less():
    found = changed_by([-1, -2.5, -4.2]).hodges_lehmann
    assert (found.lower, found.upper, found.confidence) == (pytest.approx(-4.2), -1, 0.75)


def test_the_interval_covers_what_it_says():
    rng = np.random.default_rng(11)
    held = 0
    for _ in range(800):
        found = hodges_lehmann(rng.standard_t(3, 15) + 2)
        held += found.lower <= 2 <= found.upper
    assert 0.93 <= held / 800 <= 0.98


@pytest.mark.slow
def test_a_hundred_thousand_pairs_need_little_memory():
    rng = np.random.default_rng(5)
    before = rng.lognormal(4, 1, 100_000)
    tracemalloc.start()
    found = before_after.paired(before, before * rng.lognormal(-0.3, 0.3, 100_000)).hodges_lehmann
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 200e6
    assert found.lower < found.estimate < found.upper < 0


@given(st.lists(st.integers(-50, 50), min_size=2, max_size=30), st.integers(-20, 20))
def test_shifting_all_changes_shifts_the_estimate(changes, by):
    plain, moved = hodges_lehmann(np.array(changes, float)), hodges_lehmann(np.array(changes, float) + by)
    assert moved.estimate == plain.estimate + by


@given(st.lists(st.integers(1, 99), min_size=2, max_size=30))
def test_turning_before_and_after_round_turns_the_sign(changes):
    change = np.array(changes, float) * np.where(np.arange(len(changes)) % 3, -1, 1)
    one, other = hodges_lehmann(change), hodges_lehmann(-change)
    assert (one.estimate, one.lower, one.upper) == (-other.estimate, -other.upper, -other.lower)
    assert signed_rank(change).p == pytest.approx(signed_rank(-change).p)
