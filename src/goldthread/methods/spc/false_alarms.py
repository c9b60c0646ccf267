"""How often a chart like this cries wolf: signals where nothing has changed.

>>> from goldthread.methods import spc
>>> spc.false_alarms(60).share > 0.4
True

Every rule is right nearly always at any one point. A chart has many points and
several rules, and over all of them chance alone has many chances.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from goldthread.methods.errors import TooFewPoints
from goldthread.methods.spc.kinds import Kind
from goldthread.methods.spc.limits import Floats
from goldthread.methods.spc.phases import judge_phases
from goldthread.methods.spc.rules import Flags, Rules
from goldthread.methods.spc.spread.counted import Counts, simulated
from goldthread.methods.spc.spread.noise import Noise
from goldthread.methods.spc.usual import kind_called, reachable, rules_for

SEED = 1931
"""The simulated series are the same on every machine and every day. (Shewhart's year.)"""

CELLS = 1_000_000
"""So many points are simulated at most: of series of 250 and more fewer series, down to 400."""

MONTHS_A_YEAR = 12

_USUAL_COUNTS = {
    **dict.fromkeys((Kind.P, Kind.P_PRIME), Counts(100, 1000)),
    **dict.fromkeys((Kind.U, Kind.U_PRIME, Kind.C), Counts(100)),
}


@dataclass(frozen=True)
class Stable:
    """A process that never changes: normal noise of sd 1, with what makes its points resemble each other.

    ar: the correlation of each point with the one before, −1 < ar < 1 (an AR(1) process). season: the
    height of a sine wave of that period, in sds of the rest; the series begins anywhere in its cycle.
    """

    ar: float = 0.0
    season: float = 0.0
    period: int = MONTHS_A_YEAR

    def __post_init__(self) -> None:
        if not -1 < self.ar < 1:
            raise ValueError(f"The correlation of neighbours must lie between −1 and 1, not {self.ar}.")
        if self.season < 0 or self.period < 2:
            raise ValueError("A season has a height of at least 0 and a period of at least 2 points.")


@dataclass(frozen=True)
class FalseAlarms:
    """The share of stable series in which a chart shows at least one signal.

    error is the standard error of the share, from the number of series simulated. n is the length of
    each series, in points. counts: what was counted, where that was said; noise: how the values are spread,
    where that was; with neither they are normal on XmR and run charts.
    """

    n: int
    kind: Kind
    rules: Rules
    of: Stable
    share: float
    error: float
    series: int
    counts: Counts | None = None
    noise: Noise | None = None


def false_alarms(
    n: int,
    *,
    chart: Kind | str = Kind.XMR,
    rules: Rules | str | None = None,
    fix_after: int | None = None,
    phase_starts: Sequence[int] = (),
    ar: float = 0.0,
    season: float = 0.0,
    period: int = MONTHS_A_YEAR,
    counts: Counts | None = None,
    noise: Noise | None = None,
    series: int = 4000,
) -> FalseAlarms:
    """How many in a hundred stable series of n points would show a signal on such a chart.

    chart, rules, fix_after: as for a chart; phase_starts: the places (from 0) at which limits are worked
    out anew. ar, season, period: what the stable process is like, see Stable; without them its points
    are independent. counts: what is counted, for p, u and c charts, their primes, and XmR charts of
    whole numbers; where it is not said, 100 a point (of 1,000 on p charts) that vary as chance makes
    them. Other values are normal; g counts are geometric with mean 50, t times exponential, groups of X̄
    and S charts of five. So the share holds for such values, not for skewed ones on an XmR chart. noise: how
    values are spread, whatever they are (see `noise.Noise`); for it counts are left out.

    Simulated with a fixed seed through the same rules as the charts, and remembered. A phase of one point
    has no limits, and no signal. Raises TooFewPoints for fewer than 2 points; ValueError for a phase
    without points, a baseline of fewer than 2, an impossible process, chart or set of rules.
    """
    kind = kind_called(chart)
    starts = tuple(sorted({0, *(int(start) for start in phase_starts)}))
    if n < 2:
        raise TooFewPoints(f"A chart that could show a signal needs at least 2 points, not {n}.")
    series = min(series, max(400, CELLS // n))
    if starts[0] < 0 or starts[-1] >= n:
        raise ValueError(f"Phases begin at places from 0 to {n - 1}, not at {starts[0] or starts[-1]}.")
    reachable(fix_after, None, None)
    of = Stable(ar, season, period)
    counted = (counts or _USUAL_COUNTS.get(kind)) if noise is None else None
    return _simulated(n, kind, rules_for(kind, rules), fix_after, starts, of, counted, noise, series)


@lru_cache(maxsize=4096)
def _simulated(
    n: int,
    kind: Kind,
    rules: Rules,
    fix_after: int | None,
    starts: tuple[int, ...],
    of: Stable,
    counts: Counts | None,
    noise: Noise | None,
    series: int,
) -> FalseAlarms:
    values = stable_series(n, of, series=series)
    found = any_signal(
        values, rules, kind=kind, fix_after=fix_after, starts=starts, counts=counts, noise=noise
    )
    share = float(found.mean())
    error = math.sqrt(share * (1 - share) / series)
    return FalseAlarms(n, kind, rules, of, share, error, series, counts, noise)


def any_signal(
    values: Floats,
    rules: Rules,
    *,
    kind: Kind = Kind.XMR,
    fix_after: int | None = None,
    starts: tuple[int, ...] = (0,),
    counts: Counts | None = None,
    noise: Noise | None = None,
) -> Flags:
    """Whether each series shows any signal on its chart. Shape (series,).

    values: rows of a process of mean 0 and sd 1, made into such values as the kind has, or such counts, or
    as that noise. starts: where each phase begins, the first at 0.
    """
    series, n = values.shape
    if noise is None:
        given, denominators = such_as_has(kind, values.ravel(), counts or _USUAL_COUNTS.get(kind))
    else:
        given, denominators = noise.drawn(values).ravel(), None
        if kind.needs_denominators:
            denominators = np.tile(np.broadcast_to(noise.sizes, n), series)
    within = None
    if kind.is_of_groups:
        given, denominators, within = groups_of_five(kind, given)
    begins = (np.arange(series)[:, None] * n + np.asarray(starts)).ravel()
    found = judge_phases(
        given,
        denominators,
        begins,
        kind=kind,
        rules=rules,
        fix_after=fix_after,
        bounds=(-math.inf, math.inf),
        deviations=within,
    )
    signal = np.zeros(series, dtype=bool)
    signal |= found.signal.reshape(series, n).any(axis=1)
    if found.runs is not None:
        signal |= found.runs.signal.reshape(series, len(starts)).any(axis=1)
    return signal


def such_as_has(kind: Kind, values: Floats, counts: Counts | None = None) -> tuple[Floats, Floats | None]:
    """Values such as that kind of chart has, from values of mean 0 and sd 1; and their denominators."""
    if counts is not None:
        given = simulated(counts, values)
        of = counts.of or math.ceil(10 * counts.mean)
        return given, np.full(values.shape, float(of)) if kind.needs_denominators else None
    if kind in (Kind.G, Kind.T):
        from scipy.special import log_ndtr

        waits: Floats = -log_ndtr(values)
        return (np.floor(waits / math.log(51 / 50)) if kind is Kind.G else waits), None
    if kind is Kind.PERCENT:
        return 100 * np.sin(np.pi / 4 + 0.05 * values) ** 2, None
    return values, None


def groups_of_five(kind: Kind, scores: Floats) -> tuple[Floats, Floats, Floats]:
    """Means, or standard deviations, of five normal values each; the sizes; and the standard deviations."""
    five = np.full(scores.shape, 5.0)
    within = np.sqrt(np.random.default_rng(SEED).chisquare(4, scores.shape) / 4)
    return (scores / math.sqrt(5) if kind is Kind.XBAR else within), five, within


def stable_series(n: int, of: Stable, *, series: int, seed: int = SEED) -> Floats:
    """Simulated series of a stable process, shape (series, n), begun in their stationary state."""
    chance = np.random.default_rng((seed, n))
    values = chance.standard_normal((series, n))
    if of.ar:
        values = leaning(values, np.full(series, of.ar))
    if of.season:
        turn = chance.random((series, 1)) + np.arange(n) / of.period
        values = values + of.season * np.sin(2 * np.pi * turn)
    return values


def leaning(noise: Floats, ar: Floats) -> Floats:
    """AR(1) series of sd 1 from independent noise of sd 1. noise: shape (series, n); ar: shape (series,)."""
    columns = np.ascontiguousarray(noise.T)
    fresh = np.sqrt(1 - ar**2)
    for place in range(1, len(columns)):
        columns[place] = ar * columns[place - 1] + fresh * columns[place]
    return np.ascontiguousarray(columns.T)
