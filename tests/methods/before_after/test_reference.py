"""The comparison beside R: wilcox.test, t.test, sandwich and metafor (tests/reference/before_after)."""

import json
from pathlib import Path

import numpy as np
import pytest

from goldthread.methods import before_after

ANSWERS = json.loads(
    (Path(__file__).parents[2] / "reference" / "before_after" / "answers.json").read_text(encoding="utf-8")
)
SETS = ANSWERS["paired"]
METHODS = {"REML": "reml", "PM": "paule-mandel", "DL": "dersimonian-laird"}
INTERVALS = {"knha": "hartung-knapp", "z": "normal"}


def compared(name):
    pairs = SETS[name]["pairs"]
    return before_after.paired(pairs["before"], pairs["after"])


@pytest.mark.parametrize("name", SETS)
def test_the_paired_t_test_is_rs(name):
    found, answer = compared(name), SETS[name]
    assert found.t == pytest.approx(answer["t"], rel=1e-10)
    assert found.p == pytest.approx(answer["t_p"], rel=1e-9)
    assert found.df == answer["df"]
    assert (-found.upper, -found.lower) == pytest.approx((answer["t_lower"], answer["t_upper"]), rel=1e-9)


@pytest.mark.parametrize("name", SETS)
def test_the_geometric_ratio_is_the_paired_t_test_of_logarithms(name):
    found, answer = compared(name).geometric, SETS[name]
    assert np.log([found.ratio, found.lower, found.upper]) == pytest.approx(
        [answer["log_ratio"], answer["log_lower"], answer["log_upper"]], abs=1e-10
    )
    assert found.p == pytest.approx(answer["log_p"], rel=1e-9)


@pytest.mark.parametrize("name", SETS)
def test_the_signed_rank_test_is_wilcox_test(name):
    found, answer = compared(name).signed_rank, SETS[name]
    assert found.statistic == answer["V"]
    assert found.p == pytest.approx(answer["p"], rel=1e-9)
    assert ("exact" in answer["method"]) == (found.method == "exact")


@pytest.mark.parametrize("name", [name for name in SETS if name != "zeros"])
def test_the_shift_and_its_interval_are_those_of_wilcox_test(name):
    """R solves for the roots of a step function where it approximates: its estimate may lie between two."""
    found, answer = compared(name).hodges_lehmann, SETS[name]
    reached = np.array([-found.estimate, -found.upper, -found.lower])
    assert reached[1:] == pytest.approx([answer["lower"], answer["upper"]], rel=1e-8)
    assert reached[0] == pytest.approx(answer["shift"], rel=1e-12 if found.method == "exact" else 2e-3)


@pytest.mark.parametrize("name", ANSWERS["clustered"])
def test_clustered_intervals_are_those_of_sandwich(name):
    pairs, answer = SETS[name]["pairs"], ANSWERS["clustered"][name]
    found = before_after.paired(pairs["before"], pairs["after"], clusters=answer["stream"])
    ratio, change = found.geometric, found.clustered
    told = [np.log(ratio.ratio), ratio.se, np.log(ratio.lower), np.log(ratio.upper)]  # type: ignore[arg-type]
    keys = ("estimate", "se", "lower", "upper")
    assert told == pytest.approx([answer["log_ratio"][key] for key in keys], rel=1e-8)
    told = [found.change, change.se, change.lower, change.upper]
    assert told == pytest.approx([answer["change"][key] for key in keys], rel=1e-8)


@pytest.mark.parametrize("interval", INTERVALS)
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", ANSWERS["pooled"])
def test_random_effects_are_metafors(name, method, interval):
    given = ANSWERS["pooled"][name]
    answer = given["answers"][f"{method} {interval}"]
    found = before_after.random_effects(
        given["estimates"],
        given["errors"],
        names=given["names"],
        method=METHODS[method],  # type: ignore[arg-type]
        interval=INTERVALS[interval],  # type: ignore[arg-type]
    )
    size = max(np.abs(given["estimates"]))
    for key in ("estimate", "se", "lower", "upper"):
        assert getattr(found, key) == pytest.approx(answer[key], rel=1e-6, abs=1e-6 * size), key
    assert found.tau2 == pytest.approx(answer["tau2"], rel=1e-6, abs=1e-9)
    assert found.i2 == pytest.approx(answer["i2"], rel=1e-6, abs=1e-9)
    assert (found.q, found.q_p) == pytest.approx((answer["q"], answer["q_p"]), rel=1e-9)
    assert found.p == pytest.approx(answer["p"], rel=1e-5)
    assert found.weights == pytest.approx(answer["weights"], rel=1e-6)
    assert found.common == pytest.approx(given["common"], rel=1e-10)


@pytest.mark.parametrize("name", [name for name in ANSWERS["pooled"] if name != "two"])
def test_prediction_and_the_interval_of_the_spread_are_metafors(name):
    given = ANSWERS["pooled"][name]
    answer = given["answers"]["REML knha"]
    found = before_after.random_effects(given["estimates"], given["errors"])
    size = max(np.abs(given["estimates"]))
    assert (found.prediction_lower, found.prediction_upper) == pytest.approx(
        (answer["prediction_lower"], answer["prediction_upper"]), rel=1e-6, abs=1e-6 * size
    )
    assert (found.tau2_lower, found.tau2_upper) == pytest.approx(
        (answer["tau2_lower"], answer["tau2_upper"]), rel=1e-5, abs=1e-6
    )


def test_two_groups_have_no_prediction_interval():
    found = before_after.random_effects([0.2, 0.9], [0.1, 0.2])
    assert (found.prediction_lower, found.tau2_lower) == (None, None)
