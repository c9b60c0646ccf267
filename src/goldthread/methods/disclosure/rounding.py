"""Rounding, so that a total does not give back the whole numbers it was made of."""

from __future__ import annotations

import math


def to_figures(value: float, figures: int = 3, *, base: float = 0.0) -> float:
    """Rounded to so many significant figures, and no finer than to a multiple of `base`.

    A half goes away from zero.

    >>> to_figures(4878.2), to_figures(0.5734), to_figures(52, base=5)
    (4880.0, 0.573, 50.0)
    """
    if not value or not math.isfinite(value):
        return value
    step = max(10.0 ** (math.floor(math.log10(abs(value))) - figures + 1), base)
    times = math.floor(abs(value) / step + 0.5 + 1e-9)
    return math.copysign(float(f"{times * step:.12g}"), value)


def to_nearest(count: int, base: int = 5) -> int:
    """A count to the nearest multiple of `base`, and to none below it: 3 to 7 are told as 5.

    Source: HESA's rounding methodology, with its base of five.
    """
    return max(base, base * ((count + base // 2) // base))
