"""What the series would have done without the interruption, and how far it stands from that."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.interrupted.results import Fit

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Counterfactual:
    """The series from the interruption on, and as it would have been without any.

    Arrays have shape (points,) and are in the outcome's unit (counts for poisson and
    binomial). without, with lower and upper: the line that went before, carried on;
    the band is of the line, not of a single new point. difference: fitted − without,
    with its own interval. fitted and difference are not numbers within a phase-in
    window. Points of the controls, where there are any, are part of without.
    """

    times: tuple[Any, ...]
    observed: Floats = field(repr=False)
    fitted: Floats = field(repr=False)
    without: Floats = field(repr=False)
    lower: Floats = field(repr=False)
    upper: Floats = field(repr=False)
    difference: Floats = field(repr=False)
    difference_lower: Floats = field(repr=False)
    difference_upper: Floats = field(repr=False)

    def __len__(self) -> int:
        return len(self.times)


@dataclass(frozen=True)
class Effect:
    """How far the fitted series stands from its counterfactual, at a time or on average.

    time: None for the average of all points since the interruption. difference: in the
    outcome's unit. relative: difference over the counterfactual (0.1: a tenth above),
    with an interval; None, all three, unless the series with and without the interruption
    are both above zero, for gaussian also the interval of the line without and every point
    (what may be negative has no shares), and for counts the interval is finite.
    """

    time: Any
    difference: float
    lower: float
    upper: float
    p: float
    without: float
    relative: float | None
    relative_lower: float | None
    relative_upper: float | None


@dataclass(frozen=True, eq=False)
class Projection:
    """The fitted mean at some times with and without the interruptions, and both slopes.

    mean, bare: shape (times,), in the outcome's unit; up, up_bare: (times, columns),
    how fast each moves with the coefficients. shares: whether a difference may be told as
    a share at all.
    """

    fit: Fit
    places: NDArray[np.int64]
    mean: Floats
    bare: Floats
    up: Floats
    up_bare: Floats
    lower: Floats
    upper: Floats
    shares: bool

    def difference(self) -> tuple[Floats, Floats, Floats]:
        """mean − bare with its interval: exact for gaussian, by the delta method for counts."""
        found = self.fit.combine(self.up - self.up_bare)
        gap = self.mean - self.bare
        return gap, gap + found.lower - found.estimate, gap + found.upper - found.estimate


def project(
    fit: Fit, places: NDArray[np.int64], offset: Floats | None, base: Floats | None, *, shares: bool = True
) -> Projection:
    """The fit carried to any places of its series, with and without what happened.

    offset: what each place's count is out of; base: what is added to both lines (the
    mean of the controls, where the fit is of the difference from it). shares: False for an
    outcome that may be negative.
    """
    full, bare = (fit.design.rows(places, interruptions=count) for count in (None, 0))
    out_of = np.ones(len(places)) if offset is None else offset
    added = np.zeros(len(places)) if base is None else base
    mean, up = _mean(fit, full, out_of)
    without, up_bare = _mean(fit, bare, out_of)
    line = fit.combine(bare)
    lower, upper = (_unlinked(fit.family, edge) * out_of + added for edge in (line.lower, line.upper))
    return Projection(fit, places, mean + added, without + added, up, up_bare, lower, upper, shares)


def effects(projection: Projection, times: tuple[Any, ...], wanted: list[int]) -> tuple[Effect, ...]:
    """The effect at each wanted row of the projection, then the average over all of its rows."""
    rows = len(projection.places)
    weights = np.zeros((len(wanted) + 1, rows))
    weights[np.arange(len(wanted)), wanted] = 1.0
    weights[-1] = 1 / rows
    labels = [times[place] for place in wanted]
    return _weighed(projection, weights, [*labels, None])


def _weighed(projection: Projection, weights: Floats, labels: list[Any]) -> tuple[Effect, ...]:
    mean, bare = weights @ projection.mean, weights @ projection.bare
    up, up_bare = weights @ projection.up, weights @ projection.up_bare
    found = projection.fit.combine(up - up_bare)
    gap = mean - bare
    relative = _relative(projection, mean, bare, up, up_bare)
    return tuple(
        Effect(
            time=label,
            difference=float(gap[row]),
            lower=float(gap[row] + found.lower[row] - found.estimate[row]),
            upper=float(gap[row] + found.upper[row] - found.estimate[row]),
            p=float(found.p[row]),
            without=float(bare[row]),
            relative=relative[row][0],
            relative_lower=relative[row][1],
            relative_upper=relative[row][2],
        )
        for row, label in enumerate(labels)
    )


def _relative(
    projection: Projection, mean: Floats, bare: Floats, up: Floats, up_bare: Floats
) -> list[tuple[float | None, float | None, float | None]]:
    """mean / bare − 1 with an interval made on the logarithm, where it means something (see Effect)."""
    told: list[tuple[float | None, float | None, float | None]] = [(None, None, None)] * len(mean)
    fit = projection.fit
    clear = (mean > 0) & (bare > 0) & projection.shares
    if fit.family == "gaussian":
        line = fit.combine(up_bare)
        clear &= bare + line.lower - line.estimate > 0
    usable = np.flatnonzero(clear)
    if not len(usable):
        return told
    away = up[usable] / mean[usable, None] - up_bare[usable] / bare[usable, None]
    found = fit.combine(away)
    middle = np.log(mean[usable] / bare[usable])
    ends = (middle, middle + found.lower - found.estimate, middle + found.upper - found.estimate)
    with np.errstate(over="ignore"):
        shares = np.expm1(np.column_stack(ends))
    for row, (share, low, high) in zip(usable, shares.tolist(), strict=True):
        if np.isfinite(high):
            told[row] = (share, low, high)
    return told


def _mean(fit: Fit, rows: Floats, out_of: Floats) -> tuple[Floats, Floats]:
    """The mean in the outcome's unit, and how it moves with each coefficient."""
    unlinked = _unlinked(fit.family, rows @ fit.coefficients)
    rate = {
        "gaussian": np.ones_like(unlinked),
        "poisson": unlinked,
        "binomial": unlinked * (1 - unlinked),
    }[fit.family]
    return unlinked * out_of, rows * (rate * out_of)[:, None]


def _unlinked(family: str, linear: Floats) -> Floats:
    """The mean that a value of the linear predictor stands for; infinite where it is too large to tell."""
    if family == "gaussian":
        return linear
    with np.errstate(over="ignore"):
        grown: Floats = np.exp(linear) if family == "poisson" else 1 / (1 + np.exp(-linear))
    return grown
