"""How far the remeasures that are missing could move the answer: they are seldom missing by chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from goldthread.methods.before_after.compare import Comparison, Floats, paired
from goldthread.methods.plain import PERCENT, plain_number, with_unit

Direction = Literal["up", "down"]


@dataclass(frozen=True)
class Worst:
    """What the pair that did worst did, which is then supposed of every missing one.

    times: after over before, where all of these values are above zero; plus: after
    less before, in the unit, where some are not. The other is None.
    """

    times: float | None
    plus: float | None

    def of(self, before: Floats) -> Floats:
        """The values after that missing pairs would have, from their values before."""
        return before * self.times if self.times is not None else before + (self.plus or 0.0)

    def __str__(self) -> str:
        if self.times is not None:
            return f"after = {plain_number(self.times)} × before"
        sign = "−" if (self.plus or 0) < 0 else "+"
        return f"after = before {sign} {plain_number(abs(self.plus or 0))}"


@dataclass(frozen=True)
class Sensitivity:
    """The comparison as observed, and as it would be under two suppositions about the missing.

    none_improved: every missing remeasure is its own value before. worst_observed: it
    did as the observed pair that did worst (worst says what that is). tipping_ratio:
    what the missing, taken together, must have become as a share of what they were
    for the sum of all not to have changed (None where nothing is missing, or the
    missing sum to zero or less): the further beyond 1, the safer the finding.
    """

    missing: int
    share_missing: float
    observed: Comparison
    none_improved: Comparison
    worst_observed: Comparison
    worst: Worst
    tipping_ratio: float | None

    def __str__(self) -> str:
        if not self.missing:
            return "No remeasure is missing."
        whole, of_it = ("mean", "") if self.observed.unit in PERCENT else ("sum", " of what it was")
        seen = "" if self.observed.ratio_of_sums is None else f", not {_became(self.observed)}"
        return (
            f"{self.missing} of {self.none_improved.n} remeasures ({self.share_missing:.0%}) "
            f"{'is missing. Had it not' if self.missing == 1 else 'are missing. Had none of those'} improved "
            f"at all, the {whole} would have become {_became(self.none_improved)}{of_it}{seen}; had "
            f"{'it' if self.missing == 1 else 'each'} done as the worst observed "
            f"({self.worst}), {_became(self.worst_observed)}."
        )


def if_the_missing(
    before: ArrayLike,
    after: ArrayLike,
    missing_before: ArrayLike,
    *,
    improves: Direction = "down",
    clusters: Sequence[object] | None = None,
    missing_clusters: Sequence[object] | None = None,
    unit: str = "",
    confidence: float = 0.95,
) -> Sensitivity:
    """Compare again as if the missing had not improved, and as if they had done as the worst.

    before, after: shape (n,), n >= 2, the pairs observed; missing_before: shape (m,),
    m >= 0, the values before of pairs never remeasured, in the same unit. improves:
    which way is better, so which pair did worst. Cluster labels are given for both or
    for neither. Raises what paired raises.
    """
    if (clusters is None) != (missing_clusters is None):
        raise ValueError("Give cluster labels for the missing pairs as well, or for none.")
    known, result = np.asarray(before, dtype=np.float64), np.asarray(after, dtype=np.float64)
    unknown = np.asarray(missing_before, dtype=np.float64)
    labels = None if clusters is None else [*clusters, *(missing_clusters or ())]
    observed = paired(known, result, clusters=clusters, unit=unit, confidence=confidence)
    worst = worst_of(known, result, improves)

    def supposing(values: Floats) -> Comparison:
        return paired(
            np.concatenate([known, unknown]),
            np.concatenate([result, values]),
            clusters=labels,
            unit=unit,
            confidence=confidence,
        )

    return Sensitivity(
        missing=len(unknown),
        share_missing=len(unknown) / (len(known) + len(unknown)),
        observed=observed,
        none_improved=supposing(unknown) if len(unknown) else observed,
        worst_observed=supposing(worst.of(unknown)) if len(unknown) else observed,
        worst=worst,
        tipping_ratio=_tipping(known, result, unknown),
    )


def worst_of(before: Floats, after: Floats, improves: Direction) -> Worst:
    """The largest ratio of after to before where down is better, the smallest where up is."""
    pick = np.max if improves == "down" else np.min
    if (before > 0).all() and (after > 0).all():
        return Worst(float(pick(after / before)), None)
    return Worst(None, float(pick(after - before)))


def _tipping(before: Floats, after: Floats, missing: Floats) -> float | None:
    total = float(missing.sum())
    return (float(before.sum()) - float(after.sum()) + total) / total if total > 0 else None


def _became(comparison: Comparison) -> str:
    """The sum after as a share of what it was; of percentages, which have no sum, their mean."""
    if comparison.unit in PERCENT:
        return with_unit(comparison.after.mean, "%")
    return "an unknown share" if comparison.ratio_of_sums is None else f"{comparison.ratio_of_sums:.0%}"
