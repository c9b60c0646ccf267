"""Least squares whose standard errors allow for autocorrelation up to a lag (Newey and West 1987)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.interrupted.estimators.solved import Solved, least_squares

Floats = NDArray[np.float64]


def newey_west(matrix: Floats, outcomes: Floats, lag: int) -> Solved:
    """Bartlett weights 1 − j / (lag + 1), no prewhitening, times n / (n − k); t on n − k.

    matrix: (n, k), n > k; outcomes: (series, n); lag: 0 (White's standard errors) to n − 1.
    Points are neighbours if they follow each other in the rows, whatever time lies between.
    The same as R's sandwich::NeweyWest(lag = lag, prewhite = FALSE, adjust = TRUE).
    Raises ValueError for a lag out of range.
    """
    (n, k), count = matrix.shape, len(outcomes)
    if not 0 <= lag < n or lag != int(lag):
        raise ValueError(f"A lag is a whole number from 0 to {n - 1} for {n} points; {lag} is not.")
    coefficients, residuals, inverse = least_squares(matrix, outcomes)
    scores = residuals[:, :, None] * matrix
    middle = np.swapaxes(scores, 1, 2) @ scores
    for step in range(1, lag + 1):
        across = np.swapaxes(scores[:, step:], 1, 2) @ scores[:, :-step]
        middle += (1 - step / (lag + 1)) * (across + np.swapaxes(across, 1, 2))
    covariance = n / (n - k) * inverse @ middle @ inverse
    sigma = np.sqrt((residuals**2).sum(axis=1) / (n - k))
    return Solved(coefficients, covariance.reshape(count, k, k), n - k, sigma)


def usual_lag(n: int) -> int:
    """The whole part of 4 (n / 100)^(2/9): 2 for 24 points, 3 for 48 and 83, 4 for 100.

    Source: Newey and West 1994, Rev Econ Stud 61:631, the rule for the Bartlett weights.
    """
    return int(4 * (n / 100) ** (2 / 9))
