"""What each group found, with its interval, and the groups pooled: a forest plot.

Groups stand in the order of the alphabet: this is no ranking.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from goldthread.charts.figure import Figure
from goldthread.charts.marks import Mark, areas, at, axis, points, rules, text
from goldthread.charts.scale import Scale, scale_of
from goldthread.charts.theme import FAINT, NARROW, PAPER, QUIET, Margins, finish, text_size, text_width
from goldthread.methods.before_after import ByGroup, Pooled
from goldthread.methods.plain import plain_number

GROUP, POOLED = "#005eb8", "#5b2a8c"


@dataclass(frozen=True)
class Row:
    """A group's estimate with its interval; weight is its share of the pooled figure, if it has one."""

    name: str
    n: int
    estimate: float | None
    lower: float | None
    upper: float | None
    weight: float | None


def forest(
    found: ByGroup,
    *,
    of: Literal["ratio", "change"] = "ratio",
    unit: str = "",
    title: str = "",
    width: int = 800,
) -> Figure:
    """Each group's typical change with its interval, and under them the pooled one.

    of: the geometric mean of after over before, shown as a change in percent, or the
    mean change in the unit. A point's area is its weight in the pooled figure, which is
    a diamond from end to end of its interval; the line under it is where a new group's
    true change may lie. Groups without an interval are named, and drawn without one.
    """
    pooled = found.ratio if of == "ratio" else found.change
    rows = _rows(found, of, pooled)
    say = _percent if of == "ratio" else _signed
    layout = _lay_out(rows, pooled, say, width)
    heading = title or _named(of, unit)
    left, top = 6 - layout.margins.left, 14 - layout.margins.top
    style = {"fontWeight": "bold", "fontSize": layout.size + 1, "limit": width - 12}
    layers = [
        *_ground(layout, of),
        *_groups(rows, layout),
        *(_pooled(pooled, layout, len(rows)) if pooled else []),
        text([{"words": heading}], at(left), at(top), **style),
    ]
    alt = _alt(rows, pooled, heading, say)
    outer = layout.height + layout.margins.top + layout.margins.bottom
    spec = finish(layers, width=width, height=outer, margins=layout.margins, alt=alt)
    return Figure(spec, alt, _table(rows, pooled))


@dataclass(frozen=True)
class Layout:
    """Where rows and words stand. beside: figures stand in the right margin, else over their row."""

    size: int
    step: int
    margins: Margins
    plot: int
    height: int
    beside: bool
    scale: Scale
    say: Callable[[float], str]

    def y(self, row: float) -> float:
        return self.step * (row + 0.5) + (0 if self.beside else self.size / 2)


