"""The shape of a whole network: its parts, its hubs, how tightly it is knit."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.ties.network import Network
from goldthread.methods.ties.pairs import BOTH, Places, triangles
from goldthread.methods.ties.results import Components, Hubs, Transitivity, Triads

HUB_FALSE_ALARM = 0.05
PATHS = {"030T": 1, "120D": 2, "120U": 2, "120C": 1, "210": 3, "300": 6}
"""In how many ways each triad is a → b → c with a → c."""


def density(network: Network) -> float | None:
    """Ties over the ties there could be, n (n − 1); None for fewer than two actors."""
    size = len(network)
    return network.ties / (size * (size - 1)) if size > 1 else None


def components(network: Network) -> Components:
    """The weak components: parts without a tie between them, whatever way ties go."""
    label = _lowest_within_reach(network)
    _, label = np.unique(label, return_inverse=True)
    sizes = np.bincount(label)
    order = np.argsort(-sizes, kind="stable")
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    return Components(tuple(int(count) for count in sizes[order]), place[label])


def _lowest_within_reach(network: Network) -> Places:
    """Shape (n,): for each actor the lowest place among those they are connected with.

    Round by round every part takes the lowest label next to it, and then the label's own label.
    """
    label = np.arange(len(network))
    while True:
        one, other = label[network.source], label[network.target]
        apart = one != other
        if not apart.any():
            return label
        one, other = one[apart], other[apart]
        np.minimum.at(label, np.maximum(one, other), np.minimum(one, other))
        while (label != label[label]).any():
            label = label[label]


def isolates(network: Network) -> tuple[str, ...]:
    """Who neither named anybody nor was named. Only a list of people can hold such."""
    alone = np.flatnonzero(network.named + network.named_by == 0)
    return tuple(network.names[at] for at in alone)


def hubs(network: Network) -> Hubs:
    """Who is named by more others than chance would give anybody.

    Were every tie given to one of the n − 1 others at random, one actor would be named by a number
    that a binomial of n − 1 trials with mean ties / (n − 1) exceeds in its tail (Hoeffding 1956,
    theorem 4, as the sources name unequal numbers). The threshold is the least number that n such
    actors reach, any of them, with a chance of at most 5%, by adding up their chances.
    """
    size = len(network)
    if size < 3 or not network.ties:
        return Hubs((), size, 0.0)
    counts = np.arange(1, size + 1)
    chance = np.minimum(size * _binomial_tail(size - 1, network.ties / (size - 1) ** 2), 1.0)
    at = int(np.flatnonzero(chance <= HUB_FALSE_ALARM)[0])
    threshold = int(counts[at])
    order = np.lexsort((np.arange(size), -network.named_by))
    found = tuple(network.names[place] for place in order if network.named_by[place] >= threshold)
    return Hubs(found, threshold, float(chance[at]))


def _binomial_tail(trials: int, chance: float) -> NDArray[np.float64]:
    """The chance of at least 1, 2, … trials + 1 successes; 1 throughout, but for the last, if certain."""
    if chance >= 1:
        return np.append(np.ones(trials), 0.0)
    counts = np.arange(1, trials + 1)
    logarithm = np.cumsum(np.log((trials - counts + 1) / counts)) + counts * np.log(chance / (1 - chance))
    exactly = np.exp(logarithm + trials * np.log1p(-chance))
    return np.append(np.cumsum(exactly[::-1])[::-1], 0.0)


def transitivity(network: Network, triads: Triads) -> Transitivity:
    """How often two who share a third are tied themselves.

    undirected: 3 × triangles over connected triples (igraph, networkx). weak: paths a → b → c with
    a → c over all such paths of three people (sna's gtrans). None where there is no path.
    """
    pairs = network.pairs
    tied = np.bincount(pairs.low, minlength=len(network)) + np.bincount(pairs.high, minlength=len(network))
    triples = int((tied * (tied - 1) // 2).sum())
    closed = sum(triads.census[name] for name in (*PATHS, "030C"))
    paths = int((network.named_by * network.named).sum()) - 2 * int((pairs.way == BOTH).sum())
    shortcuts = sum(count * triads.census[name] for name, count in PATHS.items())
    return Transitivity(3 * closed / triples if triples else None, shortcuts / paths if paths else None)


def constraint(network: Network) -> NDArray[np.float64]:
    """Burt's constraint of each actor, shape (n,); NaN for isolates.

    How far an actor's ties lead back to people already tied: Σ over contacts j of
    (p_ij + Σ_q p_iq p_qj)², p the share of i's ties, both ways counted, that are with j. Low for
    someone who bridges; above 1 is possible in small closed groups.
    Source: Burt, Structural Holes (1992), eq. 2.4; as igraph's and networkx's for directed ties.
    """
    pairs, size = network.pairs, len(network)
    weight = np.where(pairs.way == BOTH, 2.0, 1.0)
    total = np.bincount(pairs.low, weight, size) + np.bincount(pairs.high, weight, size)
    from_low, from_high = weight / total[pairs.low], weight / total[pairs.high]
    spent_low, spent_high = from_low.copy(), from_high.copy()
    for ab, ac, bc in triangles(pairs):
        count = len(pairs)
        spent_low += np.bincount(ab, from_low[ac] * from_high[bc], count)
        spent_high += np.bincount(ab, from_low[bc] * from_high[ac], count)
        spent_low += np.bincount(ac, from_low[ab] * from_low[bc], count)
        spent_high += np.bincount(ac, from_high[bc] * from_high[ab], count)
        spent_low += np.bincount(bc, from_high[ab] * from_low[ac], count)
        spent_high += np.bincount(bc, from_high[ac] * from_low[ab], count)
    found = np.bincount(pairs.low, spent_low**2, size) + np.bincount(pairs.high, spent_high**2, size)
    return np.where(total > 0, found, np.nan)
