"""Measures whether adjusted charts of every kind hold what they promise.

python -m goldthread.methods.spc --promises

Each series is charted as a reader's would be: how it is spread, its neighbours and its season are all fitted
to it alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from goldthread.methods.spc.adjusting.adjusted import adjusted
from goldthread.methods.spc.false_alarms import Stable, stable_series
from goldthread.methods.spc.kinds import Kind
from goldthread.methods.spc.limits import Floats
from goldthread.methods.spc.one import one
from goldthread.methods.spc.spread.noise import Family, Noise

SEED = 2025
SEASON = 2**0.5
HANGS = {"independent": Stable(), "AR(0.6)": Stable(ar=0.6), "season of 1 sd": Stable(season=SEASON)}
BOTH = Stable(ar=0.6, season=SEASON)
ACTS: dict[str, dict[str, Any]] = {
    "AR(0.6) and season": {"of": BOTH},
    "season of 1 sd that is added": {"of": HANGS["season of 1 sd"], "added": True},
    "AR(0.6) and season that is added": {"of": BOTH, "added": True},
}
"""How a season may act on measured values. If not added it moves the scores that they are drawn from."""

SHIFTS = (1.0, 1.5, 2.0, 3.0)
SHIFTED_LENGTHS = (36, 60)
FAR_OUT = 6.0


def _uneven(low: int, high: int, n: int) -> tuple[float, ...]:
    return tuple(np.random.default_rng(SEED).integers(low, high, n).astype(float).tolist())


CASES: dict[str, tuple[Kind, Callable[[int], Noise]]] = {
    "p, thousands, spread 3": (
        Kind.P,
        lambda n: Noise(Family.SHARES, (0.2,), _uneven(3000, 9000, n), 8 / 5700),
    ),
    "p, 5 of 50": (Kind.P, lambda n: Noise(Family.SHARES, (0.1,), (50.0,) * n)),
    "p, 1 of 10": (Kind.P, lambda n: Noise(Family.SHARES, (0.1,), (10.0,) * n)),
    "u, 10, spread 1.4": (Kind.U, lambda n: Noise(Family.COUNTS, (0.01,), _uneven(200, 2000, n), 0.1)),
    "c, 1": (Kind.C, lambda n: Noise(Family.COUNTS, (1.0,), (1.0,) * n)),
    "c, 4, variance 12": (Kind.C, lambda n: Noise(Family.COUNTS, (4.0,), (1.0,) * n, 0.5)),
    "xmr, counts of 4, 12": (Kind.XMR, lambda n: Noise(Family.COUNTS, (4.0,), (1.0,) * n, 0.5)),
    "g, 50": (Kind.G, lambda n: Noise(Family.GAPS, (50.0,) * n)),
    "t": (Kind.T, lambda n: Noise(Family.TIMES, (20.0,) * n)),
    "normal": (Kind.XMR, lambda n: Noise()),
    "lognormal, 0.5": (Kind.XMR, lambda n: Noise(g=0.5)),
    "lognormal, 0.8": (Kind.XMR, lambda n: Noise(g=0.8)),
    "gamma, shape 4": (Kind.XMR, lambda n: Noise(Family.COUNTS, (4000.0,), (1.0,) * n, 0.25)),
    "heavy tails": (Kind.XMR, lambda n: Noise(h=0.25)),
}
"""Kinds of chart, and how their values are spread. Counts of 4,000 that vary as a gamma distribution of shape
4 are as good as measured; heavy tails are nearly those of t with 3 degrees of freedom."""

MEASURED = ("normal", "lognormal, 0.5", "lognormal, 0.8", "gamma, shape 4", "heavy tails")


def main(series: int, lengths: Sequence[int]) -> None:
    """Print, for each way of hanging together, the share of series with a signal on their adjusted chart."""
    for hangs, of in HANGS.items():
        _print(
            f"False alarms of adjusted charts, {hangs}, % of {series} series", CASES, lengths, series, of=of
        )
    for acts, how in ACTS.items():
        title = f"False alarms of adjusted charts, {acts}, % of {series} series"
        _print(title, MEASURED, lengths, series, **how)
    for shift in SHIFTS:
        title = f"A shift of {shift:g} sd after two thirds of the points seen by adjusted charts"
        _print(f"{title}, % of {series} series", CASES, SHIFTED_LENGTHS, series, shift=shift)
    title = f"One point {FAR_OUT:g} sd out seen by adjusted charts, % of {series} series"
    _print(title, MEASURED, SHIFTED_LENGTHS, series, far_out=FAR_OUT)


def _print(title: str, names: Iterable[str], lengths: Sequence[int], series: int, **how: Any) -> None:
    """A row a kind of values."""
    print(title)
    print(f"{'points':22}" + "".join(f"{n:>6}" for n in lengths))
    for name in names:
        kind, noise = CASES[name]
        shares = [share(kind, noise(n), n, series, **how) for n in lengths]
        print(f"{name:22}" + "".join(f"{found:6.0%}".replace("%", " ") for found in shares), flush=True)
    print()


def share(
    kind: Kind,
    noise: Noise,
    n: int,
    series: int,
    *,
    of: Stable = HANGS["independent"],
    added: bool = False,
    shift: float = 0.0,
    far_out: float = 0.0,
) -> float:
    """The share of such series, one a month, with a signal on their adjusted chart.

    added: the season is added to the values, and is no part of the scores they are drawn from. shift: of the
    scores after two thirds of the points; far_out: by how many sds of the values the middle one is moved.
    """
    scores = stable_series(n, of, series=series, seed=SEED)
    plain = stable_series(n, replace(of, season=0.0), series=series, seed=SEED)
    drawn_from = plain if added else scores / np.sqrt(1 + of.season**2 / 2)
    values = noise.drawn(drawn_from + shift * (np.arange(n) >= n * 2 // 3))
    sd = float(values.std())
    if added:
        values = values + sd * (scores - plain)
    if far_out:
        values[:, n // 2] += far_out * sd
    return float(np.mean([_signals(row, kind, noise) for row in values]))


def _signals(values: Floats, kind: Kind, noise: Noise) -> bool:
    denominators = np.broadcast_to(noise.sizes, len(values)) if kind.needs_denominators else None
    chart = one(values, months(len(values)), chart=kind, denominators=denominators)
    return bool(np.any(adjusted(chart).side))


def months(n: int) -> list[date]:
    """So many firsts of a month."""
    return [date(2000 + place // 12, place % 12 + 1, 1) for place in range(n)]
