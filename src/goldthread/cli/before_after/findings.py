"""What `goldthread before-after` found, worked out and said in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from goldthread.methods import before_after as method
from goldthread.methods.plain import PERCENT, change_with_unit, plain_number, with_unit

from .. import Refused
from ..writing.answer import Answer
from .pairs import Pairs
from .rows import Luck, Part, data_of, rows_of, shown_of, shown_t

if TYPE_CHECKING:
    from goldthread.charts.figure import Figure
    from goldthread.methods.before_after import ByGroup, Comparison, Pooled, Regression, Sensitivity, TwoLooks


def answer(
    pairs: Pairs,
    *,
    by: str | None,
    columns: tuple[str, str],
    improves: Any,
    confidence: float,
    spread: float | None,
    method: Any,
    interval: Any,
    unit: str,
) -> Answer:
    """The comparison of those pairs in every form in which it can be written."""
    every = np.ones(len(pairs.before), dtype=np.bool_)
    whole = _compared(pairs, every, improves, confidence, unit)
    parts = [
        Part("All", whole.observed.n, whole.missing, whole),
        *_groups(pairs, improves, confidence, unit),
    ]
    luck = Luck(_luck(pairs, improves, spread, unit), _looks(pairs, confidence, unit))
    grouped = _grouped(pairs, confidence, method, interval, unit)
    warnings = pairs.left_out + _warnings(whole.observed, grouped)
    return Answer(
        heading=f"{columns[0]} and {columns[1]}: {whole.observed.n:,} pairs",
        caption="Each group, and all pairs" if by else "",
        rows=lambda: rows_of(parts, by),
        shown=lambda: shown_of(parts, by),
        data=lambda: data_of(parts, luck, grouped, warnings),
        sentences=list(_sentences(whole, luck, grouped, unit)),
        figures=lambda width: _figures(pairs, grouped or whole.observed, improves, unit, columns, width),
        warnings=warnings,
    )


def _groups(pairs: Pairs, improves: Any, confidence: float, unit: str) -> Iterator[Part]:
    """Each group by itself, in the order of the alphabet."""
    labels = np.array(pairs.groups or ())
    for name in sorted(set(labels.tolist())):
        own = labels == name
        missing = int(np.isnan(pairs.after[own]).sum())
        n = int(own.sum()) - missing
        found = _compared(pairs, own, improves, confidence, unit) if n > 1 else None
        yield Part(name, n, missing, found)


def _compared(pairs: Pairs, own: Any, improves: Any, confidence: float, unit: str) -> Sensitivity:
    known, unknown = own & ~np.isnan(pairs.after), own & np.isnan(pairs.after)
    return method.if_the_missing(
        pairs.before[known],
        pairs.after[known],
        pairs.before[unknown],
        improves=improves,
        clusters=_labels(pairs.clusters, known),
        missing_clusters=_labels(pairs.clusters, unknown),
        unit=unit,
        confidence=confidence,
    )


def _labels(labels: Sequence[str] | None, where: Any) -> list[str] | None:
    return None if labels is None else [labels[place] for place in np.flatnonzero(where).tolist()]


def _luck(pairs: Pairs, improves: Any, spread: float | None, unit: str) -> Regression:
    known = ~np.isnan(pairs.after)
    return method.regression_to_the_mean(
        pairs.before[known], pairs.after[known], within=spread, improves=improves, unit=unit
    )


def _looks(pairs: Pairs, confidence: float, unit: str) -> TwoLooks | None:
    """Of the pairs that have a second look and a value after; None for fewer than two."""
    if pairs.second_look is None:
        return None
    use = ~np.isnan(pairs.second_look) & ~np.isnan(pairs.after)
    if int(use.sum()) < 2:
        raise Refused("A second look tells luck from change for 2 pairs with all three values at least.")
    values = pairs.before[use], pairs.second_look[use], pairs.after[use]
    return method.two_looks(*values, unit=unit, confidence=confidence)


def _grouped(pairs: Pairs, confidence: float, tau: Any, interval: Any, unit: str) -> ByGroup | None:
    if pairs.groups is None:
        return None
    known = ~np.isnan(pairs.after)
    return method.by_group(
        pairs.before[known],
        pairs.after[known],
        _labels(pairs.groups, known) or (),
        clusters=_labels(pairs.clusters, known),
        unit=unit,
        confidence=confidence,
        method=tau,
        interval=interval,
    )


def _sentences(found: Sensitivity, luck: Luck, grouped: ByGroup | None, unit: str) -> Iterator[str]:
    yield from _moved(found.observed, unit)
    yield _tests(found.observed, unit)
    yield str(found)
    if grouped and (pooled := grouped.change if unit in PERCENT else grouped.ratio):
        yield _pooled(pooled, unit)
    if luck.looks:
        yield f"{luck.looks} ({luck.looks.luck.n:,} pairs with a second look.)"
    yield luck.expected.text


def _moved(one: Comparison, unit: str) -> Iterator[str]:
    """How far all moved, and a typical pair: the sum and a ratio; of percentages the mean, in points."""
    verb = "fell" if one.change < 0 else "rose" if one.change > 0 else "stayed the same"
    if unit in PERCENT:
        ends = f"{with_unit(one.before.mean, unit)} before, {with_unit(one.after.mean, unit)} after"
        yield f"The mean {verb}: {ends}, a change of {change_with_unit(one.change, unit)}."
        return
    text = f"The sum {verb}: {with_unit(one.before.sum, unit)} before, {with_unit(one.after.sum, unit)} after"
    yield text + ("." if one.ratio_of_sums is None else f", {one.ratio_of_sums:.0%} of what it was.")
    if one.geometric:
        yield f"A typical pair became {_between(one.geometric, one.confidence)} of what it was."


def _tests(one: Comparison, unit: str) -> str:
    shift, ranked = one.hodges_lehmann, one.signed_rank
    said = (
        "Every pair changed by the same amount"
        if one.t is None or one.p is None or one.r is None
        else (f"Paired t({one.df}) = {shown_t(one.t)}, {_p(one.p)}, r = {one.r:.3f}")
    )
    return (
        f"{said}; signed-rank {_p(ranked.p)} ({ranked.method}); a typical shift of "
        f"{change_with_unit(shift.estimate, unit)} ({shift.confidence:.0%} interval "
        f"{plain_number(shift.lower)} to {plain_number(shift.upper)})."
    )


def _pooled(pooled: Pooled, unit: str) -> str:
    """What groups that may differ found together: a ratio, or of percentages a change in points."""
    in_points = unit in PERCENT
    became = (
        f"changed by {_change(pooled, unit)}"
        if in_points
        else f"became {_between(pooled, pooled.confidence)}"
    )
    text = (
        f"Over {pooled.k} groups that may differ, the typical pair {became} "
        f"(I² {pooled.i2:.0%}, heterogeneity {_p(pooled.q_p)})"
    )
    if pooled.prediction_lower is not None and pooled.prediction_upper is not None:
        ends = [
            plain_number(end) if in_points else f"{end:.0%}"
            for end in (pooled.prediction_lower, pooled.prediction_upper)
        ]
        text += f"; a new group's is expected between {ends[0]} and {ends[1]}"
    return text + "."


def _change(pooled: Pooled, unit: str) -> str:
    ends = f"{plain_number(pooled.lower)} to {plain_number(pooled.upper)}"
    return f"{change_with_unit(pooled.estimate, unit)} ({pooled.confidence:.0%} interval {ends})"


def _between(found: Any, confidence: float) -> str:
    ratio = found.estimate if hasattr(found, "estimate") else found.ratio
    if found.lower is None:
        return f"{ratio:.0%}"
    return f"{ratio:.0%} ({confidence:.0%} interval {found.lower:.0%} to {found.upper:.0%})"


def _warnings(one: Comparison, grouped: ByGroup | None) -> tuple[str, ...]:
    if grouped is None:
        return one.notes
    if grouped.ratio is None:
        return (*one.notes, "The groups are not pooled: fewer than two have a typical change with an error.")
    return one.notes + grouped.ratio.notes


def _p(p: float) -> str:
    return "p < 0.001" if p < 0.001 else f"p = {p:.3f}"


def _figures(
    pairs: Pairs,
    found: ByGroup | Comparison,
    improves: Any,
    unit: str,
    columns: tuple[str, str],
    width: int,
) -> Iterator[Figure]:
    """The pairs, the means as bars, and with groups a forest."""
    from goldthread.charts.before_after.groups import forest
    from goldthread.charts.before_after.means import bars
    from goldthread.charts.before_after.pairs import by_pair

    known = ~np.isnan(pairs.after)
    style: dict[str, Any] = {"unit": unit, "width": width}
    named: dict[str, Any] = {"names": _labels(pairs.names, known), "title": f"{columns[0]} and {columns[1]}"}
    yield by_pair(pairs.before[known], pairs.after[known], improves=improves, **named, **style)
    yield bars(found, **style)
    if isinstance(found, method.ByGroup):
        yield forest(found, **style)
