"""Groups compared and pooled: the published BCG example, slow twins, and what few groups can say."""

import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.methods import before_after
from goldthread.methods.before_after import heterogeneity

BCG = json.loads(
    (Path(__file__).parents[2] / "reference" / "before_after" / "answers.json").read_text(encoding="utf-8")
)["pooled"]["bcg"]


def test_the_bcg_trials_give_what_metafors_author_published():
    # Viechtbauer 2010, Journal of Statistical Software 36(3), section 4.1: k = 13, tau² = 0.3132,
    # I² = 92.22%, Q(12) = 152.2330, estimate -0.7145 (se 0.1798, -1.0669 to -0.3622)
    found = before_after.random_effects(BCG["estimates"], BCG["errors"], interval="normal")
    assert (found.k, found.q_df) == (13, 12)
    assert [round(value, 4) for value in (found.estimate, found.se, found.tau2, found.q)] == [
        -0.7145, 0.1798, 0.3132, 152.2330,
    ]  # fmt: skip
    assert (round(found.lower, 4), round(found.upper, 4)) == (-1.0669, -0.3622)
    assert round(found.i2, 4) == 0.9222


def test_two_groups_worked_by_hand():
    # effects 0 and 4, errors 1: Q = 8, tau² = 4²/2 - 1 = 7 by every method; mean 2
    for method in ("reml", "paule-mandel", "dersimonian-laird"):
        found = before_after.random_effects([0, 4], [1, 1], method=method)
        assert found.tau2 == pytest.approx(7)
        assert (found.estimate, found.q) == (2, 8)
        assert found.se == pytest.approx(2)  # half the distance, over the root of 2 - 1 degrees of freedom
        assert found.upper == pytest.approx(2 + 12.7062047 * 2)


def test_groups_that_agree_are_taken_for_one():
    found = before_after.random_effects([1.0, 1.1, 0.9], [0.5, 0.5, 0.5], interval="normal")
    assert (found.tau2, found.i2) == (0, 0)
    assert found.estimate == pytest.approx(found.common)


def slow_likelihood(effects, variances, tau2):
    """The restricted likelihood as the density of all contrasts of the effects, by plain matrices."""
    k = len(effects)
    contrasts = np.eye(k)[1:] - np.eye(k)[0]
    spread = contrasts @ np.diag(variances + tau2) @ contrasts.T
    away = contrasts @ effects
    return -0.5 * (np.linalg.slogdet(spread)[1] + away @ np.linalg.solve(spread, away))


groups = st.lists(st.tuples(st.floats(-3, 3), st.floats(0.05, 2)), min_size=3, max_size=8)


@given(groups)
def test_no_other_spread_is_likelier_than_the_reml_one(told):
    effects, errors = np.array(told).T
    best = heterogeneity.restricted_likelihood(effects, errors**2)
    height = slow_likelihood(effects, errors**2, best)
    for other in np.concatenate([np.linspace(0, 12, 60), best * np.array([0.9, 1.1])]):
        assert slow_likelihood(effects, errors**2, other) <= height + 1e-9


@given(groups)
def test_paule_mandel_makes_the_scatter_what_is_expected(told):
    effects, errors = np.array(told).T
    tau2 = heterogeneity.paule_mandel(effects, errors**2)
    reached = heterogeneity.generalised_q(effects, errors**2, tau2)
    assert reached == pytest.approx(len(effects) - 1) if tau2 > 0 else reached <= len(effects) - 1


@given(groups, st.floats(-5, 5), st.sampled_from([0.5, 60.0]), st.randoms(use_true_random=False))
def test_shift_scale_and_order_of_groups_change_nothing_else(told, by, times, random):
    effects, errors = np.array(told).T
    plain = before_after.random_effects(effects, errors)
    order = random.sample(range(len(told)), len(told))
    moved = before_after.random_effects((effects[order] + by) * times, errors[order] * times)
    assert moved.estimate == pytest.approx((plain.estimate + by) * times, rel=1e-5, abs=1e-5 * times)
    assert moved.tau2 == pytest.approx(plain.tau2 * times**2, rel=1e-4, abs=1e-6 * times**2)


