"""A series of which each point leans on the one before, turned into one whose points do not."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from goldthread.methods.spc.limits import Floats


def spread(places: Sequence[int], ar: float) -> Floats:
    """How far each point strays from what the one before leads one to expect, over one step's innovation.

    1 after one step; more after a gap; 1/√(1 − ar²) at the first point, which has none before it.
    places: in steps, increasing, shape (n,); 0 <= ar < 1. Returns shape (n,).
    """
    left = np.concatenate([[0.0], ar ** np.diff(places).astype(float)])
    scale: Floats = np.sqrt((1 - left**2) / (1 - ar**2))
    return scale


def whitened(columns: Floats, places: Sequence[int], ar: float) -> Floats:
    """Columns of shape (n, k), each less what the row before leads one to expect, over its spread.

    Rows of an AR(1) process become independent, with the variance of one step's innovation.
    """
    left = ar ** np.diff(places).astype(float)
    white = columns.astype(float)
    white[1:] -= left[:, None] * columns[:-1]
    white /= spread(places, ar)[:, None]
    return white
