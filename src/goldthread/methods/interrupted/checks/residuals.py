"""Numbers about what a fit leaves over: is there more in it than noise?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Gaps = NDArray[np.int64]


DRAWS = 999
"""Series made under the null hypothesis: a p-value of 5% is known to within about 0.7%."""

SEED = 1978
"""The same series every time, so that the same data give the same p-values."""


@dataclass(frozen=True)
class LeftOver:
    """What residuals say of themselves.

    lag1, with a rough 95% interval, and durbin_watson (2 where a residual says nothing of
    the next) are of the residuals of ordinary least squares; ljung_box, with its p, of
    what is left after an AR(1) at rho has been taken out, over that many lags.
    """

    lag1: float
    lag1_lower: float
    lag1_upper: float
    durbin_watson: float
    ljung_box: float
    ljung_box_p: float
    lags: int


def left_over(values: Floats, design: Floats, rho: float, gaps: Gaps) -> LeftOver:
    """The autocorrelation that a design leaves in values, before and after an AR(1) at rho.

    values: shape (n,), n >= 6; design: (n, p); gaps: steps from each point to the next.
    Residuals of a fit are pulled towards it: chi-squared finds more in them than there is
    (7% to 16% instead of 5% for 24 to 60 points), and their lag 1 leans below zero, by
    about p / n. So the p of Ljung and Box is from noise fitted with the same design, and
    so is the interval of lag1: on Fisher's z, as far to either side as noise strays, so
    that noise alone is found clear of zero above 2.5% of the time, and below it as often.
    Sources: Durbin and Watson 1950; Ljung and Box 1978.
    """
    residuals = _off(values, design)
    draws = np.random.default_rng(SEED).standard_normal((DRAWS, len(values)))
    seen, strayed = (_fishers_z(rows) for rows in (residuals[None, :], _off(draws.T, design).T))
    below, above = np.quantile(strayed, [0.025, 0.975])
    bare = whitened(design, rho, gaps)
    noise = _off(whitened(values, rho, gaps), bare)
    lags = max(3, min(10, len(values) // 5))
    q = float(ljung_box(noise[None, :], lags)[0])
    made = ljung_box(_off(draws.T, bare).T, lags)
    return LeftOver(
        lag1=autocorrelation(residuals, 1),
        lag1_lower=float(np.tanh(seen[0] - above)),
        lag1_upper=float(np.tanh(seen[0] - below)),
        durbin_watson=float((np.diff(residuals) ** 2).sum() / (residuals**2).sum()),
        ljung_box=q,
        ljung_box_p=(1 + int((made >= q).sum())) / (DRAWS + 1),
        lags=lags,
    )


def ljung_box(rows: Floats, lags: int) -> Floats:
    """Ljung and Box's Q of each row, shape (k, n), over that many lags."""
    n = rows.shape[1]
    centred = rows - rows.mean(axis=1, keepdims=True)
    total = (centred**2).sum(axis=1)
    q = np.zeros(len(rows))
    for lag in range(1, lags + 1):
        share = (centred[:, lag:] * centred[:, :-lag]).sum(axis=1) / total
        q += share**2 / (n - lag)
    scaled: Floats = n * (n + 2) * q
    return scaled


def autocorrelation(residuals: Floats, lag: int) -> float:
    """How much each residual resembles the one that many before it, from -1 to 1."""
    centred = residuals - residuals.mean()
    return float((centred[lag:] * centred[:-lag]).sum() / (centred**2).sum())


def _fishers_z(rows: Floats) -> Floats:
    """Fisher's z of the lag-1 autocorrelation of each row, shape (k, n)."""
    centred = rows - rows.mean(axis=1, keepdims=True)
    lag1 = (centred[:, 1:] * centred[:, :-1]).sum(axis=1) / (centred**2).sum(axis=1)
    return np.asarray(np.arctanh(np.clip(lag1, -0.999, 0.999)))


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
    return float((_off(y, design) ** 2).sum())


def _off(values: Floats, design: Floats) -> Floats:
    """What ordinary least squares of that design leaves of values, (n,) or (n, k)."""
    basis = np.linalg.qr(design)[0]
    left: Floats = values - basis @ (basis.T @ values)
    return left
