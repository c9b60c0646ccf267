"""Measures what is said of false alarms, warnings and adjusted charts: python -m goldthread.methods.spc."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

import numpy as np

from goldthread.methods.spc import watch_promises
from goldthread.methods.spc.adjusting import promises
from goldthread.methods.spc.adjusting.residuals import any_adjusted_signal
from goldthread.methods.spc.dependence import PERSISTENT_BELOW, layout_of, of_layout
from goldthread.methods.spc.false_alarms import Stable, any_signal, stable_series, such_as_has
from goldthread.methods.spc.kinds import Kind
from goldthread.methods.spc.limits import Floats
from goldthread.methods.spc.resemblance import Layout, reference, resemblance
from goldthread.methods.spc.rules import MAKING_DATA_COUNT, PLOTTHEDOTS
from goldthread.methods.spc.spread.counted import Counts, simulated
from goldthread.methods.spc.spread.evening import evened
from goldthread.methods.spc.usual import rules_for

LENGTHS = (24, 36, 60, 120)
SKEWED = "skewed, independent"
WAITS = "very skewed waits"
COUNTS = {
    "counts of 1": Counts(1),
    "counts of 5": Counts(5),
    "counts of 5, spread 2": Counts(5, spread=2),
}
STABLE = {
    "independent": Stable(),
    "AR(0.5)": Stable(ar=0.5),
    "AR(0.8)": Stable(ar=0.8),
    "season of 1 sd": Stable(season=2**0.5),
    "AR(0.5) and season": Stable(ar=0.5, season=2**0.5),
    SKEWED: Stable(),
}
WAITING = {WAITS: Stable()}
UNEVEN = {**WAITING, **dict.fromkeys(COUNTS, Stable())}
KINDS: dict[str, tuple[Kind, Counts | None]] = {
    "run": (Kind.RUN, None),
    "run, counts of 1": (Kind.RUN, Counts(1)),
    "p, 1 of 10": (Kind.P, Counts(1, 10)),
    "p, 5 of 50": (Kind.P, Counts(5, 50)),
    "p, 100 of 1000": (Kind.P, Counts(100, 1000)),
    "p, spread 1.5": (Kind.P, Counts(100, 1000, 1.5)),
    "p, spread 3": (Kind.P, Counts(100, 1000, 3)),
    "p-prime, spread 3": (Kind.P_PRIME, Counts(100, 1000, 3)),
    "u or c, 1": (Kind.C, Counts(1)),
    "u or c, 5": (Kind.C, Counts(5)),
    "u or c, 100": (Kind.C, Counts(100)),
    "u or c, spread 1.5": (Kind.C, Counts(100, None, 1.5)),
    "u-prime, 5, spread 2": (Kind.U_PRIME, Counts(5, None, 2)),
    "g": (Kind.G, None),
    "t": (Kind.T, None),
}
SHIFT = 1.5
Measured = Callable[[int, int], float]
"""A share of series, of a length and their number."""
SEED = 2024


def main(arguments: Sequence[str] | None = None) -> None:
    """Print each table: a row a kind of stable series, a column a length, a share of series in per cent."""
    parser = argparse.ArgumentParser(prog="python -m goldthread.methods.spc", description=__doc__)
    parser.add_argument("--series", type=int, default=1000, help="how many series a cell simulates")
    parser.add_argument("--lengths", type=int, nargs="+", default=LENGTHS, help="points a series, 24 or more")
    parser.add_argument(
        "--promises", action="store_true", help="adjusted charts of every kind instead: minutes"
    )
    parser.add_argument("--watching", action="store_true", help="how often a watch is wrong instead: minutes")
    told = parser.parse_args(arguments)
    if told.watching:
        watch_promises.main(told.series)
        return
    if told.promises:
        promises.main(told.series, told.lengths)
        return
    for title, share in TABLES.items():
        rows = STABLE | (UNEVEN if share is usual else WAITING if share is adjusted else {})
        measured = {name: _measured(share, name, of) for name, of in rows.items()}
        _print(title, told.series, told.lengths, measured)
    kinds = {name: _of_kind(kind, counts) for name, (kind, counts) in KINDS.items()}
    _print("False alarms of the other kinds of chart", told.series, told.lengths, kinds)


def _print(title: str, series: int, lengths: Sequence[int], rows: dict[str, Measured]) -> None:
    print(f"{title}, % of {series} series")
    print(f"{'points':22}" + "".join(f"{n:>6}" for n in lengths))
    for name, share in rows.items():
        shares = [share(n, series) for n in lengths]
        print(f"{name:22}" + "".join(f"{found:6.1%}".replace("%", " ") for found in shares))
    print()


def _measured(share: Callable[[Floats], float], name: str, of: Stable) -> Measured:
    return lambda n, series: share(made(name, of, n, series))


def _of_kind(kind: Kind, counts: Counts | None) -> Measured:
    """The share of stable series with a signal on that kind of chart, under the rules usual with it."""

    def share(n: int, series: int) -> float:
        values = stable_series(n, Stable(), series=series, seed=SEED)
        return float(any_signal(values, rules_for(kind, None), kind=kind, counts=counts).mean())

    return share


def made(name: str, of: Stable, n: int, series: int) -> Floats:
    """The series of a row of the tables.

    Skewed ones have a gamma distribution of shape 4, and sd 1 (Wilson and Hilferty, Proceedings of the
    National Academy of Sciences 17 (1931) 684-688), very skewed ones an exponential one; counts are
    Poisson's, or negative binomial where they are spread.
    """
    values = stable_series(n, of, series=series, seed=SEED)
    if name == WAITS:
        return such_as_has(Kind.T, values)[0]
    if name in COUNTS:
        return simulated(COUNTS[name], values)
    return 2 * (1 - 1 / 36 + values / 6) ** 3 - 2 if name == SKEWED else values


def usual(values: Floats) -> float:
    """The share of series with a signal on an XmR chart under the rules of Making Data Count."""
    return float(any_signal(values, MAKING_DATA_COUNT).mean())


def plotthedots(values: Floats) -> float:
    """The same under the rules of NHSRplotthedots."""
    return float(any_signal(values, PLOTTHEDOTS).mean())


def warned(values: Floats) -> float:
    """The share of series, one point a month, that are warned about."""
    layout = _monthly(values.shape[1])
    known, seen = reference(layout), resemblance(values, layout)
    persistent = np.array([known.p(one) < PERSISTENT_BELOW for one in seen])
    seasonal = [of_layout(row, layout, "month").seasonal for row in values[~persistent]]
    return float((persistent.sum() + sum(seasonal)) / len(values))


def adjusted(values: Floats) -> float:
    """The share of series, one point a month, with a signal on the adjusted chart."""
    layout = _monthly(values.shape[1])
    return float(any_adjusted_signal(evened(values, layout), layout).mean())


def shifted(values: Floats) -> Floats:
    """The same series, 1.5 of their sds higher after two thirds of their points."""
    late = np.arange(values.shape[1]) >= values.shape[1] * 2 // 3
    moved: Floats = values + SHIFT * late
    return moved


def _monthly(n: int) -> Layout:
    return layout_of(range(n), period=12)[0]


TABLES: dict[str, Callable[[Floats], float]] = {
    "False alarms of the usual chart": usual,
    "False alarms of the usual chart, rules plotthedots": plotthedots,
    "Warned that the limits mislead": warned,
    "False alarms of the adjusted chart": adjusted,
    f"A shift of {SHIFT} sd after two thirds of the points seen by the adjusted chart": lambda values: (
        adjusted(shifted(values))
    ),
    "The same shift seen by the usual chart, which cries wolf as above": lambda values: usual(
        shifted(values)
    ),
}

if __name__ == "__main__":
    main()
