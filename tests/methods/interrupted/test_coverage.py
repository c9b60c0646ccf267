"""The intervals hold the truth about as often as they say: small simulations that still can fail.

The whole table is tests/reference/interrupted/coverage.md, made by
python -m goldthread.methods.interrupted.coverage.
"""

import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from goldthread.methods.interrupted import segmented
from goldthread.methods.interrupted.coverage.beyond import BEYOND, arma, bent, share_held, wandering
from goldthread.methods.interrupted.coverage.by_method import LENGTHS, RHOS, cover, noise
from goldthread.methods.interrupted.coverage.of_counts import cover_counts

BEYOND_TABLE = Path(__file__).parents[2] / "reference" / "interrupted" / "coverage_beyond.md"
TABLE = Path(__file__).parents[2] / "reference" / "interrupted" / "coverage.md"


@pytest.mark.parametrize("rho", RHOS)
@pytest.mark.parametrize("n", LENGTHS)
def test_the_default_covers_level_and_slope(n, rho):
    found = cover(segmented(n, at=n // 2 + 1), rho, "ar1-marginal", series=600, seed=1)
    for covered in found.values():
        assert 0.915 <= covered.share <= 0.98  # 0.95 ± 0.03, and a standard error of 0.009


def test_least_squares_does_not():
    found = cover(segmented(83, at=42), 0.6, "ols", series=300, seed=1)
    assert found["level"].share < 0.8
    assert found["slope"].share < 0.8


def test_restricted_likelihood_nearly_does():
    found = cover(segmented(24, at=13), 0.6, "ar1-reml", series=300, seed=1)
    assert 0.84 < found["level"].share < 0.94


def test_with_a_season_and_a_window_left_out_it_still_does():
    design = segmented(60, at=30, phase_in=2, season=12, harmonics=1)
    for covered in cover(design, 0.5, "ar1-marginal", series=600, seed=1).values():
        assert 0.915 <= covered.share <= 0.98


def test_counts_are_covered_too():
    found = cover_counts("poisson", 48, 500, 0.2, 0.6, "ar1-marginal", series=100)
    assert min(found.values()) >= 0.87  # least squares: 0.7
    assert cover_counts("poisson", 48, 500, 0.2, 0.6, "ols", series=100)["level"] < 0.82


def test_the_noise_is_what_it_says():
    values = noise(0.6, 4000, 30)
    assert values.var() == pytest.approx(1, abs=0.03)
    assert (values[:, 1:] * values[:, :-1]).mean() == pytest.approx(0.6, abs=0.03)
    assert (values[:, 4:] * values[:, :-4]).mean() == pytest.approx(0.6**4, abs=0.03)


def test_the_table_committed_says_what_is_claimed():
    """Every cell of the default within 0.935 and 0.965 for level and slope, others not."""
    text = TABLE.read_text()
    for term in ("level", "slope"):
        part = text.split(f"**{term}**")[1].split("\n\n")[1]
        rows = [re.findall(r"(0\.\d{3}) \(", line) for line in part.splitlines()[2:]]
        shares = np.array([[float(share) for share in row] for row in rows])
        assert shares.shape == (len(LENGTHS) * len(RHOS), 5)
        assert shares[:, 0].min() >= 0.935
        assert shares[:, 0].max() <= 0.965
        assert (shares[:, 1:].min(axis=0) < 0.91).all()


def test_the_page_of_the_method_shows_this_table():
    page = (Path(__file__).parents[3] / "docs" / "methods" / "interrupted.md").read_text()
    assert TABLE.read_text().strip() in page


def test_anyone_can_run_it():
    said = subprocess.run(
        [sys.executable, "-m", "goldthread.methods.interrupted.coverage", "--series", "5", "--counts", "2"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "| points | ρ | ar1-marginal | ar1-reml | prais-winsten | newey-west | ols |" in said
    assert "| poisson | 24 |" in said


@pytest.mark.parametrize("made", ["AR(2): 0.5 and 0.3", "a level that wanders"])
def test_where_the_model_does_not_hold_neither_does_the_interval(made):
    level, slope = share_held(BEYOND[made](np.random.default_rng(4), 200, 83))
    assert slope < 0.88
    assert level < 0.96


def test_a_line_that_bends_beforehand_is_taken_for_a_change_of_trend():
    assert share_held(bent(np.random.default_rng(4), 200, 48, 3.0))[1] < 0.45


def test_series_beyond_the_model_are_made_as_they_are_said_to_be():
    values = arma(np.random.default_rng(1), 4000, 40, (0.5, 0.3))
    # Yule and Walker: the correlation of neighbours is 0.5 / (1 - 0.3)
    assert np.corrcoef(values[:, 20], values[:, 21])[0, 1] == pytest.approx(0.5 / 0.7, abs=0.03)
    steps = wandering(np.random.default_rng(1), 4000, 40)
    assert steps[:, 39].var() == pytest.approx(1 + 40 * 0.25, rel=0.1)


def test_the_page_of_the_method_shows_what_does_not_hold():
    page = (Path(__file__).parents[3] / "docs" / "methods" / "interrupted.md").read_text()
    assert BEYOND_TABLE.read_text().strip() in page
    assert all(f"| {name} |" in page for name in BEYOND)
