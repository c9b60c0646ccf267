"""Whether numbers differ, or only the rounding of the values that they came from does.

A decimal such as 45,000.9 is stored to within half a unit in its last place (ulp), and so is each
result of arithmetic on it. A difference of two values may thus be off by some 1.5 ulp of
the larger, however small the difference is itself.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

ULPS = 2.0
"""So far a difference of two stored decimals may be off: 1.5 ulp of the larger, and a little more."""


def of_differences(before: Floats, after: Floats) -> Floats:
    """How far rounding may have moved each after less before; in their unit, shape as they have."""
    return np.asarray(ULPS * np.spacing(np.maximum(np.abs(before), np.abs(after))))


def of_log_ratios(before: Floats, after: Floats) -> Floats:
    """How far rounding may have moved each log(after) less log(before); both above 0."""
    largest = np.maximum(np.abs(np.log(before)), np.abs(np.log(after)))
    return np.asarray(ULPS * (np.finfo(np.float64).eps + np.spacing(largest)))


def alike(values: Floats, rounding: Floats) -> bool:
    """Whether one number could stand for all of them: each lies within its own rounding of it.

    values, rounding: shape (n,), n >= 1, rounding at least 0 and in the values' unit.
    """
    return bool((values - rounding).max() <= (values + rounding).min())
