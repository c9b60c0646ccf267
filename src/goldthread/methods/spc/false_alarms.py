"""How often a chart like this cries wolf: signals where nothing has changed.

>>> from goldthread.methods import spc
>>> spc.false_alarms(60).share > 0.4
True

Every rule is right nearly always at any one point. A chart has many points and
several rules, and over all of them chance alone has many chances.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from goldthread.methods.spc.limits import Floats, xmr_limits
from goldthread.methods.spc.rules import MAKING_DATA_COUNT, Flags, Rules, judge

SEED = 1931
"""The simulated series are the same on every machine and every day. (Shewhart's year.)"""

MONTHS_A_YEAR = 12


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
    each series, in points.
    """

    n: int
    rules: Rules
    of: Stable
    share: float
    error: float
    series: int


def false_alarms(
    n: int,
    *,
    rules: Rules = MAKING_DATA_COUNT,
    fix_after: int | None = None,
    phase_starts: tuple[int, ...] = (),
    ar: float = 0.0,
    season: float = 0.0,
    period: int = MONTHS_A_YEAR,
    series: int = 4000,
) -> FalseAlarms:
    """How many in a hundred stable series of n points would show a signal under these rules.

    fix_after: limits are set by the first so many points; phase_starts: the places (from 0) at which
    limits are worked out anew. ar, season, period: what the stable process is like, see Stable; without
    them its points are independent. Simulated with a fixed seed through the same rules as the charts,
    and remembered.

    Raises TooFewPoints where a phase, or the baseline, has fewer than 2 points; ValueError for an
    impossible process.
    """
    return _simulated(n, rules, fix_after, tuple(sorted({*phase_starts})), Stable(ar, season, period), series)


@lru_cache(maxsize=4096)
def _simulated(
    n: int, rules: Rules, fix_after: int | None, phase_starts: tuple[int, ...], of: Stable, series: int
) -> FalseAlarms:
    values = stable_series(n, of, series=series)
    share = float(any_signal(values, rules, fix_after=fix_after, phase_starts=phase_starts).mean())
    return FalseAlarms(n, rules, of, share, float(np.sqrt(share * (1 - share) / series)), series)


def any_signal(
    values: Floats, rules: Rules, *, fix_after: int | None = None, phase_starts: tuple[int, ...] = ()
) -> Flags:
    """Whether each series, a row of values, shows any signal on its XmR chart. Shape (series,)."""
    starts = [0, *(start for start in phase_starts if start > 0)]
    found = np.zeros(len(values), dtype=bool)
    for start, stop in zip(starts, [*starts[1:], values.shape[1]], strict=True):
        rows = values[:, start:stop]
        limits = xmr_limits(rows, fix_after=fix_after, screen=rules.screen_moving_ranges)
        found |= judge(rows, limits, rules)[0].any(axis=1)
    return found


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
