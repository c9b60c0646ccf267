"""Against controls: the difference from a control series, or from the mean of several.

What moves the treated series and its controls alike (a winter, a national policy, a
change of definition) cancels in their difference, so the difference is what is fitted.
Fitting both series side by side in one model with an interaction gives the same level
and slope, and needs the correlation between the two series as well to give them
intervals; the difference carries it in itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.methods.interrupted.guide import EPOC, Check, Verdict
from goldthread.methods.interrupted.phrases import bracketed, counted, listed
from goldthread.methods.interrupted.results import Fit
from goldthread.methods.plain import change_with_unit, count_word

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Control:
    """What a series was held against.

    names: the controls, in the order given; values: (controls, n), every point of the
    series; mean: (n,), each control counting once, whatever its size. treated_alone
    and controls_alone: the same model fitted to the treated series without controls,
    and to the mean of the controls, so that it shows which of the two moved.
    """

    names: tuple[str, ...]
    values: Floats = field(repr=False)
    mean: Floats = field(repr=False)
    treated_alone: Fit
    controls_alone: Fit


def control_values(controls: Mapping[str, ArrayLike], n: int) -> tuple[tuple[str, ...], Floats]:
    """The controls' names and values (controls, n).

    Raises ValueError for none at all, a length that is not n, or a missing value,
    which would change who is in the mean from one point to the next.
    """
    if not controls:
        raise ValueError("There is no control: name at least one, or leave controls out.")
    rows = []
    for name, values in controls.items():
        row = np.asarray(values, dtype=np.float64)
        if row.shape != (n,):
            raise ValueError(f"The control {name} has {counted(row.size, 'value')}; the series has {n}.")
        if not np.isfinite(row).all():
            gone = int((~np.isfinite(row)).sum())
            raise ValueError(f"The control {name} has no value for {gone} of {n} points: leave it out.")
        rows.append(row)
    return tuple(controls), np.array(rows)


def parallel_trend(fit: Fit, unit: str, step: str) -> Check:
    """Whether the gap to the controls was widening or closing before anything was done.

    Fine where no drift is seen and, at the most the interval allows, the gap would
    have moved over the whole time before by less than twice the noise in one point:
    both by the interval at the fit's confidence, which is the one that is told.
    The model carries the drift on; whether it would have gone on, nobody can see.
    """
    drift = fit["time"]
    most = max(abs(drift.lower), abs(drift.upper)) * fit.n_before
    numbers = {
        "drift": drift.estimate,
        "lower": drift.lower,
        "upper": drift.upper,
        "most_before": most,
        "noise": fit.sigma,
    }
    asked = (EPOC,)
    moved = (
        f"{change_with_unit(drift.estimate, unit)} a {step}{bracketed(fit, drift.lower, drift.upper, unit)}"
    )
    if drift.lower > 0 or drift.upper < 0:
        said = (
            "Before the interruption the gap to the controls was already moving, by "
            f"{moved}: the answer rests on that having gone on."
        )
        return Check("parallel_trend", asked, said, Verdict.LOOK, numbers)
    said = f"Before the interruption the gap to the controls moved by {moved}"
    if most <= 2 * fit.sigma:
        said = f"{said}: they ran side by side."
        return Check("parallel_trend", asked, said, Verdict.FINE, numbers)
    said = f"{said}: whether they ran side by side cannot be told."
    return Check("parallel_trend", asked, said, Verdict.CANNOT_TELL, numbers)


def controls_untouched(control: Control, unit: str) -> Check:
    """Whether anything was done to the controls: asked of people, with what they did themselves.

    A look where their interval, at the fit's confidence, is clear of no change.
    """
    alone = control.controls_alone
    moved = alone["level"]
    ends = bracketed(alone, moved.lower, moved.upper, unit)
    count = len(control.names)
    whose = "control" if count == 1 else f"mean of {count_word(count)} controls"
    said = (
        f"The {whose} itself changed its level by {change_with_unit(moved.estimate, unit)}{ends}: was "
        f"anything done to {listed(control.names)} at that time, or did what was done here reach them?"
    )
    numbers = {"level": moved.estimate, "lower": moved.lower, "upper": moved.upper, "controls": count}
    clear = moved.lower > 0 or moved.upper < 0
    return Check("controls", (EPOC,), said, Verdict.LOOK if clear else Verdict.CANNOT_TELL, numbers)
