"""Values that lean to one side and have a season: what multiplies is told from what is added."""

import numpy as np
import pytest

from goldthread.methods import spc
from goldthread.methods.spc.adjusting.promises import months
from goldthread.methods.spc.adjusting.residuals import any_adjusted_signal
from goldthread.methods.spc.dependence import layout_of
from goldthread.methods.spc.false_alarms import stable_series
from goldthread.methods.spc.spread.evening import even, evened
from goldthread.methods.spc.spread.noise import Noise

ADDED, MULTIPLIED = True, False


def seasonal(g, n, added, series=200, seed=77):
    """Stable lognormal values, g how skewed, with a season of 1 sd: added to them, or to their logarithms."""
    scores = stable_series(n, spc.Stable(season=2**0.5), series=series, seed=seed)
    plain = stable_series(n, spc.Stable(), series=series, seed=seed)
    values = Noise(g=g).drawn(plain)
    return values + values.std() * (scores - plain) if added else Noise(g=g).drawn(scores)


def monthly(n):
    return layout_of(range(n), period=12)[0]


@pytest.mark.parametrize("added", [ADDED, MULTIPLIED])
@pytest.mark.parametrize("g", [0.5, 0.8])
def test_of_120_skewed_and_seasonal_values_about_one_stable_series_in_ten_signals(g, added):
    values = seasonal(g, 120, added)
    assert any_adjusted_signal(evened(values, monthly(120)), monthly(120)).mean() < 0.14


def test_of_60_with_a_season_that_is_added_far_fewer_signal_than_on_the_scale_they_come_in():
    values, layout = seasonal(0.8, 60, ADDED), monthly(60)
    assert any_adjusted_signal(values, layout).mean() > 0.5
    assert any_adjusted_signal(evened(values, layout), layout).mean() < 0.25


@pytest.mark.parametrize("added", [ADDED, MULTIPLIED])
def test_how_the_season_acts_is_told_by_the_values(added):
    found = even(seasonal(0.8, 120, added, series=60), monthly(120))
    took_it_off = found.season.any(axis=1)
    assert took_it_off.mean() > 0.9 if added else took_it_off.mean() < 0.2


def test_the_season_that_is_taken_off_is_the_one_that_is_there():
    values, turn = seasonal(0.8, 120, ADDED, series=60), np.random.default_rng((77, 120))
    turn.standard_normal((60, 120))
    there = np.sin(2 * np.pi * (turn.random((60, 1)) + np.arange(120) / 12))
    found = even(values, monthly(120)).season
    assert np.median([np.corrcoef(one, other)[0, 1] for one, other in zip(found, there, strict=True)]) > 0.95


def test_even_values_are_left_as_they_are_season_and_all():
    values = stable_series(60, spc.Stable(season=2.0), series=60, seed=3)
    found = even(values, monthly(60))
    left = found.g == 0
    assert left.mean() > 0.8
    assert (found.scores[left] == values[left]).all()
    assert not found.season[left].any()


def test_one_far_point_is_not_taken_for_skewness_because_there_is_a_season():
    values, layout = stable_series(60, spc.Stable(season=2**0.5), series=200, seed=6), monthly(60)
    values[:, 30] += 6
    assert any_adjusted_signal(evened(values, layout), layout).mean() > 0.6


def test_lines_of_an_adjusted_chart_follow_a_season_that_was_taken_off():
    values = seasonal(0.8, 120, ADDED, series=1)[0]
    chart = spc.adjusted(values, months(120))
    assert chart.added
    assert chart.season == pytest.approx(2**0.5 * np.sqrt(np.exp(0.64) - 1) * np.exp(0.32) / 0.8, rel=0.4)
    assert np.mean((chart.lower <= values) & (values <= chart.upper)) > 0.97
    july, january = (chart.centre[place::12].mean() for place in (6, 0))
    assert abs(july - january) > 1


def test_another_unit_changes_nothing_of_it():
    values = seasonal(0.8, 60, ADDED, series=40)
    one, other = (even(given, monthly(60)) for given in (values, 40 + 3 * values))
    assert other.scores == pytest.approx(np.where(one.g[:, None] == 0, 40 + 3 * values, one.scores), abs=1e-6)


@pytest.mark.slow
@pytest.mark.parametrize("added", [ADDED, MULTIPLIED])
def test_what_is_said_of_skewed_and_seasonal_charts_is_what_they_show(added):
    values, layout = seasonal(0.8, 36, added), monthly(36)
    said = [spc.beside(spc.adjusted(row, months(36))).false_alarms.share for row in values[:8]]
    shown = any_adjusted_signal(evened(values, layout), layout).mean()
    assert np.mean(said) == pytest.approx(shown, abs=0.07)
