"""Several values a time: their means and standard deviations, from the values or as worked out before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.methods.errors import TooFewPoints
from goldthread.methods.spc.kinds import Impossible, Kind
from goldthread.methods.spc.limits import Floats

XMR_INSTEAD = "For one value a time there is the XmR chart."


@dataclass(frozen=True, eq=False)
class Groups:
    """The groups of one series, in order of time, shape (groups,): how many values, their mean and their sd.

    The sd of one value alone is not a number.
    """

    times: tuple[Any, ...]
    sizes: Floats
    means: Floats
    deviations: Floats

    def drawn(self, kind: Kind) -> Groups:
        """Those that have a point on such a chart: on an S chart none of one value.

        Raises Impossible where every group has one value, TooFewPoints where an S chart has one point.
        """
        several = self.sizes > 1
        if not several.any():
            raise Impossible(f"Each time has one value; a chart of kind {kind} needs several. {XMR_INSTEAD}")
        if kind is Kind.XBAR or several.all():
            return self
        times = tuple(time for time, so in zip(self.times, several, strict=True) if so)
        return Groups(times, self.sizes[several], self.means[several], self.deviations[several])

    @property
    def alone(self) -> tuple[Any, ...]:
        """The times with one value."""
        return tuple(time for time, size in zip(self.times, self.sizes, strict=True) if size == 1)


def grouped(values: ArrayLike, times: Sequence[Any]) -> Groups:
    """The groups of values that share a time. times: as long as values, each no earlier than the one before.

    Raises ValueError for times out of order or a value that is missing; TooFewPoints without values.
    """
    given = np.asarray(values, dtype=np.float64)
    if given.ndim != 1 or len(given) != len(times):
        raise ValueError(f"There are {given.size} values and {len(times)} times.")
    if not len(given):
        raise TooFewPoints("Limits need at least 2 points; there are 0.")
    if not np.isfinite(given).all():
        raise ValueError(
            f"The value at place {int(np.argmin(np.isfinite(given))) + 1} is missing or infinite."
        )
    labels, codes = [times[0]], np.zeros(len(given), dtype=np.int64)
    for place in range(1, len(given)):
        if times[place] < labels[-1]:
            raise ValueError(f"Times must be in order: {labels[-1]} comes after {times[place]}.")
        if times[place] != labels[-1]:
            labels.append(times[place])
        codes[place] = len(labels) - 1
    return Groups(tuple(labels), *described(given, codes, len(labels)))


def described(values: Floats, codes: NDArray[np.int64], count: int) -> tuple[Floats, Floats, Floats]:
    """Of each of so many groups its size, mean and standard deviation. codes: the group of each value.

    Raises ValueError where values lie too far apart for the machine's numbers.
    """
    sizes = np.bincount(codes, minlength=count).astype(np.float64)
    means = np.bincount(codes, values, count) / sizes
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        squares = np.bincount(codes, (values - means[codes]) ** 2, count)
        if not np.isfinite(squares).all():
            raise ValueError("Values of one group lie too far apart to be squared.")
        deviations = np.where(sizes > 1, np.sqrt(squares / (sizes - 1)), np.nan)
    return sizes, means, deviations


def as_worked_out(means: ArrayLike, times: Sequence[Any], sizes: ArrayLike, deviations: ArrayLike) -> Groups:
    """Groups whose sizes, means and standard deviations somebody worked out. Raises Impossible as below."""
    columns = [np.array(each, dtype=np.float64) for each in (sizes, means, deviations)]
    if {each.shape for each in columns} != {(len(times),)}:
        raise ValueError("There must be as many sizes and standard deviations as means and times.")
    refuse_impossible_groups(*columns)
    columns[2][columns[0] == 1] = np.nan
    return Groups(tuple(times), *columns)


def refuse_impossible_groups(sizes: Floats, means: Floats, deviations: Floats) -> None:
    """Raise Impossible for the first size, mean or standard deviation that no group can have."""
    whole = np.isfinite(sizes) & (sizes >= 1) & (sizes == np.rint(sizes))
    known = np.isfinite(deviations) & (deviations >= 0)
    for wrong, reason in (
        (~whole, f"The size of a group is a whole number from 1 on, not {{sizes:g}}. {XMR_INSTEAD}"),
        (~np.isfinite(means), "The mean is missing or infinite."),
        (
            ~known & (sizes > 1),
            "A group of {sizes:g} has a standard deviation of 0 or more, not {deviations:g}.",
        ),
    ):
        if wrong.any():
            place = int(np.argmax(wrong))
            found = {"sizes": sizes[place], "deviations": deviations[place]}
            raise Impossible(reason.format(**found), place)
