"""Where the centre line and the limits of an XmR chart lie."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.methods.errors import TooFewPoints

Floats = NDArray[np.float64]

LIMIT_FACTOR = 2.66
"""Mean moving range to limit, 3 / 1.128 rounded as the NHS spreadsheet rounds it."""

SCREEN_FACTOR = 3.267
"""A moving range of at least so many times their mean is dropped where ranges are screened."""

TRIAL_BELOW = 13
"""Limits made from fewer points than this are trial limits."""

ON_THE_LINE = 2e-15
"""Share of the largest value within which a point counts as on a line: 9 to 18 of its last bits.

Numbers such as 82.1 are held in binary, nearly: their mean may differ from a reading
that it equals in its last bit, and a limit in a few. That is arithmetic, not a shift.
"""


@dataclass(frozen=True)
class Limits:
    """A centre line and limits, in the unit of the values they were made from.

    One series gives numbers, many series give arrays of shape (series, 1), or of
    shape (series, time) where each point has limits of its own. slack is the
    distance within which a value counts as on a line. A limit that cannot be set is
    not a number, and nothing is beyond it.
    """

    centre: Floats
    lower: Floats
    upper: Floats
    slack: Floats

    def of(self, start: int, stop: int) -> Limits:
        """The limits of the points from start to before stop, of arrays of shape (series, time or 1)."""
        lines = (self.centre, self.lower, self.upper, self.slack)
        return Limits(*(line if line.shape[1] == 1 else line[:, start:stop] for line in lines))


def xmr_limits(
    values: ArrayLike,
    *,
    fix_after: int | None = None,
    screen: bool = False,
    on_the_line: float = ON_THE_LINE,
) -> Limits:
    """Natural process limits for individual values (XmR chart).

    values: shape (n,) for one series or (series, n) for many, n >= 2, in time
    order, one unit throughout, all finite. Returns limits in the same unit, of
    shape () or (series, 1); the lower is not clipped at zero, since whether a
    negative value is possible is for the caller to say. fix_after: how many of the
    first points make the limits, all if None. screen: whether moving ranges of at
    least 3.267 times their mean are dropped, once, before the limits are set; where
    all are dropped (they are all 0) there are no limits. on_the_line: the share of the
    largest value within which a point counts as on a line.

    Raises TooFewPoints for n < 2, ValueError for a missing or infinite value.
    Source: Montgomery, Introduction to Statistical Quality Control, eq. 6.33,
    with 2.66 for 3 / d2 as in NHS England's Making Data Count; screening: Nelson,
    Control charts for individual measurements, J. Quality Technology 14 (1982).
    """
    readings = finite(values)
    many = readings.ndim == 2
    base = readings[..., :fix_after]
    centre = mean_of(base, keepdims=many)
    reach = LIMIT_FACTOR * mean_moving_range(base, screen=screen, keepdims=many)
    slack: Floats = on_the_line * np.abs(readings).max(axis=-1, keepdims=many)
    return Limits(centre, centre - reach, centre + reach, slack)


def mean_moving_range(base: Floats, *, screen: bool, keepdims: bool, breaks: tuple[int, ...] = ()) -> Floats:
    """The mean distance from one value to the next; not a number where none is left to take it of.

    breaks: places of values that are no neighbours of the one before.
    """
    ranges = np.abs(np.diff(base))
    if breaks:
        ranges = np.delete(ranges, [place - 1 for place in breaks if place < base.shape[-1]], axis=-1)
    if ranges.shape[-1] == 0:
        none = np.full((*base.shape[:-1], 1), np.nan)
        return none if keepdims else none[..., 0]
    mean = mean_of(ranges, keepdims=True)
    if screen:
        kept = ranges < SCREEN_FACTOR * mean
        if not kept.all():
            mean = np.where(kept.all(axis=-1, keepdims=True), mean, _mean_where(ranges, kept))
    return mean if keepdims else mean[..., 0]


def finite(values: ArrayLike) -> Floats:
    """The values as floats of shape (n,) or (series, n), refused if too few or not all finite."""
    readings = np.asarray(values, dtype=np.float64)
    if readings.ndim not in (1, 2):
        raise ValueError(f"Values must be one series or a table of series, not {readings.ndim} dimensions.")
    if readings.shape[-1] < 2:
        raise TooFewPoints(f"Limits need at least 2 points; there {_are(readings.shape[-1])}.")
    if not np.isfinite(readings).all():
        where = int(np.argwhere(~np.isfinite(readings))[0][-1])
        raise ValueError(f"The value at place {where + 1} is missing or infinite.")
    return readings


def mean_of(values: Floats, *, keepdims: bool) -> Floats:
    """The mean over time, to the last bit of the numbers as they are held.

    Equal values have exactly that mean. Summed twice in extended precision, where the
    machine has it, as R does; so that a point is on our line when it is on R's.
    """
    return _mean_where(values, None) if keepdims else _mean_where(values, None)[..., 0]


def _mean_where(values: Floats, kept: NDArray[np.bool_] | None) -> Floats:
    """The mean of those that are kept (all if None), of shape (…, 1); not a number where none are."""
    count = values.shape[-1] if kept is None else kept.sum(axis=-1, keepdims=True)
    among = True if kept is None else kept
    with np.errstate(invalid="ignore", divide="ignore"):
        first = values.sum(axis=-1, keepdims=True, where=among, dtype=np.longdouble) / count
        rest = (values - first).sum(axis=-1, keepdims=True, where=among) / count
    mean: Floats = (first + rest).astype(np.float64)
    return mean


def _are(count: int) -> str:
    return "is 1" if count == 1 else f"are {count}"
