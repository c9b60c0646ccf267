"""Features put on one scale, so that none counts more for being written in larger numbers."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Scale = Literal["z", "robust", "none"]

MAD_OF_NORMAL = 1.4826
"""The standard deviation of a normal distribution over its median absolute deviation, as R's mad has it."""


def centre_and_spread(features: Floats, scale: Scale) -> tuple[Floats, Floats, tuple[int, ...]]:
    """Each feature's centre and spread, and the places of those whose robust spread was nothing.

    features: shape (n, p), n >= 1, finite. z: mean and standard deviation (n − 1 below, as
    R's scale). robust: median and 1.4826 × median absolute deviation; where more than half
    of the values are one value that is 0, and the standard deviation stands in. none: 0
    and 1. The spread of a feature that is the same everywhere is 0.
    Raises ValueError for another scale.
    """
    if scale == "none":
        return np.zeros(features.shape[1]), np.ones(features.shape[1]), ()
    deviation = features.std(axis=0, ddof=1) if len(features) > 1 else np.zeros(features.shape[1])
    deviation[np.ptp(features, axis=0) == 0] = 0
    if scale == "z":
        return features.mean(axis=0), deviation, ()
    if scale != "robust":
        raise ValueError(f"Features are scaled by z, robust or none; {scale!r} is no scale.")
    middle = np.median(features, axis=0)
    spread = MAD_OF_NORMAL * np.median(np.abs(features - middle), axis=0)
    stood_in = (spread == 0) & (deviation > 0)
    return middle, np.where(stood_in, deviation, spread), tuple(np.flatnonzero(stood_in).tolist())
