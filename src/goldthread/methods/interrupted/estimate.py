"""Fit a segmented regression by the method asked for."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.methods.interrupted.design import Design
from goldthread.methods.interrupted.results import Fit

Floats = NDArray[np.float64]
Errors = Literal["ar1-marginal", "ar1-reml", "prais-winsten", "newey-west", "ols"]
Family = Literal["gaussian", "poisson", "binomial"]
METHODS: tuple[Errors, ...] = ("ar1-marginal", "ar1-reml", "prais-winsten", "newey-west", "ols")
FAMILIES: tuple[Family, ...] = ("gaussian", "poisson", "binomial")


def fit(
    design: Design,
    outcome: ArrayLike,
    *,
    errors: Errors = "ar1-marginal",
    lag: int | None = None,
    family: Family = "gaussian",
    offset: ArrayLike | None = None,
    confidence: float = 0.95,
) -> Fit:
    """Fit one series. (Being filled in: see results.Fit for what comes back.)

    outcome: one value a point given to segmented(), also for those within a phase-in
    window (they are not looked at, and may be nan). offset: what each count is out of
    (attendances, bed days), above 0; its logarithm is taken for poisson, it is the
    number of trials for binomial.
    """
    raise NotImplementedError
