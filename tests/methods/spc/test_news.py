"""What is new on a chart of each kind, to somebody who knows its first points; how often that is wrong."""

import numpy as np
import pytest

from goldthread.methods import spc
from goldthread.methods.spc import news, watch_promises
from goldthread.methods.spc.kinds import Kind

USUAL = [9.0, 11, 10, 12, 9, 10, 11, 8, 10, 11, 9, 10, 12, 10, 9, 11, 10, 8]


def places(chart, every=24, known=18):
    return [(each.signalled, each.side, each.why) for each in news.new_on(chart, every, known=known)]


def test_what_is_known_is_not_new():
    chart = spc.xmr([*USUAL, 20.0])
    assert places(chart) == [(18, 1, "outside")]
    assert places(chart, known=19) == []


def test_too_few_points_say_nothing():
    assert places(spc.xmr([*USUAL[:11], 99.0]), known=5) == []


def test_the_first_points_of_a_phase_say_what_is_usual_even_if_nobody_knows_them():
    chart = spc.one([*USUAL, *(30 + each for each in USUAL[:12]), 60.0], phase_starts=[18])
    assert places(chart, known=0) == [(12, 1, "outside")]


def test_a_drift_does_not_move_its_own_limits():
    level = USUAL * 2 + [16.0] * 30
    assert places(spc.xmr(level), known=36)[0] == (36, 1, "outside")


@pytest.mark.parametrize("kind", ["p", "p-prime", "u", "u-prime"])
def test_each_point_is_held_against_limits_of_its_own_denominator(kind):
    counts, sizes = [100.0] * 18 + [12.0, 1200.0], [1000.0] * 18 + [100.0, 10_000.0]
    assert places(spc.one(counts, denominators=sizes, chart=kind))[-1][:2] == (19, 1)


def test_a_run_chart_tells_of_runs_alone():
    values = [*USUAL, 30.0, 8.0, 9.0, 20.0, 20.0, 20.0, 20.0, 20.0]
    assert places(spc.one(values, chart="run")) == [(25, 1, "run")]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "low", "high"),
    [("xmr", 0.6, 1.2), ("run", 0.4, 1.2), ("c, 4", 0.6, 1.3), ("p-prime, spread 3", 0.6, 1.4), ("t", 0, 1)],
)
def test_false_alarms_come_about_as_often_as_was_chosen(name, low, high):
    kind, noise, of = watch_promises.CASES[name]
    assert low < watch_promises.told(kind, noise, of, every=24, series=40) < high


def test_where_points_hang_together_false_alarms_are_seldom():
    kind, noise, of = watch_promises.CASES["xmr, AR(0.8)"]
    assert watch_promises.told(kind, noise, of, every=24, series=10) < 0.6


def test_what_is_told_once_is_not_counted_twice():
    shift = np.array([*USUAL, *USUAL[:6], *[30.0] * 24])
    kind, noise, _ = watch_promises.CASES["xmr"]
    assert kind is Kind.XMR
    assert watch_promises._told(shift, kind, noise(48), 24) == 1
