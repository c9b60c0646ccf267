"""Where the centre line and the limits of an XmR chart lie."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.methods.errors import TooFewPoints

Floats = NDArray[np.float64]

LIMIT_FACTOR = 2.66
"""Mean moving range to limit, 3 / 1.128 rounded as the NHS spreadsheet rounds it."""

TRIAL_BELOW = 13
"""Fewer points than this in a phase make trial limits."""

ON_THE_LINE = 1e-12
"""Share of the largest value within which a point counts as on a line.

The mean of twelve readings of 0.1 may differ from 0.1 in its last bit; that is
arithmetic, not a shift.
"""


@dataclass(frozen=True)
class Limits:
    """Natural process limits, in the unit of the values they were made from.

    One series gives numbers, many series give arrays of shape (series, 1).
    slack is the distance within which a value counts as on a line.
    """

    centre: Floats
    lower: Floats
    upper: Floats
    slack: Floats


def xmr_limits(values: ArrayLike) -> Limits:
    """Natural process limits for individual values (XmR chart).

    values: shape (n,) for one series or (series, n) for many, n >= 2, in time
    order, one unit throughout, all finite. Returns limits in the same unit, of
    shape () or (series, 1); the lower is not clipped at zero, since whether a
    negative value is possible is for the caller to say.
    Raises TooFewPoints for n < 2, ValueError for a missing or infinite value.
    Source: Montgomery, Introduction to Statistical Quality Control, eq. 6.33,
    with 2.66 for 3 / d2 as in NHS England's Making Data Count.
    """
    readings = finite(values)
    many = readings.ndim == 2
    centre = mean_of(readings, keepdims=many)
    reach = LIMIT_FACTOR * mean_of(np.abs(np.diff(readings)), keepdims=many)
    slack = ON_THE_LINE * np.abs(readings).max(axis=-1, keepdims=many)
    return Limits(centre, centre - reach, centre + reach, slack)


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
    """The mean over time, corrected for rounding, so that equal values have exactly that mean."""
    first = values.mean(axis=-1, keepdims=True)
    mean: Floats = first + (values - first).mean(axis=-1, keepdims=True)
    return mean if keepdims else mean[..., 0]


def _are(count: int) -> str:
    return "is 1" if count == 1 else f"are {count}"
