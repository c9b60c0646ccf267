"""The factors of X̄ and S charts, for groups of any size (Montgomery, appendix VI)."""

from __future__ import annotations

import numpy as np

from goldthread.methods.spc.limits import Floats

LARGE = 500
"""Groups above this size have c4 by its series; both agree there to 11 places."""


def c4(n: Floats) -> Floats:
    """The mean of the standard deviation of n normal values over theirs; not a number for n < 2.

    √(2 / (n − 1)) Γ(n / 2) / Γ((n − 1) / 2); of large groups its series in 1 / n, since the logarithms of Γ
    there are so large that their difference is lost.
    """
    from scipy.special import gammaln

    sizes = np.where(n < 2, np.nan, n)
    exact = np.sqrt(2 / (sizes - 1)) * np.exp(gammaln(sizes / 2) - gammaln((sizes - 1) / 2))
    series = 1 - 1 / (4 * sizes) - 7 / (32 * sizes**2) - 19 / (128 * sizes**3)
    found: Floats = np.where(sizes > LARGE, series, exact)
    return found


def a3(n: Floats) -> Floats:
    """3 / (c4 √n): how far limits of means lie from the centre, in standard deviations within groups."""
    found: Floats = 3 / (c4(n) * np.sqrt(n))
    return found


def b4(n: Floats) -> Floats:
    """1 + 3 √(1 − c4²) / c4: the upper limit of standard deviations, in their centre. B3 is 2 − B4, or 0."""
    factor = c4(n)
    found: Floats = 1 + 3 * np.sqrt(1 - factor**2) / factor
    return found
