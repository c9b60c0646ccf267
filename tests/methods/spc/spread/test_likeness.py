"""What a chart's values are like, and what is said beside charts of them."""

from datetime import date

import numpy as np
import pytest
from scipy import stats

from goldthread.methods import spc
from goldthread.methods.spc.false_alarms import stable_series
from goldthread.methods.spc.spread.counted import Counts, simulated
from goldthread.methods.spc.spread.likeness import likeness
from goldthread.methods.spc.spread.noise import Family, Noise

MONTHS = [date(2016 + n // 12, n % 12 + 1, 1) for n in range(120)]
EVEN = stable_series(60, spc.Stable(), series=1, seed=4)[0]
SCORES = np.random.default_rng(3).standard_normal((20_000, 1))


@pytest.mark.parametrize(
    ("noise", "theirs"),
    [
        (Noise(Family.COUNTS, (0.5,), (1.0,)), stats.poisson(0.5)),
        (Noise(Family.COUNTS, (0.01,), (500.0,), 0.5), stats.nbinom(2, 2 / 7)),
        (Noise(Family.SHARES, (0.15,), (20.0,)), stats.binom(20, 0.15)),
        (Noise(Family.SHARES, (0.1,), (50.0,), 1 / 11), stats.betabinom(50, 1, 9)),
        (Noise(Family.GAPS, (7.0,)), stats.geom(1 / 8, loc=-1)),
        (Noise(Family.COUNTS, (900.0,), (1.0,), 0.01), stats.nbinom(100, 0.1)),
        (Noise(Family.SHARES, (0.2,), (9000.0,), 0.002), stats.betabinom(9000, 99.8, 399.2)),
        (Noise(Family.GAPS, (3000.0,)), stats.geom(1 / 3001, loc=-1)),
        (Noise(Family.TIMES, (50.0,), shape=1.8), stats.weibull_min(1.8, scale=50)),
        (Noise(g=0.8), stats.lognorm(0.8, loc=-1.25, scale=1.25)),
    ],
)
def test_values_are_spread_as_their_distribution_has_it(noise, theirs):
    made = np.sort(noise.drawn(SCORES)[:, 0])
    for share in (0.02, 0.2, 0.5, 0.8, 0.98):
        at = theirs.ppf(share)
        assert np.mean(made <= at) == pytest.approx(theirs.cdf(at), abs=0.012)


@pytest.mark.parametrize(
    "noise",
    [Noise(Family.COUNTS, (4.0,), (1.0,), 0.5), Noise(Family.SHARES, (0.97,), (40.0,)), Noise(g=-0.5, h=0.1)],
)
def test_scores_rise_with_values_and_lead_back_to_them(noise):
    values = np.sort(noise.drawn(SCORES), axis=0)
    scores = noise.scored(values)
    assert (np.diff(scores[:, 0]) >= 0).all()
    assert noise.put_back(scores) == pytest.approx(values, abs=1e-3)


def test_a_count_has_the_score_of_the_middle_of_its_chance():
    noise = Noise(Family.COUNTS, (2.0,), (1.0,))
    for k in (0, 2, 6):
        middle = (stats.poisson.cdf(k, 2) + stats.poisson.cdf(k - 1, 2)) / 2
        assert noise.scored([[k]])[0, 0] == pytest.approx(stats.norm.ppf(middle))


def chart_of(counts, kind, n=60, seed=1):
    """A chart of simulated counts."""
    scores = np.random.default_rng(seed).standard_normal(n)
    of = None if kind in ("c", "g", "xmr", "run") else np.full(n, counts.of or 10 * counts.mean)
    return spc.one(simulated(counts, scores), MONTHS[:n], chart=kind, denominators=of)


@pytest.mark.parametrize("kind", ["c", "u", "u-prime", "xmr", "run"])
def test_a_chart_tells_how_large_its_counts_are(kind):
    found = likeness(chart_of(Counts(5), kind, n=120))
    assert found.noise.family is Family.COUNTS
    assert found.mean == pytest.approx(5, abs=0.6)
    assert found.noise.scatter == 0


@pytest.mark.parametrize("kind", ["p", "p-prime"])
def test_a_chart_of_shares_tells_how_many_of_how_many(kind):
    found = likeness(chart_of(Counts(5, 50), kind))
    assert found.noise.family is Family.SHARES
    assert set(found.noise.sizes) == {50.0}
    assert found.mean == pytest.approx(5, abs=0.6)


def test_a_share_near_one_is_taken_by_what_is_left_of_it():
    chart = chart_of(Counts(5, 50), "p")
    rest = spc.one(
        50 - chart.values * chart.denominators, MONTHS[:60], chart="p", denominators=chart.denominators
    )
    assert likeness(rest).mean == pytest.approx(likeness(chart).mean)
    assert likeness(rest).skewness == pytest.approx(-likeness(chart).skewness)


@pytest.mark.parametrize("kind", ["p", "u", "c"])
def test_counts_that_vary_by_more_than_chance_are_told_apart(kind):
    share, of = (0.1, 200) if kind == "p" else (0, None)
    found = []
    for seed in range(15):
        scatter = likeness(chart_of(Counts(20, of, 2), kind, n=120, seed=seed)).noise.scatter
        found.append(1 + 199 * scatter if share else 1 + 20 * scatter)
    assert np.sqrt(np.median(found)) == pytest.approx(2, abs=0.2)


def test_neighbours_that_resemble_each_other_differ_by_less_than_the_process_varies():
    values = Noise(Family.COUNTS, (50.0,), (1.0,) * 120, 0.2).drawn(
        stable_series(120, spc.Stable(ar=0.8), series=1)
    )
    chart = spc.one(values[0], MONTHS, chart="c")
    assert likeness(chart, ar=0.8).noise.scatter > 2.5 * likeness(chart).noise.scatter


def test_a_change_of_level_is_taken_neither_for_spread_nor_for_skewness():
    chance, late = np.random.default_rng(8), np.arange(60) >= 40
    counts = simulated(Counts(20), chance.standard_normal(60)) + 15 * late
    assert likeness(spc.one(counts, MONTHS[:60], chart="c")).noise.scatter == 0
    found = [likeness(spc.xmr(row + 3 * late)).noise.g for row in stable_series(60, spc.Stable(), series=60)]
    assert np.mean(np.array(found) != 0) < 0.2


def test_skewed_values_are_told_from_even_ones():
    scores = stable_series(60, spc.Stable(), series=80, seed=5)
    for values, least, most in (
        (scores, 0, 0.15),
        (np.exp(0.8 * scores), 0.95, 1),
        (-np.exp(0.8 * scores), 0.95, 1),
    ):
        found = np.array([likeness(spc.xmr(row)).noise.g for row in values])
        assert least <= np.mean(found != 0) <= most
    assert np.median(found) == pytest.approx(-0.8, abs=0.2)


def test_one_wild_point_is_seldom_taken_for_skewness():
    values = stable_series(60, spc.Stable(), series=80, seed=6)
    values[:, 30] += 6
    assert np.mean([likeness(spc.xmr(row)).noise.g > 0 for row in values]) < 0.5


def test_drifting_values_are_not_taken_for_skewed_ones():
    found = [
        likeness(spc.xmr(row)).noise.g for row in stable_series(60, spc.Stable(ar=0.8), series=80, seed=7)
    ]
    assert np.mean(np.array(found) != 0) < 0.2


def test_what_does_not_vary_is_like_nothing_in_particular():
    assert likeness(spc.one([0] * 24, MONTHS[:24], chart="c")).noise == Noise()
    assert likeness(spc.xmr([5.0] * 24)).noise == Noise()
    assert likeness(spc.one([0] * 24, chart="g")).noise == Noise()


def signals_of(make, kind, n, series=120):
    """What share of such charts signals in truth; and the median of what is said beside twelve of them."""
    charts = [
        spc.one(values, MONTHS[:n], chart=kind, denominators=of)
        for values, of in (make() for _ in range(series))
    ]
    said = [spc.beside(chart).false_alarms.share for chart in charts[:12]]
    return np.mean([any(chart.side) for chart in charts]), np.median(said)


CHANCE = np.random.default_rng(11)


def scattered_shares():
    of = CHANCE.integers(3000, 9000, 36)
    rho = 8 / (of - 1)
    return CHANCE.binomial(of, CHANCE.beta(0.2 * (1 / rho - 1), 0.8 * (1 / rho - 1))), of


@pytest.mark.slow
@pytest.mark.parametrize(
    ("make", "kind", "least"),
    [
        (scattered_shares, "p", 0.97),
        (scattered_shares, "p-prime", 0.1),
        (lambda: (CHANCE.negative_binomial(2, 1 / 3, 36), None), "c", 0.8),
        (lambda: (CHANCE.geometric(0.02, 36) - 1, None), "g", 0.4),
        (lambda: (CHANCE.exponential(20, 36), None), "t", 0.1),
        (lambda: (np.exp(0.8 * CHANCE.standard_normal(36)), None), "xmr", 0.6),
        (lambda: (CHANCE.gamma(1, size=36), None), "xmr", 0.6),
        (lambda: (CHANCE.standard_normal(36), None), "xmr", 0.15),
    ],
)
def test_what_is_said_of_false_alarms_is_what_such_charts_show(make, kind, least):
    true, said = signals_of(make, kind, 36)
    assert true > least
    assert said == pytest.approx(true, abs=0.14)


def test_beside_a_chart_stands_for_which_counts_its_false_alarms_hold():
    said = spc.beside(chart_of(Counts(5), "c"))
    assert said.holds == (
        "That holds for counts of about 4.8 a month that vary as chance makes counts vary and do not lean on "
        "one another."
    )


@pytest.mark.parametrize("kind", ["c", "p", "p-prime", "u", "u-prime"])
@pytest.mark.parametrize("counted", [np.zeros(24), np.repeat([0.0, 3.0], 12), np.full(24, 10.0)])
def test_beside_a_chart_of_which_nothing_was_counted_or_all_it_is_said_that_limits_have_no_width(
    kind, counted
):
    of = None if kind == "c" else np.full(24, 10.0)
    chart = spc.one(counted, MONTHS[:24], chart=kind, denominators=of, phase_starts=[MONTHS[12]])
    said = spc.beside(chart)
    none_or_all = {0.0} if kind in ("c", "u", "u-prime") else {0.0, 10.0}
    assert ("limits have no width there" in said.holds) is bool(none_or_all & set(counted))


def test_whole_percentages_are_not_taken_for_counts():
    chart = spc.one([3.0, 5, 4, 2, 6, 4, 3, 5, 4, 4, 3, 6, 5, 4], MONTHS[:14], chart="percent")
    assert likeness(chart).over is None
    assert spc.beside(chart).holds.startswith("That holds for percentages")


def test_where_counts_vary_by_more_than_chance_it_is_said_why_and_what_to_draw_instead():
    said = spc.beside(chart_of(Counts(20, 200, 2), "p"))
    assert said.misled.share == said.false_alarms.share > 0.9
    assert said.warning.startswith("The limits mislead: shares vary 1.")
    assert said.warning.endswith(
        "Draw a P′ chart, whose limits allow for that. Or look at the adjusted chart instead."
    )
    assert "that vary about 1." in said.holds


def test_a_prime_chart_is_held_to_counts_as_spread_as_its_own():
    said = spc.beside(chart_of(Counts(20, 200, 2), "p-prime"))
    assert said.warning == ""
    assert said.false_alarms.share < 0.6
    assert "times as much as chance makes counts vary" in said.holds


@pytest.mark.parametrize(
    ("make", "kind", "why"),
    [
        (
            lambda: simulated(Counts(0.7), EVEN[:60]),
            "c",
            "counts are small, about 0.6 a month: many are alike",
        ),
        (
            lambda: np.rint(40 * np.exp(EVEN[:60])),
            "u-prime",
            "the values lean to one side: most lie close together, a few far above",
        ),
        (
            lambda: np.exp(EVEN[:60]),
            "xmr",
            "the values lean to one side: most lie close together, a few far above",
        ),
        (
            lambda: np.floor(-20 * np.log(np.random.default_rng(1).random(60))),
            "g",
            "gaps between events that come by",
        ),
    ],
)
def test_values_that_lean_to_one_side_mislead_limits_made_for_even_ones(make, kind, why):
    of = np.full(60, 1000.0) if kind == "u-prime" else None
    chart = spc.one(make(), MONTHS[:60], chart=kind, denominators=of)
    said = spc.beside(chart)
    assert spc.misleading(chart)
    assert f"The limits mislead: {why}" in said.warning
    assert said.warning.endswith(" Look at the adjusted chart instead.")


def test_a_chart_of_eleven_points_is_not_asked_whether_it_misleads():
    assert not spc.misleading(spc.one([0, 9] * 5 + [1], chart="c"))


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("xmr", "spread evenly about their mean, as these seem to be"),
        ("run", "however they are spread, as long as few are equal"),
        ("g", "as likely at one case as at any other"),
    ],
)
def test_charts_say_for_which_values_theirs_hold(kind, says):
    values = EVEN[:24] if kind != "g" else np.rint(20 * np.abs(EVEN[:24]))
    assert says in spc.beside(spc.one(values, MONTHS[:24], chart=kind)).holds


