"""What an analysis of an interrupted series found, in numbers and in sentences for everybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.interrupted.analysis.series import Model
from goldthread.methods.interrupted.analysis.times import Calendar
from goldthread.methods.interrupted.controlled import (
    Control,
)
from goldthread.methods.interrupted.counterfactual import (
    Counterfactual,
    Effect,
    Projection,
)
from goldthread.methods.interrupted.guide import Check, Verdict
from goldthread.methods.interrupted.phrases import between, bracketed, some_of, when
from goldthread.methods.interrupted.results import Fit, Term
from goldthread.methods.plain import change_with_unit, count_word, plain_number, plain_time, with_unit

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Analysis:
    """An interrupted series, analysed.

    fit: of the series, or of its difference from the controls, where there are any.
    at: the first point after each interruption, as a time. outcome: (n,), every point
    given with a value, phase-in included, in the unit; offset: what each is out of, for
    counts. effects: at the first and last points after the interruption and at those
    asked for, in order of time, and last the average (time None). checks: what the
    guides ask. control: None without controls.
    """

    name: str
    unit: str
    calendar: Calendar
    at: tuple[Any, ...]
    model: Model
    fit: Fit
    outcome: Floats = field(repr=False)
    offset: Floats | None = field(repr=False)
    projection: Projection = field(repr=False)
    counterfactual: Counterfactual = field(repr=False)
    effects: tuple[Effect, ...]
    checks: tuple[Check, ...]
    control: Control | None

    @property
    def n(self) -> int:
        """Points fitted."""
        return self.fit.n

    @property
    def n_before(self) -> int:
        return self.fit.n_before

    @property
    def n_after(self) -> int:
        """Points fitted after the last interruption."""
        return self.fit.n_after

    @property
    def rho(self) -> float | None:
        return self.fit.rho

    @property
    def method(self) -> str:
        return self.fit.method

    @property
    def terms(self) -> tuple[Term, ...]:
        return self.fit.terms

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the fit notes, and each check that asks for a look."""
        looks = (check.finding for check in self.checks if check.verdict is Verdict.LOOK)
        return (*self.fit.notes, *looks)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The finding in plain English, one sentence after another."""
        return tuple(_sentences(self))

    @property
    def sentence(self) -> str:
        return " ".join(self.sentences)


def _sentences(analysis: Analysis) -> tuple[str, ...]:
    """The finding, what it is by the last point, how sure that is, and what the checks say."""
    said = [_at_first(analysis)]
    if len(analysis.effects) > 2:
        said.append(_at_last(analysis))
    return (*said, _sure(analysis), _checked(analysis.checks))


def _at_first(analysis: Analysis) -> str:
    first = analysis.effects[0]
    whom = analysis.name or "the series"
    line = "its controls and the gap to them before" if analysis.control else "what went before"
    begun = when(first.time)
    begun = f"With the phase-in over, {begun}" if analysis.fit.design.phase_in else _capital(begun)
    stood = f"{begun} {whom} stood {_gap(first, analysis)}"
    return f"{stood} where {line} would have put it{_ends(first, analysis)}{_trend(analysis)}."


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _trend(analysis: Analysis) -> str:
    """The change of trend, where the outcome's own scale has one."""
    if analysis.fit.family != "gaussian" or len(analysis.at) > 1:
        return ""
    slope = analysis.fit["slope"]
    change = f"{change_with_unit(slope.estimate, analysis.unit)} a {analysis.calendar.step}"
    ends = bracketed(analysis.fit, slope.lower, slope.upper, analysis.unit)
    return f"; its trend changed by {change}{ends}"


def _at_last(analysis: Analysis) -> str:
    last = analysis.effects[-2]
    return f"By {plain_time(last.time)} it stood {_gap(last, analysis)} that line{_ends(last, analysis)}."


def _gap(effect: Effect, analysis: Analysis) -> str:
    """'2.1 minutes above'; for counts as a share, '12% below'."""
    if analysis.fit.family != "gaussian" and effect.relative is not None:
        way = "above" if effect.relative >= 0 else "below"
        return f"{plain_number(100 * abs(effect.relative))}% {way}"
    way = "above" if effect.difference >= 0 else "below"
    return f"{change_with_unit(abs(effect.difference), analysis.unit)} {way}"


def _ends(effect: Effect, analysis: Analysis) -> str:
    """The interval of that gap, in brackets; nothing where the points lie on the lines."""
    fit, low, high = analysis.fit, effect.relative_lower, effect.relative_upper
    if fit.exact or fit.family == "gaussian" or low is None or high is None:
        return bracketed(fit, effect.lower, effect.upper, analysis.unit)
    return f" ({between(with_unit(100 * low, '%'), with_unit(100 * high, '%'), fit.confidence)})"


def _sure(analysis: Analysis) -> str:
    """Which of level and trend changed, as far as the intervals tell; the level alone for several."""
    if analysis.fit.exact:
        return "The points lie exactly on the lines: nothing is left to judge these changes by."
    level = analysis.fit["level"]
    terms = [level, analysis.fit["slope"]] if len(analysis.at) == 1 else [level]
    clear = [term.name for term in terms if term.lower > 0 or term.upper < 0]
    if not clear:
        both = "Both intervals include" if len(terms) == 2 else "The interval includes"
        return f"{both} no change at all: these points alone cannot tell."
    if len(clear) == len(terms):
        return f"{'Both intervals lie' if len(terms) == 2 else 'The interval lies'} clear of no change."
    sure, unsure = ("level", "trend") if clear == ["level"] else ("trend", "level")
    return f"The {sure} changed; whether the {unsure} did, these points cannot tell."


def _checked(checks: Sequence[Check]) -> str:
    look = sum(check.verdict == "look" for check in checks)
    untold = sum(check.verdict == "cannot_tell" for check in checks)
    looks = f"{some_of(look)} ask{'s' if look == 1 else ''} for a look"
    rest = f"{some_of(untold)} cannot be told from the data"
    return f"Of {count_word(len(checks))} checks, {looks} and {rest}."
