"""One interrupted series from end to end: the fit, what would have been, and every check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.methods.interrupted.analysis.result import Analysis
from goldthread.methods.interrupted.analysis.series import Model, Series, interruptions, series
from goldthread.methods.interrupted.analysis.times import Calendar
from goldthread.methods.interrupted.checks.asked import Dated
from goldthread.methods.interrupted.checks.report import check
from goldthread.methods.interrupted.controlled import (
    Control,
    control_values,
    controls_untouched,
    parallel_trend,
)
from goldthread.methods.interrupted.counterfactual import (
    Counterfactual,
    Effect,
    Projection,
    effects,
    project,
)
from goldthread.methods.interrupted.design import Design
from goldthread.methods.interrupted.estimate import Errors, Family
from goldthread.methods.interrupted.results import Fit

Floats = NDArray[np.float64]


def analyse(
    outcome: ArrayLike,
    times: Sequence[Any] | NDArray[Any] | None = None,
    *,
    at: Any,
    phase_in: Any = None,
    errors: Errors = "ar1-marginal",
    lag: int | None = None,
    family: Family = "gaussian",
    offset: ArrayLike | None = None,
    per: float = 1.0,
    season: int | None = None,
    harmonics: int = 2,
    controls: Mapping[str, ArrayLike] | None = None,
    effect_at: Sequence[Any] = (),
    events: Dated = (),
    definition_changes: Dated = (),
    name: str = "",
    unit: str = "",
    confidence: float = 0.95,
) -> Analysis:
    """Did the level or the trend change when something was done, and what does that rest on?

    outcome: shape (n,), in order of time, one unit; a missing value (nan) is a missing
    point. times: n dates, whole numbers or texts that rise; 1 … n if not given. at: when
    it was interrupted, one time or several: the first point at or after it is the first
    after the interruption. phase_in: when it was fully in force; points from `at` until
    then are left out. offset: what each outcome is out of, above 0: for poisson and
    binomial as it says; for gaussian the rate, per × outcome / offset, is analysed.
    controls: names and values (n,) of series where nothing was done, in the unit that is
    analysed (rates, where an offset is given); for gaussian only. effect_at: further
    times at which the effect is wanted. events, definition_changes: (when, what) pairs
    for the checks.

    Raises TooFewPoints for fewer than 3 points before, between or after; ValueError for
    times that repeat or fall, an `at` outside the series, an offset of 0 or less.
    Sources: Wagner et al. 2002 (the model: a change of level and of trend; a change of level alone, as in
    Bernal, Cummins and Gasparrini 2017, cannot be fitted); these 2018 (controls); the guides of guide.GUIDES.
    """
    given = series(outcome, times, offset, family=family, per=per)
    model = Model(errors, lag, family, season, harmonics, confidence)
    starts, length = interruptions(given.calendar, at, phase_in)
    design = model.design(given.calendar.places, starts, length, given.calendar.time_of)
    control = None if controls is None else _control(controls, given, design, model)
    base = None if control is None else control.mean
    fitted = model.fit(design, given.values if base is None else given.values - base, given.offset)
    projection, told = _counterfactual(fitted, given, base, starts[0])
    interrupted = tuple(given.calendar.time_of(start) for start in starts)
    checked = check(
        fitted,
        given.calendar,
        interrupted,
        denominator=None if given.denominator is None else given.denominator[design.kept],
        events=events,
        definition_changes=definition_changes,
    )
    if control is not None:
        step = given.calendar.step
        checked += (parallel_trend(fitted, unit, step), controls_untouched(control, unit))
    return Analysis(
        name=name,
        unit=unit,
        calendar=given.calendar,
        at=interrupted,
        model=model,
        fit=fitted,
        outcome=given.values,
        offset=given.offset,
        projection=projection,
        counterfactual=told,
        effects=_effects(projection, given.calendar, effect_at),
        checks=checked,
        control=control,
    )


def _control(controls: Mapping[str, ArrayLike], given: Series, design: Design, model: Model) -> Control:
    if model.family != "gaussian":
        raise ValueError(
            f"Controls go with family gaussian, not {model.family}: "
            "analyse the rate instead (gaussian with an offset)."
        )
    cut = {}
    for name, values in controls.items():
        row = np.asarray(values, dtype=np.float64)
        cut[name] = row[given.kept] if row.shape == given.kept.shape else row
    names, rows = control_values(cut, len(given.values))
    mean = rows.mean(axis=0)
    return Control(names, rows, mean, model.fit(design, given.values), model.fit(design, mean))


def _counterfactual(
    fitted: Fit, given: Series, base: Floats | None, first: int
) -> tuple[Projection, Counterfactual]:
    """The projection over the fitted points after the interruption, and all points told from it on."""
    days = given.calendar
    after = days.places >= first
    used = after & fitted.design.kept
    shares = bool(given.values.min() >= 0)
    whole, in_force = (
        project(fitted, days.places[where], _at(given.offset, where), _at(base, where), shares=shares)
        for where in (after, used)
    )
    columns = np.full((4, len(after)), np.nan)
    columns[:, used] = [in_force.mean, *in_force.difference()]
    mean, difference, low, high = columns[:, after]
    told = Counterfactual(
        times=tuple(time for time, keep in zip(days.times, after, strict=True) if keep),
        observed=given.values[after],
        fitted=mean,
        without=whole.bare,
        lower=whole.lower,
        upper=whole.upper,
        difference=difference,
        difference_lower=low,
        difference_upper=high,
    )
    return in_force, told


def _at(values: Floats | None, where: NDArray[np.bool_]) -> Floats | None:
    return None if values is None else values[where]


def _effects(projection: Projection, days: Calendar, wanted: Sequence[Any]) -> tuple[Effect, ...]:
    """The effects at the first, the last and the wanted points, in order, and on average."""
    places = projection.places.tolist()
    rows = {0, len(places) - 1}
    for when in wanted:
        place = days.place_of(when, called="The effect")
        if place not in places:
            raise ValueError(f"There is no point after the interruption at {when} to tell the effect at.")
        rows.add(places.index(place))
    times = tuple(days.time_of(place) for place in places)
    return effects(projection, times, sorted(rows))
