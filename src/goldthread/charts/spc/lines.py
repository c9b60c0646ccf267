"""The lines of an SPC figure: centre and limits by phase, baseline, target."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import numpy as np

from goldthread.charts.marks import Mark, areas, at, bands, lines, rules, text
from goldthread.charts.spc.layout import Layout, centre_name
from goldthread.charts.theme import BAND, PAPER, QUIET, text_width
from goldthread.charts.time_axis import positions, time_axis
from goldthread.methods.spc import Chart, Phase

TARGET = "#9a1750"
CHANGED = "#5b2a8c"
"""A centre line whose runs signal a change: coloured, and dashed for those who see no colours."""

DASHES = {"usual": [5, 4], "trial": [2, 4], "own": []}
"""How limits are dashed: finer where they are trial limits, not at all where each point has its own."""

OWN = "#93a1ab"
"""Limits that move with every point are drawn paler, so that the points stand before them."""


def limit_lines(chart: Chart, layout: Layout) -> list[Mark]:
    """The ground between the limits, the limits, the centre line and the target, with both axes."""
    rows = [row for phase, edges in _phases(chart, layout) for row in _stretches(chart, phase, edges)]
    across = time_axis(chart.times, layout.x_domain, layout.plot_width, layout.size)
    drawn = [bands([], across, y=layout.y_axis.channel)]
    clip: dict[str, Any] = {"clip": True} if layout.cut else {}
    limited = _apart(rows)
    if limited:
        drawn.append(areas(limited, by="part", color=BAND, strokeWidth=0, **clip))
    for limits, dash in DASHES.items():
        shade = QUIET if dash else OWN
        dashed: dict[str, Any] = {"color": shade, "strokeWidth": 1, "strokeDash": dash, **clip}
        for side in ("y", "y2"):
            edge = [{**row, "y": row[side]} for row in limited if row["limits"] == limits]
            drawn += [lines(edge, by="part", **dashed)] if edge else []
    for changed in (False, True):
        centre = [{**row, "y": row["centre"]} for row in rows if row["changed"] is changed]
        look: dict[str, Any] = {"color": CHANGED, "strokeDash": [8, 3]} if changed else {"color": QUIET}
        drawn += [lines(centre, by="phase", strokeWidth=2 if changed else 1.5, **look)] if centre else []
    if chart.target is not None:
        target = [{"x": layout.x_domain[0], "x2": layout.x_domain[1], "y": chart.target}]
        drawn.append(rules(target, x2="x2", color=TARGET, strokeDash=[2, 3], strokeWidth=1.5))
    return drawn


def _apart(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows that have limits, each with the part it is of: no limit is drawn across a point without."""
    limited, part = [], 0
    for row in rows:
        if "y2" in row:
            limited.append({**row, "part": f"{row['phase']}, {part}"})
        else:
            part += 1
    return limited


def baselines(chart: Chart, layout: Layout) -> list[Mark]:
    """For each phase whose first points alone make its limits: which points those are."""
    x = positions(chart.times)
    low, high = layout.x_domain
    drawn = []
    for phase, (start, _) in _phases(chart, layout):
        if phase.made_from >= phase.n:
            continue
        last = phase.start + phase.made_from - 1
        wide = layout.plot_width / (high - low)
        ends = [(place - low) * wide for place in (start, (x[last] + x[last + 1]) / 2)]
        made = "limits" if chart.kind.has_limits else centre_name(chart)
        words = f"{made} from these {phase.made_from} points"
        drawn += _bracket(ends[0] + 1, ends[1], layout, words)
    return drawn


def _bracket(left: float, right: float, layout: Layout, words: str) -> list[Mark]:
    """A line along the bottom of the plot over the points of a baseline, with an end, and what it is."""
    y, size = layout.plot_height - 3.5, layout.size
    if text_width(words, size - 1) > right - left:
        words = "baseline"
    row = [{"px": left, "px2": right, "py": y}]
    end = [{"px": right, "py": y - 5, "py2": y + 3.5}]
    said = [{"px": left + 2, "py": y - size * 0.8, "words": words}]
    style: dict[str, Any] = {"color": QUIET, "strokeWidth": 2}
    dotted: dict[str, Any] = {"color": "#98a4ad", "strokeWidth": 1, "strokeDash": [1, 3]}
    return [
        rules([{"px": right}], "px", at(0), y2=at(layout.plot_height), **dotted),
        rules(row, "px", "py", x2="px2", **style),
        rules(end, "px", "py", y2="py2", **style),
        text(said, "px", "py", color=PAPER, stroke=PAPER, strokeWidth=4, fontSize=size - 1),
        text(said, "px", "py", color=QUIET, fontSize=size - 1),
    ]


def _phases(chart: Chart, layout: Layout) -> list[tuple[Phase, tuple[float, float]]]:
    """Each phase with where it begins and ends along x: halfway between its points and its neighbours'."""
    x = positions(chart.times)
    edges = [layout.x_domain[0]]
    edges += [(x[phase.start - 1] + x[phase.start]) / 2 for phase in chart.phases[1:]]
    edges.append(layout.x_domain[1])
    return [(phase, (edges[at], edges[at + 1])) for at, phase in enumerate(chart.phases)]


def _stretches(chart: Chart, phase: Phase, edges: tuple[float, float]) -> list[dict[str, Any]]:
    """Points of the lines of one phase: level where the limits stay, stepped where each point has its own.

    Where the centre moves from point to point, the lines go from point to point too.
    """
    x = np.array(positions(chart.times)[phase.start : phase.stop])
    part = slice(phase.start, phase.stop)
    centre, lower, upper = (line[part].tolist() for line in (chart.centre, chart.lower, chart.upper))
    same = list(zip(centre, lower, upper, strict=True))
    about = {
        "phase": phase.number,
        "limits": "trial" if phase.trial else "own" if len(set(upper)) > 1 else "usual",
        "changed": phase.runs is not None and phase.runs.signal,
    }
    if len(set(centre)) > 1:
        return [_row(where, own, about) for where, own in zip(x.tolist(), same, strict=True)]
    between = [edges[0], *((x[:-1] + x[1:]) / 2).tolist(), edges[1]]
    rows, start = [], 0
    for _, run in groupby(same, key=repr):
        stop = start + len(list(run))
        rows += [_row(where, same[start], about) for where in (between[start], between[stop])]
        start = stop
    return rows


def _row(x: float, own: tuple[float, float, float], about: dict[str, Any]) -> dict[str, Any]:
    centre, lower, upper = own
    row = {"x": x, "centre": centre, **about}
    return row if np.isnan(lower) and np.isnan(upper) else {**row, "y": lower, "y2": upper}


def names_of(named: Sequence[tuple[str, float]], chart: Chart, layout: Layout) -> list[Mark]:
    """The names of the lines in the right margin, each in its line's colour."""
    runs = chart.runs
    changed = CHANGED if runs is not None and runs.signal else "#212b32"
    shades = {"mean": changed, "median": changed, "expected": changed, "target": TARGET}
    rows = [
        {
            "px": layout.plot_width + 6,
            "py": py,
            "words": words,
            "colour": shades.get(words.split()[0], QUIET),
        }
        for words, py in named
    ]
    return [text(rows, "px", "py", fontSize=layout.size - 1)]
