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


def whiten_back(values: Floats, step: Steps) -> Floats:
    """The transpose of whiten(), shape (grid, n, columns)."""
    root = 1 / np.sqrt(step.left)[..., None]
    turned = values.copy()
    turned[:, 1:] *= root
    turned[:, :-1] -= step.correlation[..., None] * root * values[:, 1:]
    return turned


def log_determinant(step: Steps) -> Floats:
    """Of the correlation matrix, shape (grid,)."""
    return np.asarray(np.log(step.left).sum(axis=1))


class AboutRho(NamedTuple):
    """What the restricted likelihood can know of rho, the scale of the errors being unknown.

    With R the correlation matrix, L what whitens it, D = L (dR/drho) Lᵀ, q an orthonormal
    basis of the whitened columns and W = (dR/drho) R⁻¹ P, P taking the regression out:
    information (grid,): (tr(W²) − tr(W)² / (n − k)) / 2; drift (grid,): tr(W) / (n − k), by
    how much the log of the errors' estimated variance falls as rho rises; inner
    (grid, k, k): qᵀ D q.
    """

    information: Floats
    drift: Floats
    inner: Floats


def about_rho(step: Steps, q: Floats) -> AboutRho:
    """q: (grid, n, k). No matrix of n × n is made: of D only traces and D q are needed.

    Source: Berger, De Oliveira and Sansó 2001, JASA 96:1361, theorem 2, whose reference
    prior of rho is the root of this information.
    """
    n, k = q.shape[1:]
    share = step.slope / step.left
    trace = -2 * (step.correlation * share).sum(axis=1)
    trace_of_square = 2 * (share**2 * (1 + step.correlation**2)).sum(axis=1)
    turned = _derivative_times(step, q)
    inner = np.swapaxes(q, 1, 2) @ turned
    one = trace - np.trace(inner, axis1=1, axis2=2)
    two = trace_of_square - 2 * (turned**2).sum(axis=(1, 2)) + (inner**2).sum(axis=(1, 2))
    return AboutRho(np.maximum(two - one**2 / (n - k), 0.0) / 2, one / (n - k), inner)


def _derivative_times(step: Steps, q: Floats) -> Floats:
    """D q = −(A + Aᵀ) q with A = (dL/drho) L⁻¹: two walks along the series, forward and back."""
    root = np.sqrt(step.left)[..., None]
    correlation, slope = step.correlation[..., None], step.slope[..., None]
    grown = correlation * slope / step.left[..., None]
    moved = slope / root
    forward, backward = np.zeros_like(q), np.zeros_like(q)
    error = q[:, 0]
    for place in range(1, q.shape[1]):
        spot = place - 1
        forward[:, place] = grown[:, spot] * q[:, place] - moved[:, spot] * error
        error = correlation[:, spot] * error + root[:, spot] * q[:, place]
    carried = np.zeros_like(q[:, 0])
    for place in range(q.shape[1] - 1, 0, -1):
        spot = place - 1
        backward[:, place] = grown[:, spot] * q[:, place] + root[:, spot] * carried
        carried = correlation[:, spot] * carried - moved[:, spot] * q[:, place]
    backward[:, 0] = carried
    return -(forward + backward)
