"""Counts that vary by more than chance makes them, which P, U and C charts take for signals."""

import csv
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from goldthread.methods import spc

AE = Path(spc.__file__).parents[2] / "examples" / "ae_type_1.csv"


def found_in(series, make, kind, n=36):
    """The share of simulated series that are said to be overdispersed. make: values and denominators."""
    made = (make(n) for _ in range(series))
    return np.mean([spc.overdispersed(values, of, kind).is_overdispersed for values, of in made])


def scattered(chance, n, spread, share=0.2):
    """Shares of 3,000 to 9,000 that vary `spread` times as much as chance makes them."""
    of = chance.integers(3000, 9000, n)
    rho = (spread**2 - 1) / (of - 1)
    return chance.binomial(of, chance.beta(share * (1 / rho - 1), (1 - share) * (1 / rho - 1))), of


def test_few_series_that_vary_as_chance_makes_them_are_said_to_be_overdispersed():
    chance = np.random.default_rng(1)

    def shares(n):
        of = chance.integers(3000, 9000, n)
        return chance.binomial(of, 0.2), of

    assert found_in(150, shares, "p") < 0.08
    assert found_in(150, lambda n: (chance.binomial(20, 0.05, n), [20] * n), "p") < 0.05
    assert found_in(150, lambda n: (chance.poisson(4, n), None), "c") < 0.05
    assert found_in(150, lambda n: (chance.poisson(0.3, n), None), "c") < 0.05


def test_scattered_shares_of_thousands_nearly_always_are():
    chance = np.random.default_rng(2)
    assert found_in(100, lambda n: scattered(chance, n, 3), "p") > 0.97
    assert found_in(100, lambda n: scattered(chance, n, 1.5), "p", n=60) > 0.85


def test_counts_of_4_with_a_variance_of_12_mostly_are():
    chance = np.random.default_rng(3)
    assert found_in(200, lambda n: (chance.negative_binomial(2, 1 / 3, n), None), "c") > 0.75


def test_a_change_of_level_is_not_taken_for_spread():
    chance = np.random.default_rng(4)

    def changed(n):
        of = chance.integers(3000, 9000, n)
        return chance.binomial(of, np.where(np.arange(n) < n // 2, 0.20, 0.25)), of

    made = [changed(36) for _ in range(100)]
    found = [spc.overdispersed(values, of, "p") for values, of in made]
    assert max(one.p for one in found) < 1e-6
    assert np.mean([one.is_overdispersed for one in found]) < 0.15
    said = next(one for one in found if not one.is_overdispersed).sentence
    assert said == (
        "From one to the next these shares vary as chance makes them; over the whole time they vary more, as "
        "a change, a season or a slow drift has it."
    )


def test_nor_is_one_wild_point():
    counts, of = np.random.default_rng(5).binomial(1000, 0.2, 40), [1000] * 40
    counts[20] = 500
    assert not spc.overdispersed(counts, of, "p").is_overdispersed


@pytest.mark.parametrize("kind", ["p", "u"])
def test_sigma_z_is_how_much_wider_a_prime_chart_draws_its_limits(kind):
    counts, of = scattered(np.random.default_rng(6), 36, 2)
    found = spc.overdispersed(counts, of, kind)
    plain, prime = (spc.one(counts, denominators=of, chart=name) for name in (kind, f"{kind}-prime"))
    assert prime.upper - prime.centre == pytest.approx((plain.upper - plain.centre) * found.sigma_z)
    assert spc.overdispersed(prime) == found


def test_the_ratio_and_its_p_are_those_of_pearsons_test_where_counts_are_large():
    counts = np.random.default_rng(7).negative_binomial(1000, 0.5, 36)
    found = spc.overdispersed(counts, kind="c")
    theirs = stats.chisquare(counts)
    assert found.ratio == pytest.approx(theirs.statistic / 35)
    assert found.p == pytest.approx(theirs.pvalue, rel=0.02)


def test_the_p_of_small_counts_is_as_frequent_as_it_says():
    chance = np.random.default_rng(8)
    uneven = np.geomspace(3, 300, 36).round().astype(int)
    made = {
        "c": lambda: (chance.poisson(0.7, 36), None),
        "u": lambda: (chance.poisson(0.02 * uneven), uneven),
        "p": lambda: (chance.binomial(uneven, 0.1), uneven),
    }
    for kind, make in made.items():
        p = np.array([spc.overdispersed(*make(), kind).p for _ in range(300)])
        assert np.mean(p < 0.05) == pytest.approx(0.05, abs=0.035), kind


def test_phases_have_levels_of_their_own_and_no_neighbours_across():
    of = [10_000] * 24
    counts = np.random.default_rng(9).binomial(10_000, np.where(np.arange(24) < 12, 0.1, 0.3))
    found = spc.overdispersed(counts, of, "p", phase_starts=[12])
    assert found.p > 0.05
    assert found.sigma_z == pytest.approx(1, abs=0.4)


def test_real_attendances_lead_to_a_prime_chart():
    with AE.open() as file:
        rows = [row for row in csv.DictReader(file) if row["org_code"] == "R1H"]
    counts, of = ([float(row[name]) for row in rows] for name in ("breaches", "attendances"))
    found = spc.overdispersed(counts, of, "p")
    assert found.is_overdispersed
    assert found.instead is spc.Kind.P_PRIME
    assert found.sentence.endswith(
        "so the limits of a P chart are too narrow: draw a P′ chart, whose limits allow for it."
    )


@pytest.mark.parametrize(("kind", "instead"), [("p", "P′"), ("u", "U′"), ("c", "XmR")])
def test_each_chart_has_one_that_allows_for_it(kind, instead):
    counts = [2, 60, 5, 70, 1, 80, 3, 66, 2, 59, 90, 4]
    found = spc.overdispersed(counts, None if kind == "c" else [100] * 12, kind)
    assert found.is_overdispersed
    assert f"{instead} chart, whose limits allow for it" in found.sentence


def test_denominators_from_3_to_3_million_can_be_compared():
    of = np.geomspace(3, 3_000_000, 36).round()
    found = spc.overdispersed(np.random.default_rng(10).binomial(of.astype(int), 0.3), of, "p")
    assert not found.is_overdispersed
    assert 0.4 < found.ratio < 1.7


def test_where_nothing_can_vary_there_is_nothing_to_say():
    for counts in ([0] * 12, [10] * 12):
        found = spc.overdispersed(counts, [10] * 12, "p")
        assert (found.p, found.instead) == (1.0, None)
        assert "there is nothing to compare" in found.sentence


def test_other_charts_are_refused():
    with pytest.raises(ValueError, match="Only p, u and c charts are held to chance, not xmr"):
        spc.overdispersed(spc.xmr([1, 2, 3], [date(2020, 1, n) for n in (1, 2, 3)]))
    with pytest.raises(ValueError, match="not g"):
        spc.overdispersed([1, 2, 3], kind="g")
    with pytest.raises(spc.TooFewPoints):
        spc.overdispersed([1], kind="c")
