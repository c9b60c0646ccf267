"""Counts and shares: the regression of Pearson's residuals, reweighted until it settles.

For a logarithm (poisson) or log odds (binomial) the outcome is replaced by its working
value and each row weighted by what its mean says of its variance, as in any generalised
linear model. What is left has one variance, the dispersion, and may be autocorrelated;
so every method for errors applies to it as it does to a plain outcome: the AR(1) is then one of
Pearson residuals. With `ols` that
is quasi-likelihood, with `newey-west` its sandwich, with the AR(1) methods a penalised
quasi-likelihood with autocorrelated errors.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.interrupted.estimators.ols import ols
from goldthread.methods.interrupted.estimators.solved import Solved

Floats = NDArray[np.float64]
Solver = Callable[[Floats, Floats], Solved]
GOES = 100
SETTLED = 1e-11
FURTHEST = {"poisson": 100.0, "binomial": 30.0}
"""Logarithms and log odds no estimate comes to: beyond log odds of 37 a share is 1 but for rounding."""


class DoesNotSettle(ValueError):
    """The counts have no finite estimate, such as where every count on one side is zero."""


class Working(NamedTuple):
    """Mean count, root of its variance without the dispersion, and the working outcome: (n,) each."""

    mean: Floats
    root: Floats
    outcome: Floats


def fit_counts(
    matrix: Floats, counts: Floats, family: str, base: Floats, solver: Solver
) -> tuple[Solved, Working]:
    """Fit one series of counts: what the solver says of the regression, reweighted.

    matrix: (n, k); counts: (n,), 0 or more; base: (n,), above 0: what each count is out of
    (the exposure for poisson, trials for binomial). solver: the method for the errors. It is
    given the working values at the quasi-likelihood estimate, once: a second time would move
    the answer by less than it is sure of, and does not always settle.
    Raises DoesNotSettle where the estimates run off, ValueError for counts below 0 or
    above their trials.
    Sources: McCullagh and Nelder 1989, section 2.5 and chapter 9; Breslow and Clayton 1993,
    JASA 88:9 (penalised quasi-likelihood); Le Cam 1956 (one step is enough).
    """
    _refuse(counts, family, base)
    linear = _quasi_likelihood(matrix, counts, family, base)
    solved = solver(*_reweighted(matrix, _working(linear, counts, family, base)))
    return solved, _working(matrix @ solved.coefficients[0], counts, family, base)


def mean_of(linear: Floats, family: str, base: Floats) -> Floats:
    """The mean count at a linear predictor, for so much exposure or so many trials."""
    if family == "poisson":
        return np.asarray(base * np.exp(linear))
    return np.asarray(base / (1 + np.exp(-linear)))


def _quasi_likelihood(matrix: Floats, counts: Floats, family: str, base: Floats) -> Floats:
    """The linear predictor at which iteratively reweighted least squares settles."""
    linear = _first_guess(counts, family, base)
    for _ in range(GOES):
        weighted, outcome = _reweighted(matrix, _working(linear, counts, family, base))
        new = matrix @ ols(weighted, outcome).coefficients[0]
        if not np.isfinite(new).all() or np.abs(new).max() > FURTHEST[family]:
            break
        if np.abs(new - linear).max() < SETTLED:
            return np.asarray(new)
        linear = new
    raise DoesNotSettle(
        "The counts have no finite estimate: is every count on one side zero, or all of them?"
        if family == "poisson"
        else "The shares have no finite estimate: is every one on one side, or are all of them, 0% or 100%?"
    )


def _reweighted(matrix: Floats, working: Working) -> tuple[Floats, Floats]:
    return working.root[:, None] * matrix, (working.root * working.outcome)[None]


def _working(linear: Floats, counts: Floats, family: str, base: Floats) -> Working:
    mean = mean_of(linear, family, base)
    variance = mean if family == "poisson" else mean * (1 - mean / base)
    variance = np.maximum(variance, 1e-290)
    return Working(mean, np.sqrt(variance), linear + (counts - mean) / variance)


def _first_guess(counts: Floats, family: str, base: Floats) -> Floats:
    if family == "poisson":
        return np.asarray(np.log((counts + 0.1) / base))
    return np.asarray(np.log((counts + 0.5) / (base - counts + 0.5)))


def _refuse(counts: Floats, family: str, base: Floats) -> None:
    if (counts < 0).any():
        raise ValueError(f"A count is 0 or more; {counts.min():g} is not.")
    if (base <= 0).any() or not np.isfinite(base).all():
        raise ValueError("What the counts are out of must be above 0 at every point.")
    if family == "binomial" and (counts > base).any():
        place = int(np.flatnonzero(counts > base)[0])
        raise ValueError(f"{counts[place]:g} out of {base[place]:g}: there are more than all.")
