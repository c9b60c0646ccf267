"""How often X̄ and S charts cry wolf, at their own sizes, and whether means vary by more than groups do."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from goldthread.methods.plain import plain_number
from goldthread.methods.spc.chart import Chart
from goldthread.methods.spc.false_alarms import SEED, FalseAlarms, Stable
from goldthread.methods.spc.grouped.lines import within_groups
from goldthread.methods.spc.kinds import Kind
from goldthread.methods.spc.limits import Floats, mean_moving_range
from goldthread.methods.spc.made_of import D2
from goldthread.methods.spc.phases import judge_phases
from goldthread.methods.spc.rules import Rules

SERIES, CELLS = 2000, 400_000
"""So many series are simulated, or fewer of long ones: so many points in all."""

SURE = 1.645 * 0.83
"""So many standard errors of a spread read off moving ranges that 5% lie beyond, times √n."""

UNLIKELY = 0.05

GROUPS_HOLD = {
    Kind.XBAR: "That holds for values spread evenly, whose means differ by no more than chance makes them.",
    Kind.S: "That holds for values spread evenly about their mean; of skewed ones more charts show one.",
}
"""For which values the share of false alarms was worked out."""


def group_alarms(chart: Chart) -> FalseAlarms:
    """The share of stable series of groups of those sizes that show a signal: normal values, one level."""
    sizes = tuple((chart.denominators if chart.denominators is not None else np.ones(0)).tolist())
    starts = tuple(phase.start for phase in chart.phases)
    fix_after = chart.phases[0].fix_after
    series = max(200, min(SERIES, CELLS // len(chart)))
    share = _simulated(sizes, chart.kind, chart.rules, fix_after, starts, series)
    error = math.sqrt(share * (1 - share) / series)
    return FalseAlarms(len(chart), chart.kind, chart.rules, Stable(), share, error, series)


@lru_cache(maxsize=512)
def _simulated(
    sizes: tuple[float, ...],
    kind: Kind,
    rules: Rules,
    fix_after: int | None,
    starts: tuple[int, ...],
    series: int,
) -> float:
    n = len(sizes)
    chance = np.random.default_rng((SEED, n))
    scores = chance.standard_normal((series, n))
    of = np.broadcast_to(np.array(sizes), (series, n))
    deviations = np.sqrt(chance.chisquare(np.maximum(of - 1, 1)) / np.maximum(of - 1, 1))
    deviations = np.where(of > 1, deviations, np.nan)
    given = scores / np.sqrt(of) if kind is Kind.XBAR else deviations
    found = judge_phases(
        given.ravel(),
        of.ravel(),
        (np.arange(series)[:, None] * n + np.asarray(starts)).ravel(),
        kind=kind,
        rules=rules,
        fix_after=fix_after,
        bounds=(-math.inf, math.inf),
        deviations=deviations.ravel(),
    )
    signal = found.signal.reshape(series, n).any(axis=1)
    if found.runs is not None:
        signal |= found.runs.signal.reshape(series, len(starts)).any(axis=1)
    return float(signal.mean())


def groups_differ(chart: Chart) -> str:
    """What is said where the means of an X̄ chart vary by more than values within groups make them; else ''.

    Two tests must agree, as for counts (`overdispersion`): F of the means about the phases' levels, below 5%;
    and the spread from one mean to the next, above 1 by more than chance has it in 5 of 100 series. So
    neither a change of level nor one wild point is taken for it.
    """
    if chart.kind is not Kind.XBAR or chart.denominators is None or chart.deviations is None:
        return ""
    sizes = chart.denominators
    within = float(within_groups(chart.deviations[None, :], sizes[None, :], sizes[None, :])[0, 0])
    freedom = float(np.maximum(sizes - 1, 0).sum()), len(chart) - len(chart.phases)
    if not within > 0 or freedom[1] < 2:
        return ""
    scores = (chart.values - chart.centre) * np.sqrt(sizes) / within
    times = _step(scores)
    if times <= 1 + SURE / math.sqrt(len(chart)) or _p(scores, *freedom) >= UNLIKELY:
        return ""
    return (
        f"The means vary about {plain_number(round(times, 1))} times as much as values within a group make "
        "them, so these limits are too narrow: an XmR chart of the means allows for that."
    )


def _step(scores: Floats) -> float:
    return float(mean_moving_range(scores, screen=True, keepdims=False)) / D2


def _p(scores: Floats, within: float, between: float) -> float:
    from scipy.special import fdtrc

    return float(fdtrc(between, within, float((scores**2).sum()) / between))
