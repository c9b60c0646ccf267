"""Which kind of chart fits a measure, and why."""

import numpy as np
import pytest

from goldthread.methods import spc

CHANCE = np.random.default_rng(1924)
ATTENDANCES = CHANCE.integers(3000, 9000, 48).astype(float)
AS_CHANCE = CHANCE.binomial(ATTENDANCES.astype(int), 0.9).astype(float)
SCATTERED = CHANCE.binomial(ATTENDANCES.astype(int), np.clip(CHANCE.normal(0.9, 0.02, 48), 0, 1)).astype(
    float
)
BETTER = CHANCE.binomial(ATTENDANCES.astype(int), 0.95).astype(float)
SO_MANY = CHANCE.poisson(12, 48).astype(float)
TOO_MANY = CHANCE.negative_binomial(4, 0.25, 48).astype(float)


@pytest.mark.parametrize(
    ("measured", "values", "denominators", "fits", "why"),
    [
        ("value", [4.2, 4.4, 4.1], None, "xmr", "one figure"),
        ("percentage_only", [92.0, 94.5, 93.0], None, "percent", "somebody else worked out"),
        ("percentage", AS_CHANCE, ATTENDANCES, "p", "no more than chance"),
        ("percentage", SCATTERED, ATTENDANCES, "p-prime", "times as much as chance makes them"),
        ("percentage", [3.5, 4.25, 5], [8.0, 8, 8], "xmr", "no whole counts"),
        ("percentage", [3.0, 4, 5], None, "xmr", "of how many"),
        ("rate", SO_MANY, np.full(48, 987.5), "u", "no more than chance"),
        ("rate", TOO_MANY, np.full(48, 987.5), "u-prime", "times as much as chance makes them"),
        ("rate", [3.5, 4.25, 5], [800.0, 810, 790], "xmr", "no whole counts"),
        ("count", SO_MANY, None, "c", "no more than chance"),
        ("count", TOO_MANY, None, "xmr", "times as much as chance makes them"),
        ("time_between", [3.5, 12, 40, 8], None, "t", "time from one rare event"),
        ("time_between", [0.0, 12, 40, 8], None, "xmr", "a time of 0"),
    ],
)
def test_a_chart_fits_what_is_measured_and_the_reason_is_said(measured, values, denominators, fits, why):
    found = spc.fitting(measured, values, denominators, unit="days")
    assert found.chart == fits
    assert why in found.reason


def test_cases_between_events_are_counted_and_time_is_not():
    cases = [12.0, 40, 8, 33]
    assert spc.fitting("time_between", cases, unit="operations").chart == "g"
    assert spc.fitting("time_between", cases, unit="Days between infections").chart == "t"
    assert spc.fitting("time_between", [12.5, 40, 8, 33], unit="operations").chart == "t"


def test_counts_at_each_event_are_of_no_equal_stretch():
    assert spc.fitting("count", SO_MANY, equal_periods=False).chart == "xmr"


def test_what_changed_from_one_phase_to_the_next_is_not_taken_for_chance():
    better = np.r_[AS_CHANCE[:24], BETTER[24:]]
    assert spc.fitting("percentage", better, ATTENDANCES, phase_starts=[24]).chart == "p"


@pytest.mark.parametrize(
    ("measured", "values", "denominators", "kinds"),
    [
        ("value", [4.0, 5, 6], None, ("xmr", "run")),
        ("percentage", [4.0, 5, 6], [9.0, 9, 9], ("p", "p-prime", "xmr", "run")),
        ("percentage", [4.5, 5, 6], [9.0, 9, 9], ("xmr", "run")),
        ("rate", [4.0, 5, 6], [9.5, 9, 9], ("u", "u-prime", "xmr", "run")),
        ("rate", [4.0, 5, 6], None, ("xmr", "run")),
        ("count", [4.0, 5, 6], None, ("c", "xmr", "run")),
        ("time_between", [4.0, 5, 6], None, ("t", "g", "xmr", "run")),
        ("time_between", [0.0, 5, 6], None, ("g", "xmr", "run")),
    ],
)
def test_only_kinds_that_readings_can_have_are_offered(measured, values, denominators, kinds):
    assert spc.kinds_for(measured, values, denominators) == kinds


def test_what_fits_is_always_among_what_is_offered():
    for measured in spc.Measured:
        below = ATTENDANCES if measured in ("percentage", "rate") else None
        for values in (AS_CHANCE, AS_CHANCE + 0.5, AS_CHANCE * 0, AS_CHANCE % 100):
            fits = spc.fitting(measured, values, below, unit="days").chart
            assert fits in spc.kinds_for(measured, values, below)


def test_shares_drawn_in_per_cent_are_the_same_chart():
    shares = spc.one(AS_CHANCE, chart="p", denominators=ATTENDANCES, target=0.95, improves="up")
    drawn = spc.drawn_per(shares, 100)
    assert drawn.values == pytest.approx(100 * AS_CHANCE / ATTENDANCES)
    assert drawn.upper == pytest.approx(100 * shares.upper)
    assert (drawn.target, drawn.phases[-1].centre) == pytest.approx((95, 100 * shares.phases[-1].centre))
    assert (drawn.signal, drawn.assurance) == (shares.signal, shares.assurance)
    back = spc.as_judged(drawn)
    assert back.per == 1
    assert back.lower == pytest.approx(shares.lower)


def test_a_rate_per_thousand_has_the_limits_of_one_per_day():
    days = np.full(48, 987.5)
    per_day = spc.one(SO_MANY, chart="u-prime", denominators=days)
    per_thousand = spc.one(SO_MANY, chart="u-prime", denominators=days / 1000)
    assert per_thousand.upper == pytest.approx(1000 * per_day.upper)
    assert per_thousand.signal == per_day.signal
