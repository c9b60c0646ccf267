"""What is said beside a chart: how often such a chart cries wolf, and whether its limits mislead.

>>> from goldthread.methods import spc
>>> said = spc.beside(spc.xmr([10, 12, 11, 13, 12, 11, 10, 12]))
>>> said.cries_wolf
'Of 100 charts like this, of 8 months in which nothing changes, about 2 show a signal by chance alone.'
>>> said.warning
''
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from goldthread.methods.plain import plain_number
from goldthread.methods.spc.adjusted import Adjusted, any_adjusted_signal
from goldthread.methods.spc.as_read import HOLDS, as_read
from goldthread.methods.spc.chart import Chart
from goldthread.methods.spc.counted import Counts, counts_of
from goldthread.methods.spc.dependence import FEWEST, Dependence, dependence, layout_of
from goldthread.methods.spc.false_alarms import FalseAlarms, Stable, false_alarms, stable_series
from goldthread.methods.spc.group_alarms import GROUPS_HOLD, group_alarms, groups_differ
from goldthread.methods.spc.holds import holds_for, holds_for_adjusted, scattered
from goldthread.methods.spc.kinds import Kind
from goldthread.methods.spc.resemblance import Layout

_HELD_TO_CHANCE = (Kind.P, Kind.U, Kind.C)
"""Charts whose limits are no wider than chance makes counts vary."""

SEASONS = {"month": "months of the year", "quarter": "quarters of the year", "week": "weeks of the year"}
"""What differs, where there is a season; days differ within the week."""


@dataclass(frozen=True)
class Beside:
    """What to say beside a chart.

    false_alarms: of independent points; misled: of stable series that hang together as this one does, None
    where its limits do not mislead. dependence is None for fewer than 12 points, for g and t charts and for
    adjusted ones.
    warning is empty where there is nothing to warn of. holds: for which values the false alarms were worked
    out, and what is otherwise; of counts that vary by more than the chart allows, how many then signal.
    """

    false_alarms: FalseAlarms
    dependence: Dependence | None
    misled: FalseAlarms | None
    cries_wolf: str
    warning: str
    holds: str = ""


def beside(
    chart: Chart, *, period: str = "month", season: int | None = None, examined: bool = True
) -> Beside:
    """How often a chart like this cries wolf, and a warning where its points hang together.

    period: what one point is, in the singular; season: points a season, as `period` of dependence().
    examined: whether it is looked at how they hang together; that takes a hundredth of a second.
    For an adjusted chart the false alarms are those of stable series fitted and judged in the same way.
    Remembered for each length, phases, kind and rules: the second chart alike takes a millisecond or two.
    Raises TooFewPoints for a chart of one point.
    """
    if isinstance(chart, Adjusted):
        alarms = _of_adjusted(chart)
        return Beside(alarms, None, None, cries_wolf(alarms, period=period), "", holds_for_adjusted())
    if chart.kind.is_of_groups:
        alarms = group_alarms(chart)
        wolf = cries_wolf(alarms, period=period)
        return Beside(alarms, None, None, wolf, groups_differ(chart), GROUPS_HOLD[chart.kind])
    if chart.kind.sums_up:
        return _of_sums(chart, period, season, examined)
    alarms, holds = _of_independent(chart, period)
    if not examined or len(chart) < FEWEST or chart.kind in (Kind.G, Kind.T):
        return Beside(alarms, None, None, cries_wolf(alarms, period=period), "", holds)
    found = dependence(chart, period=season)
    misled = _of_stable(chart, as_stable(found), alarms.counts) if found.misleading else None
    said = "" if misled is None else warning(found, misled, period=period)
    return Beside(alarms, found, misled, cries_wolf(alarms, period=period), said, holds)


def _of_sums(chart: Chart, period: str, season: int | None, examined: bool) -> Beside:
    """Of EWMA and CUSUM charts: what was read is examined, and not what is drawn."""
    alarms = _of_stable(chart, Stable(), None)
    wolf = cries_wolf(alarms, period=period)
    if not examined or len(chart) < FEWEST:
        return Beside(alarms, None, None, wolf, "", HOLDS)
    found = dependence(as_read(chart), period=season)
    misled = _of_stable(chart, as_stable(found), None) if found.misleading else None
    said = "" if misled is None else warning(found, misled, period=period)
    return Beside(alarms, found, misled, wolf, said, HOLDS)


def _of_independent(chart: Chart, period: str) -> tuple[FalseAlarms, str]:
    """The false alarms of independent values or counts such as the chart has, and where they hold."""
    counted = counts_of(chart)
    if counted is None:
        alarms = _of_stable(chart, Stable(), None)
        return alarms, holds_for(alarms, period=period)
    counts, more = counted
    if not more or chart.kind not in _HELD_TO_CHANCE:
        alarms = _of_stable(chart, Stable(), counts)
        return alarms, holds_for(alarms, period=period)
    alarms = _of_stable(chart, Stable(), replace(counts, spread=1.0))
    as_they_vary = _of_stable(chart, Stable(), counts)
    said = scattered(as_they_vary, in_a_hundred(as_they_vary.share))
    return alarms, f"{holds_for(alarms, period=period)} {said}"


def as_stable(found: Dependence) -> Stable:
    """A stable process that hangs together as was found, to a tenth; what was not found is left out."""
    ar = min(0.9, max(0.0, round(found.ar, 1))) if found.persistent else 0.0
    if not found.seasonal or found.season_sd is None or found.period is None:
        return Stable(ar)
    rest = found.rest_sd / math.sqrt(1 - ar**2)
    height = math.sqrt(2) * found.season_sd / rest if rest > 0 else 10.0
    return Stable(ar, min(10.0, round(height, 1)), found.period)


def cries_wolf(alarms: FalseAlarms, *, period: str = "month") -> str:
    """How often such charts show a signal where nothing changes, as a number of hundred."""
    shown = in_a_hundred(alarms.share)
    verb = "shows" if shown == "one" else "show"
    return (
        f"Of 100 charts like this, of {alarms.n} {period}s in which nothing changes, {shown} {verb} a signal "
        "by chance alone."
    )


def warning(found: Dependence, misled: FalseAlarms, *, period: str = "month") -> str:
    """Why limits mislead, how often such a chart is wrong, and what to look at instead of limits."""
    said = []
    if found.persistent:
        sure = f"95% interval {_number(found.ar_lower)} to {_number(found.ar_upper)}"
        said.append(f"each {period} resembles the one before (correlation {_number(found.ar)}, {sure})")
    if found.seasonal:
        differ = "days of the week" if found.word == "day" else SEASONS.get(found.word)
        said.append(f"the {differ} differ" if differ else f"there is a season of {found.period} {period}s")
    what = "The limits mislead" if misled.kind.has_limits else "Runs and crossings mislead"
    instead = " Look at the adjusted chart instead." if misled.kind.has_limits else ""
    return (
        f"{what}: {' and '.join(said)}. Of 100 series like this in which nothing changes, "
        f"{in_a_hundred(misled.share)} show a signal on such a chart.{instead}"
    )


def in_a_hundred(share: float) -> str:
    """'about 44', 'fewer than one', 'nearly all'."""
    if share < 0.005:
        return "fewer than one"
    if share > 0.985:
        return "nearly all"
    return f"about {round(share * 100)}"


def _number(value: float) -> str:
    return plain_number(round(value, 2))


def _of_stable(chart: Chart, of: Stable, counts: Counts | None) -> FalseAlarms:
    fix_after = chart.phases[0].fix_after
    return false_alarms(
        len(chart),
        chart=chart.kind,
        rules=chart.rules,
        fix_after=fix_after,
        phase_starts=tuple(phase.start for phase in chart.phases),
        ar=of.ar,
        season=of.season,
        period=of.period,
        counts=counts,
    )


def _of_adjusted(chart: Adjusted) -> FalseAlarms:
    starts = tuple(phase.start for phase in chart.phases)
    layout, _ = layout_of(chart.times, starts, chart.period)
    if chart.period is None:
        layout = Layout(layout.places, starts)
    leans = "ar1" in chart.model
    share, series = _simulated_adjusted(layout, round(chart.ar, 1), leans)
    error = math.sqrt(share * (1 - share) / series)
    return FalseAlarms(
        len(chart), chart.kind, chart.rules, Stable(min(0.9, round(chart.ar, 1))), share, error, series
    )


@lru_cache(maxsize=512)
def _simulated_adjusted(layout: Layout, ar: float, leans: bool) -> tuple[float, int]:
    """The share of stable series of that layout with a signal on their adjusted chart, and of how many."""
    values = stable_series(layout.places[-1] + 1, Stable(min(0.9, ar)), series=2000)
    return float(np.mean(any_adjusted_signal(values[:, layout.places], layout, leans=leans))), 2000
