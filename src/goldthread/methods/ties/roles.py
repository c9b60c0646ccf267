"""Brokers between groups: Gould and Fernandez's roles, and Krackhardt and Stern's E-I index."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.ties.network import Network
from goldthread.methods.ties.pairs import BACK, FORTH, Pairs, Places, tied_pairs, triangles
from goldthread.methods.ties.results import ExternalInternal, Roles

COORDINATOR, CONSULTANT, REPRESENTATIVE, GATEKEEPER, LIAISON = range(5)


def roles(network: Network, column: str) -> Roles:
    """The roles of every actor as b in a → b → c without a → c (c → a is allowed), by those groups.

    Actors without a group are left out, and with them every path they are on. Raises KeyError for a
    column there is not.
    Sources: Gould and Fernandez, Structures of mediation (1989); the counts of sna's brokerage.
    """
    group, source, target, left_out = _within(network, column)
    size = len(network)
    pairs = network.pairs if not left_out else tied_pairs(source, target, size)
    found = _paths(group, source, target, size)
    for role, broker in _shortcuts(pairs, group):
        found[role] -= np.bincount(broker, minlength=size)
    coordinator, consultant, representative, gatekeeper, liaison = found
    return Roles(coordinator, consultant, representative, gatekeeper, liaison, left_out)


def external_internal(network: Network, column: str) -> ExternalInternal:
    """(ties between groups − ties within) over both, each tie counted once, each direction for itself.

    Raises KeyError for a column there is not.
    Source: Krackhardt and Stern, Informal networks and organizational crises (1988), eq. 1.
    """
    group, source, target, _ = _within(network, column)
    names = sorted({name for name in network.groups[column] if name is not None})
    one, other = group[source], group[target]
    within = np.bincount(one[one == other], minlength=len(names))
    ends = np.bincount(one, minlength=len(names)) + np.bincount(other, minlength=len(names))
    across = ends - 2 * within
    internal = int(within.sum())
    external = len(source) - internal
    return ExternalInternal(
        index=_index(external, internal),
        external=external,
        internal=internal,
        by_group={name: _index(int(across[at]), int(within[at])) for at, name in enumerate(names)},
        left_out=network.ties - len(source),
    )


def _index(external: int, internal: int) -> float | None:
    return (external - internal) / (external + internal) if external + internal else None


def _within(network: Network, column: str) -> tuple[Places, Places, Places, int]:
    """Each actor's group by number (−1 for none), and the ties between actors that have one."""
    groups = network.groups[column]
    number = {name: at for at, name in enumerate(sorted({name for name in groups if name is not None}))}
    group = np.array([-1 if name is None else number[name] for name in groups], dtype=np.intp)
    kept = (group[network.source] >= 0) & (group[network.target] >= 0)
    return group, network.source[kept], network.target[kept], int((group < 0).sum())


def _paths(group: Places, source: Places, target: Places, size: int) -> list[NDArray[np.int64]]:
    """By role and actor, every a → b → c of three people, whether or not a → c."""
    same = group[source] == group[target]
    incoming, outgoing = np.bincount(target, minlength=size), np.bincount(source, minlength=size)
    in_same, out_same = np.bincount(target[same], minlength=size), np.bincount(source[same], minlength=size)
    back_and_forth = np.isin(source * size + target, target * size + source)
    mutual = np.bincount(source[back_and_forth], minlength=size)
    mutual_same = np.bincount(source[back_and_forth & same], minlength=size)
    coordinator = in_same * out_same - mutual_same
    consultant = _ends_in_one_group(group, source, target, size) - mutual - coordinator
    representative = in_same * (outgoing - out_same)
    gatekeeper = (incoming - in_same) * out_same
    liaison = incoming * outgoing - mutual - coordinator - consultant - representative - gatekeeper
    return [coordinator, consultant, representative, gatekeeper, liaison]


def _ends_in_one_group(group: Places, source: Places, target: Places, size: int) -> NDArray[np.int64]:
    """By actor b, the paths a → b → c with a and c in one group, those with a = c among them."""
    groups = int(group.max(initial=0)) + 1
    named_by, how_many_name = np.unique(target * groups + group[source], return_counts=True)
    names, how_many_named = np.unique(source * groups + group[target], return_counts=True)
    both, one, other = np.intersect1d(named_by, names, assume_unique=True, return_indices=True)
    paths = np.zeros(size, dtype=np.int64)
    np.add.at(paths, both // groups, how_many_name[one] * how_many_named[other])
    return paths


def _shortcuts(pairs: Pairs, group: Places) -> Iterator[tuple[int, Places]]:
    """By role, the broker of every a → b → c that has a → c, some at a time."""
    for ab, ac, bc in triangles(pairs):
        corner = pairs.low[ab], pairs.high[ab], pairs.high[ac]
        ways = {(0, 1): pairs.way[ab], (0, 2): pairs.way[ac], (1, 2): pairs.way[bc]}
        for a, b, c in permutations(range(3)):
            there = _goes(ways, a, b) & _goes(ways, b, c) & _goes(ways, a, c)
            role = _role(*(group[corner[each][there]] for each in (a, b, c)))
            broker = corner[b][there]
            yield from ((each, broker[role == each]) for each in range(5))


def _goes(ways: dict[tuple[int, int], NDArray[np.int8]], start: int, end: int) -> NDArray[np.bool_]:
    way = ways[min(start, end), max(start, end)]
    goes: NDArray[np.bool_] = (way & (FORTH if start < end else BACK)) > 0
    return goes


def _role(first: Places, broker: Places, last: Places) -> Places:
    return np.select(
        [
            (first == broker) & (last == broker),
            first == last,
            first == broker,
            last == broker,
        ],
        [COORDINATOR, CONSULTANT, REPRESENTATIVE, GATEKEEPER],
        LIAISON,
    )
