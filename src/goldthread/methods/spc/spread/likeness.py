"""What a chart's values are like: how a stable process is spread whose charts look like this one."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from goldthread.methods.spc.chart import Chart
from goldthread.methods.spc.dependence import layout_of
from goldthread.methods.spc.kinds import Kind
from goldthread.methods.spc.limits import SCREEN_FACTOR, Floats
from goldthread.methods.spc.lines import D2, T_POWER
from goldthread.methods.spc.resemblance import Layout, left_after, left_by_rounding
from goldthread.methods.spc.spread.evening import even, without_season
from goldthread.methods.spc.spread.noise import Family, Noise, skewed
from goldthread.methods.spc.spread.overdispersion import Overdispersion, overdispersed
from goldthread.methods.spc.spread.skewness import heavy_tails

WHOLE_NUMBERS_BELOW = 30.0
"""Whole numbers of less than this on average, on an XmR or a run chart, are held to be counts."""

LOPSIDED = 0.8
"""A skewness (third standardised moment) at which limits made for even values mislead: counts of 1.5."""

LOPSIDED_MEASURED = 1.3
"""The same of measured values, whose skewness is less sure: of 100 even series of 24 at most 7 have it."""

FEWEST_TIMES = 16
SURELY_ANOTHER = 1.3
"""1.645 standard errors of the logarithm of a shape that is read off logarithms, times √n."""

_SHAPES = (0.5, 0.6, 0.75, 1.0, 1.35, 1.8, 2.5, 3.5)


@dataclass(frozen=True)
class Likeness:
    """noise: how the values are spread where nothing changes. over: of shares, rates and counts, whether
    they vary by more than chance makes them. mean: of counts, how many a point on average (of the rarer, of
    shares); None of measured values. skewness: the third standardised moment of a point in the middle."""

    noise: Noise
    over: Overdispersion | None
    mean: float | None
    skewness: float


def layout_for(chart: Chart, period: int | None = None) -> tuple[Layout, str]:
    """Where a chart's points stand. Events follow one another, whenever they were, and have no season."""
    starts = tuple(phase.start for phase in chart.phases)
    if not getattr(chart, "of", chart.kind).is_of_periods:
        return Layout(tuple(range(len(chart))), starts), "point"
    return layout_of(chart.times, starts, period)


def likeness(chart: Chart, *, ar: float = 0.0) -> Likeness:
    """How the values of a chart are spread, read off them with care for changes.

    ar: the correlation of neighbours, 0 where there is none: neighbours that resemble each other differ by
    less than the process varies. Of shares, rates and counts the spread is that from one point to the next
    where that is more than chance makes it; of measured values skewness and tails are read off what phases
    and the one change that explains most leave.
    """
    if chart.kind in (Kind.P, Kind.P_PRIME, Kind.U, Kind.U_PRIME, Kind.C):
        return _counted(chart, ar)
    if chart.kind is Kind.G:
        return _gaps(chart)
    if chart.kind is Kind.T:
        return _times(chart)
    if chart.kind is not Kind.PERCENT and chart.denominators is None and small_whole_numbers(chart.values):
        return _counted(chart, ar)
    return _measured(chart)


def small_whole_numbers(values: Floats) -> bool:
    """Whether values may be counts, and small ones."""
    whole = (values >= 0).all() and (values == np.rint(values)).all() and values.any()
    return bool(whole) and float(values.mean()) < WHOLE_NUMBERS_BELOW


def _measured(chart: Chart) -> Likeness:
    layout, rows = layout_for(chart)[0], chart.values[None, :]
    found = even(rows, layout)
    g, known = float(found.g[0]), without_season(found.scores, layout)[0][0]
    rest = left_after(found.scores, known)
    varies = (rest**2).sum() > left_by_rounding(found.scores)[0]
    noise = Noise(g=g, h=heavy_tails(rest) if varies else 0.0)
    return Likeness(noise, None, None, _skewness_of_curve(g))


def _skewness_of_curve(g: float) -> float:
    from scipy.special import ndtri

    x = skewed(np.asarray(ndtri((np.arange(200) + 0.5) / 200)), g)
    return float((((x - x.mean()) / x.std()) ** 3).mean())


