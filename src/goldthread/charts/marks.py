"""The few marks every figure is made of: text, points and lines placed by data or by pixel.

A field named px or py is a place in pixels from the plot's top left corner; x, x2, y
and y2 are in the units of the axes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Rows = Sequence[dict[str, Any]]


def marks(rows: Rows) -> Any:
    """A chart of those rows, to be given a mark and its channels."""
    import altair as alt

    return alt.Chart(alt.InlineData(values=list(rows)))


def place(field: str, **options: Any) -> Any:
    """A channel for a field: px and py by pixel, x and y by the shared axes."""
    import altair as alt

    channel = {"x": alt.X, "y": alt.Y, "x2": alt.X2, "y2": alt.Y2}[field.removeprefix("p")]
    if field in ("x2", "y2"):
        return channel(field)
    if field.startswith("p"):
        return channel(f"{field}:Q", scale=None, axis=None)
    return channel(f"{field}:Q", **options)


def colour(field: str = "colour") -> Any:
    """The row's own colour, as it is written."""
    import altair as alt

    return alt.Color(f"{field}:N", scale=None, legend=None)


def text(rows: Rows, x: str, y: str, **style: Any) -> Any:
    """The row's words at a place, in the row's colour where it has one."""
    style = {"align": "left", "baseline": "middle", **style}
    channels: dict[str, Any] = {"x": place(x), "y": place(y), "text": "words:N"}
    if rows and "colour" in rows[0]:
        channels["color"] = colour()
    return marks(rows).mark_text(**style).encode(**channels)


def points(rows: Rows, x: str, y: str, **style: Any) -> Any:
    """Filled points with the row's own colour, shape and size."""
    import altair as alt

    style = {"filled": True, "opacity": 1, **style}
    return (
        marks(rows)
        .mark_point(**style)
        .encode(
            x=place(x),
            y=place(y),
            color=colour(),
            shape=alt.Shape("shape:N", scale=None, legend=None),
            size=alt.Size("area:Q", scale=None, legend=None),
        )
    )