def test_with_few_points_nothing_is_said_of_how_values_are_spread():
    said = spc.beside(spc.xmr(EVEN[:12], MONTHS[:12]))
    assert "where they are skewed, small counts or shares of a few, more charts show one" in said.holds


@pytest.mark.parametrize(
    ("values", "kind", "says"),
    [
        (EVEN[:60], "xmr", "That holds for values spread evenly about what was to be expected of them"),
        (
            np.exp(EVEN[:60]),
            "xmr",
            "points were judged on a scale, like a logarithm's, on which they are even.",
        ),
        (simulated(Counts(1), EVEN[:60]), "c", "by how likely each is among counts of this size"),
        (
            np.floor(-20 * np.log(np.random.default_rng(1).random(60))),
            "g",
            "Gaps were judged by how likely each is",
        ),
        (-20 * np.log(np.random.default_rng(1).random(60)), "t", "Times were judged by how likely each is"),
    ],
)
def test_an_adjusted_chart_says_how_its_points_were_judged(values, kind, says):
    assert says in spc.beside(spc.adjusted(spc.one(values, MONTHS[:60], chart=kind))).holds


def test_an_adjusted_chart_of_few_points_says_that_skewed_ones_may_pass_for_even():
    assert "so few points do not always tell" in spc.beside(spc.adjusted(EVEN[:36], MONTHS[:36])).holds


def test_an_adjusted_chart_of_overdispersed_counts_says_that_their_spread_was_read_off_them():
    counts = simulated(Counts(5, spread=2), EVEN[:60])
    assert "some 5 in 100 more" in spc.beside(spc.adjusted(spc.one(counts, MONTHS[:60], chart="c"))).holds


def test_an_adjusted_chart_that_does_not_hold_its_promise_says_so():
    heavy = np.random.default_rng(2).standard_t(2, 60)
    said = spc.beside(spc.adjusted(heavy, MONTHS[:60]))
    assert said.false_alarms.share > 0.2
    assert said.holds.endswith("made for: it does not hold here.")
