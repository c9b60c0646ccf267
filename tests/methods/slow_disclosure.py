"""Slow, obvious twins of the method of disclosure: every subset, every table."""

from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.disclosure import Sum


def fewest(releases: Sequence[Mapping[Any, Hashable]]) -> int | None:
    """The fewest contributors on which some weighing rests, by trying each set of them."""
    contributors = list(dict.fromkeys(c for release in releases for c in release))
    whole = rank(releases, contributors)
    for size in range(1, len(contributors) + 1):
        for chosen in combinations(contributors, size):
            others = [c for c in contributors if c not in chosen]
            if rank(releases, others) < whole:
                return size
    return None


def rank(releases: Sequence[Mapping[Any, Hashable]], contributors: Sequence[Hashable]) -> int:
    """How many weighings differ on these contributors' states, by elimination in fractions."""
    states = [(c, s) for c in contributors for s in dict.fromkeys(r[c] for r in releases if c in r)]
    rows = [[Fraction(int(r.get(c) == s and c in r)) for r in releases] for c, s in states]
    found = 0
    for column in range(len(releases)):
        pivot = next((row for row in rows[found:] if row[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        rows.insert(found, pivot)
        for place, row in enumerate(rows):
            if place != found and row[column]:
                times = row[column] / pivot[column]
                rows[place] = [a - times * b for a, b in zip(row, pivot, strict=True)]
        found += 1
    return found


def possible(
    cells: NDArray[np.float64], sums: Sequence[Sum], hidden: NDArray[np.bool_], most: int
) -> dict[int, set[int]]:
    """What each hidden cell can be in whole numbers up to `most`, by filling in every table there is."""
    places = [int(p) for p in np.flatnonzero(hidden)]
    found: dict[int, set[int]] = {place: set() for place in places}
    for guess in product(range(most + 1), repeat=len(places)):
        filled = cells.copy()
        filled[places] = guess
        if all(filled[total] == filled[list(parts)].sum() for total, parts in sums):
            for place, value in zip(places, guess, strict=True):
                found[place].add(value)
    return found
