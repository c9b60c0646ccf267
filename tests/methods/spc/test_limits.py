"""Where the lines lie."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.methods import spc


def test_limits_worked_by_hand():
    # mean 11.6; moving ranges 2 1 2 1, mean 1.5; 2.66 * 1.5 = 3.99
    limits = spc.xmr_limits([10.0, 12, 11, 13, 12])
    assert limits.centre == pytest.approx(11.6)
    assert limits.upper == pytest.approx(15.59)
    assert limits.lower == pytest.approx(7.61)


def test_many_series_have_the_limits_that_each_has_alone():
    table = np.array([[1.0, 2, 4, 2], [9, 9, 3, 9]])
    together = spc.xmr_limits(table)
    for row, series in enumerate(table):
        alone = spc.xmr_limits(series)
        assert together.centre[row, 0] == alone.centre
        assert together.upper[row, 0] == alone.upper


def test_one_point_has_no_limits():
    with pytest.raises(spc.TooFewPoints, match="at least 2 points; there is 1"):
        spc.xmr([4.0])


@pytest.mark.parametrize("gap", [np.nan, np.inf, -np.inf])
def test_a_missing_or_infinite_value_is_refused_with_its_place(gap):
    with pytest.raises(ValueError, match="place 2 is missing or infinite"):
        spc.xmr([4.0, gap, 3.0])


def test_equal_values_make_no_signal_whatever_their_last_bit():
    chart = spc.xmr([0.1] * 60)
    assert set(chart.signal) == {spc.Signal.NONE}
    assert chart.upper[0] == chart.lower[0] == 0.1


@pytest.mark.parametrize("far", [1e6, -1e9, 1e12])
def test_a_shift_is_seen_however_far_from_zero_the_values_lie(far):
    # a double near 1e12 still tells apart what differs by 0.0001
    values = np.array([0.0] * 8 + [1.5] * 8)
    assert set(spc.xmr(values).signal) == {spc.Signal.OUTSIDE}
    assert spc.xmr(values + far).signal == spc.xmr(values).signal


@pytest.mark.parametrize("values", [[0.1] * 12, [82.1] * 7, [82.1, 82.3, 81.9] * 5 + [82.1] * 8])
def test_a_reading_that_equals_the_mean_is_on_it(values):
    # 82.3 and 81.9 lie equally far from 82.1, in decimals; in binary nearly so
    signals = spc.xmr(values).signal
    assert {signals[place] for place, value in enumerate(values) if value == values[0]} == {spc.Signal.NONE}


def test_the_lower_limit_is_clipped_only_when_the_caller_says_what_is_possible():
    values = [1.0, 9, 1, 9, 1, 9]
    assert spc.xmr(values).lower[0] < 0
    bounded = spc.xmr(values, lowest=0, highest=12)
    assert bounded.lower[0] == 0
    assert bounded.upper[0] == 12
    assert bounded.signal == spc.xmr(values).signal


def test_limits_of_fewer_than_13_points_are_trial_limits():
    assert spc.xmr(range(12)).trial == (True,)
    assert spc.xmr(range(13)).trial == (False,)


def test_each_phase_has_its_own_limits():
    chart = spc.xmr([1.0, 2, 1, 2, 11, 12, 11, 12], phase_starts=[4])
    assert list(chart.phase) == [1, 1, 1, 1, 2, 2, 2, 2]
    assert [phase.centre for phase in chart.phases] == [1.5, 11.5]
    assert chart.upper[3] == pytest.approx(1.5 + 2.66)
    assert chart.lower[4] == pytest.approx(11.5 - 2.66)


def test_the_arrays_of_a_chart_cannot_be_changed():
    chart = spc.xmr([1.0, 2, 3])
    with pytest.raises(ValueError, match="read-only"):
        chart.values[0] = 9


def test_the_callers_array_stays_as_it_was():
    values = np.array([1.0, 2, 3])
    spc.xmr(values)
    values[0] = 9


readings = st.lists(st.integers(-50, 50), min_size=2, max_size=40)


@given(readings, st.integers(-100, 100), st.sampled_from([0.25, 2.0, 16.0]))
def test_limits_move_and_stretch_with_the_values(values, moved, stretched):
    plain, other = spc.xmr(values), spc.xmr([value * stretched + moved for value in values])
    assert other.upper == pytest.approx(plain.upper * stretched + moved, abs=1e-6)
    assert other.signal == plain.signal
