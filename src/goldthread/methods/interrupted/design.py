"""What is fitted: a trend, what each interruption changes in it, and a season.

time = 1 … n; level = 1 from T0 on; slope = (time − T0) × level, zero at T0 itself,
where T0 is the first point after the interruption. So `level` is how far the series
stands, at T0, from where its old trend would have been, and `slope` is by how much
the trend changed, a point of time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.methods.errors import TooFewPoints

Floats = NDArray[np.float64]
FEWEST = 3
"""Points that each stretch (before, between, after) must have: EPOC's least."""


class Collinear(ValueError):
    """Two or more columns of the model say the same: their effects cannot be told apart."""


@dataclass(frozen=True)
class Design:
    """The columns of a segmented regression, one row a point that is fitted.

    time: the place of each row in the series, 1 for the first point; a missing point
    leaves a hole in it. kept: for each point given, whether it is fitted (False
    within a phase-in window). at: the interruptions as given; starts: the time at
    which each one's level sets in and its slope is zero (later than `at` by the
    phase-in window). season: points in a cycle, None without one.
    """

    names: tuple[str, ...]
    matrix: Floats = field(repr=False, compare=False)
    time: NDArray[np.int64] = field(repr=False, compare=False)
    kept: NDArray[np.bool_] = field(repr=False, compare=False)
    at: tuple[int, ...]
    starts: tuple[int, ...]
    phase_in: int = 0
    season: int | None = None
    harmonics: int = 0

    @property
    def n(self) -> int:
        """Points fitted."""
        return len(self.time)

    @property
    def n_before(self) -> int:
        """Points fitted before the first interruption."""
        return int((self.time < self.starts[0]).sum())

    @property
    def n_after(self) -> int:
        """Points fitted after the last interruption."""
        return int((self.time >= self.starts[-1]).sum())

    @property
    def df(self) -> int:
        """Points left over when the coefficients are paid for."""
        return self.n - len(self.names)

    @property
    def gaps(self) -> NDArray[np.int64]:
        """Steps of time from each fitted point to the next, shape (n − 1,): 1 where none is missing."""
        return np.diff(self.time)

    def rows(self, time: ArrayLike, *, interruptions: int | None = None) -> Floats:
        """The model's columns at any times, shape (times, columns), phase-in windows included.

        interruptions: how many of them have happened (None: all; 0: the counterfactual
        without any; 1: without the second and later).
        """
        return _columns(
            np.asarray(time, dtype=np.float64), self.starts, interruptions, self.season, self.harmonics
        )


def segmented(
    time: int | ArrayLike,
    *,
    at: int | Sequence[int],
    phase_in: int = 0,
    season: int | None = None,
    harmonics: int = 2,
    said: Callable[[int], Any] = int,
) -> Design:
    """The design of a series interrupted at one or several times.

    time: how many points there are (they are then 1 … n), or the time of each point,
    whole numbers that rise: a missing month is a number left out. at: T0, the time of
    the first point after each interruption, in order. phase_in: that many times from
    each T0 on are not fitted, and the level sets in after them. season: 12 for months
    with a yearly cycle; harmonics: pairs of sine and cosine, at most half the season.
    said: how a time is said where points are refused, for times that stand for others.

    Columns: intercept, time, level, slope (level_2, slope_2, … for further
    interruptions), then sin_1, cos_1, sin_2, …
    Raises TooFewPoints where a stretch has fewer than 3 points or there are not more
    points than columns; Collinear where columns cannot be told apart; ValueError for
    times that do not rise or arguments out of range.
    Sources: Wagner et al. 2002, J Clin Pharm Ther 27:299, eq. 1; Bernal et al. 2017,
    Int J Epidemiol 46:348 (harmonics alone: their own model, a change of level without one of trend, is
    none of these).
    """
    times = _times(time)
    first = (at,) if isinstance(at, int | np.integer) else tuple(at)
    _refuse_what_makes_no_sense(first, phase_in, season, harmonics)
    starts = tuple(int(when) + phase_in for when in first)
    kept = np.ones(len(times), dtype=bool)
    for when in first:
        kept &= (times < when) | (times >= when + phase_in)
    pairs = harmonics if season else 0
    used = times[kept]
    phased = " and its phase-in" if phase_in else ""
    _refuse_short_stretches(used, starts, [f"{said(int(when))}" for when in first], phased)
    matrix = _columns(used.astype(np.float64), starts, None, season, pairs)
    names = _names(len(starts), season, pairs)
    if len(used) <= len(names):
        raise TooFewPoints(f"The model has {len(names)} columns and only {len(used)} points to fit them to.")
    _refuse_collinear(matrix, names)
    return Design(
        names, matrix, used, kept, tuple(int(when) for when in first), starts, phase_in, season, pairs
    )


