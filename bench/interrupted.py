"""A thousand interrupted series of 83 months, by the default method; beside statsmodels, one by one."""

from __future__ import annotations

import numpy as np

from bench.measured import Measured, best_of

SERIES, MONTHS, BY_PEER = 1000, 83, 25


def measured() -> list[Measured]:
    """The peer fits part of them, scaled up: GLSAR, iterated, whose intervals take rho for known."""
    from goldthread.methods import interrupted
    from goldthread.methods.interrupted.coverage.by_method import noise

    outcomes = noise(0.5, SERIES, MONTHS)
    design = interrupted.segmented(MONTHS, at=42)
    interrupted.fit_many(design, outcomes[:2])  # loads what is loaded when used

    def by_statsmodels() -> None:
        import statsmodels.api as sm

        for outcome in outcomes[:BY_PEER]:
            fitted = sm.GLSAR(outcome, design.matrix, rho=1).iterative_fit(maxiter=10)
            np.asarray(fitted.conf_int())

    by_statsmodels()
    return [
        Measured(
            f"interrupted, default method, {SERIES:,} series × {MONTHS}",
            best_of(5, lambda: interrupted.fit_many(design, outcomes)),
            0.5,
            f"statsmodels GLSAR, one by one ({BY_PEER} of them, scaled up)",
            best_of(2, by_statsmodels) * SERIES / BY_PEER,
        )
    ]
