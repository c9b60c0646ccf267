"""Fit a segmented regression by the method asked for."""

from __future__ import annotations

from functools import partial
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.methods.interrupted.design import Design
from goldthread.methods.interrupted.estimators.ar1_marginal import ar1_marginal
from goldthread.methods.interrupted.estimators.ar1_reml import ar1_reml
from goldthread.methods.interrupted.estimators.counts import Solver, fit_counts
from goldthread.methods.interrupted.estimators.mixture import Intervals
from goldthread.methods.interrupted.estimators.newey_west import newey_west, usual_lag
from goldthread.methods.interrupted.estimators.ols import ols
from goldthread.methods.interrupted.estimators.prais_winsten import prais_winsten
from goldthread.methods.interrupted.estimators.priors import RANDOM_WALK
from goldthread.methods.interrupted.estimators.solved import Solved, without_error
from goldthread.methods.interrupted.phrases import counted
from goldthread.methods.interrupted.results import Fit, Fits, Term

Floats = NDArray[np.float64]
Errors = Literal["ar1-marginal", "ar1-reml", "prais-winsten", "newey-west", "ols"]
Family = Literal["gaussian", "poisson", "binomial"]
METHODS: tuple[Errors, ...] = ("ar1-marginal", "ar1-reml", "prais-winsten", "newey-west", "ols")
FAMILIES: tuple[Family, ...] = ("gaussian", "poisson", "binomial")
EXACT = 1e-12
"""A series whose residuals are smaller than this share of its size lies exactly on its lines."""


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
    """Fit one series.

    outcome: shape (points given to segmented(),), also for those within a phase-in window,
    which are not looked at and may be nan. errors: how the errors are taken to depend on
    one another (see the module of each name). lag: for newey-west; None is usual_lag(n).
    family: gaussian; poisson, quasi-Poisson with a logarithm; binomial, quasi-binomial with
    log odds. offset: what each count is out of, as it is counted (attendances, bed days),
    above 0: its logarithm is taken for poisson, where None is 1; for binomial it is the
    number of trials and must be given.

    Where the points lie exactly on the lines, intervals have no width and p is nan.
    Raises ValueError for values that are missing or infinite, lengths that differ, a lag
    without newey-west, an offset without counts, and counts that cannot be counts;
    DoesNotSettle for counts without a finite estimate.
    """
    values = _outcomes(design, np.asarray(outcome, dtype=np.float64)[None])[0]
    lag = _lag(design, errors, lag)
    base = _base(design, family, offset)
    solver = _solver(design, errors, lag, family)
    if base is None:
        solved = _solve(design, values, solver)
        fitted = design.matrix @ solved.coefficients[0]
        residuals = values - fitted
    else:
        solved, working = fit_counts(design.matrix, values, family, base, solver)
        fitted, residuals = working.mean, (values - working.mean) / working.root
        if np.abs(values - fitted).max() <= EXACT * values.max():
            solved = without_error(solved, design.matrix)
    found = solved.combine(np.eye(len(design.names)), confidence)
    lower, upper = solved.rho_interval(confidence)
    return Fit(
        terms=_terms(design, found),
        method=errors,
        family=family,
        confidence=confidence,
        df=design.df,
        rho=None if solved.rho is None else float(solved.rho[0]),
        rho_lower=lower,
        rho_upper=upper,
        sigma=float(solved.sigma[0]),
        lag=lag,
        notes=_notes(design, errors, solved),
        design=design,
        outcome=values,
        offset=base,
        fitted=fitted,
        residuals=residuals,
        coefficients=solved.coefficients[0],
        covariance=solved.covariance[0],
        mixture=solved.mixture,
    )


