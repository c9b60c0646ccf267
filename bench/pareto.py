"""A thousand kinds in one Pareto chart."""

from __future__ import annotations

import numpy as np

from goldthread.methods import pareto

from .measured import Measured, best_of

KINDS = 1_000


def measured() -> list[Measured]:
    counts = np.random.default_rng(7).integers(1, 500, KINDS)
    names = [f"kind {number}" for number in range(KINDS)]
    return [
        Measured(f"a Pareto chart of {KINDS:,} kinds", best_of(9, lambda: pareto.pareto(counts, names)), 0.02)
    ]
