"""Generalised least squares with rho from the residuals, over and over until it settles."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.interrupted.estimators.ar1 import steps, whiten
from goldthread.methods.interrupted.estimators.solved import Solved, least_squares

Floats = NDArray[np.float64]
HIGHEST = 0.999
GOES = 1000


def prais_winsten(matrix: Floats, outcomes: Floats, time: NDArray[np.int64]) -> Solved:
    """The first point is kept (Prais and Winsten 1954), unlike Cochrane and Orcutt's way.

    matrix: (n, k), n > k; outcomes: (series, n); time: (n,). rho is the regression of each
    residual on the one before it, without an intercept, over pairs one step of time apart
    (R's prais and Stata's rhotype(regress)); a gap of g steps counts as rho to the power g.
    It starts at 0 and has settled when it moves by less than 1e-10; it is kept within
    ±0.999. t on n − k degrees of freedom, as if rho were known: these intervals are too
    narrow in short series.
    """
    gaps = np.diff(time)
    base, around, _ = least_squares(matrix, outcomes)
    residuals, rho = around, np.zeros(len(outcomes))
    for _ in range(GOES):
        new = _rho(residuals, gaps)
        coefficients, _, _ = generalised(matrix, around, new, gaps)
        residuals = around - coefficients @ matrix.T
        settled = np.abs(new - rho).max() < 1e-10
        rho = new
        if settled:
            break
    return known(matrix, base, around, rho, gaps)


def known(matrix: Floats, base: Floats, residuals: Floats, rho: Floats, gaps: NDArray[np.int64]) -> Solved:
    """Generalised least squares with a rho of its own, taken as known, for each series.

    base and residuals: from least squares, so that a series far from 0 loses no figures. sigma is
    the standard deviation of an error, not of an innovation.
    """
    coefficients, total, inverse = generalised(matrix, residuals, rho, gaps)
    df = matrix.shape[0] - matrix.shape[1]
    variance = total / df
    return Solved(base + coefficients, variance[:, None, None] * inverse, df, np.sqrt(variance), rho)


def generalised(
    matrix: Floats, outcomes: Floats, rho: Floats, gaps: NDArray[np.int64]
) -> tuple[Floats, Floats, Floats]:
    """Coefficients (series, k), whitened sum of squares (series,) and (XᵀR⁻¹X)⁻¹ (series, k, k)."""
    step = steps(rho, gaps)
    q, r = np.linalg.qr(whiten(matrix[None], step))
    y = whiten(outcomes[:, :, None], step)
    inside = np.swapaxes(q, 1, 2) @ y
    back = np.linalg.inv(r)
    total = ((y - q @ inside) ** 2).sum(axis=(1, 2))
    return (back @ inside)[..., 0], total, back @ np.swapaxes(back, 1, 2)


def _rho(residuals: Floats, gaps: NDArray[np.int64]) -> Floats:
    next_to = gaps == 1
    before, after = residuals[:, :-1][:, next_to], residuals[:, 1:][:, next_to]
    squares = (before**2).sum(axis=1)
    rho = (before * after).sum(axis=1) / np.where(squares > 0, squares, 1)
    return np.asarray(np.clip(rho, -HIGHEST, HIGHEST))
