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
from dataclasses import dataclass

from goldthread.methods.spc.adjusting.adjusted import Adjusted
from goldthread.methods.spc.adjusting.alarms import adjusted_alarms
from goldthread.methods.spc.as_read import HOLDS
from goldthread.methods.spc.chart import Chart
from goldthread.methods.spc.dependence import FEWEST, Dependence
from goldthread.methods.spc.false_alarms import FalseAlarms, Stable, false_alarms
from goldthread.methods.spc.grouped.alarms import GROUPS_HOLD, group_alarms, groups_differ
from goldthread.methods.spc.holds import holds_for, holds_for_adjusted
from goldthread.methods.spc.kinds import Kind
from goldthread.methods.spc.reasons import Reasons, in_words, reasons
from goldthread.methods.spc.scaled import as_judged
from goldthread.methods.spc.spread.likeness import likeness
from goldthread.methods.spc.spread.noise import MEASURED, Noise

SERIES = 1000
"""So many series are simulated for what only a few charts are like; for normal values more."""


@dataclass(frozen=True)
class Beside:
    """What to say beside a chart.

    false_alarms: of independent points that are spread as those of the chart are; misled: of stable series
    that hang together as this one does, too, None where its limits do not mislead. dependence is None for
    fewer than 12 points and for adjusted charts.
    warning is empty where there is nothing to warn of. holds: for which values the false alarms were worked
    out; of an adjusted chart how points were judged, and whether it holds what it promises.
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
    """How often a chart like this cries wolf, and a warning where its limits mislead.

    period: what one point is, in the singular; season: points a season, as `period` of dependence().
    examined: whether it is looked at how points hang together; that takes a hundredth of a second. Simulated
    at the chart's own level, denominators, spread and skewness, with its phases, baseline and rules; and
    remembered: the second chart nearly alike takes a millisecond or two.
    For an adjusted chart the false alarms are those of stable series fitted and judged in the same way.
    Raises TooFewPoints for a chart of one point.
    """
    chart = as_judged(chart)
    if isinstance(chart, Adjusted):
        alarms = adjusted_alarms(chart)
        holds = holds_for_adjusted(chart.noise, alarms.share, len(chart))
        return Beside(alarms, None, None, cries_wolf(alarms, period=period), "", holds)
    if chart.kind.is_of_groups:
        alarms = group_alarms(chart)
        wolf = cries_wolf(alarms, period=period)
        return Beside(alarms, None, None, wolf, groups_differ(chart), GROUPS_HOLD[chart.kind])
    if chart.kind.sums_up:
        return _of_sums(chart, period, season, examined)
    if not examined or len(chart) < FEWEST:
        return _not_examined(chart, period)
    found = reasons(chart, season=season)
    alarms = _of_stable(chart, Stable(), found.like.noise)
    misled = _of_stable(chart, as_stable(found.dependence), found.like.noise) if found.misleading else None
    said = "" if misled is None else warning(found, misled, period=period)
    holds = holds_for(chart.kind, found.like, len(chart), period=period)
    return Beside(alarms, found.dependence, misled, cries_wolf(alarms, period=period), said, holds)


def _not_examined(chart: Chart, period: str) -> Beside:
    like = likeness(chart)
    alarms = _of_stable(chart, Stable(), like.noise)
    holds = holds_for(chart.kind, like, len(chart), period=period)
    return Beside(alarms, None, None, cries_wolf(alarms, period=period), "", holds)


def _of_sums(chart: Chart, period: str, season: int | None, examined: bool) -> Beside:
    """Of EWMA and CUSUM charts: what was read is examined, and not what is drawn."""
    alarms = _of_stable(chart, Stable(), MEASURED)
    wolf = cries_wolf(alarms, period=period)
    if not examined or len(chart) < FEWEST:
        return Beside(alarms, None, None, wolf, "", HOLDS)
    found = reasons(chart, season=season)
    misled = _of_stable(chart, as_stable(found.dependence), MEASURED) if found.misleading else None
    said = "" if misled is None else warning(found, misled, period=period)
    return Beside(alarms, found.dependence, misled, wolf, said, HOLDS)


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


def warning(found: Reasons, misled: FalseAlarms, *, period: str = "month") -> str:
    """Why limits mislead, how often such a chart is wrong, and what to look at instead."""
    said = in_words(found, misled.kind, period)
    why = (" and " if len(said) < 3 else "; ").join(said)
    what = "The limits mislead" if misled.kind.has_limits else "Runs and crossings mislead"
    return (
        f"{what}: {why}. Of 100 series like this in which nothing changes, "
        f"{in_a_hundred(misled.share)} show a signal on such a chart.{_instead(found, misled.kind)}"
    )


def _instead(found: Reasons, kind: Kind) -> str:
    """Where spread alone misleads a chart whose limits allow for it is enough."""
    if not kind.has_limits:
        return ""
    prime = {Kind.P: "P′", Kind.U: "U′"}.get(kind)
    if prime and found.is_overdispersed and not (found.dependence.misleading or found.is_lopsided):
        return f" Draw a {prime} chart, whose limits allow for that. Or look at the adjusted chart instead."
    return " Look at the adjusted chart instead."


def in_a_hundred(share: float) -> str:
    """'about 44', 'fewer than one', 'nearly all'."""
    if share < 0.005:
        return "fewer than one"
    if share > 0.985:
        return "nearly all"
    return f"about {round(share * 100)}"


def _of_stable(chart: Chart, of: Stable, noise: Noise) -> FalseAlarms:
    as_usual = noise.is_normal or chart.kind is Kind.PERCENT
    return false_alarms(
        len(chart),
        chart=chart.kind,
        rules=chart.rules,
        fix_after=chart.phases[0].fix_after,
        phase_starts=tuple(phase.start for phase in chart.phases),
        ar=of.ar,
        season=of.season,
        period=of.period,
        noise=None if as_usual else noise.rounded(),
        series=4000 if as_usual else SERIES,
    )
