"""The paired comparison again where only summaries of groups are told, not the pairs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.methods.before_after.compare import Column
from goldthread.methods.before_after.intervals import effect_size, t_quantile, two_sided_p
from goldthread.methods.errors import TooFewPoints


@dataclass(frozen=True)
class Summary:
    """A group's pairs: how many, the means before and after, and three standard deviations.

    sd_change is of after less before. All in one unit.
    """

    n: int
    mean_before: float
    sd_before: float
    mean_after: float
    sd_after: float
    sd_change: float


@dataclass(frozen=True)
class FromSummaries:
    """What `Comparison` says that follows from summaries alone, by the same names."""

    n: int
    before: Column
    after: Column
    change: float
    se: float
    lower: float | None
    upper: float | None
    confidence: float
    t: float | None
    df: int
    p: float | None
    r: float | None


def from_summaries(groups: Sequence[Summary], *, confidence: float = 0.95) -> FromSummaries:
    """Compare all the groups' pairs at once: the same as `paired` on the pairs, where these are exact.

    The sum of squares about the common mean is that within groups, (n − 1) sd², and that between them,
    n (mean − common mean)². Raises TooFewPoints for fewer than 2 pairs in all.
    """
    n = sum(group.n for group in groups)
    if n < 2:
        raise TooFewPoints(f"A paired comparison needs at least 2 pairs; this has {n}.")
    before = _column([(g.n, g.mean_before, g.sd_before) for g in groups])
    after = _column([(g.n, g.mean_after, g.sd_after) for g in groups])
    change = _column([(g.n, g.mean_after - g.mean_before, g.sd_change) for g in groups])
    reach = t_quantile(confidence, n - 1) * change.se
    t = -change.mean / change.se if change.se else None
    return FromSummaries(
        n=n,
        before=before,
        after=after,
        change=change.mean,
        se=change.se,
        lower=change.mean - reach if change.se else None,
        upper=change.mean + reach if change.se else None,
        confidence=confidence,
        t=t,
        df=n - 1,
        p=None if t is None else two_sided_p(t, n - 1),
        r=None if t is None else effect_size(t, n - 1),
    )


def _column(groups: Sequence[tuple[int, float, float]]) -> Column:
    n = sum(count for count, _, _ in groups)
    total = math.fsum(count * mean for count, mean, _ in groups)
    middle = total / n
    squares = math.fsum((c - 1) * sd**2 + c * (mean - middle) ** 2 for c, mean, sd in groups)
    return Column(middle, math.sqrt(squares / (n - 1) / n), total)