@pytest.mark.slow
def test_the_interval_covers_the_mean_of_five_groups_that_differ():
    rng = np.random.default_rng(3)
    errors = np.array([0.21, 0.14, 0.17, 0.11, 0.30])
    held = normal = 0
    for _ in range(600):
        effects = rng.normal(-0.9, 0.25, 5) + rng.normal(0, errors)
        found = before_after.random_effects(effects, errors)
        held += found.lower <= -0.9 <= found.upper
        found = before_after.random_effects(effects, errors, method="dersimonian-laird", interval="normal")
        normal += found.lower <= -0.9 <= found.upper
    assert 0.93 <= held / 600 <= 0.97
    assert normal / 600 < 0.92  # what the usual shortcut really covers with five groups


def test_few_groups_are_said_to_be_few():
    found = before_after.random_effects([-0.9, -0.6, -1.1], [0.2, 0.1, 0.15])
    assert "3 groups say little" in found.notes[0]
    assert found.tau2_upper > found.tau2


def test_one_group_cannot_be_pooled():
    with pytest.raises(before_after.TooFewPoints, match="at least 2 groups"):
        before_after.random_effects([1.0], [0.5])


@pytest.mark.parametrize("errors", [[0.1, 0.0], [0.1, math.nan], [0.1, -1]])
def test_groups_without_an_error_are_refused(errors):
    with pytest.raises(ValueError, match="standard error above 0"):
        before_after.random_effects([1.0, 2.0], errors)


def test_each_group_is_compared_by_itself_in_the_order_of_the_alphabet():
    before, after = np.array([10.0, 8, 12, 9, 20, 30, 25]), np.array([6.0, 5, 9, 7, 18, 20, 24])
    found = before_after.by_group(before, after, list("bbbbaaa"))
    assert [(group.name, group.n) for group in found.groups] == [("a", 3), ("b", 4)]
    assert found.groups[1].comparison.t == before_after.paired(before[:4], after[:4]).t
    assert found.overall.n == 7
    by_hand = before_after.random_effects(
        [np.log(g.comparison.geometric.ratio) for g in found.groups],
        [g.comparison.geometric.se for g in found.groups],  # type: ignore[arg-type]
    )
    assert found.ratio.estimate == pytest.approx(math.exp(by_hand.estimate))
    assert found.ratio.upper == pytest.approx(math.exp(by_hand.upper))


def test_groups_that_cannot_be_pooled_are_named():
    before = np.array([10.0, 8, 12, 9, 20, 30, 25, 4, 8])
    after = np.array([6.0, 5, 9, 7, 18, 20, 24, 2, 4])
    found = before_after.by_group(before, after, [*"aaaabbb", "alone", "alone"])
    assert found.ratio.left_out == ("alone",)  # both halved: chance cannot be told from change
    assert "alone" in found.ratio.notes[-1]
    assert found.change.names == ("a", "alone", "b")


def test_a_single_group_is_not_pooled():
    assert before_after.by_group([3.0, 5, 9], [1.0, 4, 5], ["a"] * 3).ratio is None


def test_clusters_set_the_errors_of_groups():
    rng = np.random.default_rng(9)
    before = rng.lognormal(3, 1, 40)
    stream = np.repeat(np.arange(8), 5)
    after = before * np.exp(-0.5 + rng.normal(0, 0.6, 8)[stream] + rng.normal(0, 0.1, 40))
    places = ["north"] * 20 + ["south"] * 20
    alone = before_after.by_group(before, after, places)
    together = before_after.by_group(before, after, places, clusters=stream.tolist())
    for one, other in zip(alone.groups, together.groups, strict=True):
        assert other.comparison.geometric.se > one.comparison.geometric.se
    assert together.groups[0].comparison.geometric.clusters == 4
