"""Table 7.3, and what a careful reader asks beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from goldthread.methods import before_after
from goldthread.methods.before_after import (
    Comparison,
    FromSummaries,
    GeometricRatio,
    Sensitivity,
    SignedRank,
    Worst,
)

from .outcomes import Checkpoint, Grouped, Missing, Outcome, Pair, missing_of, pairs_of


@dataclass(frozen=True)
class Tested:
    """A row of Table 7.3, over all the organisations chosen: from pairs, or from what is told of them."""

    outcome: Outcome
    comparison: Comparison | FromSummaries


@dataclass(frozen=True)
class Doubt:
    """What the sums and the t test do not say of an outcome.

    if_none_improved is None where no remeasure is missing; not_due counts the missing whose day has not
    come. if_as_the_worst is the comparison had they done as the worst of all observed, which is in worst.
    """

    outcome: Outcome
    n: int
    geometric: GeometricRatio | None
    signed_rank: SignedRank
    missing: int
    not_due: int
    share_missing: float
    if_none_improved: Comparison | None
    if_as_the_worst: Comparison | None
    worst: Worst | None
    comparison: Comparison


def table_7_3(grouped: Grouped, checkpoint: Checkpoint) -> tuple[Tested, ...]:
    """A row for each outcome that has two pairs or more: one alone cannot be tested."""
    found = ((outcome, pairs_of(records, checkpoint)) for outcome, records in grouped.items())
    return tuple(Tested(o, compared(pairs, o.unit_of_test)) for o, pairs in found if len(pairs) > 1)


def doubts(grouped: Grouped, checkpoint: Checkpoint) -> tuple[Doubt, ...]:
    """For each outcome that has two pairs or more."""
    found = []
    for outcome, records in grouped.items():
        pairs = pairs_of(records, checkpoint)
        if len(pairs) > 1:
            found.append(_doubt(outcome, pairs, missing_of(records, checkpoint)))
    return tuple(found)


def _doubt(outcome: Outcome, pairs: tuple[Pair, ...], missing: tuple[Missing, ...]) -> Doubt:
    comparison = compared(pairs, outcome.unit_of_test)
    sensitivity = if_the_missing(pairs, missing, outcome.unit_of_test) if missing else None
    return Doubt(
        outcome=outcome,
        n=comparison.n,
        geometric=comparison.geometric,
        signed_rank=comparison.signed_rank,
        missing=len(missing),
        not_due=sum(not m.due for m in missing),
        share_missing=len(missing) / (len(pairs) + len(missing)),
        if_none_improved=sensitivity.none_improved if sensitivity else None,
        if_as_the_worst=sensitivity.worst_observed if sensitivity else None,
        worst=sensitivity.worst if sensitivity else None,
        comparison=comparison,
    )


@lru_cache(maxsize=64)
def compared(pairs: tuple[Pair, ...], unit: str) -> Comparison:
    """The paired comparison, with value streams as clusters. The same pairs are not worked out twice."""
    before, after, streams = _columns(pairs)
    return before_after.paired(before, after, clusters=streams, unit=unit)


@lru_cache(maxsize=64)
def if_the_missing(pairs: tuple[Pair, ...], missing: tuple[Missing, ...], unit: str) -> Sensitivity:
    """The comparison again, had none of the missing improved, and had each done as the worst observed.

    A proportion is not supposed to pass 1, whatever the worst did.
    """
    before, after, streams = _columns(pairs)
    unknown = np.array([m.before for m in missing])
    their_streams = [m.value_stream for m in missing]
    found = before_after.if_the_missing(
        before, after, unknown, clusters=streams, missing_clusters=their_streams, unit=unit
    )
    supposed = found.worst.of(unknown)
    if unit != "proportion" or (supposed <= 1).all():
        return found
    bounded = before_after.paired(
        np.concatenate([before, unknown]),
        np.concatenate([after, np.minimum(supposed, 1.0)]),
        clusters=[*streams, *their_streams],
        unit=unit,
    )
    return replace(found, worst_observed=bounded)


@lru_cache(maxsize=64)
def regression_warning(pairs: tuple[Pair, ...]) -> str:
    """The warning about regression to the mean, for scale beside what was seen."""
    before, after, _ = _columns(pairs)
    return before_after.regression_to_the_mean(before, after).text


def _columns(pairs: Sequence[Pair]) -> tuple[np.ndarray, np.ndarray, list[int]]:
    before = np.array([p.before for p in pairs], dtype=np.float64)
    after = np.array([p.after for p in pairs], dtype=np.float64)
    return before, after, [p.value_stream for p in pairs]
