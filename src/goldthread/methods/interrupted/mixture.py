"""Intervals: Student's t around one estimate, or a mixture of t's over many.

All work is on many series at once: the first axis is the series.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Intervals(NamedTuple):
    """Estimate, standard error, interval and two-sided p: each of shape (series, rows)."""

    estimate: Floats
    se: Floats
    lower: Floats
    upper: Floats
    p: Floats


def students(
    coefficients: Floats, covariance: Floats, df: float, rows: Floats, confidence: float
) -> Intervals:
    """rows @ coefficients, each with estimate ± t × se on df degrees of freedom.

    coefficients: (series, k); covariance: (series, k, k); rows: (r, k). A standard
    error of 0 gives an interval without width and a p of nan.
    """
    if not 0 < confidence < 1:
        raise ValueError(f"Confidence lies between 0 and 1; {confidence} does not.")
    from scipy.special import stdtr, stdtrit

    estimate = coefficients @ rows.T
    se = np.sqrt(np.maximum(np.einsum("rk,skl,rl->sr", rows, covariance, rows), 0.0))
    reach = float(stdtrit(df, (1 + confidence) / 2)) * se
    with np.errstate(divide="ignore", invalid="ignore"):
        t = np.where(se > 0, np.abs(estimate) / se, np.nan)
    return Intervals(estimate, se, estimate - reach, estimate + reach, 2 * stdtr(df, -t))


@dataclass(frozen=True)
class Mixture:
    """Coefficients given the autocorrelation, and the weight of each autocorrelation.

    weights: (series, grid), each row sums to 1; centres: (series, grid, k); scale:
    (series, grid), the residual variance; unscaled: (grid, k, k), so that given the
    g-th rho the coefficients are t on df degrees of freedom around centres[:, g] with
    scale matrix scale[:, g] × unscaled[g]. rho: (grid,).
    """

    rho: Floats
    weights: Floats
    centres: Floats
    scale: Floats
    unscaled: Floats
    df: float

    def combine(self, rows: Floats, confidence: float) -> Intervals:
        raise NotImplementedError
