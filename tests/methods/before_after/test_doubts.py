"""Reasons to believe a comparison less: missing remeasures, and what would have come anyway."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.methods import before_after

BEFORE, AFTER = [10.0, 8, 12, 9], [6.0, 5, 9, 7]


def test_missing_remeasures_that_did_not_improve_weaken_the_conclusion():
    found = before_after.if_the_missing(BEFORE, AFTER, [11.0, 10])
    assert found.missing == 2
    assert found.share_missing == pytest.approx(1 / 3)
    assert found.none_improved.n == 6
    assert found.none_improved.change == -2
    assert found.none_improved.ratio_of_sums == pytest.approx(48 / 60)
    assert found.none_improved.t < found.observed.t
    assert str(found) == (
        "2 of 6 remeasures (33%) are missing. Had none of those improved at all, "
        "the sum would have become 80% of what it was, not 69%; had each done as the worst observed "
        "(after = 0.778 × before), 72%."
    )


def test_one_missing_remeasure_is_said_of_one():
    assert str(before_after.if_the_missing(BEFORE, AFTER, [11.0])) == (
        "1 of 5 remeasures (20%) is missing. Had it not improved at all, the sum would have become 76% of "
        "what it was, not 69%; had it done as the worst observed (after = 0.778 × before), 71%."
    )


def test_nothing_missing_changes_nothing():
    found = before_after.if_the_missing(BEFORE, AFTER, [])
    assert found.observed == found.none_improved
    assert str(found) == "No remeasure is missing."


def test_clusters_are_given_for_all_pairs_or_for_none():
    with pytest.raises(ValueError, match="missing pairs as well"):
        before_after.if_the_missing(BEFORE, AFTER, [3.0], clusters=list("abcd"))


def test_regression_to_the_mean_is_worked_for_the_worst_of_three_looks():
    # the worst of three stands 0.8463 * 20% above the usual level: back to 1 / 1.16926 = 85.5%
    found = before_after.regression_to_the_mean([100.0, 120, 80], [50.0, 70, 35])
    assert found.expected_change == pytest.approx(100 * (1 / 1.16926 - 1))
    assert "would fall by 14% with no improvement at all; the change seen here is 48%." in str(found)


def test_a_spread_that_was_guessed_is_told_as_one():
    pairs = [100.0, 120, 80], [50.0, 70, 35]
    assert before_after.regression_to_the_mean(*pairs).assumed_spread == 0.2
    assert before_after.regression_to_the_mean(*pairs, spread=0.1).assumed_spread == 0.1
    assert before_after.regression_to_the_mean(*pairs, within=15).assumed_spread is None


def test_chance_alone_ties_the_change_to_the_baseline_but_not_to_the_average():
    first, second = np.random.default_rng(7).normal(100, 10, (2, 5000))
    found = before_after.regression_to_the_mean(first, second)
    assert found.with_baseline == pytest.approx(-0.71, abs=0.03)
    assert found.with_average == pytest.approx(0, abs=0.03)


def test_where_up_is_better_the_expected_change_is_a_rise():
    found = before_after.regression_to_the_mean([50.0, 60], [70.0, 75], improves="up")
    assert found.expected_change > 0
    assert "would rise by" in str(found)


def test_the_worst_observed_is_a_ratio_where_all_values_are_above_zero():
    # ratios 0.6 0.625 0.75 0.7778: the missing 11 and 10 become 7/9 of that
    found = before_after.if_the_missing(BEFORE, AFTER, [11.0, 10])
    assert found.worst.times == pytest.approx(7 / 9)
    assert found.worst_observed.after.sum == pytest.approx(27 + 21 * 7 / 9)
    assert found.worst_observed.n == 6


def test_the_worst_observed_is_a_change_where_a_value_is_zero():
    found = before_after.if_the_missing([3.0, 0, 8], [1.0, 2, 0], [5.0])
    assert (found.worst.times, found.worst.plus) == (None, 2)
    assert found.worst_observed.after.sum == 3 + 7
    assert str(found.worst) == "after = before + 2"


def test_where_up_is_better_the_worst_is_the_one_that_rose_least():
    found = before_after.if_the_missing([10.0, 20], [30.0, 22], [10.0], improves="up")
    assert found.worst.times == pytest.approx(1.1)


def test_the_tipping_ratio_is_where_the_sum_would_not_have_changed():
    # 39 became 27; two missing, 21 before: had they become 33, 11/7 of that, the sums would be equal
    found = before_after.if_the_missing(BEFORE, AFTER, [11.0, 10])
    assert found.tipping_ratio == pytest.approx(33 / 21)
    tipped = before_after.paired([*BEFORE, 11, 10], [*AFTER, 11 * 33 / 21, 10 * 33 / 21])
    assert tipped.ratio_of_sums == pytest.approx(1)


def test_a_spread_from_the_charts_replaces_the_guess():
    # the worst of three stands 0.8463 standard deviations out: 0.8463 x 10
    found = before_after.regression_to_the_mean([100.0, 120, 80], [50.0, 70, 35], within=10, unit="minutes")
    assert found.expected_change == pytest.approx(-8.463)
    assert found.remaining == pytest.approx(-145 / 3 + 8.463)
    assert "a fall of 8.46 minutes with no improvement at all; the change seen here is −48.3" in str(found)
    each = before_after.regression_to_the_mean([100.0, 120, 80], [50.0, 70, 35], within=[5, 10, 15])
    assert each.expected_change == pytest.approx(-8.463)


def test_a_spread_that_is_none_is_refused():
    with pytest.raises(ValueError, match="2 standard deviations"):
        before_after.regression_to_the_mean(BEFORE, AFTER, within=[1.0, 2])
    with pytest.raises(ValueError, match="0 or more"):
        before_after.regression_to_the_mean(BEFORE, AFTER, within=-1)
    with pytest.raises(ValueError, match="spread is -1"):
        before_after.regression_to_the_mean(BEFORE, AFTER, spread=-1)


def test_a_second_look_tells_luck_from_change():
    rng = np.random.default_rng(2)
    usual = rng.normal(100, 10, 40_000)
    first, second, after = usual + rng.normal(0, 10, (3, 40_000))
    chosen = first > 110
    found = before_after.two_looks(first[chosen], second[chosen], after[chosen] - 5)
    assert found.change.change == pytest.approx(-5, abs=0.4)
    assert found.luck.change == pytest.approx(found.apparent.change + 5, abs=0.4)
    expected = before_after.expected_regression(mean=100, within=10, between=10, cutoff=110)
    assert found.luck.change == pytest.approx(expected, abs=0.4)
    everybody = before_after.two_looks(first, second, after)
    assert everybody.within == pytest.approx(10, rel=0.02)
    assert "came before anything was done" in str(found)


def by_integration(mean, within, between, cutoff, looks):
    """E(next - baseline | baseline > cutoff), on a grid of baselines."""
    noise, total = within**2 / looks, math.sqrt(between**2 + within**2 / looks)
    baseline = np.linspace(cutoff, max(cutoff, mean) + 9 * total, 200_001)
    weight = np.exp(-0.5 * ((baseline - mean) / total) ** 2)
    return float((-(noise / total**2) * (baseline - mean) * weight).sum() / weight.sum())


@given(st.floats(0.5, 20), st.floats(0.5, 20), st.floats(-2, 3), st.integers(1, 4))
def test_the_classical_formula_is_the_mean_of_what_chance_does(within, between, z, looks):
    cutoff = 50 + z * math.hypot(between, within / math.sqrt(looks))
    found = before_after.expected_regression(
        mean=50, within=within, between=between, cutoff=cutoff, looks=looks
    )
    assert found == pytest.approx(by_integration(50, within, between, cutoff, looks), rel=1e-3)
    turned = before_after.expected_regression(
        mean=50, within=within, between=between, cutoff=100 - cutoff, looks=looks, improves="up"
    )
    assert turned == pytest.approx(-found)


def test_the_mean_of_those_chosen_says_the_same_as_their_cut_off():
    # those beyond z = 1 of a normal lie 1.525135 standard deviations out
    by_cutoff = before_after.expected_regression(mean=0, within=3, between=4, cutoff=5)
    by_mean = before_after.expected_regression(mean=0, within=3, between=4, chosen_mean=5 * 1.5251352)
    assert by_cutoff == pytest.approx(by_mean, rel=1e-6) == pytest.approx(-0.36 * 7.625676, rel=1e-6)


def test_more_looks_leave_less_to_luck():
    one, four = (
        before_after.expected_regression(mean=0, within=3, between=4, cutoff=5, looks=looks)
        for looks in (1, 4)
    )
    assert one < four < 0


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        ({}, "one of the two"),
        ({"cutoff": 1, "chosen_mean": 2}, "one of the two"),
        ({"cutoff": 1, "looks": 0}, "one look or more"),
        ({"cutoff": 1, "within": 0, "between": 0}, "none looks bad by chance"),
        ({"cutoff": 1, "within": -1}, "0 or more"),
    ],
)
def test_what_says_nothing_of_luck_is_refused(given_, said):
    with pytest.raises(ValueError, match=said):
        before_after.expected_regression(**{"mean": 0, "within": 1, "between": 1, **given_})
