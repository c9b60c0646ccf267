"""The SPC figure: what varies as ever, what has changed, and what happened when.

Colours follow NHS England's Making Data Count (grey, blue, orange, purple), darkened
where white paper would swallow them; shapes differ too, for those who see no colours.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from goldthread.charts.figure import Figure
from goldthread.charts.marks import Channel, Mark, at, axis, bands, lines, points, rules, text
from goldthread.charts.spc_layout import Event, Layout, lay_out, line_names, positions, ticks
from goldthread.charts.theme import BAND, INK, PAPER, QUIET, finish, text_size, text_width
from goldthread.methods.plain import plain_time, with_unit
from goldthread.methods.spc import Chart, Meaning, sentence

LOOKS = {
    Meaning.COMMON_CAUSE: ("As usual", "#5f6f7a", "circle"),
    Meaning.IMPROVEMENT: ("Improvement", "#0072ce", "diamond"),
    Meaning.CONCERN: ("Concern", "#d4610a", "square"),
    Meaning.NEUTRAL: ("Unusual", "#5b2a8c", "triangle-up"),
}
TARGET = "#9a1750"


def spc(
    chart: Chart,
    *,
    title: str = "",
    events: Sequence[tuple[Any, str]] = (),
    notes: Mapping[Any, str] | None = None,
    period: str = "month",
    width: int = 800,
) -> Figure:
    """An XmR chart with its limits per phase, target, signals, dated events and notes.

    events: (when, what) pairs on the same scale as the times; they are numbered from
    1 in order of time, and their words are drawn where there is room for all. Those
    outside the chart's span are left out. notes: time of a point to its note; noted
    points are lettered from a. The caller lists both beside the figure; the table
    carries notes with their points. width: the outer width in pixels, 280 or more;
    under 480 the figure is laid out for a telephone.
    """
    if width < 280:
        raise ValueError(f"A figure needs a width of 280 pixels or more; {width} is too narrow.")
    key = _key(chart, width)
    key_rows = 1 + max(entry["row"] for entry in key)
    layout = lay_out(chart, events=events, titled=bool(title), key_rows=key_rows, width=width)
    letters = _letters(chart, notes or {})
    alt_text = _alt(chart, title, period, layout.events)
    layers = [
        *_limits(chart, layout),
        *_events(layout),
        *_points(chart, layout),
        *_letters_drawn(chart, layout, letters),
        *_line_names(chart, layout),
        *_heading(chart, title, layout),
        *_key_drawn(key, layout),
    ]
    spec = finish(layers, width=width, height=layout.height, margins=layout.margins, alt=alt_text)
    return Figure(spec, alt_text, _table(chart, letters, notes or {}))


def _limits(chart: Chart, layout: Layout) -> list[Mark]:
    x = positions(chart.times)
    edges = [layout.x_domain[0]]
    edges += [(x[phase.start - 1] + x[phase.start]) / 2 for phase in chart.phases[1:]]
    edges.append(layout.x_domain[1])
    rows = [
        {"x": start, "x2": stop, "y": phase.lower, "y2": phase.upper, "centre": phase.centre}
        for phase, start, stop in zip(chart.phases, edges, edges[1:], strict=False)
    ]
    centre = [{**row, "y": row["centre"]} for row in rows]
    edge = [{**row, "y": row[side]} for row in rows for side in ("y", "y2")]
    drawn = [
        bands(rows, _time_axis(chart, layout), y=_value_axis(layout), color=BAND),
        rules(edge, x2="x2", color=QUIET, strokeDash=[5, 4], strokeWidth=1),
        rules(centre, x2="x2", color=QUIET, strokeWidth=1.5),
    ]
    if chart.target is not None:
        target = [{"x": edges[0], "x2": edges[-1], "y": chart.target}]
        drawn.append(rules(target, x2="x2", color=TARGET, strokeDash=[2, 3], strokeWidth=1.5))
    return drawn


def _points(chart: Chart, layout: Layout) -> list[Mark]:
    crowded = len(chart) > layout.plot_width / 6
    rows = []
    for x, value, meaning in zip(positions(chart.times), chart.values, chart.meaning, strict=True):
        _, shade, shape = LOOKS[meaning]
        usual = meaning is Meaning.COMMON_CAUSE
        area = (18 if crowded else 30) if usual else (40 if crowded else 80)
        rows.append({"x": x, "y": float(value), "colour": shade, "shape": shape, "area": area})
    line = lines([{"x": row["x"], "y": row["y"]} for row in rows], color="#9fabb3", strokeWidth=1.5)
    return [line, points(rows, stroke=PAPER, strokeWidth=0.5 if crowded else 1)]


def _events(layout: Layout) -> list[Mark]:
    if not layout.events:
        return []
    step = layout.size + 7
    rows = [
        {
            "x": event.x,
            "py": -4 - (event.lane + 0.5) * step,
            "words": event.shown,
        }
        for event in layout.events
    ]
    tall = rules(rows, "x", "py", y2=at(layout.plot_height), color="#98a4ad", strokeWidth=1)
    return [tall, text(rows, "x", "py", dx=4, color=INK, fontSize=layout.size - 1)]


def _line_names(chart: Chart, layout: Layout) -> list[Mark]:
    shades = {"mean": INK, "target": TARGET}
    rows = [
        {
            "px": layout.plot_width + 6,
            "py": py,
            "words": words,
            "colour": shades.get(words.split()[0], QUIET),
        }
        for words, py in line_names(chart, layout)
    ]
    return [text(rows, "px", "py", fontSize=layout.size - 1)]


def _heading(chart: Chart, title: str, layout: Layout) -> list[Mark]:
    size, left = layout.size, 4 - layout.margins.left
    drawn = []
    down = 8 - layout.margins.top
    if title:
        row = [{"px": left, "py": down + size / 2, "words": title}]
        limit = layout.width - 12
        drawn.append(text(row, "px", "py", fontSize=size + 2, fontWeight="bold", limit=limit))
        down += size + 12
    if chart.unit:
        row = [{"px": left, "py": down + size / 2, "words": chart.unit}]
        drawn.append(text(row, "px", "py", color=QUIET))
    return drawn


def _key(chart: Chart, width: int) -> list[dict[str, Any]]:
    """One entry for each meaning that occurs, in rows that fit the width."""
    size, x, row, entries = text_size(width), 10.0, 0, []
    for meaning, (words, shade, shape) in LOOKS.items():
        if meaning not in chart.meaning:
            continue
        wide = text_width(words, size) + 34
        if x + wide > width:
            x, row = 10.0, row + 1
        entries.append({"x": x, "row": row, "words": words, "colour": shade, "shape": shape, "area": 60})
        x += wide
    return entries


def _key_drawn(key: list[dict[str, Any]], layout: Layout) -> list[Mark]:
    down = layout.plot_height + layout.size + 22
    rows = [
        {
            **entry,
            "px": entry["x"] - layout.margins.left,
            "py": down + entry["row"] * (layout.size + 8),
        }
        for entry in key
    ]
    words = [{key: value for key, value in row.items() if key != "colour"} for row in rows]
    return [points(rows, "px", "py"), text(words, "px", "py", dx=11)]


def _letters(chart: Chart, notes: Mapping[Any, str]) -> dict[int, str]:
    """The letter of each noted point, by its place: a, b, … z, aa, …"""
    noted = [place for place, time in enumerate(chart.times) if time in notes]
    return {spot: _letter(count) for count, spot in enumerate(noted)}


def _letter(count: int) -> str:
    return ("" if count < 26 else _letter(count // 26 - 1)) + "abcdefghijklmnopqrstuvwxyz"[count % 26]


def _letters_drawn(chart: Chart, layout: Layout, letters: dict[int, str]) -> list[Mark]:
    if not letters:
        return []
    x = positions(chart.times)
    rows = [
        {"x": x[spot], "y": float(chart.values[spot]), "words": letter} for spot, letter in letters.items()
    ]
    style = {"dy": -layout.size, "align": "center", "fontWeight": "bold", "fontSize": layout.size}
    return [
        text(rows, "x", "y", stroke=PAPER, strokeWidth=4, color=PAPER, **style),
        text(rows, "x", "y", color=INK, **style),
    ]


def _time_axis(chart: Chart, layout: Layout) -> Channel:
    room = layout.plot_width / (layout.size * 5.6)
    options: dict[str, Any] = {"grid": False, "labelOverlap": "greedy", "labelFlush": False}
    if isinstance(chart.times[0], date):
        options |= _dated(chart, room)
    elif isinstance(chart.times[0], str):
        labels = json.dumps(chart.times, ensure_ascii=False)
        options |= {"labelExpr": f"{labels}[datum.value]", "tickMinStep": 1, "tickCount": int(room)}
    else:
        options["tickCount"] = int(room)
    return axis("x", layout.x_domain, **options)


def _dated(chart: Chart, room: float) -> dict[str, Any]:
    """Marks at the firsts of months or years; at days, where the chart is too short for those."""
    marked = ticks(chart.times, room)
    form = "%b %Y"
    if len(marked) < 2:
        every = max(1, -int(-len(chart) // max(room, 1)))
        marked, form = positions(chart.times)[::every], "%-d %b"
    elif marked[1] - marked[0] > 360 * 86_400_000:
        form = "%Y"
    return {"values": marked, "labelExpr": f"utcFormat(datum.value, '{form}')"}


def _value_axis(layout: Layout) -> Channel:
    marked = max(3, layout.plot_height // 45)
    return axis("y", layout.y_domain, tickCount=marked, domain=False, ticks=False, labelPadding=6)


def _alt(chart: Chart, title: str, period: str, events: Sequence[Event]) -> str:
    name = f"{title}: " if title else ""
    first, last = plain_time(chart.times[0]), plain_time(chart.times[-1])
    counted = f"{name}XmR chart of {len(chart)} points from {first} to {last}."
    centre = with_unit(chart.phases[-1].centre, chart.unit)
    lower, upper = (
        with_unit(value, chart.unit) for value in (chart.phases[-1].lower, chart.phases[-1].upper)
    )
    limits = f"Mean {centre}, limits {lower} to {upper}."
    target = "" if chart.target is None else f" Target {with_unit(chart.target, chart.unit)}."
    happened = "; ".join(f"{event.number}, {plain_time(event.time)}: {event.words}" for event in events)
    happenings = f" Dated events: {happened}." if happened else ""
    return f"{counted} {sentence(chart, period=period)} {limits}{target}{happenings}"


def _table(chart: Chart, letters: dict[int, str], notes: Mapping[Any, str]) -> tuple[Mapping[str, Any], ...]:
    return tuple(
        {
            "time": time,
            "value": float(chart.values[spot]),
            "phase": int(chart.phase[spot]),
            "centre": float(chart.centre[spot]),
            "lower": float(chart.lower[spot]),
            "upper": float(chart.upper[spot]),
            "signal": str(chart.signal[spot]),
            "meaning": str(chart.meaning[spot]),
            "target": chart.target,
            "note": f"{letters[spot]} {notes[time]}" if spot in letters else "",
        }
        for spot, time in enumerate(chart.times)
    )
