"""What a fitted interrupted series says, and what may be asked of it afterwards."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.methods.interrupted.design import Design
from goldthread.methods.interrupted.estimators.mixture import Mixture, students

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Term:
    """One coefficient with its interval at the fit's confidence, and its two-sided p.

    In the outcome's unit (time and slope: a step of time) for family gaussian, on the
    logarithm for poisson, on the log odds for binomial. p is nan, and the interval has
    no width, where the points lie exactly on the lines and nothing is left to judge by.
    """

    name: str
    estimate: float
    se: float
    lower: float
    upper: float
    p: float


@dataclass(frozen=True)
class Combinations:
    """Weighted sums of the coefficients with their intervals: arrays of shape (rows,)."""

    estimate: Floats
    se: Floats
    lower: Floats
    upper: Floats
    p: Floats


@dataclass(frozen=True)
class Fit:
    """A segmented regression, fitted.

    rho: autocorrelation of points one step apart (None for ols and newey-west, which
    estimate none); for ar1-marginal its posterior mean, with rho_lower and rho_upper
    at the confidence. sigma: standard deviation of the errors; for counts the square
    root of the dispersion. df: points less columns. fitted and outcome are in the
    outcome's unit, one a row of the design; residuals are outcome − fitted for
    gaussian, Pearson residuals for counts. covariance: of the coefficients; its roots
    are the terms' standard errors, but for ar1-marginal, where it is the posterior's under
    the reference prior and each interval has a prior of its own (see priors). lag: for
    newey-west.
    """

    terms: tuple[Term, ...]
    method: str
    family: str
    confidence: float
    df: int
    rho: float | None
    rho_lower: float | None
    rho_upper: float | None
    sigma: float
    lag: int | None
    notes: tuple[str, ...]
    design: Design = field(repr=False, compare=False)
    outcome: Floats = field(repr=False, compare=False)
    offset: Floats | None = field(repr=False, compare=False)
    fitted: Floats = field(repr=False, compare=False)
    residuals: Floats = field(repr=False, compare=False)
    coefficients: Floats = field(repr=False, compare=False)
    covariance: Floats = field(repr=False, compare=False)
    mixture: Mixture | None = field(repr=False, compare=False, default=None)

    @property
    def n(self) -> int:
        return self.design.n

    @property
    def n_before(self) -> int:
        return self.design.n_before

    @property
    def n_after(self) -> int:
        return self.design.n_after

    @property
    def exact(self) -> bool:
        """Whether the points lie exactly on the lines, but for rounding: nothing is left to judge by."""
        return self.sigma == 0

    def __getitem__(self, name: str) -> Term:
        """The term of that name: fit["level"]."""
        for term in self.terms:
            if term.name == name:
                return term
        raise KeyError(f"There is no term {name}; there are {', '.join(term.name for term in self.terms)}.")

    def combine(self, rows: ArrayLike, confidence: float | None = None) -> Combinations:
        """Estimates and intervals of rows @ coefficients, on the scale of the linear predictor.

        rows: shape (r, columns), such as design.rows(times, interruptions=0) for the
        counterfactual, or the difference of two of them for the effect at those times.
        The intervals are this method's own: quantiles of the mixture for ar1-marginal,
        t for the others. They are of the mean, not of a single new point.
        """
        rows = np.atleast_2d(np.asarray(rows, dtype=np.float64))
        level = self.confidence if confidence is None else confidence
        if self.mixture is not None:
            found = self.mixture.combine(rows, level)
        else:
            found = students(self.coefficients[None], self.covariance[None], self.df, rows, level)
        return Combinations(*(column[0] for column in found))


@dataclass(frozen=True)
class Fits:
    """Many series fitted on one design: arrays of shape (series, columns), columns named.

    rho and sigma are of shape (series,); rho is nan where the method estimates none or
    the points lie exactly on the lines. Otherwise as Term and Fit say.
    """

    names: tuple[str, ...]
    method: str
    confidence: float
    df: int
    estimate: Floats = field(repr=False, compare=False)
    se: Floats = field(repr=False, compare=False)
    lower: Floats = field(repr=False, compare=False)
    upper: Floats = field(repr=False, compare=False)
    p: Floats = field(repr=False, compare=False)
    rho: Floats = field(repr=False, compare=False)
    sigma: Floats = field(repr=False, compare=False)

    def column(self, name: str) -> Combinations:
        """One coefficient of every series: fits.column("level").estimate."""
        place = self.names.index(name)
        return Combinations(
            *(each[:, place] for each in (self.estimate, self.se, self.lower, self.upper, self.p))
        )
