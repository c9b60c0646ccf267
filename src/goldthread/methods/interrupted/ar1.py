"""Errors that follow one another: correlation rho to the power of the time between two points.

A missing point, or a window left out, is a longer step: rho², rho³. The first axis of
every array is the value of rho (or the series, each with its own rho).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Steps(NamedTuple):
    """For each rho and each step: the correlation over it, 1 − its square, and its derivative by rho."""

    correlation: Floats
    left: Floats
    slope: Floats


def steps(rho: Floats, gaps: NDArray[np.int64]) -> Steps:
    """rho: (grid,), each between −1 and 1; gaps: (n − 1,) whole numbers from 1. Arrays (grid, n − 1)."""
    correlation = rho[:, None] ** gaps
    left = -np.expm1(2 * gaps * np.log(np.maximum(np.abs(rho), 1e-300))[:, None])
    return Steps(correlation, left, gaps * rho[:, None] ** (gaps - 1))


def whiten(values: Floats, step: Steps) -> Floats:
    """values (grid or 1, n, columns) turned so that errors of unit variance become independent."""
    first = np.broadcast_to(values[:, :1], (len(step.left), 1, values.shape[2]))
    later = values[:, 1:] - step.correlation[..., None] * values[:, :-1]
    return np.concatenate([first, later / np.sqrt(step.left)[..., None]], axis=1)


def log_determinant(step: Steps) -> Floats:
    """Of the correlation matrix, shape (grid,)."""
    return np.asarray(np.log(step.left).sum(axis=1))


def reference_prior(step: Steps, q: Floats) -> Floats:
    """The reference prior of rho, up to a constant, shape (grid,).

    sqrt(tr(W²) − tr(W)² / (n − k)), with W = (dR/drho) R⁻¹ P and P the projection that
    takes the regression out: the root of the information about rho in the restricted
    likelihood, the scale of the errors being unknown. q: (grid, n, k), an orthonormal
    basis of the whitened columns. No matrix of n × n is made: of D = L (dR/drho) Lᵀ
    (L whitens) only its trace, that of its square, and D q are needed.
    Source: Berger, De Oliveira and Sansó 2001, JASA 96:1361, theorem 2.
    """
    n, k = q.shape[1:]
    share = step.slope / step.left
    trace = -2 * (step.correlation * share).sum(axis=1)
    trace_of_square = 2 * (share**2 * (1 + step.correlation**2)).sum(axis=1)
    turned = _derivative_times(step, q)
    inner = np.swapaxes(q, 1, 2) @ turned
    one = trace - np.trace(inner, axis1=1, axis2=2)
    two = (
        trace_of_square
        - 2 * (turned**2).sum(axis=(1, 2))
        + (inner * np.swapaxes(inner, 1, 2)).sum(axis=(1, 2))
    )
    return np.asarray(np.sqrt(np.maximum(two - one**2 / (n - k), 0.0)))


def _derivative_times(step: Steps, q: Floats) -> Floats:
    """D q = −(A + Aᵀ) q with A = (dL/drho) L⁻¹: two walks along the series, forward and back."""
    root = np.sqrt(step.left)[..., None]
    correlation, slope = step.correlation[..., None], step.slope[..., None]
    grown = correlation * slope / step.left[..., None]
    forward = np.zeros_like(q)
    before = q[:, 0]
    for place in range(q.shape[1] - 1):
        forward[:, place + 1] = grown[:, place] * q[:, place + 1] - slope[:, place] / root[:, place] * before
        before = correlation[:, place] * before + root[:, place] * q[:, place + 1]
    backward = np.zeros_like(q)
    carried = np.zeros_like(q[:, 0])
    for place in range(q.shape[1] - 1, 0, -1):
        spot = place - 1
        later = grown[:, spot] * q[:, place]
        backward[:, place] = later + root[:, spot] * carried
        carried = (
            correlation[:, spot] * (backward[:, place] - later) / root[:, spot]
            - slope[:, spot] / root[:, spot] * q[:, place]
        )
    backward[:, 0] = carried
    return -(forward + backward)
