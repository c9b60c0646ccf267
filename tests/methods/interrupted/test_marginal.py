"""The default method: the regression integrated over rho."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.methods import interrupted
from goldthread.methods.interrupted.estimators.ar1_marginal import ar1_marginal
from tests.methods.interrupted.slow_twin import Posterior


def autoregressive(seed, n, rho):
    values = np.random.default_rng(seed).standard_normal(n)
    for place in range(1, n):
        values[place] = rho * values[place - 1] + np.sqrt(1 - rho**2) * values[place]
    return values


DESIGNS = {
    "short": interrupted.segmented(9, at=5),
    "thirty": interrupted.segmented(30, at=12),
    "gaps": interrupted.segmented([1, 2, 3, 5, 6, 9, 10, 11, 12, 13, 14, 17, 18, 19, 20], at=11),
    "season": interrupted.segmented(26, at=14, season=12, harmonics=1),
}


@pytest.mark.parametrize("name", DESIGNS)
@pytest.mark.parametrize("rho", [-0.5, 0.8])
def test_it_is_the_slow_twin(name, rho):
    design = DESIGNS[name]
    outcome = 5 + autoregressive(11, len(design.time), rho)
    fit = interrupted.fit(design, outcome)
    slow = Posterior(design.matrix, outcome, design.time)
    for term, row in zip(fit.terms, np.eye(len(design.names)), strict=True):
        *interval, p = slow.answer(row)
        assert (term.estimate, term.lower, term.upper) == pytest.approx(interval, abs=2e-5 * term.se)
        assert term.p == pytest.approx(p, rel=2e-4)
    assert fit.rho == pytest.approx(slow.rho, abs=1e-6)


def test_a_weighted_sum_of_coefficients_is_the_slow_twins_too():
    design = DESIGNS["thirty"]
    outcome = autoregressive(3, 30, 0.5)
    slow = Posterior(design.matrix, outcome, design.time)
    counterfactual = design.rows([30, 12], interruptions=0)
    rows = np.vstack([counterfactual, design.rows([30, 12]) - counterfactual])
    found = interrupted.fit(design, outcome).combine(rows, confidence=0.8)
    for place, row in enumerate(rows):
        ours = [float(each[place]) for each in (found.estimate, found.lower, found.upper, found.p)]
        assert ours == pytest.approx(slow.answer(row, confidence=0.8), abs=2e-5)


@pytest.mark.parametrize("errors", interrupted.METHODS)
def test_before_the_interruption_its_effect_is_nothing_for_certain(errors):
    design = DESIGNS["thirty"]
    fit = interrupted.fit(design, autoregressive(3, 30, 0.5), errors=errors)
    found = fit.combine(design.rows([5, 20]) - design.rows([5, 20], interruptions=0))
    assert [each[0] for each in (found.estimate, found.se, found.lower, found.upper)] == [0, 0, 0, 0]
    assert np.isnan(found.p[0])
    assert found.se[1] > 0


def test_the_standard_error_is_that_of_a_t_interval_as_wide():
    design = DESIGNS["thirty"]
    level = interrupted.fit(design, autoregressive(4, 30, 0.3))["level"]
    assert level.upper - level.lower == pytest.approx(2 * 2.0555294386428713 * level.se)  # t of 26
    wider = interrupted.fit(design, autoregressive(4, 30, 0.3), confidence=0.99)["level"]
    assert wider.se == pytest.approx(level.se)
    assert wider.lower < level.lower < level.upper < wider.upper


@pytest.mark.slow
def test_more_values_of_rho_do_not_move_the_answer():
    for n in (9, 24, 83, 150):
        design = interrupted.segmented(n, at=n // 2 + 1)
        outcomes = np.stack([autoregressive(seed, n, rho) for seed, rho in enumerate((-0.6, 0, 0.6, 0.95))])
        rows = np.eye(4)
        usual, many = (
            ar1_marginal(design.matrix, outcomes, design.time, nodes).combine(rows, 0.95)
            for nodes in (None, 301)
        )
        for ours, finer in zip(usual, many, strict=True):
            assert np.abs(ours - finer) / many.se == pytest.approx(0, abs=5e-6)


def test_many_series_at_once_are_each_one_fitted_alone():
    design = interrupted.segmented(40, at=21, phase_in=2)
    outcomes = np.stack([autoregressive(seed, 40, 0.5) for seed in range(130)])
    outcomes[7] = 3.0
    for errors in interrupted.METHODS:
        many = interrupted.fit_many(design, outcomes, errors=errors)
        for place in (0, 7, 8, 129):
            one = interrupted.fit(design, outcomes[place], errors=errors)
            for column in ("estimate", "se", "lower", "upper", "p"):
                alone = [getattr(term, column) for term in one.terms]
                assert getattr(many, column)[place] == pytest.approx(alone, rel=1e-7, abs=1e-9, nan_ok=True)


def test_a_short_series_with_high_autocorrelation_is_given_more_doubt_than_by_reml():
    design = interrupted.segmented(24, at=13)
    outcome = autoregressive(5, 24, 0.8)
    ours = interrupted.fit(design, outcome)["slope"]
    reml = interrupted.fit(design, outcome, errors="ar1-reml")["slope"]
    assert ours.upper - ours.lower > 1.1 * (reml.upper - reml.lower)


def test_the_posterior_of_rho_holds_rho():
    design = interrupted.segmented(200, at=101)
    fit = interrupted.fit(design, autoregressive(6, 200, 0.6))
    assert fit.rho_lower < 0.6 < fit.rho_upper
    assert fit.rho_lower < fit.rho < fit.rho_upper
    assert 0.15 < fit.rho_upper - fit.rho_lower < 0.35  # about 4 sqrt((1 - 0.36) / 200)


SERIES = st.lists(st.integers(-50, 50), min_size=20, max_size=20).filter(lambda values: len(set(values)) > 4)


@pytest.mark.slow
@pytest.mark.parametrize("errors", interrupted.METHODS)
@settings(max_examples=25)
@given(values=SERIES, shift=st.integers(-1000, 1000), factor=st.sampled_from([-3.0, 0.25, 1e6]))
def test_a_shift_moves_the_intercept_and_a_factor_everything(errors, values, shift, factor):
    design = interrupted.segmented(20, at=11)
    outcome = np.array(values, dtype=float)
    plain, moved = (
        interrupted.fit(design, each, errors=errors) for each in (outcome, shift + factor * outcome)
    )
    unit = abs(factor) * max(term.se for term in plain.terms) + 1e-9
    for name in ("time", "level", "slope"):
        first, second = plain[name], moved[name]
        ends = sorted((factor * first.lower, factor * first.upper))
        assert second.estimate == pytest.approx(factor * first.estimate, abs=1e-5 * unit)
        assert [second.lower, second.upper] == pytest.approx(ends, abs=1e-5 * unit)
        assert second.p == pytest.approx(first.p, rel=1e-3, abs=1e-6)
    assert moved["intercept"].estimate == pytest.approx(
        shift + factor * plain["intercept"].estimate, abs=1e-5 * unit
    )


@pytest.mark.slow
@pytest.mark.parametrize("errors", interrupted.METHODS)
@settings(max_examples=25)
@given(values=SERIES)
def test_adding_lines_to_the_series_adds_them_to_the_coefficients(errors, values):
    design = interrupted.segmented(20, at=11)
    outcome = np.array(values, dtype=float)
    added = np.array([7.0, -0.5, 4.0, 2.0])
    plain = interrupted.fit(design, outcome, errors=errors)
    more = interrupted.fit(design, outcome + design.matrix @ added, errors=errors)
    assert more.coefficients - plain.coefficients == pytest.approx(added, abs=1e-4)
    widths = [[term.upper - term.lower for term in fit.terms] for fit in (plain, more)]
    assert widths[1] == pytest.approx(widths[0], rel=1e-4)
