"""Whether counts vary by more than chance makes them, so that P, U and C limits are too narrow.

>>> from goldthread.methods import spc
>>> beds = [9000] * 12
>>> found = spc.overdispersed([420, 505, 390, 520, 430, 380, 515, 470, 395, 530, 410, 500], beds, "p")
>>> found.is_overdispersed, round(found.sigma_z, 1), str(found.instead)
(True, 4.1, 'p-prime')
>>> found.sentence
'These shares vary 4.1 times as much from one to the next as chance alone makes them, so the limits of a \
P chart are too narrow: draw a P′ chart, whose limits allow for it.'
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from goldthread.methods.plain import plain_number
from goldthread.methods.spc.chart import Chart
from goldthread.methods.spc.kinds import Kind
from goldthread.methods.spc.limits import SCREEN_FACTOR, Floats, mean_moving_range
from goldthread.methods.spc.lines import D2
from goldthread.methods.spc.one import one
from goldthread.methods.spc.scaled import as_judged
from goldthread.methods.spc.usual import kind_called

SURE = 1.645 * 0.83
"""So many standard errors of a spread read off moving ranges that 5% lie beyond, times √n (Braun and Park,
J. Quality Technology 40 (2008) 318-328)."""

UNLIKELY = 0.05
"""Below this p, too, the squares add up to more than chance alone makes them."""

INSTEAD = {Kind.P: Kind.P_PRIME, Kind.U: Kind.U_PRIME, Kind.C: Kind.XMR}
"""The chart that allows for it, of each that is held to chance."""

_CHARTS = {Kind.P: "P", Kind.U: "U", Kind.C: "C", Kind.P_PRIME: "P′", Kind.U_PRIME: "U′", Kind.XMR: "XmR"}
_VALUES = {Kind.P: "shares", Kind.U: "rates", Kind.C: "counts"}


@dataclass(frozen=True)
class Overdispersion:
    """By how much counts vary more than chance makes them.

    n: points; kind: the chart that is held to chance: p, u or c. ratio: Pearson's χ² about the phases'
    levels over its degrees of freedom, 1 where counts vary as chance makes them, whatever the reason (a
    change of level, a season and neighbours count, too); p: the chance of as much. sigma_z: Laney's, how many
    times as wide the spread from one point to the next is: the sort that P′ and U′ charts allow for.
    spread: the same of neighbours, read with care (see overdispersed). is_overdispersed: whether p and
    spread say so. instead: the chart to draw then, else None. sentence: what was found in plain words.
    """

    n: int
    kind: Kind
    ratio: float
    p: float
    sigma_z: float
    spread: float
    is_overdispersed: bool
    instead: Kind | None
    sentence: str


def overdispersed(
    values: Chart | ArrayLike,
    denominators: ArrayLike | None = None,
    kind: Kind | str = Kind.P,
    *,
    phase_starts: Sequence[Any] = (),
) -> Overdispersion:
    """Test whether counts vary by more than chance makes them.

    values: counts, shape (n,), in time order, with denominators of the same shape (none for c); or a p, u
    or c chart, or a prime of one, which brings all. kind: p, u or c, or a prime of one: shares are held to
    the binomial distribution, rates and counts to Poisson's. phase_starts: as for a chart.

    Two tests must agree. Pearson's χ², whose reference is a scaled χ² with the mean and the variance that
    such counts have, small ones too (p below 0.05). And the spread from one point to the next: differences
    of neighbours over the sd that chance gives each, of which very large ones are dropped once (3.267 times
    their mean, Nelson 1982); above 1 by more than chance has it in 5 of 100. So neither a change of level nor
    one wild point is taken for spread. (Laney's σz, which is told, is not so careful: it takes differences of
    z scores about one level, and where denominators differ a change of level makes it larger.)
    Of series that vary as chance makes them at most 4 of 100 are said to be overdispersed (of small counts
    1 or 2); of such as vary 1.5 times as much about 70 of 24 points, 80 of 36 and 95 of 60 are found.

    Raises ValueError for another kind and for counts such a chart cannot have, TooFewPoints for n < 2.
    Sources: Laney, Quality Engineering 14 (2002) 531-537; McCullagh and Nelder, Generalized Linear Models,
    4.5 (χ² over its degrees of freedom).
    """
    if isinstance(values, Chart):
        chart = as_judged(values)
        _held_to_chance(chart.kind)
    else:
        asked = _held_to_chance(kind_called(kind))
        chart = one(values, denominators=denominators, chart=asked, phase_starts=phase_starts)
    return _told(chart, _held_to_chance(chart.kind))


def _held_to_chance(kind: Kind) -> Kind:
    """P for p-prime, U for u-prime. ValueError for a chart whose limits do not rest on chance."""
    found = {Kind.P_PRIME: Kind.P, Kind.U_PRIME: Kind.U}.get(kind, kind)
    if found not in INSTEAD:
        raise ValueError(f"Only p, u and c charts are held to chance, not {kind}.")
    return found


def _told(chart: Chart, kind: Kind) -> Overdispersion:
    seen = _seen(chart, kind)
    if seen is None:
        return Overdispersion(len(chart), kind, 1.0, 1.0, 1.0, 1.0, False, None, _nothing_varies(kind))
    squares, freedom = float((seen.scores**2).sum()), len(chart) - len(chart.phases)
    p = _as_large_by_chance(squares, freedom, 2 * freedom + seen.more)
    spread = _from_one_to_the_next(chart, seen)
    sure = p < UNLIKELY and spread > 1 + SURE / math.sqrt(len(chart))
    sigma_z, ratio = _sigma_z(seen), squares / freedom
    said = sentence_of(kind, sigma_z, ratio, p, sure=sure)
    instead = INSTEAD[kind] if sure else None
    return Overdispersion(len(chart), kind, ratio, p, sigma_z, spread, sure, instead, said)


@dataclass(frozen=True, eq=False)
class _Seen:
    """scores: z of each point about its phase's level; sd: what chance gives it. more: see _more_variance."""

    scores: Floats
    more: float
    sd: Floats
    breaks: tuple[int, ...]


