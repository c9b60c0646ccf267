"""How often intervals of pooled groups and of clustered pairs hold the truth: simulated.

    python -m goldthread.methods.before_after.coverage --series 2000

Normal effects and normal errors, whose sizes are known; what it says holds for such.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

import numpy as np

from goldthread.methods.before_after.compare import paired
from goldthread.methods.before_after.pooled import random_effects

SEED = 20190716
CHANGE = -0.3
PAIRS_A_CLUSTER = 8
GROUPS: dict[str, tuple[Sequence[float], float]] = {
    "5 groups, errors 0.11 to 0.30, τ 0.25": ((0.21, 0.14, 0.17, 0.11, 0.30), 0.25),
    "5 groups, errors 0.11 to 0.30, τ 0": ((0.21, 0.14, 0.17, 0.11, 0.30), 0.0),
    "3 groups, errors 0.10 to 0.20, τ 0.25": ((0.20, 0.10, 0.15), 0.25),
    "10 groups, errors 0.20, τ 0.25": ((0.20,) * 10, 0.25),
    "5 groups, one ten times as sure, τ 0.1": ((0.03, 0.30, 0.30, 0.30, 0.30), 0.1),
    "5 groups, one ten times as sure, τ 0": ((0.03, 0.30, 0.30, 0.30, 0.30), 0.0),
}
CLUSTERS = (5, 8, 10, 15, 30)


def pooled_table(series: int) -> Iterator[str]:
    """A row a set of groups: the shares of intervals, by either way, and of ranges that held the truth."""
    yield "| groups | Hartung–Knapp | DerSimonian–Laird | range for a new group |"
    yield "| --- | --: | --: | --: |"
    for name, (errors, between) in GROUPS.items():
        yield f"| {name} | " + " | ".join(f"{share:.3f}" for share in pooled(errors, between, series)) + " |"


def pooled(errors: Sequence[float], between: float, series: int) -> tuple[float, float, float]:
    """Of groups whose effects differ by `between`: the shares that held 0, two ways, and a new effect."""
    chance, sizes = np.random.default_rng(SEED), np.asarray(errors)
    held = np.zeros(3)
    for _ in range(series):
        effects = chance.normal(0, between, len(sizes)) + chance.normal(0, sizes)
        new = chance.normal(0, between)
        ours = random_effects(effects, sizes)
        older = random_effects(effects, sizes, method="dersimonian-laird", interval="normal")
        lower, upper = ours.prediction_lower, ours.prediction_upper
        ranged = lower is not None and upper is not None and lower <= new <= upper
        held += [ours.lower <= 0 <= ours.upper, older.lower <= 0 <= older.upper, ranged]
    one, two, three = (held / series).tolist()
    return one, two, three


def cluster_table(series: int) -> Iterator[str]:
    """A column a number of clusters: the share of intervals of the geometric ratio that held it."""
    yield "| clusters | " + " | ".join(str(number) for number in CLUSTERS) + " |"
    yield "| --- |" + " --: |" * len(CLUSTERS)
    for sizes in ("alike", "unlike"):
        shares = " | ".join(f"{clustered(number, sizes, series):.3f}" for number in CLUSTERS)
        yield f"| of {sizes} size | {shares} |"


def clustered(number: int, sizes: str, series: int) -> float:
    """Of so many clusters, whose pairs change together: the share of intervals that held the ratio.

    alike: eight pairs each; unlike: half of them have two pairs and half fourteen.
    """
    chance, held = np.random.default_rng((SEED, number)), 0
    pairs = [PAIRS_A_CLUSTER if sizes == "alike" else (2, 14)[place % 2] for place in range(number)]
    of = np.repeat(np.arange(number), pairs)
    for _ in range(series):
        before = np.exp(chance.normal(4, 0.5, len(of)))
        shared, own = chance.normal(0, 0.3, number)[of], chance.normal(0, 0.3, len(of))
        found = paired(before, before * np.exp(CHANGE + shared + own), clusters=of.tolist()).geometric
        held += found is not None and found.lower <= np.exp(CHANGE) <= found.upper
    return held / series


def main() -> None:
    parser = argparse.ArgumentParser(
        description="Coverage of pooled and of clustered intervals, as Markdown."
    )
    parser.add_argument("--series", type=int, default=2000, help="series in each cell (2000)")
    series = parser.parse_args().series
    print("\n".join([*pooled_table(series), "", *cluster_table(series)]))


if __name__ == "__main__":
    main()
