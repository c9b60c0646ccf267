"""Is there a shift or a drift? Anhøj's two tests of how points cross their centre line.

In a series that does not change, half of the points lie on either side of the median
in no order. A shift or a drift makes runs longer and crossings fewer.

Sources: Anhøj and Olesen, Run charts revisited, PLoS ONE 9 (2014) e113825; the longest
run: Schilling, The surprising predictability of long runs, Mathematics Magazine 85
(2012); crossings: Chen, A note on the runs test, Model Assisted Statistics and
Applications 5 (2010).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.spc.rules import Sides

Ints = NDArray[np.int64]

NOTHING = -1
"""Stands in arrays where there is nothing to count."""


@dataclass(frozen=True)
class Runs:
    """How the points of one phase cross its centre line.

    useful counts the points off the line; longest is the longest run on one side and
    crossings is how often a useful point lies on the other side than the one before.
    With no useful point the other four are None.
    """

    useful: int
    longest: int | None
    longest_limit: int | None
    crossings: int | None
    crossings_limit: int | None
    signal: bool


@dataclass(frozen=True, eq=False)
class ManyRuns:
    """How the points of many series cross their centre lines. Arrays of shape (series,).

    Fields as in Runs; -1 stands where there is no useful point.
    """

    useful: Ints
    longest: Ints
    longest_limit: Ints
    crossings: Ints
    crossings_limit: Ints
    signal: NDArray[np.bool_]

    @classmethod
    def room_for(cls, series: int) -> ManyRuns:
        """Arrays to be filled."""
        useful, longest, longest_limit, crossings, crossings_limit = np.zeros((5, series), np.int64)
        return cls(useful, longest, longest_limit, crossings, crossings_limit, np.zeros(series, bool))

    def __getitem__(self, places: Ints) -> ManyRuns:
        """The runs of some of the series."""
        return ManyRuns(*(getattr(self, field.name)[places] for field in fields(self)))

    def __setitem__(self, places: Ints, runs: ManyRuns) -> None:
        for field in fields(self):
            getattr(self, field.name)[places] = getattr(runs, field.name)

    def at(self, place: int) -> Runs:
        """The runs of one series."""
        useful = int(self.useful[place])
        if useful == 0:
            return Runs(0, None, None, None, None, False)
        return Runs(
            useful,
            int(self.longest[place]),
            int(self.longest_limit[place]),
            int(self.crossings[place]),
            int(self.crossings_limit[place]),
            bool(self.signal[place]),
        )


def runs_of(sides: Sides, breaks: tuple[int, ...] = ()) -> ManyRuns:
    """Runs and crossings of many series.

    sides: shape (series, time), +1 above the centre line, -1 below, 0 on it. A point
    on the line is left out, as if it were not there: it neither breaks a run nor is a
    crossing. breaks: places of points that follow a long gap: a run ends there, and a
    crossing is one all the same. A signal: the longest run is longer than round(log2 n) + 3, or there are
    fewer crossings than the 5% quantile of Binomial(n − 1, ½), n the useful points.
    """
    useful = np.count_nonzero(sides, axis=1)
    longest, runs = np.zeros_like(useful), np.zeros_like(useful)
    series, time = np.nonzero(sides)
    if len(series):
        side = sides[series, time]
        begins = np.r_[True, (series[1:] != series[:-1]) | (side[1:] != side[:-1])]
        runs = np.bincount(series[begins], minlength=len(sides))
        if breaks:
            stretch = np.searchsorted(breaks, time, side="right")
            begins |= np.r_[True, stretch[1:] != stretch[:-1]]
        at = np.flatnonzero(begins)
        lengths = np.diff(np.r_[at, len(series)])
        np.maximum.at(longest, series[at], lengths)
    longest_limit, crossings_limit = _limits(useful)
    crossings = runs - 1
    signal = (useful > 0) & ((longest > longest_limit) | (crossings < crossings_limit))
    none = useful == 0
    for array in (longest, longest_limit, crossings, crossings_limit):
        array[none] = NOTHING
    return ManyRuns(useful, longest, longest_limit, crossings, crossings_limit, signal)


def longest_run_limit(useful: int) -> int:
    """The longest run to be expected of so many useful points: round(log2 n) + 3."""
    return int(np.rint(np.log2(useful))) + 3


@cache
def fewest_crossings(useful: int) -> int:
    """The fewest crossings to be expected of so many useful points: the 5% quantile of Binomial(n − 1, ½).

    The smallest k of which at least 5% of all 2^(n − 1) sequences have at most k.
    """
    steps = useful - 1
    if steps > 20_000:  # whole numbers of so many digits would take seconds
        from scipy.stats import binom

        return int(binom.ppf(0.05, steps, 0.5))
    sequences, ways, so_far = 2**steps, 1, 1
    for k in range(steps + 1):
        if 20 * so_far >= sequences:
            return k
        ways = ways * (steps - k) // (k + 1)
        so_far += ways
    return steps


def _limits(useful: Ints) -> tuple[Ints, Ints]:
    longest, crossings = np.zeros_like(useful), np.zeros_like(useful)
    for n in np.unique(useful[useful > 0]).tolist():
        same = useful == n
        longest[same], crossings[same] = longest_run_limit(n), fewest_crossings(n)
    return longest, crossings
