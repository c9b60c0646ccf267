"""The census of triads and all that is counted from it, against a twin that looks at every three people."""

from collections import Counter
from itertools import combinations, permutations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.methods import ties
from goldthread.methods.ties import pairs as pairs_module
from goldthread.methods.ties.roles import roles
from goldthread.methods.ties.shape import constraint, transitivity
from goldthread.methods.ties.triads import NAMES

NAMED = {
    "003": [], "012": ["ab"], "102": ["ab", "ba"], "021D": ["ba", "bc"], "021U": ["ab", "cb"],
    "021C": ["ab", "bc"], "111D": ["ab", "ba", "cb"], "111U": ["ab", "ba", "bc"],
    "030T": ["ab", "cb", "ac"], "030C": ["ba", "cb", "ac"], "201": ["ab", "ba", "bc", "cb"],
    "120D": ["ba", "bc", "ac", "ca"], "120U": ["ab", "cb", "ac", "ca"], "120C": ["ab", "bc", "ac", "ca"],
    "210": ["ab", "bc", "cb", "ac", "ca"], "300": ["ab", "ba", "bc", "cb", "ac", "ca"],
}  # fmt: skip
"""The patterns as igraph's manual draws them."""

BROKERED = {
    ("01", "10"): "simple",
    ("10", "11"): "incoming",
    ("01", "11"): "outgoing",
    ("11", "11"): "mutual",
}
"""By the broker's two contacts: named by them (first figure), names them (second)."""


def pattern_of(three, tied):
    for order in permutations(three):
        letter = dict(zip("abc", order, strict=True))
        for name, arcs in NAMED.items():
            drawn = {(letter[one], letter[other]) for one, other in map(tuple, arcs)}
            if drawn == {arc for arc in permutations(three, 2) if arc in tied}:
                return name
    raise AssertionError(three)


def slow_census(size, tied):
    found = Counter(pattern_of(three, tied) for three in combinations(range(size), 3))
    return {name: found[name] for name in NAMES}


def slow_brokering(size, tied):
    """Each broker's open triads, by the ties that the broker is in."""
    found = {name: [0] * size for name in ("simple", "incoming", "outgoing", "mutual")}
    for broker in range(size):
        for a, c in combinations([each for each in range(size) if each != broker], 2):
            if (a, c) in tied or (c, a) in tied:
                continue
            ways = sorted(f"{(x, broker) in tied:d}{(broker, x) in tied:d}" for x in (a, c))
            if tuple(ways) in BROKERED:
                found[BROKERED[tuple(ways)]][broker] += 1  # type: ignore[index]
    return found


def slow_roles(size, tied, group):
    found = {
        name: [0] * size for name in ("coordinator", "consultant", "representative", "gatekeeper", "liaison")
    }
    for a, b, c in permutations(range(size), 3):
        if (
            None in (group[a], group[b], group[c])
            or not ((a, b) in tied and (b, c) in tied)
            or (a, c) in tied
        ):
            continue
        if group[a] == group[c]:
            role = "coordinator" if group[a] == group[b] else "consultant"
        elif group[a] == group[b]:
            role = "representative"
        else:
            role = "gatekeeper" if group[b] == group[c] else "liaison"
        found[role][b] += 1
    return found


@st.composite
def networks(draw):
    """Up to nine people, ties between them, and groups, some of nobody."""
    size = draw(st.integers(1, 9))
    arcs = [(a, b) for a in range(size) for b in range(size) if a != b]
    tied = draw(st.sets(st.sampled_from(arcs))) if arcs else set()
    group = draw(st.lists(st.sampled_from(["A", "B", "C", None]), min_size=size, max_size=size))
    return size, tied, group


def made(size, tied, group=None, order=None):
    """The network of these people, renamed by order if given."""
    name = [f"{each:02d}" for each in (order or range(size))]
    people = [ties.Person(name[at], groups={"g": group[at] if group else None}) for at in range(size)]
    return ties.network([(name[a], name[b]) for a, b in tied], people=people)


@given(networks())
def test_the_census_is_that_of_looking_at_every_three_people(drawn):
    size, tied, _ = drawn
    assert ties.census(made(size, tied)).census == slow_census(size, tied)