def _lay_out(rows: Sequence[Row], pooled: Pooled | None, say: Callable[[float], str], width: int) -> Layout:
    size = text_size(width)
    beside = width >= NARROW
    step = size + (14 if beside else 26)
    names = [row.name for row in rows] + (["A new group"] if pooled else [])
    told = [_told(row.estimate, row.lower, row.upper, say) for row in rows]
    told += [_told(pooled.estimate, pooled.lower, pooled.upper, say)] if pooled else []
    widest = max(text_width(name, size) for name in names)
    margins = Margins(
        left=min(round(widest * 1.3) + 18, width // 3),
        right=round(max(text_width(each, size) for each in told)) + 20 if beside else 22,
        top=size + 24,
        bottom=2 * size + 24,
    )
    plot = width - margins.left - margins.right
    below = 0 if pooled is None else 1 if pooled.prediction_lower is None else 2
    height = round(step * (len(rows) + below) + 6)
    return Layout(size, step, margins, plot, height, beside, _scale(rows, pooled, plot, say), say)


def _scale(rows: Sequence[Row], pooled: Pooled | None, plot: int, say: Callable[[float], str]) -> Scale:
    """An axis with room for every interval and for no change at all."""
    ends = [1.0 if say is _percent else 0.0]
    for row in rows:
        ends += [value for value in (row.estimate, row.lower, row.upper) if value is not None]
    if pooled:
        ends += [pooled.lower, pooled.upper]
        ends += [v for v in (pooled.prediction_lower, pooled.prediction_upper) if v is not None]
    low, high = min(ends), max(ends)
    if say is _percent:
        low, high = max(low, 0.01), min(high, 100.0)
    return scale_of(np.array([low, high]), plot)


def _ground(layout: Layout, of: str) -> list[Mark]:
    scale = layout.scale
    across = axis(
        "x",
        scale.ends,
        log=scale.log,
        title="change from before to after",
        values=list(scale.ticks),
        labelExpr=scale.labels(layout.say),
        domainColor=FAINT,
        ticks=False,
        labelPadding=6,
    )
    nothing = [{"x": 1.0 if of == "ratio" else 0.0}]
    return [rules(nothing, across, None, color=QUIET, strokeWidth=1.5, strokeDash=[5, 4])]


def _groups(rows: Sequence[Row], layout: Layout) -> list[Mark]:
    low, high = layout.scale.ends
    drawn: list[Mark] = [_words(row.name, layout, index) for index, row in enumerate(rows)]
    bars, dots = [], []
    for index, row in enumerate(rows):
        y = layout.y(index)
        drawn.extend(_figure(_told(row.estimate, row.lower, row.upper, layout.say), layout, index))
        if row.estimate is None:
            continue
        area = 40 + 260 * (row.weight or 0)
        dots.append({"x": row.estimate, "py": y, "colour": GROUP, "shape": "square", "area": area})
        if row.lower is not None and row.upper is not None:
            bars.append({"x": max(row.lower, low), "x2": min(row.upper, high), "py": y})
    drawn += [rules(bars, "x", "py", x2="x2", color=GROUP, strokeWidth=2)] if bars else []
    return drawn + ([points(dots, "x", "py")] if dots else [])


def _pooled(pooled: Pooled, layout: Layout, row: int) -> list[Mark]:
    """The diamond, and under it the line of where a new group may lie."""
    low, high = layout.scale.ends
    y, half = layout.y(row), 7
    diamond = [
        {"x": max(pooled.lower, low), "py": y, "py2": y},
        {"x": pooled.estimate, "py": y - half, "py2": y + half},
        {"x": min(pooled.upper, high), "py": y, "py2": y},
    ]
    drawn: list[Mark] = [
        rules([{"py": layout.step * row}], None, "py", color=FAINT),
        areas(diamond, "x", "py", "py2", color=POOLED),
        _words("Pooled", layout, row, bold=True),
        *_figure(_told(pooled.estimate, pooled.lower, pooled.upper, layout.say), layout, row, bold=True),
    ]
    if pooled.prediction_lower is not None and pooled.prediction_upper is not None:
        lower, upper = pooled.prediction_lower, pooled.prediction_upper
        line = [{"x": max(lower, low), "x2": min(upper, high), "py": layout.y(row + 1)}]
        drawn += [
            rules(line, "x", "py", x2="x2", color=POOLED, strokeWidth=2, strokeDash=[4, 3]),
            _words("A new group", layout, row + 1),
            *_figure(_ends(lower, upper, layout.say), layout, row + 1),
        ]
    return drawn


def _words(words: str, layout: Layout, row: int, bold: bool = False) -> Mark:
    style: dict[str, Any] = {"align": "right", "fontSize": layout.size, "limit": layout.margins.left - 14}
    weight = "bold" if bold else "normal"
    return text([{"words": words}], at(-10), at(layout.y(row)), fontWeight=weight, **style)


def _figure(words: str, layout: Layout, row: int, bold: bool = False) -> list[Mark]:
    """The figures of a row: beside it on a wide figure, over it on a narrow one."""
    style: dict[str, Any] = {"fontSize": layout.size, "fontWeight": "bold" if bold else "normal"}
    if layout.beside:
        return [text([{"words": words}], at(layout.plot + 12), at(layout.y(row)), **style)]
    x, y = at(layout.plot), at(layout.y(row) - layout.size - 3)
    ground: dict[str, Any] = {"stroke": PAPER, "strokeWidth": 5, "color": PAPER}
    return [
        text([{"words": words}], x, y, align="right", **ground, **style),
        text([{"words": words}], x, y, align="right", color=QUIET, **style),
    ]


def _rows(found: ByGroup, of: str, pooled: Pooled | None) -> list[Row]:
    weights = dict(zip(pooled.names, pooled.weights, strict=True)) if pooled else {}
    rows = []
    for group in found.groups:
        weight, one = weights.get(group.name), group.comparison
        if one is None or (of == "ratio" and one.geometric is None):
            rows.append(Row(group.name, group.n, None, None, None, weight))
        elif of == "ratio" and one.geometric is not None:
            ratio = one.geometric
            rows.append(Row(group.name, group.n, ratio.ratio, ratio.lower, ratio.upper, weight))
        else:
            ends = (one.clustered.lower, one.clustered.upper) if one.clustered else (one.lower, one.upper)
            rows.append(Row(group.name, group.n, one.change, *ends, weight))
    return rows


def _named(of: str, unit: str) -> str:
    if of == "ratio":
        return "Typical change, by group"
    return f"Mean change ({unit}), by group" if unit else "Mean change, by group"


def _told(
    estimate: float | None, lower: float | None, upper: float | None, say: Callable[[float], str]
) -> str:
    if estimate is None:
        return "too few pairs"
    if lower is None or upper is None:
        return say(estimate)
    return f"{say(estimate)} ({_ends(lower, upper, say)})"


def _ends(lower: float, upper: float, say: Callable[[float], str]) -> str:
    return f"{say(lower)} to {say(upper)}"


def _percent(ratio: float) -> str:
    percent = round((ratio - 1) * 100)
    return f"{'−' if percent < 0 else '+' if percent > 0 else ''}{abs(percent):,}%"


def _signed(change: float) -> str:
    return f"+{plain_number(change)}" if change > 0 else plain_number(change)


def _alt(rows: Sequence[Row], pooled: Pooled | None, heading: str, say: Callable[[float], str]) -> str:
    said = "; ".join(f"{row.name}, {_told(row.estimate, row.lower, row.upper, say)}" for row in rows[:12])
    more = f"; and {len(rows) - 12} more groups" if len(rows) > 12 else ""
    alt = f"{heading}, with intervals: {said}{more}."
    if pooled:
        alt += f" Pooled, letting groups differ: {_told(pooled.estimate, pooled.lower, pooled.upper, say)}"
        if pooled.prediction_lower is not None and pooled.prediction_upper is not None:
            alt += f"; for a new group, {_ends(pooled.prediction_lower, pooled.prediction_upper, say)}"
        alt += "."
    return alt


def _table(rows: Sequence[Row], pooled: Pooled | None) -> tuple[Mapping[str, Any], ...]:
    table: list[dict[str, Any]] = [
        {"group": row.name, "n": row.n, "estimate": row.estimate, "lower": row.lower, "upper": row.upper}
        | {"weight": row.weight}
        for row in rows
    ]
    if pooled:
        one = {"estimate": pooled.estimate, "lower": pooled.lower, "upper": pooled.upper, "weight": 1.0}
        table.append({"group": "Pooled", "n": sum(row.n for row in rows), **one})
        new = {"lower": pooled.prediction_lower, "upper": pooled.prediction_upper, "weight": None}
        table.append({"group": "A new group", "n": None, "estimate": None, **new})
    return tuple(table)
