"""Intervals: Student's t around one estimate, or a mixture of t's over many.

All work is on many series at once: the first axis is the series.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.interrupted.estimators.priors import Priors
from goldthread.methods.interrupted.estimators.students_t import below, table

Floats = NDArray[np.float64]
FAR = 1e-7
AT_ONCE = 100


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
    from scipy.special import stdtr

    estimate = coefficients @ rows.T
    se = np.sqrt(np.maximum(np.einsum("rk,skl,rl->sr", rows, covariance, rows), 0.0))
    reach = _standard_errors(confidence, df) * se
    with np.errstate(divide="ignore", invalid="ignore"):
        t = np.where(se > 0, np.abs(estimate) / se, np.nan)
    return Intervals(estimate, se, estimate - reach, estimate + reach, 2 * stdtr(df, -t))


@dataclass(frozen=True)
class Mixture:
    """Coefficients given the autocorrelation, and how likely each autocorrelation is.

    likelihood: (series, grid), of each rho of the priors' grid, 1 for the likeliest; centres:
    (series, grid, k); scale: (series, grid), the errors' variance. Given the g-th rho the
    coefficients are t on the priors' df around centres[:, g] with scale matrix
    scale[:, g] × priors.unscaled[g].
    """

    priors: Priors
    likelihood: Floats
    centres: Floats
    scale: Floats

    @cached_property
    def weights(self) -> Floats:
        """The posterior of rho under the reference prior, shape (series, grid): rows sum to 1."""
        mass = self.likelihood * self.priors.reference()
        return np.asarray(mass / mass.sum(axis=1, keepdims=True))

    def moments(self) -> tuple[Floats, Floats]:
        """Mean (series, k) and covariance (series, k, k) under the reference prior.

        The covariance is the mean of the t's scale matrices and the spread of their centres:
        its roots are comparable with the standard errors of the other methods. (The
        variance of a t is larger by df / (df − 2), and infinite for df of 2.)
        """
        mean = np.einsum("sg,sgk->sk", self.weights, self.centres)
        off = self.centres - mean[:, None]
        within = np.einsum("sg,gkl->skl", self.weights * self.scale, self.priors.unscaled)
        between = np.swapaxes(self.weights[..., None] * off, 1, 2) @ off
        return mean, within + between

    def rho_interval(self, confidence: float) -> tuple[float, float]:
        """Between two quantiles of the first series' posterior of rho, read off the grid."""
        weight, angle = self.weights[0, :-1], np.arcsin(self.priors.rho[:-1])
        share = np.cumsum(weight) - weight / 2
        ends = np.interp([(1 - confidence) / 2, (1 + confidence) / 2], share, angle)
        return float(np.sin(ends[0])), float(np.sin(ends[1]))

    def combine(self, rows: Floats, confidence: float) -> Intervals:
        """rows @ coefficients: mean under the reference prior, interval and p under the matching one.

        The interval lies between two quantiles of the mixture, p is twice the smaller of its
        shares below and above 0, and se is that of a t interval as wide as the 95% one.
        """
        prior = self.priors.matching(rows)
        reach = np.sqrt(np.einsum("rk,gkl,rl->rg", rows, self.priors.unscaled, rows))
        nothing = ~rows.any(axis=1)  # the effect before anything happened
        reach[nothing] = 1.0
        starts = range(0, len(self.scale), AT_ONCE)
        parts = [
            self._combine(slice(start, start + AT_ONCE), rows, prior, reach, confidence) for start in starts
        ]
        estimate, se, lower, upper, p = (np.concatenate(each) for each in zip(*parts, strict=True))
        if nothing.any():
            lower[:, nothing] = upper[:, nothing] = estimate[:, nothing]
            se[:, nothing], p[:, nothing] = 0.0, np.nan
        return Intervals(estimate, se, lower, upper, p)

    def _combine(
        self, series: slice, rows: Floats, prior: Floats, reach: Floats, confidence: float
    ) -> Intervals:
        """Few enough at once that all of it stays close to the processor."""
        mass = self.likelihood[series, None] * prior
        weights = mass / mass.sum(axis=2, keepdims=True)
        centre = np.swapaxes(self.centres[series] @ rows.T, 1, 2)
        spread = np.sqrt(self.scale[series, None]) * reach
        df = self.priors.df
        lower, upper = _between(weights, centre, spread, df, confidence)
        usual = (lower, upper) if confidence == 0.95 else _between(weights, centre, spread, df, 0.95)
        return Intervals(
            (self.weights[series, None] * centre).sum(axis=2),
            (usual[1] - usual[0]) / (2 * _standard_errors(0.95, df)),
            lower,
            upper,
            _two_sided(weights, centre, spread, df),
        )


def _between(
    weights: Floats, centre: Floats, spread: Floats, df: int, confidence: float
) -> tuple[Floats, Floats]:
    reach = _standard_errors(confidence, df)
    share = (1 + confidence) / 2
    upper = quantile(weights, centre, spread, df, share, reach)
    return -quantile(weights, -centre, spread, df, share, reach), upper


def quantile(weights: Floats, centre: Floats, spread: Floats, df: int, share: float, reach: float) -> Floats:
    """The value below which that share of each mixture lies; the mixtures are along the last axis.

    reach: that quantile of Student's t itself. Newton's steps, kept between the quantiles
    of the lowest and the highest t. Their error squares with each: after one of a ten-millionth
    of that range a mixture is done with.
    """
    shape, grid = weights.shape[:-1], weights.shape[-1]
    w, c, s = (each.reshape(-1, grid) for each in (weights, centre, spread))
    ends = c + reach * s
    low, high, x = ends.min(axis=1), ends.max(axis=1), (w * ends).sum(axis=1)
    close = 1e-7 * (high - low)
    going = np.arange(len(x))
    of = table(df)
    for _ in range(100):
        shares, densities = below((x[going, None] - c) / s, of)
        over = (w * shares).sum(axis=1) - share
        density = (w * densities / s).sum(axis=1)
        at = x[going]
        low[going], high[going] = np.where(over < 0, at, low[going]), np.where(over > 0, at, high[going])
        new = at - over / np.maximum(density, 1e-300)
        outside = (new < low[going]) | (new > high[going])
        x[going] = np.where(outside, (low[going] + high[going]) / 2, new)
        left = np.abs(x[going] - at) > close[going]
        if not left.any():
            break
        going, w, c, s = going[left], w[left], c[left], s[left]
    return np.asarray(x.reshape(shape))


def _two_sided(weights: Floats, centre: Floats, spread: Floats, df: int) -> Floats:
    """From the table of t, and where p is so small that the table is too coarse, from t itself."""
    from scipy.special import stdtr

    share = (weights * below(-centre / spread, table(df))[0]).sum(axis=-1)
    p = 2 * np.minimum(share, 1 - share)
    for place in zip(*np.nonzero(p < FAR), strict=True):
        side = 1.0 if share[place] > 0.5 else -1.0
        p[place] = 2 * (weights[place] * stdtr(df, side * centre[place] / spread[place])).sum()
    return np.asarray(p)


def _standard_errors(confidence: float, df: float) -> float:
    """How many standard errors either side hold that confidence."""
    if not 0 < confidence < 1:
        raise ValueError(f"Confidence lies between 0 and 1; {confidence} does not.")
    from scipy.special import stdtrit

    return float(stdtrit(df, (1 + confidence) / 2))
