"""Differences that the rounding of decimals made are none, and small real ones are real."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.methods import before_after

BEFORE, AFTER = [10000.1, 20000.3, 30000.7, 45000.9], [10000.4, 20000.6, 30001, 45001.2]


def test_pairs_that_all_changed_by_three_tenths_changed_alike_however_large_they_are():
    found = before_after.paired(BEFORE, AFTER, clusters=list("aabb"))
    assert (found.se, found.t, found.p, found.r, found.lower, found.clustered) == (0, *[None] * 5)
    assert "same amount" in found.notes[0]
    luck = before_after.regression_to_the_mean(BEFORE, AFTER)
    assert (luck.with_baseline, luck.with_average) == (None, None)


@given(
    st.lists(st.integers(1, 10**9), min_size=2, max_size=8),
    st.integers(-(10**6), 10**6),
    st.integers(0, 4),
)
def test_decimals_that_changed_alike_changed_alike(whole, step, places):
    tenths = 10**places
    found = before_after.paired([one / tenths for one in whole], [(one + step) / tenths for one in whole])
    assert (found.se, found.t) == (0, None)


@pytest.mark.parametrize("size", [1e-13, 1.0, 1e13])
def test_the_unit_chosen_does_not_make_changes_alike(size):
    # changes -1, -2, -6: mean -3, sd sqrt(7), t = 3 / sqrt(7 / 3)
    found = before_after.paired(
        [10 * size, 20 * size, 30 * size], [9 * size, 18 * size, 24 * size], clusters=list("abc")
    )
    assert found.t == pytest.approx(3 / math.sqrt(7 / 3))
    assert found.clustered.t == pytest.approx(3 / math.sqrt(7 / 3))


def test_a_column_of_large_values_one_apart_has_their_standard_deviation():
    found = before_after.paired([1e12, 1e12 + 1, 1e12 + 2], [5, 6, 9])
    assert found.before.se == pytest.approx(1 / math.sqrt(3))
    assert found.t is not None


def test_one_enormous_pair_hides_no_difference_between_the_others():
    found = before_after.paired([1e16, 1, 1, 1], [1e16, 2, 3, 4])
    assert found.t == pytest.approx(-1.5 / (math.sqrt(5 / 3) / 2))


def test_ratios_that_are_alike_but_for_rounding_have_no_p():
    found = before_after.paired([0.1, 0.7, 3.3, 1e6], [0.3, 2.1, 9.9, 3e6]).geometric
    assert found.ratio == pytest.approx(3)
    assert (found.se, found.p) == (0, None)


def test_clusters_whose_changes_cancel_within_have_nothing_to_be_weighed_by():
    # both clusters changed by -0.2 on average: what is left between them is rounding
    found = before_after.paired(
        [1000.1, 1000.3, 1000.7, 1000.9], [1000, 1000, 1000.6, 1000.6], clusters=[1, 1, 2, 2]
    )
    assert found.t is not None
    assert found.clustered is None
