"""The comparison itself: totals, means, tests, and what is typical of a pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.methods.before_after.intervals import effect_size, t_quantile, two_sided_p
from goldthread.methods.errors import TooFewPoints

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Column:
    """One side of the comparison: mean, its standard error, and the sum, in the unit."""

    mean: float
    se: float
    sum: float


@dataclass(frozen=True)
class GeometricRatio:
    """The geometric mean of after over before: what happened to a typical pair.

    n pairs had two positive values; left_out had not, and a logarithm of zero is
    not a number. clusters: how many groups the interval lets vary together (n when
    each pair stands alone); lower and upper are None where there are fewer than two.
    """

    ratio: float
    lower: float | None
    upper: float | None
    n: int
    left_out: int
    clusters: int


@dataclass(frozen=True)
class SignedRank:
    """Wilcoxon's signed-rank test on the pairs that changed at all (n of them)."""

    statistic: float
    p: float
    n: int


@dataclass(frozen=True)
class Comparison:
    """A paired comparison, in the unit of the measure unless the name says ratio.

    change is after less before, with lower and upper at the confidence given. t is
    of before less after, as the evaluation report prints it: positive for a fall.
    t, p, r, lower and upper are None where every pair changed by the same amount.
    """

    n: int
    unit: str
    before: Column
    after: Column
    change: float
    lower: float | None
    upper: float | None
    confidence: float
    t: float | None
    df: int
    p: float | None
    r: float | None
    ratio_of_sums: float | None
    mean_of_ratios: float | None
    geometric: GeometricRatio | None
    signed_rank: SignedRank
    notes: tuple[str, ...]
    changes: Floats = field(repr=False, compare=False)

    @cached_property
    def hodges_lehmann(self) -> float:
        """The median of the mean of every two changes: worked out when first asked for."""
        return hodges_lehmann(self.changes)

    @property
    def reduction(self) -> float | None:
        """The share by which the sum fell: 0.62 for 4,878 hours that became 1,858."""
        return None if self.ratio_of_sums is None else 1 - self.ratio_of_sums


def paired(
    before: ArrayLike,
    after: ArrayLike,
    *,
    clusters: Sequence[object] | None = None,
    unit: str = "",
    confidence: float = 0.95,
) -> Comparison:
    """Compare each value before with its own value after.

    before, after: shape (n,), n >= 2, the same unit, all finite, in the same order.
    clusters: n labels; pairs that share one (a value stream) may have changed
    together, and the interval of the geometric mean allows for it.

    Raises TooFewPoints for n < 2; ValueError for lengths that differ and for missing
    or infinite values: a pair without a remeasure belongs in
    if_the_missing_did_not_improve.
    Sources: Field, Discovering Statistics Using R, section 9.5 (paired t, r);
    Hodges and Lehmann 1963; Cameron and Miller 2015, eq. 11 (clustered variance).
    """
    first, second = _pairs(before, after)
    n = len(first)
    change = second - first
    mean = float(change.mean())
    se = _standard_error(change)
    reach = t_quantile(confidence, n - 1) * se
    t = -mean / se if se else None
    return Comparison(
        n=n,
        unit=unit,
        before=_column(first),
        after=_column(second),
        change=mean,
        lower=mean - reach if se else None,
        upper=mean + reach if se else None,
        confidence=confidence,
        t=t,
        df=n - 1,
        p=None if t is None else two_sided_p(t, n - 1),
        r=None if t is None else effect_size(t, n - 1),
        ratio_of_sums=_ratio(float(second.sum()), float(first.sum())),
        mean_of_ratios=_mean_of_ratios(first, second),
        geometric=geometric_ratio(first, second, clusters, confidence),
        signed_rank=_signed_rank(change),
        notes=_notes(first, second, se),
        changes=change,
    )


