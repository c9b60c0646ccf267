"""What is fitted: the columns, what is left out, and what is refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.methods import interrupted
from goldthread.methods.interrupted import Collinear, TooFewPoints, segmented


def test_the_slope_is_zero_at_the_first_point_after():
    design = segmented(8, at=5)
    assert design.names == ("intercept", "time", "level", "slope")
    assert design.matrix.tolist() == [
        [1, 1, 0, 0],
        [1, 2, 0, 0],
        [1, 3, 0, 0],
        [1, 4, 0, 0],
        [1, 5, 1, 0],
        [1, 6, 1, 1],
        [1, 7, 1, 2],
        [1, 8, 1, 3],
    ]
    assert (design.n, design.n_before, design.n_after, design.df) == (8, 4, 4, 4)


def test_each_further_interruption_has_its_own_level_and_slope():
    design = segmented(12, at=(4, 8))
    assert design.names == ("intercept", "time", "level", "slope", "level_2", "slope_2")
    assert design.matrix[:, 2].tolist() == [0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1]
    assert design.matrix[:, 5].tolist() == [0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4]
    assert (design.n_before, design.n_after) == (3, 5)


def test_a_phase_in_window_is_left_out_and_the_level_sets_in_after_it():
    design = segmented(12, at=5, phase_in=2)
    assert design.time.tolist() == [1, 2, 3, 4, 7, 8, 9, 10, 11, 12]
    assert design.kept.tolist() == [True] * 4 + [False] * 2 + [True] * 6
    assert design.matrix[4].tolist() == [1, 7, 1, 0]
    assert design.gaps.tolist() == [1, 1, 1, 3, 1, 1, 1, 1, 1]
    assert (design.at, design.starts) == ((5,), (7,))


def test_a_missing_month_leaves_a_hole_and_time_goes_on():
    design = segmented([1, 2, 3, 5, 6, 7, 9], at=5)
    assert design.matrix[:, 1].tolist() == [1, 2, 3, 5, 6, 7, 9]
    assert design.matrix[:, 3].tolist() == [0, 0, 0, 0, 1, 2, 4]


def test_a_season_comes_as_pairs_of_waves_and_the_fastest_as_one():
    design = segmented(24, at=13, season=12, harmonics=2)
    assert design.names[4:] == ("sin_1", "cos_1", "sin_2", "cos_2")
    assert design.matrix[2, 4:] == pytest.approx([1, 0, 0, -1])  # March: a quarter of the year
    quarters = segmented(24, at=13, season=4, harmonics=2)
    assert quarters.names[4:] == ("sin_1", "cos_1", "cos_2")
    assert quarters.matrix[:4, 6] == pytest.approx([-1, 1, -1, 1])


def test_the_counterfactual_is_the_same_lines_without_the_change():
    design = segmented(12, at=(4, 8), season=4, harmonics=1)
    assert design.rows(design.time) == pytest.approx(design.matrix)
    without = design.rows([5, 11], interruptions=0)
    assert without[:, 2:6].tolist() == [[0, 0, 0, 0], [0, 0, 0, 0]]
    first_only = design.rows([11], interruptions=1)
    assert first_only[0, 2:6].tolist() == [1, 7, 0, 0]
    assert without[:, 6:] == pytest.approx(design.rows([5, 11])[:, 6:])


@pytest.mark.parametrize(
    ("time", "at", "where"),
    [
        (12, 3, "before the interruption at 3; there are 2"),
        (12, 11, "after the interruption at 11; there are 2"),
        (12, (5, 7), "between the interruptions at 5 and 7; there are 2"),
        ([1, 3, 5, 6, 7, 8], 5, "before the interruption at 5; there are 2"),
    ],
)
def test_fewer_than_three_points_on_a_side_are_refused(time, at, where):
    with pytest.raises(TooFewPoints, match=f"at least 3 points {where}"):
        segmented(time, at=at)


def test_points_within_the_phase_in_do_not_count():
    with pytest.raises(TooFewPoints, match="after the interruption at 6 and its phase-in; there are 2"):
        segmented(10, at=6, phase_in=3)


def test_more_columns_than_points_are_refused():
    with pytest.raises(TooFewPoints, match="8 columns and only 8 points"):
        segmented(8, at=5, season=12, harmonics=2)


def test_columns_that_say_the_same_are_refused():
    # every fourth month only: the wave of the quarter stands still
    with pytest.raises(Collinear, match="sin_1"):
        segmented(np.arange(1, 48, 4), at=25, season=4, harmonics=1)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"time": [1, 2, 2, 3, 4, 5, 6], "at": 4}, "2 follows 2"),
        ({"time": [1, 2, 3.5, 4, 5, 6, 7], "at": 4}, "whole numbers"),
        ({"time": 12, "at": ()}, "at least one interruption"),
        ({"time": 20, "at": (12, 6)}, "in order"),
        ({"time": 12, "at": 6, "phase_in": -1}, "fewer"),
        ({"time": 30, "at": 15, "season": 1}, "at least 2"),
        ({"time": 30, "at": 15, "season": 12, "harmonics": 7}, "1 to 6 harmonics; 7"),
    ],
)
def test_what_makes_no_sense_is_refused(arguments, said):
    with pytest.raises(ValueError, match=said):
        segmented(**arguments)


def test_two_straight_lines_worked_by_hand():
    # before 1 2 3 (trend 1); after 10 12 14 at times 4 5 6: the old trend would be at 4
    design = segmented(6, at=4)
    fit = interrupted.fit(design, [1, 2, 3, 10, 12, 14], errors="ols")
    assert fit.coefficients == pytest.approx([0, 1, 6, 1])
    assert fit["level"].lower == fit["level"].upper == pytest.approx(6)
    assert np.isnan(fit["level"].p)
    assert "exactly on the lines" in fit.notes[0]


def test_a_little_noise_worked_by_hand():
    # Each half alone is a line through 3 points with residuals 1 -2 1: slope 0, middle 1/3 away.
    # Residual variance (6 + 6) / 9 / (6 - 4) = 2/3; the level is the after line at 4 less the
    # before line at 4: variance 2/3 × ((1/3 + 1/2) + (1/3 + 4/2)) = 2/3 × 19/6.
    fit = interrupted.fit(segmented(6, at=4), [1, 0, 1, 4, 3, 4], errors="ols")
    assert fit.coefficients == pytest.approx([2 / 3, 0, 3, 0])
    assert fit.sigma**2 == pytest.approx(2 / 3)
    assert fit["level"].se ** 2 == pytest.approx(2 / 3 * 19 / 6)
    reach = 4.302652729911275 * np.sqrt(2 / 3 * 19 / 6)  # t on 2 degrees of freedom
    assert (fit["level"].lower, fit["level"].upper) == pytest.approx((3 - reach, 3 + reach))


@pytest.mark.parametrize("errors", interrupted.METHODS)
@pytest.mark.parametrize("value", [0.0, 7.1, -1e9])
def test_a_series_that_never_changes_has_no_change_and_no_nonsense(errors, value):
    fit = interrupted.fit(segmented(24, at=13), np.full(24, value), errors=errors)
    for name in ("time", "level", "slope"):
        term = fit[name]
        assert (term.estimate, term.se, term.lower, term.upper) == (0, 0, 0, 0)
        assert np.isnan(term.p)
    assert fit["intercept"].estimate == pytest.approx(value)
    assert fit.rho is None


def test_values_within_the_phase_in_are_not_looked_at():
    design = segmented(20, at=9, phase_in=2)
    outcome = np.random.default_rng(1).standard_normal(20)
    other = outcome.copy()
    other[8:10] = np.nan
    assert interrupted.fit(design, other).terms == interrupted.fit(design, outcome).terms


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_a_value_missing_or_infinite_is_refused_by_its_time(value):
    outcome = np.arange(9.0)
    outcome[6] = value
    with pytest.raises(ValueError, match="at time 8 is missing"):
        interrupted.fit(segmented([1, 2, 3, 4, 5, 6, 8, 9, 10], at=5), outcome)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"errors": "gls"}, "no method gls; there are ar1-marginal"),
        ({"lag": 2}, "belongs to newey-west"),
        ({"errors": "newey-west", "lag": 24}, "from 0 to 23"),
        ({"errors": "newey-west", "lag": 1.5}, "a whole number"),
        ({"family": "gamma"}, "no family gamma"),
        ({"offset": np.ones(24)}, "belongs to counts"),
        ({"confidence": 1.0}, "between 0 and 1"),
    ],
)
def test_options_that_do_not_fit_are_refused(options, said):
    outcome = np.random.default_rng(2).standard_normal(24)
    with pytest.raises(ValueError, match=said):
        interrupted.fit(segmented(24, at=13), outcome, **options)


def test_the_length_of_the_outcome_is_that_of_the_times():
    with pytest.raises(ValueError, match="24 times and 23 values"):
        interrupted.fit(segmented(24, at=13), np.zeros(23))


@given(at=st.integers(4, 17), shift=st.integers(1, 500))
def test_counting_time_from_elsewhere_changes_only_the_intercept(at, shift):
    outcome = np.random.default_rng(at).standard_normal(20)
    here = interrupted.fit(segmented(20, at=at), outcome, errors="ols")
    there = interrupted.fit(segmented(np.arange(1, 21) + shift, at=at + shift), outcome, errors="ols")
    for name in ("time", "level", "slope"):
        assert there[name].estimate == pytest.approx(here[name].estimate, abs=1e-9)
        assert there[name].se == pytest.approx(here[name].se, rel=1e-7)
