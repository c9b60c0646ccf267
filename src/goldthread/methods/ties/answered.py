"""Pairs, what of them was returned, and what the silence of those who did not answer may hide."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.ties.network import Network
from goldthread.methods.ties.pairs import BOTH
from goldthread.methods.ties.results import Centralisation, Dyads, Range, Reciprocity


def dyads(network: Network) -> Dyads:
    """How many pairs of actors are mutual, asymmetric and null."""
    mutual = int((network.pairs.way == BOTH).sum())
    tied = len(network.pairs)
    return Dyads(mutual, tied - mutual, len(network) * (len(network) - 1) // 2 - tied)


def reciprocity(network: Network) -> Reciprocity:
    """How much was returned: of all ties, and of those between two people who both answered.

    The range is of the ties that respondents named: if nobody who was silent would have named them
    back, and if all would. It is None where everybody answered, or nobody did.
    Sources: igraph's reciprocity for arc, sna's grecip (dyadic.nonnull) for dyad.
    """
    pairs, answered = network.pairs, network.respondent
    mutual = pairs.way == BOTH
    both = answered[pairs.low] & answered[pairs.high]
    all_mutual, all_tied = int(mutual.sum()), len(pairs)
    their_mutual, their_tied = int((mutual & both).sum()), int(both.sum())
    return Reciprocity(
        arc=_share(2 * all_mutual, network.ties),
        dyad=_share(all_mutual, all_tied),
        among_respondents=_share(2 * their_mutual, their_mutual + their_tied),
        among_respondents_dyad=_share(their_mutual, their_tied),
        range=_reciprocity_range(network),
    )


def _reciprocity_range(network: Network) -> Range | None:
    asked = network.respondent[network.source]
    silent = asked & ~network.respondent[network.target]
    if not silent.any():
        return None
    returned = int((asked & network.returned).sum())
    unknown = int((silent & ~network.returned).sum())
    ties = int(asked.sum())
    return Range(
        returned / ties,
        (returned + unknown) / ties,
        "the first if none of those who were silent named back who named them, the second if all did",
    )


def centralisation(network: Network) -> Centralisation:
    """Freeman's centralisation by how many name each actor, and by how many each names.

    The sum of how far each falls short of the highest, over the most that could be, (n − 1)²: a
    star. None for fewer than two actors.
    Source: Freeman, Centrality in social networks (1979); as sna's centralization and igraph's
    centr_degree without loops.
    """
    if len(network) < 2:
        return Centralisation(None, None, None)
    most = (len(network) - 1) ** 2
    incoming, outgoing = (
        int((degree.max() - degree).sum()) / most for degree in (network.named_by, network.named)
    )
    return Centralisation(incoming, outgoing, _centralisation_range(network))


def _centralisation_range(network: Network) -> Range | None:
    """Had each silent person named as many as a respondent did: all the one most named, or the least."""
    size, silent = len(network), ~network.respondent
    if not silent.any() or not network.respondent.any():
        return None
    each = min(round(float(network.named[network.respondent].mean())), size - 1)
    new = np.where(silent, np.maximum(each - network.named, 0), 0)
    ties = network.ties + int(new.sum())
    most = (size - 1) ** 2
    lowest = max(int(network.named_by.max()), -(-ties // size))
    highest = int(_could_be_named_by(network, new > 0).max())
    return Range(
        max(size * lowest - ties, 0) / most,
        max(size * highest - ties, 0) / most,
        f"if each of those who were silent named {each}, as a respondent did on average: the first if "
        "they named those least named, the second if they all named the same one",
    )


def _could_be_named_by(network: Network, would_name: NDArray[np.bool_]) -> NDArray[np.intp]:
    """By actor, by how many they would be named if all who have ties left to give named them too."""
    already = np.bincount(network.target[would_name[network.source]], minlength=len(network))
    more: NDArray[np.intp] = network.named_by + int(would_name.sum()) - would_name - already
    return more


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
