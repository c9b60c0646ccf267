"""The report that the guides ask for: its numbers against R, its verdicts against known series."""

import csv
import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from goldthread.methods import interrupted
from goldthread.methods.interrupted.checks import residuals, stationarity
from tests.methods.interrupted.made_series import gaps, noise

REFERENCE = Path(__file__).parents[2] / "reference" / "interrupted"
ANSWERS = json.loads((REFERENCE / "counterfactual_answers.json").read_text())
SERIES = list(csv.DictReader((REFERENCE / "counterfactual_series.csv").open()))
NAMES = ("made_83", "uhcw_breaches_percent", "made_24")
MONTHS = [date(2015 + month // 12, month % 12 + 1, 1) for month in range(60)]
ASKED_OF_PEOPLE = ("impact_model", "other_events", "measurement", "outcome_choice")


def series(name):
    rows = [row for row in SERIES if row["series"] == name]
    return np.array([float(row["value"]) for row in rows]), int(rows[0]["at"])


def left_over(name):
    """The residuals of ordinary least squares, the design and each point's values."""
    values, at = series(name)
    matrix = interrupted.segmented(len(values), at=at).matrix
    return values - matrix @ np.linalg.lstsq(matrix, values, rcond=None)[0], matrix, values


def checked(values, times=None, **options):
    options = {"at": MONTHS[30] if times else 31, **options}
    found = interrupted.analyse(values, times, **options)
    return {check.name: check for check in found.checks}


# numbers, held to R


@pytest.mark.parametrize("name", NAMES)
def test_residual_tests_are_those_of_r(name):
    known = ANSWERS[name]
    _, matrix, values = left_over(name)
    found = residuals.left_over(values, matrix, 0.0, gaps(len(values)))
    assert found.lag1 == pytest.approx(known["lag1"])
    assert found.durbin_watson == pytest.approx(known["durbin_watson"])
    t, _ = residuals.outlying(values, matrix, 0.0, gaps(len(values)))
    assert t == pytest.approx(known["rstudent"], abs=1e-6)


@pytest.mark.parametrize("name", NAMES)
def test_ljung_box_is_that_of_r(name):
    left, _, _ = left_over(name)
    assert residuals.ljung_box(left[None, :], 5)[0] == pytest.approx(ANSWERS[name]["ljung_box_5"])


@pytest.mark.parametrize("name", NAMES)
def test_the_test_for_a_season_is_an_analysis_of_variance(name):
    _, matrix, values = left_over(name)
    n = len(values)
    larger = interrupted.segmented(n, at=series(name)[1], season=12, harmonics=2)
    found = residuals.season_test(values, matrix, larger.matrix[:, 4:], 0.0, gaps(n))
    f, p = ANSWERS[name]["season_f"]
    assert (found.f, found.p) == (pytest.approx(f), pytest.approx(p))
    assert found.df == (4, n - 8)


@pytest.mark.parametrize("name", NAMES)
def test_unit_root_statistics_are_those_of_r(name):
    residuals, matrix, _ = left_over(name)
    known = ANSWERS[name]
    found = stationarity.stationarity(residuals, matrix, 0.0)
    assert found.lags == known["lags"]
    assert found.adf == pytest.approx(known["adf"])
    kpss = stationarity.kpss_statistic((residuals - residuals.mean())[None, :], known["kpss_lags"])
    assert kpss[0] == pytest.approx(known["kpss"], rel=1e-6)


@pytest.mark.parametrize("name", NAMES)
def test_the_test_of_spread_is_brown_and_forsythes(name):
    left, _, values = left_over(name)
    after = np.arange(1, len(values) + 1) >= series(name)[1]
    ratio, p = residuals.spread_test(left, after)
    assert (ratio, p) == pytest.approx(tuple(ANSWERS[name]["brown_forsythe"]))


def test_a_random_walk_is_held_against_perrons_critical_value():
    # Perron 1989, table VI.B: 5% of the Dickey-Fuller t with both breaks halfway is −4.24
    n, k = 300, 400
    matrix = interrupted.segmented(n, at=n // 2 + 1).matrix
    walks = np.cumsum(np.random.default_rng(4).standard_normal((k, n)), axis=1)
    basis = np.linalg.qr(matrix)[0]
    t = stationarity.adf_statistic(walks - (walks @ basis) @ basis.T, 0)
    assert np.quantile(t, 0.05) == pytest.approx(-4.24, abs=0.15)


def test_taking_out_an_ar1_leaves_the_noise_it_was_made_from():
    made = np.random.default_rng(2).standard_normal(40)
    steady = made.copy()
    steady[0] /= np.sqrt(1 - 0.7**2)
    for place in range(1, 40):
        steady[place] += 0.7 * steady[place - 1]
    left = residuals.whitened(steady, 0.7, gaps(40))
    assert left == pytest.approx(np.concatenate([[made[0]], made[1:]]))


def test_across_a_gap_less_is_carried_over():
    # two steps apart at rho 0.5: correlation 0.25, and the noise is worth 1 − 0.25², not 1 − 0.5²
    left = residuals.whitened(np.array([1.0, 1.0]), 0.5, np.array([2]))
    assert left[1] == pytest.approx((1 - 0.25) * np.sqrt((1 - 0.25) / (1 - 0.0625)))


# verdicts, on series of which the truth is known


def test_only_people_answer_what_only_people_know():
    found = checked(noise(60), MONTHS)
    for name in ASKED_OF_PEOPLE:
        assert found[name].verdict == "cannot_tell"
        assert found[name].finding.endswith("?")


def test_every_check_says_which_guide_asks_it():
    for check in checked(noise(60), MONTHS).values():
        assert check.asked_by
        assert set(check.asked_by) <= set(interrupted.GUIDES)


def test_few_points_ask_for_a_look():
    found = checked(noise(30), at=11)["points"]
    assert found.verdict == "look"
    assert found.finding.startswith("There are 10 points before and 20 after;")
    assert checked(noise(30), at=14)["points"].verdict == "fine"


def test_fewer_than_three_points_are_refused():
    with pytest.raises(interrupted.TooFewPoints):
        interrupted.analyse(noise(30), at=3)
    with pytest.raises(interrupted.TooFewPoints):
        interrupted.analyse(noise(30), at=29)


def test_missing_months_are_named():
    values, times = noise(60), list(MONTHS)
    del times[40], times[5]
    found = checked(np.delete(values, [5, 40]), times)["missing_points"]
    assert found.verdict == "look"
    assert "June 2015 and May 2018 are missing" in found.finding


def test_a_missing_value_is_a_missing_point():
    values = noise(60)
    values[5] = np.nan
    assert "June 2015 is missing" in checked(values, MONTHS)["missing_points"].finding


@pytest.mark.parametrize(
    ("errors", "said"),
    [
        ("ar1-marginal", "is missing: ar1-marginal allows for the gap, but not for its reason."),
        ("prais-winsten", "is missing: prais-winsten allows for the gap, but not for its reason."),
        ("ols", "is missing: the lines of ols allow for the gap, but not for its reason."),
        ("newey-west", "but newey-west takes the points either side of it for neighbours."),
    ],
)
def test_what_a_gap_is_to_the_method_is_said(errors, said):
    values = noise(60)
    values[5] = np.nan
    assert said in checked(values, MONTHS, errors=errors)["missing_points"].finding


def test_times_without_a_step_ask_for_a_look():
    times = [date(2015, 1, 1).fromordinal(735600 + place * place + place) for place in range(60)]
    found = interrupted.analyse(noise(60), times, at=times[30])
    assert {check.name: check.verdict for check in found.checks}["missing_points"] == "look"


def test_a_season_left_out_is_seen_and_modelling_it_settles_that():
    values = noise(60, 0.3) + 3 * np.sin(2 * np.pi * np.arange(60) / 12)
    seen = checked(values, MONTHS)["seasonality"]
    assert seen.verdict == "look"
    assert "p < 0.001): give season=12" in seen.finding
    assert checked(values, MONTHS, season=12)["seasonality"].verdict == "fine"


def test_under_two_years_a_season_cannot_be_told():
    assert checked(noise(23), MONTHS[:23], at=MONTHS[12])["seasonality"].verdict == "cannot_tell"
    assert checked(noise(60))["seasonality"].verdict == "cannot_tell"


def test_under_three_years_a_season_may_be_seen_but_that_there_is_none_cannot_be_told():
    found = checked(noise(30), MONTHS[:30], at=MONTHS[15])["seasonality"]
    assert found.verdict == "cannot_tell"
    assert found.finding.endswith("and in under three cycles one is often missed.")
    values = noise(30) + 3 * np.sin(2 * np.pi * np.arange(30) / 12)
    assert checked(values, MONTHS[:30], at=MONTHS[15])["seasonality"].verdict == "look"


@pytest.mark.slow
def test_a_series_without_a_season_seldom_seems_to_have_one():
    seen = [checked(noise(60, 0.4, seed), MONTHS)["seasonality"].verdict == "look" for seed in range(60)]
    assert sum(seen) <= 7


def test_a_point_that_stands_out_is_named():
    values = noise(60, 0.4)
    values[44] += 9
    found = checked(values, MONTHS)["outliers"]
    assert found.verdict == "look"
    assert found.finding.startswith("September 2018 stands out")
    assert checked(noise(60, 0.4), MONTHS)["outliers"].verdict == "fine"


def test_a_long_steady_series_comes_back_to_its_line_and_a_walk_is_not_said_to():
    months = [date(2000 + month // 12, month % 12 + 1, 1) for month in range(200)]
    steady = checked(noise(200, 0.3), months, at=months[100])["stationarity"]
    assert steady.verdict == "fine"
    walk = checked(np.cumsum(noise(200)), months, at=months[100])["stationarity"]
    assert walk.verdict != "fine"


def test_events_near_the_interruption_ask_for_a_look():
    events = [(MONTHS[29], "a new matron"), (MONTHS[3], "snow"), (date(2030, 1, 1), "later")]
    found = checked(noise(60), MONTHS, events=events)["other_events"]
    assert found.verdict == "look"
    assert "a new matron (June 2017)" in found.finding
    assert "snow" not in found.finding
    assert dict(found.numbers) == {"given": 3, "near": 1, "elsewhere": 1}


def test_events_far_away_leave_the_question_open():
    found = checked(noise(60), MONTHS, events=[(MONTHS[3], "snow")])["other_events"]
    assert found.verdict == "cannot_tell"
    assert found.finding.startswith("The one dated event given does not fall within 3 points")


def test_an_event_that_is_no_time_is_refused():
    with pytest.raises(ValueError, match="The event 'snow' at soon is not a date, as the times are"):
        checked(noise(60), MONTHS, events=[("soon", "snow")])


def test_a_changed_definition_asks_for_a_look():
    changes = [(date(2018, 3, 14), "waits counted from arrival")]
    found = checked(noise(60), MONTHS, definition_changes=changes)["measurement"]
    assert found.verdict == "look"
    assert "waits counted from arrival (14 March 2018)" in found.finding


def test_points_that_vary_more_afterwards_hint_at_another_measurement():
    values = noise(60)
    values[30:] *= 4
    found = checked(values, MONTHS)["measurement"]
    assert found.verdict == "look"
    assert "times as much after the interruption as before" in found.finding


def test_a_denominator_that_jumps_hints_at_another_measurement():
    rng = np.random.default_rng(3)
    of = rng.poisson(np.where(np.arange(60) < 30, 1000, 1300)).astype(float)
    counts = rng.poisson(of * 0.1).astype(float)
    found = checked(counts, MONTHS, offset=of, family="poisson")["measurement"]
    assert found.verdict == "look"
    assert found.finding.startswith("The denominator rose by 26% at the interruption")
    rate = checked(counts, MONTHS, offset=of)["measurement"]
    assert rate.finding.startswith("The denominator rose by 26% at the interruption")


def test_points_on_the_lines_leave_nothing_to_judge_by():
    found = checked(np.arange(60.0), MONTHS)
    for name in ("autocorrelation", "stationarity", "outliers", "seasonality"):
        assert found[name].verdict == "cannot_tell"
        assert found[name].finding.startswith("The points lie exactly on the lines")


def test_noise_around_a_large_value_is_not_exactly_on_the_lines():
    found = checked(1e10 + noise(60), MONTHS)
    for check in found.values():
        assert "exactly on the lines" not in check.finding
        assert "too little" not in check.finding
    assert found["stationarity"].numbers["adf"] == pytest.approx(
        checked(noise(60), MONTHS)["stationarity"].numbers["adf"], rel=1e-3
    )


def test_warnings_are_the_findings_that_ask_for_a_look():
    values = noise(60, 0.4)
    values[44] += 9
    found = interrupted.analyse(values, MONTHS, at=MONTHS[30])
    looks = [check.finding for check in found.checks if check.verdict == "look"]
    assert list(found.warnings) == looks
