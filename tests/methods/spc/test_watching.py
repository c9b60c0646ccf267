"""A watch is wrong about as seldom as it says, and says one thing once."""

import numpy as np
import pytest

from goldthread.methods.spc import TooFewPoints, watching

NO_RUN, NO_LIMIT = 500, 40.0


@pytest.mark.parametrize(
    ("limit", "run", "expected"),
    [
        (3, NO_RUN, 370.4),  # Montgomery, section 5.3
        (NO_LIMIT, 8, 255),  # of a fair coin, tosses until eight alike: 2^8 − 1
        (NO_LIMIT, 9, 511),
        (3, 8, 152.73),  # Champ and Woodall 1987, table 1, rules 1 and 4
    ],
)
def test_run_lengths_are_those_that_are_published(limit, run, expected):
    assert watching.run_length(limit, run) == pytest.approx(expected, abs=0.05)


def test_a_run_length_is_what_a_slow_twin_counts():
    numbers = np.random.default_rng(20190715)
    lengths = [_points_until(numbers, limit=2.0, run=5, shift=0.3) for _ in range(4000)]
    assert watching.run_length(2.0, 5, shift=0.3) == pytest.approx(np.mean(lengths), rel=0.05)


def _points_until(numbers, *, limit, run, shift):
    """Points until one lies outside, or so many in a row on one side, of a level estimated wrongly."""
    n, together, side = 0, 0, 0
    while True:
        n += 1
        away = numbers.normal() - shift
        together, side = (together + 1, side) if np.sign(away) == side else (1, np.sign(away))
        if abs(away) > limit or together == run:
            return n


@pytest.mark.parametrize(("every", "baseline"), [(24, 18), (60, 24), (104, 60)])
def test_stable_series_give_about_one_false_alarm_in_the_time_that_is_said(every, baseline):
    numbers = np.random.default_rng(every)
    rule = watching.rule(every, baseline)
    told = 0
    for _ in range(1500):
        away = watching.standardised(numbers.normal(size=baseline + every), baseline)
        told += sum(each.signalled >= baseline for each in watching.episodes(away, rule))
    assert 0.7 < told / 1500 < 1.1


def test_a_rarer_alarm_needs_a_wider_limit_and_so_does_a_shorter_baseline():
    assert watching.rule(24, 24).limit < watching.rule(60, 24).limit < watching.rule(60, 12).limit
    assert watching.rule(60, 500).limit == pytest.approx(watching.rule(60).limit, abs=0.05)


@pytest.mark.parametrize(("every", "run"), [(24, 5), (31, 5), (60, 6), (120, 7)])
def test_where_there_are_no_limits_runs_alone_keep_the_promise(every, run):
    assert watching.runs_alone(every).run == run  # tosses of a fair coin until so many alike: 2^run − 1
    assert watching.episodes([9.0, -9.0, 9.0], watching.runs_alone(every)) == []


def test_no_watch_is_wrong_more_often_than_once_in_twenty_points():
    assert watching.rule(3) == watching.rule(watching.SHORTEST)


def test_a_baseline_of_few_points_says_nothing():
    with pytest.raises(TooFewPoints, match="needs 12 points"):
        watching.rule(24, 11)


RULE = watching.Rule(limit=2.5, run=4, every=24)


def test_one_lasting_change_is_one_episode():
    [found] = watching.episodes([0.5, -0.5, 0.2, 3.0, 1.0, 2.7, 0.1], RULE)
    assert (found.side, found.starts, found.signalled, found.last, found.why) == (1, 2, 3, 6, "outside")


def test_a_run_is_signalled_at_the_last_of_its_points_and_a_point_on_the_level_ends_it():
    [found] = watching.episodes([-1, -1, -1, -1, -1, 0.0, -1], RULE)
    assert (found.side, found.starts, found.signalled, found.last, found.why) == (-1, 0, 3, 4, "run")
    assert watching.episodes([-1, -1, -1, 0.0, -1, -1], RULE) == []


def test_each_side_is_an_episode_of_its_own():
    assert [each.side for each in watching.episodes([3, -3, 3], RULE)] == [1, -1, 1]


def test_where_a_baseline_does_not_vary_whatever_differs_stands_out():
    away = watching.standardised([5.0] * 12 + [5.0, 6.0], 12)
    assert away.tolist()[-2:] == [0.0, np.inf]
    [found] = watching.episodes(away, watching.rule(24, 12))
    assert found.signalled == 13


def test_what_a_chart_has_judged_itself_is_signalled_where_it_first_could_say_so():
    away, side = [1, 1, 1, 1, 1, -1, 3], [1, 1, 1, 1, 1, 0, 1]
    outside = [False] * 6 + [True]
    run, alone = watching.judged(away, side, outside, run=4)
    assert (run.signalled, run.why) == (3, "run")
    assert (alone.signalled, alone.why) == (6, "outside")
