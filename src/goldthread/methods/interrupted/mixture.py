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

    def moments(self) -> tuple[Floats, Floats]:
        """Mean (series, k) and covariance (series, k, k).

        The covariance is the mean of the t's scale matrices and the spread of their
        centres: its root is comparable with the standard errors of the other methods.
        (The variance of a t itself would be larger by df / (df − 2), and is infinite
        for df of 2.)
        """
        mean = np.einsum("sg,sgk->sk", self.weights, self.centres)
        off = self.centres - mean[:, None]
        within = np.einsum("sg,gkl->skl", self.weights * self.scale, self.unscaled)
        return mean, within + np.einsum("sg,sgk,sgl->skl", self.weights, off, off)

    def combine(self, rows: Floats, confidence: float) -> Intervals:
        """rows @ coefficients: mean, interval between two quantiles of the mixture, two-sided p.

        p is twice the smaller of the mixture's shares below and above 0.
        """
        if not 0 < confidence < 1:
            raise ValueError(f"Confidence lies between 0 and 1; {confidence} does not.")
        from scipy.special import stdtr

        centre = np.einsum("sgk,rk->srg", self.centres, rows)
        reach = np.sqrt(np.einsum("rk,gkl,rl->rg", rows, self.unscaled, rows))
        spread = np.sqrt(self.scale)[:, None] * reach
        weights = self.weights[:, None]
        mean = (weights * centre).sum(axis=2)
        se = np.sqrt((weights * (spread**2 + (centre - mean[..., None]) ** 2)).sum(axis=2))
        side = np.where(mean >= 0, -1.0, 1.0)[..., None]
        tail = (weights * stdtr(self.df, side * centre / spread)).sum(axis=2)
        ends = [
            quantile(weights, centre, spread, self.df, share)
            for share in ((1 - confidence) / 2, (1 + confidence) / 2)
        ]
        return Intervals(mean, se, ends[0], ends[1], 2 * np.minimum(tail, 1 - tail))

    def rho_interval(self, confidence: float) -> tuple[float, float]:
        """Between two quantiles of the first series' posterior of rho, read off the grid."""
        share = np.cumsum(self.weights[0]) - self.weights[0] / 2
        ends = np.interp([(1 - confidence) / 2, (1 + confidence) / 2], share, np.arcsin(self.rho))
        return float(np.sin(ends[0])), float(np.sin(ends[1]))


def quantile(weights: Floats, centre: Floats, spread: Floats, df: float, share: float) -> Floats:
    """The value below which that share of each mixture lies; the mixtures are along the last axis.

    Newton's steps, kept within the quantiles of the lowest and the highest t.
    """
    from scipy.special import stdtr, stdtrit

    each = centre + float(stdtrit(df, share)) * spread
    low, high = each.min(axis=-1), each.max(axis=-1)
    x = (weights * each).sum(axis=-1)
    from math import lgamma, pi

    const = np.exp(lgamma((df + 1) / 2) - lgamma(df / 2)) / np.sqrt(df * pi)
    for _ in range(60):
        t = (x[..., None] - centre) / spread
        below = (weights * stdtr(df, t)).sum(axis=-1) - share
        density = (weights / spread * const * (1 + t * t / df) ** (-(df + 1) / 2)).sum(axis=-1)
        low = np.where(below < 0, x, low)
        high = np.where(below > 0, x, high)
        step = below / density
        new = x - step
        new = np.where((new < low) | (new > high), (low + high) / 2, new)
        if np.abs(new - x).max() <= 1e-12 * np.abs(high - low).max() + 1e-300 or np.abs(below).max() < 1e-12:
            break
        x = new
    return np.asarray(new)
