"""Across a long gap goes no moving range and no run; shorter ones change nothing."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goldthread.charts.spc import spc as figure
from goldthread.methods import spc
from goldthread.methods.spc.gaps import long_gaps, missing_before

from .. import slow_twin


def months(*spans):
    """The first days of months that are counted from January 2019, span by span."""
    return [date(2019 + m // 12, m % 12 + 1, 1) for start, stop in spans for m in range(start, stop)]


APART = months((0, 4), (16, 20))
STEP = [10.0, 12, 11, 13, 53, 51, 52, 50]


def test_limits_worked_by_hand():
    # ranges 2 1 2 | 2 1 2, the 40 across the year not among them: mean 10 / 6; 2.66 * 10 / 6 = 4.43333
    chart = spc.xmr(STEP, APART)
    assert chart.upper[0] - chart.centre[0] == pytest.approx(4.43333, abs=1e-5)
    closed = spc.xmr(STEP, APART, rules=spc.Rules(long_gap=None))
    assert closed.upper[0] - closed.centre[0] == pytest.approx(2.66 * 50 / 7)


def test_three_missing_months_are_a_long_gap_and_two_are_none():
    assert long_gaps(months((0, 6), (8, 14))) == ()
    assert long_gaps(months((0, 6), (9, 15))) == (6,)
    assert missing_before(months((0, 6), (9, 15)), 6) == 3


@pytest.mark.parametrize("length", [1, 7])
def test_days_and_weeks_have_gaps_too(length):
    times = [date(2019, 1, 7) + timedelta(days=length * n) for n in [*range(10), *range(14, 20)]]
    assert long_gaps(times) == (10,)


def test_weekends_are_no_gaps_where_nobody_counts_on_them():
    days = [date(2019, 1, 7) + timedelta(days=n) for n in range(40)]
    assert long_gaps([day for day in days if day.weekday() < 5]) == ()


def test_a_month_that_is_counted_on_its_last_thursday_has_no_gap():
    ends = [date(2019, month, 1) - timedelta(days=1) for month in range(2, 13)]
    assert long_gaps([day - timedelta(days=(day.weekday() - 3) % 7) for day in ends]) == ()


def test_what_takes_no_step_has_no_gaps():
    assert long_gaps([date(2019, 1, 1), date(2019, 1, 9), date(2019, 6, 2), date(2021, 1, 1)]) == ()
    assert long_gaps([1, 2, 3, 30]) == ()


def test_no_run_goes_on_across_a_gap():
    values = [9.0, 11, 9, 11, 10.5, 10.6, 10.7, 10.8, 10.4, 10.5, 10.3, 9, 9, 9]
    joined = spc.xmr(values, months((0, 14)))
    parted = spc.xmr(values, months((0, 8), (20, 26)))
    assert spc.Signal.SHIFT in joined.signal
    assert spc.Signal.SHIFT not in parted.signal


def test_the_longest_run_ends_at_a_gap_and_a_crossing_is_one_across_it():
    values = [1.0, 2, 3, 9, 9, 9, 9, 9, 1, 2]
    joined = spc.one(values, months((0, 10)), chart="run").runs
    parted = spc.one(values, months((0, 6), (20, 24)), chart="run").runs
    assert (joined.longest, parted.longest) == (5, 3)
    assert joined.crossings == parted.crossings == 2


def test_times_between_events_have_no_periods_that_could_be_missing():
    assert spc.one([3.0, 4, 5, 6, 7, 8, 9, 2], APART, chart="t").gaps == ()


def test_a_package_that_closes_gaps_is_followed_in_that():
    assert spc.xmr(STEP, APART, rules="plotthedots").gaps == ()


def test_where_no_two_points_follow_one_another_there_are_no_limits():
    chart = spc.xmr(STEP, APART, phase_starts=[date(2019, 4, 1), date(2020, 6, 1)])
    assert np.isnan(chart.phases[1].upper)
    last = spc.xmr([*STEP[:5], 50.0], months((0, 4), (16, 17), (30, 31)), phase_starts=[date(2020, 5, 1)])
    assert "There are no limits, since no two points follow one another." in spc.sentence(last)


def test_the_sentence_says_so():
    assert spc.sentence(spc.xmr(STEP, APART)).endswith(
        "Between April 2019 and May 2020 twelve months have no reading: the step across them counts neither "
        "for the limits nor as part of a run."
    )
    assert spc.sentence(spc.one(STEP, APART, chart="run")).endswith("the step across them is part of no run.")
    twice = spc.xmr([*STEP, 50.0, 51], [*APART, *months((30, 32))])
    assert "There are two long gaps; in the last, between August 2020 and July 2021, ten months" in (
        spc.sentence(twice)
    )
    assert "no reading" not in spc.sentence(spc.xmr(STEP, months((0, 8))))


def test_a_run_that_is_said_begins_after_the_gap():
    values = [9.0, 11, 9, 11, 9, 11, 9, 12, 12.1, 12, 12.2, 12, 12.1, 12, 12.3]
    chart = spc.xmr(values, months((0, 8), (20, 27)))
    assert spc.sentence(chart).startswith("Seven months in a row above the average")


def test_the_line_of_the_figure_is_broken():
    drawn = figure(spc.xmr(STEP, APART)).spec
    whole = figure(spc.xmr(STEP, months((0, 8)))).spec
    assert '"stretch": 1' in str(drawn).replace("'", '"')
    assert "stretch" not in str(whole)


@st.composite
def gappy(draw):
    """Values and months, some runs of which are missing."""
    lengths = draw(st.lists(st.integers(2, 9), min_size=1, max_size=4))
    place, spans = 0, []
    for length in lengths:
        spans.append((place, place + length))
        place += length + draw(st.integers(0, 6))
    times = months(*spans)
    values = draw(st.lists(st.integers(0, 30), min_size=len(times), max_size=len(times)))
    return [float(value) for value in values], times


@given(gappy())
def test_the_chart_is_that_of_a_slow_twin(made):
    values, times = made
    assume(len(set(values)) > 1)
    chart = spc.xmr(values, times)
    _, lower, upper = slow_twin.limits(values, breaks=chart.gaps)
    assert (chart.lower[0], chart.upper[0]) == pytest.approx((lower, upper))
    on_a_limit = [value for value in values if min(abs(value - line) for line in (lower, upper)) < 1e-9]
    assume(not on_a_limit)
    twin = slow_twin.signals(values, breaks=chart.gaps)
    assert [(s, int(side)) for s, side in zip(chart.signal, chart.side, strict=True)] == twin


@given(st.lists(gappy(), min_size=1, max_size=4), st.sampled_from(["xmr", "run", "c"]))
def test_many_series_are_charted_as_each_alone(made, kind):
    rows = [
        (n, when, value)
        for n, (values, times) in enumerate(made)
        for value, when in zip(values, times, strict=True)
    ]
    table = {"series": [r[0] for r in rows], "time": [r[1] for r in rows], "value": [r[2] for r in rows]}
    charts = spc.many(table, time="time", value="value", by="series", chart=kind)
    for place, (values, times) in enumerate(made):
        alone = spc.one(values, times, chart=kind)
        assert charts[place].gaps == alone.gaps
        assert charts[place].signal == alone.signal
        np.testing.assert_array_equal(charts[place].upper, alone.upper)
        assert charts[place].runs == alone.runs
