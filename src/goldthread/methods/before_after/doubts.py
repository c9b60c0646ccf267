"""Two reasons to believe a before-and-after comparison less than it looks.

Remeasures that are missing are seldom missing by chance, and processes are chosen
for improvement when they look bad, which some of them do by chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from goldthread.methods.before_after.compare import Comparison, Floats, paired

EXPECTED_WORST = {1: 0.0, 2: 0.5642, 3: 0.8463, 4: 1.0294, 5: 1.1630, 6: 1.2672}
"""Expected largest of k standard normal values (Harter 1961, table 1)."""


@dataclass(frozen=True)
class Sensitivity:
    """The comparison as observed, and as it would be had no missing remeasure improved."""

    missing: int
    share_missing: float
    observed: Comparison
    none_improved: Comparison

    def __str__(self) -> str:
        if not self.missing:
            return "No remeasure is missing."
        return (
            f"{self.missing} of {self.none_improved.n} remeasures ({self.share_missing:.0%}) are missing. "
            f"Had none of those improved at all, the sum would have become {_share(self.none_improved)} "
            f"of what it was, not {_share(self.observed)}."
        )


def if_the_missing_did_not_improve(
    before: ArrayLike,
    after: ArrayLike,
    missing_before: ArrayLike,
    *,
    clusters: Sequence[object] | None = None,
    missing_clusters: Sequence[object] | None = None,
    unit: str = "",
    confidence: float = 0.95,
) -> Sensitivity:
    """Compare again with every missing remeasure set to its own value before.

    before, after: shape (n,), the pairs observed; missing_before: shape (m,), the
    values before of pairs never remeasured, in the same unit. Cluster labels are
    given for both or for neither. Raises what paired raises.
    """
    if (clusters is None) != (missing_clusters is None):
        raise ValueError("Give cluster labels for the missing pairs as well, or for none.")
    known, result = np.asarray(before, dtype=np.float64), np.asarray(after, dtype=np.float64)
    unknown = np.asarray(missing_before, dtype=np.float64)
    labels = None if clusters is None else [*clusters, *(missing_clusters or ())]
    observed = paired(known, result, clusters=clusters, unit=unit, confidence=confidence)
    none_improved = paired(
        np.concatenate([known, unknown]),
        np.concatenate([result, unknown]),
        clusters=labels,
        unit=unit,
        confidence=confidence,
    )
    return Sensitivity(len(unknown), len(unknown) / (len(known) + len(unknown)), observed, none_improved)


@dataclass(frozen=True)
class Regression:
    """How much of a change to expect if nothing changed but luck.

    with_baseline: correlation of the change with the value before, which is negative
    even where nothing happened; with_average: Oldham's correlation of the change with
    the mean of before and after, which is not (None where nothing varies).
    expected_change: in the unit, from the assumptions that the text states.
    """

    with_baseline: float | None
    with_average: float | None
    expected_change: float
    text: str

    def __str__(self) -> str:
        return self.text


def regression_to_the_mean(
    before: ArrayLike,
    after: ArrayLike,
    *,
    spread: float = 0.2,
    looks: Literal[1, 2, 3, 4, 5, 6] = 3,
    improves: Literal["up", "down"] = "down",
) -> Regression:
    """A warning, with a worked estimate, that what was chosen for being bad gets better anyway.

    The estimate: a process whose readings vary around its usual level by spread (a
    standard deviation, as a share of that level) is chosen after the worst of so many
    looks at it. The baseline then stands above (or, where up is better, below) the
    usual level by the expected extreme of that many normal values, and the next
    reading is expected back at the usual level. Neither figure is known from pairs
    alone: give those of your processes where you know them, from their charts.

    before, after: shape (n,), n >= 2. Raises what paired raises.
    Sources: Bland and Altman 1994 (regression towards the mean); Oldham 1962.
    """
    comparison = paired(before, after)
    first, second = np.asarray(before, dtype=np.float64), np.asarray(after, dtype=np.float64)
    above = EXPECTED_WORST[looks] * spread * (1 if improves == "down" else -1)
    expected = comparison.before.mean * (1 / (1 + above) - 1)
    return Regression(
        with_baseline=_correlation(second - first, first),
        with_average=_correlation(second - first, (first + second) / 2),
        expected_change=expected,
        text=_warning(comparison, expected, above, spread, looks),
    )


def _correlation(one: Floats, other: Floats) -> float | None:
    if np.ptp(one) == 0 or np.ptp(other) == 0:
        return None
    return float(np.corrcoef(one, other)[0, 1])


def _warning(comparison: Comparison, expected: float, above: float, spread: float, looks: int) -> str:
    share = abs(1 / (1 + above) - 1)
    direction = "fall" if above >= 0 else "rise"
    text = (
        "Processes are chosen for improvement when they look bad, and some looked bad by chance: those "
        "get better whatever is done. That the worst improved most proves nothing, since a change is "
        "always tied to the baseline it is taken from. For scale: if a process varies by "
        f"{spread:.0%} around its usual level, and was chosen on the worst of {looks} looks, it would "
        f"{direction} by {share:.0%} with no improvement at all"
    )
    if comparison.before.mean and comparison.change * expected > 0:
        text += f"; the change seen here is {abs(comparison.change / comparison.before.mean):.0%}"
    return text + "."


def _share(comparison: Comparison) -> str:
    return "an unknown share" if comparison.ratio_of_sums is None else f"{comparison.ratio_of_sums:.0%}"