def _seen(chart: Chart, kind: Kind) -> _Seen | None:
    """None where a level is so extreme that no point can vary about it."""
    n = np.ones(len(chart)) if chart.denominators is None else chart.denominators
    phase = np.asarray(chart.phase) - 1
    level = (np.bincount(phase, chart.values * n) / np.bincount(phase, n))[phase]
    sd2 = level * (1 - level) if kind is Kind.P else level
    if not (sd2 > 0).all():
        return None
    sd = np.sqrt(sd2 / n)
    more = sum(_more_variance(kind, n[phase == one], float(level[phase == one][0])) for one in set(phase))
    breaks = tuple(sorted({phase.start for phase in chart.phases[1:]} | set(chart.gaps)))
    return _Seen((chart.values - level) / sd, more, sd, breaks)


def _more_variance(kind: Kind, n: Floats, level: float) -> float:
    """What the variance of χ² has beside twice its degrees of freedom, given the sum of all counts.

    Of counts by Haldane, Biometrika 29 (1937) 133-143; of shares near enough (exact as the share nears 0).
    """
    points, share = len(n), level * (1 - level)
    uneven = float(n.sum() * (1 / n).sum()) - points**2 - 2 * points + 2
    return uneven / float(n.sum()) * ((1 - 6 * share) / share if kind is Kind.P else 1 / level)


def _from_one_to_the_next(chart: Chart, seen: _Seen) -> float:
    """How many times as much neighbours differ as chance has it; very large differences dropped once."""
    alike = np.sqrt((seen.sd[1:] ** 2 + seen.sd[:-1] ** 2) / 2)
    ranges = np.abs(np.diff(chart.values)) / alike
    kept = np.delete(ranges, [place - 1 for place in seen.breaks])
    kept = kept[kept < SCREEN_FACTOR * kept.mean()] if kept.any() else kept
    return float(kept.mean()) / D2 if len(kept) else 1.0


def _sigma_z(seen: _Seen) -> float:
    found = float(mean_moving_range(seen.scores, screen=False, keepdims=False, breaks=seen.breaks)) / D2
    return found if math.isfinite(found) else 1.0


def _as_large_by_chance(squares: float, freedom: int, variance: float) -> float:
    """The tail of a scaled χ² with that mean (its degrees of freedom) and variance."""
    from scipy.special import chdtrc

    scale = max(variance, freedom / 50) / (2 * freedom)
    return float(chdtrc(freedom / scale, squares / scale))


def _nothing_varies(kind: Kind) -> str:
    return f"These {_VALUES[kind]} are all as small or as large as they can be: there is nothing to compare."


def sentence_of(kind: Kind, sigma_z: float, ratio: float, p: float, *, sure: bool) -> str:
    """What was found, in one plain sentence."""
    what, name = _VALUES[kind], _CHARTS[kind]
    if sure:
        return (
            f"These {what} vary {plain_number(round(sigma_z, 1))} times as much from one to the next as "
            f"chance alone makes them, so the limits of a {name} chart are too narrow: draw "
            f"{_a(INSTEAD[kind])} chart, whose limits allow for it."
        )
    if p < UNLIKELY and ratio > 1:
        return (
            f"From one to the next these {what} vary as chance makes them; over the whole time they vary "
            "more, as a change, a season or a slow drift has it."
        )
    return f"These {what} vary about as much as chance alone makes them, as a {name} chart has it."


def _a(kind: Kind) -> str:
    return f"an {_CHARTS[kind]}" if kind is Kind.XMR else f"a {_CHARTS[kind]}"
