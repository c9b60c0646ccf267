"""Units beside one another: limits, dispersion, who lies outside, and where a funnel says little."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from goldthread.methods import funnel
from goldthread.methods.errors import TooFewPoints

from .slow_funnel import proportions

SIZES = np.random.default_rng(5).integers(40, 4_000, 60)


def counted(chances, sizes=SIZES, seed=7):
    return np.random.default_rng(seed).binomial(sizes, chances)


def differing(seed=11):
    chances = np.random.default_rng(seed).beta(30, 120, len(SIZES))
    return counted(chances, seed=seed)


@given(st.integers(0, 10_000), st.sampled_from([0.0, 0.05, 0.1, 0.2]))
def test_proportions_are_those_of_a_plain_calculation(seed, trim):
    counts = differing(seed)
    found = funnel.funnel(counts, SIZES, trim=trim)
    centre, phi, tau2, limits = proportions(counts.tolist(), SIZES.tolist(), trim)
    assert (found.centre, found.phi, found.tau2) == pytest.approx((centre, phi, tau2), rel=1e-9)
    ours = np.column_stack(
        [found.limits.lower998, found.limits.lower95, found.limits.upper95, found.limits.upper998]
    )
    assert ours == pytest.approx(np.array(limits), rel=1e-7, abs=1e-12)


@given(st.floats(0.05, 200), st.sampled_from([0.025, 0.001]))
def test_counts_lie_outside_exactly_where_poisson_says_that_chance_seldom_puts_them(expected, tail):
    found = funnel.funnel([1, 1, 1], [expected, 5, 9], kind="standardised", adjust="none")
    name = "95" if tail == 0.025 else "998"
    low, high = (float(getattr(found.limits, f"{end}{name}")[0]) * expected for end in ("lower", "upper"))
    counts = np.arange(0, 400)
    chance_of_fewer = stats.poisson.cdf(counts, expected)
    chance_of_more = stats.poisson.sf(counts - 1, expected)
    clear = (abs(chance_of_fewer - tail) > 1e-9) & (abs(chance_of_more - tail) > 1e-9)
    assert ((counts < low) == (chance_of_fewer < tail))[clear].all()
    assert ((counts > high) == (chance_of_more < tail))[clear].all()


def test_no_event_where_one_or_two_are_expected_is_nothing_unusual():
    found = funnel.funnel([0, 12, 30], [1.6, 11, 31], kind="standardised", adjust="none")
    assert found.outside[0] == "none"


def test_where_units_differ_by_chance_alone_about_one_in_twenty_lies_outside_the_inner_limits():
    sizes = np.random.default_rng(1).integers(200, 5_000, 20_000)
    found = funnel.funnel(counted(0.2, sizes), sizes)
    assert 0.6 < found.phi < 0.8  # below 1, as the ends are drawn in
    assert not found.is_adjusted
    outside = np.array(found.outside) != "none"
    assert outside.mean() == pytest.approx(0.05, abs=0.006)


def test_how_far_units_truly_differ_is_found():
    rng = np.random.default_rng(3)
    sizes = rng.integers(500, 5_000, 4_000)
    middle, true = math.asin(math.sqrt(0.2)), 0.05
    chances = np.sin(middle + true * rng.standard_normal(len(sizes))) ** 2
    found = funnel.funnel(counted(chances, sizes), sizes, trim=0)
    assert math.sqrt(found.tau2) == pytest.approx(true, rel=0.05)
    assert (np.array(found.outside) != "none").mean() == pytest.approx(0.05, abs=0.012)


def test_without_an_adjustment_they_lie_outside_and_it_is_said_why():
    found = funnel.funnel(differing(), SIZES, adjust="none")
    assert sum(each != "none" for each in found.outside) > 20
    assert "allow for chance alone" in funnel.sentence(found)


@pytest.mark.parametrize("kind", funnel.KINDS)
@pytest.mark.parametrize("adjust", funnel.ADJUSTMENTS)
def test_limits_narrow_as_units_grow_and_hold_the_centre(kind, adjust):
    below = SIZES / 5.0 if kind == "standardised" else SIZES
    found = funnel.funnel(differing(), below, kind=kind, adjust=adjust)
    at = found.limits_at(np.geomspace(1, 1e6, 300))
    assert (np.diff(at.lower95) >= -1e-12).all()
    assert (np.diff(at.upper998) <= 1e-12).all()
    inside = (at.lower998 <= at.lower95 + 1e-12) & (at.lower95 <= found.centre)
    assert (inside & (found.centre <= at.upper95) & (at.upper95 <= at.upper998 + 1e-12)).all()


@pytest.mark.parametrize("kind", ["rate", "standardised"])
def test_what_ratios_are_told_of_changes_nothing_else(kind):
    one = funnel.funnel(differing(), SIZES / 5.0, kind=kind)
    thousand = funnel.funnel(differing(), SIZES / 5.0, kind=kind, per=1_000)
    assert thousand.outside == one.outside
    assert thousand.limits.upper95 == pytest.approx(1_000 * one.limits.upper95)
    assert (thousand.phi, thousand.tau2) == pytest.approx((one.phi, one.tau2))


def test_units_keep_their_order_and_their_limits_in_any_order():
    counts = differing()
    order = np.random.default_rng(2).permutation(len(SIZES))
    one, other = funnel.funnel(counts, SIZES), funnel.funnel(counts[order], SIZES[order])
    assert other.limits.upper998 == pytest.approx(one.limits.upper998[order])
    assert [one.outside[place] for place in order] == list(other.outside)


def test_one_unit_that_stands_out_does_not_widen_the_limits_it_is_judged_by():
    counts = counted(0.2)
    counts[0] = SIZES[0]
    found = funnel.funnel(counts, SIZES)
    assert found.outside[0] == "high_998"
    assert funnel.funnel(counts, SIZES, trim=0).phi > 2 * found.phi


def test_where_size_hardly_matters_a_funnel_says_little():
    sizes = np.full(40, 100_000)
    found = funnel.funnel(counted(np.random.default_rng(1).beta(3, 12, 40), sizes), sizes)
    assert any("size hardly matters" in each for each in found.warnings)


def test_few_and_small_units_are_said_to_be_so():
    found = funnel.funnel([1, 0, 2], [10, 12, 9])
    assert found.warnings[0].startswith("3 units are so small")
    assert "only 3 units" in found.warnings[1]


@pytest.mark.parametrize(
    ("numerators", "denominators", "asked", "said"),
    [
        ([5, 1, 1], [4, 9, 9], {}, "Unit 1 has a numerator above its denominator"),
        ([5, -1, 1], [9, 9, 9], {}, "Unit 2 has a numerator below 0"),
        ([5, 1, 1], [9, 9, 0], {}, "Unit 3 has a denominator that is not above 0"),
        ([5, 1, math.nan], [9, 9, 9], {}, "has to be a number"),
        ([5, 1], [9, 9, 9], {}, "one numerator, one denominator and one name"),
        ([0, 0, 0], [9, 9, 9], {}, "All units are alike"),
        ([9, 9, 9], [9, 9, 9], {}, "All units are alike"),
        ([5, 1, 1], [9, 9, 9], {"adjust": "wide"}, "no way to adjust limits"),
        ([5, 1, 1], [9, 9, 9], {"trim": 0.5}, "a share from 0 to below 0.5"),
        ([5, 1, 1], [9, 9, 9], {"per": 1000}, "proportions of 1"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_words(numerators, denominators, asked, said):
    with pytest.raises(ValueError, match=said):
        funnel.funnel(numerators, denominators, **asked)


def test_two_units_are_too_few():
    with pytest.raises(TooFewPoints, match="at least three units"):
        funnel.funnel([1, 2], [5, 6])
