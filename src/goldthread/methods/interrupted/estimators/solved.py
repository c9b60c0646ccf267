"""What an estimator hands back: coefficients of many series on one design, and how sure they are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.interrupted.estimators.mixture import Intervals, Mixture, students

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Solved:
    """Coefficients (series, k), covariance (series, k, k), sigma and rho (series,).

    rho is None where the method estimates none. mixture: for ar1-marginal.
    """

    coefficients: Floats
    covariance: Floats
    df: int
    sigma: Floats
    rho: Floats | None = None
    mixture: Mixture | None = None

    def combine(self, rows: Floats, confidence: float) -> Intervals:
        """Intervals of rows @ coefficients, each array (series, rows)."""
        if self.mixture is not None:
            return self.mixture.combine(rows, confidence)
        return students(self.coefficients, self.covariance, self.df, rows, confidence)

    def rho_interval(self, confidence: float) -> tuple[float | None, float | None]:
        """Of the first series, where the method gives one."""
        if self.mixture is None:
            return None, None
        return self.mixture.rho_interval(confidence)


def least_squares(matrix: Floats, outcomes: Floats) -> tuple[Floats, Floats, Floats]:
    """Coefficients (series, k), residuals (series, n) and (XᵀX)⁻¹ (k, k) by an orthogonal split."""
    q, r = np.linalg.qr(matrix)
    inverse = np.linalg.inv(r)
    inside = outcomes @ q
    return inside @ inverse.T, outcomes - inside @ q.T, inverse @ inverse.T


def without_error(plain: Solved, matrix: Floats) -> Solved:
    """Least squares through points exactly on the lines: no variance, and rounding is 0."""
    reach = np.abs(plain.coefficients) * np.linalg.norm(matrix, axis=0)
    rounding = reach <= 1e-11 * reach.max(axis=1, keepdims=True)
    coefficients = np.where(rounding, 0.0, plain.coefficients)
    return Solved(coefficients, 0 * plain.covariance, plain.df, 0 * plain.sigma)
