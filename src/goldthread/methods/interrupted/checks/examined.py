"""A fit laid out for examination: its residuals, and the series as least squares sees it."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.errors import TooFewPoints
from goldthread.methods.interrupted.analysis.times import Calendar
from goldthread.methods.interrupted.checks.residuals import autocorrelation
from goldthread.methods.interrupted.design import Collinear, Design, segmented
from goldthread.methods.interrupted.estimate import fit as fitted
from goldthread.methods.interrupted.results import Fit

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Examined:
    """A fit with what its checks rest on.

    values, design: the outcome and the model's columns as ordinary least squares sees
    them: as they are for gaussian; for counts the last step of the fitting, so that
    its residuals are Pearson's. residuals: of ordinary least squares, shape (n,).
    rho: the fit's autocorrelation, or an estimate for examining where it has none.
    cycle: points in the season to look for, None if none is known.
    """

    calendar: Calendar
    fit: Fit
    cycle: int | None
    offset: Floats | None = field(repr=False)
    values: Floats = field(repr=False)
    design: Floats = field(repr=False)
    residuals: Floats = field(repr=False)
    weights: Floats = field(repr=False)
    rho: float

    @property
    def exact(self) -> bool:
        """Whether the points lie on the lines but for rounding, so that nothing is left to examine."""
        return self.fit.exact or bool(self.weights.max() < 1e-6)


def examine(fit: Fit, calendar: Calendar, denominator: Floats | None = None) -> Examined:
    """Lay a fit out for examination. denominator: of a rate, where the fit has no offset."""
    weights = np.sqrt(_weights(fit))
    design = fit.design.matrix * weights[:, None]
    values = design @ fit.coefficients + fit.residuals
    if fit.family == "gaussian":
        values = fit.outcome
    basis = np.linalg.qr(design)[0]
    residuals = values - basis @ (basis.T @ values)
    cycle = fit.design.season or calendar.cycle
    rho = fit.rho if fit.rho is not None else _rough_rho(fit, residuals)
    return Examined(
        calendar=calendar,
        fit=fit,
        cycle=cycle,
        offset=fit.offset if denominator is None else denominator,
        values=values,
        design=design,
        residuals=residuals,
        weights=weights,
        rho=float(np.clip(rho, -0.98, 0.98)),
    )


def with_season(subject: Examined) -> tuple[Floats, float] | None:
    """The harmonics' columns (two pairs, or the fit's own) and rho beside them; None if too few points."""
    design = subject.fit.design
    if design.season or subject.cycle is None:
        return None
    pairs = min(2, subject.cycle // 2)
    try:
        larger = segmented(design.time, at=design.starts, season=subject.cycle, harmonics=pairs)
    except (TooFewPoints, Collinear):
        return None
    if larger.df < 4:
        return None
    waves = larger.matrix[:, len(design.names) :] * subject.weights[:, None]
    if subject.fit.family == "gaussian":
        rho = fitted(larger, subject.values, errors="ar1-reml").rho or 0.0
    else:
        basis = np.linalg.qr(np.hstack([subject.design, waves]))[0]
        rho = autocorrelation(subject.values - basis @ (basis.T @ subject.values), 1)
    return waves, float(np.clip(rho, -0.98, 0.98))


def _rough_rho(fit: Fit, residuals: Floats) -> float:
    """REML's where the outcome is a measurement; for counts the residuals' own lag-1."""
    if fit.family == "gaussian":
        return fitted(fitted_rows(fit), fit.outcome, errors="ar1-reml").rho or 0.0
    return autocorrelation(residuals, 1)


def fitted_rows(fit: Fit) -> Design:
    """The fit's design, of its fitted points alone: a phase-in window is a hole in time."""
    design = fit.design
    return segmented(design.time, at=design.starts, season=design.season, harmonics=max(1, design.harmonics))


def _weights(fit: Fit) -> Floats:
    """What each row counts for in the last step of the fitting."""
    if fit.family == "poisson":
        return fit.fitted
    if fit.family == "binomial":
        out_of = np.ones(fit.n) if fit.offset is None else fit.offset
        return fit.fitted * (1 - fit.fitted / out_of)
    return np.ones(fit.n)
