"""Whether points resemble each other, and whether the seasons differ."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.methods import spc
from goldthread.methods.spc.cadence import cadence_of
from goldthread.methods.spc.false_alarms import stable_series
from goldthread.methods.spc.resemblance import Layout, changes, levels, reference, resemblance, seasons

MONTHS = [date(2012 + month // 12, month % 12 + 1, 1) for month in range(120)]


def share(series, of):
    return np.mean([of(spc.dependence(row, MONTHS[: len(row)])) for row in series])


def test_few_independent_series_are_warned_about():
    # nominal 4%; 300 series, so 8% is three standard errors and more away
    assert share(stable_series(60, spc.Stable(), series=300, seed=3), lambda d: d.misleading) < 0.08


def test_points_that_lean_on_the_one_before_are_seen():
    series = stable_series(60, spc.Stable(ar=0.5), series=200, seed=5)
    assert share(series, lambda d: d.persistent) > 0.85


def test_a_season_is_seen_and_is_not_taken_for_resemblance():
    series = stable_series(60, spc.Stable(season=1.5), series=200, seed=5)
    assert share(series, lambda d: d.seasonal) > 0.95
    assert share(series, lambda d: d.persistent) < 0.09


def test_one_month_that_stands_out_each_year_is_a_season():
    december = np.where(np.arange(60) % 12 == 11, 3.0, 0.0)
    series = stable_series(60, spc.Stable(), series=100, seed=6) + december
    assert share(series, lambda d: d.seasonal) > 0.9


@pytest.mark.parametrize("size", [1.5, 3.0])
def test_a_real_shift_is_not_taken_for_resemblance(size):
    shifted = stable_series(60, spc.Stable(), series=300, seed=7) + size * (np.arange(60) >= 40)
    assert share(shifted, lambda d: d.persistent) < 0.1


def test_nor_is_a_steady_climb():
    climbing = stable_series(60, spc.Stable(), series=300, seed=8) + np.arange(60) / 15
    assert share(climbing, lambda d: d.persistent) < 0.09


def test_nor_are_phases_with_means_of_their_own():
    steps = 4.0 * (np.arange(60) >= 20) + 4.0 * (np.arange(60) >= 40)
    series = stable_series(60, spc.Stable(), series=200, seed=9) + steps
    found = [spc.dependence(row, MONTHS[:60], phase_starts=[MONTHS[20], MONTHS[40]]) for row in series]
    assert np.mean([one.persistent for one in found]) < 0.09


def test_estimates_lie_above_and_below_the_truth_alike_and_intervals_hold_it():
    series = stable_series(36, spc.Stable(ar=0.5), series=400, seed=10)
    found = [spc.dependence(row) for row in series]
    assert np.mean([one.ar < 0.5 for one in found]) == pytest.approx(0.5, abs=0.08)
    assert np.mean([one.ar_lower <= 0.5 <= one.ar_upper for one in found]) == pytest.approx(0.95, abs=0.04)


@given(
    st.lists(st.floats(-100, 100), min_size=24, max_size=30),
    st.floats(-1000, 1000),
    st.floats(0.1, 100),
)
def test_another_unit_says_the_same(values, moved, scale):
    series = np.array(values) + np.random.default_rng(1).normal(size=len(values))
    one, other = (spc.dependence(v, MONTHS[: len(values)]) for v in (series, series * scale + moved))
    assert other.ar == pytest.approx(one.ar, abs=1e-5)
    assert other.season_p == pytest.approx(one.season_p, abs=1e-5)
    assert other.rest_sd == pytest.approx(one.rest_sd * scale, rel=1e-5)


def slow_resemblance(values, layout):
    """Each change tried in turn by least squares, the best kept, neighbours one step apart multiplied."""
    plain = np.column_stack([levels(layout), seasons(layout)])
    best = None
    for change in changes(layout).T:
        columns = np.column_stack([plain, change])
        rest = values - columns @ np.linalg.lstsq(columns, values, rcond=None)[0]
        if best is None or (rest**2).sum() < (best**2).sum() - 1e-9:
            best = rest
    pairs = zip(layout.places, layout.places[1:], best, best[1:], strict=False)  # type: ignore[arg-type, index]
    return sum(a * b for before, after, a, b in pairs if after - before == 1) / (best**2).sum()


@pytest.mark.parametrize(
    "layout",
    [
        Layout(tuple(range(30))),
        Layout(tuple(range(30)), (0, 11)),
        Layout(tuple(range(30)), (0,), 12, 2),
        Layout((*range(7), *range(9, 20), *range(23, 35)), (0, 9), 4, 2),
    ],
)
def test_resemblance_is_that_of_what_the_best_change_leaves(layout):
    series = stable_series(30, spc.Stable(ar=0.4), series=12, seed=11)
    quick = resemblance(series, layout)
    assert quick == pytest.approx([slow_resemblance(row, layout) for row in series], abs=1e-9)


def test_of_independent_series_each_p_is_as_frequent_as_it_says():
    layout = Layout(tuple(range(40)))
    known = reference(layout)
    p = [known.p(one) for one in resemblance(stable_series(40, spc.Stable(), series=2000, seed=12), layout)]
    assert np.mean(np.array(p) < 0.03) == pytest.approx(0.03, abs=0.012)
    assert np.mean(np.array(p) < 0.5) == pytest.approx(0.5, abs=0.04)


def test_months_quarters_weeks_days_and_years_are_known_by_their_dates():
    day = date(2016, 2, 29)
    by = {
        ("month", 12): [date(2016, 1, 31), date(2016, 2, 29), date(2016, 3, 31), date(2016, 5, 31)],
        ("quarter", 4): [date(2016, 1, 1), date(2016, 4, 1), date(2017, 1, 1)],
        ("week", 52): [day + timedelta(days=7 * week) for week in (0, 1, 3)],
        ("day", 7): [day + timedelta(days=n) for n in (0, 1, 2, 4)],
        ("year", None): [date(2016, 4, 1), date(2017, 4, 1)],
        ("point", None): [date(2016, 1, 3), date(2016, 1, 19), date(2016, 4, 4)],
    }
    for (word, period), times in by.items():
        found = cadence_of(times)
        assert (found.word, found.period) == (word, period)
    assert cadence_of(by["month", 12]).places == (0, 1, 2, 4)
    thursdays = [date(2019, 1, 31), date(2019, 2, 28), date(2019, 3, 28), date(2019, 5, 30)]
    assert cadence_of(thursdays).places == (0, 1, 2, 4)
    working = [day + timedelta(days=n) for n in range(21) if n % 7 < 5]
    assert (cadence_of(working).period, cadence_of(working).gaps) == (5, (1,) * 14)
    fortnights = [day + timedelta(days=14 * n) for n in range(6)]
    assert (cadence_of(fortnights).word, cadence_of(fortnights).places) == ("fortnight", tuple(range(6)))
    assert cadence_of(by["week", 52]).places == (0, 1, 3)
    assert cadence_of([1, 2, 5]).places == (0, 1, 4)
    assert cadence_of(["a", "b"]).places == (0, 1)


def test_a_season_is_looked_for_in_two_of_its_cycles_and_no_fewer():
    values = stable_series(24, spc.Stable(), series=1)[0]
    assert spc.dependence(values, MONTHS[:24]).period == 12
    assert spc.dependence(values[:23], MONTHS[:23]).period is None
    assert spc.dependence(values[:23], MONTHS[:23]).season_p is None
    assert spc.dependence(values).period is None
    assert spc.dependence(values, period=6).period == 6


def test_a_series_that_never_moves_has_nothing_to_say():
    found = spc.dependence([5.0] * 24, MONTHS[:24])
    assert not found.misleading


def test_eleven_points_are_too_few():
    with pytest.raises(spc.TooFewPoints, match="at least 12 points; there are 11"):
        spc.dependence([1.0, 2] * 5 + [1])
