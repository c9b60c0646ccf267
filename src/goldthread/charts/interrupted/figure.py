"""The figure of an interrupted series: what was seen, what was fitted, and what would have been."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from goldthread.charts.figure import Figure
from goldthread.charts.interrupted.layout import Drawn, Layout, cut_off, drawn, interruption_lines, lay_out
from goldthread.charts.key import Entry, key
from goldthread.charts.marks import Mark, areas, at, bands, lines, points, rules, text
from goldthread.charts.theme import INK, PAPER, QUIET, finish
from goldthread.charts.time_axis import time_axis
from goldthread.methods.interrupted import Analysis
from goldthread.methods.interrupted.phrases import listed, when
from goldthread.methods.plain import count_word, plain_number, plain_time

OBSERVED, FITTED, WITHOUT = "#5f6f7a", "#005eb8", "#9a4a00"
WITHOUT_BAND, PALE, PALER, PHASE_IN = "#f6e6d8", "#8fa3b0", "#dfe5e9", "#e8edee"
DASH = (6, 4)


def interrupted(
    analysis: Analysis, *, title: str = "", names: Sequence[str] = (), width: int = 800
) -> Figure:
    """Observed points, the fitted line with its step, and the line without the interruption.

    The band around the line without is the interval of the line, not of single points;
    where it would dwarf the points it is cut off at the figure's edge, which the alt
    text says. Counts that are out of something are drawn as rates. names: what to call
    each interruption beside its date. Up to 20 controls are drawn pale, more as their
    mean alone. width: the outer width in pixels, 280 or more; under 480 the figure is
    laid out for a telephone.
    """
    if width < 280:
        raise ValueError(f"A figure needs a width of 280 pixels or more; {width} is too narrow.")
    shown = drawn(analysis)
    entries = _entries(analysis, shown)
    layout = lay_out(analysis, shown, names, entries, title, width)
    alt = _alt(analysis, title, cut_off(shown, layout))
    layers = [
        *_ground(analysis, shown, layout),
        *_controls(shown),
        *_without(shown),
        *_observed(shown, layout),
        *_fitted(shown),
        *_interruptions(layout),
        *_heading(shown.unit, layout),
        *key(
            entries,
            left=-layout.margins.left,
            top=layout.plot_height + layout.size + 24,
            width=width,
        ),
    ]
    spec = finish(layers, width=width, height=layout.height, margins=layout.margins, alt=alt)
    return Figure(spec, alt, _table(analysis, shown))


def _ground(analysis: Analysis, shown: Drawn, layout: Layout) -> list[Mark]:
    """The axes, the band of what would have been, and the phase-in window shaded."""
    within = [x for x, stretch in zip(shown.x, shown.stretch, strict=True) if stretch < 0]
    times = time_axis(analysis.calendar.times, layout.x_domain, layout.plot_width, layout.size)
    axes = {"x": times, "y": layout.y_axis.channel}
    unseen = [{"x": shown.x[0], "y": float(shown.observed[0])}]
    spots = np.flatnonzero(np.isfinite(shown.without))
    band = [
        {"x": shown.x[spot], "y": float(shown.lower[spot]), "y2": float(shown.upper[spot])} for spot in spots
    ]
    layers = [points(unseen, **axes, size=0), areas(band, color=WITHOUT_BAND, clip=True)]
    if within:
        start, half = interruption_lines(analysis, shown)[0], (shown.x[1] - shown.x[0]) / 2
        rows = [{"x": start, "x2": within[-1] + half}]
        layers.append(bands(rows, y=None, y2=None, color=PHASE_IN, opacity=0.75))
    return layers


def _controls(shown: Drawn) -> list[Mark]:
    if shown.mean is None:
        return []
    each = [
        {"x": x, "y": float(value), "which": which}
        for which, row in enumerate(shown.controls)
        for x, value in zip(shown.x, row, strict=True)
    ]
    mean = [{"x": x, "y": float(value)} for x, value in zip(shown.x, shown.mean, strict=True)]
    layers = [lines(each, by="which", color=PALER, strokeWidth=1, clip=True)] if each else []
    return [*layers, lines(mean, color=PALE, strokeWidth=2, clip=True)]


def _without(shown: Drawn) -> list[Mark]:
    """The line that went before, carried on from the last point before."""
    spots = np.flatnonzero(np.isfinite(shown.without))
    before = spots[0] - 1
    line = [{"x": shown.x[before], "y": float(shown.fitted[before])}]
    line += [{"x": shown.x[spot], "y": float(shown.without[spot])} for spot in spots]
    return [lines(line, color=WITHOUT, strokeWidth=2, strokeDash=list(DASH), clip=True)]


def _observed(shown: Drawn, layout: Layout) -> list[Mark]:
    crowded = len(shown.x) > layout.plot_width / 6
    rows = [{"x": x, "y": float(value)} for x, value in zip(shown.x, shown.observed, strict=True)]
    size = 16 if crowded else 30
    return [points(rows, color=OBSERVED, size=size, stroke=PAPER, strokeWidth=0.5)]


def _fitted(shown: Drawn) -> list[Mark]:
    """The fitted line, one piece for each stretch."""
    rows = [
        {"x": x, "y": float(value), "stretch": int(stretch)}
        for x, value, stretch in zip(shown.x, shown.fitted, shown.stretch, strict=True)
        if stretch >= 0
    ]
    return [lines(rows, by="stretch", color=FITTED, strokeWidth=2.5)]


def _interruptions(layout: Layout) -> list[Mark]:
    step = layout.size + 7
    tops = [{"x": label.x, "py": -4 - (label.lane + 0.5) * step} for label in layout.labels]
    layers = [rules(tops, "x", "py", y2=at(layout.plot_height), color=INK, strokeWidth=1)]
    for side, style in ((False, {"dx": 5}), (True, {"dx": -5, "align": "right"})):
        rows = [
            {**top, "words": label.words}
            for top, label in zip(tops, layout.labels, strict=True)
            if label.leftwards is side
        ]
        if rows:
            halo = {"stroke": PAPER, "strokeWidth": 4, "color": PAPER}
            layers += [
                text(rows, "x", "py", fontSize=layout.size - 1, **style, **look)
                for look in (halo, {"color": INK})
            ]
    return layers


def _heading(unit: str, layout: Layout) -> list[Mark]:
    size, left = layout.size, 4 - layout.margins.left
    down, layers = 8 - layout.margins.top + size / 2, []
    if layout.heading:
        rows = [
            {"px": left, "py": down + line * (size + 8), "words": words}
            for line, words in enumerate(layout.heading)
        ]
        layers.append(text(rows, "px", "py", fontSize=size + 2, fontWeight="bold"))
        down += len(rows) * (size + 8) + 4
    if unit:
        row = [{"px": left, "py": down, "words": unit}]
        layers.append(text(row, "px", "py", color=QUIET, limit=layout.width - 12))
    return layers


def _entries(analysis: Analysis, shown: Drawn) -> list[Entry]:
    level = plain_number(100 * analysis.fit.confidence)
    entries = [
        Entry("observed", OBSERVED, "circle", area=40),
        Entry("fitted", FITTED, thickness=2.5),
        Entry(f"without the interruption, with {level}% band", WITHOUT, thickness=2, dash=DASH),
    ]
    if analysis.control is not None:
        count = len(analysis.control.names)
        whose = analysis.control.names[0] if count == 1 else f"mean of {count_word(count)} controls"
        entries.append(Entry(whose, PALE, thickness=2))
    if (shown.stretch < 0).any():
        entries.append(Entry("phase-in, left out", PHASE_IN, "square", area=120, outline=QUIET))
    return entries


def _alt(analysis: Analysis, title: str, cut: bool) -> str:
    name = f"{title}: " if title else ""
    times = analysis.calendar.times
    span = f"{plain_time(times[0])} to {plain_time(times[-1])}"
    times_of = listed([when(time) for time in analysis.at])
    beyond = " The band reaches beyond the figure." if cut else ""
    finding = " ".join(analysis.sentences[:-1])
    return (
        f"{name}interrupted time series of {len(times)} points from {span}, interrupted {times_of}. "
        f"{finding}{beyond}"
    )


def _table(analysis: Analysis, shown: Drawn) -> tuple[Mapping[str, Any], ...]:
    """A row a point, on the scale of the figure; None where a line is not drawn."""
    columns = {
        "observed": shown.observed,
        "fitted": shown.fitted,
        "without": shown.without,
        "lower": shown.lower,
        "upper": shown.upper,
    }
    if shown.mean is not None:
        columns["control"] = shown.mean
    return tuple(
        {"time": time} | {name: _told(values[spot]) for name, values in columns.items()}
        for spot, time in enumerate(analysis.calendar.times)
    )


def _told(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
