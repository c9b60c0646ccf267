"""The SPC figure: what varies as ever, what has changed, and what happened when.

Colours follow NHS England's Making Data Count (grey, blue, orange, purple), darkened
where white paper would swallow them; shapes differ too, for those who see no colours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from goldthread.charts.figure import Figure
from goldthread.charts.key import Entry, key, rows_of
from goldthread.charts.marks import Mark, at, lines, points, rules, text
from goldthread.charts.spc.layout import Layout, centre_name, lay_out, line_names
from goldthread.charts.spc.lines import CHANGED, baselines, limit_lines, names_of
from goldthread.charts.spc.places import places_of
from goldthread.charts.spc.sums import READINGS, readings_behind, sums_drawn
from goldthread.charts.spc.words import alt_text, table_of
from goldthread.charts.theme import INK, PAPER, QUIET, finish, text_size, wrapped
from goldthread.charts.time_axis import positions
from goldthread.methods.spc import Chart, Kind, Meaning

LOOKS = {
    Meaning.COMMON_CAUSE: ("As usual", "#5f6f7a", "circle"),
    Meaning.IMPROVEMENT: ("Improvement", "#0072ce", "diamond"),
    Meaning.CONCERN: ("Concern", "#d4610a", "square"),
    Meaning.NEUTRAL: ("Unusual", "#5b2a8c", "triangle-up"),
}
READING = "Reading"


def spc(
    chart: Chart,
    *,
    title: str = "",
    events: Sequence[tuple[Any, str]] = (),
    notes: Mapping[Any, str] | None = None,
    period: str = "month",
    width: int = 800,
) -> Figure:
    """A chart of any kind with its limits by phase, target, signals, dated events and notes.

    Limits are stepped where each point has its own (p, u), and follow the points where the
    chart is adjusted; those of fewer than 13 points are dashed finer and named trial limits;
    a fixed baseline is marked beneath its points. A run chart has its median and what the
    runs say.

    events: (when, what) pairs on the same scale as the times; they are numbered from
    1 in order of time, and their words are drawn where there is room for all. Those
    outside the chart's span are left out. notes: time of a point to its note; noted
    points are lettered from a. The caller lists both beside the figure; the table
    carries notes with their points. width: the outer width in pixels, 280 or more;
    under 480 the figure is laid out for a telephone.
    """
    if width < 280:
        raise ValueError(f"A figure needs a width of 280 pixels or more; {width} is too narrow.")
    entries = _key(chart, width)
    heading = wrapped(title, width - 12, text_size(width) + 2)
    rows = rows_of(entries, width)
    layout = lay_out(chart, events=events, titled=len(heading), key_rows=rows, width=width)
    letters = _letters(chart, notes or {})
    alt = alt_text(chart, title, period, layout.events)
    beneath = layout.plot_height + layout.size + 22
    layers = [
        *limit_lines(chart, layout),
        *baselines(chart, layout),
        *_events(layout),
        *_points(chart, layout),
        *_letters_drawn(chart, layout, letters),
        *names_of(line_names(chart, layout), chart, layout),
        *_heading(chart, heading, layout),
        *key(entries, left=-layout.margins.left, top=beneath, width=width),
    ]
    spec = finish(layers, width=width, height=layout.height, margins=layout.margins, alt=alt)
    return Figure(spec, alt, table_of(chart, letters, notes or {}), places_of(chart, layout))


def _points(chart: Chart, layout: Layout) -> list[Mark]:
    """The line, broken at long gaps, and its points; of too many to tell apart, those that stand out."""
    room = layout.plot_width / len(chart)
    small, usual_too = room < 6, _all_told_apart(chart, layout.width)
    way, shown = [], []
    stretch = np.searchsorted(chart.gaps, np.arange(len(chart)), side="right").tolist()
    together = zip(positions(chart.times), chart.values, chart.meaning, stretch, strict=True)
    for x, value, meaning, between in together:
        _, shade, shape = LOOKS[meaning]
        usual = meaning is Meaning.COMMON_CAUSE
        area = (18 if small else 30) if usual else (40 if small else 80)
        way.append({"x": x, "y": float(value), **({"stretch": between} if chart.gaps else {})})
        if usual_too or not usual:
            shown.append({**way[-1], "colour": shade, "shape": shape, "area": area})
    by = "stretch" if chart.gaps else None
    drawn = readings_behind(chart)
    if chart.kind is Kind.CUSUM:
        drawn += sums_drawn(chart)
    else:
        drawn.append(lines(way, by=by, color="#9fabb3", strokeWidth=1.5 if usual_too else 1))
    return [*drawn, points(shown, stroke=PAPER, strokeWidth=0.5 if small else 1)] if shown else drawn


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


def _heading(chart: Chart, heading: Sequence[str], layout: Layout) -> list[Mark]:
    """From the top left corner down: the title, the unit, what is said of the runs."""
    size, left = layout.size, 4 - layout.margins.left
    limit = layout.width - 12
    drawn = []
    down = 8 - layout.margins.top + size / 2
    if heading:
        rows = [{"px": left, "py": down + at * (size + 5), "words": line} for at, line in enumerate(heading)]
        drawn.append(text(rows, "px", "py", fontSize=size + 2, fontWeight="bold", limit=limit))
        down += size + 12 + (len(heading) - 1) * (size + 5)
    if layout.said:
        rows = [
            {"px": left, "py": down + at * (size + 4), "words": line} for at, line in enumerate(layout.said)
        ]
        drawn.append(text(rows, "px", "py", fontSize=size - 1, limit=limit))
        down += len(layout.said) * (size + 4) + 4
    if chart.unit:
        added = {Kind.CUSUM: ", added up", Kind.EWMA: ", averaged"}.get(chart.kind, "")
        row = [{"px": left, "py": down, "words": f"{chart.unit}{added}"}]
        drawn.append(text(row, "px", "py", color=QUIET, limit=limit))
    return drawn


def _all_told_apart(chart: Chart, width: int) -> bool:
    """Whether every point can be seen for itself; else only those that stand out are drawn."""
    return width / len(chart) >= 2.4


def _key(chart: Chart, width: int) -> list[Entry]:
    """One entry for each meaning that is drawn, and for a centre line whose runs signal a change.

    Of a run chart no point is usual or not by itself: its points are readings.
    """
    plain = READING if chart.kind is Kind.RUN else LOOKS[Meaning.COMMON_CAUSE][0]
    entries = [
        Entry(plain if meaning is Meaning.COMMON_CAUSE else words, shade, shape)
        for meaning, (words, shade, shape) in LOOKS.items()
        if meaning in chart.meaning and (meaning is not Meaning.COMMON_CAUSE or _all_told_apart(chart, width))
    ]
    if chart.kind is Kind.EWMA:
        entries.append(Entry(READING, READINGS, "cross", 30))
    if any(phase.runs is not None and phase.runs.signal for phase in chart.phases):
        words = f"{centre_name(chart).capitalize()}, where runs signal a change"
        entries.append(Entry(words, CHANGED, thickness=2, dash=(8, 3)))
    return entries


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
