"""Every pair before and after: a dumbbell each, or a cloud where there are too many for that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldthread.charts.figure import Figure
from goldthread.charts.marks import Mark, at, axis, bands, lines, points, rules, text
from goldthread.charts.scale import Scale, scale_of
from goldthread.charts.theme import (
    FAINT,
    INK,
    NARROW,
    PAPER,
    QUIET,
    Margins,
    finish,
    text_size,
    text_width,
)
from goldthread.methods.plain import plain_number

Floats = NDArray[np.float64]

MOST_DUMBBELLS = 60
MOST_POINTS = 2_000
CELLS = 40
"""A cloud of more points than that is counted in so many cells each way."""

BEFORE, BETTER, WORSE, SAME = "#5f6f7a", "#005eb8", "#c2410c", "#5f6f7a"
Entry = tuple[str, str, str, str]
"""Of a key: its words, fill, outline and shape."""

SHADES = ("#dbe8f5", "#a9c8e6", "#6b9fd1", "#2f74b5", "#0b3f78")
KEY_OF_CELLS: list[Entry] = [
    ("few pairs", SHADES[0], SHADES[1], "square"),
    ("many pairs", SHADES[4], SHADES[4], "square"),
]


def by_pair(
    before: ArrayLike,
    after: ArrayLike,
    *,
    names: Sequence[str] | None = None,
    unit: str = "",
    title: str = "",
    improves: Literal["up", "down"] = "down",
    width: int = 800,
) -> Figure:
    """Each pair, the largest before at the top; beyond 60 pairs after against before.

    before, after: shape (n,), n >= 1, finite, one unit; names: n labels. Axes are
    logarithmic where all values are above zero and spread over more than twentyfold.
    What improved and what got worse differ in shape as well as in colour. Raises
    ValueError for no pairs or other lengths.
    """
    first, second = np.asarray(before, dtype=np.float64), np.asarray(after, dtype=np.float64)
    if first.ndim != 1 or first.shape != second.shape or not len(first):
        raise ValueError(f"Pairs need as many values before ({first.size}) as after ({second.size}).")
    if names is not None and len(names) != len(first):
        raise ValueError(f"There are {len(first)} pairs and {len(names)} names.")
    better = np.sign(second - first) * (-1 if improves == "down" else 1)
    alt = _alt(first, second, better, unit, title)
    heading = f"{title} ({unit})" if title and unit else title or unit
    if len(first) <= MOST_DUMBBELLS:
        spec = _dumbbells(first, second, better, names, heading, improves, width, alt)
    else:
        spec = _cloud(first, second, better, heading, improves, width, alt)
    return Figure(spec, alt, _table(first, second, names))


def _dumbbells(
    before: Floats,
    after: Floats,
    better: Floats,
    names: Sequence[str] | None,
    heading: str,
    improves: str,
    width: int,
    alt: str,
) -> dict[str, Any]:
    size = text_size(width)
    step = size + 5
    order = np.argsort(-before, kind="stable")
    named = [""] * len(order) if names is None else [str(names[place]) for place in order.tolist()]
    widest = max(text_width(name, size) for name in named)
    margins = Margins(
        left=min(round(widest * 1.15) + 20, width // 3), right=24, top=_top(heading, size), bottom=size + 26
    )
    plot = width - margins.left - margins.right
    scale = scale_of(np.concatenate([before, after]), plot)
    height = step * len(order) + 8
    heights = [4 + step * (row + 0.5) for row in range(len(order))]
    rows = [
        {
            "x": float(before[place]),
            "x2": float(after[place]),
            "py": y,
            "colour": _shade(better[place]),
            "shape": _shape(after[place] - before[place]),
            "area": 75,
        }
        for place, y in zip(order.tolist(), heights, strict=True)
    ]
    ends = [{"x": row["x2"], "py": row["py"], **_look(row)} for row in rows]
    across = axis("x", scale.ends, log=scale.log, **_ticked(scale))
    layers: list[Mark] = [
        rules(rows, across, "py", x2="x2", strokeWidth=2, opacity=0.45),
        points([{"x": row["x"], "py": row["py"]} for row in rows], "x", "py", **_hollow()),
        points(ends, "x", "py"),
        *_names(named, heights, size, margins),
        *_heading(heading, _key_of_dumbbells(improves), size, margins, width),
    ]
    return finish(layers, width=width, height=height + margins.top + margins.bottom, margins=margins, alt=alt)


def _cloud(
    before: Floats,
    after: Floats,
    better: Floats,
    heading: str,
    improves: str,
    width: int,
    alt: str,
) -> dict[str, Any]:
    size = text_size(width)
    scale = scale_of(np.concatenate([before, after]), width - 90)
    widest = max(text_width(plain_number(tick), size) for tick in scale.ticks)
    margins = Margins(left=round(widest) + 34, right=24, top=_top(heading, size), bottom=2 * size + 22)
    plot = min(width - margins.left - margins.right, 560)
    margins = Margins(margins.left, width - margins.left - plot, margins.top, margins.bottom)
    across = axis("x", scale.ends, log=scale.log, **_ticked(scale, title="before"))
    upward = axis("y", scale.ends, log=scale.log, **_ticked(scale, title="after"))
    many = len(before) > MOST_POINTS
    drawn = _counted(before, after, scale) if many else _scattered(before, after, better)
    diagonal = [{"x": end, "y": end} for end in scale.ends]
    at_end = [{"x": scale.ends[1], "y": scale.ends[1], "words": "no change"}]
    layers: list[Mark] = [
        drawn,
        lines(diagonal, across, upward, color=INK, strokeWidth=1.5, strokeDash=[5, 4]),
        text(at_end, align="right", dx=-26, dy=10 if plot > 300 else 14, color=QUIET, fontSize=size - 1),
        *_heading(heading, KEY_OF_CELLS if many else _key_of_points(improves), size, margins, width),
    ]
    height = plot + margins.top + margins.bottom
    return finish(layers, width=width, height=height, margins=margins, alt=alt)


def _scattered(before: Floats, after: Floats, better: Floats) -> Mark:
    """A point a pair: triangles where it got worse."""
    rows = [
        {"x": x, "y": y, "colour": _shade(b), "shape": "circle" if b >= 0 else _upright(y - x), "area": 40}
        for x, y, b in zip(before.tolist(), after.tolist(), better.tolist(), strict=True)
    ]
    return points(rows, opacity=0.75)


def _counted(before: Floats, after: Floats, scale: Scale) -> Mark:
    """Cells of the plane in five shades, by how many pairs fall into each."""
    edges = (np.geomspace if scale.log else np.linspace)(*scale.ends, CELLS + 1)
    counts, _, _ = np.histogram2d(before, after, bins=(edges, edges))
    full = np.argwhere(counts > 0)
    most = np.log1p(counts.max())
    rows = [
        {
            "x": edges[across],
            "x2": edges[across + 1],
            "y": edges[up],
            "y2": edges[up + 1],
            "colour": SHADES[min(4, int(5 * np.log1p(counts[across, up]) / most * 0.999))],
        }
        for across, up in full.tolist()
    ]
    return bands(rows)


def _names(names: Sequence[str], heights: Sequence[float], size: int, margins: Margins) -> list[Mark]:
    told = [{"py": y, "words": name} for name, y in zip(names, heights, strict=True) if name]
    return [text(told, at(-10), "py", align="right", limit=margins.left - 14, fontSize=size)] if told else []


def _heading(heading: str, key: Sequence[Entry], size: int, margins: Margins, width: int) -> list[Mark]:
    """The title over a key: which mark is which."""
    left, y = 6 - margins.left, 8 + size / 2 - margins.top
    drawn: list[Mark] = []
    if heading:
        style = {"fontWeight": "bold", "fontSize": size + 1, "limit": width - 12}
        drawn.append(text([{"words": heading}], at(left), at(y), **style))
        y += size + 10
    x = left + 6.0
    for words, fill, stroke, shape in key:
        dot = [{"px": x, "py": y, "colour": fill, "stroke": stroke, "shape": shape, "area": 70}]
        drawn.append(points(dot, "px", "py", strokeWidth=1.5))
        drawn.append(text([{"px": x, "py": y, "words": words}], "px", "py", dx=10))
        x += text_width(words, size) + (22 if width < NARROW else 30)
    return drawn


def _key_of_dumbbells(improves: str) -> list[Entry]:
    left, right = ("triangle-left", "triangle-right")[:: 1 if improves == "down" else -1]
    return [
        ("before", PAPER, BEFORE, "circle"),
        ("after, better", BETTER, BETTER, left),
        ("after, worse", WORSE, WORSE, right),
    ]


def _key_of_points(improves: str) -> list[Entry]:
    worse = _upright(1 if improves == "down" else -1)
    return [("better", BETTER, BETTER, "circle"), ("worse", WORSE, WORSE, worse)]


def _upright(change: float) -> str:
    return "triangle-up" if change > 0 else "triangle-down"


def _top(heading: str, size: int) -> int:
    return (size + 10 if heading else 0) + size + 22


def _ticked(scale: Scale, title: str | None = None) -> dict[str, Any]:
    return {
        "title": title,
        "values": list(scale.ticks),
        "labelExpr": scale.labels(),
        "domainColor": FAINT,
        "ticks": False,
        "labelPadding": 6,
    }


def _hollow() -> dict[str, Any]:
    return {"color": PAPER, "stroke": BEFORE, "strokeWidth": 1.5, "size": 50}


def _look(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: row[key] for key in ("colour", "shape", "area")}


def _shade(better: float) -> str:
    return BETTER if better > 0 else WORSE if better < 0 else SAME


def _shape(change: float) -> str:
    """A triangle points the way the value went."""
    return "triangle-left" if change < 0 else "triangle-right" if change > 0 else "square"


def _alt(before: Floats, after: Floats, better: Floats, unit: str, title: str) -> str:
    n = len(before)
    improved, worse = int((better > 0).sum()), int((better < 0).sum())
    fewest, most = (plain_number(float(pick(before))) for pick in (np.min, np.max))
    units = f" {unit}" if unit else ""
    text = f"{title}. " if title else ""
    text += f"{n:,} pairs before and after: {improved:,} improved, {worse:,} got worse"
    same = n - improved - worse
    text += f", {same:,} stayed the same." if same else "."
    return (
        f"{text} Before, they lay between {fewest} and {most}{units}, in the middle "
        f"{plain_number(float(np.median(before)))}; after, in the middle "
        f"{plain_number(float(np.median(after)))}."
    )


def _table(before: Floats, after: Floats, names: Sequence[str] | None) -> tuple[Mapping[str, Any], ...]:
    order = np.argsort(-before, kind="stable").tolist()
    return tuple(
        {
            "pair": str(names[place]) if names is not None else place + 1,
            "before": float(before[place]),
            "after": float(after[place]),
            "change": float(after[place] - before[place]),
        }
        for place in order
    )
