"""Counts of a stable process, and how often charts of them cry wolf."""

import numpy as np
import pytest
from scipy import stats

from goldthread.methods import spc
from goldthread.methods.spc.spread.counted import Counts, simulated

SCORES = np.random.default_rng(3).standard_normal(40_000)


@pytest.mark.parametrize(
    ("counts", "theirs"),
    [
        (Counts(0.5), stats.poisson(0.5)),
        (Counts(7), stats.poisson(7)),
        (Counts(5, None, 2), stats.nbinom(5 / 3, 1 / 4)),
        (Counts(3, 20), stats.binom(20, 3 / 20)),
        (Counts(5, 50, 2), stats.betabinom(50, 0.1 * (49 / 3 - 1), 0.9 * (49 / 3 - 1))),
    ],
)
def test_simulated_counts_are_spread_as_they_are_said_to_be(counts, theirs):
    made = simulated(counts, SCORES)
    for k in range(12):
        assert np.mean(made <= k) == pytest.approx(theirs.cdf(k), abs=0.01)
    q = 1 if counts.of is None else 1 - counts.mean / counts.of
    assert made.std() == pytest.approx(counts.spread * np.sqrt(counts.mean * q), rel=0.03)


def test_counts_rise_with_the_scores_they_are_made_from():
    made = simulated(Counts(5), np.sort(SCORES))
    assert (np.diff(made) >= 0).all()


@pytest.mark.parametrize("wrong", [{"mean": 0}, {"mean": 1, "spread": 0.5}, {"mean": 3, "of": 2}])
def test_counts_that_cannot_be_are_refused(wrong):
    with pytest.raises(ValueError, match="mean above 0"):
        Counts(**wrong)


def test_many_charts_know_their_denominators_as_one_does():
    table = {"ward": [*"AB" * 12], "month": [*range(24)], "falls": [*range(24)], "beds": [*range(100, 124)]}
    charts = spc.many(table, time="month", value="falls", denominator="beds", by="ward", chart="u")
    assert charts[1].denominators.tolist() == [*range(101, 124, 2)]


@pytest.mark.parametrize(("kind", "mean", "least"), [("c", 1, 0.75), ("c", 5, 0.48), ("u-prime", 1, 0.75)])
def test_small_counts_cry_wolf_more_often_than_large_ones(kind, mean, least):
    large = spc.false_alarms(60, chart=kind, counts=Counts(100)).share
    assert spc.false_alarms(60, chart=kind, counts=Counts(mean)).share > least > large


def test_counts_that_vary_more_than_their_limits_allow_do_so_nearly_always():
    for n, least in ((24, 0.6), (60, 0.9)):
        assert spc.false_alarms(n, chart="p", counts=Counts(100, 1000, 1.5)).share > least
