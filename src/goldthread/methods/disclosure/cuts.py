"""The quick way where releases follow one another: how many contributors hold them together.

Weigh k releases by c, and let C(a) be the sum of c from release a on, C(k) = 0. A contributor that is in one
state from release a up to before release b is left out just where C(a) = C(b). So each contributor ties
together the releases at which it came, changed and went (or the end, where it stayed), and weighings that
leave all out but a few are the ways to cut that hypergraph by taking a few ties away. The fewest are its
least cut.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

Tie = frozenset[int]
Pattern = Collection[Sequence[int]]
"""For each state of a contributor, a one for each release that holds it so."""


def tie(pattern: Pattern, releases: int) -> tuple[Tie, bool]:
    """What a contributor ties together, and whether all of it is left out just where that is one.

    It is not where the contributor came back, after it was gone or to a state it had been in: then it can
    be left out in other ways too.
    """
    spans = sorted(span for row in pattern for span in _spans(row, releases))
    plain = len(spans) == len(pattern) and all(end == start for (_, end), (start, _) in pairwise(spans))
    return frozenset(node for span in spans for node in span), plain


def _spans(row: Sequence[int], releases: int) -> list[tuple[int, int]]:
    """From which release on up to before which: each unbroken run of ones."""
    padded = [0, *row, 0]
    changes = [place for place in range(releases + 1) if padded[place] != padded[place + 1]]
    return list(zip(changes[::2], changes[1::2], strict=True))


def least_cut(ties: Mapping[Tie, int], enough: int) -> int:
    """The fewest ties whose loss would cut something apart that hangs together; at most `enough`.

    What `enough` ties or more join is one from the start: no smaller cut goes through it. Then phases of
    maximum adjacency: the last node added is cut off from the one before at the least by its own ties.
    Source: Klimmek and Wagner 1996, A Simple Hypergraph Min Cut Algorithm.
    """
    left, least = _joined(ties, enough), enough
    while left:
        nodes = _one_component(left)
        one, last = _last_two({each: count for each, count in left.items() if each <= nodes}, nodes)
        least = min(least, sum(count for each, count in left.items() if last in each))
        left = _joined(_merged(left, one, last), enough)
    return least


def _joined(ties: Mapping[Tie, int], enough: int) -> dict[Tie, int]:
    """The ties that are left once every one that is strong enough has made its nodes one."""
    left = {each: count for each, count in ties.items() if len(each) > 1}
    while strong := next((each for each, count in left.items() if count >= enough), None):
        first = min(strong)
        for other in strong - {first}:
            left = _merged(left, first, other)
    return left


def _merged(ties: Mapping[Tie, int], one: int, other: int) -> dict[Tie, int]:
    found: Counter[Tie] = Counter()
    for each, count in ties.items():
        found[each - {other} | {one} if other in each else each] += count
    return {each: count for each, count in found.items() if len(each) > 1}


def _one_component(ties: Iterable[Tie]) -> frozenset[int]:
    nodes = frozenset(next(iter(ties)))
    while more := [each for each in ties if each & nodes and not each <= nodes]:
        nodes = nodes.union(*more)
    return nodes


def _last_two(ties: Mapping[Tie, int], nodes: frozenset[int]) -> tuple[int, int]:
    """The last two nodes of an order in which each next one has most ties to those before."""
    order = [min(nodes)]
    reached: set[Tie] = set()
    pull = dict.fromkeys(nodes - {order[0]}, 0)
    while True:
        for each in ties:
            if order[-1] in each and each not in reached:
                reached.add(each)
                for node in each & pull.keys():
                    pull[node] += ties[each]
        if not pull:
            return order[-2], order[-1]
        order.append(max(pull, key=lambda node: (pull[node], -node)))
        del pull[order[-1]]
