"""Measures how often a watch is wrong in the time in which one false alarm was promised.

python -m goldthread.methods.spc --watching

Each series is charted as a reader's would be, and looked at again as its points come: the usual chart, and
where its limits mislead the adjusted one. What was told is not told again.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from goldthread.methods.spc import news
from goldthread.methods.spc.adjusting.adjusted import adjusted
from goldthread.methods.spc.adjusting.promises import CASES as SPREAD
from goldthread.methods.spc.adjusting.promises import SEASON, months
from goldthread.methods.spc.chart import Chart
from goldthread.methods.spc.false_alarms import Stable, stable_series
from goldthread.methods.spc.kinds import Kind
from goldthread.methods.spc.limits import Floats
from goldthread.methods.spc.one import one
from goldthread.methods.spc.reasons import misleading
from goldthread.methods.spc.spread.noise import Family, Noise
from goldthread.methods.spc.watching import Episode

SEED = 2026
BASELINE, TIMES, STEP = 24, 2, 4
"""Points that are known when the watch begins; for how long it is watched, in what was promised; and how many
points come between two looks."""

EVERY = (24, 60)
Spread = Callable[[int], Noise]
CASES: dict[str, tuple[Kind, Spread, Stable]] = {
    "xmr": (Kind.XMR, lambda n: Noise(), Stable()),
    "xmr, AR(0.3)": (Kind.XMR, lambda n: Noise(), Stable(ar=0.3)),
    "xmr, AR(0.5)": (Kind.XMR, lambda n: Noise(), Stable(ar=0.5)),
    "xmr, AR(0.8)": (Kind.XMR, lambda n: Noise(), Stable(ar=0.8)),
    "xmr, season of 1 sd": (Kind.XMR, lambda n: Noise(), Stable(season=SEASON)),
    "run": (Kind.RUN, lambda n: Noise(), Stable()),
    "run, counts of 4": (Kind.RUN, lambda n: Noise(Family.COUNTS, (4.0,), (1.0,) * n), Stable()),
    "c, 4": (Kind.C, lambda n: Noise(Family.COUNTS, (4.0,), (1.0,) * n), Stable()),
    "p, 100 of 1000": (Kind.P, lambda n: Noise(Family.SHARES, (0.1,), (1000.0,) * n), Stable()),
    "p-prime, spread 3": (Kind.P_PRIME, SPREAD["p, thousands, spread 3"][1], Stable()),
    "u-prime, spread 1.4": (Kind.U_PRIME, SPREAD["u, 10, spread 1.4"][1], Stable()),
    **{name: (kind, noise, Stable()) for name, (kind, noise) in SPREAD.items()},
}


def main(series: int) -> None:
    """Print, for each kind of chart and spread, the false alarms in the time in which one was promised."""
    print(f"False alarms of a watch in the time in which one is promised, {series} series")
    print(f"{'points':22}" + "".join(f"{every:>7}" for every in EVERY))
    for name, (kind, noise, of) in CASES.items():
        found = [told(kind, noise, of, every, series) for every in EVERY]
        print(f"{name:22}" + "".join(f"{each:7.2f}" for each in found), flush=True)


def told(kind: Kind, noise: Spread, of: Stable, every: int, series: int) -> float:
    """How often somebody is told of such series, which are stable, in `every` points."""
    n = BASELINE + TIMES * every
    scores = stable_series(n, of, series=series, seed=SEED) / np.sqrt(1 + of.season**2 / 2)
    how = noise(n)
    return float(np.mean([_told(row, kind, how, every) for row in how.drawn(scores)])) / TIMES


def _told(values: Floats, kind: Kind, noise: Noise, every: int) -> int:
    """How many different signals are told, as the points come."""
    known: list[Episode] = []
    for n in range(BASELINE + STEP, len(values) + 1, STEP):
        found = news.new_on(_leading(values[:n], kind, noise), every, known=BASELINE)
        known += [each for each in found if not any(_overlap(each, other) for other in known)]
    return len(known)


def _leading(values: Floats, kind: Kind, noise: Noise) -> Chart:
    sizes = np.array(noise.sizes)[: len(values)] if kind.needs_denominators else None
    chart = one(values, months(len(values)), chart=kind, denominators=sizes)
    return adjusted(chart) if misleading(chart) else chart


def _overlap(one: Episode, other: Episode) -> bool:
    return one.side == other.side and one.starts <= other.last and other.starts <= one.last
