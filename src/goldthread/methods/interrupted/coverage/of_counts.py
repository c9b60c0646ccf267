"""How often a 95% interval holds the truth where the outcome is a count: simulated.

The logarithm of the rate (or the log odds) is a line, a level, a slope and AR(1) noise around
them; the counts are Poisson (or binomial) given that. So the counts vary more than Poisson,
and what varies follows itself.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.interrupted.design import Design, segmented
from goldthread.methods.interrupted.estimate import METHODS, Errors, Family, fit

Floats = NDArray[np.float64]
TRUTH = {"level": -0.3, "slope": -0.005}
CELLS: tuple[tuple[Family, int, float, float, float], ...] = (
    ("poisson", 24, 50, 0.0, 0.0),
    ("poisson", 24, 50, 0.2, 0.6),
    ("poisson", 48, 5, 0.3, 0.6),
    ("poisson", 48, 50, 0.0, 0.0),
    ("poisson", 48, 50, 0.2, 0.3),
    ("poisson", 48, 500, 0.2, 0.6),
    ("binomial", 24, 50, 0.2, 0.6),
    ("binomial", 48, 50, 0.2, 0.6),
    ("binomial", 48, 500, 0.2, 0.6),
)
"""Family, points, a typical count, standard deviation and rho of the noise on the link's scale."""


def simulate(
    design: Design, family: Family, count: float, spread: float, rho: float, *, series: int, seed: int
) -> tuple[Floats, Floats | None]:
    """Counts of shape (series, n), and for binomial the trials (n,): four times the typical count."""
    rng = np.random.default_rng(seed)
    noise = rng.standard_normal((series, design.n))
    for place in range(1, design.n):
        noise[:, place] = rho * noise[:, place - 1] + np.sqrt(1 - rho**2) * noise[:, place]
    middle = np.log(count) if family == "poisson" else -1.0
    change = [middle, 0.01, TRUTH["level"], TRUTH["slope"]]
    linear = (design.matrix - [0, design.n / 2, 0, 0]) @ change + spread * noise
    if family == "poisson":
        return rng.poisson(np.exp(linear)).astype(np.float64), None
    trials = np.full(design.n, 4 * count)
    return rng.binomial(trials.astype(np.int64), 1 / (1 + np.exp(-linear))).astype(np.float64), trials


def cover_counts(
    family: Family,
    n: int,
    count: float,
    spread: float,
    rho: float,
    errors: Errors,
    *,
    series: int,
    seed: int = 7,
) -> dict[str, float]:
    """The share of series whose interval holds the truth, for level and slope."""
    design = segmented(n, at=n // 2 + 1)
    counts, trials = simulate(design, family, count, spread, rho, series=series, seed=seed)
    fits = [fit(design, each, errors=errors, family=family, offset=trials) for each in counts]
    return {
        name: sum(one[name].lower < truth < one[name].upper for one in fits) / series
        for name, truth in TRUTH.items()
    }


def count_tables(series: int) -> Iterator[str]:
    """Every method, counts of different sizes: coverage for level / slope."""
    yield f"Counts: coverage for the level / for the slope, {series:,} series in each cell."
    yield ""
    columns = ("family", "points", "typical count", "noise", "ρ", *METHODS)
    yield "| " + " | ".join(columns) + " |"
    yield "| --- |" + " --: |" * (len(columns) - 1)
    for cell in CELLS:
        family, n, count, spread, rho = cell
        shares = [cover_counts(*cell, errors, series=series) for errors in METHODS]
        said = [f"{share['level']:.3f} / {share['slope']:.3f}" for share in shares]
        yield f"| {family} | {n} | {count:g} | {spread:g} | {rho:g} | " + " | ".join(said) + " |"
