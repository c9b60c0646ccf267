"""A chart that PowerPoint draws itself, which people may go on with: its data travel with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from goldthread.charts.spc import LOOKS
from goldthread.methods.plain import plain_time
from goldthread.papers.native import MOST_MARKED, Times, Values, points_of, times_of, values_of
from goldthread.papers.paper import Charted
from goldthread.papers.texts import cut, plain
from goldthread.papers.workbook_chart import LINES, POINTS, SIGNALS
from goldthread.tables.writing import defused

if TYPE_CHECKING:
    from pptx.slide import Slide

DOT = "#5f6f7a"


def insert_native(slide: Slide, part: Charted, place: tuple[float, float, float, float]) -> None:
    """Insert the chart at (left, top, width, height), in inches: limits dashed, signals by shape and colour.

    Nothing is inserted where there is no point.
    """
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
    from pptx.util import Inches, Pt

    if not part.points:
        return
    points, data = points_of(part), CategoryChartData()
    times = times_of(points)
    data.categories = [point["time"] if times else _category(point["time"]) for point in points]
    drawn = []
    for name, key in list(POINTS.items())[1:]:
        if any(point[key] is not None for point in points):
            data.add_series(name, [point[key] for point in points])
            drawn.append(name)
    for meaning in SIGNALS:
        marks = [point["value"] if point["meaning"] == str(meaning) else None for point in points]
        if any(mark is not None for mark in marks):
            data.add_series(LOOKS[meaning][0], marks)
            drawn.append(str(meaning))
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *map(Inches, place), data)
    frame._element._nvXxPr.cNvPr.set("descr", cut(part.alt, 2_000))
    chart = frame.chart
    chart.has_title, chart.has_legend = False, True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.font.size = Pt(11)
    for series, name in zip(chart.plots[0].series, drawn, strict=True):
        _look(series, name, many=len(points) > MOST_MARKED)
    _value_axis(chart.value_axis, values_of(part))
    _time_axis(chart.category_axis, times)


def _category(time: Any) -> str:
    """A time as a text that no workbook takes for a formula."""
    return defused(plain(plain_time(time)))


def _value_axis(axis: Any, values: Values) -> None:
    from pptx.dml.color import RGBColor
    from pptx.util import Pt

    axis.major_gridlines.format.line.color.rgb = RGBColor.from_string("E8EDEE")
    axis.minimum_scale, axis.maximum_scale = values.low, values.high
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = values.shown, False
    axis.has_title = bool(values.title)
    if values.title:
        axis.axis_title.text_frame.text = cut(values.title, 60)
        axis.axis_title.text_frame.paragraphs[0].runs[0].font.size = Pt(11)
        axis.axis_title.text_frame.paragraphs[0].runs[0].font.bold = False


def _time_axis(axis: Any, times: Times | None) -> None:
    from pptx.enum.chart import XL_TICK_LABEL_POSITION

    axis.tick_label_position, axis.has_major_gridlines = XL_TICK_LABEL_POSITION.LOW, False
    if times is None:
        return
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = times.shown, False
    _say(axis, "baseTimeUnit", times.base)
    _say(axis, "majorUnit", str(times.every))
    _say(axis, "majorTimeUnit", times.unit)


def _say(axis: Any, name: str, value: str) -> None:
    """What python-pptx has no word for, where PowerPoint looks for it: at the end, in this order."""
    from pptx.oxml.ns import qn
    from pptx.oxml.xmlchemy import OxmlElement

    for old in axis._element.findall(qn(f"c:{name}")):
        axis._element.remove(old)
    said = OxmlElement(f"c:{name}")
    said.set("val", value)
    axis._element.append(said)


def _look(series: Any, name: str, *, many: bool) -> None:
    """How a line is drawn: limits and target dashed without marks, signals as marks without a line."""
    from pptx.dml.color import RGBColor
    from pptx.enum.chart import XL_MARKER_STYLE
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Pt

    series.smooth = False
    shapes = {
        "improvement": XL_MARKER_STYLE.DIAMOND,
        "concern": XL_MARKER_STYLE.SQUARE,
        "neutral": XL_MARKER_STYLE.TRIANGLE,
    }
    if name in shapes:
        series.format.line.fill.background()
        _mark(series, shapes[name], 4 if many else 9, _colour_of(name))
        return
    look = LINES[name]
    series.format.line.color.rgb = RGBColor.from_string(look["color"][1:].upper())
    series.format.line.width = Pt(look["width"])
    dashes = {"dash": MSO_LINE.DASH, "round_dot": MSO_LINE.ROUND_DOT}
    if "dash_type" in look:
        series.format.line.dash_style = dashes[look["dash_type"]]
    if name == "Value" and not many:
        _mark(series, XL_MARKER_STYLE.CIRCLE, 5, DOT)
    else:
        series.marker.style = XL_MARKER_STYLE.NONE


def _colour_of(name: str) -> str:
    return next(colour for meaning, (_, colour, _) in LOOKS.items() if str(meaning) == name)


def _mark(series: Any, style: Any, size: int, colour: str) -> None:
    from pptx.dml.color import RGBColor

    shade = RGBColor.from_string(colour[1:].upper())
    series.marker.style, series.marker.size = style, size
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = shade
    series.marker.format.line.color.rgb = shade