def _times(time: int | ArrayLike) -> NDArray[np.int64]:
    if isinstance(time, int | np.integer):
        return np.arange(1, int(time) + 1)
    given = np.asarray(time)
    if given.ndim != 1 or not np.isfinite(given).all() or (given != np.round(given)).any():
        raise ValueError("Times are whole numbers in one row: 1 for the first point of the series.")
    times = given.astype(np.int64)
    if (np.diff(times) <= 0).any():
        place = int(np.flatnonzero(np.diff(times) <= 0)[0])
        raise ValueError(f"Times must rise; {times[place + 1]} follows {times[place]}.")
    return times


def _refuse_what_makes_no_sense(at: Sequence[int], phase_in: int, season: int | None, harmonics: int) -> None:
    if not at or any(after <= before for before, after in pairwise(at)):
        raise ValueError("There must be at least one interruption, and several must be in order.")
    if phase_in < 0:
        raise ValueError(f"A phase-in window has at least 0 points; {phase_in} is fewer.")
    if season is not None and season < 2:
        raise ValueError(f"A season has at least 2 points; {season} is fewer.")
    if season is not None and not 1 <= harmonics <= season / 2:
        raise ValueError(
            f"A season of {season} has 1 to {season // 2} harmonics; {harmonics} were asked for."
        )


def _refuse_short_stretches(
    times: NDArray[np.int64], starts: tuple[int, ...], whens: Sequence[str], phased: str
) -> None:
    stretch = np.searchsorted(np.array(starts), times, side="right")
    for place, count in enumerate(np.bincount(stretch, minlength=len(starts) + 1)):
        if count < FEWEST:
            if place == 0:
                where = f"before the interruption at {whens[0]}"
            elif place == len(starts):
                where = f"after the interruption at {whens[-1]}{phased}"
            else:
                where = f"between the interruptions at {whens[place - 1]} and {whens[place]}"
            there = "there is 1" if count == 1 else f"there are {count}"
            raise TooFewPoints(f"There must be at least {FEWEST} points {where}; {there}.")


def _columns(
    time: Floats, starts: tuple[int, ...], interruptions: int | None, season: int | None, harmonics: int
) -> Floats:
    columns = [np.ones_like(time), time]
    for place, start in enumerate(starts):
        happened = interruptions is None or place < interruptions
        level = ((time >= start) & happened).astype(np.float64)
        columns += [level, (time - start) * level]
    for pair in range(1, harmonics + 1):
        angle = 2 * np.pi * pair * time / (season or 1)
        columns += [np.cos(angle)] if 2 * pair == season else [np.sin(angle), np.cos(angle)]
    return np.column_stack(columns)


def _names(interruptions: int, season: int | None, harmonics: int) -> tuple[str, ...]:
    names = ["intercept", "time"]
    for place in range(1, interruptions + 1):
        ending = "" if place == 1 else f"_{place}"
        names += [f"level{ending}", f"slope{ending}"]
    for pair in range(1, harmonics + 1):
        names += [f"cos_{pair}"] if 2 * pair == season else [f"sin_{pair}", f"cos_{pair}"]
    return tuple(names)


def _refuse_collinear(matrix: Floats, names: tuple[str, ...]) -> None:
    """Column by column: which one is (but for rounding) made of those before it."""
    scaled = matrix / np.maximum(np.linalg.norm(matrix, axis=0), 1e-300)
    left = np.abs(np.diag(np.linalg.qr(scaled, mode="r")))
    if (left < 1e-9).any():
        name = names[int(np.flatnonzero(left < 1e-9)[0])]
        raise Collinear(f"The column {name} says nothing that those before it do not already say.")
