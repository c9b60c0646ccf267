"""Western Electric's and Nelson's rules: against a plain calculation, and at their edges."""

from functools import partial
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.methods import spc
from goldthread.methods.spc.rules import judge

LIMITS = spc.Limits(*(np.array([[each]], dtype=float) for each in (0, -3, 3, 0)))
SERIES = st.lists(st.sampled_from([-3.5, -2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3.5]), min_size=2, max_size=40)


def judged(values, rules):
    signal, side = judge(np.array([values], dtype=float), LIMITS, rules)
    return [str(spc.SIGNALS[place]) for place in signal[0]], side[0].tolist()


def windows(values, size):
    return [range(start, start + size) for start in range(len(values) - size + 1)]


def so_many_of(values, past, many, of):
    """The points past it of each window, also a shorter one at the start, in which that many are."""
    found = set()
    for size in range(many, of + 1):
        for window in windows(values, size):
            there = [place for place in window if past(values[place])]
            if len(there) >= many:
                found |= set(there)
    return found


def all_of(values, size, true):
    return {place for window in windows(values, size) for place in window if true(list(window))}


def slow(v, rules):
    """For each rule in its order of precedence, the points it marks and their side."""

    def moves(window, side):
        return all(side * (v[after] - v[before]) > 0 for before, after in pairwise(window))

    def in_turn(window):
        steps = [v[after] - v[before] for before, after in pairwise(window)]
        return all(one * other < 0 for one, other in pairwise(steps))

    for side in (1, -1):
        yield "outside", {place for place, value in enumerate(v) if side * value > 3}, side
    for side in (1, -1) if rules.trend_points else ():
        yield "trend", all_of(v, rules.trend_points, partial(moves, side=side)), side
    for side in (1, -1):
        yield "two_of_three", so_many_of(v, lambda x, side=side: side * x > 2, 2, 3), side
    for side in (1, -1):
        yield "shift", all_of(v, rules.shift_points, lambda w, s=side: all(s * v[i] > 0 for i in w)), side
    for side in (1, -1):
        yield "four_of_five", so_many_of(v, lambda x, side=side: side * x > 1, 4, 5), side
    if rules.alternating_points:
        yield "alternating", all_of(v, rules.alternating_points, in_turn), 0
        yield "hugging", all_of(v, rules.hugging_points, lambda w: all(abs(v[i]) <= 1 for i in w)), 0
        yield "both_sides", all_of(v, rules.both_sides_points, lambda w: all(abs(v[i]) > 1 for i in w)), 0


SHORT = spc.Rules.named("nelson", alternating_points=5, hugging_points=6, both_sides_points=4, shift_points=7)


@pytest.mark.parametrize("rules", [spc.WESTERN_ELECTRIC, spc.NELSON, SHORT])
@given(values=SERIES)
def test_they_mark_what_a_plain_calculation_marks(rules, values):
    expected = [("none", 0)] * len(values)
    for name, places, side in reversed(list(slow(values, rules))):
        for place in places:
            expected[place] = (name, side)
    found = list(zip(*judged(values, rules), strict=True))
    assert [name for name, _ in found] == [name for name, _ in expected]
    # Which side a turning point takes is tried in test_rules.py.
    assert [one for one in found if one[0] != "trend"] == [one for one in expected if one[0] != "trend"]


def test_fourteen_in_turn_are_one_signal_and_thirteen_are_none():
    turns = [(-1) ** n * 0.5 for n in range(14)]
    assert set(judged(turns, spc.NELSON)[0]) == {"alternating"}
    assert set(judged(turns[1:], spc.NELSON)[0]) == {"none"}


def test_the_third_of_three_may_lie_anywhere():
    assert judged([2.5, -2.5, 2.5], spc.WESTERN_ELECTRIC)[0] == ["two_of_three", "none", "two_of_three"]
    assert set(judged([2.5, -2.5, 2.5], spc.MAKING_DATA_COUNT)[0]) == {"none"}


def test_a_signal_without_a_side_is_neither_an_improvement_nor_a_concern():
    values = [10 + (-1) ** n for n in range(16)]
    chart = spc.xmr(values, improves="up", rules="nelson")
    assert {str(each) for each in chart.signal} == {"alternating"}
    assert {str(each) for each in chart.meaning} == {"neutral"}
    assert set(chart.side.tolist()) == {0}
    assert spc.sentence(chart).startswith(
        "Fourteen months in a row or more go up and down in turn, as if two things took turns: something has"
    )


HUGS = [0, 9, 0, 9, 4.5] * 3 + [4.5 + 0.01 * (-1) ** (n // 2) for n in range(16)]
SHUNS = [4, 6, 4, 6, 5, 5, 5] * 2 + [2, 8, 8, 2, 2, 8, 8, 2]
HIGH = [5, 5.4, 4.6, 5.2, 4.8] * 4 + [5.8, 5.8, 4.9, 5.8, 5.8]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (HUGS, "Fifteen months in a row or more lie closer to the average than chance puts them"),
        (SHUNS, "Eight months in a row or more lie far from the average, on both sides of it"),
        (HIGH, "Four of five months in a row lie well above the average"),
    ],
)
def test_what_they_find_is_said(values, said):
    assert said in spc.sentence(spc.xmr(values, rules="nelson"))


def test_many_series_are_judged_as_one_is():
    rng = np.random.default_rng(4)
    rows = {"s": np.repeat(["a", "b"], 50), "t": np.tile(np.arange(50), 2), "v": rng.normal(size=100)}
    many = spc.many(rows, time="t", value="v", by="s", rules="nelson", improves="down")
    for place in range(2):
        part = slice(50 * place, 50 * place + 50)
        one = spc.xmr(rows["v"][part], rules="nelson", improves="down")
        assert [spc.SIGNALS[each] for each in many.signal[part]] == list(one.signal)
        assert [spc.MEANINGS[each] for each in many.meaning[part]] == list(one.meaning)


def test_more_rules_cry_wolf_more_often():
    usual, nelson = (spc.false_alarms(36, rules=rules).share for rules in ("making-data-count", "nelson"))
    assert nelson > usual > 0
