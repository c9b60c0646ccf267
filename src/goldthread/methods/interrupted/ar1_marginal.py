"""The regression with AR(1) errors, integrated over how strongly they follow one another.

A method that first estimates rho and then acts as if it were known makes intervals
that are too narrow, the more so the shorter the series. Here every rho between −1
and 1 has its say, in the proportion in which the data speak for it: restricted
likelihood × reference prior. Given rho, a coefficient is Student's t; so each one is
a mixture of t's, whose mean and quantiles are reported.

Sources: Berger, De Oliveira and Sansó 2001, JASA 96:1361 (the prior, with 1 / sigma²
for the variance); Zellner and Tiao 1964, JASA 59:763 (the mixture).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.interrupted.ar1 import Steps, log_determinant, reference_prior, steps, whiten
from goldthread.methods.interrupted.mixture import Mixture
from goldthread.methods.interrupted.solved import Solved, least_squares

Floats = NDArray[np.float64]


class Grid(NamedTuple):
    """All that depends on the design alone: one entry a value of rho.

    weigh: log of prior, quadrature weight and determinants. onto: (grid, k, n), takes
    residuals to the whitened columns' orthonormal basis; back: (grid, k, k), from there to
    coefficients.
    """

    rho: Floats
    weigh: Floats
    onto: Floats
    back: Floats
    squares: Floats
    neighbours: Floats


def ar1_marginal(
    matrix: Floats, outcomes: Floats, time: NDArray[np.int64], nodes: int | None = None
) -> Solved:
    """Fit many series on one design.

    matrix: (n, k), n > k; outcomes: (series, n); time: (n,). nodes: values of rho
    (None: enough for six figures).
    """
    grid = _grid(matrix, time, nodes or enough_nodes(len(time)))
    return integrate(grid, matrix, outcomes)


def enough_nodes(n: int) -> int:
    """Gauss nodes over rho: the posterior narrows with the root of n, in arcs of rho."""
    return max(48, int(6 * np.sqrt(n)))


def _grid(matrix: Floats, time: NDArray[np.int64], nodes: int) -> Grid:
    """rho = sin(angle), Gauss–Legendre in the angle: there the posterior is smooth at both ends."""
    place, width = np.polynomial.legendre.leggauss(nodes)
    rho = np.sin(np.pi / 2 * place)
    step = steps(rho, np.diff(time))
    q, r = np.linalg.qr(whiten(matrix[None], step))
    spread = np.log(np.abs(np.diagonal(r, axis1=1, axis2=2))).sum(axis=1)
    with np.errstate(divide="ignore"):
        prior = np.log(reference_prior(step, q) * width * np.cos(np.pi / 2 * place))
    left = 1 / step.left
    squares = np.zeros((nodes, len(time)))
    squares[:, 0] = 1
    squares[:, 1:] += left
    squares[:, :-1] += step.correlation**2 * left
    return Grid(
        rho=rho,
        weigh=prior - log_determinant(step) / 2 - spread,
        onto=_onto(q, step),
        back=np.linalg.inv(r),
        squares=squares,
        neighbours=-2 * step.correlation * left,
    )


def _onto(q: Floats, step: Steps) -> Floats:
    """(Lᵀ q)ᵀ, shape (grid, k, n): what takes plain residuals to the whitened basis."""
    root = 1 / np.sqrt(step.left)[..., None]
    turned = q.copy()
    turned[:, 1:] *= root
    turned[:, :-1] -= step.correlation[..., None] * root * q[:, 1:]
    return np.swapaxes(turned, 1, 2)


def integrate(grid: Grid, matrix: Floats, outcomes: Floats) -> Solved:
    base, residuals, _ = least_squares(matrix, outcomes)
    (count, n), k = outcomes.shape, matrix.shape[1]
    inside = (residuals @ grid.onto.reshape(-1, n).T).reshape(count, -1, k)
    total = (residuals**2) @ grid.squares.T + (residuals[:, 1:] * residuals[:, :-1]) @ grid.neighbours.T
    scale = np.maximum(total - (inside**2).sum(axis=2), 0) / (n - k)
    log_weight = grid.weigh - (n - k) / 2 * np.log(scale)
    weights = np.exp(log_weight - log_weight.max(axis=1, keepdims=True))
    weights /= weights.sum(axis=1, keepdims=True)
    centres = base[:, None] + np.einsum("gkl,sgl->sgk", grid.back, inside)
    unscaled = grid.back @ np.swapaxes(grid.back, 1, 2)
    mixture = Mixture(grid.rho, weights, centres, scale, unscaled, n - k)
    mean, covariance = mixture.moments()
    return Solved(
        mean,
        covariance,
        n - k,
        np.exp((weights * np.log(scale)).sum(axis=1) / 2),
        weights @ grid.rho,
        mixture,
    )
