"""Between which ratios a unit of a size lies, of 100 times 95, and of 1,000 times 998."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.funnel.dispersion import Adjustment, Dispersion, widened
from goldthread.methods.funnel.scales import Kind, VarianceStabilised

Floats = NDArray[np.float64]

TAIL_95, TAIL_998 = 0.025, 0.001
"""How often chance alone puts a unit beyond either limit, on one side."""


@dataclass(frozen=True)
class Limits:
    """Limits for each of some denominators, as ratios; each of shape (n,)."""

    lower95: Floats
    upper95: Floats
    lower998: Floats
    upper998: Floats


def limits(scale: VarianceStabilised, denominators: Floats, found: Dispersion, adjust: Adjustment) -> Limits:
    """The limits for units of those sizes.

    Rates and standardised ratios that need no adjustment have exact limits of Poisson counts; all others
    stand symmetrically on their scale.
    """
    adjusted = adjust != "none" and found.is_beyond_chance
    if scale.kind is not Kind.PROPORTION and not adjusted:
        inner, outer = (_poisson(scale, denominators, tail) for tail in (TAIL_95, TAIL_998))
    else:
        spread = widened(scale.spread(denominators), found, adjust)
        inner, outer = (_on_scale(scale, spread, tail) for tail in (TAIL_95, TAIL_998))
    return Limits(*inner, *outer)


def _on_scale(scale: VarianceStabilised, spread: Floats, tail: float) -> tuple[Floats, Floats]:
    from scipy.special import ndtri

    away = -float(ndtri(tail)) * spread
    return scale.back(scale.middle - away), scale.back(scale.middle + away)


def _poisson(scale: VarianceStabilised, denominators: Floats, tail: float) -> tuple[Floats, Floats]:
    """Exact limits of counts, over what is expected.

    A count is below the lower limit where so few or fewer come by chance less often than tail says, and above
    the upper where so many or more do. Poisson's chances are read off the χ² distribution, between whole
    numbers too.
    """
    from scipy.special import chdtriv

    expected = scale.expected(denominators)
    low, high = chdtriv(1 - tail, 2 * expected) / 2 - 1, chdtriv(tail, 2 * expected) / 2
    return scale.centre * np.maximum(low, 0.0) / expected, scale.centre * high / expected
