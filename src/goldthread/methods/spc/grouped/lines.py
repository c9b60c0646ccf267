"""The lines of X̄ and S charts, for many series at once.

Arrays have shape (series, time). The denominators of such a chart are the sizes of its groups.
"""

from __future__ import annotations

import numpy as np

from goldthread.methods.spc.grouped.factors import a3, b4
from goldthread.methods.spc.limits import Floats, Limits
from goldthread.methods.spc.made_of import Data, Lines, as_judged, cut


def xbar(data: Data) -> Lines:
    """Centre: mean of all values. Limits: A3 times the standard deviation within groups.

    A group of one has no limits. Source: Montgomery 6.28 and 6.30, as qicharts2 has it.
    """
    sizes, deviations = _sizes(data), _deviations(data)
    base, weights = data.base(data.given), data.base(sizes)
    centre = (base * weights).sum(axis=1, keepdims=True) / weights.sum(axis=1, keepdims=True)
    reach = a3(sizes) * within_groups(data.base(deviations), weights, sizes)
    return as_judged(data.values, Limits(centre, centre - reach, centre + reach, data.slack(data.values)))


def s(data: Data) -> Lines:
    """Centre: the standard deviation within groups. Limits: B3 and B4 times it (Montgomery 6.27, 6.31).

    B3 is 2 − B4, and 0 where that is less: drawn so, and judged where it is.
    """
    sizes = _sizes(data)
    centre = within_groups(data.base(data.given), data.base(sizes), sizes)
    reach = b4(sizes) * centre - centre
    return cut(
        data.values, Limits(centre, centre - reach, centre + reach, data.slack(data.values)), 0, np.inf
    )


def within_groups(deviations: Floats, weights: Floats, sizes: Floats) -> Floats:
    """The standard deviation within groups, shape (series, 1).

    Where all groups of a series are of one size, the mean of theirs (Montgomery 6.27); else the root of
    their squares weighed by n − 1 (6.31). Groups of one count nothing; not a number where all are of one.
    deviations, weights: of the groups that make the lines, and their sizes; sizes: of all groups.
    """
    several = weights > 1
    known = np.where(several, deviations, 0.0)
    freedom = np.where(several, weights - 1, 0.0).sum(axis=1, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        pooled = np.sqrt((known**2 * (weights - 1)).sum(axis=1, keepdims=True) / freedom)
        mean = known.sum(axis=1, keepdims=True) / several.sum(axis=1, keepdims=True)
    alike = (sizes == sizes[:, :1]).all(axis=1, keepdims=True)
    found: Floats = np.where(alike, mean, pooled)
    return found


def _sizes(data: Data) -> Floats:
    if data.denominators is None:
        raise ValueError("This kind of chart needs the sizes of its groups.")
    return data.denominators


def _deviations(data: Data) -> Floats:
    if data.deviations is None:
        raise ValueError("This kind of chart needs the standard deviations of its groups.")
    return data.deviations
