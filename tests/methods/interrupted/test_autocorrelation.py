"""Whether points resemble those before them: how often noise seems to, and what is said of it by method."""

import numpy as np
import pytest

from goldthread.methods import interrupted
from goldthread.methods.interrupted.checks import residuals
from tests.methods.interrupted.made_series import gaps, noise


def checked(values, **options):
    found = interrupted.analyse(values, **options)
    return {check.name: check for check in found.checks}


@pytest.mark.slow
def test_noise_is_seldom_said_to_hold_more_than_an_ar1():
    design, seen = interrupted.segmented(36, at=19), 0
    for seed in range(100):
        values = noise(36, 0.5, seed)
        rho = interrupted.fit(design, values, errors="ar1-reml").rho
        seen += residuals.left_over(values, design.matrix, rho, gaps(36)).ljung_box_p < 0.05  # type: ignore[arg-type]
    assert seen <= 10


def test_autocorrelation_makes_ols_ask_for_a_look_and_is_allowed_for_by_the_default():
    values = noise(120, rho=0.6)
    plain = checked(values, at=61, errors="ols")["autocorrelation"]
    assert plain.verdict == "look"
    assert "makes the intervals of ols too narrow" in plain.finding
    assert checked(values, at=61)["autocorrelation"].verdict == "fine"


def test_in_few_points_no_more_can_be_seen_than_the_default_allows_for():
    found = checked(noise(60, rho=0.3), at=31)["autocorrelation"]
    assert found.verdict == "cannot_tell"
    assert found.finding.endswith("; ar1-marginal allows for it, and no more can be seen in so few points.")


def test_points_that_turn_away_from_the_one_before_make_the_intervals_of_ols_too_wide():
    found = checked(noise(120, rho=-0.6), at=61, errors="ols")["autocorrelation"]
    assert found.verdict == "look"
    assert "makes the intervals of ols wider than they need be" in found.finding


def test_newey_west_is_not_said_to_be_wider_than_it_need_be_and_may_be_too_narrow():
    closer = checked(noise(120, rho=0.6), at=61, errors="newey-west")["autocorrelation"]
    assert closer.verdict == "look"
    assert "may still leave the intervals of newey-west too narrow" in closer.finding
    turning = checked(noise(120, rho=-0.6), at=61, errors="newey-west")["autocorrelation"]
    assert turning.verdict == "fine"
    assert turning.finding.endswith("95% interval −0.71 to −0.48).")


@pytest.mark.slow
@pytest.mark.parametrize("n", [24, 60])
def test_noise_is_found_to_follow_itself_or_to_turn_no_more_often_than_one_in_forty(n):
    # lag 1 of residuals leans below zero by about 4 / n: Fisher's z found 10% of 24 points turning
    design = interrupted.segmented(n, at=n // 2 + 1).matrix
    made = np.random.default_rng(7).standard_normal((600, n))
    found = [residuals.left_over(row, design, 0.0, gaps(n)) for row in made]
    above = sum(each.lag1_lower > 0 for each in found) / 600
    below = sum(each.lag1_upper < 0 for each in found) / 600
    assert above == pytest.approx(0.025, abs=0.016)
    assert below == pytest.approx(0.025, abs=0.016)


def test_what_is_left_at_other_lags_is_said_without_naming_a_direction():
    values = noise(120)
    for place in range(2, 120):
        values[place] -= 0.6 * values[place - 2]
    found = checked(values, at=61, errors="ols")["autocorrelation"]
    assert found.verdict == "look"
    assert "; more is left in the residuals over 10 lags than chance gives (Ljung–Box p " in found.finding


def test_a_short_series_says_little_of_autocorrelation():
    assert checked(noise(20), at=11, errors="ols")["autocorrelation"].verdict == "cannot_tell"
