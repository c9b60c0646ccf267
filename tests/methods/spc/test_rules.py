"""Which points are signals, and what they mean."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.methods import spc
from goldthread.methods.spc.limits import Limits
from goldthread.methods.spc.rules import judge
from tests.methods import slow_twin

NONE, OUTSIDE, TREND = spc.Signal.NONE, spc.Signal.OUTSIDE, spc.Signal.TREND
TWO_OF_THREE, SHIFT = spc.Signal.TWO_OF_THREE, spc.Signal.SHIFT


def found(values, rules=spc.MAKING_DATA_COUNT, centre=0.0, reach=3.0):
    """The signals of a series against limits laid at -3 and 3."""
    line = np.array([[centre]])
    place, side = judge(
        np.array([values], dtype=float), Limits(line, line - reach, line + reach, line * 0), rules
    )
    names = (NONE, OUTSIDE, TREND, TWO_OF_THREE, SHIFT)
    return [names[spot] for spot in place[0]], list(side[0])


def test_a_point_beyond_a_limit_is_outside_and_a_point_on_it_is_not():
    assert found([0, 3, 0, 3.1, -3.1, -3]) == (
        [NONE, NONE, NONE, OUTSIDE, OUTSIDE, NONE],
        [0, 0, 0, 1, -1, 0],
    )


def test_seven_points_that_rise_are_a_trend_and_six_are_not():
    rising = [-1.5, -1, -0.5, 0, 0.5, 1, 1.5]
    assert found(rising) == ([TREND] * 7, [1] * 7)
    assert found(rising[:6])[0] == [NONE] * 6


def test_a_tie_breaks_a_trend():
    assert TREND not in found([-1.5, -1, -0.5, -0.5, 0.5, 1, 1.5, 1.8])[0]


def test_a_turning_point_takes_the_later_trend():
    up_and_down = [-1.5, -1, -0.5, 0, 0.5, 1, 1.5, 1.2, 0.8, 0.3, -0.2, -0.7, -1.2]
    names, sides = found(up_and_down)
    assert names == [TREND] * 13
    assert sides == [1] * 6 + [-1] * 7


def test_two_of_three_near_a_limit_are_signals_and_the_third_between_them_is_not():
    assert found([-1, 2.5, 1, 2.5, -1])[0] == [NONE, TWO_OF_THREE, NONE, TWO_OF_THREE, NONE]


def test_two_of_three_need_all_three_on_one_side():
    assert found([-1, 2.5, -1, 2.5, -1])[0] == [NONE] * 5
    assert found([-1, 2.5, 2.5, -1])[0] == [NONE] * 4


def test_a_point_two_thirds_of_the_way_is_not_beyond_it():
    assert found([1, 2, 2, 1])[0] == [NONE] * 4


def test_a_point_beyond_the_limits_counts_in_two_of_three_unless_the_rules_say_otherwise():
    values = [1, 3.5, 2.5, 1]
    assert found(values)[0] == [NONE, OUTSIDE, TWO_OF_THREE, NONE]
    assert found(values, spc.Rules(two_of_three="within"))[0] == [NONE, OUTSIDE, NONE, NONE]


def test_seven_points_on_one_side_are_a_shift_and_a_point_on_the_mean_breaks_it():
    below = [-1, -0.5, -1.2, -0.3, -0.9, -0.4, -1]
    assert found([*below, 1]) == ([SHIFT] * 7 + [NONE], [-1] * 7 + [0])
    assert SHIFT not in found([*below[:3], 0, *below[3:]])[0]


def test_the_lengths_of_runs_are_options():
    assert found([1, 0.5, 1, 0.5, 1, -1], spc.Rules(shift_points=5))[0] == [SHIFT] * 5 + [NONE]
    assert found([-1, 0, 1, 1.5, 0], spc.Rules(trend_points=4))[0] == [TREND] * 4 + [NONE]


def test_outside_goes_before_trend_before_two_of_three_before_shift():
    names, _ = found([0.1, 0.5, 1, 1.5, 2.2, 2.6, 3.5, 2.5, 0.5])
    assert names == [TREND] * 6 + [OUTSIDE, TWO_OF_THREE, SHIFT]


def test_runs_do_not_cross_from_one_phase_to_the_next():
    values = [1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    assert set(spc.xmr(values).signal) != {NONE}
    assert spc.Signal.TREND not in spc.xmr(values, phase_starts=[6]).signal


series = st.lists(st.integers(-9, 9).map(float), min_size=2, max_size=45)
any_rules = st.builds(
    spc.Rules,
    trend_points=st.integers(3, 8),
    shift_points=st.integers(3, 8),
    two_of_three=st.sampled_from(["beyond", "within"]),
    screen_moving_ranges=st.booleans(),
)


def near_a_line(values, rules, fix_after):
    """On whole numbers a point may lie on a line to the last bit: then no arithmetic is right."""
    mean, lower, upper = slow_twin.limits(values[:fix_after], rules.screen_moving_ranges)
    third = (upper - mean) * 2 / 3
    return any(
        0 < abs(value - line) < 1e-9
        for value in values
        for line in (mean, lower, upper, mean + third, mean - third)
    )


@pytest.mark.slow
@settings(max_examples=300)
@given(series, any_rules, st.none() | st.integers(2, 30))
def test_the_rules_agree_with_their_slow_twin(values, rules, fix_after):
    if near_a_line(values, rules, fix_after):
        return
    chart = spc.xmr(values, rules=rules, fix_after=fix_after)
    assert list(zip(chart.signal, chart.side, strict=True)) == slow_twin.signals(values, rules, fix_after)


@given(series, any_rules, st.integers(-6, 6).map(lambda power: 2.0**power), st.integers(-64, 64))
def test_another_scale_and_another_zero_change_no_signal(values, rules, scale, zero):
    chart, moved = (
        spc.xmr(values, rules=rules),
        spc.xmr([scale * value + zero for value in values], rules=rules),
    )
    assert (chart.signal, list(chart.side)) == (moved.signal, list(moved.side))
    for line in ("centre", "lower", "upper"):
        np.testing.assert_allclose(getattr(moved, line), scale * getattr(chart, line) + zero, atol=1e-9)


@pytest.mark.slow
@given(st.lists(st.lists(st.integers(-9, 9).map(float), min_size=20, max_size=20), min_size=1, max_size=5))
def test_a_table_of_series_is_judged_as_each_series_alone(table):
    values = np.array(table)
    _, sides = judge(values, spc.xmr_limits(values))
    for row, alone in enumerate(table):
        assert list(sides[row]) == list(spc.xmr(alone).side)


@given(series)
def test_a_chart_upside_down_has_the_same_signals_on_the_other_side(values):
    chart, mirrored = spc.xmr(values), spc.xmr([-value for value in values])
    assert chart.signal == mirrored.signal
    assert list(chart.side) == [-side for side in mirrored.side]


@pytest.mark.parametrize(
    ("improves", "meaning"),
    [("up", "improvement"), ("down", "concern"), ("neither", "neutral")],
)
def test_a_high_point_means_what_the_direction_says(improves, meaning):
    chart = spc.xmr([1.0, 2] * 10 + [6], improves=improves)
    assert chart.signal[-1] == "outside"
    assert chart.meaning[-1] == chart.variation == meaning
    assert chart.meaning[9] == "common_cause"


@pytest.mark.parametrize(
    ("improves", "target", "assurance"),
    [
        ("up", 20, "fail"), ("up", -20, "pass"), ("down", 20, "pass"), ("down", -20, "fail"),
        ("up", 1.5, "hit_and_miss"), ("neither", 20, None), ("up", None, None),
    ],
)  # fmt: skip
def test_assurance_is_the_target_against_the_last_limits(improves, target, assurance):
    assert spc.xmr([1.0, 2] * 10, improves=improves, target=target).assurance == assurance


@pytest.mark.parametrize("improves", ["up", "down"])
def test_a_target_on_the_limit_of_the_worse_side_is_met(improves):
    for value in (100.0, 0.1, 82.1):
        assert spc.xmr([value] * 7, improves=improves, target=value).assurance == "pass"
    chart = spc.xmr([1.0, 2] * 10)
    worse, better = chart.lower[-1], chart.upper[-1]
    if improves == "down":
        worse, better = better, worse
    assert spc.xmr([1.0, 2] * 10, improves=improves, target=worse).assurance == "pass"
    assert spc.xmr([1.0, 2] * 10, improves=improves, target=better).assurance == "hit_and_miss"


def test_under_plotthedots_a_target_on_a_limit_is_hit_and_miss_as_that_package_has_it():
    chart = spc.xmr([100.0] * 7, improves="up", target=100, rules="plotthedots")
    assert chart.assurance == "hit_and_miss"


MONTHS = [date(2018, month, 1) for month in range(1, 13)]


def test_a_phase_may_start_at_a_date_between_two_points():
    chart = spc.xmr(range(12), MONTHS, phase_starts=[date(2018, 6, 15)])
    assert [phase.start for phase in chart.phases] == [0, 6]
    assert [phase.start for phase in spc.xmr(range(12), MONTHS, phase_starts=[6]).phases] == [0, 6]


def test_a_phase_after_the_last_point_is_refused():
    with pytest.raises(ValueError, match="no phase can start there"):
        spc.xmr(range(12), MONTHS, phase_starts=[date(2019, 1, 1)])


def test_a_phase_of_one_point_is_refused():
    with pytest.raises(spc.TooFewPoints):
        spc.xmr(range(12), MONTHS, phase_starts=[11])


def test_times_twice_or_out_of_order_are_refused():
    with pytest.raises(ValueError, match="two values for 2018-01-01"):
        spc.xmr([1.0, 2], [MONTHS[0], MONTHS[0]])
    with pytest.raises(ValueError, match="must be in order"):
        spc.xmr([1.0, 2], [MONTHS[1], MONTHS[0]])
