"""One outcome of one organisation in a few figures: exact for its own people, else as it may be told."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.before_after import Summary
from goldthread.methods.before_after.geometric import geometric_ratio
from goldthread.methods.disclosure import WORKSHOPS, Rule, alike, to_figures

from .outcomes import Outcome

Floats = NDArray[np.float64]
FIGURES_OF_SPREAD = 2


@dataclass(frozen=True)
class Typical:
    """The typical ratio of after to before: its logarithm, and the standard error of that."""

    log: float
    se: float


@dataclass(frozen=True)
class OutcomeSummary:
    """before and after as the tables print them: sums (by `per`) or means. n: workshops with both.

    spread, typical: None where they must not be told, or there is nothing to tell.
    """

    n: int
    before: float
    after: float
    spread: Summary | None
    typical: Typical | None


def exact(outcome: Outcome, values: Iterable[tuple[float, ...]]) -> OutcomeSummary | None:
    """What the pairs say; None where there are none."""
    pairs = np.array([(before, after) for before, after in values], dtype=np.float64)
    if not len(pairs):
        return None
    by = outcome.per * (len(pairs) if outcome.statistic == "mean" else 1)
    first, second = pairs.T
    return OutcomeSummary(
        len(pairs), float(first.sum()) / by, float(second.sum()) / by, _spread(first, second), _typical(pairs)
    )


def as_told(
    outcome: Outcome, values: Iterable[tuple[float, ...]], rule: Rule = WORKSHOPS
) -> OutcomeSummary | None:
    """What may be told of pairs whose totals may: rounded, and spread only of enough that differ enough."""
    pairs = np.array(list(values), dtype=np.float64)
    found = exact(outcome, [(before, after) for before, after in pairs])
    if found is None:
        return None
    before, after = (to_figures(v, base=_base(outcome)) for v in (found.before, found.after))
    times = outcome.per / found.n if outcome.statistic == "sum" else 1.0
    spread = found.spread if _may_spread(pairs, rule) else None
    typical = found.typical if spread and (pairs > 0).all() else None
    return OutcomeSummary(
        found.n,
        before,
        after,
        spread and _rounded(spread, before * times, after * times),
        typical and Typical(to_figures(typical.log), to_figures(typical.se, FIGURES_OF_SPREAD)),
    )


def _spread(before: Floats, after: Floats) -> Summary:
    sds = [float(v.std(ddof=1)) if len(v) > 1 else 0.0 for v in (before, after, after - before)]
    return Summary(len(before), float(before.mean()), sds[0], float(after.mean()), sds[1], sds[2])


def _rounded(spread: Summary, mean_before: float, mean_after: float) -> Summary:
    """The means follow from what the table prints, so that they say no more than it."""
    sds = (to_figures(sd, FIGURES_OF_SPREAD) for sd in (spread.sd_before, spread.sd_after, spread.sd_change))
    first, second, change = sds
    return Summary(spread.n, mean_before, first, mean_after, second, change)


def _typical(pairs: Floats) -> Typical | None:
    found = geometric_ratio(pairs[:, 0], pairs[:, 1], None)
    return Typical(math.log(found.ratio), found.se) if found and found.se else None


def _may_spread(pairs: Floats, rule: Rule) -> bool:
    first, second = pairs.T
    sides = (first, second, second - first)
    return len(pairs) >= rule.spread_from and not any(alike(side, rule.share) for side in sides)


def _base(outcome: Outcome) -> float:
    """Rounding no finer than this: counts are whole numbers, and small ones would be given back."""
    return {"count": 5.0, "proportion": 0.01}.get(outcome.unit, 0.0)
