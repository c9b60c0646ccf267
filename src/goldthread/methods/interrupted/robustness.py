"""Would the answer have come out anyway? Other dates, other units, other controls, other methods."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.errors import TooFewPoints
from goldthread.methods.interrupted.analysis.result import Analysis
from goldthread.methods.interrupted.analysis.series import Model
from goldthread.methods.interrupted.design import FEWEST, Collinear
from goldthread.methods.interrupted.estimate import METHODS, fit_many
from goldthread.methods.interrupted.estimators.counts import DoesNotSettle
from goldthread.methods.interrupted.results import Fit, Fits, Term

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class PlaceboDates:
    """The same analysis of the time before, as if it had been interrupted at each date there.

    A phase-in goes with each: as many points from the date on are left out as in the real one.
    estimates and ratios (estimate over standard error): one a date. share: of the dates
    at which the estimate was at least as large as the real one, either way, the real one
    counted in (1 of 20 at best, for 19 dates); share_of_ratios: the same of the ratios,
    which allows for dates near the ends being estimated less well. Dates that neighbour
    each other share their points, so that these are no p-values.
    """

    term: str
    estimate: float
    times: tuple[Any, ...]
    estimates: tuple[float, ...]
    ratios: tuple[float, ...]
    share: float
    share_of_ratios: float


@dataclass(frozen=True)
class PlaceboUnits:
    """Each control in turn analysed as if it had been treated, against the other controls.

    rank: of the treated unit's estimate by size, 1 for the largest; share: rank over
    the number of units, the least that so few units can give.
    Source: Abadie, Diamond and Hainmueller 2010, JASA 105:493 (in-space placebos).
    """

    term: str
    estimate: float
    names: tuple[str, ...]
    estimates: tuple[float, ...]
    rank: int
    share: float


@dataclass(frozen=True)
class LeaveOneOut:
    """The analysis again without each control in turn; terms: what each left, in the order of names."""

    term: str
    names: tuple[str, ...]
    terms: tuple[Term, ...]

    @property
    def smallest(self) -> float:
        return min(term.estimate for term in self.terms)

    @property
    def largest(self) -> float:
        return max(term.estimate for term in self.terms)


@dataclass(frozen=True)
class ByMethod:
    """The same series by one method: its level and slope."""

    method: str
    level: Term
    slope: Term
    rho: float | None


@dataclass(frozen=True)
class OfTheSlope:
    """What was tried of the slope, as of the level; None where it cannot be."""

    placebo_dates: PlaceboDates | None
    placebo_units: PlaceboUnits | None
    leave_one_out: LeaveOneOut | None


@dataclass(frozen=True)
class Robustness:
    """All that was tried; None where it cannot be (too few points before, no or too few controls).

    placebo_dates, placebo_units, leave_one_out: of the term asked for; slope: the same of
    the slope, from the same fits. family: gaussian terms are in the outcome's unit, those of
    poisson on the logarithm, those of binomial on the log odds.
    """

    family: str

    placebo_dates: PlaceboDates | None
    placebo_units: PlaceboUnits | None
    leave_one_out: LeaveOneOut | None
    methods: tuple[ByMethod, ...]
    slope: OfTheSlope


def robustness(analysis: Analysis, *, term: str = "level") -> Robustness:
    """Everything that can be tried of an analysis. term: 'level' or 'slope', what is compared."""
    at_dates = _at_dates(analysis, FEWEST)
    return Robustness(
        analysis.fit.family,
        _dates(analysis, at_dates, term),
        placebo_units(analysis, term=term),
        leave_one_out(analysis, term=term),
        by_method(analysis),
        OfTheSlope(
            _dates(analysis, at_dates, "slope"),
            placebo_units(analysis, term="slope"),
            leave_one_out(analysis, term="slope"),
        ),
    )


def placebo_dates(analysis: Analysis, *, term: str = "level", least: int = FEWEST) -> PlaceboDates | None:
    """Every date before the interruption with at least that many points on both sides of it.

    Where there is a phase-in, one as long follows each date, and the points after are those
    after it. None if there is none. A season is left out of a placebo whose stretch is too short for it.
    """
    return _dates(analysis, _at_dates(analysis, least), term)


def _at_dates(analysis: Analysis, least: int) -> list[tuple[Any, Fit]]:
    """Each date that can be tried, and what came of it."""
    first, phase_in = analysis.fit.design.at[0], analysis.fit.design.phase_in
    places = analysis.calendar.places
    before = places < first
    series, offset = analysed(analysis)[before], _cut(analysis.offset, before)
    found = (
        (start, _tried(analysis.model, places[before], start, phase_in, series, offset))
        for start in _admissible(places[before], least, phase_in)
    )
    return [(analysis.calendar.time_of(start), fit) for start, fit in found if fit is not None]


def _dates(analysis: Analysis, tried: list[tuple[Any, Fit]], term: str) -> PlaceboDates | None:
    if not tried:
        return None
    real, terms = analysis.fit[term], [fit[term] for _, fit in tried]
    estimates = tuple(each.estimate for each in terms)
    ratios = tuple(_ratio(each) for each in terms)
    return PlaceboDates(
        term=term,
        estimate=real.estimate,
        times=tuple(time for time, _ in tried),
        estimates=estimates,
        ratios=ratios,
        share=_share(real.estimate, estimates),
        share_of_ratios=_share(_ratio(real), ratios),
    )


def placebo_units(analysis: Analysis, *, term: str = "level") -> PlaceboUnits | None:
    """Each control as if treated, against the mean of the others; None with fewer than two controls."""
    control = analysis.control
    if control is None or len(control.names) < 2:
        return None
    count = len(control.names)
    others = (control.values.sum(axis=0) - control.values) / (count - 1)
    found = _refitted(analysis, control.values - others).column(term)
    estimates = tuple(found.estimate.tolist())
    real = analysis.fit[term].estimate
    rank = 1 + sum(abs(each) >= abs(real) for each in estimates)
    return PlaceboUnits(term, real, control.names, estimates, rank, rank / (count + 1))


def leave_one_out(analysis: Analysis, *, term: str = "level") -> LeaveOneOut | None:
    """The analysis without each control in turn; None with fewer than two controls."""
    control = analysis.control
    if control is None or len(control.names) < 2:
        return None
    others = (control.values.sum(axis=0) - control.values) / (len(control.names) - 1)
    found = _refitted(analysis, analysis.outcome - others).column(term)
    columns = (found.estimate, found.se, found.lower, found.upper, found.p)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return LeaveOneOut(term, control.names, tuple(Term(term, *row) for row in rows))


def by_method(analysis: Analysis) -> tuple[ByMethod, ...]:
    """The series by every method that comes to an estimate, in the order of METHODS."""
    model, design = analysis.model, analysis.fit.design
    told = []
    for method in METHODS:
        again = replace(model, errors=method, lag=model.lag if method == "newey-west" else None)
        try:
            found = again.fit(design, analysed(analysis), analysis.offset)
        except DoesNotSettle:
            continue
        told.append(ByMethod(found.method, found["level"], found["slope"], found.rho))
    return tuple(told)


def analysed(analysis: Analysis) -> Floats:
    """The series that is fitted: the outcome, or its difference from the controls."""
    return analysis.outcome if analysis.control is None else analysis.outcome - analysis.control.mean


def _admissible(places: NDArray[np.int64], least: int, phase_in: int) -> list[int]:
    """The places with at least that many points before them, and from the end of the phase-in on."""
    return [int(place) for place in places[least:] if (places >= place + phase_in).sum() >= least]


def _tried(
    model: Model,
    places: NDArray[np.int64],
    start: int,
    phase_in: int,
    series: Floats,
    offset: Floats | None,
) -> Fit | None:
    for season in dict.fromkeys((model.season, None)):
        plain = replace(model, season=season)
        try:
            return plain.fit(plain.design(places, [start], phase_in), series, offset)
        except (TooFewPoints, Collinear, DoesNotSettle):
            continue
    return None


def _refitted(analysis: Analysis, rows: Floats) -> Fits:
    """The same model fitted to other series of the same times, (series, n), all at once."""
    model = analysis.model
    return fit_many(
        analysis.fit.design, rows, errors=model.errors, lag=model.lag, confidence=model.confidence
    )


def _cut(offset: Floats | None, kept: NDArray[np.bool_]) -> Floats | None:
    return None if offset is None else offset[kept]


def _ratio(term: Term) -> float:
    return term.estimate / term.se if term.se > 0 else float("nan")


def _share(real: float, placebos: tuple[float, ...]) -> float:
    """Of the placebos and the real one together, how many are at least as large as the real one."""
    return (1 + sum(abs(each) >= abs(real) for each in placebos)) / (1 + len(placebos))
