"""The rho that makes the restricted likelihood largest, then generalised least squares with it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.interrupted.estimators.ar1 import log_determinant, steps, whiten
from goldthread.methods.interrupted.estimators.prais_winsten import known
from goldthread.methods.interrupted.estimators.solved import Solved, least_squares

Floats = NDArray[np.float64]
GOLDEN = (np.sqrt(5) - 1) / 2
EDGE = 0.99999


def ar1_reml(matrix: Floats, outcomes: Floats, time: NDArray[np.int64], edge: float = EDGE) -> Solved:
    """The same as R's nlme::gls(correlation = corAR1(form = ~time), method = "REML").

    matrix: (n, k), n > k; outcomes: (series, n); time: (n,): a gap of g steps counts as rho
    to the power g. rho is sought within ±edge, on a grid first (the likelihood may have
    two tops) and then by golden section, to about 1e-9. t on n − k, as if rho were known.
    Source: Pinheiro and Bates 2000, Mixed-Effects Models in S and S-PLUS, section 5.2.
    """
    gaps = np.diff(time)
    base, residuals, _ = least_squares(matrix, outcomes)
    furthest = np.arcsin(edge)
    grid = np.linspace(-furthest, furthest, 61)
    values = np.stack(
        [restricted(matrix, residuals, np.full(len(outcomes), np.sin(angle)), gaps) for angle in grid]
    )
    best = np.clip(values.argmax(axis=0), 1, len(grid) - 2)
    angle = _climb(matrix, residuals, gaps, grid[best - 1], grid[best + 1])
    rho = np.sin(np.clip(angle, -furthest, furthest))
    return known(matrix, base, residuals, rho, gaps)


def restricted(matrix: Floats, outcomes: Floats, rho: Floats, gaps: NDArray[np.int64]) -> Floats:
    """Log restricted likelihood, coefficients and sigma integrated out, up to a constant: (series,)."""
    step = steps(rho, gaps)
    q, r = np.linalg.qr(whiten(matrix[None], step))
    y = whiten(outcomes[:, :, None], step)
    total = ((y - q @ (np.swapaxes(q, 1, 2) @ y)) ** 2).sum(axis=(1, 2))
    spread = np.log(np.abs(np.diagonal(r, axis1=1, axis2=2))).sum(axis=1)
    df = matrix.shape[0] - matrix.shape[1]
    return np.asarray(-log_determinant(step) / 2 - spread - df / 2 * np.log(total))


def _climb(matrix: Floats, outcomes: Floats, gaps: NDArray[np.int64], low: Floats, high: Floats) -> Floats:
    """Golden section in arcs of rho, all series at once, then where the slope is level."""

    def height(angle: Floats) -> Floats:
        return restricted(matrix, outcomes, np.sin(angle), gaps)

    left, right = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
    at_left, at_right = height(left), height(right)
    for _ in range(22):
        down = at_left > at_right
        low, high = np.where(down, low, left), np.where(down, right, high)
        new = np.where(down, high - GOLDEN * (high - low), low + GOLDEN * (high - low))
        at_new = height(new)
        left, right = np.where(down, new, right), np.where(down, left, new)
        at_left, at_right = np.where(down, at_new, at_right), np.where(down, at_left, at_new)
    return _level(height, (low + high) / 2, (high - low) / 2)


def _level(height: Callable[[Floats], Floats], angle: Floats, reach: Floats) -> Floats:
    """Newton's steps on differences, which find a top better than the heights near it can."""
    step = 1e-3
    bend = (height(angle + step) - 2 * height(angle) + height(angle - step)) / step**2
    start = angle
    for step in (1e-3, 1e-4, 1e-4):
        slope = (height(angle + step) - height(angle - step)) / (2 * step)
        moved = np.where(bend < 0, -slope / np.minimum(bend, -1e-12), 0.0)
        angle = np.clip(angle + moved, start - 50 * reach, start + 50 * reach)
    return angle