@given(networks())
def test_every_broker_is_counted_as_by_looking_at_every_two_around_them(drawn):
    size, tied, _ = drawn
    found = ties.census(made(size, tied)).brokering
    slow = slow_brokering(size, tied)
    assert {name: getattr(found, f"{name}_by_actor").tolist() for name in slow} == slow
    assert found.reciprocated == sum(map(sum, slow.values())) - sum(slow["simple"])


@given(networks())
def test_every_role_is_counted_as_by_walking_every_path(drawn):
    size, tied, group = drawn
    found = roles(made(size, tied, group), "g")
    slow = slow_roles(size, tied, group)
    assert {name: getattr(found, name).tolist() for name in slow} == slow
    assert found.left_out == group.count(None)


@given(networks(), st.randoms(use_true_random=False))
def test_other_names_for_the_same_people_change_nothing_else(drawn, chance):
    size, tied, group = drawn
    order = list(range(size))
    chance.shuffle(order)
    one, other = (ties.describe(made(size, tied, group, renamed)) for renamed in (None, order))
    assert one.triads.census == other.triads.census
    assert one.roles["g"].totals == other.roles["g"].totals
    assert one.constraint == pytest.approx(other.constraint[order], nan_ok=True)
    assert one.components.sizes == other.components.sizes
    assert one.centralisation == other.centralisation
    assert one.ei_index == other.ei_index
    assert one.hubs.threshold == other.hubs.threshold
    assert len(one.hubs.names) == len(other.hubs.names)


@given(networks())
def test_constraint_and_transitivity_are_networkx_s(drawn):
    size, tied, _ = drawn
    network = made(size, tied)
    graph = nx.DiGraph()
    graph.add_nodes_from(range(size))
    graph.add_edges_from(tied)
    expected = nx.constraint(graph)
    found = constraint(network)
    assert found == pytest.approx([expected[each] for each in range(size)], nan_ok=True)
    closed = transitivity(network, ties.census(network)).undirected
    assert (closed or 0) == pytest.approx(nx.transitivity(graph.to_undirected()))


@given(networks())
def test_weak_transitivity_is_the_share_of_paths_with_a_shortcut(drawn):
    size, tied, _ = drawn
    network = made(size, tied)
    paths = [p for p in permutations(range(size), 3) if (p[0], p[1]) in tied and (p[1], p[2]) in tied]
    short = sum((a, c) in tied for a, _, c in paths)
    found = transitivity(network, ties.census(network)).weak
    assert found == (pytest.approx(short / len(paths)) if paths else None)


@pytest.mark.parametrize("seed", range(3))
def test_larger_networks_have_networkx_s_census_however_few_pairs_are_looked_at_at_once(seed, monkeypatch):
    chance = np.random.default_rng(seed)
    popular = chance.pareto(1.2, 120) + 0.1
    source, target = chance.integers(0, 120, 900), chance.choice(120, 900, p=popular / popular.sum())
    network = ties.from_arrays(source, target, size=120)
    graph = nx.DiGraph()
    graph.add_nodes_from(range(120))
    graph.add_edges_from(zip(network.source.tolist(), network.target.tolist(), strict=True))
    assert ties.census(network).census == nx.triadic_census(graph)
    whole = constraint(network)
    monkeypatch.setattr(pairs_module, "AT_ONCE", 50)
    assert ties.census(network).census == nx.triadic_census(graph)
    assert constraint(network) == pytest.approx(whole, nan_ok=True)


def test_a_hundred_thousand_people_are_counted_without_rounding():
    # nobody but one pair is tied: 99,998 triads have the pair, all other sets of three have nothing
    network = ties.from_arrays([0], [99_999], size=100_000)
    census = ties.census(network).census
    assert census["012"] == 99_998
    assert census["003"] == 100_000 * 99_999 * 99_998 // 6 - 99_998


def test_a_star_of_people_who_all_name_one_is_all_021u():
    # 5,000 name the same person: every two of them are a triad, worked by hand C(5000, 2)
    network = ties.from_arrays(np.arange(1, 5001), np.zeros(5000, dtype=int))
    census = ties.census(network).census
    assert census["021U"] == 12_497_500
    assert sum(census.values()) == 5001 * 5000 * 4999 // 6
