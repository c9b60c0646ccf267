"""The triad census and the brokering of a large network, beside igraph's census of the same."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goldthread.methods import ties

from .measured import Measured, best_of

PEOPLE, TIES = 100_000, 800_000


def measured() -> list[Measured]:
    """From two columns of numbers to the census and every broker's counts; igraph counts the census alone."""
    import igraph

    source, target = heavy_tailed()
    graph = igraph.Graph(n=PEOPLE, edges=np.column_stack([source, target]), directed=True)
    counts: list[int] = []
    peer = best_of(1, lambda: counts.extend(graph.triad_census()))
    here = best_of(3, lambda: ties.census(ties.from_arrays(source, target, size=PEOPLE)))
    found = ties.census(ties.from_arrays(source, target, size=PEOPLE))
    if list(found.census.values()) != counts:
        raise ValueError("igraph counts other triads in the same network.")
    work = "triad census and brokering, 100,000 people, 800,000 ties, heavy-tailed"
    return [Measured(work, here, 1.0, "igraph, the census alone", peer)]


def heavy_tailed(seed: int = 19) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Ties to people who are popular by a power law, some by thousands; about a quarter returned."""
    chance = np.random.default_rng(seed)
    popular = chance.pareto(1.7, PEOPLE) + 1
    source = chance.integers(0, PEOPLE, TIES)
    target = chance.choice(PEOPLE, TIES, p=popular / popular.sum())
    back = chance.random(TIES) < 0.15
    one, other = np.append(source, target[back]), np.append(target, source[back])
    pairs = np.unique((one * PEOPLE + other)[one != other])
    kept = chance.permutation(pairs)[:TIES]
    return kept // PEOPLE, kept % PEOPLE
