"""Does the series come back to its line, or wander off from it? ADF and KPSS on residuals.

The usual tables of critical values are for a raw series. Residuals of a segmented
line are pulled towards it by the fit itself, so that those tables find 'no wandering'
far too often (Perron 1989). Here each test is instead held against series made under
its own null hypothesis, fitted with the same design.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

DRAWS = 999
"""Series made under each null hypothesis: a p-value of 5% is known to within about 0.7%."""

ROWS_AT_ONCE = 100_000
"""Values of the series made that are looked at together, so that long ones do not fill the memory."""

SEED = 1989
"""The same series every time, so that the same data give the same p-values."""


@dataclass(frozen=True)
class Stationarity:
    """Two tests that ask opposite questions of the residuals.

    adf_p is small where the series comes back to its line (the null hypothesis is a
    random walk); kpss_p is small where it does not (the null is a series that does).
    """

    adf: float
    adf_p: float
    kpss: float
    kpss_p: float
    lags: int


def stationarity(residuals: Floats, design: Floats, rho: float) -> Stationarity:
    """Both tests on residuals of ordinary least squares of that design.

    residuals: shape (n,), n >= 8; design: (n, p), p < n - 4. rho: the lag-1
    autocorrelation under which the KPSS test's stationary series are made.
    Sources: Said and Dickey 1984; Kwiatkowski, Phillips, Schmidt and Shin 1992;
    Perron 1989 (why the usual tables do not serve).
    """
    n = len(residuals)
    lags = int((n - 1) ** (1 / 3))
    noise = np.random.default_rng(SEED).standard_normal((DRAWS, n))
    walks = _off_the_line(np.cumsum(noise, axis=1), design)
    steady = _off_the_line(_steady(noise, rho), design)
    adf = float(adf_statistic(residuals[None, :], lags)[0])
    kpss = float(kpss_statistic(residuals[None, :], lags)[0])
    parts = np.array_split(walks, max(1, n * DRAWS // ROWS_AT_ONCE))
    below = sum(int((adf_statistic(part, lags) <= adf).sum()) for part in parts)
    above = int((kpss_statistic(steady, lags) >= kpss).sum())
    return Stationarity(adf, (below + 1) / (DRAWS + 1), kpss, (above + 1) / (DRAWS + 1), lags)


def adf_statistic(rows: Floats, lags: int) -> Floats:
    """The augmented Dickey-Fuller t of each row: no constant, since residuals have none.

    rows: shape (k, n). Regresses the step on the place before it and on that many
    earlier steps; n - 1 - lags rows of the regression must exceed lags + 1.
    """
    steps = np.diff(rows, axis=1)
    n = steps.shape[1] - lags
    columns = [rows[:, lags:-1], *(steps[:, lags - back : lags - back + n] for back in range(1, lags + 1))]
    x, y = np.stack(columns, axis=2), steps[:, lags:, None]
    gram = np.einsum("knp,knq->kpq", x, x)
    inverse = np.linalg.inv(gram)
    beta = inverse @ np.einsum("knp,knq->kpq", x, y)
    left = y - x @ beta
    spread = (left**2).sum(axis=(1, 2)) / (n - x.shape[2])
    t: Floats = beta[:, 0, 0] / np.sqrt(spread * inverse[:, 0, 0])
    return t


def kpss_statistic(rows: Floats, lags: int) -> Floats:
    """The KPSS statistic of each row of residuals, with Bartlett weights up to that lag."""
    n = rows.shape[1]
    paths = np.cumsum(rows, axis=1)
    variance = (rows**2).sum(axis=1)
    for back in range(1, lags + 1):
        weight = 2 * (1 - back / (lags + 1))
        variance = variance + weight * (rows[:, back:] * rows[:, :-back]).sum(axis=1)
    statistic: Floats = (paths**2).sum(axis=1) / (n * variance)
    return statistic


def _steady(noise: Floats, rho: float) -> Floats:
    """Stationary AR(1) series out of that noise, from the first value on."""
    made = noise.copy()
    made[:, 0] /= np.sqrt(1 - rho**2)
    for place in range(1, made.shape[1]):
        made[:, place] += rho * made[:, place - 1]
    return made


def _off_the_line(rows: Floats, design: Floats) -> Floats:
    """What ordinary least squares of that design leaves of each row."""
    basis = np.linalg.qr(design)[0]
    left: Floats = rows - (rows @ basis) @ basis.T
    return left
