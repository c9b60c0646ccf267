"""Difference from the controls, or both series side by side? What each covers, simulated.

    python -m goldthread.methods.interrupted.coverage.controlled --programmes 20000

A treated series and ten controls of 36 points share shocks and have noise of their own,
all AR(1); the level of the treated one changes by a known amount at the nineteenth.
Three ways to hold it against the mean of the controls: the difference; one model of
both series with an interaction, whose errors are independent of each other (the same
as fitting both apart); and not at all.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.interrupted.design import segmented
from goldthread.methods.interrupted.estimate import Errors, fit_many

Floats = NDArray[np.float64]
POINTS, AT, CONTROLS, CHANGE = 36, 19, 10, 3.0
SEED = 2018


@dataclass(frozen=True)
class World:
    """How strong shared shocks are beside noise of a series' own, and how long each lasts."""

    name: str
    shared: float
    shared_rho: float
    own_rho: float


WORLDS = (
    World("shared shocks three times the noise", 3.0, 0.7, 0.3),
    World("shared shocks as large as the noise", 1.0, 0.7, 0.3),
    World("nothing shared", 0.0, 0.0, 0.6),
)


@dataclass(frozen=True)
class Held:
    """The share of 95% intervals that held the change of level, and their mean width."""

    share: float
    width: float


def compared(world: World, programmes: int, errors: Errors = "ar1-marginal") -> dict[str, Held]:
    """The difference, the interaction and the treated series alone, over so many programmes."""
    rng = np.random.default_rng(SEED)
    shared = world.shared * _ar1(rng, programmes, world.shared_rho)
    after = np.arange(1, POINTS + 1) >= AT
    treated = shared + _ar1(rng, programmes, world.own_rho) + CHANGE * after
    peers = shared + sum(_ar1(rng, programmes, world.own_rho) for _ in range(CONTROLS)) / CONTROLS
    design = segmented(POINTS, at=AT)
    apart, alone, other = (
        fit_many(design, rows, errors=errors).column("level") for rows in (treated - peers, treated, peers)
    )
    middle, reach = alone.estimate - other.estimate, _reach(design.df) * np.hypot(alone.se, other.se)
    return {
        "difference": _held(apart.lower, apart.upper),
        "interaction": _held(middle - reach, middle + reach),
        "alone": _held(alone.lower, alone.upper),
    }


def table(programmes: int) -> str:
    """All of it as Markdown."""
    lines = ["| | difference | interaction | without controls |", "| --- | --- | --- | --- |"]
    for world in WORLDS:
        found = compared(world, programmes)
        cells = (f"{each.share:.3f} ({each.width:.1f})" for each in found.values())
        lines.append(f"| {world.name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _held(lower: Floats, upper: Floats) -> Held:
    return Held(float(((lower <= CHANGE) & (upper >= CHANGE)).mean()), float((upper - lower).mean()))


def _reach(df: int) -> float:
    from scipy.special import stdtrit

    return float(stdtrit(df, 0.975))


def _ar1(rng: np.random.Generator, series: int, rho: float, *, before: int = 60) -> Floats:
    made = rng.standard_normal((series, before + POINTS))
    for place in range(1, before + POINTS):
        made[:, place] += rho * made[:, place - 1]
    return made[:, before:]


def main() -> None:
    parser = argparse.ArgumentParser(description="Coverage against controls, as Markdown.")
    parser.add_argument("--programmes", type=int, default=20_000, help="Simulated for each line.")
    print(table(parser.parse_args().programmes))


if __name__ == "__main__":
    main()
