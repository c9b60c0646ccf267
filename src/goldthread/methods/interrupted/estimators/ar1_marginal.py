"""The regression with AR(1) errors, integrated over how strongly they follow one another.

A method that first estimates rho and then acts as if it were known makes intervals
that are too narrow, the more so the shorter the series. Here every rho between −0.999
and 0.999 has its say, in the proportion in which the data speak for it: restricted
likelihood × prior (see priors). Given rho, a coefficient is Student's t; so each one is a
mixture of t's, whose quantiles are the interval.

Sources: Zellner and Tiao 1964, JASA 59:763 (the mixture); Berger, De Oliveira and Sansó
2001, JASA 96:1361 (restricted likelihood, reference prior, 1 / sigma² for the variance).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.interrupted.estimators.ar1 import (
    Steps,
    about_rho,
    log_determinant,
    steps,
    whiten,
    whiten_back,
)
from goldthread.methods.interrupted.estimators.mixture import Mixture
from goldthread.methods.interrupted.estimators.priors import RANDOM_WALK, Priors
from goldthread.methods.interrupted.estimators.solved import Solved, least_squares

Floats = NDArray[np.float64]


class Grid(NamedTuple):
    """All that depends on the design alone, one entry a value of rho.

    height: the determinants' part of the log restricted likelihood; onto: (grid, k, n),
    from residuals to the whitened columns' basis, back: (grid, k, k), from there to
    coefficients; squares (grid, n) and neighbours (grid, n − 1): the weights in yᵀR⁻¹y of
    y² and of each y times the next.
    """

    priors: Priors
    height: Floats
    onto: Floats
    back: Floats
    squares: Floats
    neighbours: Floats


def ar1_marginal(
    matrix: Floats, outcomes: Floats, time: NDArray[np.int64], nodes: int | None = None
) -> Solved:
    """Fit many series on one design.

    matrix: (n, k), n > k, its first column the intercept; outcomes: (series, n), none exactly
    on its lines; time: (n,): a gap of g steps counts as rho to the power g. nodes: an odd number of values
    of rho (None: enough_nodes). Coefficients and rho are posterior means under the reference
    prior, sigma the geometric mean of the errors' standard deviation.
    """
    grid = _grid(matrix, time, nodes or enough_nodes(len(time)))
    base, residuals, _ = least_squares(matrix, outcomes)
    (count, n), k = outcomes.shape, matrix.shape[1]
    inside = (residuals @ grid.onto.reshape(-1, n).T).reshape(count, -1, k)
    total = residuals**2 @ grid.squares.T + (residuals[:, 1:] * residuals[:, :-1]) @ grid.neighbours.T
    scale = np.maximum(total - (inside**2).sum(axis=2), 1e-300) / (n - k)
    logarithm = grid.height - (n - k) / 2 * np.log(scale)
    mixture = Mixture(
        priors=grid.priors,
        likelihood=np.exp(logarithm - logarithm.max(axis=1, keepdims=True)),
        centres=base[:, None] + (grid.back @ inside[..., None])[..., 0],
        scale=scale,
    )
    mean, covariance = mixture.moments()
    sigma = np.exp((mixture.weights * np.log(scale)).sum(axis=1) / 2)
    return Solved(mean, covariance, n - k, sigma, mixture.weights @ grid.priors.rho, mixture)


def enough_nodes(n: int) -> int:
    """Gauss nodes over rho: the posterior narrows with the root of n, in arcs of rho.

    An odd number, so that the one in the middle is rho = 0.
    """
    return max(33, int(5 * np.sqrt(n))) | 1


def _grid(matrix: Floats, time: NDArray[np.int64], nodes: int) -> Grid:
    """rho = sin(angle), Gauss–Legendre in the angle (there the posterior is smooth); a random walk last."""
    place, width = np.polynomial.legendre.leggauss(nodes)
    edge = np.arcsin(RANDOM_WALK)
    angle = edge * place
    rho = np.append(np.sin(angle), RANDOM_WALK)
    measure = np.append(edge * width * np.cos(angle), 0.0)
    step = steps(rho, np.diff(time))
    q, r = np.linalg.qr(whiten(matrix[None], step))
    back = np.linalg.inv(r)
    turned = np.swapaxes(back, 1, 2)
    about = about_rho(step, q)
    spread = np.log(np.abs(np.diagonal(r, axis1=1, axis2=2))).sum(axis=1)
    squares, neighbours = _quadratic(step)
    return Grid(
        Priors(rho, measure, about, back @ turned, back @ about.inner @ turned, len(time) - matrix.shape[1]),
        -log_determinant(step) / 2 - spread,
        np.swapaxes(whiten_back(q, step), 1, 2),
        back,
        squares,
        neighbours,
    )


def _quadratic(step: Steps) -> tuple[Floats, Floats]:
    """The diagonal of R⁻¹ and twice what is beside it: (grid, n) and (grid, n − 1)."""
    squares = np.zeros((len(step.left), step.left.shape[1] + 1))
    squares[:, 0] = 1
    squares[:, 1:] += 1 / step.left
    squares[:, :-1] += step.correlation**2 / step.left
    return squares, -2 * step.correlation / step.left
