"""How a series is drawn: the kind of chart that fits it, or that somebody chose, and under which rules."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf

import numpy as np
from numpy.typing import NDArray

from goldthread.methods import spc
from goldthread.methods.spc import Kind

from ..models import ChartKind, ChartRules, Measure, Revision
from .series import Series, series

IN_PER_CENT = 100.0


@dataclass(frozen=True)
class Drawn:
    """The kind of chart and the rules that a series is drawn and judged by.

    why: the reason in words, with that of whoever chose. is_chosen: whether somebody chose the kind; wanted:
    the kind that somebody chose and these readings cannot have, so that the one that fits is drawn instead;
    else None.
    """

    kind: Kind
    rules: ChartRules
    why: str
    is_chosen: bool = False
    wanted: Kind | None = None

    @property
    def called(self) -> str:
        """'A P′ chart': how the chart is called in a sentence."""
        return chart_called(self.kind)


def chart_called(kind: Kind | ChartKind) -> str:
    """'An XmR chart': a kind of chart, as one begins a sentence with it."""
    name = ChartKind(kind.value).label
    if kind in (ChartKind.RUN, ChartKind.PERCENT):
        name = name.lower()
    return f"{'An' if kind == ChartKind.XMR else 'A'} {name}"


def usual_rules(kind: Kind) -> ChartRules:
    """The rules where nobody chose any: Anhøj's of a run chart, else Making Data Count's."""
    return ChartRules.ANHOEJ if kind is Kind.RUN else ChartRules.MAKING_DATA_COUNT


def drawn_as(one: Series) -> Drawn:
    """The kind and rules in force for a series: what was chosen, where its readings can have it."""
    fits, reason = fitting(one), f" {_ended(one.choice.reason)}" if one.choice and one.choice.reason else ""
    chosen = one.choice.kind if one.choice else ""
    rules = ChartRules(one.choice.rules) if one.choice and one.choice.rules else None
    why = f"{chart_called(fits.chart)}, since {fits.reason}."
    judged = f" It is judged by the rules of {rules.label}, as somebody chose." if rules else ""
    if not chosen:
        return Drawn(fits.chart, rules or usual_rules(fits.chart), why + judged + (reason if rules else ""))
    kind = Kind(chosen)
    if kind in kinds_for(one):
        why = f"{chart_called(kind)}, as somebody chose.{judged}{reason}"
        return Drawn(kind, rules or usual_rules(kind), why, is_chosen=True)
    gives_way = f"{chart_called(kind)} was chosen, which these readings cannot have"
    why = f"{gives_way}. So this is {why[:1].lower()}{why[1:]}{judged}"
    return Drawn(fits.chart, rules or usual_rules(fits.chart), why, wanted=kind)


def _ended(reason: str) -> str:
    """A reason as a sentence."""
    return reason if reason.rstrip()[-1:] in ".!?" else f"{reason.rstrip()}."


def fitting(one: Series) -> spc.Fitting:
    """The kind of chart that fits a series, and why."""
    return spc.fitting(
        one.revision.kind,
        one.given,
        one.denominators,
        times=one.periods,
        phase_starts=one.phase_starts,
        equal_periods=one.revision.frequency != Revision.Frequency.EVENT,
        unit=one.revision.unit,
    )


def kinds_for(one: Series) -> tuple[Kind, ...]:
    """The kinds of chart that a series can have."""
    return spc.kinds_for(one.revision.kind, one.given, one.denominators)


def chart(measure: Measure) -> spc.Chart:
    """The chart of the revision in force. Raises spc.TooFewPoints for fewer than two readings."""
    return chart_of(series(measure))


def chart_of(one: Series) -> spc.Chart:
    """The chart of a series, as it is drawn. Raises spc.TooFewPoints for fewer than two readings."""
    return chart_as(one, drawn_as(one))


def chart_as(one: Series, drawn: Drawn) -> spc.Chart:
    """The chart of a series of that kind, under those rules, in the unit of the measure.

    Raises spc.TooFewPoints for fewer than two readings, and ValueError for a kind they cannot have.
    """
    per = _per(drawn.kind)
    lowest, highest = reachable(one.revision)
    chart = spc.one(
        one.given if drawn.kind.needs_denominators else one.values,
        one.periods,
        chart=drawn.kind,
        denominators=_denominators(one, drawn.kind),
        phase_starts=one.phase_starts,
        improves=one.revision.direction,
        unit=one.revision.unit,
        lowest=lowest,
        highest=None if highest is None else highest / per,
        rules=drawn.rules,
    )
    return replace(spc.drawn_per(chart, per), target=one.target)


def adjusted_of(one: Series, chart: spc.Chart, *, bounded: bool = True) -> spc.Adjusted:
    """The chart whose limits know of neighbour and season. Raises spc.TooFewPoints below 12 readings.

    bounded: whether limits are drawn no further than the measure can read, else as they were computed.
    """
    lowest, highest = reachable(one.revision) if bounded else (-inf, inf)
    highest = None if highest is None else highest / chart.per
    adjusted = spc.adjusted(spc.as_judged(chart), lowest=lowest, highest=highest)
    return replace(spc.drawn_per(adjusted, chart.per), target=one.target)


def as_computed(one: Series) -> spc.Phase:
    """The last phase of a series, its limits no closer to the centre than they were computed.

    A chart cuts them at what the measure can read. A chart without limits, or with such as are of another
    width on either side (g, t), stands here with those of an XmR chart. Raises spc.TooFewPoints.
    """
    drawn = drawn_as(one)
    if drawn.kind in (Kind.RUN, Kind.G, Kind.T):
        drawn = replace(drawn, kind=Kind.XMR)
    phase = chart_as(one, drawn).phases[-1]
    reach = max(phase.upper - phase.centre, phase.centre - phase.lower)
    return replace(phase, lower=phase.centre - reach, upper=phase.centre + reach)


def reachable(revision: Revision) -> tuple[float | None, float | None]:
    """The least and the most that such a measure can read."""
    kind = revision.kind
    return None if kind == Revision.Kind.VALUE else 0, IN_PER_CENT if revision.is_percentage else None


def _per(kind: Kind) -> float:
    """What a share of 1 is drawn as."""
    return IN_PER_CENT if kind in (Kind.P, Kind.P_PRIME) else 1.0


def _denominators(one: Series, kind: Kind) -> NDArray[np.float64] | None:
    """Of a rate per 1,000, thousands: so the chart is in the rate's unit, and its limits are the same."""
    if not kind.needs_denominators or one.denominators is None:
        return None
    return one.denominators / (one.revision.per or 1)
