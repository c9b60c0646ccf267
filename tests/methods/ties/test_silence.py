"""What silence does to the numbers, on networks that are known; and what chance makes of a hub."""

import numpy as np
import pytest
from scipy.stats import binom

from goldthread.methods import ties
from goldthread.methods.ties.answered import centralisation, reciprocity
from goldthread.methods.ties.shape import hubs


def known_network(chance, size, mutual, asymmetric):
    """So many mutual and asymmetric pairs, at random places."""
    one, other = np.triu_indices(size, 1)
    order = chance.permutation(len(one))[: mutual + asymmetric]
    one, other = one[order], other[order]
    swap = chance.random(len(one)) < 0.5
    first, second = np.where(swap, other, one), np.where(swap, one, other)
    return (
        np.concatenate([first, second[:mutual]]),
        np.concatenate([second, first[:mutual]]),
    )


def with_silence(source, target, answered):
    """The network that is seen when only those who answered name others."""
    people = [ties.Person(f"{at:04d}", bool(said)) for at, said in enumerate(answered)]
    seen = answered[source]
    rows = [(f"{a:04d}", f"{b:04d}") for a, b in zip(source[seen], target[seen], strict=True)]
    return ties.network(rows, people=people)


def test_counting_silence_as_no_turns_0_39_into_0_14_and_asking_both_does_not():
    # 390 mutual and 1,220 asymmetric pairs: 780 of 2,000 ties are returned, 0.39. 36% answer.
    chance = np.random.default_rng(36)
    counted, among, lower, upper = [], [], [], []
    for _ in range(40):
        source, target = known_network(chance, 400, 390, 1220)
        answered = chance.permutation(400) < 144
        found = reciprocity(with_silence(source, target, answered))
        counted.append(found.arc)
        among.append(found.among_respondents)
        lower.append(found.range.lower)
        upper.append(found.range.upper)
    assert np.mean(counted) == pytest.approx(0.36 * 0.39, abs=0.005)  # type: ignore[arg-type]
    assert np.mean(among) == pytest.approx(0.39, abs=0.015)  # type: ignore[arg-type]
    assert max(lower) < 0.39 < min(upper)


def test_when_everybody_answered_there_is_one_reciprocity_and_no_range():
    source, target = known_network(np.random.default_rng(1), 60, 40, 80)
    found = reciprocity(with_silence(source, target, np.ones(60, dtype=bool)))
    assert found.arc == found.among_respondents == pytest.approx(80 / 160)
    assert found.dyad == found.among_respondents_dyad == pytest.approx(40 / 120)
    assert found.range is None


def test_the_range_of_reciprocity_worked_by_hand():
    # Ann and Bob answered: Ann→Bob, Bob→Ann returned; Ann→Cem, Bob→Cem, unknown whether Cem would
    people = [ties.Person("Ann", True), ties.Person("Bob", True), ties.Person("Cem", False)]
    rows = [("Ann", "Bob"), ("Bob", "Ann"), ("Ann", "Cem"), ("Bob", "Cem")]
    found = reciprocity(ties.network(rows, people=people))
    assert (found.range.lower, found.range.upper) == (0.5, 1.0)
    assert (found.arc, found.among_respondents) == (0.5, 1.0)


def test_the_range_of_centralisation_worked_by_hand():
    # Four people; Ann and Bob answered and named one each, Cem. Silent Cem and Dee would name one each.
    # Most: Dee names Cem and Cem another: Cem by 3, ties 4, (4 × 3 − 4) / 9. Least: both name others
    # than Cem, who stays at 2: (4 × 2 − 4) / 9.
    people = [ties.Person(name, name in "Ann Bob") for name in ("Ann", "Bob", "Cem", "Dee")]
    found = centralisation(ties.network([("Ann", "Cem"), ("Bob", "Cem")], people=people))
    assert found.incoming == pytest.approx((4 * 2 - 2) / 9)
    assert found.incoming_range.upper == pytest.approx(8 / 9)
    assert found.incoming_range.lower == pytest.approx(4 / 9)


def test_the_range_of_centralisation_holds_what_the_silent_might_have_said():
    chance = np.random.default_rng(5)
    source, target = known_network(chance, 60, 20, 140)
    answered = chance.random(60) < 0.5
    network = with_silence(source, target, answered)
    span = centralisation(network).incoming_range
    each = round(network.named[answered].mean())
    for popularity in (0.5, 1, 2, 4):
        weight = chance.pareto(popularity, 60) + 0.01
        named = [
            (at, other)
            for at in np.flatnonzero(~answered)
            for other in chance.choice(np.delete(np.arange(60), at), each, False, p=_without(weight, at))
        ]
        extra_source, extra_target = np.array(named).T
        whole = ties.from_arrays(
            np.concatenate([network.source, extra_source]), np.concatenate([network.target, extra_target])
        )
        assert span.lower <= centralisation(whole).incoming <= span.upper


def _without(weight, at):
    rest = np.delete(weight, at)
    return rest / rest.sum()


def test_a_hub_is_somebody_whom_so_many_would_hardly_name_by_chance():
    # 50 people, 100 ties: the binomial of 49 trials with mean 100/49, for any of 50 people
    chance = np.random.default_rng(2)
    source = np.repeat(np.arange(50), 2)
    found = hubs(ties.from_arrays(source, (source + 1 + np.tile([0, 1], 50)) % 50))
    alarm = 50 * binom.sf(np.arange(50) - 1, 49, 100 / 49**2)
    assert found.threshold == int(np.flatnonzero(alarm <= 0.05)[0])
    assert found.false_alarm == pytest.approx(alarm[found.threshold], rel=1e-9)
    assert found.names == ()
    star = chance.permutation(49)[:20] + 1
    one = hubs(
        ties.from_arrays(np.concatenate([source, star]), np.concatenate([(source + 1) % 50, star * 0]))
    )
    assert one.names == ("0",)
    assert not one.polycentric


def test_chance_makes_a_hub_in_at_most_one_network_of_twenty():
    # everybody names 1 to 5 others at random, as in the report's survey
    chance = np.random.default_rng(8)
    alarms = 0
    for _ in range(300):
        names = chance.integers(1, 6, 80)
        source = np.repeat(np.arange(80), names)
        others = [chance.choice(79, count, replace=False) for count in names]
        target = np.concatenate(others)
        target += target >= source
        found = hubs(ties.from_arrays(source, target, size=80))
        alarms += bool(found.names)
    assert alarms <= 300 * 0.05
    assert found.false_alarm <= 0.05
