"""Order statistics of the means of every two values, without writing all of them down."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.intp]

FEW = 200_000
"""So many sums may be written down and sorted."""


def walsh_average(values: Floats, rank: int, *, few: int = FEW) -> float:
    """The mean of two (each with itself, too) that stands at that rank, from 1, among all n(n + 1)/2.

    values: shape (n,), sorted; few: how many sums may be written down. Exact, ties
    included. A row of the table of sums is a value with itself and all above it, so it
    is sorted: each round takes a middle sum, counts in every row what lies below it,
    and drops the side where the rank is not. About log n rounds of n log n steps;
    memory of the order of n.
    Source: after Johnson and Mizoguchi 1978, Selecting the Kth element in X + Y.
    """
    n = len(values)
    first, last = np.arange(n), np.full(n, n)  # of each row, the columns still in question
    below = 0
    while (left := int((last - first).sum())) > few:
        pivot = _middle_sum(values, first, last)
        less, upto = _count(values, pivot, "less"), _count(values, pivot, "upto")
        if rank <= int((less - np.arange(n)).sum()):
            last = np.minimum(last, less)
        elif rank > int((upto - np.arange(n)).sum()):
            below += int((np.maximum(first, upto) - first).sum())
            first = np.maximum(first, upto)
        else:
            return pivot / 2
        last = np.maximum(first, last)
    rows = np.repeat(np.arange(n), last - first)
    starts = np.repeat(np.cumsum(last - first) - (last - first), last - first)
    columns = np.arange(left) - starts + np.repeat(first, last - first)
    sums = values[rows] + values[columns]
    return float(np.partition(sums, rank - below - 1)[rank - below - 1]) / 2


def _middle_sum(values: Floats, first: Places, last: Places) -> float:
    """The median of the rows' middle sums, each weighed by what is left of its row."""
    rows = np.flatnonzero(last > first)
    weight = (last - first)[rows]
    middles = values[rows] + values[(first[rows] + last[rows] - 1) // 2]
    order = np.argsort(middles, kind="stable")
    gathered = np.cumsum(weight[order])
    return float(middles[order[np.searchsorted(gathered, gathered[-1] / 2)]])


def _count(values: Floats, pivot: float, what: str) -> Places:
    """For each row, the column at which sums stop being less than the pivot (or up to it)."""
    n = len(values)
    low, high = np.arange(n), np.full(n, n)
    for _ in range(n.bit_length() + 1):
        middle = np.minimum((low + high) // 2, n - 1)
        sums = values + values[middle]
        inside = ((sums < pivot) if what == "less" else (sums <= pivot)) & (low < high)
        high = np.where(inside | (low >= high), high, middle)
        low = np.where(inside, middle + 1, low)
    return low
