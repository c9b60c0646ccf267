"""The marks every figure is made of, as plain Vega-Lite: text, points, lines, rules, bands, bars.

A mark is a dictionary, one layer of a figure; theme.finish puts layers together, the
first at the back. Rows are dictionaries of numbers and texts. Fields named x, x2, y
and y2 are in the units of the axes; px, px2, py and py2 are pixels from the plot's
top left corner. A row may say its own colour, and a point its shape, its area in
square pixels, its turn in degrees clockwise, the stroke and thickness of its outline.
Style is for all rows and takes Vega-Lite's own names (strokeWidth, fontSize, dx).

>>> waits = [{"x": 1, "y": 40.0}, {"x": 2, "y": 35.0}, {"x": 3, "y": 38.0}]
>>> across = axis("x", (0.5, 3.5), title="month", grid=False)
>>> up = axis("y", (30, 45), title="minutes")
>>> layers = [lines(waits, across, up, color="#9fabb3"), points(waits, color="#005eb8", size=40)]

One layer sets each axis and the others share it; what none sets, Vega-Lite chooses.
Then ``finish(layers, width=…, height=…, margins=…, alt=…)`` gives the specification.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

Rows = Sequence[Mapping[str, Any]]
Channel = dict[str, Any]
Mark = dict[str, Any]

OF_THE_ROW = {
    "colour": ("color", "nominal"),
    "shape": ("shape", "nominal"),
    "area": ("size", "quantitative"),
    "turn": ("angle", "quantitative"),
    "stroke": ("stroke", "nominal"),
    "thickness": ("strokeWidth", "quantitative"),
}
"""What a row may say of its own look: the field, the channel it goes to, its type."""

FOLLOWED = {
    "point": ("colour", "shape", "area", "turn", "stroke", "thickness"),
    "rule": ("colour", "thickness"),
}
"""What each kind of mark follows; any other only the colour."""


def place(field: str, **options: Any) -> Channel:
    """A channel for a field: px and py by pixel, x and y by the shared axes.

    options: Vega-Lite's for the channel. A second end (x2, py2) takes none.
    """
    if field in ("x2", "y2", "px2", "py2"):
        return {"field": field}
    if field in ("px", "py"):
        return {"field": field, "type": "quantitative", "scale": None, "axis": None}
    return {"field": field, "type": "quantitative", **options}


def axis(field: str, ends: tuple[float, float], /, *, log: bool = False, **options: Any) -> Channel:
    """A channel that says how far its axis goes and how it looks.

    ends: where it starts and stops, kept exactly. log: equal ratios stand equally far
    apart; both ends must be above zero. options: Vega-Lite's for an axis (title, values, format,
    labelExpr, tickCount, grid, …); title None for none.
    """
    scale: Channel = {"domain": list(ends), "nice": False, "zero": False}
    if log:
        scale = {"domain": list(ends), "nice": False, "type": "log"}
    return place(field, scale=scale, axis={"title": None, **options})


def at(pixel: float) -> Channel:
    """A channel that is the same for all rows: so many pixels from the plot's top or left."""
    return {"value": pixel}


def text(rows: Rows, x: str | Channel = "x", y: str | Channel = "y", **style: Any) -> Mark:
    """The row's words at a place, starting there and centred on it upright (align, baseline)."""
    words = {"text": {"field": "words", "type": "nominal"}}
    return mark("text", rows, {"x": x, "y": y}, {"align": "left", "baseline": "middle", **style}, words)


def points(rows: Rows, x: str | Channel = "x", y: str | Channel = "y", **style: Any) -> Mark:
    """Filled points; without a shape and an area of their own, circles of 30 square pixels."""
    return mark("point", rows, {"x": x, "y": y}, {"filled": True, "opacity": 1, **style})


def rules(
    rows: Rows,
    x: str | Channel | None = "x",
    y: str | Channel | None = "y",
    *,
    x2: str | Channel | None = None,
    y2: str | Channel | None = None,
    **style: Any,
) -> Mark:
    """Straight lines from (x, y) to (x2, y2), either end left out where it does not move.

    Without x a rule crosses the plot from left to right, without y from top to bottom.
    """
    return mark("rule", rows, {"x": x, "y": y, "x2": x2, "y2": y2}, style)


def lines(
    rows: Rows, x: str | Channel = "x", y: str | Channel = "y", *, by: str | None = None, **style: Any
) -> Mark:
    """A line through the rows from left to right, broken where y is missing; one for each value of by.

    interpolate="step-after" makes steps.
    """
    return mark("line", rows, {"x": x, "y": y}, style, _apart(by))


def areas(
    rows: Rows,
    x: str | Channel = "x",
    y: str | Channel = "y",
    y2: str | Channel = "y2",
    *,
    by: str | None = None,
    **style: Any,
) -> Mark:
    """The ground between y and y2 from left to right, as a band of limits; one for each value of by."""
    return mark("area", rows, {"x": x, "y": y, "y2": y2}, style, _apart(by))


def bands(
    rows: Rows,
    x: str | Channel | None = "x",
    x2: str | Channel | None = "x2",
    y: str | Channel | None = "y",
    y2: str | Channel | None = "y2",
    **style: Any,
) -> Mark:
    """Rectangles from one corner to the other; None for both x or both y reaches from edge to edge."""
    return mark("rect", rows, {"x": x, "x2": x2, "y": y, "y2": y2}, style)


def bars(
    rows: Rows,
    x: str | Channel = "x",
    y: str | Channel = "y",
    *,
    x2: str | Channel | None = None,
    y2: str | Channel | None = None,
    across: bool = True,
    size: float = 14,
    **style: Any,
) -> Mark:
    """Bars of that thickness in pixels, lying (across) or standing.

    From nought to x (or y); from x2 (or y2) where that is given.
    """
    style = {"orient": "horizontal" if across else "vertical", "size": size, **style}
    return mark("bar", rows, {"x": x, "y": y, "x2": x2, "y2": y2}, style)


def mark(
    kind: str,
    rows: Rows,
    places: Mapping[str, str | Channel | None],
    style: Mapping[str, Any],
    channels: Mapping[str, Channel] | None = None,
) -> Mark:
    """A layer of any Vega-Lite mark: what the others are made with.

    places: x, y, x2, y2, each the name of a field, a channel, or None for none. Numbers
    of numpy become plain ones; what is missing or infinite becomes null and is not drawn.
    """
    encoding = {
        channel: place(given) if isinstance(given, str) else given
        for channel, given in places.items()
        if given is not None
    }
    for field in FOLLOWED.get(kind, ("colour",)):
        if rows and field in rows[0]:
            channel, of_type = OF_THE_ROW[field]
            encoding[channel] = {"field": field, "type": of_type, "scale": None, "legend": None}
    return {
        "data": {"values": [{name: _plain(value) for name, value in row.items()} for row in rows]},
        "mark": {"type": kind, **style},
        "encoding": {**encoding, **(channels or {})},
    }


def _apart(by: str | None) -> dict[str, Channel]:
    return {} if by is None else {"detail": {"field": by, "type": "nominal"}}


def _plain(value: Any) -> Any:
    if hasattr(value, "item"):
        value = value.item()
    return None if isinstance(value, float) and not math.isfinite(value) else value
