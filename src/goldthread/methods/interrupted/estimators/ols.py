"""Ordinary least squares: the errors are taken to be independent, which in a series they seldom are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.interrupted.estimators.solved import Solved, least_squares

Floats = NDArray[np.float64]


def ols(matrix: Floats, outcomes: Floats) -> Solved:
    """matrix: (n, k), n > k; outcomes: (series, n). Variance with n − k degrees of freedom.

    Under a family of counts, on the reweighted columns, this is quasi-likelihood: sigma²
    is Pearson's chi-square over n − k.
    """
    coefficients, residuals, inverse = least_squares(matrix, outcomes)
    df = matrix.shape[0] - matrix.shape[1]
    variance = (residuals**2).sum(axis=1) / df
    return Solved(coefficients, variance[:, None, None] * inverse, df, np.sqrt(variance))
