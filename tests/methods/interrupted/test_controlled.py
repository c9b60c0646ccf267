"""Against controls: the difference, by hand, against the full model, and on series made alike."""

from pathlib import Path

import numpy as np
import pytest

from goldthread.methods import interrupted
from goldthread.methods.interrupted.coverage.controlled import WORLDS, compared

HOME = Path(__file__).parents[3]

N, AT = 40, 21
TIME = np.arange(1, N + 1)
LEVEL = (TIME >= AT).astype(float)
SLOPE = (TIME - AT) * LEVEL


def ar1(rng, n, rho):
    made = rng.standard_normal(n + 50)
    for place in range(1, len(made)):
        made[place] += rho * made[place - 1]
    return made[50:]


def made(seed=1, *, peers=5, effect=0.0, shock=0.0):
    """A treated series and its peers, all moved by the same shocks, each with noise of its own."""
    rng = np.random.default_rng(seed)
    shared = 3 * ar1(rng, N, 0.7) + shock * LEVEL
    treated = 20 + shared + ar1(rng, N, 0.3) + effect * LEVEL
    return treated, {f"peer {place}": 15 + shared + ar1(rng, N, 0.3) for place in range(peers)}


def test_what_moves_both_alike_cancels_worked_by_hand():
    wave = np.sin(TIME / 3) * 10 + 7 * LEVEL
    treated = wave + 100 + 2 * TIME + 5 * LEVEL + 3 * SLOPE
    found = interrupted.analyse(treated, at=AT, controls={"other": wave + 60})
    assert [term.estimate for term in found.terms] == pytest.approx([40, 2, 5, 3])
    assert found.counterfactual.without == pytest.approx((wave + 100 + 2 * TIME)[AT - 1 :])
    assert found.counterfactual.observed == pytest.approx(treated[AT - 1 :])
    assert found.counterfactual.difference == pytest.approx(5 + 3 * np.arange(N - AT + 1))


def test_the_difference_gives_the_level_and_slope_of_the_full_interaction_model():
    treated, peers = made()
    found = interrupted.analyse(treated, at=AT, controls=peers, errors="ols")
    base = np.column_stack([np.ones(N), TIME, LEVEL, SLOPE])
    full = np.block([[base, base], [base, np.zeros_like(base)]])
    outcome = np.concatenate([treated, np.mean(list(peers.values()), axis=0)])
    beta = np.linalg.lstsq(full, outcome, rcond=None)[0]
    assert [term.estimate for term in found.terms] == pytest.approx(beta[4:].tolist())


def test_each_control_counts_once_whatever_its_size():
    treated, peers = made(peers=2)
    mean = {"mean": np.mean(list(peers.values()), axis=0)}
    one, other = (interrupted.analyse(treated, at=AT, controls=each) for each in (peers, mean))
    assert one.terms == other.terms


def test_both_series_are_also_fitted_alone():
    treated, peers = made(effect=2)
    found = interrupted.analyse(treated, at=AT, controls=peers)
    alone = interrupted.analyse(treated, at=AT)
    assert found.control.treated_alone.terms == alone.terms
    peer = interrupted.analyse(found.control.mean, at=AT)
    assert found.control.controls_alone.terms == peer.terms


def test_a_shock_to_all_misleads_without_controls_and_not_with_them():
    misled, told = 0, 0
    for seed in range(40):
        treated, peers = made(seed, shock=12)
        alone = interrupted.fit(interrupted.segmented(N, at=AT), treated)["level"]
        mean = np.mean(list(peers.values()), axis=0)
        against = interrupted.fit(interrupted.segmented(N, at=AT), treated - mean)["level"]
        misled += alone.lower > 0
        told += against.lower <= 0 <= against.upper
    assert misled >= 30
    assert told >= 34


