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


def test_one_pair_with_a_zero_is_said_of_one():
    notes = before_after.paired([4.0, 0, 8], [2.0, 1, 3]).notes
    assert notes == (
        "1 of 3 pairs has a value that is zero or less, which has no logarithm: it is left out of the "
        "geometric mean, and counts everywhere else.",
        "1 of 3 pairs began at zero: the mean of ratios leaves it out.",
    )


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


def test_the_printed_means_and_errors_allow_only_some_t():
    # 2209 / (829 + 100) = 2.378 and 2209 / (829 - 100) = 3.030: the report prints 4.077
    found = before_after.possible_together(3569, 829, 1360, 100, 4.077, 82)
    assert (round(found.t_lowest, 3), round(found.t_highest, 3)) == (2.378, 3.030)  # type: ignore[arg-type]
    assert (found.change, round(found.ratio, 3), round(found.r, 3)) == (-2209, 0.381, 0.413)  # type: ignore[arg-type]
    assert "allow a t between 2.38 and 3.03" in str(found)


def test_equal_errors_allow_any_larger_t():
    found = before_after.possible_together(5, 1, 3, 1, 9, 10)
    assert (found.t_lowest, found.t_highest) == (1, None)


@given(st.floats(0.1, 5), st.floats(0.1, 5), st.floats(-0.99, 0.99), st.floats(0.2, 9))
def test_figures_of_one_data_set_can_always_be_true_together(first, second, correlation, change):
    se = math.sqrt(first**2 + second**2 - 2 * correlation * first * second)
    found = before_after.possible_together(change + 1, first, 1, second, change / se, 20)
    assert found.possible
    assert found.correlation == pytest.approx(correlation, abs=1e-6)
    assert found.t_lowest - 1e-9 <= change / se <= (found.t_highest or math.inf) * (1 + 1e-9)


def test_the_mean_defects_of_table_7_3_are_of_no_whole_defects():
    # 58.998 x 54 = 3185.9 and 19.377 x 54 = 1046.4; whole defects would print 58.981 or 59.000, 19.370
    assert not before_after.mean_of_whole_numbers(58.998, 54)
    assert not before_after.mean_of_whole_numbers(19.377, 54)
    assert before_after.mean_of_whole_numbers(19.370, 54)
    assert before_after.mean_of_whole_numbers(2.3, 3, rounding=0.05)


def test_pairs_that_change_together_widen_the_mean_changes_interval_too():
    before = np.array([10.0] * 6)
    after = np.array([5.0, 5, 6, 8, 8, 7])
    found = before_after.paired(before, after, clusters=["a"] * 3 + ["b"] * 3)
    # cluster sums of the changes' distances from their mean -3.5: -3.5 and 3.5
    assert found.clustered.se == pytest.approx(math.sqrt(2 * (3.5**2 + 3.5**2)) / 6)
    assert (found.clustered.df, found.clustered.clusters) == (1, 2)
    assert found.clustered.lower < found.lower
    assert "clusters are 2" in found.notes[-1]


def test_a_cluster_for_each_pair_is_no_clustering():
    found = before_after.paired(BEFORE, AFTER, clusters=list("abcd"))
    assert (found.clustered.lower, found.clustered.upper) == pytest.approx((found.lower, found.upper))
    assert found.clustered.t == pytest.approx(found.t)