def fit_many(
    design: Design,
    outcomes: ArrayLike,
    *,
    errors: Errors = "ar1-marginal",
    lag: int | None = None,
    confidence: float = 0.95,
) -> Fits:
    """Fit many gaussian series on one design at once: outcomes of shape (series, points given).

    The same numbers as fit() gives for each, as arrays; what depends on the design alone
    is worked out once.
    """
    values = np.asarray(outcomes, dtype=np.float64)
    if values.ndim != 2:
        raise ValueError(f"Many series are a table of two dimensions, not of {values.ndim}.")
    values = _outcomes(design, values)
    solver = _solver(design, errors, _lag(design, errors, lag))
    plain, exact = ols(design.matrix, values), _exact(design, values)
    rows = np.eye(len(design.names))
    columns = list(without_error(plain, design.matrix).combine(rows, confidence))
    rho, sigma = np.full(len(values), np.nan), np.zeros(len(values))
    if not exact.all():
        solved = solver(design.matrix, values[~exact])
        for column, found in zip(columns, solved.combine(rows, confidence), strict=True):
            column[~exact] = found
        sigma[~exact] = solved.sigma
        if solved.rho is not None:
            rho[~exact] = solved.rho
    estimate, se, lower, upper, p = columns
    return Fits(design.names, errors, confidence, design.df, estimate, se, lower, upper, p, rho, sigma)


def _terms(design: Design, found: Intervals) -> tuple[Term, ...]:
    return tuple(
        Term(name, *(float(column[0, place]) for column in found)) for place, name in enumerate(design.names)
    )


def _solve(design: Design, values: Floats, solver: Solver) -> Solved:
    if _exact(design, values[None])[0]:
        return without_error(ols(design.matrix, values[None]), design.matrix)
    return solver(design.matrix, values[None])


def _exact(design: Design, outcomes: Floats) -> NDArray[np.bool_]:
    left = ols(design.matrix, outcomes).sigma * np.sqrt(design.df)
    return np.asarray(left <= EXACT * np.linalg.norm(outcomes, axis=1))


def _solver(design: Design, errors: Errors, lag: int | None, family: Family = "gaussian") -> Solver:
    if errors == "ols":
        return ols
    if errors == "newey-west":
        return partial(newey_west, lag=lag or 0)
    by_name = {"ar1-marginal": ar1_marginal, "ar1-reml": ar1_reml, "prais-winsten": prais_winsten}
    if errors not in by_name:
        raise ValueError(f"There is no method {errors}; there are {', '.join(METHODS)}.")
    if family != "gaussian" and errors == "ar1-reml":
        return partial(ar1_reml, time=design.time, edge=RANDOM_WALK)
    return partial(by_name[errors], time=design.time)


def _outcomes(design: Design, outcomes: Floats) -> Floats:
    if outcomes.ndim != 2 or outcomes.shape[1] != len(design.kept):
        raise ValueError(f"There are {len(design.kept)} times and {counted(outcomes.shape[-1], 'value')}.")
    values = outcomes[:, design.kept]
    if not np.isfinite(values).all():
        time = int(design.time[np.flatnonzero(~np.isfinite(values).all(axis=0))[0]])
        raise ValueError(f"The value at time {time} is missing or infinite.")
    return values


def _lag(design: Design, errors: Errors, lag: int | None) -> int | None:
    if errors == "newey-west":
        return usual_lag(design.n) if lag is None else lag
    if lag is not None:
        raise ValueError(f"A lag belongs to newey-west; {errors} has none.")
    return None


def _base(design: Design, family: Family, offset: ArrayLike | None) -> Floats | None:
    if family not in FAMILIES:
        raise ValueError(f"There is no family {family}; there are {', '.join(FAMILIES)}.")
    if offset is None:
        if family == "binomial":
            raise ValueError("Shares need what they are out of: give the number of trials as the offset.")
        return np.ones(design.n) if family == "poisson" else None
    if family == "gaussian":
        raise ValueError("An offset belongs to counts (poisson or binomial), not to family gaussian.")
    base = np.asarray(offset, dtype=np.float64)
    if base.shape != design.kept.shape:
        given = counted(base.size, "value")
        raise ValueError(f"There are {len(design.kept)} times and {given} of the offset.")
    return base[design.kept]


def _notes(design: Design, errors: Errors, solved: Solved) -> tuple[str, ...]:
    notes = []
    if not solved.sigma[0]:
        notes.append("The points lie exactly on the lines: there is nothing left to judge them by.")
    if errors == "newey-west" and (design.gaps > 1).any():
        notes.append("Newey and West's weights take the points either side of a gap for neighbours.")
    if solved.rho is not None and solved.mixture is None and abs(solved.rho[0]) >= 0.9989:
        notes.append(
            "The autocorrelation estimated is at its limit: these intervals are not to be relied on."
        )
    return tuple(notes)