def test_the_intervals_against_controls_cover_what_was_done():
    """Shared shocks, and noise of each series' own: 120 programmes of which the effect is known."""
    design = interrupted.segmented(N, at=AT)
    rows = []
    for seed in range(120):
        treated, peers = made(seed, effect=3)
        rows.append(treated - np.mean(list(peers.values()), axis=0))
    level = interrupted.fit_many(design, rows).column("level")
    held = ((level.lower <= 3) & (level.upper >= 3)).mean()
    assert 0.9 <= held <= 1.0


def test_the_difference_covers_where_an_interaction_of_two_series_does_so_only_by_width():
    found = compared(WORLDS[0], 300)
    assert 0.9 <= found["difference"].share <= 0.98
    assert found["interaction"].share >= 0.99
    assert found["interaction"].width > 3 * found["difference"].width
    assert found["alone"].width > 2 * found["difference"].width


@pytest.mark.parametrize("name", ["coverage", "controlled"])
def test_the_page_shows_the_tables_that_the_scripts_made(name):
    made = (HOME / "tests" / "reference" / "interrupted" / f"{name}.md").read_text().strip()
    assert made in (HOME / "docs" / "methods" / "interrupted.md").read_text()


def checks(found):
    return {check.name: check for check in found.checks}


def test_a_gap_that_was_closing_already_asks_for_a_look():
    treated, peers = made()
    found = checks(interrupted.analyse(treated + 0.8 * TIME, at=AT, controls=peers))["parallel_trend"]
    assert found.verdict == "look"
    assert "was already moving" in found.finding
    assert found.numbers["drift"] == pytest.approx(0.8, abs=0.3)


def test_series_that_run_side_by_side_are_said_to_where_the_points_suffice():
    rng = np.random.default_rng(5)
    other = rng.standard_normal(200) * 5
    found = interrupted.analyse(other + rng.standard_normal(200), at=101, controls={"other": other})
    assert checks(found)["parallel_trend"].verdict == "fine"
    few = interrupted.analyse(other[:12] + rng.standard_normal(12), at=7, controls={"other": other[:12]})
    assert checks(few)["parallel_trend"].verdict == "cannot_tell"


def test_whether_the_controls_were_left_alone_is_asked_of_people():
    treated, peers = made()
    found = checks(interrupted.analyse(treated, at=AT, controls=peers))["controls"]
    assert found.verdict != "fine"
    assert "was anything done to peer 0, peer 1, peer 2, peer 3 and peer 4 at that time" in found.finding


def test_controls_that_moved_themselves_ask_for_a_look():
    treated, peers = made(shock=30)
    assert checks(interrupted.analyse(treated, at=AT, controls=peers))["controls"].verdict == "look"


def test_checks_against_controls_tell_their_intervals_at_the_confidence_asked_for():
    treated, peers = made()
    found = checks(interrupted.analyse(treated, at=AT, controls=peers, confidence=0.8))
    for name in ("parallel_trend", "controls"):
        assert "(80% interval " in found[name].finding
        assert "95%" not in found[name].finding


def test_a_control_with_a_gap_is_refused_by_name():
    treated, peers = made(peers=2)
    peers["peer 1"][4] = np.nan
    with pytest.raises(ValueError, match="peer 1 has no value for 1 of 40 points"):
        interrupted.analyse(treated, at=AT, controls=peers)
    with pytest.raises(ValueError, match="peer 0 has 39 values; the series has 40"):
        interrupted.analyse(treated, at=AT, controls={"peer 0": peers["peer 0"][1:]})
    with pytest.raises(ValueError, match="There is no control"):
        interrupted.analyse(treated, at=AT, controls={})


def test_a_point_missing_from_the_treated_series_is_left_out_of_the_controls_too():
    treated, peers = made(peers=2)
    treated[4] = np.nan
    found = interrupted.analyse(treated, at=AT, controls=peers)
    assert found.n == N - 1
    assert found.control.values.shape == (2, N - 1)


def test_controls_of_counts_are_refused_with_what_to_do_instead():
    treated, peers = made(peers=1)
    with pytest.raises(ValueError, match="analyse the rate instead"):
        interrupted.analyse(np.round(treated + 50), at=AT, controls=peers, family="poisson")
