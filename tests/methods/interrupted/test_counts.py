"""Counts and shares, with errors that follow one another."""

import numpy as np
import pytest
import statsmodels.api as sm

from goldthread.methods import interrupted
from goldthread.methods.interrupted import DoesNotSettle, segmented
from goldthread.methods.interrupted.coverage.of_counts import simulate

DESIGN = segmented(36, at=19)


def counted(family, seed=3):
    counts, trials = simulate(DESIGN, family, 40, 0.2, 0.5, series=1, seed=seed)
    return counts[0], trials


def test_quasi_poisson_with_exposure_is_that_of_statsmodels():
    counts, _ = counted("poisson")
    beds = np.linspace(200, 300, 36)
    ours = interrupted.fit(DESIGN, counts, errors="ols", family="poisson", offset=beds)
    theirs = sm.GLM(counts, DESIGN.matrix, family=sm.families.Poisson(), exposure=beds).fit(
        scale="X2", tol=1e-14
    )
    assert ours.coefficients == pytest.approx(theirs.params, abs=1e-9)
    assert [term.se for term in ours.terms] == pytest.approx(theirs.bse, rel=1e-8)
    assert ours.sigma**2 == pytest.approx(theirs.scale, rel=1e-8)
    assert ours.fitted == pytest.approx(theirs.mu, rel=1e-8)
    assert ours.residuals == pytest.approx(theirs.resid_pearson, abs=1e-7)


def test_shares_are_those_of_statsmodels():
    counts, trials = counted("binomial")
    ours = interrupted.fit(DESIGN, counts, errors="ols", family="binomial", offset=trials)
    # as shares with the trials for weights: given two columns statsmodels' dispersion forgets the trials
    share = sm.GLM(counts / trials, DESIGN.matrix, family=sm.families.Binomial(), var_weights=trials)
    theirs = share.fit(scale="X2", tol=1e-14)
    assert ours.coefficients == pytest.approx(theirs.params, abs=1e-9)
    assert [term.se for term in ours.terms] == pytest.approx(theirs.bse, rel=1e-8)


@pytest.mark.parametrize("errors", interrupted.METHODS)
def test_twice_the_exposure_is_half_the_rate_and_no_other_change(errors):
    counts, _ = counted("poisson")
    once, twice = (
        interrupted.fit(DESIGN, counts, errors=errors, family="poisson", offset=np.full(36, beds))
        for beds in (100.0, 200.0)
    )
    assert twice["intercept"].estimate == pytest.approx(once["intercept"].estimate - np.log(2), abs=1e-7)
    for name in ("time", "level", "slope"):
        assert twice[name].estimate == pytest.approx(once[name].estimate, abs=1e-7)
        assert twice[name].p == pytest.approx(once[name].p, rel=1e-4)


@pytest.mark.parametrize("errors", interrupted.METHODS)
def test_counting_failures_for_successes_turns_every_sign(errors):
    counts, trials = counted("binomial")
    yes, no = (
        interrupted.fit(DESIGN, each, errors=errors, family="binomial", offset=trials)
        for each in (counts, trials - counts)
    )
    assert no.coefficients == pytest.approx(-yes.coefficients, abs=1e-7)
    assert no["level"].lower == pytest.approx(-yes["level"].upper, abs=1e-6)


def test_with_large_counts_the_logarithm_is_fitted_as_a_plain_outcome():
    # Where the noise is of the rate, not of the counting, the log of the count is about as good.
    rng = np.random.default_rng(8)
    noise = np.zeros(36)
    for place in range(1, 36):
        noise[place] = 0.5 * noise[place - 1] + 0.01 * rng.standard_normal()
    counts = np.round(np.exp(16 + noise - 0.05 * DESIGN.matrix[:, 2]))
    plain = interrupted.fit(DESIGN, np.log(counts))
    count = interrupted.fit(DESIGN, counts, family="poisson")
    assert count["level"].estimate == pytest.approx(plain["level"].estimate, abs=0.002)
    assert count["level"].se == pytest.approx(plain["level"].se, rel=0.1)
    assert count.rho == pytest.approx(plain.rho, abs=0.05)


def test_the_dispersion_is_above_one_where_counts_vary_more_than_by_chance():
    counts, _ = counted("poisson")
    assert interrupted.fit(DESIGN, counts, errors="ols", family="poisson").sigma > 1.2


@pytest.mark.parametrize(
    ("family", "counts", "offset", "said"),
    [
        ("poisson", -1, None, "A count is 0 or more; -1"),
        ("poisson", 5, 0, "above 0 at every point"),
        ("binomial", 5, None, "number of trials"),
        ("binomial", 5, 4, "more than all"),
    ],
)
def test_counts_that_cannot_be_counts_are_refused(family, counts, offset, said):
    offsets = None if offset is None else np.full(36, float(offset))
    with pytest.raises(ValueError, match=said):
        interrupted.fit(DESIGN, np.full(36, float(counts)), family=family, offset=offsets)


@pytest.mark.parametrize("errors", interrupted.METHODS)
def test_counts_without_a_finite_estimate_are_refused(errors):
    with pytest.raises(DoesNotSettle, match="every count on one side zero"):
        interrupted.fit(DESIGN, 7 * (DESIGN.time < 19), errors=errors, family="poisson")
    with pytest.raises(DoesNotSettle):
        interrupted.fit(DESIGN, np.zeros(36), errors=errors, family="poisson")


@pytest.mark.parametrize("errors", interrupted.METHODS)
@pytest.mark.parametrize("before", [0, 10, 20])
@pytest.mark.parametrize("after", [0, 20])
def test_shares_of_none_or_all_have_no_finite_estimate(errors, before, after):
    counts = np.where(DESIGN.time < 19, before, after)
    with pytest.raises(DoesNotSettle, match="The shares have no finite estimate"):
        interrupted.fit(DESIGN, counts, errors=errors, family="binomial", offset=np.full(36, 20.0))


def test_shares_of_one_in_a_million_have_an_estimate():
    counts = np.random.default_rng(1).poisson(5, 36)
    found = interrupted.fit(DESIGN, counts, errors="ols", family="binomial", offset=np.full(36, 5e6))
    same = interrupted.fit(DESIGN, counts, errors="ols", family="poisson", offset=np.full(36, 5e6))
    assert found.coefficients == pytest.approx(same.coefficients, abs=1e-4)


@pytest.mark.parametrize("errors", interrupted.METHODS)
def test_counts_that_never_change_have_no_change(errors):
    fit = interrupted.fit(DESIGN, np.full(36, 7.0), errors=errors, family="poisson")
    assert fit["level"].estimate == pytest.approx(0, abs=1e-8)
    assert fit["level"].upper - fit["level"].lower == pytest.approx(0, abs=1e-6)
    assert fit.fitted == pytest.approx(np.full(36, 7.0))
