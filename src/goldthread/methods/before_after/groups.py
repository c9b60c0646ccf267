"""A comparison for each group, and one figure over groups that lets them differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from goldthread.methods.before_after.compare import Comparison, Floats, paired
from goldthread.methods.before_after.geometric import check_labels
from goldthread.methods.before_after.heterogeneity import Method
from goldthread.methods.before_after.pooled import Interval, Pooled, random_effects


@dataclass(frozen=True)
class Group:
    """One group's comparison; None where it has a single pair, which cannot be tested."""

    name: str
    n: int
    comparison: Comparison | None


@dataclass(frozen=True)
class ByGroup:
    """All pairs as one, each group by itself, and the groups pooled.

    groups stand in the order of the alphabet. ratio pools their geometric means of
    after over before, change their mean changes in the unit; either is None where
    fewer than two groups have one with a standard error above 0.
    """

    overall: Comparison
    groups: tuple[Group, ...]
    ratio: Pooled | None
    change: Pooled | None


def by_group(
    before: ArrayLike,
    after: ArrayLike,
    groups: Sequence[object],
    *,
    clusters: Sequence[object] | None = None,
    unit: str = "",
    confidence: float = 0.95,
    method: Method = "reml",
    interval: Interval = "hartung-knapp",
) -> ByGroup:
    """Compare within each group, and pool what the groups found by random effects.

    before, after: as in paired. groups: n labels, such as each pair's organisation.
    clusters: n labels of what may have changed together within a group (a value
    stream); they then set the groups' standard errors too. Groups that cannot be
    pooled are named in the pooled figure's left_out. Raises what paired raises.
    """
    first, second = np.asarray(before, dtype=np.float64), np.asarray(after, dtype=np.float64)
    overall = paired(first, second, clusters=clusters, unit=unit, confidence=confidence)
    if len(groups) != len(first):
        raise ValueError(f"There are {len(first)} pairs and {len(groups)} group labels.")
    check_labels(clusters, len(first))
    labels = np.array([str(group) for group in groups])
    found = []
    for name in sorted(set(labels.tolist())):
        own = np.flatnonzero(labels == name)
        streams = None if clusters is None else [clusters[place] for place in own.tolist()]
        found.append(_group(name, first[own], second[own], streams, unit, confidence))
    ratios = [(group.name, *_ratio_of(group)) for group in found]
    changes = [(group.name, *_change_of(group, clusters is not None)) for group in found]

    def pool(told: list[tuple[str, float, float]], ratio: bool) -> Pooled | None:
        usable = [one for one in told if one[2] > 0]
        if len(usable) < 2:
            return None
        names, estimates, errors = zip(*usable, strict=True)
        return random_effects(
            estimates,
            errors,
            names=names,
            method=method,
            interval=interval,
            confidence=confidence,
            ratio=ratio,
            left_out=[name for name, _, error in told if not error > 0],
        )

    return ByGroup(overall, tuple(found), pool(ratios, True), pool(changes, False))


def _group(
    name: str,
    before: Floats,
    after: Floats,
    clusters: Sequence[object] | None,
    unit: str,
    confidence: float,
) -> Group:
    if len(before) < 2:
        return Group(name, len(before), None)
    comparison = paired(before, after, clusters=clusters, unit=unit, confidence=confidence)
    return Group(name, len(before), comparison)


def _ratio_of(group: Group) -> tuple[float, float]:
    """The logarithm of the group's geometric ratio and its error; 0 and 0 where there is none."""
    found = group.comparison.geometric if group.comparison else None
    return (float(np.log(found.ratio)), found.se or 0.0) if found else (0.0, 0.0)


def _change_of(group: Group, clustered: bool) -> tuple[float, float]:
    """The group's mean change and its error; an error of 0 where there is none to weigh it by."""
    found = group.comparison
    if found is None:
        return 0.0, 0.0
    if clustered:
        return found.change, found.clustered.se if found.clustered else 0.0
    return found.change, found.se
