"""Watching a series: when to say that something is new, with false alarms as seldom as somebody chose.

>>> from goldthread.methods.spc import watching
>>> round(float(watching.run_length(limit=3, run=8)), 1)
152.7
>>> rule = watching.rule(every=24, baseline=24)
>>> rule.run, round(rule.limit, 2)
(7, 2.41)

The rule has two parts: a point further from the usual level than `limit` standard deviations, or `run`
points in a row on one side of it. The usual level is that of a baseline that is frozen when the watch
begins, so that no change hides itself. The limit is wider, the shorter the baseline is: level and spread
are estimated from it.

What it promises holds where stable points vary independently and about as normal values do. Where neighbours
resemble each other, or values are skewed, false alarms come sooner: see `dependence` and `false_alarms`.

Sources: Montgomery, Introduction to Statistical Quality Control, section 5.3 (average run length); Champ and
Woodall, Technometrics 29 (1987) 393-399 (exact run lengths with rules for runs); Quesenberry, J. Quality
Technology 25 (1993) 237-247 (what estimated limits do to them).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.methods.errors import TooFewPoints
from goldthread.methods.spc.limits import Floats, xmr_limits

FEWEST = 12
"""Points of a baseline: of fewer nobody knows what is usual."""

SHORTEST = 20.0
"""Points between false alarms, at least: more often, and nobody reads the letters."""

OF_RUNS = 3.0
"""Runs alone give at most one false alarm in so many times as long as the two parts together."""

FREEDOM = 0.605
"""Degrees of freedom of a spread from n − 1 moving ranges, for each of these."""

NEVER = 40.0
"""Standard deviations that no point reaches."""

Why = Literal["outside", "run"]


@dataclass(frozen=True)
class Rule:
    """When to say that something is new.

    limit: standard deviations from the usual level; run: points in a row on one side of it; every: points
    between two false alarms, in the long run.
    """

    limit: float
    run: int
    every: float


@dataclass(frozen=True)
class Episode:
    """A stretch of points on one side of the usual level in which something was signalled.

    side: 1 above, −1 below. starts, last: its first and last place so far. signalled: the first place at
    which the rule spoke, and why it did.
    """

    side: int
    starts: int
    signalled: int
    last: int
    why: Why


def run_length(
    limit: float, run: int, *, shift: ArrayLike = 0.0, scale: ArrayLike = 1.0
) -> NDArray[np.float64]:
    """Points until the rule speaks, on average, of independent normal values; exact.

    limit in standard deviations, run at least 2. shift: how far the level that was estimated lies from the
    true one, in true standard deviations; scale: the estimated standard deviation over the true one. Both may
    be arrays, which are broadcast.

    A run on one side of length j goes on, changes sides, or ends by a point outside. With u and d the
    chances of a point within the limit above and below the level, a run that has just begun above lasts
    S(u) = (1 − u^(run−1)) / (1 − u) points and changes sides with chance d S(u); the rest is algebra.
    """
    from scipy.special import ndtr

    centre, width = np.asarray(shift, dtype=np.float64), limit * np.asarray(scale, dtype=np.float64)
    up, down = ndtr(centre + width) - ndtr(centre), ndtr(centre) - ndtr(centre - width)
    lasts_up, lasts_down = (1 - up ** (run - 1)) / (1 - up), (1 - down ** (run - 1)) / (1 - down)
    again = 1 - lasts_up * down * lasts_down * up
    from_up = lasts_up * (1 + down * lasts_down) / again
    from_down = lasts_down * (1 + up * lasts_up) / again
    found: NDArray[np.float64] = 1 + up * from_up + down * from_down
    return found


def rule(every: float, baseline: int | None = None) -> Rule:
    """The rule that is wrong once in `every` points, in the long run, on stable series.

    baseline: points from which level and spread are estimated, at least FEWEST; None where they are known.
    `every` is at least SHORTEST. The runs are as short as they can be while they alone are wrong OF_RUNS
    times as seldom, however the level was estimated; the limit does the rest.

    Raises TooFewPoints for a shorter baseline.
    """
    if baseline is not None and baseline < FEWEST:
        raise TooFewPoints(f"A watch needs {FEWEST} points to know what is usual; there are {baseline}.")
    return _rule(max(float(every), SHORTEST), None if baseline is None else min(baseline, 1000))


def runs_alone(every: float) -> Rule:
    """The rule where there are no limits, as on a run chart: a run on one side is wrong at most once in
    `every` points, at least SHORTEST.
    """
    often = max(float(every), SHORTEST)
    run = next(n for n in range(2, 100) if run_length(NEVER, n) >= often)
    return Rule(NEVER, run, often)


@lru_cache(maxsize=2_000)
def _rule(every: float, baseline: int | None) -> Rule:
    shift, scale, weight = _estimated(baseline)

    def rate(limit: float, run: int) -> float:
        return float((weight / run_length(limit, run, shift=shift, scale=scale)).sum())

    run = next(n for n in range(6, 100) if rate(NEVER, n) * OF_RUNS * every <= 1)
    low, high = 0.5, 12.0
    while high - low > 1e-4:
        middle = (low + high) / 2
        low, high = (middle, high) if rate(middle, run) * every > 1 else (low, middle)
    return Rule(round(high, 3), run, every)


def _estimated(baseline: int | None) -> tuple[Floats, Floats, Floats]:
    """Where the level and the spread of a baseline may lie, with how likely that is."""
    if baseline is None:
        return np.zeros(1), np.ones(1), np.ones(1)
    from scipy.special import gammaincinv

    nodes, weights = np.polynomial.hermite_e.hermegauss(15)
    half = FREEDOM * (baseline - 1) / 2
    chances = (np.arange(25) + 0.5) / 25
    scales = np.sqrt(gammaincinv(half, chances) / half)
    shift, scale = np.meshgrid(nodes / np.sqrt(baseline), scales, indexing="ij")
    weight = np.repeat(weights[:, None] / weights.sum(), 25, axis=1) / 25
    return shift, scale, weight


def standardised(values: ArrayLike, baseline: int) -> Floats:
    """How far each value lies from the usual level, in standard deviations, both of its first `baseline`
    values.

    values: shape (n,), in time order, all finite. The spread is that of an XmR chart. Where the baseline does
    not vary at all, whatever differs from it is as far away as can be.
    """
    given = np.asarray(values, dtype=np.float64)
    limits = xmr_limits(given[:baseline])
    spread = (limits.upper - limits.centre) / 3
    away: Floats = given - limits.centre
    if spread > 0:
        return away / spread
    near = np.abs(away) <= 1e-12 * max(1.0, float(np.abs(given).max()))
    return np.where(near, 0.0, np.copysign(np.inf, away))


def episodes(away: ArrayLike, rule: Rule) -> list[Episode]:
    """What the rule says of points this far from the usual level, first to last.

    away: shape (n,), in standard deviations. A stretch ends with the first point on the level or beyond it;
    so one lasting change is one episode, however many of its points stand out.
    """
    given = np.asarray(away, dtype=np.float64)
    found = (_spoken(given, side, start, stop, rule) for side, start, stop in _stretches(given))
    return [episode for episode in found if episode]


def judged(away: ArrayLike, side: ArrayLike, outside: ArrayLike, run: int) -> list[Episode]:
    """The same of points that a chart has judged itself, such as an adjusted one.

    side: 1 or −1 where a point is signalled, else 0; outside: whether it lies outside by itself; the others
    are of runs of `run` points or more, which were signalled at the last of these.
    """
    given, told, alone = np.asarray(away, dtype=np.float64), np.asarray(side), np.asarray(outside)
    found = []
    for towards, start, stop in _stretches(given):
        signalled = start + np.flatnonzero(told[start:stop] == towards)
        if not len(signalled):
            continue
        of_runs = [int(place) for place in signalled if not alone[place]]
        spoken = [int(place) for place in signalled if alone[place]][:1]
        spoken += [min(of_runs[0] + run, stop) - 1] if of_runs else []
        why: Why = "outside" if alone[min(spoken)] else "run"
        found.append(Episode(towards, start, min(spoken), stop - 1, why))
    return found


def _stretches(away: Floats) -> Iterator[tuple[int, int, int]]:
    for side, places in groupby(range(len(away)), key=lambda place: int(np.sign(away[place]))):
        together = list(places)
        if side:
            yield side, together[0], together[-1] + 1


def _spoken(away: Floats, side: int, start: int, stop: int, rule: Rule) -> Episode | None:
    outside = np.flatnonzero(np.abs(away[start:stop]) > rule.limit)
    first_outside = start + int(outside[0]) if len(outside) else stop
    end_of_run = start + rule.run - 1
    signalled = min(first_outside, end_of_run)
    if signalled >= stop:
        return None
    why: Why = "outside" if first_outside <= end_of_run else "run"
    return Episode(side, start, signalled, stop - 1, why)
