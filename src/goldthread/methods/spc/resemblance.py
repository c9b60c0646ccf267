"""How much each point resembles the one before, whatever sudden or gradual change there was.

A shift or a slope makes neighbours alike too. So the one change that explains most (a step at any place, or
a straight slope, within a phase) is taken out first, with the phases' means and the season; what the
correlation of the rest then means is read off simulated series treated in exactly the same way.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.spc.false_alarms import SEED, Stable, leaning, stable_series
from goldthread.methods.spc.limits import Floats

GRID = (-0.6, -0.4, -0.2, -0.1, 0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
"""Correlations at which series are simulated; estimates and intervals lie within."""

NOTHING = 1e-10
"""What is left of a series is arithmetic, and no more, below this share of its largest value."""

STEPS_TRIED = 60
"""At most so many places at which a level might have changed are tried, evenly apart."""


@dataclass(frozen=True)
class Layout:
    """What a series looks like before its values: its places in time, its phases, its season.

    places: in steps, from 0; phase_starts: indices of the first point of each phase, 0 the first;
    period: points a season, None for none; waves: how many sines and cosines draw it.
    """

    places: tuple[int, ...]
    phase_starts: tuple[int, ...] = (0,)
    period: int | None = None
    waves: int = 0

    @property
    def n(self) -> int:
        return len(self.places)

    @property
    def spans(self) -> list[tuple[int, int]]:
        """The first point of each phase, and the first that no longer belongs to it."""
        return list(zip(self.phase_starts, [*self.phase_starts[1:], self.n], strict=True))

    @property
    def without_season(self) -> Layout:
        """The same, as if no season were known."""
        return Layout(self.places, self.phase_starts)


def left_by_rounding(values: Floats) -> Floats:
    """Squares that arithmetic alone may leave of each series, a row of values or one series."""
    nothing: Floats = values.shape[-1] * (NOTHING * np.abs(values).max(axis=-1)) ** 2
    return nothing


@lru_cache(maxsize=512)
def levels(layout: Layout) -> Floats:
    """A column of ones for each phase. Shape (n, phases)."""
    columns = np.zeros((layout.n, len(layout.phase_starts)))
    for column, (start, stop) in enumerate(layout.spans):
        columns[start:stop, column] = 1
    return columns


@lru_cache(maxsize=512)
def seasons(layout: Layout) -> Floats:
    """Sines and cosines of the season, slowest first. Shape (n, k), k 0 where there is none."""
    if layout.period is None or not layout.waves:
        return np.empty((layout.n, 0))
    turns = 2 * np.pi * np.asarray(layout.places) / layout.period
    columns = [wave(k * turns) for k in range(1, layout.waves + 1) for wave in (np.sin, np.cos)]
    if layout.waves * 2 == layout.period:
        del columns[-2]
    return np.column_stack(columns)


def changes(layout: Layout) -> Floats:
    """The changes tried: a step at each place within a phase, and a slope over it. Shape (n, tried)."""
    every = max(1, layout.n // STEPS_TRIED)
    columns = []
    index = np.arange(layout.n)
    for start, stop in layout.spans:
        within = (index >= start) & (index < stop)
        columns += [(within & (index >= place)) * 1.0 for place in range(start + 3, stop - 2, every)]
        if stop - start > 2:
            columns.append(within * (np.asarray(layout.places) - layout.places[start]).astype(float))
    return np.column_stack(columns) if columns else np.empty((layout.n, 0))


def best_change(values: Floats, layout: Layout) -> Floats:
    """The change that explains most of one series beside its levels and season, as a column.

    Shape (n, 1), or (n, 0) where none can be tried. What levels and season explain of it is taken off.
    """
    basis, tried = _prepared(layout)
    if not tried.shape[1]:
        return tried
    explained = np.abs((values - basis @ (basis.T @ values)) @ tried)
    return tried[:, [int(explained.argmax())]]


def resemblance(values: Floats, layout: Layout) -> Floats:
    """The lag-1 correlation of what is left of each series, a row of values. Shape (series,).

    Only neighbours one step apart are compared. Not a number where nothing is left.
    """
    rest = left_after(values, layout)
    next_to = np.diff(layout.places) == 1
    together = (rest[:, 1:] * rest[:, :-1])[:, next_to].sum(axis=1)
    size = (rest**2).sum(axis=1)
    found: Floats = np.divide(
        together, size, out=np.full(len(values), np.nan), where=size > left_by_rounding(values)
    )
    return found


def left_after(values: Floats, layout: Layout) -> Floats:
    """What levels, season and the one change that explains most leave of each series, a row of values."""
    basis, tried = _prepared(layout)
    rest: Floats = values - (values @ basis) @ basis.T
    if tried.shape[1]:
        explained = rest @ tried
        best = np.abs(explained).argmax(axis=1)
        rest = rest - explained[np.arange(len(rest)), best][:, None] * tried[:, best].T
    return rest


@dataclass(frozen=True, eq=False)
class Reference:
    """What resemblance() gives on stable series of one layout.

    independent: sorted, of independent points, shape (series,). lower, middle, upper: the 2.5%, 50% and
    97.5% quantiles at each correlation of GRID.
    """

    independent: Floats
    lower: Floats
    middle: Floats
    upper: Floats

    def p(self, seen: float) -> float:
        """The share of independent series that resemble themselves at least so; 1 where nothing is seen."""
        if np.isnan(seen):
            return 1.0
        above = len(self.independent) - int(np.searchsorted(self.independent, seen))
        return (above + 1) / (len(self.independent) + 1)

    def estimate(self, seen: Floats) -> Floats:
        """The correlation of which it is as likely to see more as to see less; 0 where nothing is seen."""
        return np.where(np.isnan(seen), 0.0, np.interp(seen, self.middle, GRID))

    def interval(self, seen: float) -> tuple[float, float]:
        """The correlations that what was seen does not speak against, at 95%; within GRID."""
        if np.isnan(seen):
            return GRID[0], GRID[-1]
        return float(np.interp(seen, self.upper, GRID)), float(np.interp(seen, self.lower, GRID))


@lru_cache(maxsize=512)
def reference(layout: Layout) -> Reference:
    """Simulated once for each layout, with a fixed seed, and remembered."""
    n, span = layout.n, layout.places[-1] + 1
    many, some = max(500, min(3000, 400_000 // n)), max(200, min(400, 60_000 // n))
    independent = resemblance(stable_series(n, Stable(), series=many, seed=SEED + 1), layout)
    noise = stable_series(span, Stable(), series=some, seed=SEED + 2)
    leaned = leaning(np.tile(noise, (len(GRID), 1)), np.repeat(GRID, some))
    seen = resemblance(leaned[:, layout.places], layout).reshape(len(GRID), some)
    seen.sort(axis=1)
    at = [round(share * (some - 1)) for share in (0.025, 0.5, 0.975)]
    lower, middle, upper = np.maximum.accumulate(seen[:, at], axis=0).T
    return Reference(np.sort(independent), lower, middle, upper)


@lru_cache(maxsize=512)
def _prepared(layout: Layout) -> tuple[Floats, Floats]:
    """An orthonormal basis of levels and season, and the changes beside it at length 1."""
    basis: NDArray[np.float64] = np.linalg.qr(np.column_stack([levels(layout), seasons(layout)]))[0]
    tried = changes(layout)
    tried = tried - basis @ (basis.T @ tried)
    length = np.sqrt((tried**2).sum(axis=0))
    real = length > 1e-6 * np.sqrt(layout.n)
    return basis, tried[:, real] / length[real]
