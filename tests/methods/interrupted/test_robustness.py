"""Other dates, other units, other controls, other methods: each against doing it one by one."""

from datetime import date

import numpy as np
import pytest

from goldthread.methods import interrupted

MONTHS = [date(2016 + month // 12, month % 12 + 1, 1) for month in range(36)]
AT = 19


def made(effect=0.0, seed=1, peers=6):
    rng = np.random.default_rng(seed)
    shared = np.cumsum(rng.standard_normal(36)) / 2
    treated = 20 + shared + rng.standard_normal(36) + effect * (np.arange(36) >= AT - 1)
    return treated, {f"peer {place}": shared + rng.standard_normal(36) for place in range(peers)}


@pytest.fixture
def analysis():
    treated, peers = made(effect=6)
    return interrupted.analyse(treated, MONTHS, at=MONTHS[AT - 1], controls=peers)


def test_placebo_dates_are_every_date_with_three_points_on_both_sides(analysis):
    found = interrupted.placebo_dates(analysis)
    assert found.times == tuple(MONTHS[3:16])
    difference = analysis.outcome - analysis.control.mean
    for time, estimate, ratio in zip(found.times, found.estimates, found.ratios, strict=True):
        design = interrupted.segmented(18, at=MONTHS.index(time) + 1)
        level = interrupted.fit(design, difference[:18])["level"]
        assert estimate == pytest.approx(level.estimate)
        assert ratio == pytest.approx(level.estimate / level.se)


def test_the_share_counts_the_real_date_in(analysis):
    found = interrupted.placebo_dates(analysis)
    larger = sum(abs(each) >= abs(found.estimate) for each in found.estimates)
    assert found.share == (1 + larger) / 14
    assert found.estimate == analysis.fit["level"].estimate
    assert found.share <= 0.3


def test_placebo_dates_may_be_kept_from_the_ends(analysis):
    assert interrupted.placebo_dates(analysis, least=6).times == tuple(MONTHS[6:13])


def test_the_slope_may_be_tried_instead(analysis):
    found = interrupted.placebo_dates(analysis, term="slope")
    assert found.estimate == analysis.fit["slope"].estimate


def test_a_phase_in_goes_with_each_placebo_date():
    values = made(seed=4)[0]
    found = interrupted.analyse(values, at=25, phase_in=28)
    tried = interrupted.placebo_dates(found)
    assert tried.times == tuple(range(4, 20))  # from 19 on: 3 points of phase-in, and 22 to 24 after it
    design = interrupted.segmented(24, at=10, phase_in=3)
    again = interrupted.fit(design, values[:24])["level"]
    assert tried.estimates[tried.times.index(10)] == pytest.approx(again.estimate)


def test_with_five_points_before_there_is_no_placebo_date():
    found = interrupted.analyse(made()[0], at=6)
    assert interrupted.placebo_dates(found) is None


def test_placebo_dates_of_counts_use_their_own_denominators():
    rng = np.random.default_rng(2)
    of = rng.integers(800, 1200, 36).astype(float)
    counts = rng.poisson(of / 10).astype(float)
    found = interrupted.analyse(counts, at=AT, family="poisson", errors="ols", offset=of)
    tried = interrupted.placebo_dates(found)
    design = interrupted.segmented(18, at=tried.times[4])
    again = interrupted.fit(design, counts[:18], family="poisson", errors="ols", offset=of[:18])
    assert tried.estimates[4] == pytest.approx(again["level"].estimate)


def test_each_control_is_tried_as_if_it_had_been_treated(analysis):
    found = interrupted.placebo_units(analysis)
    design, values = analysis.fit.design, analysis.control.values
    for place, estimate in enumerate(found.estimates):
        others = np.delete(values, place, axis=0).mean(axis=0)
        again = interrupted.fit(design, values[place] - others)["level"]
        assert estimate == pytest.approx(again.estimate, abs=1e-9)
    assert found.names == analysis.control.names


def test_an_effect_larger_than_any_placebo_ranks_first(analysis):
    found = interrupted.placebo_units(analysis)
    assert (found.rank, found.share) == (1, pytest.approx(1 / 7))


def test_where_nothing_was_done_the_rank_is_seldom_first():
    ranks = []
    for seed in range(30):
        treated, peers = made(seed=seed)
        found = interrupted.analyse(treated, at=AT, controls=peers, errors="ols")
        ranks.append(interrupted.placebo_units(found).rank)
    assert sum(rank == 1 for rank in ranks) <= 9
    assert set(ranks) >= {2, 3, 4, 5}


def test_each_control_is_left_out_in_turn(analysis):
    found = interrupted.leave_one_out(analysis)
    for place, (name, term) in enumerate(zip(found.names, found.terms, strict=True)):
        rest = {
            each: analysis.control.values[spot]
            for spot, each in enumerate(analysis.control.names)
            if spot != place
        }
        again = interrupted.analyse(analysis.outcome, MONTHS, at=MONTHS[AT - 1], controls=rest)
        level = again.fit["level"]
        assert name not in rest
        assert (term.estimate, term.lower, term.p) == pytest.approx(
            (level.estimate, level.lower, level.p), rel=1e-6, abs=1e-9
        )
    estimates = [term.estimate for term in found.terms]
    assert (found.smallest, found.largest) == (min(estimates), max(estimates))


def test_one_control_can_neither_be_left_out_nor_compared():
    treated, peers = made(peers=1)
    found = interrupted.analyse(treated, at=AT, controls=peers)
    assert interrupted.placebo_units(found) is None
    assert interrupted.leave_one_out(found) is None
    assert interrupted.leave_one_out(interrupted.analyse(treated, at=AT)) is None


def test_every_method_is_tried_on_the_same_series(analysis):
    found = interrupted.by_method(analysis)
    assert [each.method for each in found] == list(interrupted.METHODS)
    difference = analysis.outcome - analysis.control.mean
    for each in found:
        again = interrupted.fit(analysis.fit.design, difference, errors=each.method)  # type: ignore[arg-type]
        assert (each.level, each.slope, each.rho) == (again["level"], again["slope"], again.rho)


def test_robustness_is_all_of_it_in_sentences(analysis):
    tried = interrupted.robustness(analysis)
    assert tried.placebo_dates == interrupted.placebo_dates(analysis)
    assert tried.placebo_units == interrupted.placebo_units(analysis)
    assert tried.slope.placebo_dates == interrupted.placebo_dates(analysis, term="slope")
    assert tried.slope.leave_one_out == interrupted.leave_one_out(analysis, term="slope")
    said = interrupted.robust_sentences(tried)
    assert said[1] == (
        "Each control taken for the treated one, the real change of level is number 1 by size of 7."
    )
    assert said[3].endswith("five of their intervals lie clear of no change.")


def test_one_date_that_can_be_tried_is_not_one_of_one():
    tried = interrupted.robustness(interrupted.analyse(made(effect=30)[0][AT - 7 :], at=7))
    assert len(tried.placebo_dates.times) == 1
    assert interrupted.robust_sentences(tried)[0] == (
        "Had it been interrupted at the one date before that can be tried, "
        "the level would not have changed as much."
    )


def test_on_which_scale_counts_are_compared_is_said():
    counts = np.random.default_rng(2).poisson(50, 36)
    tried = interrupted.robustness(interrupted.analyse(counts, at=AT, family="poisson"))
    assert "the change of level of the logarithm is" in interrupted.robust_sentences(tried)[-1]


def test_robustness_without_controls_tries_dates_and_methods():
    tried = interrupted.robustness(interrupted.analyse(made()[0], at=AT))
    assert (tried.placebo_units, tried.leave_one_out) == (None, None)
    assert tried.placebo_dates is not None
    assert len(interrupted.robust_sentences(tried)) == 2
