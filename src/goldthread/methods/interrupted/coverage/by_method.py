"""How often a 95% interval holds the truth, by method: simulated, and printed as Markdown.

    python -m goldthread.methods.interrupted.coverage --series 4000

Series are AR(1) noise around lines that are known, so one can count how often each interval
for the level and the slope holds what is true. What the lines are does not matter (every
method moves with them), so they are 0; nor does the size of the noise, which is 1.
It takes some minutes, with fewer series less.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.interrupted.coverage.of_counts import count_tables
from goldthread.methods.interrupted.design import Design, segmented
from goldthread.methods.interrupted.estimate import METHODS, Errors, fit_many
from goldthread.methods.interrupted.estimators.ar1_marginal import ar1_marginal

Floats = NDArray[np.float64]
LENGTHS = (24, 48, 83)
RHOS = (0.0, 0.3, 0.6, 0.8)
HARDER = (*RHOS, 0.9)
TERMS = ("level", "slope")
SEED = 20190401
CHUNK = 1000


@dataclass(frozen=True)
class Covered:
    """Of so many series: the share whose interval holds the truth, and the mean width of the interval."""

    share: float
    width: float
    series: int

    @property
    def error(self) -> float:
        """The Monte Carlo standard error of the share."""
        return float(np.sqrt(self.share * (1 - self.share) / self.series))


def noise(rho: float, series: int, n: int, seed: int = SEED) -> Floats:
    """Stationary AR(1) series of variance 1, shape (series, n): others for each n and rho."""
    values = np.random.default_rng((seed, n, round(1000 * (1 + rho)))).standard_normal((series, n))
    for place in range(1, n):
        values[:, place] = rho * values[:, place - 1] + np.sqrt(1 - rho**2) * values[:, place]
    return values


def cover(
    design: Design, rho: float, errors: Errors, *, series: int, terms: Sequence[str] = TERMS, seed: int = SEED
) -> dict[str, Covered]:
    """The coverage of each term's 95% interval; the same series for every method."""
    full = noise(rho, series, int(design.time[-1]), seed)
    if design.kept.all():
        full = full[:, design.time - 1]
    held = dict.fromkeys(terms, 0)
    widths = dict.fromkeys(terms, 0.0)
    for start in range(0, series, CHUNK):
        fits = fit_many(design, full[start : start + CHUNK], errors=errors)
        for term in terms:
            found = fits.column(term)
            held[term] += int(((found.lower < 0) & (found.upper > 0)).sum())
            widths[term] += float((found.upper - found.lower).sum())
    return {term: Covered(held[term] / series, widths[term] / series, series) for term in terms}


def main_tables(series: int) -> Iterator[str]:
    """For level and slope: length × rho in rows, methods in columns, the T0 in the middle."""
    cells = {
        (n, rho, errors): cover(segmented(n, at=n // 2 + 1), rho, errors, series=series)
        for n in LENGTHS
        for rho in RHOS
        for errors in METHODS
    }
    for term in TERMS:
        yield f"Coverage of the nominal 95% interval for the **{term}**, and in brackets its mean width."
        yield ""
        yield _row("points", "ρ", *METHODS)
        yield _row("--:", "--:", *("--:" for _ in METHODS))
        for n in LENGTHS:
            for rho in RHOS:
                yield _row(n, rho, *(_said(cells[n, rho, errors][term]) for errors in METHODS))
        yield ""
    yield (
        f"{series:,} series in each cell, the interruption in the middle. The Monte Carlo standard error "
        f"is {_error(0.95, series)} where coverage is 0.95 and {_error(0.8, series)} where it is 0.80; noise "
        "of standard deviation 1."
    )


OTHERS: dict[str, Design] = {
    "12 points": segmented(12, at=7),
    "24 points, interrupted after a third": segmented(24, at=9),
    "24 points, interrupted after two thirds": segmented(24, at=17),
    "24 points, season of 12 by 1 harmonic": segmented(24, at=13, season=12, harmonics=1),
    "48 points, interrupted after a third": segmented(48, at=17),
    "48 points, season of 12 by 2 harmonics": segmented(48, at=25, season=12, harmonics=2),
    "48 points, 3 of them phasing in": segmented(48, at=23, phase_in=3),
    "48 points, 5 of them missing": segmented(np.delete(np.arange(1, 49), [4, 5, 14, 29, 37]), at=25),
    "48 points, interrupted twice": segmented(48, at=(17, 33)),
    "83 points, interrupted after 24": segmented(83, at=25),
    "120 points": segmented(120, at=61),
}


def other_tables(series: int) -> Iterator[str]:
    """The default method where the interruption, the season or the gaps are otherwise."""
    yield "The default method in other series: coverage for the level / for the slope."
    yield ""
    yield _row("series", *(f"ρ = {rho:g}" for rho in HARDER))
    yield _row("---", *("--:" for _ in HARDER))
    for name, design in OTHERS.items():
        cells = [cover(design, rho, "ar1-marginal", series=series) for rho in HARDER]
        yield _row(name, *(f"{cell['level'].share:.3f} / {cell['slope'].share:.3f}" for cell in cells))


def line_tables(series: int) -> Iterator[str]:
    """The default method's counterfactual at the last point, and the effect there."""
    yield "The default method at the last point: coverage for the counterfactual / for the effect."
    yield ""
    yield _row("points", *(f"ρ = {rho:g}" for rho in HARDER))
    yield _row("--:", *("--:" for _ in HARDER))
    for n in LENGTHS:
        design = segmented(n, at=n // 2 + 1)
        without = design.rows([n], interruptions=0)
        rows = np.vstack([without, design.rows([n]) - without])
        said = []
        for rho in HARDER:
            found = ar1_marginal(design.matrix, noise(rho, series, n), design.time).combine(rows, 0.95)
            shares = ((found.lower < 0) & (found.upper > 0)).mean(axis=0)
            said.append(f"{shares[0]:.3f} / {shares[1]:.3f}")
        yield _row(n, *said)


def _row(*cells: object) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _said(cell: Covered) -> str:
    return f"{cell.share:.3f} ({cell.width:.3g})"


def _error(share: float, series: int) -> str:
    return f"{Covered(share, 0.0, series).error:.4f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--series", type=int, default=4000, help="series in each cell (4000)")
    parser.add_argument("--counts", type=int, default=1000, help="series of counts in each cell (1000)")
    wanted = parser.parse_args()
    parts = (
        main_tables(wanted.series),
        other_tables(wanted.series),
        line_tables(wanted.series),
        count_tables(wanted.counts),
    )
    for part in parts:
        for line in part:
            print(line, flush=True)
        print()
