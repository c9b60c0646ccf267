"""Ten thousand units in one funnel."""

from __future__ import annotations

import numpy as np

from goldthread.methods import funnel

from .measured import Measured, best_of

UNITS = 10_000


def measured() -> list[Measured]:
    rng = np.random.default_rng(7)
    sizes = rng.integers(50, 5_000, UNITS)
    counts = rng.binomial(sizes, rng.beta(30, 120, UNITS))
    return [Measured(f"a funnel of {UNITS:,} units", best_of(9, lambda: funnel.funnel(counts, sizes)), 0.1)]
