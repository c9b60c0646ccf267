"""A chart that Excel draws itself, of the data on its sheet."""

from __future__ import annotations

from typing import Any

from goldthread.charts.spc import LOOKS
from goldthread.charts.spc.lines import TARGET
from goldthread.charts.theme import QUIET
from goldthread.methods.spc import Meaning
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

DATA_COLUMN = 14
"""The data stand right of the chart, from this column on, under a row of headings."""

_DOT = {"type": "circle", "size": 4, "fill": {"color": "#5f6f7a"}, "border": {"color": "#5f6f7a"}}
_NO_MARK = {"type": "none"}


def insert_native(book: Any, sheet: Any, part: Charted, row: int) -> None:
    """Insert the chart at that row: limits dashed, signals by shape and colour, its words with it.

    The sheet holds the data already. Its title and the names of its series are cells that it points to.
    """
    last = len(part.points)
    if not last:
        return
    chart, name = book.add_chart({"type": "line"}), sheet.get_name()
    for offset, (column, key) in enumerate(POINTS.items()):
        if column != "When" and any(point[key] is not None for point in part.points):
            look = {"line": LINES[column], "marker": _DOT if column == "Value" else _NO_MARK}
            chart.add_series(_series(name, offset, last) | look)
    for offset, meaning in enumerate(SIGNALS, len(POINTS)):
        if any(point["meaning"] == str(meaning) for point in part.points):
            colour = {"color": LOOKS[meaning][1]}
            mark = {"type": SHAPES[meaning], "size": 8, "fill": colour, "border": colour}
            chart.add_series(_series(name, offset, last) | {"line": {"none": True}, "marker": mark})
    chart.set_title({"name": [name, 0, 0], "name_font": {"size": 12}, "overlay": False})
    chart.set_x_axis({"label_position": "low", "num_font": {"rotation": -45}, "num_format": "mmm yyyy"})
    chart.set_y_axis({"major_gridlines": {"visible": True, "line": {"color": "#e8edee"}}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 900, "height": 420})
    chart.show_blanks_as("gap")
    sheet.insert_chart(row, 0, chart, {"description": cut(part.alt, 2_000), "object_position": 3})


def _series(name: str, offset: int, last: int) -> dict[str, Any]:
    column = DATA_COLUMN + offset
    return {
        "name": [name, 0, column],
        "categories": [name, 1, DATA_COLUMN, last, DATA_COLUMN],
        "values": [name, 1, column, last, column],
    }
