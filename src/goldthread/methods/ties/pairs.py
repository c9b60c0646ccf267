"""Pairs of actors that are tied, and every triangle that three such pairs make.

Each pair runs from its less busy to its busier end. Then nobody begins many pairs, however many
others name them: at most √(2 × pairs) of them, and so the two that any triangle's least busy corner
begins are soon listed, even where a few people are known to all.

Source: the forward algorithm of Schank and Wagner, Finding, counting and listing all triangles in
large graphs (2005), section 4.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.intp]
FORTH, BACK, BOTH = 1, 2, 3
AT_ONCE = 1 << 19
SCATTER = 0x9E3779B97F4A7C15
"""2⁶⁴ over the golden ratio, odd: multiplying by it spreads keys evenly (Knuth, volume 3, section 6.4)."""


@dataclass(frozen=True, eq=False)
class Pairs:
    """The tied pairs among size actors: shape (pairs,), ordered by low and then high.

    low, high: the less busy and the busier end. way: FORTH (1) where only low named high, BACK (2)
    where only high named low, BOTH (3). key: low × size + high in the order of being busy, rising.
    """

    size: int
    low: Places
    high: Places
    way: NDArray[np.int8]
    key: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.low)

    @cached_property
    def _last(self) -> Places:
        """For each pair, the place after the last pair of the same low end."""
        ends = np.append(np.flatnonzero(np.diff(self.low)), len(self) - 1) + 1
        return np.repeat(ends, np.diff(ends, prepend=0))


def tied_pairs(source: Places, target: Places, size: int) -> Pairs:
    """The pairs behind ties that are distinct and never of somebody with themselves."""
    busy = np.bincount(source, minlength=size) + np.bincount(target, minlength=size)
    order = np.argsort(busy, kind="stable")
    rank = np.empty(size, dtype=np.int64)
    rank[order] = np.arange(size)
    one, other = rank[source], rank[target]
    arcs = np.sort((np.minimum(one, other) * size + np.maximum(one, other)) * 2 + (one > other))
    key, back = arcs >> 1, arcs & 1
    again = np.append(False, key[1:] == key[:-1])[: len(key)]
    twice = np.append(again[1:], False)[: len(key)]
    way = np.where(twice, BOTH, np.where(back, BACK, FORTH)).astype(np.int8)[~again]
    key = key[~again]
    return Pairs(size, order[key // max(size, 1)], order[key % max(size, 1)], way, key)


def triangles(pairs: Pairs) -> Iterator[tuple[Places, Places, Places]]:
    """Every triangle once, many at a time, as the places of its three pairs.

    For corners a, b, c from the least busy to the busiest: the pairs a–b, a–c and b–c.
    """
    if not len(pairs):
        return
    find = _Finder(pairs.key)
    rank_of_high = pairs.key % pairs.size
    later = pairs._last - np.arange(len(pairs)) - 1
    until = np.cumsum(later)
    begin = 0
    while begin < len(pairs):
        done = until[begin - 1] if begin else 0
        end = max(int(np.searchsorted(until, done + AT_ONCE, side="right")), begin + 1)
        first = np.repeat(np.arange(begin, end), later[begin:end])
        run_began = np.repeat(until[begin:end] - later[begin:end] - done, later[begin:end])
        second = first + 1 + np.arange(len(first)) - run_began
        third = find(rank_of_high[first] * pairs.size + rank_of_high[second])
        closed = third >= 0
        yield first[closed], second[closed], third[closed]
        begin = end


class _Finder:
    """Where a key stands among distinct rising keys; −1 where it does not.

    A table of places by scattered key answers most; keys that share a slot with another are
    looked up in order. A binary search for each would take five times as long.
    """

    def __init__(self, keys: NDArray[np.int64]) -> None:
        bits = max(int(len(keys) - 1).bit_length() + 2, 4)
        self.keys, self.shift = keys, np.uint64(64 - bits)
        self.table = np.full(1 << bits, -1, dtype=np.int32 if len(keys) < 1 << 31 else np.int64)
        slots = self._slots(keys)
        self.table[slots] = np.arange(len(keys))
        self.crowded_out = np.flatnonzero(self.table[slots] != np.arange(len(keys)))
        self.their_keys = np.append(keys[self.crowded_out], -1)

    def _slots(self, keys: NDArray[np.int64]) -> NDArray[np.uint64]:
        slots: NDArray[np.uint64] = (keys.view(np.uint64) * np.uint64(SCATTER)) >> self.shift
        return slots

    def __call__(self, wanted: NDArray[np.int64]) -> Places:
        found = self.table[self._slots(wanted)].astype(np.intp)
        other = np.flatnonzero((found >= 0) & (self.keys[found] != wanted))
        place = np.searchsorted(self.their_keys[:-1], wanted[other])
        there = self.their_keys[place] == wanted[other]
        found[other] = -1
        found[other[there]] = self.crowded_out[place[there]]
        return found
