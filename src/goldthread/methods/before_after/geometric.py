"""The geometric mean of after over before: what happened to a typical pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.before_after.intervals import t_quantile, two_sided_p
from goldthread.methods.before_after.rounding import alike, of_log_ratios

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class GeometricRatio:
    """The geometric mean of after over before, with its interval.

    n pairs had two positive values; left_out had not, and a logarithm of zero is
    not a number. clusters: how many groups the interval lets vary together (n when
    each pair stands alone). se is of the ratio's logarithm, p of the ratio being 1;
    lower, upper, se and p are None where there are fewer than two clusters, p also
    where every ratio is the same.
    """

    ratio: float
    lower: float | None
    upper: float | None
    n: int
    left_out: int
    clusters: int
    se: float | None = None
    p: float | None = None


def geometric_ratio(
    before: Floats, after: Floats, clusters: Sequence[object] | None, confidence: float = 0.95
) -> GeometricRatio | None:
    """The geometric mean of after over before; None if no pair has two positive values.

    The interval is made on the logarithms: the sandwich variance of a mean, times
    G / (G - 1) for G clusters, with t on G - 1 degrees of freedom.
    """
    check_labels(clusters, len(before))
    usable = (before > 0) & (after > 0)
    n = int(usable.sum())
    if n == 0:
        return None
    logs = np.log(after[usable]) - np.log(before[usable])
    middle = float(logs.mean())
    group = cluster_numbers(clusters, usable)
    count = int(group.max()) + 1
    ratio, left_out = float(np.exp(middle)), len(before) - n
    if count < 2:
        return GeometricRatio(ratio, None, None, n, left_out, count)
    se = clustered_error(logs, of_log_ratios(before[usable], after[usable]), group, count)
    reach = t_quantile(confidence, count - 1) * se
    return GeometricRatio(
        ratio,
        float(np.exp(middle - reach)),
        float(np.exp(middle + reach)),
        n,
        left_out,
        count,
        se=se,
        p=two_sided_p(middle / se, count - 1) if se else None,
    )


def clustered_error(values: Floats, rounding: Floats, group: NDArray[np.intp], count: int) -> float:
    """The standard error of a mean whose values may vary together within each of count >= 2 groups.

    With a group for each value it is the ordinary one. rounding: how far rounding may
    have moved each value; 0 where no more than that parts the values, or leaves a
    group's values, taken together, off the mean.
    Source: Cameron and Miller 2015, eq. 11, with G / (G - 1).
    """
    if alike(values, rounding):
        return 0.0
    together = np.bincount(group, weights=values - values.mean(), minlength=count)
    spare = np.bincount(group, weights=rounding + rounding.mean(), minlength=count)
    if bool((np.abs(together) <= spare).all()):
        return 0.0
    return float(np.sqrt(count / (count - 1) * (together**2).sum())) / len(values)


def cluster_numbers(clusters: Sequence[object] | None, usable: NDArray[np.bool_]) -> NDArray[np.intp]:
    """A number from 0 for each usable pair's cluster, in the order in which clusters first occur."""
    if clusters is None:
        return np.arange(int(usable.sum()))
    number: dict[object, int] = {}
    kept = (label for label, keep in zip(clusters, usable, strict=True) if keep)
    return np.array([number.setdefault(label, len(number)) for label in kept], dtype=np.intp)


def check_labels(clusters: Sequence[object] | None, n: int) -> None:
    """Raises ValueError where there are labels, and not one for each pair."""
    if clusters is not None and len(clusters) != n:
        raise ValueError(f"There are {n} pairs and {len(clusters)} cluster labels.")
