"""Counts such as a chart has, and what is said beside charts of them."""

from datetime import date

import numpy as np
import pytest
from scipy import stats

from goldthread.methods import spc
from goldthread.methods.spc.counted import Counts, counts_of, simulated

SCORES = np.random.default_rng(3).standard_normal(40_000)
MONTHS = [date(2016 + n // 12, n % 12 + 1, 1) for n in range(60)]


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


def chart_of(counts, kind, n=60, seed=1):
    """A chart of simulated counts."""
    scores = np.random.default_rng(seed).standard_normal(n)
    of = None if kind in ("c", "g", "xmr", "run") else np.full(n, counts.of or 10 * counts.mean)
    return spc.one(simulated(counts, scores), MONTHS[:n], chart=kind, denominators=of)


@pytest.mark.parametrize("kind", ["c", "u", "u-prime", "xmr", "run"])
def test_a_chart_tells_how_large_its_counts_are(kind):
    counts, more = counts_of(chart_of(Counts(5), kind))  # type: ignore[misc]
    assert counts == Counts(5)
    assert not more


@pytest.mark.parametrize("kind", ["p", "p-prime"])
def test_a_chart_of_shares_tells_how_many_of_how_many(kind):
    counts, more = counts_of(chart_of(Counts(5, 50), kind))  # type: ignore[misc]
    assert counts == Counts(5, 50)
    assert not more


def test_a_share_near_one_is_taken_by_what_is_left_of_it():
    chart = chart_of(Counts(5, 50), "p")
    rest = spc.one(50 - chart.values * chart.denominators, MONTHS, chart="p", denominators=chart.denominators)
    assert counts_of(rest) == counts_of(chart)


@pytest.mark.parametrize("kind", ["p", "u", "c"])
def test_counts_that_vary_by_more_than_chance_are_told_apart(kind):
    counts, more = counts_of(chart_of(Counts(20, 200 if kind == "p" else None, 2), kind))  # type: ignore[misc]
    assert more
    assert 1.5 <= counts.spread <= 2


def test_a_change_of_level_is_not_taken_for_spread():
    values = simulated(Counts(20), np.random.default_rng(8).standard_normal(60)) + 15 * (np.arange(60) >= 30)
    assert counts_of(spc.one(values, MONTHS, chart="c"))[1] is False  # type: ignore[index]


def test_measured_values_gaps_and_what_does_not_vary_are_no_counts():
    assert counts_of(spc.xmr(SCORES[:60] + 50, MONTHS)) is None
    assert counts_of(spc.xmr(np.rint(1000 + 30 * SCORES[:60]), MONTHS)) is None
    assert counts_of(chart_of(Counts(5), "g")) is None
    assert counts_of(spc.one([0] * 24, MONTHS[:24], chart="c")) is None


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


def test_beside_a_chart_stands_for_which_counts_its_false_alarms_hold():
    said = spc.beside(chart_of(Counts(5), "c"))
    assert said.holds == (
        "That holds for counts of about 5 a month that vary as chance makes counts vary and do not lean on "
        "one another."
    )
    assert said.false_alarms.counts == Counts(5)


def test_where_counts_vary_by_more_than_chance_both_shares_stand_there_and_what_to_draw_instead():
    said = spc.beside(chart_of(Counts(20, 200, 2), "p"))
    assert said.false_alarms.counts == Counts(20, 200)
    assert "These counts vary about 1.5 times as much: of 100 charts of such counts" in said.holds
    assert said.holds.endswith("show a signal by chance alone; a p-prime chart allows for that.")


def test_a_prime_chart_is_held_to_counts_as_spread_as_its_own():
    said = spc.beside(chart_of(Counts(20, 200, 2), "p-prime"))
    assert said.false_alarms.counts.spread == 1.5
    assert "that vary about 1.5 times as much as chance makes counts vary" in said.holds


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("xmr", "spread evenly about their mean; where they are skewed"),
        ("run", "however they are spread, as long as few are equal"),
        ("g", "as likely at one case as at any other"),
        ("t", "as often at one time as at any other"),
    ],
)
def test_other_charts_say_for_which_values_theirs_hold(kind, says):
    values = np.abs(SCORES[:24]) + 0.5 if kind != "g" else np.rint(20 * np.abs(SCORES[:24]))
    assert says in spc.beside(spc.one(values, MONTHS[:24], chart=kind)).holds


def test_an_adjusted_chart_says_it_too():
    said = spc.beside(spc.adjusted(SCORES[:60], MONTHS))
    assert said.holds.startswith("That holds for values spread evenly about what was to be expected of them")
