"""Numbers about what a fit leaves over: is there more in it than noise?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Gaps = NDArray[np.int64]


@dataclass(frozen=True)
class LeftOver:
    """What residuals say of themselves.

    lag1 is of the residuals as they are; ljung_box, with its p, of the residuals
    after an AR(1) at rho has been taken out, over that many lags. durbin_watson is 2
    where a residual says nothing of the next.
    """

    lag1: float
    lag1_lower: float
    lag1_upper: float
    durbin_watson: float
    ljung_box: float
    ljung_box_p: float
    lags: int


def left_over(residuals: Floats, rho: float, gaps: Gaps, *, fitted: int) -> LeftOver:
    """The autocorrelation of residuals, before and after an AR(1) at rho is taken out.

    residuals: shape (n,), n >= 6, in time order; gaps: steps from each to the next;
    fitted: 1 if rho was estimated from them, 0 if it was not (Ljung and Box take that
    from the degrees of freedom). The interval of lag1 is Fisher's z, 1.96 / sqrt(n - 3)
    to either side: a rough one.
    Sources: Durbin and Watson 1950; Ljung and Box 1978.
    """
    from scipy.special import chdtrc

    n = len(residuals)
    lag1 = autocorrelation(residuals, 1)
    reach = 1.96 / np.sqrt(n - 3)
    z = np.arctanh(np.clip(lag1, -0.999, 0.999))
    noise = whitened(residuals, rho, gaps)
    lags = max(2 + fitted, min(10, n // 5))
    shares = np.array([autocorrelation(noise, lag) for lag in range(1, lags + 1)])
    q = float(n * (n + 2) * (shares**2 / (n - np.arange(1, lags + 1))).sum())
    return LeftOver(
        lag1=lag1,
        lag1_lower=float(np.tanh(z - reach)),
        lag1_upper=float(np.tanh(z + reach)),
        durbin_watson=float((np.diff(residuals) ** 2).sum() / (residuals**2).sum()),
        ljung_box=q,
        ljung_box_p=float(chdtrc(lags - fitted, q)),
        lags=lags,
    )


def autocorrelation(residuals: Floats, lag: int) -> float:
    """How much each residual resembles the one that many before it, from -1 to 1."""
    centred = residuals - residuals.mean()
    return float((centred[lag:] * centred[:-lag]).sum() / (centred**2).sum())


def whitened(rows: Floats, rho: float, gaps: Gaps) -> Floats:
    """Rows (n, ...) with an AR(1) at rho taken out, each scaled to the same variance.

    gaps: shape (n − 1,), steps of time from each row to the next, 1 where none is missing.
    """
    shape = (-1, *[1] * (rows.ndim - 1))
    kept = np.sign(rho) ** gaps * np.abs(rho) ** gaps
    scale = np.sqrt((1 - rho**2) / (1 - kept**2))
    made = np.array(rows, dtype=np.float64)
    made[1:] = (rows[1:] - kept.reshape(shape) * rows[:-1]) * scale.reshape(shape)
    made[0] *= np.sqrt(1 - rho**2)
    return made


@dataclass(frozen=True)
class Season:
    """An F test of all harmonics together, with an AR(1) at rho taken out first."""

    f: float
    p: float
    df: tuple[int, int]
    harmonics: int


def season_test(values: Floats, plain: Floats, waves: Floats, rho: float, gaps: Gaps) -> Season:
    """Whether waves (n, k) say more of values (n,) than the design without them (n, p) does."""
    from scipy.special import fdtrc

    n, p = plain.shape
    k = waves.shape[1]
    y, small = whitened(values, rho, gaps), whitened(plain, rho, gaps)
    large = np.hstack([small, whitened(waves, rho, gaps)])
    without, within = _unexplained(y, small), _unexplained(y, large)
    df = n - p - k
    f = (without - within) / k / (within / df)
    return Season(float(f), float(fdtrc(k, df, f)), (k, df), (k + 1) // 2)


def outlying(values: Floats, design: Floats, rho: float, gaps: Gaps) -> tuple[Floats, Floats]:
    """Each point's externally studentised residual and its p, times n (Bonferroni), at most 1.

    An AR(1) at rho is taken out of values (n,) and design (n, p) first. A point that
    the design fits by itself alone has neither: not a number.
    Source: Cook and Weisberg 1982, section 2.2.
    """
    from scipy.special import stdtr

    y, x = whitened(values, rho, gaps), whitened(design, rho, gaps)
    n, p = x.shape
    basis = np.linalg.qr(x)[0]
    left = y - basis @ (basis.T @ y)
    own = 1 - (basis**2).sum(axis=1)
    free = own > 1e-9
    t = np.full(n, np.nan)
    rest = ((left**2).sum() - left[free] ** 2 / own[free]) / (n - p - 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        t[free] = left[free] / np.sqrt(rest * own[free])
    chances = np.minimum(1.0, 2 * n * stdtr(n - p - 1, -np.abs(t)))
    return t, chances


def spread_test(residuals: Floats, after: NDArray[np.bool_]) -> tuple[float, float]:
    """The ratio of spread after to before, and the p of Brown and Forsythe's test (1974)."""
    from scipy.special import fdtrc

    sides = [residuals[~after], residuals[after]]
    away = [np.abs(side - np.median(side)) for side in sides]
    middle = np.concatenate(away).mean()
    between = sum(len(side) * (side.mean() - middle) ** 2 for side in away)
    within = sum(((side - side.mean()) ** 2).sum() for side in away)
    df = len(residuals) - 2
    ratio = float(sides[1].std(ddof=1) / sides[0].std(ddof=1))
    return ratio, float(fdtrc(1, df, between / (within / df)))


def _unexplained(y: Floats, design: Floats) -> float:
    basis = np.linalg.qr(design)[0]
    return float(((y - basis @ (basis.T @ y)) ** 2).sum())
