"""Measures what is said of false alarms, warnings and adjusted charts: python -m goldthread.methods.spc."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

import numpy as np

from goldthread.methods.spc.adjusted import any_adjusted_signal
from goldthread.methods.spc.dependence import PERSISTENT_BELOW, layout_of, of_layout
from goldthread.methods.spc.false_alarms import Stable, any_signal, stable_series
from goldthread.methods.spc.limits import Floats
from goldthread.methods.spc.resemblance import Layout, reference, resemblance
from goldthread.methods.spc.rules import MAKING_DATA_COUNT, PLOTTHEDOTS

LENGTHS = (24, 36, 60, 120)
SKEWED = "skewed, independent"
STABLE = {
    "independent": Stable(),
    "AR(0.5)": Stable(ar=0.5),
    "AR(0.8)": Stable(ar=0.8),
    "season of 1 sd": Stable(season=2**0.5),
    "AR(0.5) and season": Stable(ar=0.5, season=2**0.5),
    SKEWED: Stable(),
}
SHIFT = 1.5
SEED = 2024


def main(arguments: Sequence[str] | None = None) -> None:
    """Print each table: a row a kind of stable series, a column a length, a share of series in per cent."""
    parser = argparse.ArgumentParser(prog="python -m goldthread.methods.spc", description=__doc__)
    parser.add_argument("--series", type=int, default=1000, help="how many series a cell simulates")
    parser.add_argument("--lengths", type=int, nargs="+", default=LENGTHS, help="points a series, 24 or more")
    told = parser.parse_args(arguments)
    for title, share in TABLES.items():
        print(f"{title}, % of {told.series} series")
        print(f"{'points':20}" + "".join(f"{n:>6}" for n in told.lengths))
        for name, of in STABLE.items():
            shares = [share(made(name, of, n, told.series)) for n in told.lengths]
            print(f"{name:20}" + "".join(f"{found:6.1%}".replace("%", " ") for found in shares))
        print()


def made(name: str, of: Stable, n: int, series: int) -> Floats:
    """The series of a row of the tables. Skewed ones have a gamma distribution of shape 4, and sd 1.

    Wilson and Hilferty, Proceedings of the National Academy of Sciences 17 (1931) 684-688.
    """
    values = stable_series(n, of, series=series, seed=SEED)
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
    return float(any_adjusted_signal(values, _monthly(values.shape[1])).mean())


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
