"""Percentages among numbers where formats are not read: 0.905 that shows as 90.5%, beside 93.5."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FAR = 10
"""How many times smaller shares are than the numbers beside which they show as percentages."""

EXPECTED = "expected a number on the scale of the others (a cell that shows 90.5% may hold 0.905)"
REMEDY = "save the workbook as .xlsx, in which percentages are read as they show"


def shares_among_percentages(values: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which values may be shares that show as percentages, like all others: none where they need not be.

    values: shape (n,), NaN where there is none. So it may be where all others are far larger,
    at most 100, and as large as these would be as percentages.
    """
    none = np.zeros(len(values), np.bool_)
    with np.errstate(invalid="ignore"):
        shares, others = (values > 0) & (values < 1), values >= 1
    if not (shares.any() and others.any()) or (values[np.isfinite(values)] < 0).any():
        return none
    small, large = values[shares], values[others]
    apart = large.min() > FAR * small.max() and large.max() <= 100
    alike = 100 * small.max() >= large.min() / 2 and 100 * small.min() <= 2 * large.max()
    return shares if apart and alike else none
