"""The census of triads, and who stands between two people that are not tied.

Only triads of three tied pairs are looked at one by one. Those of two hang on one actor, the
broker, and are counted from how many the broker's pairs are of each way; those of one and none
follow from how many there must be in all. So the work is that of the triangles alone.

Sources: Holland and Leinhardt, A method for detecting structure in sociometric data (1970), for the
classes; Batagelj and Mrvar, A subquadratic triad census algorithm (2001), for counting the rest.
"""

from __future__ import annotations

from itertools import permutations, product
from math import comb

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.ties.network import Network
from goldthread.methods.ties.pairs import BACK, BOTH, FORTH, Pairs, triangles
from goldthread.methods.ties.results import Brokering, Triads

NAMES = (
    "003", "012", "102", "021D", "021U", "021C", "111D", "111U",
    "030T", "030C", "201", "120D", "120U", "120C", "210", "300",
)  # fmt: skip
"""Mutual, asymmetric and null pairs; Down, Up, Transitive, Cyclic. As igraph, networkx and sna have them."""

SEEN_FROM_HIGH = np.array([0, BACK, FORTH, BOTH], dtype=np.int8)
OPEN = {
    frozenset({FORTH}): "021D",
    frozenset({BACK}): "021U",
    frozenset({FORTH, BACK}): "021C",
    frozenset({BOTH, BACK}): "111D",
    frozenset({BOTH, FORTH}): "111U",
    frozenset({BOTH}): "201",
}
BROKERS = ("021C", "111D", "111U", "201")


def census(network: Network) -> Triads:
    """The triad census and the brokering of a network, in total and by broker.

    For 100,000 people and 800,000 ties, some of them known to thousands, about a third of a second.
    """
    pairs = network.pairs
    closed, closed_at = _triangles_by_way(pairs)
    by_actor = _two_pairs_by_actor(pairs)
    for name, taken in closed_at.items():
        by_actor[name] -= taken
    counted = {name: int(counts.sum()) for name, counts in by_actor.items()}
    for ways in product((FORTH, BACK, BOTH), repeat=3):
        name = closed_class(*ways)
        counted[name] = counted.get(name, 0) + int(closed[ways])
    _complete(counted, pairs)
    brokering = Brokering(*(by_actor[name] for name in BROKERS))
    return Triads({name: counted[name] for name in NAMES}, brokering)


def closed_class(ab: int, ac: int, bc: int) -> str:
    """The MAN name of a triangle from the way of each of its pairs: a → b is FORTH, b → a BACK."""
    named = {("a", "b"): ab & FORTH, ("b", "a"): ab & BACK, ("a", "c"): ac & FORTH}
    named |= {("c", "a"): ac & BACK, ("b", "c"): bc & FORTH, ("c", "b"): bc & BACK}
    mutual = (ab, ac, bc).count(BOTH)
    if mutual >= 2:
        return "300" if mutual == 3 else "210"
    paths = [path for path in permutations("abc") if named[path[0], path[1]] and named[path[1], path[2]]]
    if mutual == 0:
        return "030T" if len(paths) == 1 else "030C"
    ends = {"ab": "c", "ac": "b", "bc": "a"}[("ab", "ac", "bc")[(ab, ac, bc).index(BOTH)]]
    outgoing = sum(bool(named[ends, other]) for other in "abc" if other != ends)
    return {0: "120U", 1: "120C", 2: "120D"}[outgoing]


def _triangles_by_way(pairs: Pairs) -> tuple[NDArray[np.int64], dict[str, NDArray[np.int64]]]:
    """How many triangles by the ways of their pairs, and by corner how many pairs of pairs they close.

    The second, shape (size,) each, is under the name that the two pairs at the corner would have
    were the third not there.
    """
    by_way = np.zeros(64, dtype=np.int64)
    corners = np.zeros(pairs.size * 16, dtype=np.int64)
    for ab, ac, bc in triangles(pairs):
        one, two, three = pairs.way[ab], pairs.way[ac], pairs.way[bc]
        by_way += np.bincount(one * 16 + two * 4 + three, minlength=64)
        one_from_b, two_from_c, three_from_c = (SEEN_FROM_HIGH[way] for way in (one, two, three))
        for corner, first, second in (
            (pairs.low[ab], one, two),
            (pairs.high[ab], one_from_b, three),
            (pairs.high[ac], two_from_c, three_from_c),
        ):
            corners += np.bincount(corner * 16 + first * 4 + second, minlength=len(corners))
    table = corners.reshape(pairs.size, 4, 4)
    closed = {name: np.zeros(pairs.size, dtype=np.int64) for name in OPEN.values()}
    for ways in product((FORTH, BACK, BOTH), repeat=2):
        closed[OPEN[frozenset(ways)]] += table[:, ways[0], ways[1]]
    return by_way.reshape(4, 4, 4), closed


def _two_pairs_by_actor(pairs: Pairs) -> dict[str, NDArray[np.int64]]:
    """By actor, how many two of their pairs there are of each class, closed by a third or not."""
    way = {
        name: np.bincount(pairs.low[pairs.way == name], minlength=pairs.size)
        + np.bincount(pairs.high[pairs.way == SEEN_FROM_HIGH[name]], minlength=pairs.size)
        for name in (FORTH, BACK, BOTH)
    }
    found = {}
    for ways, name in OPEN.items():
        one, *other = (way[each] for each in ways)
        found[name] = one * other[0] if other else one * (one - 1) // 2
    return found


def _complete(counted: dict[str, int], pairs: Pairs) -> None:
    """Count the triads of one tied pair and of none.

    Each tied pair is in size − 2 triads; those with more than one tied pair have been counted.
    """
    mutual = int((pairs.way == BOTH).sum())
    elsewhere = max(pairs.size - 2, 0)
    in_others = {"M": 0, "A": 0}
    for name, count in counted.items():
        in_others["M"] += int(name[0]) * count
        in_others["A"] += int(name[1]) * count
    counted["102"] = mutual * elsewhere - in_others["M"]
    counted["012"] = (len(pairs) - mutual) * elsewhere - in_others["A"]
    counted["003"] = comb(pairs.size, 3) - sum(counted.values())