def geometric_ratio(
    before: Floats, after: Floats, clusters: Sequence[object] | None, confidence: float = 0.95
) -> GeometricRatio | None:
    """The geometric mean of after over before; None if no pair has two positive values.

    The interval is made on the logarithms: the sandwich variance of a mean, times
    G / (G - 1) for G clusters, with t on G - 1 degrees of freedom.
    """
    if clusters is not None and len(clusters) != len(before):
        raise ValueError(f"There are {len(before)} pairs and {len(clusters)} cluster labels.")
    usable = (before > 0) & (after > 0)
    n = int(usable.sum())
    if n == 0:
        return None
    logs = np.log(after[usable] / before[usable])
    middle = float(logs.mean())
    group = _groups(clusters, usable)
    count = int(group.max()) + 1
    lower = upper = None
    if count > 1:
        together = np.bincount(group, weights=logs - middle)
        se = float(np.sqrt(count / (count - 1) * (together**2).sum())) / n
        reach = t_quantile(confidence, count - 1) * se
        lower, upper = float(np.exp(middle - reach)), float(np.exp(middle + reach))
    return GeometricRatio(float(np.exp(middle)), lower, upper, n, len(before) - n, count)


def hodges_lehmann(change: Floats) -> float:
    """The median of the mean of every two changes (each with itself, too): a typical shift."""
    first, second = np.triu_indices(len(change))
    return float(np.median((change[first] + change[second]) / 2))


def _pairs(before: ArrayLike, after: ArrayLike) -> tuple[Floats, Floats]:
    first, second = np.asarray(before, dtype=np.float64), np.asarray(after, dtype=np.float64)
    if first.ndim != 1 or first.shape != second.shape:
        raise ValueError(f"Pairs need as many values before ({first.size}) as after ({second.size}).")
    if len(first) < 2:
        raise TooFewPoints(f"A paired comparison needs at least 2 pairs; this has {len(first)}.")
    for name, side in (("before", first), ("after", second)):
        if not np.isfinite(side).all():
            place = int(np.flatnonzero(~np.isfinite(side))[0]) + 1
            raise ValueError(f"The value {name} of pair {place} is missing or infinite.")
    return first, second


def _column(values: Floats) -> Column:
    return Column(float(values.mean()), _standard_error(values), float(values.sum()))


def _standard_error(values: Floats) -> float:
    """0 where the values differ by no more than the rounding of the arithmetic that made them."""
    spread = float(values.std(ddof=1))
    return 0.0 if spread <= 1e-12 * float(np.abs(values).max()) else spread / float(np.sqrt(len(values)))


def _ratio(over: float, under: float) -> float | None:
    return over / under if under else None


def _mean_of_ratios(before: Floats, after: Floats) -> float | None:
    usable = before != 0
    return float((after[usable] / before[usable]).mean()) if usable.any() else None


def _signed_rank(change: Floats) -> SignedRank:
    """Exact up to 50 pairs without ties, otherwise the normal approximation, two-sided."""
    changed = change[change != 0]
    if not len(changed):
        return SignedRank(0.0, 1.0, 0)
    from scipy.stats import wilcoxon

    result = wilcoxon(changed)
    return SignedRank(float(result.statistic), float(result.pvalue), len(changed))


def _groups(clusters: Sequence[object] | None, usable: NDArray[np.bool_]) -> NDArray[np.intp]:
    if clusters is None:
        return np.arange(int(usable.sum()))
    number: dict[object, int] = {}
    kept = (label for label, keep in zip(clusters, usable, strict=True) if keep)
    return np.array([number.setdefault(label, len(number)) for label in kept], dtype=np.intp)


def _notes(before: Floats, after: Floats, se: float) -> tuple[str, ...]:
    notes = []
    if not se:
        notes.append("Every pair changed by the same amount, so a t test has nothing to weigh it against.")
    left_out = int(((before <= 0) | (after <= 0)).sum())
    if left_out:
        notes.append(
            f"{left_out} of {len(before)} pairs have a value that is zero or less, which has no logarithm: "
            "they are left out of the geometric mean, and count everywhere else."
        )
    nothing = int((before == 0).sum())
    if nothing:
        notes.append(f"{nothing} of {len(before)} pairs began at zero: the mean of ratios leaves them out.")
    return tuple(notes)