def _counted(chart: Chart, ar: float) -> Likeness:
    """Shares, rates and counts; measured values where no point can vary about its level."""
    shares = chart.kind in (Kind.P, Kind.P_PRIME)
    n = np.ones(len(chart)) if chart.denominators is None else chart.denominators
    levels = _levels(chart, n)
    within = (levels > 0) & (levels < 1) if shares else levels > 0
    if not within.all():
        return Likeness(Noise(), None, None, 0.0)
    over = overdispersed(chart) if chart.kind not in (Kind.XMR, Kind.RUN) else _as_counts(chart)
    if chart.kind in (Kind.XMR, Kind.RUN) and over.spread < 0.8:
        return _measured(chart)
    noise = Noise(
        Family.SHARES if shares else Family.COUNTS, tuple(levels.tolist()), tuple(np.asarray(n).tolist())
    )
    if over.is_overdispersed:
        noise = _scattered(chart, noise, levels, np.asarray(n), ar)
    place = int(np.argsort(n * levels)[len(n) // 2])
    rarer = min(levels[place], 1 - levels[place]) if shares else levels[place]
    return Likeness(noise, over, float(rarer * n[place]), noise.spread(len(chart), place).skewness)


def _as_counts(chart: Chart) -> Overdispersion:
    starts = [phase.start for phase in chart.phases[1:]]
    return overdispersed(chart.values, None, Kind.C, phase_starts=starts)


def _levels(chart: Chart, n: Floats) -> Floats:
    """Of each point the level of its phase, of the points that make the limits."""
    found = np.empty(len(chart))
    for phase in chart.phases:
        made = slice(phase.start, phase.start + phase.made_from)
        found[phase.start : phase.stop] = (chart.values[made] * n[made]).sum() / n[made].sum()
    return found


def _scattered(chart: Chart, noise: Noise, levels: Floats, n: Floats, ar: float) -> Noise:
    """The same with so much scatter that neighbours differ as they do on the chart."""
    shares = noise.family is Family.SHARES
    chance = (levels * (1 - levels) if shares else levels) / n
    more = levels * (1 - levels) * (1 - 1 / np.maximum(n, 2)) if shares else levels**2
    apart = np.abs(np.diff(chart.values))
    breaks = [phase.start - 1 for phase in chart.phases[1:]] + [gap - 1 for gap in chart.gaps]
    apart[breaks] = np.nan
    place = int(np.argsort(n)[len(n) // 2])
    usual = 1.0
    for _ in range(2):
        scatter = _scatter(apart, chance, more, usual)
        spread = replace(noise, scatter=scatter).spread(len(n), place)
        sd = math.sqrt(float(chance[place] + scatter * more[place])) * n[place]
        usual = spread.mean_difference / (sd * D2)
    least, most = float((chance / more).min()), 0.9 if shares else 25.0
    whole = (scatter + least) / (1 - max(0.0, min(ar, 0.9))) - least
    return replace(noise, scatter=min(whole, most))


def _scatter(apart: Floats, chance: Floats, more: Floats, usual: float) -> float:
    """By halving, to half a per cent: the scatter at which neighbours are as far apart, in sds, as usual."""
    low, high = 1e-9, 25.0
    for _ in range(14):
        middle = math.sqrt(low * high)
        variance = chance + middle * more
        ranges = apart / np.sqrt((variance[1:] + variance[:-1]) / 2)
        ranges = ranges[np.isfinite(ranges)]
        kept = ranges[ranges < SCREEN_FACTOR * ranges.mean()] if ranges.any() else ranges
        low, high = (middle, high) if kept.mean() > usual * D2 else (low, middle)
    return math.sqrt(low * high)


def _gaps(chart: Chart) -> Likeness:
    means = _levels(chart, np.ones(len(chart)))
    if not (means > 0).all():
        return Likeness(Noise(), None, None, 0.0)
    return Likeness(Noise(Family.GAPS, tuple(means.tolist())), None, None, 2.0)


def _times(chart: Chart) -> Likeness:
    """Weibull, its shape by the spread of the logarithms; exponential where that is about 1."""
    levels = _levels(chart, np.ones(len(chart)))
    logs = np.log(chart.values / levels)
    found = math.pi / math.sqrt(6) / max(float(logs.std()), 1e-6)
    if len(logs) < FEWEST_TIMES or abs(math.log(found)) < SURELY_ANOTHER / math.sqrt(len(logs)):
        found = 1.0
    shape = min(_SHAPES, key=lambda one: abs(math.log(one) - math.log(found)))
    scale = levels / math.gamma(1 + 1 / shape)
    even = _skewness_of_times(shape / (1 / T_POWER))
    return Likeness(Noise(Family.TIMES, tuple(scale.tolist()), shape=shape), None, None, even)


def _skewness_of_times(shape: float) -> float:
    """Of Weibull values with that shape."""
    first, second, third = (math.gamma(1 + k / shape) for k in (1, 2, 3))
    sd = math.sqrt(second - first**2)
    return (third - 3 * first * sd**2 - first**3) / sd**3
