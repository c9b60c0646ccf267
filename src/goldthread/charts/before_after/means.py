"""Means before and after as bars with intervals, for each group: the report's Figure 7.3, with its doubt.

The intervals are of each mean by itself. Whether a change is more than chance shows in the
interval of the change, written beside: bars of pairs may overlap and the change be sure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from goldthread.charts.figure import Figure
from goldthread.charts.marks import Mark, at, axis, bands, points, rules, text
from goldthread.charts.scale import Scale, scale_of
from goldthread.charts.theme import FAINT, INK, NARROW, QUIET, Margins, finish, text_size, text_width
from goldthread.methods.before_after import ByGroup, Comparison
from goldthread.methods.before_after.intervals import t_quantile
from goldthread.methods.plain import plain_number

BEFORE, AFTER = "#aeb7bd", "#4a90d0"


@dataclass(frozen=True)
class Bar:
    """A mean with the interval it has by itself."""

    mean: float
    lower: float
    upper: float


@dataclass(frozen=True)
class Row:
    """A group's two bars and what to say of its change; None where it has too few pairs."""

    name: str
    n: int
    before: Bar | None
    after: Bar | None
    said: str


def bars(found: ByGroup | Comparison, *, unit: str = "", title: str = "", width: int = 800) -> Figure:
    """The mean before and the mean after of each group, and of all, from 0, with their intervals.

    found: groups, which stand in the order of the alphabet with all pairs last, or a
    single comparison. unit: of the measure. width: outer width in pixels, 320 or more.
    """
    rows = _rows(found)
    size = text_size(width)
    narrow = width < NARROW
    step = 2 * size + (34 if narrow else 18)
    names = max(text_width(row.name, size) for row in rows)
    said = max(text_width(row.said, size) for row in rows)
    margins = Margins(
        left=min(round(names * 1.3) + 18, width // 3),
        right=22 if narrow else round(said) + 24,
        top=2 * size + 34,
        bottom=2 * size + 24,
    )
    heading = title or (f"Mean before and after ({unit})" if unit else "Mean before and after")
    scale = _scale(rows, width - margins.left - margins.right)
    layers = [
        *_ground(scale, unit),
        *_drawn(rows, step, size, narrow),
        *_words(rows, step, size, margins, width),
        *_heading(heading, size, margins, width),
    ]
    alt = _alt(rows, heading)
    height = step * len(rows) + 6 + margins.top + margins.bottom
    spec = finish(layers, width=width, height=height, margins=margins, alt=alt)
    return Figure(spec, alt, _table(rows))


def _rows(found: ByGroup | Comparison) -> list[Row]:
    if isinstance(found, Comparison):
        return [_row("All", found.n, found)]
    rows = [_row(group.name, group.n, group.comparison) for group in found.groups]
    return [*rows, _row("All", found.overall.n, found.overall)]


def _row(name: str, n: int, found: Comparison | None) -> Row:
    if found is None:
        return Row(name, n, None, None, "too few pairs")
    reach = t_quantile(found.confidence, found.df)
    before, after = (
        Bar(side.mean, side.mean - reach * side.se, side.mean + reach * side.se)
        for side in (found.before, found.after)
    )
    said = _signed(found.change)
    if found.lower is not None and found.upper is not None:
        said += f" ({_signed(found.lower)} to {_signed(found.upper)})"
    return Row(name, n, before, after, said)


def _both(row: Row) -> list[tuple[Bar, str]]:
    return [(bar, colour) for bar, colour in ((row.before, BEFORE), (row.after, AFTER)) if bar]


def _scale(rows: Sequence[Row], plot: int) -> Scale:
    """From 0: the length of a bar is its mean."""
    ends = [0.0] + [end for row in rows for bar, _ in _both(row) for end in (bar.lower, bar.upper, bar.mean)]
    low, high = min(ends), max(ends)
    lowest_mean = min([0.0] + [bar.mean for row in rows for bar, _ in _both(row)])
    scale = scale_of(np.array([min(low, 0.0) if lowest_mean < 0 else 0.0, high or 1.0]), plot)
    return Scale(scale.ends, scale.ticks, False)


def _ground(scale: Scale, unit: str) -> list[Mark]:
    across = axis(
        "x",
        scale.ends,
        title=unit or None,
        values=list(scale.ticks),
        labelExpr=scale.labels(),
        domainColor=FAINT,
        ticks=False,
        labelPadding=6,
    )
    return [rules([{"x": 0.0}], across, None, color=QUIET)]


def _drawn(rows: Sequence[Row], step: int, size: int, narrow: bool) -> list[Mark]:
    solid, lines = [], []
    for index, row in enumerate(rows):
        top = step * index + (size + 14 if narrow else 7)
        for place, (bar, colour) in enumerate(_both(row)):
            y = top + place * (size + 1)
            solid.append({"x": 0.0, "x2": bar.mean, "py": y, "py2": y + size - 1, "colour": colour})
            middle = y + (size - 1) / 2
            lower = max(bar.lower, 0.0) if bar.mean >= 0 else bar.lower
            lines.append({"x": lower, "x2": bar.upper, "py": middle})
    if not solid:
        return []
    return [
        bands(solid, "x", "x2", "py", "py2"),
        rules(lines, "x", "py", x2="x2", color=INK, strokeWidth=1.5),
    ]


def _words(rows: Sequence[Row], step: int, size: int, margins: Margins, width: int) -> list[Mark]:
    """Names to the left; the change beside the bars, on a narrow figure over them."""
    drawn: list[Mark] = []
    plot = width - margins.left - margins.right
    for index, row in enumerate(rows):
        weight = "bold" if row.name == "All" and index == len(rows) - 1 else "normal"
        style: dict[str, Any] = {"fontSize": size, "fontWeight": weight}
        middle = step * index + (2 * size + 14 if width < NARROW else size + 7)
        names = [{"words": row.name}]
        drawn.append(text(names, at(-10), at(middle), align="right", limit=margins.left - 14, **style))
        said = [{"words": row.said}]
        if width < NARROW:
            drawn.append(text(said, at(4), at(step * index + 7), color=QUIET, **style))
        else:
            drawn.append(text(said, at(plot + 12), at(middle), **style))
    return drawn


def _heading(heading: str, size: int, margins: Margins, width: int) -> list[Mark]:
    left, y = 6 - margins.left, 14 - margins.top
    style: dict[str, Any] = {"fontWeight": "bold", "fontSize": size + 1, "limit": width - 12}
    drawn: list[Mark] = [text([{"words": heading}], at(left), at(y), **style)]
    x, y = left + 6.0, y + size + 10
    for words, colour in (("before", BEFORE), ("after", AFTER)):
        drawn.append(points([{}], at(x), at(y), color=colour, shape="square", size=110))
        drawn.append(text([{"words": words}], at(x + 11), at(y), fontSize=size))
        x += text_width(words, size) + 36
    beside = "change, with its interval" if width >= NARROW else "change over the bars"
    right = width - margins.left - 8
    drawn.append(text([{"words": beside}], at(right), at(y), align="right", color=QUIET, fontSize=size))
    return drawn


def _signed(change: float) -> str:
    return f"+{plain_number(change)}" if change > 0 else plain_number(change)


def _alt(rows: Sequence[Row], heading: str) -> str:
    told = []
    for row in rows[:12]:
        if row.before and row.after:
            means = f"{plain_number(row.before.mean)} to {plain_number(row.after.mean)}"
            told.append(f"{row.name}, from {means}, a change of {row.said}")
        else:
            told.append(f"{row.name}, {row.said}")
    more = f"; and {len(rows) - 12} more groups" if len(rows) > 12 else ""
    return f"{heading}, with intervals: {'; '.join(told)}{more}."


def _table(rows: Sequence[Row]) -> tuple[Mapping[str, Any], ...]:
    table = []
    for row in rows:
        cells: dict[str, Any] = {"group": row.name, "n": row.n}
        for name, bar in (("before", row.before), ("after", row.after)):
            cells[name] = bar.mean if bar else None
            cells[f"{name}_lower"] = bar.lower if bar else None
            cells[f"{name}_upper"] = bar.upper if bar else None
        table.append(cells)
    return tuple(table)
