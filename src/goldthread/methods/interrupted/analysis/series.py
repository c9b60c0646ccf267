"""What an analysis is made of before anything is fitted: the points, their places, the model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.methods.errors import TooFewPoints
from goldthread.methods.interrupted.analysis.times import Calendar, calendar
from goldthread.methods.interrupted.design import Design, segmented
from goldthread.methods.interrupted.estimate import Errors, Family, fit
from goldthread.methods.interrupted.phrases import counted
from goldthread.methods.interrupted.results import Fit

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Model:
    """How a series is fitted: all that is the same for it, its controls and its placebos."""

    errors: Errors = "ar1-marginal"
    lag: int | None = None
    family: Family = "gaussian"
    season: int | None = None
    harmonics: int = 2
    confidence: float = 0.95

    def design(
        self,
        places: NDArray[np.int64],
        starts: Sequence[int],
        phase_in: int = 0,
        said: Callable[[int], Any] = int,
    ) -> Design:
        """The design of points at those places, interrupted at those; said: a place as a time."""
        return segmented(
            places,
            at=tuple(starts),
            phase_in=phase_in,
            season=self.season,
            harmonics=self.harmonics,
            said=said,
        )

    def fit(self, design: Design, outcome: Floats, offset: Floats | None = None) -> Fit:
        """One series, fitted."""
        return fit(
            design,
            outcome,
            errors=self.errors,
            lag=self.lag,
            family=self.family,
            offset=offset,
            confidence=self.confidence,
        )


@dataclass(frozen=True, eq=False)
class Series:
    """The points that have a value, in order of time.

    values: (n,), the rate where a denominator makes one. offset: what counts are out
    of, for the fit; denominator: the same, for the checks, also of a rate. kept: of all
    points given, which have a value.
    """

    calendar: Calendar
    values: Floats = field(repr=False)
    offset: Floats | None = field(repr=False)
    denominator: Floats | None = field(repr=False)
    kept: NDArray[np.bool_] = field(repr=False)


def series(
    outcome: ArrayLike,
    times: Sequence[Any] | NDArray[Any] | None,
    offset: ArrayLike | None,
    *,
    family: Family,
    per: float,
) -> Series:
    """The points to be analysed; for gaussian with an offset, the rate per × outcome / offset."""
    values = np.asarray(outcome, dtype=np.float64)
    labels = tuple(range(1, values.size + 1)) if times is None else tuple(times)
    if values.ndim != 1 or len(labels) != len(values):
        raise ValueError(
            f"Each value has a time; given were {counted(values.size, 'value')} and "
            f"{counted(len(labels), 'time')}."
        )
    kept = ~np.isnan(values)
    if not kept.any():
        raise TooFewPoints("There is no point with a value.")
    _refuse_infinite(values, labels)
    days = calendar([label for label, keep in zip(labels, kept, strict=True) if keep])
    denominator = None if offset is None else _denominator(offset, labels, kept)
    if family != "gaussian":
        _refuse_what_is_no_count(days.times, values[kept], denominator, family)
    if denominator is None:
        return Series(days, values[kept], None, None, kept)
    if family == "gaussian":
        return Series(days, per * values[kept] / denominator, None, denominator, kept)
    return Series(days, values[kept], denominator, denominator, kept)


def interruptions(days: Calendar, at: Any, phase_in: Any) -> tuple[list[int], int]:
    """The place of the first point after each interruption, and how many places of phase-in follow.

    Raises ValueError for times outside the series or out of order, and for a phase-in
    that ends before it begins or goes with several interruptions.
    """
    several = list(at) if isinstance(at, list | tuple | np.ndarray) else [at]
    starts = [days.place_of(when) for when in several]
    if sorted(set(starts)) != starts:
        raise ValueError("Several interruptions must be in order of time, each at a point of its own.")
    if phase_in is None:
        return starts, 0
    if len(starts) > 1:
        raise ValueError("A phase-in window goes with one interruption; there are several.")
    length = days.place_of(phase_in, called="The end of the phase-in") - starts[0]
    if length < 0:
        raise ValueError(f"The phase-in ends at {phase_in}, before the interruption at {several[0]}.")
    return starts, length


def _refuse_infinite(values: Floats, labels: tuple[Any, ...]) -> None:
    wrong = np.flatnonzero(np.isinf(values))
    if len(wrong):
        raise ValueError(f"The value at {labels[int(wrong[0])]} is infinite.")


def _refuse_what_is_no_count(
    times: tuple[Any, ...], counts: Floats, denominator: Floats | None, family: Family
) -> None:
    """Counts below 0, or above their trials, by the first time that has one."""
    below = np.flatnonzero(counts < 0)
    if len(below):
        place = int(below[0])
        raise ValueError(f"The count at {times[place]} is {counts[place]:g}; a count is 0 or more.")
    if family == "binomial" and denominator is not None and (counts > denominator).any():
        place = int(np.flatnonzero(counts > denominator)[0])
        told = f"{counts[place]:g} out of {denominator[place]:g}"
        raise ValueError(f"The count at {times[place]} is {told}: there are more than all.")


def _denominator(offset: ArrayLike, labels: tuple[Any, ...], kept: NDArray[np.bool_]) -> Floats:
    given = np.asarray(offset, dtype=np.float64)
    if given.shape != kept.shape:
        raise ValueError(
            f"Each value has an offset; given were {counted(len(kept), 'value')} and "
            f"{counted(given.size, 'offset')}."
        )
    for label, value, keep in zip(labels, given, kept, strict=True):
        if keep and not (np.isfinite(value) and value > 0):
            raise ValueError(f"The offset at {label} is {value:g}; it must be above 0.")
    return given[kept]
