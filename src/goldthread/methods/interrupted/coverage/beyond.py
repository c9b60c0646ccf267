"""How often the default method's 95% interval holds the truth where its model does not: simulated.

    python -m goldthread.methods.interrupted.coverage.beyond --series 1000

The model has straight lines and errors of which each leans on the one before in one way throughout (AR(1)).
Here errors lean on the two before (AR(2)), carry shocks over (MA, ARMA), have long tails, vary more as time
goes on, or stand on a level that wanders; or the line before the interruption bends. Nothing happens at the
interruption, so that the truth of level and slope is 0.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.interrupted.design import segmented
from goldthread.methods.interrupted.estimate import fit_many

Floats = NDArray[np.float64]
LENGTHS = (24, 48, 83)
SEED = 20190402
SETTLED = 200  # steps that are thrown away before a series begins


def beyond_tables(series: int) -> Iterator[str]:
    """A row a kind of series, a column a length: coverage for the level / for the slope."""
    yield (
        "The default method where its model does not hold: coverage for the level / for the slope, "
        f"{series:,} series in each cell."
    )
    yield ""
    yield "| series | " + " | ".join(f"{n} points" for n in LENGTHS) + " |"
    yield "| --- |" + " --: |" * len(LENGTHS)
    for name, made in BEYOND.items():
        cells = [share_held(made(np.random.default_rng((SEED, n)), series, n)) for n in LENGTHS]
        yield f"| {name} | " + " | ".join(f"{level:.3f} / {slope:.3f}" for level, slope in cells) + " |"


def share_held(values: Floats) -> tuple[float, float]:
    """The share of series (rows) whose intervals for level and slope hold 0; interrupted midway."""
    n = values.shape[1]
    fits = fit_many(segmented(n, at=n // 2 + 1), values, errors="ar1-marginal")
    shares = []
    for term in ("level", "slope"):
        found = fits.column(term)
        shares.append(float(((found.lower < 0) & (found.upper > 0)).mean()))
    return shares[0], shares[1]


def arma(
    chance: np.random.Generator, series: int, n: int, ar: tuple[float, ...], ma: tuple[float, ...] = ()
) -> Floats:
    """Series whose errors lean on those before (ar) and on the shocks before (ma). Shape (series, n)."""
    from scipy.signal import lfilter

    shocks = chance.standard_normal((series, n + SETTLED))
    made: Floats = lfilter([1.0, *ma], [1.0, *(-a for a in ar)], shocks, axis=1)[:, SETTLED:]
    return made


def wandering(chance: np.random.Generator, series: int, n: int) -> Floats:
    """Noise of sd 1 on a level that takes a step of sd 0.5 at each point."""
    level = np.cumsum(0.5 * chance.standard_normal((series, n)), axis=1)
    return level + chance.standard_normal((series, n))


def bent(chance: np.random.Generator, series: int, n: int, by: float) -> Floats:
    """Independent noise of sd 1 on a line that bends midway to the interruption, by so many sds."""
    time = np.arange(n)
    bend, to = n // 4, n // 2
    line = by * np.maximum(0, time - bend) / (to - bend)
    made: Floats = line + chance.standard_normal((series, n))
    return made


def long_tailed(chance: np.random.Generator, series: int, n: int) -> Floats:
    """AR(0.5) of shocks that have Student's t with 3 degrees of freedom."""
    from scipy.signal import lfilter

    made: Floats = lfilter([1.0], [1.0, -0.5], chance.standard_t(3, (series, n + SETTLED)), axis=1)[
        :, SETTLED:
    ]
    return made


def widening(chance: np.random.Generator, series: int, n: int) -> Floats:
    """Independent noise, three times as wide after the interruption as before."""
    return chance.standard_normal((series, n)) * np.where(np.arange(n) < n // 2, 1.0, 3.0)


BEYOND: dict[str, Callable[[np.random.Generator, int, int], Floats]] = {
    "AR(2): 0.5 and 0.3": lambda chance, series, n: arma(chance, series, n, (0.5, 0.3)),
    "AR(2): 0.2 and 0.4": lambda chance, series, n: arma(chance, series, n, (0.2, 0.4)),
    "AR(2): 1 and −0.5, a cycle": lambda chance, series, n: arma(chance, series, n, (1.0, -0.5)),
    "MA(1): 0.6": lambda chance, series, n: arma(chance, series, n, (), (0.6,)),
    "ARMA: 0.8 and −0.5": lambda chance, series, n: arma(chance, series, n, (0.8,), (-0.5,)),
    "AR(0.5), long tails": long_tailed,
    "three times as wide afterwards": widening,
    "a level that wanders": wandering,
    "a line that bends beforehand, by 1 sd": lambda chance, series, n: bent(chance, series, n, 1.0),
    "a line that bends beforehand, by 3 sds": lambda chance, series, n: bent(chance, series, n, 3.0),
}


def main() -> None:
    parser = argparse.ArgumentParser(description="Coverage where the model does not hold, as Markdown.")
    parser.add_argument("--series", type=int, default=1000, help="series in each cell (1000)")
    print("\n".join(beyond_tables(parser.parse_args().series)))


if __name__ == "__main__":
    main()
