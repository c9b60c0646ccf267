"""A chart that Excel draws itself, of the data on its sheet."""

from __future__ import annotations

from typing import Any

from goldthread.charts.spc import LOOKS
from goldthread.charts.spc.lines import TARGET
from goldthread.charts.theme import QUIET
from goldthread.methods.spc import Meaning
from goldthread.papers.native import MOST_MARKED, Times, Values, points_of, times_of, values_of
from goldthread.papers.paper import Charted
from goldthread.papers.texts import cut

POINTS = {
    "When": "time",
    "Value": "value",
    "Centre": "centre",
    "Lower limit": "lower",
    "Upper limit": "upper",
    "Target": "target",
}
"""The columns of the data, and where each stands in a chart's points."""

SIGNALS = (Meaning.IMPROVEMENT, Meaning.CONCERN, Meaning.NEUTRAL)
"""Each has a column of its own right of those, with the value where a point means that."""

SHAPES = {Meaning.IMPROVEMENT: "diamond", Meaning.CONCERN: "square", Meaning.NEUTRAL: "triangle"}

LINES: dict[str, dict[str, Any]] = {
    "Value": {"color": "#7b8993", "width": 1.5},
    "Centre": {"color": QUIET, "width": 1.25},
    "Lower limit": {"color": QUIET, "width": 1, "dash_type": "dash"},
    "Upper limit": {"color": QUIET, "width": 1, "dash_type": "dash"},
    "Target": {"color": TARGET, "width": 1.5, "dash_type": "round_dot"},
}

WIDTH = 1_000
"""Pixels of a chart: as wide as the data beneath it."""

_DOT = {"type": "circle", "size": 4, "fill": {"color": "#5f6f7a"}, "border": {"color": "#5f6f7a"}}
_NO_MARK = {"type": "none"}


def insert_native(book: Any, sheet: Any, part: Charted, row: int, data: int) -> None:
    """Insert the chart at that row: limits dashed, signals by shape and colour, its words with it.

    The sheet holds the data already, with their headings in the row `data`. Its title and the names of its
    series are cells that it points to.
    """
    points = points_of(part)
    if not points:
        return
    chart, name = book.add_chart({"type": "line"}), sheet.get_name()
    many = len(points) > MOST_MARKED
    for column, (heading, key) in enumerate(POINTS.items()):
        if heading != "When" and any(point[key] is not None for point in points):
            look = {"line": LINES[heading], "marker": _DOT if heading == "Value" and not many else _NO_MARK}
            chart.add_series(_series(name, column, data, len(points)) | look)
    for column, meaning in enumerate(SIGNALS, len(POINTS)):
        if any(point["meaning"] == str(meaning) for point in points):
            colour = {"color": LOOKS[meaning][1]}
            mark = {"type": SHAPES[meaning], "size": 4 if many else 8, "fill": colour, "border": colour}
            chart.add_series(
                _series(name, column, data, len(points)) | {"line": {"none": True}, "marker": mark}
            )
    chart.set_title({"name": [name, 0, 0], "name_font": {"size": 12}, "overlay": False})
    chart.set_x_axis(_across(times_of(points)))
    chart.set_y_axis(_upward(values_of(part)))
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": WIDTH, "height": 420})
    chart.show_blanks_as("gap")
    sheet.insert_chart(row, 0, chart, {"description": cut(part.alt, 2_000), "object_position": 3})


def _across(times: Times | None) -> dict[str, Any]:
    look: dict[str, Any] = {"label_position": "low", "num_font": {"rotation": -45}}
    if times is None:
        return look
    every = {"major_unit": times.every, "major_unit_type": times.unit}
    return look | every | {"date_axis": True, "num_format": times.shown}


def _upward(values: Values) -> dict[str, Any]:
    ends = {"min": values.low, "max": values.high}
    lines = {"visible": True, "line": {"color": "#e8edee"}}
    said = {"name": values.title, "name_font": {"bold": False}} if values.title else {}
    return {"major_gridlines": lines, "num_format": values.shown, **ends, **said}


def _series(name: str, column: int, data: int, points: int) -> dict[str, Any]:
    return {
        "name": [name, data, column],
        "categories": [name, data + 1, 0, data + points, 0],
        "values": [name, data + 1, column, data + points, column],
    }
