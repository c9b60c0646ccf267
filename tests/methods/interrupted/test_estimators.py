"""The estimators give R's answers: lm, sandwich, nlme::gls, glm and an iterated Prais–Winsten.

reference/interrupted/reference.R made series.csv and answers.json; the columns of the model are
made once here and once in R.
"""

import csv
import json
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest

from goldthread.methods import interrupted

FOLDER = Path(__file__).parents[2] / "reference" / "interrupted"
CASES = json.loads((FOLDER / "answers.json").read_text())["cases"]


def _read_series():
    read = defaultdict(list)
    with (FOLDER / "series.csv").open() as lines:
        for row in csv.DictReader(lines):
            read[row["case"]].append([float(row[name]) for name in ("time", "outcome", "offset")])
    return {name: np.array(rows).T for name, rows in read.items()}


SERIES = _read_series()


def fitted(case, errors):
    time, outcome, offset = SERIES[case["name"]]
    design = interrupted.segmented(
        time.astype(int),
        at=case["at"],
        phase_in=case["phase_in"],
        season=case["season"] or None,
        harmonics=case["harmonics"] or 1,
    )
    assert list(design.names) == case["columns"]
    return interrupted.fit(
        design,
        outcome,
        errors=errors,
        lag=case["lag"] if errors == "newey-west" else None,
        family=case["family"],
        offset=None if case["family"] == "gaussian" else offset,
    )


def held(case, errors, *, closely):
    fit, answer = fitted(case, errors), case["methods"][errors]
    se = np.array(answer["se"])
    for column in ("estimate", "lower", "upper"):
        assert np.abs(column_of(fit, column) - answer[column]) / se == pytest.approx(0, abs=closely)
    assert column_of(fit, "se") == pytest.approx(se, rel=closely)
    # far out, the same closeness in t is less in p
    assert column_of(fit, "p") == pytest.approx(np.array(answer["p"]), rel=100 * closely)
    return fit, answer


def column_of(fit, name):
    return np.array([getattr(term, name) for term in fit.terms])


def with_method(errors):
    return [pytest.param(case, id=case["name"]) for case in CASES if errors in case["methods"]]


@pytest.mark.parametrize("case", with_method("ols"))
def test_least_squares_and_quasi_likelihood_as_in_r(case):
    fit, answer = held(case, "ols", closely=1e-8)
    assert fit.sigma == pytest.approx(answer["sigma"], rel=1e-8)
    assert fit.rho is None


@pytest.mark.parametrize("case", with_method("newey-west"))
def test_newey_west_as_in_sandwich(case):
    fit, _ = held(case, "newey-west", closely=1e-8)
    assert fit.lag == case["lag"]


@pytest.mark.parametrize("case", with_method("prais-winsten"))
def test_prais_winsten_as_written_out_with_lm(case):
    fit, answer = held(case, "prais-winsten", closely=1e-8)
    assert fit.rho == pytest.approx(answer["rho"], abs=1e-9)


@pytest.mark.parametrize("case", with_method("ar1-reml"))
def test_restricted_likelihood_as_in_gls(case):
    fit, answer = held(case, "ar1-reml", closely=2e-7)
    assert fit.rho == pytest.approx(answer["rho"], abs=1e-7)
    assert fit.sigma == pytest.approx(answer["sigma"], rel=1e-6)


@pytest.mark.parametrize("case", with_method("ar1-reml"))
def test_gls_left_to_itself_stops_close_by(case):
    fit, usual = fitted(case, "ar1-reml"), case["methods"]["ar1-reml"]["usual"]
    assert fit.rho == pytest.approx(usual["rho"], abs=2e-6)
    assert column_of(fit, "se") == pytest.approx(np.array(usual["se"]), rel=1e-5)
    assert column_of(fit, "estimate") == pytest.approx(np.array(usual["estimate"]), rel=1e-5, abs=1e-5)
