"""Paired comparison: worked by hand, against the report's Table 7.3, and under change of unit."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from goldthread.methods import before_after

BEFORE, AFTER = [10.0, 8, 12, 9], [6.0, 5, 9, 7]


def test_a_comparison_worked_by_hand():
    # changes -4 -3 -3 -2: mean -3, sd sqrt(2/3), se sqrt(1/6); t = 3 * sqrt(6) = 7.348
    result = before_after.paired(BEFORE, AFTER, unit="hours")
    assert result.n == 4
    assert result.change == -3
    assert result.t == pytest.approx(3 * math.sqrt(6))
    assert result.df == 3
    assert result.r == pytest.approx(math.sqrt(54 / 57))
    assert result.lower == pytest.approx(-3 - 3.182446 * math.sqrt(1 / 6), abs=1e-6)
    assert result.before.sum == 39
    assert result.after.mean == 6.75
    assert result.before.se == pytest.approx(math.sqrt((0.25**2 + 1.75**2 + 2.25**2 + 0.75**2) / 3) / 2)
    assert result.ratio_of_sums == pytest.approx(27 / 39)
    assert result.mean_of_ratios == pytest.approx((6 / 10 + 5 / 8 + 9 / 12 + 7 / 9) / 4)
    assert result.geometric.ratio == pytest.approx((6 / 10 * 5 / 8 * 9 / 12 * 7 / 9) ** 0.25)
    assert result.hodges_lehmann.estimate == -3
    assert result.unit == "hours"


@pytest.mark.parametrize(("t", "df", "r"), [(4.077, 81, 0.413), (3.385, 53, 0.422), (12.768, 89, 0.804)])
def test_effect_sizes_equal_those_of_table_7_3(t, df, r):
    assert round(before_after.effect_size(t, df), 3) == r


def test_the_lead_times_of_table_7_3_cannot_be_true_together():
    found = before_after.possible_together(3569, 829, 1360, 100, 4.077, 82)
    assert found.correlation == pytest.approx(2.4347, abs=1e-4)
    assert not found.possible
    assert "cannot all be true" in str(found)


def test_rounding_does_not_save_the_lead_times_of_table_7_3():
    found = before_after.possible_together(
        3569, 829, 1360, 100, 4.077, 82, mean_rounding=0.5, se_rounding=0.5, t_rounding=0.0005
    )
    assert found.lowest > 2.4
    assert not found.possible


def test_the_defects_of_table_7_3_can_be_true_together():
    assert before_after.possible_together(58.998, 17.596, 19.377, 7.304, 3.385, 54).possible
    assert before_after.possible_together(0.582, 0.026, 0.213, 0.022, 12.768, 90).possible


def test_summaries_that_say_nothing_of_the_correlation_are_refused():
    with pytest.raises(ValueError, match="t other than 0"):
        before_after.possible_together(1, 1, 1, 1, 0, 5)
    with pytest.raises(before_after.TooFewPoints):
        before_after.possible_together(1, 1, 1, 1, 2, 1)


def test_pairs_in_one_value_stream_count_as_one_when_they_change_together():
    before = [10.0] * 6
    after = [5.0, 5, 5, 8, 8, 8]
    alone = before_after.paired(before, after).geometric
    together = before_after.paired(before, after, clusters=["a"] * 3 + ["b"] * 3).geometric
    assert alone.ratio == together.ratio == pytest.approx(math.sqrt(0.4))
    assert (alone.clusters, together.clusters) == (6, 2)
    # two equal clusters: the mean of two logarithms, t on 1 degree of freedom
    se = abs(math.log(0.5) - math.log(0.8)) / 2
    assert together.upper == pytest.approx(math.exp(math.log(0.4) / 2 + 12.706205 * se), rel=1e-6)


def test_one_cluster_has_no_interval():
    ratio = before_after.paired(BEFORE, AFTER, clusters=["a"] * 4).geometric
    assert (ratio.lower, ratio.upper) == (None, None)


def test_zeros_are_left_out_of_the_logarithms_and_said():
    result = before_after.paired([4.0, 0, 8, 6], [2.0, 1, 0, 3])
    assert (result.geometric.n, result.geometric.left_out) == (2, 2)
    assert result.geometric.ratio == pytest.approx(0.5)
    assert result.n == 4
    assert "2 of 4 pairs have a value that is zero or less" in result.notes[0]
    assert "1 of 4 pairs began at zero" in result.notes[1]


def test_nothing_positive_has_no_geometric_mean():
    assert before_after.paired([0.0, 0], [1.0, 2]).geometric is None
    assert before_after.paired([0.0, 0], [1.0, 2]).ratio_of_sums is None


def test_pairs_that_all_changed_alike_have_no_t():
    result = before_after.paired([1.0, 2, 3], [0.9, 1.9, 2.9])
    assert result.change == pytest.approx(-0.1)
    assert (result.t, result.p, result.r, result.lower) == (None, None, None, None)
    assert "same amount" in result.notes[0]


def test_pairs_that_did_not_change_at_all():
    result = before_after.paired([2.0, 2], [2.0, 2])
    assert (result.change, result.t, result.signed_rank.p, result.hodges_lehmann.estimate) == (0, None, 1, 0)


def test_one_pair_is_too_few():
    with pytest.raises(before_after.TooFewPoints):
        before_after.paired([1.0], [2.0])


def test_a_missing_value_is_refused_with_its_pair():
    with pytest.raises(ValueError, match="value after of pair 2"):
        before_after.paired([1.0, 2], [1.0, np.nan])


def test_columns_of_different_lengths_are_refused():
    with pytest.raises(ValueError, match=r"before \(2\) as after \(3\)"):
        before_after.paired([1.0, 2], [1.0, 2, 3])


numbers = st.floats(0.01, 1e4)
pairs = st.lists(st.tuples(numbers, numbers), min_size=3, max_size=30)


@given(pairs)
def test_it_agrees_with_scipy(values):
    before, after = np.array(values).T
    assume(np.ptp(after - before) > 1e-6)
    result = before_after.paired(before, after)
    scipys = stats.ttest_rel(before, after)
    assert result.t == pytest.approx(scipys.statistic, rel=1e-9, abs=1e-9)
    assert result.p == pytest.approx(scipys.pvalue, rel=1e-6)
    interval = scipys.confidence_interval()
    assert (-result.upper, -result.lower) == pytest.approx((interval.low, interval.high), rel=1e-6, abs=1e-6)
    assert result.geometric.ratio == pytest.approx(stats.gmean(after / before))


@given(pairs, st.sampled_from([0.5, 60.0]), st.randoms(use_true_random=False))
def test_the_unit_and_the_order_of_rows_change_no_ratio(values, unit, random):
    plain = before_after.paired(*np.array(values).T)
    shuffled = random.sample(values, len(values))
    other = before_after.paired(*(np.array(shuffled).T * unit))
    assert other.geometric.ratio == pytest.approx(plain.geometric.ratio)
    assert other.ratio_of_sums == pytest.approx(plain.ratio_of_sums)
    assert other.change == pytest.approx(plain.change * unit, abs=1e-6)
    assert other.hodges_lehmann.estimate == pytest.approx(plain.hodges_lehmann.estimate * unit, abs=1e-6)


def test_hodges_lehmann_is_the_median_of_all_means_of_two():
    # changes -4 -1 0; means of two: -4 -2.5 -2 -1 -0.5 0, median -1.5
    assert before_after.paired([4.0, 1, 1], [0.0, 0, 1]).hodges_lehmann.estimate == -1.5


def test_missing_remeasures_that_did_not_improve_weaken_the_conclusion():
    found = before_after.if_the_missing_did_not_improve(BEFORE, AFTER, [11.0, 10])
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


def test_nothing_missing_changes_nothing():
    found = before_after.if_the_missing_did_not_improve(BEFORE, AFTER, [])
    assert found.observed == found.none_improved
    assert str(found) == "No remeasure is missing."


def test_clusters_are_given_for_all_pairs_or_for_none():
    with pytest.raises(ValueError, match="missing pairs as well"):
        before_after.if_the_missing_did_not_improve(BEFORE, AFTER, [3.0], clusters=list("abcd"))


def test_regression_to_the_mean_is_worked_for_the_worst_of_three_looks():
    # the worst of three stands 0.8463 * 20% above the usual level: back to 1 / 1.16926 = 85.5%
    found = before_after.regression_to_the_mean([100.0, 120, 80], [50.0, 70, 35])
    assert found.expected_change == pytest.approx(100 * (1 / 1.16926 - 1))
    assert "would fall by 14% with no improvement at all; the change seen here is 48%." in str(found)


def test_chance_alone_ties_the_change_to_the_baseline_but_not_to_the_average():
    first, second = np.random.default_rng(7).normal(100, 10, (2, 5000))
    found = before_after.regression_to_the_mean(first, second)
    assert found.with_baseline == pytest.approx(-0.71, abs=0.03)
    assert found.with_average == pytest.approx(0, abs=0.03)


def test_where_up_is_better_the_expected_change_is_a_rise():
    found = before_after.regression_to_the_mean([50.0, 60], [70.0, 75], improves="up")
    assert found.expected_change > 0
    assert "would rise by" in str(found)
