"""The centre line and the limits of every kind of chart, for many series at once.

Arrays have shape (series, time), in order of time. A centre, and limits that are one
for a whole series, have shape (series, 1).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from goldthread.methods.spc import small_shifts
from goldthread.methods.spc.grouped import lines as group_lines
from goldthread.methods.spc.kinds import Kind
from goldthread.methods.spc.limits import LIMIT_FACTOR, Floats, Limits, mean_of
from goldthread.methods.spc.made_of import D2, Data, Lines, as_judged, cut
from goldthread.methods.spc.rules import Rules

__all__ = ["D2", "T_POWER", "Lines", "lines_of"]

T_POWER = 3.6
"""Times between events to the power of 1 / 3.6 are nearly normal (Nelson 1994)."""


def lines_of(
    kind: Kind,
    given: Floats,
    denominators: Floats | None,
    rules: Rules,
    fix_after: int | None = None,
    breaks: tuple[int, ...] = (),
    deviations: Floats | None = None,
) -> Lines:
    """The lines of so many series of one kind.

    given and denominators: values the kind can have (`refuse_impossible`). fix_after:
    how many of the first points make the lines, all if None. rules: whether moving
    ranges are screened (in the kinds that use them: xmr, percent, t, p-prime, u-prime, ewma, cusum), and how
    near a point is on a line. breaks: places of points that follow a long gap, to which
    no moving range is taken. deviations: within
    the groups of X̄ charts. Where no moving range is left, or there was none, limits
    are not numbers.
    """
    divided = denominators is not None and not kind.is_of_groups
    values = given / denominators if divided and denominators is not None else given
    return _LINES[kind](Data(given, denominators, values, fix_after, rules, breaks, deviations))


def _xmr(data: Data) -> Lines:
    """Centre: mean. Limits: 2.66 mean moving ranges (Montgomery 6.33; Making Data Count's rounding)."""
    base = data.base(data.values)
    centre = mean_of(base, keepdims=True)
    reach = LIMIT_FACTOR * data.moving_range(data.values)
    return as_judged(data.values, Limits(centre, centre - reach, centre + reach, data.slack(data.values)))


def _run(data: Data) -> Lines:
    """Centre: median. No limits. A point is on the line only where it equals the median."""
    centre = np.median(data.base(data.values), axis=1, keepdims=True)
    none = np.full_like(centre, np.nan)
    return as_judged(data.values, Limits(centre, none, none, np.zeros_like(centre)))


def _p(data: Data) -> Lines:
    """Centre p: all counts / all denominators. Limits: 3 √(p (1 − p) / n) (Montgomery 7.8, 7.11)."""
    centre, n = _pooled(data)
    return _within(data, centre, 3 * np.sqrt(centre * (1 - centre) / n), 0, 1)


def _p_prime(data: Data) -> Lines:
    """As p, with √(p (1 − p) / n) times σz (Laney 2002)."""
    centre, n = _pooled(data)
    sd = np.sqrt(centre * (1 - centre) / n)
    return _within(data, centre, 3 * sd * _sigma_z(data, centre, sd), 0, 1)


def _u(data: Data) -> Lines:
    """Centre u: all counts / all denominators. Limits: 3 √(u / n) (Montgomery 7.19)."""
    centre, n = _pooled(data)
    return _within(data, centre, 3 * np.sqrt(centre / n), 0, np.inf)


def _u_prime(data: Data) -> Lines:
    """As u, with √(u / n) times σz (Laney 2002)."""
    centre, n = _pooled(data)
    sd = np.sqrt(centre / n)
    return _within(data, centre, 3 * sd * _sigma_z(data, centre, sd), 0, np.inf)


def _c(data: Data) -> Lines:
    """Centre c: mean count. Limits: 3 √c (Montgomery 7.17)."""
    centre = mean_of(data.base(data.values), keepdims=True)
    return _within(data, centre, 3 * np.sqrt(centre), 0, np.inf)


def _g(data: Data) -> Lines:
    """Centre: median. Limits: 3 √(g (g + 1)) from the mean g (Benneyan 2001; Montgomery 7.3.5).

    Half of the points are to be expected on either side of the median, not of the
    mean, since such counts are skewed; so qicharts2.
    """
    base = data.base(data.values)
    mean = mean_of(base, keepdims=True)
    reach = 3 * np.sqrt(mean * (mean + 1))
    centre = np.median(base, axis=1, keepdims=True)
    limits = Limits(centre, mean - reach, mean + reach, data.slack(data.values))
    return cut(data.values, limits, 0, np.inf)


def _t(data: Data) -> Lines:
    """An XmR chart of y^(1 / 3.6), with 3 / 1.128 mean moving ranges, and its lines to the power 3.6.

    Points are judged on the transformed scale. A lower limit below 0 there is drawn at 0.
    Source: Nelson, A control chart for parts-per-million nonconforming items,
    J. Quality Technology 26 (1994); Montgomery 7.3.5.
    """
    judged = data.values ** (1 / T_POWER)
    base = data.base(judged)
    centre = mean_of(base, keepdims=True)
    reach = 3 * data.moving_range(judged) / D2
    limits = Limits(centre, centre - reach, centre + reach, data.slack(judged))
    lower, upper = np.maximum(limits.lower, 0) ** T_POWER, limits.upper**T_POWER
    return Lines(data.values, centre**T_POWER, lower, upper, judged, limits)


def _percent(data: Data) -> Lines:
    """An XmR chart of the arcsine of the root, with 3 / 1.128 mean moving ranges; its lines as percentages.

    Percentages vary the less the nearer they lie to 0 or 100; on that scale they vary nearly alike
    everywhere, and limits end at 0 and 100 by themselves. Points are judged on it. Where a limit would lie
    beyond, it is drawn at 0 or 100, and no single point can pass it. Source of the scale: Freeman and Tukey,
    Annals of Mathematical Statistics 21 (1950) 607-611.
    """
    judged = np.arcsin(np.sqrt(data.values / 100))
    centre = mean_of(data.base(judged), keepdims=True)
    reach = 3 * data.moving_range(judged) / D2
    limits = Limits(centre, centre - reach, centre + reach, data.slack(judged))
    lower, middle, upper = (
        100 * np.sin(np.clip(line, 0, np.pi / 2)) ** 2 for line in (limits.lower, centre, limits.upper)
    )
    return Lines(data.values, middle, lower, upper, judged, limits)


_LINES: dict[Kind, Callable[[Data], Lines]] = {
    Kind.XMR: _xmr,
    Kind.RUN: _run,
    Kind.P: _p,
    Kind.P_PRIME: _p_prime,
    Kind.U: _u,
    Kind.U_PRIME: _u_prime,
    Kind.C: _c,
    Kind.G: _g,
    Kind.T: _t,
    Kind.PERCENT: _percent,
    Kind.XBAR: group_lines.xbar,
    Kind.S: group_lines.s,
    Kind.EWMA: small_shifts.ewma,
    Kind.CUSUM: small_shifts.cusum,
}


def _pooled(data: Data) -> tuple[Floats, Floats]:
    """All counts over all denominators, of the points that make the lines; and the denominators."""
    if data.denominators is None:
        raise ValueError("This kind of chart needs denominators.")
    counts = data.base(data.given).sum(axis=1, keepdims=True)
    return counts / data.base(data.denominators).sum(axis=1, keepdims=True), data.denominators


def _sigma_z(data: Data, centre: Floats, sd: Floats) -> Floats:
    """By how much more than chance the points vary: the mean moving range of their z scores over 1.128.

    Not a number where no point can vary (p of 0 or 1, u of 0). Source: Laney, Improved
    control charts for attributes, Quality Engineering 14 (2002).
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        scores = (data.values - centre) / sd
    sigma: Floats = data.moving_range(scores) / D2
    return sigma


def _within(data: Data, centre: Floats, reach: Floats, lowest: float, highest: float) -> Lines:
    return cut(
        data.values, Limits(centre, centre - reach, centre + reach, data.slack(data.values)), lowest, highest
    )
