"""Table 7.3, and what a careful reader asks beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from goldthread.methods import before_after
from goldthread.methods.before_after import Comparison, GeometricRatio, Sensitivity, SignedRank

from .outcomes import Checkpoint, Grouped, Missing, Outcome, Pair, missing_of, pairs_of


@dataclass(frozen=True)
class Tested:
    """A row of Table 7.3, over all the organisations chosen."""

    outcome: Outcome
    comparison: Comparison


@dataclass(frozen=True)
class Doubt:
    """What the sums and the t test do not say of an outcome.

    if_none_improved is None where no remeasure is missing; not_due counts the missing whose day has not come.
    """

    outcome: Outcome
    n: int
    geometric: GeometricRatio | None
    signed_rank: SignedRank
    missing: int
    not_due: int
    share_missing: float
    if_none_improved: Comparison | None
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
    sensitivity = if_none_improved(pairs, missing, outcome.unit_of_test) if missing else None
    return Doubt(
        outcome=outcome,
        n=comparison.n,
        geometric=comparison.geometric,
        signed_rank=comparison.signed_rank,
        missing=len(missing),
        not_due=sum(not m.due for m in missing),
        share_missing=len(missing) / (len(pairs) + len(missing)),
        if_none_improved=sensitivity.none_improved if sensitivity else None,
        comparison=comparison,
    )


@lru_cache(maxsize=64)
def compared(pairs: tuple[Pair, ...], unit: str) -> Comparison:
    """The paired comparison, with value streams as clusters. The same pairs are not worked out twice."""
    before, after, streams = _columns(pairs)
    return before_after.paired(before, after, clusters=streams, unit=unit)


@lru_cache(maxsize=64)
def if_none_improved(pairs: tuple[Pair, ...], missing: tuple[Missing, ...], unit: str) -> Sensitivity:
    """The comparison again, with every missing remeasure set to its own baseline."""
    before, after, streams = _columns(pairs)
    return before_after.if_the_missing_did_not_improve(
        before,
        after,
        np.array([m.before for m in missing]),
        clusters=streams,
        missing_clusters=[m.value_stream for m in missing],
        unit=unit,
    )


@lru_cache(maxsize=64)
def regression_warning(pairs: tuple[Pair, ...]) -> str:
    """The warning about regression to the mean, for scale beside what was seen."""
    before, after, _ = _columns(pairs)
    return before_after.regression_to_the_mean(before, after).text


def _columns(pairs: Sequence[Pair]) -> tuple[np.ndarray, np.ndarray, list[int]]:
    before = np.array([p.before for p in pairs], dtype=np.float64)
    after = np.array([p.after for p in pairs], dtype=np.float64)
    return before, after, [p.value_stream for p in pairs]
